/* pmn-statistics-query.c: the figures, from the rollups where they can answer, else from the rows
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pmn-statistics-query.h"

#include "pmn-statistics-rows.h"
#include "pmn-statistics-sum.h"
#include "pmn-term-store.h"

#define FIRST_MONTH 0
#define LAST_MONTH 999912

/* Days of one month, to be added to the whole months or taken away from them. */
typedef struct
{
  PmnDay from;
  PmnDay to;
  int sign;
} Stretch;

/* A period as whole months, and at most two stretches of days where it cuts one. */
typedef struct
{
  gboolean has_months;
  int first_month;
  int last_month;
  Stretch stretches[2];
  guint n_stretches;
} Split;

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

/* Who came in some days of a month is who came more often in the month than in the other days. */
static gboolean
sum_people (PmnConnection *connection, const PmnActivityFilter *filter, const Split *split,
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

static void
add_stretch (Split *split, PmnDay from, PmnDay to, int sign)
{
  if (from <= to)
    split->stretches[split->n_stretches++] = (Stretch) { from, to, sign };
}

/* The days @from…@to of a month: from the rollups without the other days when those are fewer.
 * Returns: whether the month is to be read from the rollups. */
static gboolean
cut_month (Split *split, PmnDay from, PmnDay to)
{
  PmnDay first = pmn_month_first_day (pmn_day_month (from));
  PmnDay last = pmn_month_last_day (pmn_day_month (from));

  if ((to - from + 1) * 2 <= last - first + 1)
    {
      add_stretch (split, from, to, 1);
      return FALSE;
    }
  add_stretch (split, first, from - 1, -1);
  add_stretch (split, to + 1, last, -1);
  return TRUE;
}

static Split
split_period (PmnDay from, PmnDay to)
{
  Split split = { .first_month = FIRST_MONTH, .last_month = LAST_MONTH };

  if (from != PMN_DAY_NONE)
    split.first_month = pmn_day_month (from);
  if (to != PMN_DAY_NONE)
    split.last_month = pmn_day_month (to);
  if (split.first_month == split.last_month)
    {
      split.has_months = cut_month (&split, from, to);
      return split;
    }
  if (from != PMN_DAY_NONE && !cut_month (&split, from, pmn_month_last_day (split.first_month)))
    split.first_month = pmn_month_add (split.first_month, 1);
  if (to != PMN_DAY_NONE && !cut_month (&split, pmn_month_first_day (split.last_month), to))
    split.last_month = pmn_month_add (split.last_month, -1);
  split.has_months = split.first_month <= split.last_month;
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
  for (guint i = 0; i < split.n_stretches; i++)
    {
      const Stretch *stretch = &split.stretches[i];
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

  if (!pmn_term_store_refresh (connection, error))
    return NULL;
  empty_period
      = filter->from != PMN_DAY_NONE && filter->to != PMN_DAY_NONE && filter->from > filter->to;
  if (!empty_period
      && !(rollups_can_answer (filter)
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
