/* pmn-statistics-query.c: the figures, from the rollups where they can answer, else from the rows
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-statistics-query.h"

#include "pmn-month-split.h"
#include "pmn-statistics-rows.h"
#include "pmn-statistics-sum.h"

/* From rollups --------------------------------------------------------------------------------- */

static void
bind_grain (PmnStatement *statement, const PmnActivityFilter *filter, const PmnMonthSplit *split)
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
sum_rollups (PmnConnection *connection, const PmnActivityFilter *filter, const PmnMonthSplit *split,
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
  return pmn_statement_ended (g_steal_pointer (&local_error), error);
}

/* Who came in some days of a month is who came more often in the month than in the other days. */
static gboolean
sum_people (PmnConnection *connection, const PmnActivityFilter *filter, const PmnMonthSplit *split,
            PmnStatisticsSum *sum, GError **error)
{
  g_autoptr (PmnStatement) select = NULL;
  g_autoptr (GError) local_error = NULL;

  select = pmn_connection_prepare (connection,
                                   "SELECT kind, beneficiary_id, n FROM person_month"
                                   " WHERE mediator_id = ? AND place_id = ?"
                                   " AND month BETWEEN ? AND ?",
                                   error);
  if (select == NULL)
    return FALSE;
  bind_grain (select, filter, split);
  while (pmn_statement_step (select, &local_error))
    if (wants_kind (filter, (int) pmn_statement_get_int64 (select, 0)))
      pmn_statistics_sum_add_beneficiary (sum, pmn_statement_get_int64 (select, 1),
                                          pmn_statement_get_int64 (select, 2));
  return pmn_statement_ended (g_steal_pointer (&local_error), error);
}

/* ---------------------------------------------------------------------------------------------- */

static gboolean
sum_period (PmnConnection *connection, const PmnActivityFilter *filter, PmnStatisticsSum *sum,
            GError **error)
{
  PmnMonthSplit split;

  pmn_month_split_init (&split, filter->from, filter->to);

  if (split.has_months
      && (!sum_rollups (connection, filter, &split, sum, error)
          || !sum_people (connection, filter, &split, sum, error)))
    return FALSE;
  for (guint i = 0; i < split.n_stretches; i++)
    {
      const PmnStretch *stretch = &split.stretches[i];
      g_autoptr (PmnActivityFilter) days = pmn_activity_filter_copy (filter);

      days->from = stretch->from;
      days->to = stretch->to;
      if (!pmn_statistics_rows_add (sum, connection, days, stretch->sign, error))
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

  empty_period
      = filter->from != PMN_DAY_NONE && filter->to != PMN_DAY_NONE && filter->from > filter->to;
  if (!empty_period
      && !(pmn_rollup_can_answer (filter)
               ? sum_period (connection, filter, sum, error)
               : pmn_statistics_rows_add (sum, connection, filter, 1, error)))
    return NULL;
  figures = pmn_statistics_sum_finish (sum, connection, error);
  if (figures != NULL)
    {
      figures->from = filter->from;
      figures->to = filter->to;
    }
  return figures;
}
