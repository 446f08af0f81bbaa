/* pmn-statistics-query.c: the figures, from the rollups where they can answer, else from the rows
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pmn-statistics-query.h"

#include "pmn-activity-row.h"
#include "pmn-activity-selection.h"
#include "pmn-nomenclature.h"
#include "pmn-rollup.h"
#include "pmn-statistics-sum.h"
#include "pmn-term-store.h"

#define FIRST_MONTH 0
#define LAST_MONTH 999912

/* A period as whole months and at most two stretches of days that cut one. */
typedef struct
{
  gboolean has_months;
  int first_month;
  int last_month;
  PmnPeriod cuts[2];
  guint n_cuts;
} Split;

/* From rows ------------------------------------------------------------------------------------ */

typedef void (*AddRow) (PmnStatisticsSum *sum, PmnStatement *row);

static gboolean
add_rows (PmnStatisticsSum *sum, PmnActivitySelection *selection, const char *columns,
          const char *join, const char *where, AddRow add_row, GError **error)
{
  g_autoptr (PmnStatement) rows
      = pmn_activity_selection_prepare (selection, columns, join, where, NULL, error);
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (pmn_statement_step (rows, &local_error))
    add_row (sum, rows);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

static int
shipped_term (PmnDimension dimension, const char *code)
{
  return pmn_nomenclature_by_code (dimension, code)->id;
}

static void
add_activity (PmnStatisticsSum *sum, PmnStatement *row)
{
  int month = pmn_day_month (pmn_sort_key_day (pmn_statement_get_int64 (row, 0)));
  int kind = (int) pmn_statement_get_int64 (row, 1);
  gint64 minutes = pmn_statement_get_int64 (row, 2);
  gint64 people = pmn_statement_get_int64 (row, 3);
  const char *bucket = pmn_duration_bucket ((int) minutes);

  pmn_statistics_sum_add_activities (sum, month, kind, 1, people, minutes);
  if (kind == PMN_ACTIVITY_LOCAL)
    return;
  pmn_statistics_sum_add_term (sum, shipped_term (PMN_DIMENSION_DURATION, bucket), 1, people);
  pmn_statistics_sum_add_term (
      sum, pmn_rollup_place_kind_term ((int) pmn_statement_get_int64 (row, 4)), 1, people);
  for (int column = 5; column <= 7; column++)
    pmn_statistics_sum_add_term (sum, (int) pmn_statement_get_int64_or (row, column, 0), 1, people);
}

static void
add_activity_term (PmnStatisticsSum *sum, PmnStatement *row)
{
  pmn_statistics_sum_add_term (sum, (int) pmn_statement_get_int64 (row, 0), 1,
                               pmn_statement_get_int64 (row, 1));
}

static void
add_tally (PmnStatisticsSum *sum, PmnStatement *row)
{
  pmn_statistics_sum_add_term (sum, (int) pmn_statement_get_int64 (row, 0), 0,
                               pmn_statement_get_int64 (row, 1));
}

static void
add_person (PmnStatisticsSum *sum, PmnStatement *row)
{
  gint64 beneficiary_id = pmn_statement_get_int64_or (row, 3, 0);

  for (int column = 0; column <= 2; column++)
    pmn_statistics_sum_add_term (sum, (int) pmn_statement_get_int64 (row, column), 0, 1);
  if (pmn_statement_get_int64 (row, 4) != 0)
    pmn_statistics_sum_add_term (sum, shipped_term (PMN_DIMENSION_PERSON, "already_supported"), 0,
                                 1);
  if (beneficiary_id == 0)
    return;
  pmn_statistics_sum_add_term (sum, shipped_term (PMN_DIMENSION_PERSON, "followed"), 0, 1);
  pmn_statistics_sum_add_beneficiary (sum, beneficiary_id);
}

#define NOT_LOCAL "a.incomplete = 0 AND a.kind <> 4"

/* The children of an activity are only looked for where there are some. */
static gboolean
sum_rows (PmnConnection *connection, const PmnActivityFilter *filter, PmnStatisticsSum *sum,
          GError **error)
{
  g_autoptr (PmnActivitySelection) selection
      = pmn_activity_selection_new (connection, filter, error);

  if (selection == NULL)
    return FALSE;
  if (pmn_activity_selection_is_empty (selection))
    return TRUE;
  return add_rows (sum, selection,
                   "KEY, a.kind, a.minutes, a.people, a.place_kind, a.referral_term,"
                   " a.autonomy_term, a.level_term",
                   NULL, "a.incomplete = 0", add_activity, error)
         && add_rows (sum, selection, "y.term_id, a.people",
                      " CROSS JOIN activity_term y ON y.activity_id = a.id",
                      NOT_LOCAL " AND y.term_id < 11000", add_activity_term, error)
         && add_rows (sum, selection, "y.term_id, y.n",
                      " CROSS JOIN activity_tally y ON y.activity_id = a.id",
                      NOT_LOCAL " AND a.anonymous > 0", add_tally, error)
         && add_rows (sum, selection,
                      "y.gender_term, y.age_term, y.status_term, y.beneficiary_id,"
                      " y.already_supported",
                      " CROSS JOIN participation y ON y.activity_id = a.id",
                      NOT_LOCAL " AND a.people > a.anonymous", add_person, error);
}

/* From rollups --------------------------------------------------------------------------------- */

static void
bind_grain (PmnStatement *statement, const PmnActivityFilter *filter, const Split *split)
{
  pmn_statement_bind_int64 (statement, 1, filter->mediator_id);
  pmn_statement_bind_int64 (statement, 2, filter->place_id);
  pmn_statement_bind_int64 (statement, 3, split->first_month);
  pmn_statement_bind_int64 (statement, 4, split->last_month);
}

static gboolean
wants_kind (const PmnActivityFilter *filter, int kind)
{
  return filter->kinds == 0 || (filter->kinds & (1u << kind)) != 0;
}

static gboolean
sum_rollups (PmnConnection *connection, const PmnActivityFilter *filter, const Split *split,
             PmnStatisticsSum *sum, GError **error)
{
  g_autoptr (PmnStatement) select = NULL;
  g_autoptr (GError) local_error = NULL;

  select = pmn_connection_prepare (connection,
                                   "SELECT month, kind, term_id, activities, accompaniments,"
                                   " minutes FROM rollup WHERE mediator_id = ? AND place_id = ?"
                                   " AND month BETWEEN ? AND ?",
                                   error);
  if (select == NULL)
    return FALSE;
  bind_grain (select, filter, split);
  while (pmn_statement_step (select, &local_error))
    {
      int kind = (int) pmn_statement_get_int64 (select, 1);
      int term_id = (int) pmn_statement_get_int64 (select, 2);
      gint64 n = pmn_statement_get_int64 (select, 3);
      gint64 people = pmn_statement_get_int64 (select, 4);

      if (!wants_kind (filter, kind))
        continue;
      if (term_id == 0)
        pmn_statistics_sum_add_activities (sum, (int) pmn_statement_get_int64 (select, 0), kind, n,
                                           people, pmn_statement_get_int64 (select, 5));
      else
        pmn_statistics_sum_add_term (sum, term_id, n, people);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

/* With cut months the same person may come in both, so each is looked at. */
static gboolean
sum_people (PmnConnection *connection, const PmnActivityFilter *filter, const Split *split,
            PmnStatisticsSum *sum, GError **error)
{
  g_autoptr (PmnStatement) select = NULL;
  g_autoptr (GError) local_error = NULL;

  select = pmn_connection_prepare (connection,
                                   "SELECT kind, beneficiary_id FROM person_month"
                                   " WHERE mediator_id = ? AND place_id = ?"
                                   " AND month BETWEEN ? AND ?",
                                   error);
  if (select == NULL)
    return FALSE;
  bind_grain (select, filter, split);
  while (pmn_statement_step (select, &local_error))
    if (wants_kind (filter, (int) pmn_statement_get_int64 (select, 0)))
      pmn_statistics_sum_add_beneficiary (sum, pmn_statement_get_int64 (select, 1));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

/* ---------------------------------------------------------------------------------------------- */

static gboolean
rollups_can_answer (const PmnActivityFilter *filter)
{
  g_autoptr (PmnActivityFilter) rest = pmn_activity_filter_copy (filter);

  rest->from = rest->to = PMN_DAY_NONE;
  rest->mediator_id = rest->place_id = 0;
  rest->kinds = 0;
  return pmn_activity_filter_is_empty (rest);
}

static PmnDay
first_of_month (int month)
{
  return pmn_day_from_ymd (month / 100, month % 100, 1);
}

static void
add_cut (Split *split, PmnDay from, PmnDay to)
{
  split->cuts[split->n_cuts++] = (PmnPeriod) { from, to };
}

static Split
split_period (PmnDay from, PmnDay to)
{
  Split split = { TRUE, FIRST_MONTH, LAST_MONTH, { { 0 } }, 0 };

  if (from != PMN_DAY_NONE)
    {
      PmnDay next = first_of_month (pmn_month_add (pmn_day_month (from), 1));

      split.first_month = pmn_day_month (from);
      if (from != first_of_month (split.first_month))
        {
          add_cut (&split, from, to != PMN_DAY_NONE && to < next ? to : next - 1);
          split.first_month = pmn_day_month (next);
          if (to != PMN_DAY_NONE && to < next)
            split.has_months = FALSE;
        }
    }
  if (to != PMN_DAY_NONE && split.has_months)
    {
      int after = pmn_day_month (to + 1);

      split.last_month = pmn_month_add (after, -1);
      if (to + 1 != first_of_month (after))
        add_cut (&split, first_of_month (after), to);
    }
  split.has_months = split.has_months && split.first_month <= split.last_month;
  return split;
}

static gboolean
sum_period (PmnConnection *connection, const PmnActivityFilter *filter, PmnStatisticsSum *sum,
            GError **error)
{
  Split split = split_period (filter->from, filter->to);

  if (split.has_months
      && (!sum_rollups (connection, filter, &split, sum, error)
          || !sum_people (connection, filter, &split, sum, error)))
    return FALSE;
  for (guint i = 0; i < split.n_cuts; i++)
    {
      g_autoptr (PmnActivityFilter) cut = pmn_activity_filter_copy (filter);

      cut->from = split.cuts[i].from;
      cut->to = split.cuts[i].to;
      if (!sum_rows (connection, cut, sum, error))
        return FALSE;
    }
  return TRUE;
}

PmnStatistics *
pmn_statistics_query (PmnConnection *connection, const PmnActivityFilter *filter, GError **error)
{
  g_autoptr (PmnStatisticsSum) sum = pmn_statistics_sum_new ();
  gboolean empty_period;
  PmnStatistics *figures;

  g_return_val_if_fail (connection != NULL && filter != NULL, NULL);

  if (!pmn_term_store_refresh (connection, error))
    return NULL;
  empty_period
      = filter->from != PMN_DAY_NONE && filter->to != PMN_DAY_NONE && filter->from > filter->to;
  if (!empty_period
      && !(rollups_can_answer (filter) ? sum_period (connection, filter, sum, error)
                                       : sum_rows (connection, filter, sum, error)))
    return NULL;
  figures = pmn_statistics_sum_finish (sum, connection, error);
  if (figures != NULL)
    {
      figures->from = filter->from;
      figures->to = filter->to;
    }
  return figures;
}
