/* pmn-connection.c: one SQLite connection: opened in one place, its statements kept, its locks waited for
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "pmn-connection-private.h"
#include "pmn-file-error.h"
#include "pmn-health.h"
#include "pmn-lock.h"
#include "pmn-migrator.h"

#define MAX_IDLE_STATEMENTS 160
/* Virtual machine instructions between two looks at the cancellable: well under a millisecond. */
#define CANCEL_INTERVAL 1000

static GThread *ui_thread;

void
pmn_store_set_ui_thread (GThread *thread)
{
  g_atomic_pointer_set (&ui_thread, thread);
}

gboolean
pmn_store_is_ui_thread (void)
{
  return g_atomic_pointer_get (&ui_thread) == g_thread_self ();
}

static void
assert_may_block (void)
{
#if PMN_DEBUG
  g_assert (!pmn_store_is_ui_thread ());
#endif
}

/* Configuration ---------------------------------------------------------------------------------*/

static gboolean
run_raw (PmnConnection *self, const char *sql, char **answer, GError **error)
{
  g_autoptr (PmnStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;

  statement = pmn_connection_prepare (self, sql, error);
  if (statement == NULL)
    return FALSE;

  while (pmn_statement_step (statement, &local_error))
    if (answer != NULL && *answer == NULL)
      *answer = pmn_statement_dup_text (statement, 0);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

/* A pragma that SQLite does not take is silently ignored: only reading it back tells. */
static gboolean
set_pragma (PmnConnection *self, const char *name, const char *value, const char *expected,
            GError **error)
{
  g_autofree char *set = g_strdup_printf ("PRAGMA %s=%s", name, value);
  g_autofree char *get = g_strdup_printf ("PRAGMA %s", name);
  g_autofree char *answer = NULL;

  if (!run_raw (self, set, NULL, error) || !run_raw (self, get, &answer, error))
    return FALSE;

  if (g_strcmp0 (answer, expected) != 0)
    {
      g_set_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_FAILED,
                   /* Translators: the three are technical words: a setting and two values */
                   _ ("The database engine refused a setting (%s: “%s” instead of “%s”)."), name,
                   answer != NULL ? answer : "", expected);
      return FALSE;
    }

  return TRUE;
}

static gboolean
set_switch (PmnConnection *self, int option, int on, GError **error)
{
  int answer = -1;
  int rc = sqlite3_db_config (self->db, option, on, &answer);

  if (rc == SQLITE_OK && answer == on)
    return TRUE;

  g_set_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_FAILED,
               /* Translators: %d is a technical number */
               _ ("The database engine refused a setting (option %d)."), option);
  return FALSE;
}

static gboolean
configure_journal (PmnConnection *self, GError **error)
{
  g_autofree char *mode = NULL;

  if (self->flags & PMN_CONNECTION_EXCLUSIVE)
    /* An exclusive lock keeps the journal between transactions: nothing of them must stay in it. */
    return set_pragma (self, "journal_mode", "TRUNCATE", "truncate", error);

  /* A reader takes the file as it is: a register in WAL mode, a copy in a single file; so does who has
   * no room to change it. */
  if (self->flags & (PMN_CONNECTION_READ_ONLY | PMN_CONNECTION_NO_ROOM))
    return run_raw (self, "PRAGMA journal_mode", &mode, error);

  return set_pragma (self, "journal_mode", "WAL", "wal", error)
         /* After a large import the WAL gives its place back at the next checkpoint. */
         && set_pragma (self, "journal_size_limit", "16777216", "16777216", error);
}

static gboolean
configure (PmnConnection *self, GError **error)
{
  static const struct
  {
    int option;
    int on;
  } switches[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },   { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_ENABLE_FKEY, 1 }, { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },     { SQLITE_DBCONFIG_DQS_DDL, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (switches); i++)
    if (!set_switch (self, switches[i].option, switches[i].on, error))
      return FALSE;

  return configure_journal (self, error) && set_pragma (self, "synchronous", "FULL", "2", error)
         && set_pragma (self, "foreign_keys", "ON", "1", error)
         && set_pragma (self, "trusted_schema", "OFF", "0", error)
         && set_pragma (self, "secure_delete", "ON", "1", error)
         && set_pragma (self, "cell_size_check", "ON", "1", error)
         && set_pragma (self, "temp_store", "MEMORY", "2", error)
         && set_pragma (self, "cache_size", "-4096", "-4096", error)
         && set_pragma (self, "mmap_size", "0", "0", error);
}

/* A new file is ours from its first byte, and readable by its owner only. */
static gboolean
create_file (const char *path, GError **error)
{
  int fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd < 0 && errno == EEXIST)
    return TRUE;

  if (fd < 0)
    {
      pmn_store_error_from_errno (error, path, errno);
      return FALSE;
    }

  close (fd);
  return TRUE;
}

static gboolean
check_schema (PmnConnection *self, GError **error)
{
  int version;

  if (pmn_health_check_schema (self, pmn_migrator_get_latest (), &version, error))
    return TRUE;

  /* Closing must not move what the journal holds into a file that was refused. */
  if (pmn_health_has_journal (self->path))
    sqlite3_db_config (self->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  return FALSE;
}

/* An empty file may become a register, any other must be one. */
static gboolean
check_identity (PmnConnection *self, GError **error)
{
  gint64 id = 0, pages = 0;

  if (!pmn_connection_get_int64 (self, "PRAGMA application_id", 0, &id, error)
      || !pmn_connection_get_int64 (self, "PRAGMA page_count", 0, &pages, error))
    return FALSE;

  if (id == PMN_APPLICATION_ID)
    return !(self->flags & PMN_CONNECTION_REGISTER) || check_schema (self, error);

  if (pages == 0 && self->flags & PMN_CONNECTION_CREATE)
    return set_pragma (self, "application_id",
                       G_STRINGIFY (PMN_APPLICATION_ID), "1347243569", error);

  g_set_error_literal (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NOT_A_REGISTER,
                       _ ("This file is not a Permanence register."));
  return FALSE;
}

PmnConnection *
pmn_connection_open (const char *path, PmnConnectionFlags flags, GError **error)
{
  g_autoptr (PmnConnection) self = NULL;
  int open_flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_PRIVATECACHE;
  int rc;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);
  assert_may_block ();

  if (flags & PMN_CONNECTION_CREATE && !create_file (path, error))
    return NULL;

  open_flags |= flags & PMN_CONNECTION_READ_ONLY ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;

  self = g_new0 (PmnConnection, 1);
  self->path = g_strdup (path);
  self->flags = flags;
  self->deadline_ms = pmn_lock_get_deadline_ms ();
  self->by_sql = g_hash_table_new (g_str_hash, g_str_equal);
  g_queue_init (&self->idle);

  rc = sqlite3_open_v2 (path, &self->db, open_flags, NULL);
  if (rc != SQLITE_OK)
    {
      if ((rc & 0xff) == SQLITE_CANTOPEN && sqlite3_system_errno (self->db) != 0)
        pmn_store_error_from_errno (error, path, sqlite3_system_errno (self->db));
      else
        pmn_store_error_from_sqlite (error, self->db, rc);
      return NULL;
    }

  /* Before the first read: there is no shared memory to be had on a network file system. */
  if (flags & (PMN_CONNECTION_EXCLUSIVE | PMN_CONNECTION_NO_ROOM)
      && !set_pragma (self, "locking_mode", "EXCLUSIVE", "exclusive", error))
    return NULL;
  if (flags & PMN_CONNECTION_NO_ROOM
      && !set_switch (self, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, error))
    return NULL;

  /* The identity comes first: configuring writes, and a file that is not ours stays untouched. */
  if (!check_identity (self, error) || !configure (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
pmn_connection_close (PmnConnection *self)
{
  if (self == NULL)
    return;

  assert_may_block ();
  g_assert (self->n_lent == 0);

  pmn_connection_set_cancellable (self, NULL);

  g_hash_table_unref (self->by_sql);
  while (self->idle.head != NULL)
    pmn_statement_free (g_queue_pop_head_link (&self->idle)->data);

  if (sqlite3_close (self->db) != SQLITE_OK)
    g_critical ("A connection was closed with work in progress: %s", sqlite3_errmsg (self->db));

  g_free (self->path);
  g_free (self);
}

const char *
pmn_connection_get_path (PmnConnection *self)
{
  return self->path;
}

sqlite3 *
pmn_connection_get_handle (PmnConnection *self)
{
  return self->db;
}

/* Cancellation ----------------------------------------------------------------------------------*/

static int
on_progress (gpointer data)
{
  PmnConnection *self = data;

  return g_cancellable_is_cancelled (self->cancellable);
}

static void
on_cancelled (GCancellable *cancellable, gpointer data)
{
  PmnConnection *self = data;

  sqlite3_interrupt (self->db);
}

void
pmn_connection_set_cancellable (PmnConnection *self, GCancellable *cancellable)
{
  g_return_if_fail (self != NULL);

  if (self->cancellable != NULL)
    {
      g_cancellable_disconnect (self->cancellable, self->cancelled_id);
      sqlite3_progress_handler (self->db, 0, NULL, NULL);
      g_clear_object (&self->cancellable);
      self->cancelled_id = 0;
    }

  if (cancellable != NULL)
    {
      self->cancellable = g_object_ref (cancellable);
      sqlite3_progress_handler (self->db, CANCEL_INTERVAL, on_progress, self);
      self->cancelled_id
          = g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled), self, NULL);
    }
}

void
pmn_connection_fail (PmnConnection *self, int rc, GError **error)
{
  if (g_cancellable_is_cancelled (self->cancellable) && (rc & 0xff) == SQLITE_BUSY)
    rc = SQLITE_INTERRUPT;

  pmn_store_error_from_sqlite (error, self->db, rc);
}

/* Locks -----------------------------------------------------------------------------------------*/

gboolean
pmn_connection_wait_for_lock (PmnConnection *self, PmnLockWait *wait, int rc)
{
  static const guint pauses_ms[] = { 1, 2, 5, 10, 20, 25, 50 };
  gint64 now = g_get_monotonic_time ();

  /* Inside a transaction the answer would stay the same: its snapshot is too old. */
  if ((rc & 0xff) != SQLITE_BUSY || sqlite3_txn_state (self->db, NULL) != SQLITE_TXN_NONE)
    return FALSE;

  if (wait->since_us == 0)
    wait->since_us = now;

  if (now - wait->since_us >= self->deadline_ms * 1000
      || g_cancellable_is_cancelled (self->cancellable))
    return FALSE;

  g_usleep (pauses_ms[MIN (wait->attempts, G_N_ELEMENTS (pauses_ms) - 1)] * 1000);
  wait->attempts++;
  return TRUE;
}

/* Statements ------------------------------------------------------------------------------------*/

static PmnStatement **
recent_slot (PmnConnection *self, const char *address)
{
  gsize number = GPOINTER_TO_SIZE (address);

  return &self->recent[(number ^ (number >> 7)) % PMN_N_RECENT_STATEMENTS];
}

/* Returns: (nullable): the kept statement of this text, lent or not */
static PmnStatement *
find_kept (PmnConnection *self, const char *sql)
{
  PmnStatement **slot = recent_slot (self, sql);
  PmnStatement *statement = *slot;

  /* Another text may share the slot, or have come to the same address. */
  if (statement == NULL || strcmp (statement->sql, sql) != 0)
    statement = *slot = g_hash_table_lookup (self->by_sql, sql);
  return statement;
}

static void
keep (PmnConnection *self, PmnStatement *statement)
{
  statement->kept = TRUE;
  g_hash_table_insert (self->by_sql, statement->sql, statement);
}

static void
forget (PmnConnection *self, PmnStatement *statement)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->recent); i++)
    if (self->recent[i] == statement)
      self->recent[i] = NULL;
  g_hash_table_remove (self->by_sql, statement->sql);
  pmn_statement_free (statement);
}

void
pmn_connection_keep_idle (PmnConnection *self, PmnStatement *statement)
{
  g_assert (self->n_lent > 0);
  self->n_lent--;
  statement->lent = FALSE;

  /* Two of the same text were lent at once: one is enough for next time. */
  if (!statement->kept)
    {
      pmn_statement_free (statement);
      return;
    }
  g_queue_push_head_link (&self->idle, &statement->link);
  if (self->idle.length > MAX_IDLE_STATEMENTS)
    forget (self, g_queue_pop_tail_link (&self->idle)->data);
}

PmnStatement *
pmn_connection_prepare (PmnConnection *self, const char *sql, GError **error)
{
  PmnStatement *statement;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (sql != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);
  assert_may_block ();

  statement = find_kept (self, sql);
  if (statement != NULL && !statement->lent)
    g_queue_unlink (&self->idle, &statement->link);
  else
    {
      gboolean first = statement == NULL;

      statement = pmn_statement_new (self, sql, error);
      if (statement == NULL)
        return NULL;
      if (first)
        keep (self, statement);
    }
  statement->lent = TRUE;
  self->n_lent++;

  return statement;
}

gboolean
pmn_connection_exec (PmnConnection *self, const char *sql, GError **error)
{
  const char *rest = sql;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (sql != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);
  assert_may_block ();

  while (*rest != '\0')
    {
      PmnLockWait wait = { 0 };
      sqlite3_stmt *stmt = NULL;
      const char *tail = NULL;
      int rc;

      do
        {
          sqlite3_finalize (g_steal_pointer (&stmt));
          rc = sqlite3_prepare_v2 (self->db, rest, -1, &stmt, &tail);
          while (rc == SQLITE_OK && stmt != NULL && (rc = sqlite3_step (stmt)) == SQLITE_ROW)
            rc = SQLITE_OK;
        }
      while (rc != SQLITE_OK && rc != SQLITE_DONE
             && pmn_connection_wait_for_lock (self, &wait, rc));

      if (rc != SQLITE_OK && rc != SQLITE_DONE)
        {
          pmn_connection_fail (self, rc, error);
          sqlite3_finalize (stmt);
          return FALSE;
        }

      if (stmt != NULL)
        {
          self->vm_steps += sqlite3_stmt_status (stmt, SQLITE_STMTSTATUS_VM_STEP, 1);
          self->statements++;
        }
      sqlite3_finalize (stmt);
      rest = tail;
    }

  return TRUE;
}

gboolean
pmn_connection_get_int64 (PmnConnection *self, const char *sql, gint64 fallback, gint64 *value,
                          GError **error)
{
  g_autoptr (PmnStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (value != NULL, FALSE);

  statement = pmn_connection_prepare (self, sql, error);
  if (statement == NULL)
    return FALSE;

  if (pmn_statement_step (statement, &local_error))
    *value = pmn_statement_get_int64_or (statement, 0, fallback);
  else if (local_error == NULL)
    *value = fallback;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

gint64
pmn_connection_get_changes (PmnConnection *self)
{
  return sqlite3_changes64 (self->db);
}

gint64
pmn_connection_get_last_insert_id (PmnConnection *self)
{
  return sqlite3_last_insert_rowid (self->db);
}

/* Transactions ----------------------------------------------------------------------------------*/

static gboolean
run_short (PmnConnection *self, const char *sql, GError **error)
{
  g_autoptr (PmnStatement) statement = pmn_connection_prepare (self, sql, error);

  return statement != NULL && pmn_statement_run (statement, error);
}

gboolean
pmn_connection_begin (PmnConnection *self, GError **error)
{
  return run_short (self, "BEGIN IMMEDIATE", error);
}

gboolean
pmn_connection_begin_read (PmnConnection *self, GError **error)
{
  return run_short (self, "BEGIN", error);
}

gboolean
pmn_connection_commit (PmnConnection *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  /* Too late to cancel: what was asked is done, and half a commit does not exist. */
  pmn_connection_set_cancellable (self, NULL);

  if (!run_short (self, "COMMIT", error))
    {
      pmn_connection_rollback (self);
      return FALSE;
    }

  return TRUE;
}

void
pmn_connection_rollback (PmnConnection *self)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (self != NULL);

  pmn_connection_set_cancellable (self, NULL);

  /* SQLite rolls back by itself after some errors. */
  if (sqlite3_get_autocommit (self->db))
    return;

  /* After a cancellation SQLite interrupts whatever runs, this too, until no statement is left half
   * read. */
  for (sqlite3_stmt *statement = sqlite3_next_stmt (self->db, NULL); statement != NULL;
       statement = sqlite3_next_stmt (self->db, statement))
    if (sqlite3_stmt_busy (statement))
      sqlite3_reset (statement);

  if (!run_short (self, "ROLLBACK", &error) && !sqlite3_get_autocommit (self->db))
    g_warning ("A transaction could not be rolled back: %s", error->message);
}

void
pmn_connection_counters (PmnConnection *self, gint64 *vm_steps, gint64 *statements)
{
  g_return_if_fail (self != NULL);

  if (vm_steps != NULL)
    *vm_steps = self->vm_steps;
  if (statements != NULL)
    *statements = self->statements;

  self->vm_steps = 0;
  self->statements = 0;
}
