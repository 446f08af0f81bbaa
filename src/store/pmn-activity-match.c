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

#define TYPED "(national_id IS NULL AND source = ?4 AND source_stamp IS NULL)"
/* A report read from the old platform's file, which keeps the id of that file until it is linked. */
#define REPORT                                                                                     \
  "(source = ?5 AND substr (source_stamp, 1, length (national_id) + 5) = 'id:' || national_id || " \
  "' #')"
#define SELECT(LINKABLE)                                                                           \
  "SELECT id, sort_key, kind, minutes, people, source FROM activity"                               \
  " WHERE mediator_id = ?1 AND sort_key BETWEEN ?2 AND ?3 AND deleted_at IS NULL AND (" LINKABLE   \
  ") ORDER BY sort_key, id"

static PmnStatement *
prepare_unlinked (PmnConnection *connection, PmnSource incoming, GError **error)
{
  PmnStatement *statement;
  gboolean from_platform = incoming == PMN_SOURCE_COOP || incoming == PMN_SOURCE_COOP_V1;

  if (from_platform)
    statement
        = pmn_connection_prepare (connection, SELECT ("national_id IS NULL OR " REPORT), error);
  else if (incoming == PMN_SOURCE_LEGACY)
    statement = pmn_connection_prepare (connection, SELECT (TYPED " OR source = ?5"), error);
  else
    statement = pmn_connection_prepare (connection, SELECT (TYPED), error);
  if (statement == NULL)
    return NULL;
  if (from_platform)
    pmn_statement_bind_int64 (statement, 5, PMN_SOURCE_LEGACY);
  else
    pmn_statement_bind_int64 (statement, 4, PMN_SOURCE_LOCAL);
  if (incoming == PMN_SOURCE_LEGACY)
    pmn_statement_bind_int64 (statement, 5, PMN_SOURCE_COOP_V1);
  return statement;
}

GArray *
pmn_activity_match_unlinked (PmnConnection *connection, gint64 mediator_id, PmnDay from, PmnDay to,
                             PmnSource incoming, GError **error)
{
  g_autoptr (PmnStatement) statement = NULL;
  g_autoptr (GArray) rows = NULL;
  GError *local_error = NULL;

  statement = prepare_unlinked (connection, incoming, error);
  if (statement == NULL)
    return NULL;
  pmn_statement_bind_int64 (statement, 1, mediator_id);
  pmn_statement_bind_int64 (statement, 2, from * PMN_SORT_KEY_FACTOR);
  pmn_statement_bind_int64 (statement, 3, (to + 1) * PMN_SORT_KEY_FACTOR - 1);
  rows = g_array_new (FALSE, FALSE, sizeof (PmnUnlinkedRow));
  while (pmn_statement_step (statement, &local_error))
    {
      PmnUnlinkedRow row = { .id = pmn_statement_get_int64 (statement, 0),
                             .day = pmn_sort_key_day (pmn_statement_get_int64 (statement, 1)),
                             .kind = (PmnActivityKind) pmn_statement_get_int64 (statement, 2),
                             .minutes = (int) pmn_statement_get_int64 (statement, 3),
                             .people = pmn_statement_get_int64 (statement, 4),
                             .source = (PmnSource) pmn_statement_get_int64 (statement, 5) };

      g_array_append_val (rows, row);
    }
  return pmn_statement_ended (local_error, error) ? g_steal_pointer (&rows) : NULL;
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
  return pmn_statement_ended (local_error, error) ? g_steal_pointer (&rows) : NULL;
}

void
pmn_stamped_row_free (PmnStampedRow *self)
{
  if (self == NULL)
    return;
  g_free (self->stamp);
  g_free (self->local_ref);
  g_free (self);
}

GPtrArray *
pmn_activity_match_stamped (PmnConnection *connection, PmnSource source, GError **error)
{
  g_autoptr (PmnStatement) statement = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  GError *local_error = NULL;

  statement = pmn_connection_prepare (connection,
                                      "SELECT id, source_stamp, deleted_at IS NOT NULL, sort_key,"
                                      " local_ref, mediator_id, source"
                                      " FROM activity WHERE source IN (?1, ?2) AND unmade = 0"
                                      " AND source_stamp IS NOT NULL ORDER BY id",
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
      row->day = pmn_sort_key_day (pmn_statement_get_int64 (statement, 3));
      row->local_ref = pmn_statement_dup_text (statement, 4);
      row->mediator_id = pmn_statement_get_int64 (statement, 5);
      row->typed = pmn_statement_get_int64 (statement, 6) == PMN_SOURCE_LOCAL;
      g_ptr_array_add (rows, row);
    }
  return pmn_statement_ended (local_error, error) ? g_steal_pointer (&rows) : NULL;
}
