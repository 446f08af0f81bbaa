/* pmn-activity-row.c: an activity read from its tables
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activity-row.h"

#include <glib/gi18n-lib.h>

#include "pmn-nomenclature.h"
#include "pmn-term-store.h"

PmnDay
pmn_sort_key_day (gint64 sort_key)
{
  gint64 day = sort_key / PMN_SORT_KEY_FACTOR;

  return (PmnDay) (sort_key % PMN_SORT_KEY_FACTOR < 0 ? day - 1 : day);
}

static void
copy_short (char *buffer, gsize size, PmnStatement *statement, int column)
{
  const char *text = pmn_statement_get_text (statement, column);

  g_strlcpy (buffer, text != NULL ? text : "", size);
}

static PmnTriState
get_tri_state (PmnStatement *statement, int column)
{
  switch (pmn_statement_get_int64_or (statement, column, PMN_UNKNOWN))
    {
    case PMN_NO:
      return PMN_NO;
    case PMN_YES:
      return PMN_YES;
    default:
      return PMN_UNKNOWN;
    }
}

#define SELECT_ROW                                                                                 \
  "SELECT uuid, version, created_at, updated_at, deleted_at, unmade, step_id, sort_key, kind,"     \
  " incomplete, minutes, mediator_id, place_kind, place_id, insee, postcode, commune, anonymous,"  \
  " local_term, level_term, autonomy_term, oriented, referral_term, referral_body, procedure,"     \
  " title, notes, local_ref, national_id, source, source_stamp, original, group_uuid"              \
  " FROM activity WHERE id = ?"

static void
read_record (PmnActivity *activity, PmnStatement *s)
{
  copy_short (activity->record.uuid, sizeof activity->record.uuid, s, 0);
  activity->record.version = pmn_statement_get_int64 (s, 1);
  activity->record.created_at = pmn_statement_get_int64 (s, 2);
  activity->record.updated_at = pmn_statement_get_int64 (s, 3);
  activity->record.deleted_at = pmn_statement_get_int64_or (s, 4, 0);
}

static gboolean
read_code (PmnConnection *connection, PmnStatement *s, int column, const char **code,
           GError **error)
{
  int id = (int) pmn_statement_get_int64_or (s, column, 0);

  *code = pmn_term_store_code (connection, id, error);
  return id == 0 || *code != NULL;
}

static gboolean
read_fields (PmnConnection *connection, PmnActivity *activity, PmnStatement *s, GError **error)
{
  activity->kind = (PmnActivityKind) pmn_statement_get_int64 (s, 8);
  activity->incomplete = pmn_statement_get_int64 (s, 9) != 0;
  activity->minutes = (int) pmn_statement_get_int64 (s, 10);
  activity->mediator_id = pmn_statement_get_int64 (s, 11);
  activity->place_kind = (PmnPlaceKind) pmn_statement_get_int64 (s, 12);
  activity->place_id = pmn_statement_get_int64_or (s, 13, 0);
  copy_short (activity->insee, sizeof activity->insee, s, 14);
  copy_short (activity->postcode, sizeof activity->postcode, s, 15);
  activity->commune = pmn_statement_dup_text (s, 16);
  activity->anonymous = (guint) pmn_statement_get_int64 (s, 17);
  activity->oriented = get_tri_state (s, 21);
  activity->referral_body = pmn_statement_dup_text (s, 23);
  activity->procedure = pmn_statement_dup_text (s, 24);
  activity->title = pmn_statement_dup_text (s, 25);
  activity->notes = pmn_statement_dup_text (s, 26);
  activity->local_ref = pmn_statement_dup_text (s, 27);
  activity->national_id = pmn_statement_dup_text (s, 28);
  activity->source = (PmnSource) pmn_statement_get_int64 (s, 29);
  activity->source_stamp = pmn_statement_dup_text (s, 30);
  activity->original = pmn_statement_dup_text (s, 31);
  activity->group_uuid = pmn_statement_dup_text (s, 32);
  return read_code (connection, s, 18, &activity->local_kind, error)
         && read_code (connection, s, 19, &activity->level, error)
         && read_code (connection, s, 20, &activity->autonomy, error)
         && read_code (connection, s, 22, &activity->referral, error);
}

typedef gboolean (*ReadLine) (PmnConnection *connection, PmnActivity *activity,
                              PmnStatement *statement, GError **error);

static gboolean
read_lines (PmnConnection *connection, PmnActivity *activity, const char *sql, ReadLine read_line,
            GError **error)
{
  g_autoptr (PmnStatement) select = pmn_connection_prepare (connection, sql, error);
  g_autoptr (GError) local_error = NULL;

  if (select == NULL)
    return FALSE;
  pmn_statement_bind_int64 (select, 1, activity->record.id);
  while (pmn_statement_step (select, &local_error))
    if (!read_line (connection, activity, select, error))
      return FALSE;
  return pmn_statement_ended (g_steal_pointer (&local_error), error);
}

static gboolean
read_term (PmnConnection *connection, PmnActivity *activity, PmnStatement *s, GError **error)
{
  int id = (int) pmn_statement_get_int64 (s, 0);
  const char *code = pmn_term_store_code (connection, id, error);
  GPtrArray *codes;

  if (code == NULL)
    return FALSE;
  switch (pmn_term_store_dimension (id))
    {
    case PMN_DIMENSION_THEME:
      codes = activity->themes;
      break;
    case PMN_DIMENSION_MATERIAL:
      codes = activity->materials;
      break;
    default:
      codes = activity->tags;
      break;
    }
  g_ptr_array_add (codes, (gpointer) code);
  return TRUE;
}

static gboolean
read_co_mediator (PmnConnection *connection, PmnActivity *activity, PmnStatement *s, GError **error)
{
  gint64 id = pmn_statement_get_int64 (s, 0);

  g_array_append_val (activity->co_mediators, id);
  return TRUE;
}

static gboolean
read_tally (PmnConnection *connection, PmnActivity *activity, PmnStatement *s, GError **error)
{
  int id = (int) pmn_statement_get_int64 (s, 0);
  PmnTally tally = { .dimension = pmn_term_store_dimension (id),
                     .code = pmn_term_store_code (connection, id, error),
                     .n = (guint) pmn_statement_get_int64 (s, 1) };

  if (tally.code == NULL)
    return FALSE;
  g_array_append_val (activity->tallies, tally);
  return TRUE;
}

static gboolean
read_participation (PmnConnection *connection, PmnActivity *activity, PmnStatement *s,
                    GError **error)
{
  PmnParticipation *person = pmn_participation_new ();

  g_ptr_array_add (activity->participations, person);
  person->position = (guint) pmn_statement_get_int64 (s, 0);
  copy_short (person->uuid, sizeof person->uuid, s, 1);
  person->beneficiary_id = pmn_statement_get_int64_or (s, 2, 0);
  copy_short (person->insee, sizeof person->insee, s, 6);
  copy_short (person->postcode, sizeof person->postcode, s, 7);
  person->commune = pmn_statement_dup_text (s, 8);
  person->already_supported = pmn_statement_get_int64 (s, 9) != 0;
  return read_code (connection, s, 3, &person->gender, error)
         && read_code (connection, s, 4, &person->age, error)
         && read_code (connection, s, 5, &person->status, error);
}

static gboolean
read_all_lines (PmnConnection *connection, PmnActivity *activity, GError **error)
{
  return read_lines (connection, activity,
                     "SELECT term_id FROM activity_term WHERE activity_id = ? ORDER BY term_id",
                     read_term, error)
         && read_lines (connection, activity,
                        "SELECT mediator_id FROM activity_co_mediator WHERE activity_id = ?"
                        " ORDER BY mediator_id",
                        read_co_mediator, error)
         && read_lines (connection, activity,
                        "SELECT term_id, n FROM activity_tally WHERE activity_id = ?"
                        " ORDER BY term_id",
                        read_tally, error)
         && read_lines (connection, activity,
                        "SELECT position, uuid, beneficiary_id, gender_term, age_term, status_term,"
                        " insee, postcode, commune, already_supported FROM participation"
                        " WHERE activity_id = ? ORDER BY position",
                        read_participation, error);
}

PmnActivity *
pmn_activity_row_load (PmnConnection *connection, gint64 id, PmnActivityRow *row, GError **error)
{
  g_autoptr (PmnStatement) select = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (PmnActivity) activity = NULL;

  g_return_val_if_fail (connection != NULL, NULL);

  select = pmn_connection_prepare (connection, SELECT_ROW, error);
  if (select == NULL)
    return NULL;
  pmn_statement_bind_int64 (select, 1, id);
  if (!pmn_statement_step (select, &local_error))
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error_literal (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NOT_FOUND,
                             _ ("This activity is not in the register."));
      return NULL;
    }

  activity = pmn_activity_new ();
  activity->record.id = id;
  read_record (activity, select);
  activity->day = pmn_sort_key_day (pmn_statement_get_int64 (select, 7));
  if (row != NULL)
    {
      row->unmade = pmn_statement_get_int64 (select, 5) != 0;
      row->step_id = pmn_statement_get_int64_or (select, 6, 0);
      row->sort_key = pmn_statement_get_int64 (select, 7);
    }
  if (!read_fields (connection, activity, select, error)
      || !read_all_lines (connection, activity, error))
    return NULL;
  return g_steal_pointer (&activity);
}
