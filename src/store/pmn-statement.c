/* pmn-statement.c: a prepared statement lent by its connection
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "pmn-connection-private.h"

PmnStatement *
pmn_statement_new (PmnConnection *connection, const char *sql, GError **error)
{
  PmnStatement *self;
  PmnLockWait wait = { 0 };
  sqlite3_stmt *stmt = NULL;
  const char *tail = NULL;
  int rc;

  do
    rc = sqlite3_prepare_v3 (connection->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, &tail);
  while (rc != SQLITE_OK && pmn_connection_wait_for_lock (connection, &wait, rc));

  if (rc != SQLITE_OK)
    {
      pmn_connection_fail (connection, rc, error);
      return NULL;
    }
  /* More than one statement is a mistake of the caller: the rest would never run. */
  g_assert (stmt != NULL && strspn (tail, " \t\r\n;") == strlen (tail));

  self = g_new0 (PmnStatement, 1);
  self->connection = connection;
  self->stmt = stmt;
  self->sql = g_strdup (sql);
  self->link.data = self;
  self->bind_rc = SQLITE_OK;
  return self;
}

void
pmn_statement_free (PmnStatement *self)
{
  sqlite3_finalize (self->stmt);
  g_free (self->sql);
  g_free (self);
}

static void
note_binding (PmnStatement *self, int rc)
{
  if (rc != SQLITE_OK && self->bind_rc == SQLITE_OK)
    self->bind_rc = rc;
}

/* The cost of the run that ends. */
static void
count_run (PmnStatement *self)
{
  self->connection->vm_steps += sqlite3_stmt_status (self->stmt, SQLITE_STMTSTATUS_VM_STEP, 1);
  self->connection->statements += sqlite3_stmt_status (self->stmt, SQLITE_STMTSTATUS_RUN, 1);
}

void
pmn_statement_bind_int64 (PmnStatement *self, int index, gint64 value)
{
  g_return_if_fail (self != NULL);

  note_binding (self, sqlite3_bind_int64 (self->stmt, index, value));
}

void
pmn_statement_bind_int64_or_null (PmnStatement *self, int index, gint64 value, gint64 null_value)
{
  if (value == null_value)
    pmn_statement_bind_null (self, index);
  else
    pmn_statement_bind_int64 (self, index, value);
}

void
pmn_statement_bind_text (PmnStatement *self, int index, const char *value)
{
  g_return_if_fail (self != NULL);

  note_binding (self, sqlite3_bind_text (self->stmt, index, value, -1, SQLITE_TRANSIENT));
}

void
pmn_statement_bind_text_static (PmnStatement *self, int index, const char *value)
{
  g_return_if_fail (self != NULL);

  note_binding (self, sqlite3_bind_text (self->stmt, index, value, -1, SQLITE_STATIC));
}

void
pmn_statement_bind_null (PmnStatement *self, int index)
{
  g_return_if_fail (self != NULL);

  note_binding (self, sqlite3_bind_null (self->stmt, index));
}

gboolean
pmn_statement_step (PmnStatement *self, GError **error)
{
  PmnLockWait wait = { 0 };
  int rc;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (self->bind_rc != SQLITE_OK)
    {
      pmn_connection_fail (self->connection, self->bind_rc, error);
      return FALSE;
    }

  /* Work made of many short statements stops here: each is over before SQLite would look, and an
   * interruption between two of them is forgotten. */
  if (g_cancellable_is_cancelled (self->connection->cancellable))
    {
      pmn_connection_fail (self->connection, SQLITE_INTERRUPT, error);
      pmn_statement_reset (self);
      return FALSE;
    }

  while ((rc = sqlite3_step (self->stmt)) != SQLITE_ROW && rc != SQLITE_DONE
         && pmn_connection_wait_for_lock (self->connection, &wait, rc))
    sqlite3_reset (self->stmt);

  if (rc == SQLITE_ROW)
    return TRUE;

  if (rc != SQLITE_DONE)
    pmn_connection_fail (self->connection, rc, error);

  /* Ends the run now: a statement left open would keep the read mark of the WAL. */
  count_run (self);
  sqlite3_reset (self->stmt);
  return FALSE;
}

gboolean
pmn_statement_ended (GError *local_error, GError **error)
{
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

GArray *
pmn_statement_collect_ids (PmnStatement *self, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GError *local_error = NULL;

  while (pmn_statement_step (self, &local_error))
    {
      gint64 id = pmn_statement_get_int64 (self, 0);

      g_array_append_val (ids, id);
    }
  return pmn_statement_ended (local_error, error) ? g_steal_pointer (&ids) : NULL;
}

gboolean
pmn_statement_run (PmnStatement *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  /* The step that returns no row has reset the statement. */
  while (pmn_statement_step (self, &local_error))
    ;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

void
pmn_statement_reset (PmnStatement *self)
{
  g_return_if_fail (self != NULL);

  count_run (self);
  sqlite3_reset (self->stmt);
}

void
pmn_statement_done (PmnStatement *self)
{
  g_return_if_fail (self != NULL);

  pmn_statement_reset (self);
  sqlite3_clear_bindings (self->stmt);
  self->bind_rc = SQLITE_OK;
  pmn_connection_keep_idle (self->connection, self);
}

gint64
pmn_statement_get_int64 (PmnStatement *self, int column)
{
  return sqlite3_column_int64 (self->stmt, column);
}

gint64
pmn_statement_get_int64_or (PmnStatement *self, int column, gint64 null_value)
{
  if (pmn_statement_is_null (self, column))
    return null_value;

  return sqlite3_column_int64 (self->stmt, column);
}

const char *
pmn_statement_get_text (PmnStatement *self, int column)
{
  return (const char *) sqlite3_column_text (self->stmt, column);
}

char *
pmn_statement_dup_text (PmnStatement *self, int column)
{
  return g_strdup (pmn_statement_get_text (self, column));
}

gboolean
pmn_statement_is_null (PmnStatement *self, int column)
{
  return sqlite3_column_type (self->stmt, column) == SQLITE_NULL;
}
