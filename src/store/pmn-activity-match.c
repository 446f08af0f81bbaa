/* pmn-activity-match.c: finding an activity from what a file says of it
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activity-match.h"

#include "pmn-activity-row.h"

void
pmn_national_row_free (PmnNationalRow *self)
{
  if (self == NULL)
    return;
  g_free (self->national_id);
  g_free (self->local_ref);
  g_free (self);
}

GArray *
pmn_activity_match_unlinked (PmnConnection *connection, const PmnActivity *like, GError **error)
{
  g_autoptr (PmnStatement) statement = NULL;
  g_autoptr (GArray) ids = NULL;
  GError *local_error = NULL;
  gboolean single = like->kind != PMN_ACTIVITY_WORKSHOP;

  statement = pmn_connection_prepare (
      connection,
      "SELECT id FROM activity WHERE mediator_id = ?1 AND sort_key BETWEEN ?2 AND ?3"
      " AND deleted_at IS NULL AND national_id IS NULL AND kind IN (?4, ?5)"
      " AND minutes = ?6 AND people = ?7 ORDER BY sort_key",
      error);
  if (statement == NULL)
    return NULL;
  pmn_statement_bind_int64 (statement, 1, like->mediator_id);
  pmn_statement_bind_int64 (statement, 2, like->day * PMN_SORT_KEY_FACTOR);
  pmn_statement_bind_int64 (statement, 3, (like->day + 1) * PMN_SORT_KEY_FACTOR - 1);
  pmn_statement_bind_int64 (statement, 4, like->kind);
  pmn_statement_bind_int64 (statement, 5, single ? PMN_ACTIVITY_ONE_OFF : like->kind);
  pmn_statement_bind_int64 (statement, 6, like->minutes);
  pmn_statement_bind_int64 (statement, 7, pmn_activity_get_people (like));
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (pmn_statement_step (statement, &local_error))
    {
      gint64 id = pmn_statement_get_int64 (statement, 0);

      g_array_append_val (ids, id);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  return g_steal_pointer (&ids);
}

GPtrArray *
pmn_activity_match_national (PmnConnection *connection, gint64 mediator_id, PmnDay from, PmnDay to,
                             GError **error)
{
  g_autoptr (PmnStatement) statement = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  GError *local_error = NULL;

  statement = pmn_connection_prepare (
      connection,
      "SELECT id, national_id, local_ref, sort_key FROM activity WHERE mediator_id = ?1"
      " AND sort_key BETWEEN ?2 AND ?3 AND deleted_at IS NULL AND national_id IS NOT NULL"
      " AND source IN (?4, ?5, ?6) ORDER BY sort_key",
      error);
  if (statement == NULL)
    return NULL;
  pmn_statement_bind_int64 (statement, 1, mediator_id);
  pmn_statement_bind_int64 (statement, 2, from * PMN_SORT_KEY_FACTOR);
  pmn_statement_bind_int64 (statement, 3, (to + 1) * PMN_SORT_KEY_FACTOR - 1);
  pmn_statement_bind_int64 (statement, 4, PMN_SOURCE_LOCAL);
  pmn_statement_bind_int64 (statement, 5, PMN_SOURCE_COOP);
  pmn_statement_bind_int64 (statement, 6, PMN_SOURCE_COOP_V1);
  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) pmn_national_row_free);
  while (pmn_statement_step (statement, &local_error))
    {
      PmnNationalRow *row = g_new0 (PmnNationalRow, 1);

      row->id = pmn_statement_get_int64 (statement, 0);
      row->national_id = pmn_statement_dup_text (statement, 1);
      row->local_ref = pmn_statement_dup_text (statement, 2);
      row->day = pmn_sort_key_day (pmn_statement_get_int64 (statement, 3));
      g_ptr_array_add (rows, row);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  return g_steal_pointer (&rows);
}

void
pmn_stamped_row_free (PmnStampedRow *self)
{
  if (self == NULL)
    return;
  g_free (self->stamp);
  g_free (self);
}

GPtrArray *
pmn_activity_match_stamped (PmnConnection *connection, PmnSource source, GError **error)
{
  g_autoptr (PmnStatement) statement = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  GError *local_error = NULL;

  statement = pmn_connection_prepare (connection,
                                      "SELECT id, source_stamp, deleted_at IS NOT NULL"
                                      " FROM activity WHERE source IN (?1, ?2) AND unmade = 0"
                                      " AND source_stamp IS NOT NULL",
                                      error);
  if (statement == NULL)
    return NULL;
  pmn_statement_bind_int64 (statement, 1, PMN_SOURCE_LOCAL);
  pmn_statement_bind_int64 (statement, 2, source);
  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) pmn_stamped_row_free);
  while (pmn_statement_step (statement, &local_error))
    {
      PmnStampedRow *row = g_new0 (PmnStampedRow, 1);

      row->id = pmn_statement_get_int64 (statement, 0);
      row->stamp = pmn_statement_dup_text (statement, 1);
      row->trashed = pmn_statement_get_int64 (statement, 2) != 0;
      g_ptr_array_add (rows, row);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  return g_steal_pointer (&rows);
}
