/* pmn-person-lines.c: the lines that a followed person has in the activities
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-person-lines.h"

#include "pmn-activity-repository-private.h"
#include "pmn-nomenclature.h"

/* What to do with each line. */
typedef struct
{
  gint64 person_id;
  gint64 to_id; /* 0 = stays */
  gint old_year;
  gint new_year;
} Correction;

static GArray *
list_activities (PmnConnection *connection, gint64 person_id, GError **error)
{
  g_autoptr (PmnStatement) select = pmn_connection_prepare (
      connection, "SELECT DISTINCT activity_id FROM participation WHERE beneficiary_id = ?1",
      error);

  if (select == NULL)
    return NULL;
  pmn_statement_bind_int64 (select, 1, person_id);
  return pmn_statement_collect_ids (select, error);
}

static const char *
correct_age (const Correction *self, const char *age, PmnDay day)
{
  if (self->old_year == self->new_year)
    return age;
  if (self->new_year == 0 && g_strcmp0 (age, pmn_age_bracket (self->old_year, day)) != 0)
    return age;
  return g_intern_string (pmn_age_bracket (self->new_year, day));
}

/* Returns: whether a line is not what it was. */
static gboolean
correct_lines (const Correction *self, PmnActivity *activity)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < activity->participations->len; i++)
    {
      PmnParticipation *line = g_ptr_array_index (activity->participations, i);
      const char *age;

      if (line->beneficiary_id != self->person_id)
        continue;
      age = correct_age (self, line->age, activity->day);
      changed = changed || self->to_id != 0 || g_strcmp0 (age, line->age) != 0;
      line->age = age;
      if (self->to_id != 0)
        line->beneficiary_id = self->to_id;
    }
  return changed;
}

static gboolean
correct (PmnEdit *edit, const Correction *self, GError **error)
{
  PmnConnection *connection = pmn_edit_get_connection (edit);
  g_autoptr (GArray) ids = list_activities (connection, self->person_id, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (PmnActivity) activity = pmn_activity_repository_get (connection, id, error);

      if (activity == NULL)
        return FALSE;
      if (correct_lines (self, activity)
          && !pmn_activity_repository_write_image (edit, id, activity, error))
        return FALSE;
    }
  return ids != NULL;
}

gboolean
pmn_person_lines_move (PmnEdit *edit, gint64 from_id, gint64 to_id, GError **error)
{
  const Correction correction = { .person_id = from_id, .to_id = to_id };

  g_return_val_if_fail (edit != NULL && from_id != to_id, FALSE);

  return correct (edit, &correction, error);
}

gboolean
pmn_person_lines_correct_age (PmnEdit *edit, gint64 person_id, gint old_year, gint new_year,
                              GError **error)
{
  const Correction correction
      = { .person_id = person_id, .old_year = old_year, .new_year = new_year };

  g_return_val_if_fail (edit != NULL, FALSE);

  return old_year == new_year || correct (edit, &correction, error);
}
