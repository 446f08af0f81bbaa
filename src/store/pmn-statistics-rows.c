/* pmn-statistics-rows.c: figures from the activities themselves, where no rollup holds them
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each activity is read once, a batch at a time; then its children, in the order of the ids, for
 * neighbours in one stretch: people log day after day, so the activities of a period lie together.
 */
#include "config.h"

#include "pmn-statistics-rows.h"

#include "pmn-activity-row.h"
#include "pmn-activity-selection.h"
#include "pmn-nomenclature.h"
#include "pmn-rollup.h"

#define BATCH 4096
/* Reading the children of so many others costs less than looking for the next activity. */
#define MAX_GAP 4

typedef enum
{
  CHILD_TERM,
  CHILD_TALLY,
  CHILD_PERSON,
  N_CHILDREN,
} Child;

/* The order matters to add_stretch(); + keeps the index by term out, which statistics of the planner
   may make look cheaper. Numbers of seven digits are tags, which are not counted. */
static const char *const child_sql[N_CHILDREN] = {
  [CHILD_TERM] = "SELECT activity_id, term_id FROM activity_term"
                 " WHERE activity_id BETWEEN ? AND ?"
                 " AND +term_id NOT BETWEEN 1000000 AND 9999999 ORDER BY activity_id",
  [CHILD_TALLY] = "SELECT activity_id, term_id, n FROM activity_tally"
                  " WHERE activity_id BETWEEN ? AND ? ORDER BY activity_id",
  [CHILD_PERSON] = "SELECT activity_id, gender_term, age_term, status_term, beneficiary_id,"
                   " already_supported FROM participation"
                   " WHERE activity_id BETWEEN ? AND ? ORDER BY activity_id",
};

/* An activity whose children count. */
typedef struct
{
  gint64 id;
  gint64 people;
  guint children; /* bits: 1 << Child, for those that it may have */
} Parent;

typedef struct
{
  PmnStatisticsSum *sum;
  int sign;
  PmnStatement *select[N_CHILDREN];
  GArray *parents;
  int bucket_terms[4]; /* of durations, shortest first */
  int followed_term;
  int supported_term;
} Reader;

static int
shipped_term (PmnDimension dimension, const char *code)
{
  return pmn_nomenclature_by_code (dimension, code)->id;
}

static gboolean
reader_init (Reader *self, PmnStatisticsSum *sum, PmnConnection *connection, int sign,
             GError **error)
{
  *self = (Reader) { .sum = sum, .sign = sign };
  self->parents = g_array_sized_new (FALSE, FALSE, sizeof (Parent), BATCH);
  self->followed_term = shipped_term (PMN_DIMENSION_PERSON, "followed");
  self->supported_term = shipped_term (PMN_DIMENSION_PERSON, "already_supported");
  for (int child = 0; child < N_CHILDREN; child++)
    {
      self->select[child] = pmn_connection_prepare (connection, child_sql[child], error);
      if (self->select[child] == NULL)
        return FALSE;
    }
  return TRUE;
}

static void
reader_clear (Reader *self)
{
  for (int child = 0; child < N_CHILDREN; child++)
    g_clear_pointer (&self->select[child], pmn_statement_done);
  g_clear_pointer (&self->parents, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

/* Children ------------------------------------------------------------------------------------- */

static void
add_person (Reader *self, PmnStatement *row)
{
  gint64 beneficiary_id = pmn_statement_get_int64_or (row, 4, 0);

  for (int column = 1; column <= 3; column++)
    pmn_statistics_sum_add_term (self->sum, (int) pmn_statement_get_int64 (row, column), 0,
                                 self->sign);
  if (pmn_statement_get_int64 (row, 5) != 0)
    pmn_statistics_sum_add_term (self->sum, self->supported_term, 0, self->sign);
  if (beneficiary_id == 0)
    return;
  pmn_statistics_sum_add_term (self->sum, self->followed_term, 0, self->sign);
  pmn_statistics_sum_add_beneficiary (self->sum, beneficiary_id, self->sign);
}

static void
add_child (Reader *self, Child child, const Parent *parent, PmnStatement *row)
{
  switch (child)
    {
    case CHILD_TERM:
      pmn_statistics_sum_add_term (self->sum, (int) pmn_statement_get_int64 (row, 1), self->sign,
                                   self->sign * parent->people);
      break;
    case CHILD_TALLY:
      pmn_statistics_sum_add_term (self->sum, (int) pmn_statement_get_int64 (row, 1), 0,
                                   self->sign * pmn_statement_get_int64 (row, 2));
      break;
    case CHILD_PERSON:
      add_person (self, row);
      break;
    case N_CHILDREN:
    default:
      g_assert_not_reached ();
    }
}

/* Both ends have such children; between them there may be activities that were not selected. */
static gboolean
add_stretch (Reader *self, Child child, const Parent *first, const Parent *last, GError **error)
{
  PmnStatement *select = self->select[child];
  const Parent *parent = first;
  g_autoptr (GError) local_error = NULL;

  pmn_statement_bind_int64 (select, 1, first->id);
  pmn_statement_bind_int64 (select, 2, last->id);
  while (pmn_statement_step (select, &local_error))
    {
      gint64 id = pmn_statement_get_int64 (select, 0);

      while (parent->id < id)
        parent++;
      if (parent->id == id && (parent->children & (1u << child)) != 0)
        add_child (self, child, parent, select);
    }
  return pmn_statement_ended (g_steal_pointer (&local_error), error);
}

static int
compare_parents (const void *a, const void *b)
{
  const Parent *x = a, *y = b;

  return (x->id > y->id) - (x->id < y->id);
}

static gboolean
add_children (Reader *self, GError **error)
{
  g_array_sort (self->parents, compare_parents);
  for (int child = 0; child < N_CHILDREN; child++)
    {
      const Parent *first = NULL, *last = NULL;

      for (guint i = 0; i < self->parents->len; i++)
        {
          const Parent *parent = &g_array_index (self->parents, Parent, i);

          if ((parent->children & (1u << child)) == 0)
            continue;
          if (first != NULL && parent->id - last->id > MAX_GAP)
            {
              if (!add_stretch (self, child, first, last, error))
                return FALSE;
              first = NULL;
            }
          if (first == NULL)
            first = parent;
          last = parent;
        }
      if (first != NULL && !add_stretch (self, child, first, last, error))
        return FALSE;
    }
  g_array_set_size (self->parents, 0);
  return TRUE;
}

/* Activities ----------------------------------------------------------------------------------- */

/* The list is walked once for each length met, not for each activity. */
static int
bucket_term (Reader *self, int minutes)
{
  int *term = &self->bucket_terms[(minutes >= 30) + (minutes >= 60) + (minutes >= 120)];

  if (*term == 0)
    *term = shipped_term (PMN_DIMENSION_DURATION, pmn_duration_bucket (minutes));
  return *term;
}

#define COLUMNS                                                                                    \
  "KEY, a.kind, a.minutes, a.people, a.place_kind, a.referral_term, a.autonomy_term,"              \
  " a.level_term, a.id, a.anonymous"

static void
add_activity (Reader *self, PmnStatement *row)
{
  int month = pmn_day_month (pmn_sort_key_day (pmn_statement_get_int64 (row, 0)));
  int kind = (int) pmn_statement_get_int64 (row, 1);
  gint64 minutes = pmn_statement_get_int64 (row, 2);
  gint64 anonymous = pmn_statement_get_int64 (row, 9);
  Parent parent
      = { pmn_statement_get_int64 (row, 8), pmn_statement_get_int64 (row, 3), 1u << CHILD_TERM };
  gint64 people = self->sign * parent.people;

  pmn_statistics_sum_add_activities (self->sum, month, kind, self->sign, people,
                                     self->sign * minutes);
  if (kind == PMN_ACTIVITY_LOCAL)
    return;
  pmn_statistics_sum_add_term (self->sum, bucket_term (self, (int) minutes), self->sign, people);
  pmn_statistics_sum_add_term (self->sum,
                               pmn_rollup_place_kind_term ((int) pmn_statement_get_int64 (row, 4)),
                               self->sign, people);
  for (int column = 5; column <= 7; column++)
    pmn_statistics_sum_add_term (self->sum, (int) pmn_statement_get_int64_or (row, column, 0),
                                 self->sign, people);
  if (anonymous > 0)
    parent.children |= 1u << CHILD_TALLY;
  if (parent.people > anonymous)
    parent.children |= 1u << CHILD_PERSON;
  g_array_append_val (self->parents, parent);
}

gboolean
pmn_statistics_rows_add (PmnStatisticsSum *sum, PmnConnection *connection,
                         const PmnActivityFilter *filter, int sign, GError **error)
{
  g_autoptr (PmnActivitySelection) selection = NULL;
  g_autoptr (PmnStatement) rows = NULL;
  g_autoptr (GError) local_error = NULL;
  g_auto (Reader) reader = { NULL };

  g_return_val_if_fail (sum != NULL && connection != NULL && filter != NULL, FALSE);
  g_return_val_if_fail (sign == 1 || sign == -1, FALSE);

  selection = pmn_activity_selection_new (connection, filter, error);
  if (selection == NULL)
    return FALSE;
  if (pmn_activity_selection_is_empty (selection))
    return TRUE;
  rows = pmn_activity_selection_prepare (selection, COLUMNS, NULL, "a.incomplete = 0", NULL, error);
  if (rows == NULL || !reader_init (&reader, sum, connection, sign, error))
    return FALSE;
  while (pmn_statement_step (rows, &local_error))
    {
      add_activity (&reader, rows);
      if (reader.parents->len >= BATCH && !add_children (&reader, error))
        return FALSE;
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return add_children (&reader, error);
}
