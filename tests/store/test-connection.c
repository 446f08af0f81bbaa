/* test-connection.c: opening, statements, locks, cancellation and errors of one connection
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "pmn-connection.h"
#include "pmn-lock.h"
#include "store-fixture.h"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = fixture_folder_new ();
  fixture->path = g_build_filename (fixture->folder, "a.pmn", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->path);
  fixture_folder_free (fixture->folder);
}

static PmnConnection *
open_new (Fixture *fixture, PmnConnectionFlags flags)
{
  g_autoptr (GError) error = NULL;
  PmnConnection *connection
      = pmn_connection_open (fixture->path, flags | PMN_CONNECTION_CREATE, &error);

  g_assert_no_error (error);
  return connection;
}

static void
exec (PmnConnection *connection, const char *sql)
{
  g_autoptr (GError) error = NULL;

  pmn_connection_exec (connection, sql, &error);
  g_assert_no_error (error);
}

static gint64
get (PmnConnection *connection, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = 0;

  pmn_connection_get_int64 (connection, sql, -1, &value, &error);
  g_assert_no_error (error);
  return value;
}

static void
test_pragmas (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PmnConnection) connection = open_new (fixture, PMN_CONNECTION_NONE);
  struct stat info;

  g_assert_cmpint (get (connection, "PRAGMA application_id"), ==, PMN_APPLICATION_ID);
  g_assert_cmpint (get (connection, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (get (connection, "PRAGMA synchronous"), ==, 2);
  g_assert_cmpint (get (connection, "PRAGMA secure_delete"), ==, 1);
  g_assert_cmpint (get (connection, "PRAGMA trusted_schema"), ==, 0);
  g_assert_cmpint (get (connection, "PRAGMA temp_store"), ==, 2);
  g_assert_cmpint (get (connection, "PRAGMA busy_timeout"), ==, 0);
  g_assert_cmpint (get (connection, "SELECT journal_mode = 'wal' FROM pragma_journal_mode"), ==, 1);

  g_assert_no_errno (stat (fixture->path, &info));
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

/* Writing behind the back of the schema is refused even to our own SQL. */
static void
test_defensive (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PmnConnection) connection = open_new (fixture, PMN_CONNECTION_NONE);
  g_autoptr (GError) error = NULL;

  exec (connection, "CREATE TABLE t (a INTEGER) STRICT");
  exec (connection, "PRAGMA writable_schema=ON");
  pmn_connection_exec (connection, "UPDATE sqlite_schema SET name = 'u'", &error);
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_FAILED);
}

static void
test_files_of_exclusive (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PmnConnection) connection = open_new (fixture, PMN_CONNECTION_EXCLUSIVE);
  g_autoptr (PmnConnection) other = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) journal = NULL;
  g_autofree char *files = NULL;

  exec (connection, "CREATE TABLE t (a INTEGER) STRICT");
  /* No shared memory; and nothing of the transaction stays in the journal. */
  files = fixture_list_folder (fixture->folder);
  g_assert_cmpstr (files, ==, "a.pmn a.pmn-journal");
  journal = fixture_read_file (fixture->folder, "a.pmn-journal");
  g_assert_cmpuint (g_bytes_get_size (journal), ==, 0);

  g_setenv ("PERMANENCE_LOCK_DEADLINE_MS", "30", TRUE);
  other = pmn_connection_open (fixture->path, PMN_CONNECTION_EXCLUSIVE, &error);
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_BUSY);
  g_assert_null (other);
  g_unsetenv ("PERMANENCE_LOCK_DEADLINE_MS");
}

static void
test_values (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PmnConnection) connection = open_new (fixture, PMN_CONNECTION_NONE);
  g_autoptr (PmnStatement) insert = NULL;
  g_autoptr (PmnStatement) select = NULL;
  g_autoptr (GError) error = NULL;
  const char *words = "'; DROP TABLE t; -- \xd8\xb3\xd9\x84\xd8\xa7\xd9\x85 \xf0\x9f\xa6\x86";

  exec (connection, "CREATE TABLE t (a INTEGER, b TEXT) STRICT");
  insert = pmn_connection_prepare (connection, "INSERT INTO t VALUES (?, ?)", &error);
  pmn_statement_bind_int64 (insert, 1, G_MININT64);
  pmn_statement_bind_text (insert, 2, words);
  g_assert_true (pmn_statement_run (insert, &error));
  pmn_statement_bind_int64_or_null (insert, 1, 7, 7);
  pmn_statement_bind_text (insert, 2, NULL);
  g_assert_true (pmn_statement_run (insert, &error));
  g_assert_cmpint (pmn_connection_get_changes (connection), ==, 1);
  g_assert_cmpint (pmn_connection_get_last_insert_id (connection), ==, 2);

  select = pmn_connection_prepare (connection, "SELECT a, b FROM t ORDER BY rowid", &error);
  g_assert_true (pmn_statement_step (select, &error));
  g_assert_cmpint (pmn_statement_get_int64 (select, 0), ==, G_MININT64);
  g_assert_cmpstr (pmn_statement_get_text (select, 1), ==, words);
  g_assert_true (pmn_statement_step (select, &error));
  g_assert_true (pmn_statement_is_null (select, 1));
  g_assert_cmpint (pmn_statement_get_int64_or (select, 0, 9), ==, 9);
  g_assert_null (pmn_statement_dup_text (select, 1));
  g_assert_false (pmn_statement_step (select, &error));
  g_assert_no_error (error);
}

/* The same text again, from another buffer, costs no preparation; two at once do not mix. */
static void
test_cache (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PmnConnection) connection = open_new (fixture, PMN_CONNECTION_NONE);
  g_autofree char *copy = g_strdup ("SELECT ? + 1");
  PmnStatement *first, *second, *third;

  first = pmn_connection_prepare (connection, "SELECT ? + 1", NULL);
  pmn_statement_bind_int64 (first, 1, 1);
  g_assert_true (pmn_statement_step (first, NULL));
  second = pmn_connection_prepare (connection, copy, NULL);
  g_assert_true (second != first);
  pmn_statement_bind_int64 (second, 1, 10);
  g_assert_true (pmn_statement_step (second, NULL));
  g_assert_cmpint (pmn_statement_get_int64 (first, 0), ==, 2);
  g_assert_cmpint (pmn_statement_get_int64 (second, 0), ==, 11);
  pmn_statement_done (first);
  pmn_statement_done (second);

  third = pmn_connection_prepare (connection, copy, NULL);
  g_assert_true (third == first);
  g_assert_true (pmn_statement_step (third, NULL));
  /* Nothing is left of what was bound before. */
  g_assert_true (pmn_statement_is_null (third, 0));
  pmn_statement_done (third);

  for (int i = 0; i < 500; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT %d", i);

      g_assert_cmpint (get (connection, sql), ==, i);
    }
}

static void
test_counters (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PmnConnection) connection = open_new (fixture, PMN_CONNECTION_NONE);
  gint64 few = 0, many = 0, statements = 0;

  exec (connection, "CREATE TABLE t (a INTEGER) STRICT;"
                    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 1000)"
                    "INSERT INTO t SELECT i FROM n");
  pmn_connection_counters (connection, NULL, NULL);

  get (connection, "SELECT max (a) FROM t WHERE rowid <= 10");
  pmn_connection_counters (connection, &few, &statements);
  g_assert_cmpint (statements, ==, 1);
  get (connection, "SELECT max (a) FROM t WHERE rowid <= 1000");
  pmn_connection_counters (connection, &many, &statements);
  g_assert_cmpint (few, >, 10);
  g_assert_cmpint (many, >, 50 * few);
  get (connection, "SELECT max (a) FROM t WHERE rowid <= 1000");
  get (connection, "SELECT max (a) FROM t WHERE rowid <= 10");
  pmn_connection_counters (connection, &many, &statements);
  g_assert_cmpint (statements, ==, 2);
}

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (20000);
  g_cancellable_cancel (data);
  return NULL;
}

/* A query that would never end stops, and the connection works afterwards. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PmnConnection) connection = open_new (fixture, PMN_CONNECTION_NONE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread;
  gint64 value;

  pmn_connection_set_cancellable (connection, cancellable);
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_false (pmn_connection_get_int64 (
      connection,
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n", 0,
      &value, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);

  pmn_connection_set_cancellable (connection, NULL);
  g_assert_cmpint (get (connection, "SELECT 5"), ==, 5);
}

/* Cancelled inside a transaction: nothing of it stays. */
/* Work made of short statements, none of which runs when it is cancelled. */
static void
test_cancel_between (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PmnConnection) connection = open_new (fixture, PMN_CONNECTION_NONE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 value;

  pmn_connection_set_cancellable (connection, cancellable);
  g_assert_cmpint (get (connection, "SELECT 5"), ==, 5);
  g_cancellable_cancel (cancellable);
  g_assert_false (pmn_connection_get_int64 (connection, "SELECT 5", 0, &value, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  pmn_connection_set_cancellable (connection, NULL);
  g_assert_cmpint (get (connection, "SELECT 5"), ==, 5);
}

static void
test_cancel_transaction (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PmnConnection) connection = open_new (fixture, PMN_CONNECTION_NONE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  exec (connection, "CREATE TABLE t (a INTEGER) STRICT");
  g_assert_true (pmn_connection_begin (connection, &error));
  exec (connection, "INSERT INTO t VALUES (1)");
  pmn_connection_set_cancellable (connection, cancellable);
  g_cancellable_cancel (cancellable);
  g_assert_false (pmn_connection_exec (connection,
                                       "INSERT INTO t WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL "
                                       "SELECT i + 1 FROM n) SELECT i FROM n",
                                       &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  pmn_connection_rollback (connection);
  g_assert_cmpint (get (connection, "SELECT count(*) FROM t"), ==, 0);
}

static int
child_hold (char **arguments)
{
  g_autoptr (PmnLock) lock = NULL;
  g_autoptr (PmnConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  g_set_prgname ("holder-program");
  lock = pmn_lock_acquire (arguments[0], PMN_LOCK_SHARED, 5000, &error);
  connection = pmn_connection_open (arguments[0], PMN_CONNECTION_NONE, &error);
  g_assert_no_error (error);
  g_assert_true (pmn_connection_begin (connection, &error));
  pmn_lock_set_writing (lock, TRUE);
  g_print ("ready\n");
  getchar ();
  pmn_connection_rollback (connection);
  pmn_lock_set_writing (lock, FALSE);
  return 0;
}

/* Another process writes: the deadline passes, the message names it; once it is gone all is well. */
static void
test_busy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PmnConnection) connection = open_new (fixture, PMN_CONNECTION_NONE);
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GError) error = NULL;
  gint64 before;

  pmn_connection_close (g_steal_pointer (&connection));
  child = fixture_spawn ("hold", fixture->path, NULL);
  fixture_wait_ready (child);

  g_setenv ("PERMANENCE_LOCK_DEADLINE_MS", "60", TRUE);
  connection = pmn_connection_open (fixture->path, PMN_CONNECTION_NONE, &error);
  g_assert_no_error (error);
  before = g_get_monotonic_time ();
  g_assert_false (pmn_connection_begin (connection, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_BUSY);
  g_assert_cmpint (g_get_monotonic_time () - before, >=, 60000);
  g_assert_nonnull (strstr (error->message, "holder-program"));
  g_assert_nonnull (strstr (error->message, g_subprocess_get_identifier (child)));
  g_assert_nonnull (strstr (error->message, g_get_host_name ()));
  g_clear_error (&error);

  /* Reading goes on beside a writer. */
  g_assert_true (pmn_connection_begin_read (connection, &error));
  g_assert_cmpint (get (connection, "SELECT count(*) FROM sqlite_schema"), ==, 0);
  pmn_connection_rollback (connection);
  g_unsetenv ("PERMANENCE_LOCK_DEADLINE_MS");
  pmn_connection_close (g_steal_pointer (&connection));

  /* Within the deadline the wait is silent: the holder leaves while we wait. */
  connection = pmn_connection_open (fixture->path, PMN_CONNECTION_NONE, &error);
  g_assert_no_error (error);
  g_output_stream_close (g_subprocess_get_stdin_pipe (child), NULL, NULL);
  g_assert_true (pmn_connection_begin (connection, &error));
  g_assert_no_error (error);
  pmn_connection_rollback (connection);
  g_subprocess_wait_check (child, NULL, &error);
  g_assert_no_error (error);
}

static void
test_cancel_waiting (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PmnConnection) holder = open_new (fixture, PMN_CONNECTION_NONE);
  g_autoptr (PmnConnection) waiter = open_new (fixture, PMN_CONNECTION_NONE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (pmn_connection_begin (holder, &error));
  pmn_connection_set_cancellable (waiter, cancellable);
  g_cancellable_cancel (cancellable);
  g_assert_false (pmn_connection_begin (waiter, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  pmn_connection_rollback (holder);
}

/* Whatever is not ours is refused and stays byte for byte as it was, without a file beside. */
static void
check_refused (Fixture *fixture, gconstpointer bytes, gsize size, PmnStoreError code)
{
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *files = NULL;

  fixture_write_file (fixture->folder, "a.pmn", bytes, size);
  before = fixture_read_file (fixture->folder, "a.pmn");
  g_assert_null (pmn_connection_open (fixture->path, PMN_CONNECTION_NONE, &error));
  g_assert_error (error, PMN_STORE_ERROR, (int) code);
  after = fixture_read_file (fixture->folder, "a.pmn");
  g_assert_true (g_bytes_equal (before, after));
  files = fixture_list_folder (fixture->folder);
  g_assert_cmpstr (files, ==, "a.pmn");
}

static void
test_not_a_register (Fixture *fixture, gconstpointer data)
{
  g_autofree char *garbage = g_strnfill (8192, 'x');
  g_autoptr (GBytes) foreign = NULL;
  sqlite3 *db = NULL;
  gsize size;
  gconstpointer bytes;

  check_refused (fixture, garbage, 8192, PMN_STORE_ERROR_NOT_A_REGISTER);
  check_refused (fixture, "", 0, PMN_STORE_ERROR_NOT_A_REGISTER);
  g_unlink (fixture->path);

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "CREATE TABLE t (a)", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  foreign = fixture_read_file (fixture->folder, "a.pmn");
  bytes = g_bytes_get_data (foreign, &size);
  check_refused (fixture, bytes, size, PMN_STORE_ERROR_NOT_A_REGISTER);
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (pmn_connection_open (fixture->path, PMN_CONNECTION_NONE, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, fixture->path));
}

static void
test_sql_errors (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PmnConnection) connection = open_new (fixture, PMN_CONNECTION_NONE);
  g_autoptr (GError) error = NULL;
  PmnStatement *statement;

  g_assert_null (pmn_connection_prepare (connection, "SELECT nothing FROM nowhere", &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_FAILED);
  g_clear_error (&error);

  /* A binding that failed is reported, not lost. */
  statement = pmn_connection_prepare (connection, "SELECT ?", NULL);
  pmn_statement_bind_int64 (statement, 2, 1);
  g_assert_false (pmn_statement_step (statement, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_FAILED);
  pmn_statement_done (statement);
}

static void
test_full (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PmnConnection) connection = open_new (fixture, PMN_CONNECTION_NONE);
  g_autoptr (GError) error = NULL;

  exec (connection, "CREATE TABLE t (a TEXT) STRICT; PRAGMA max_page_count=10");
  g_assert_true (pmn_connection_begin (connection, &error));
  g_assert_false (
      pmn_connection_exec (connection, "INSERT INTO t VALUES (printf('%100000d', 1))", &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_FULL);
  pmn_connection_rollback (connection);
  g_assert_cmpint (get (connection, "SELECT count(*) FROM t"), ==, 0);
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PmnConnection) writer = open_new (fixture, PMN_CONNECTION_NONE);
  g_autoptr (PmnConnection) reader = NULL;
  g_autoptr (GError) error = NULL;

  exec (writer, "CREATE TABLE t (a TEXT) STRICT");
  reader = pmn_connection_open (fixture->path, PMN_CONNECTION_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_false (pmn_connection_exec (reader, "DELETE FROM t", &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_READ_ONLY);
}

static void
test_ui_thread (Fixture *fixture, gconstpointer data)
{
  if (g_test_subprocess ())
    {
      pmn_store_set_ui_thread (g_thread_self ());
      pmn_connection_open (fixture->path, PMN_CONNECTION_CREATE, NULL);
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
#if PMN_DEBUG
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*ui_thread*");
#else
  g_test_trap_assert_passed ();
#endif
}

int
main (int argc, char *argv[])
{
  static const FixtureChildEntry children[] = { { "hold", child_hold }, { NULL } };
  int status;

  if (fixture_run_child (argc, argv, children, &status))
    return status;

  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/connection/pragmas", test_pragmas);
  ADD ("/connection/defensive", test_defensive);
  ADD ("/connection/exclusive", test_files_of_exclusive);
  ADD ("/connection/values", test_values);
  ADD ("/connection/cache", test_cache);
  ADD ("/connection/counters", test_counters);
  ADD ("/connection/cancel/query", test_cancel);
  ADD ("/connection/cancel/between", test_cancel_between);
  ADD ("/connection/cancel/transaction", test_cancel_transaction);
  ADD ("/connection/cancel/waiting", test_cancel_waiting);
  ADD ("/connection/busy-names-the-holder", test_busy);
  ADD ("/connection/not-a-register", test_not_a_register);
  ADD ("/connection/missing", test_missing);
  ADD ("/connection/sql-errors", test_sql_errors);
  ADD ("/connection/full", test_full);
  ADD ("/connection/read-only", test_read_only);
  ADD ("/connection/ui-thread", test_ui_thread);
#undef ADD
  return g_test_run ();
}
