/* pmn-statistics-check.c: the rollups compared with what the rows give
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-statistics-query.h"

#include <glib/gi18n-lib.h>

#include "pmn-activity-row.h"
#include "pmn-rollup-feed.h"

static void
set_difference (GError **error, int month)
{
  g_set_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_CORRUPT,
               /* Translators: a year and a month such as 2026-03 */
               _ ("The figures of %04d-%02d do not agree with the activities."), month / 100,
               month % 100);
}

static gboolean
check_cell (PmnStatement *select, const PmnRollupCell *cell, gboolean people, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gboolean same = FALSE;

  pmn_statement_bind_int64 (select, 1, cell->mediator_id);
  pmn_statement_bind_int64 (select, 2, cell->place_id);
  pmn_statement_bind_int64 (select, 3, cell->month);
  pmn_statement_bind_int64 (select, 4, cell->kind);
  pmn_statement_bind_int64 (select, 5, cell->term);
  if (pmn_statement_step (select, &local_error))
    {
      same = pmn_statement_get_int64 (select, 0) == cell->activities
             && (people
                 || (pmn_statement_get_int64 (select, 1) == cell->accompaniments
                     && pmn_statement_get_int64 (select, 2) == cell->minutes));
      pmn_statement_reset (select);
    }
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (!same)
    set_difference (error, cell->month);
  else
    return TRUE;
  return FALSE;
}

#define KEY " WHERE mediator_id = ? AND place_id = ? AND month = ? AND kind = ?"

/* Each line that the rows give must be in the table; @n_found counts them. */
static gboolean
check_cells (PmnConnection *connection, PmnRollup *rollup, gboolean people, gint64 *n_found,
             GError **error)
{
  gsize n_cells;
  g_autofree PmnRollupCell *cells = pmn_rollup_list (rollup, people, &n_cells);
  g_autoptr (PmnStatement) select = NULL;

  select = pmn_connection_prepare (
      connection,
      people ? "SELECT n FROM person_month" KEY " AND beneficiary_id = ?"
             : "SELECT activities, accompaniments, minutes FROM rollup" KEY " AND term_id = ?",
      error);
  if (select == NULL)
    return FALSE;
  for (gsize i = 0; i < n_cells; i++)
    if (!check_cell (select, &cells[i], people, error))
      return FALSE;
  *n_found += (gint64) n_cells;
  return TRUE;
}

/* No line may be there besides. */
static gboolean
check_count (PmnConnection *connection, const char *sql, gint64 expected, GError **error)
{
  gint64 n;

  if (!pmn_connection_get_int64 (connection, sql, 0, &n, error))
    return FALSE;
  if (n == expected)
    return TRUE;
  g_set_error_literal (error, PMN_STORE_ERROR, PMN_STORE_ERROR_CORRUPT,
                       _ ("The figures count activities that are not there."));
  return FALSE;
}

gboolean
pmn_statistics_verify (PmnConnection *connection, GError **error)
{
  g_autoptr (PmnRollup) rollup = pmn_rollup_new ();
  gint64 first, last, n_terms = 0, n_people = 0;

  g_return_val_if_fail (connection != NULL, FALSE);

  if (!pmn_connection_get_int64 (connection, "SELECT min (sort_key) FROM activity", 0, &first,
                                 error)
      || !pmn_connection_get_int64 (connection, "SELECT max (sort_key) FROM activity", -1, &last,
                                    error))
    return FALSE;

  /* A month at a time: memory does not grow with the register. */
  while (first <= last)
    {
      int month = pmn_day_month (pmn_sort_key_day (first));
      int next = pmn_month_add (month, 1);
      gint64 after = pmn_day_from_ymd (next / 100, next % 100, 1) * PMN_SORT_KEY_FACTOR;

      if (!pmn_rollup_feed (connection, first, after - 1, rollup, FALSE, error)
          || !check_cells (connection, rollup, FALSE, &n_terms, error)
          || !check_cells (connection, rollup, TRUE, &n_people, error))
        return FALSE;
      first = after;
    }
  return check_count (connection, "SELECT count (*) FROM rollup", n_terms, error)
         && check_count (connection, "SELECT count (*) FROM person_month", n_people, error);
}
