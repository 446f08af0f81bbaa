/* pmn-activity-count.c: how many activities a filter leaves, and their minutes
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whole months are counted by the rollups, which hold what is complete; what is to be completed is a
 * short index of its own. Rows are read for the days that cut a month, and where the filter asks for
 * more than the rollups tell apart.
 */
#include "config.h"

#include "pmn-activity-query.h"

#include "pmn-activity-row.h"
#include "pmn-activity-selection.h"
#include "pmn-month-split.h"

typedef struct
{
  gint64 n;
  gint64 minutes;
} Count;

/* Two arms give two rows. */
static gboolean
add_count (PmnStatement *statement, int sign, Count *count, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  while (pmn_statement_step (statement, &local_error))
    {
      count->n += sign * pmn_statement_get_int64 (statement, 0);
      count->minutes += sign * pmn_statement_get_int64_or (statement, 1, 0);
    }
  return pmn_statement_ended (g_steal_pointer (&local_error), error);
}

static gboolean
count_rows (PmnConnection *connection, const PmnActivityFilter *filter, gboolean with_minutes,
            int sign, Count *count, GError **error)
{
  g_autoptr (PmnActivitySelection) selection
      = pmn_activity_selection_new (connection, filter, error);
  g_autoptr (PmnStatement) statement = NULL;

  if (selection == NULL)
    return FALSE;
  if (pmn_activity_selection_is_empty (selection))
    return TRUE;
  statement = pmn_activity_selection_prepare (
      selection, with_minutes ? "count (*), sum (a.minutes)" : "count (*), 0", NULL, NULL, NULL,
      error);
  return statement != NULL && add_count (statement, sign, count, error);
}

/* The line of an activity itself, term 0, is the first of its month and kind: from one to the next,
 * without those of the terms in between. */
#define SELECT_NEXT                                                                                \
  "SELECT month, kind, activities, minutes FROM rollup WHERE mediator_id = ? AND place_id = ?"     \
  " AND (month, kind, term_id) > (?, ?, ?) ORDER BY month, kind, term_id LIMIT 1"

static gboolean
count_months (PmnConnection *connection, const PmnActivityFilter *filter,
              const PmnMonthSplit *split, Count *count, GError **error)
{
  g_autoptr (PmnStatement) next = pmn_connection_prepare (connection, SELECT_NEXT, error);
  g_autoptr (GError) local_error = NULL;
  int month = split->first_month;
  int kind = 0;

  if (next == NULL)
    return FALSE;
  for (;;)
    {
      pmn_statement_bind_int64 (next, 1, filter->mediator_id);
      pmn_statement_bind_int64 (next, 2, filter->place_id);
      pmn_statement_bind_int64 (next, 3, month);
      pmn_statement_bind_int64 (next, 4, kind);
      pmn_statement_bind_int64 (next, 5, G_MAXINT64);
      if (!pmn_statement_step (next, &local_error))
        break;
      month = (int) pmn_statement_get_int64 (next, 0);
      kind = (int) pmn_statement_get_int64 (next, 1);
      if (month > split->last_month)
        break;
      if (filter->kinds == 0 || (filter->kinds & (1u << kind)) != 0)
        {
          count->n += pmn_statement_get_int64 (next, 2);
          count->minutes += pmn_statement_get_int64 (next, 3);
        }
      pmn_statement_reset (next);
    }
  return pmn_statement_ended (g_steal_pointer (&local_error), error);
}

#define INCOMPLETE_WHERE(key)                                                                      \
  " AND a.deleted_at IS NULL AND a.incomplete = 1 AND " key " BETWEEN ?1 AND ?2"                   \
  " AND (?4 = 0 OR a.place_id = ?4) AND (?5 = 0 OR (?5 >> a.kind) & 1)"

/* Everybody's, or those that somebody leads and those that they lead with others: never both. */
static const char everybody_sql[]
    = "SELECT count (*), sum (a.minutes) FROM activity a INDEXED BY activity_incomplete"
      " WHERE ?3 = 0" INCOMPLETE_WHERE ("a.sort_key");
static const char mediator_sql[]
    = "SELECT count (*), sum (a.minutes) FROM activity a INDEXED BY activity_incomplete_mediator"
      " WHERE a.mediator_id = ?3" INCOMPLETE_WHERE (
          "a.sort_key") " UNION ALL SELECT count (*), sum (a.minutes)"
                        " FROM activity_co_mediator c CROSS JOIN activity a"
                        " INDEXED BY activity_incomplete ON a.sort_key = c.sort_key"
                        " AND a.id = c.activity_id"
                        " WHERE c.mediator_id = ?3" INCOMPLETE_WHERE ("c.sort_key");

/* Of the days of @from…@to, whatever those of @filter. */
static gboolean
count_incomplete (PmnConnection *connection, const PmnActivityFilter *filter, PmnDay from,
                  PmnDay to, Count *count, GError **error)
{
  g_autoptr (PmnStatement) select = pmn_connection_prepare (
      connection, filter->mediator_id != 0 ? mediator_sql : everybody_sql, error);

  if (select == NULL)
    return FALSE;
  pmn_statement_bind_int64 (select, 1,
                            from == PMN_DAY_NONE ? G_MININT64 : from * PMN_SORT_KEY_FACTOR);
  pmn_statement_bind_int64 (select, 2,
                            to == PMN_DAY_NONE ? G_MAXINT64 : (to + 1) * PMN_SORT_KEY_FACTOR - 1);
  pmn_statement_bind_int64 (select, 3, filter->mediator_id);
  pmn_statement_bind_int64 (select, 4, filter->place_id);
  pmn_statement_bind_int64 (select, 5, filter->kinds);
  return add_count (select, 1, count, error);
}

static gboolean
count_period (PmnConnection *connection, const PmnActivityFilter *filter, gboolean with_minutes,
              Count *count, GError **error)
{
  g_autoptr (PmnActivityFilter) part = pmn_activity_filter_copy (filter);
  PmnMonthSplit split;
  PmnDay from, to;

  pmn_month_split_init (&split, filter->from, filter->to);
  for (guint i = 0; i < split.n_stretches; i++)
    {
      part->from = split.stretches[i].from;
      part->to = split.stretches[i].to;
      if (!count_rows (connection, part, with_minutes, split.stretches[i].sign, count, error))
        return FALSE;
    }
  if (!split.has_months)
    return TRUE;
  pmn_month_split_get_period (&split, &from, &to);
  return count_incomplete (connection, filter, from, to, count, error)
         && count_months (connection, filter, &split, count, error);
}

/* Whether @filter asks for nothing that the short index of what is to be completed does not hold. */
static gboolean
is_incomplete_alone (const PmnActivityFilter *filter)
{
  g_autoptr (PmnActivityFilter) rest = pmn_activity_filter_copy (filter);

  rest->incomplete_only = FALSE;
  return filter->incomplete_only && pmn_rollup_can_answer (rest);
}

static gboolean
count_filter (PmnConnection *connection, const PmnActivityFilter *filter, gboolean with_minutes,
              Count *count, GError **error)
{
  if (pmn_rollup_can_answer (filter))
    return count_period (connection, filter, with_minutes, count, error);
  if (is_incomplete_alone (filter))
    return count_incomplete (connection, filter, filter->from, filter->to, count, error);
  return count_rows (connection, filter, with_minutes, 1, count, error);
}

gboolean
pmn_activity_query_count (PmnConnection *connection, const PmnActivityFilter *filter, gint64 *n,
                          gint64 *minutes, GError **error)
{
  Count count = { 0, 0 };
  gboolean counted = TRUE;

  g_return_val_if_fail (connection != NULL && filter != NULL && n != NULL, FALSE);

  if (filter->from == PMN_DAY_NONE || filter->to == PMN_DAY_NONE || filter->from <= filter->to)
    counted = count_filter (connection, filter, minutes != NULL, &count, error);
  *n = count.n;
  if (minutes != NULL)
    *minutes = count.minutes;
  return counted;
}

gboolean
pmn_activity_query_count_national (PmnConnection *connection, const PmnActivityFilter *filter,
                                   gint64 lead_id, gint64 *n, GError **error)
{
  g_autoptr (PmnActivitySelection) selection = NULL;
  g_autoptr (PmnStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (connection != NULL && filter != NULL && n != NULL, FALSE);

  *n = 0;
  selection = pmn_activity_selection_new (connection, filter, error);
  if (selection == NULL)
    return FALSE;
  if (pmn_activity_selection_is_empty (selection))
    return TRUE;
  statement = pmn_activity_selection_prepare (
      selection, "a.people, a.mediator_id, a.kind, a.incomplete", NULL, NULL, NULL, error);
  while (statement != NULL && pmn_statement_step (statement, &local_error))
    if ((lead_id == 0 || pmn_statement_get_int64 (statement, 1) == lead_id)
        && pmn_statement_get_int64 (statement, 2) != PMN_ACTIVITY_LOCAL
        && pmn_statement_get_int64 (statement, 3) == 0)
      *n += pmn_statement_get_int64 (statement, 0);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (statement != NULL)
    return TRUE;
  return FALSE;
}
