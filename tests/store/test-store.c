/* test-store.c: an open register: making, opening, refusing, reading, writing, news, closing
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pmn-nomenclature.h"
#include "pmn-setting.h"
#include "register-fixture.h"

/* Making and opening ---------------------------------------------------------------------------- */

static void
test_create (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = fixture_create (fixture->path);
  g_autofree char *files = NULL;
  gsize n_terms = 0, n;
  struct stat info;

  for (int dimension = 1; dimension <= PMN_DIMENSION_LAST; dimension++)
    {
      pmn_nomenclature_terms (dimension, &n);
      n_terms += n;
    }
  g_assert_cmpint (n_terms, >, 80);
  g_assert_cmpint (fixture_get (store, "SELECT count(*) FROM term"), ==, n_terms);
  g_assert_cmpint (fixture_get (store, "SELECT value GLOB '[0-9A-F][0-9A-F][0-9A-F][0-9A-F]'"
                                       " FROM setting WHERE key = 'ref-prefix'"),
                   ==, 1);
  g_assert_cmpint (
      fixture_get (store, "SELECT length(value) FROM setting WHERE key = 'register-uuid'"), ==, 36);
  g_assert_cmpstr (pmn_store_get_path (store), ==, fixture->path);
  g_assert_false (pmn_store_is_on_network (store));
  fixture_check (store);
  fixture_close (&store);

  g_assert_no_errno (stat (fixture->path, &info));
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  /* Closing leaves the register alone: no journal, no lock. */
  files = fixture_list_folder (fixture->folder);
  g_assert_cmpstr (files, ==, "a.pmn");
}

static void
test_create_over (RegisterFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *files = NULL;

  fixture_write_file (fixture->folder, "a.pmn", "precious", 8);
  g_assert_null (pmn_store_open_sync (fixture->path, PMN_OPEN_CREATE, NULL, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_INVALID);
  after = fixture_read_file (fixture->folder, "a.pmn");
  g_assert_cmpmem (g_bytes_get_data (after, NULL), g_bytes_get_size (after), "precious", 8);
  files = fixture_list_folder (fixture->folder);
  g_assert_cmpstr (files, ==, "a.pmn");
}

static void
test_missing (RegisterFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *files = NULL;

  g_assert_null (pmn_store_open_sync (fixture->path, PMN_OPEN_NONE, NULL, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NOT_FOUND);
  files = fixture_list_folder (fixture->folder);
  g_assert_cmpstr (files, ==, "");
}

static void
test_no_folder (RegisterFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "absent", "a.pmn", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *quoted = g_strdup_printf ("“%s”", folder);
  g_autoptr (GError) error = NULL;

  g_assert_null (pmn_store_open_sync (path, PMN_OPEN_CREATE, NULL, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NOT_FOUND);
  /* The folder that is missing is named, not one of our own files in it. */
  g_assert_nonnull (strstr (error->message, quoted));
}

/* Whatever is refused stays byte for byte as it was, without a file beside. */
static void
check_refused (RegisterFixture *fixture, PmnStoreError code)
{
  g_autoptr (GBytes) before = fixture_read_file (fixture->folder, "a.pmn");
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *files = NULL;

  g_assert_null (pmn_store_open_sync (fixture->path, PMN_OPEN_NONE, NULL, &error));
  g_assert_error (error, PMN_STORE_ERROR, (int) code);
  after = fixture_read_file (fixture->folder, "a.pmn");
  g_assert_true (g_bytes_equal (before, after));
  files = fixture_list_folder (fixture->folder);
  g_assert_cmpstr (files, ==, "a.pmn");
}

static void
test_garbage (RegisterFixture *fixture, gconstpointer data)
{
  g_autofree char *garbage = g_strnfill (20000, 'x');

  fixture_write_file (fixture->folder, "a.pmn", garbage, 20000);
  check_refused (fixture, PMN_STORE_ERROR_NOT_A_REGISTER);
  fixture_write_file (fixture->folder, "a.pmn", "SQLite format 3", 16);
  check_refused (fixture, PMN_STORE_ERROR_NOT_A_REGISTER);
  fixture_write_file (fixture->folder, "a.pmn", "", 0);
  check_refused (fixture, PMN_STORE_ERROR_NOT_A_REGISTER);
  g_unlink (fixture->path);
  fixture_exec (fixture->path, "CREATE TABLE activity (id INTEGER)");
  check_refused (fixture, PMN_STORE_ERROR_NOT_A_REGISTER);
  /* The right mark on the wrong tables. */
  fixture_exec (fixture->path, "PRAGMA application_id=1347243569; PRAGMA user_version=1");
  check_refused (fixture, PMN_STORE_ERROR_NOT_A_REGISTER);
}

static void
test_folder (RegisterFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (pmn_store_open_sync (fixture->folder, PMN_OPEN_NONE, NULL, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NOT_A_REGISTER);
}

static void
test_truncated (RegisterFixture *fixture, gconstpointer data)
{
  struct stat info;

  fixture_make (fixture->path);
  g_assert_no_errno (stat (fixture->path, &info));
  for (goffset size = info.st_size - 1; size > 4096; size -= 37000)
    {
      g_assert_no_errno (truncate (fixture->path, size));
      check_refused (fixture, PMN_STORE_ERROR_CORRUPT);
    }
}

static void
test_newer (RegisterFixture *fixture, gconstpointer data)
{
  fixture_make (fixture->path);
  fixture_exec (fixture->path, "PRAGMA journal_mode=DELETE; PRAGMA user_version=99");
  check_refused (fixture, PMN_STORE_ERROR_NEWER);
}

/* The version is in the WAL that a program of the future left when it died. */
static void
test_newer_in_wal (RegisterFixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "b.pmn", NULL);
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GBytes) wal = NULL;
  g_autoptr (GBytes) file_after = NULL;
  g_autoptr (GBytes) wal_after = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;

  fixture_make (fixture->path);
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA user_version=99", NULL, NULL, NULL), ==, SQLITE_OK);
  file = fixture_read_file (fixture->folder, "a.pmn");
  wal = fixture_read_file (fixture->folder, "a.pmn-wal");
  g_assert_cmpuint (g_bytes_get_size (wal), >, 0);
  fixture_write_file (fixture->folder, "b.pmn", g_bytes_get_data (file, NULL),
                      g_bytes_get_size (file));
  fixture_write_file (fixture->folder, "b.pmn-wal", g_bytes_get_data (wal, NULL),
                      g_bytes_get_size (wal));
  sqlite3_close (db);

  g_assert_null (pmn_store_open_sync (copy, PMN_OPEN_NONE, NULL, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NEWER);
  file_after = fixture_read_file (fixture->folder, "b.pmn");
  wal_after = fixture_read_file (fixture->folder, "b.pmn-wal");
  g_assert_true (g_bytes_equal (file, file_after));
  g_assert_true (g_bytes_equal (wal, wal_after));
}

/* Faults while it is open ----------------------------------------------------------------------- */

static void
on_corrupted (PmnStore *store, const char *sentence, guint *count)
{
  g_assert_cmpstr (sentence, !=, "");
  (*count)++;
}

static gpointer
read_everything (PmnConnection *connection, gpointer data, GCancellable *cancellable,
                 GError **error)
{
  gint64 n;

  pmn_connection_get_int64 (connection, "SELECT sum(length(code)) FROM term NOT INDEXED", 0, &n,
                            error);
  return NULL;
}

static void
test_damaged_page (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store;
  g_autoptr (GError) error = NULL;
  char noise[2000];
  gint64 page;
  guint count = 0;
  FILE *file;

  fixture_make (fixture->path);
  store = fixture_open (fixture->path);
  page = fixture_get (store, "SELECT rootpage FROM sqlite_schema WHERE name = 'term'");
  fixture_close (&store);

  memset (noise, 0xa5, sizeof noise);
  file = fopen (fixture->path, "r+b");
  g_assert_no_errno (fseek (file, (page - 1) * 4096, SEEK_SET));
  g_assert_cmpuint (fwrite (noise, 1, sizeof noise, file), ==, sizeof noise);
  g_assert_no_errno (fclose (file));

  /* Opening looks at the header only; the damage is met where it is. */
  store = fixture_open (fixture->path);
  g_signal_connect (store, "corrupted", G_CALLBACK (on_corrupted), &count);
  for (int i = 0; i < 2; i++)
    {
      pmn_store_read_sync (store, read_everything, NULL, NULL, &error);
      g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_CORRUPT);
      g_clear_error (&error);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  g_assert_cmpuint (count, ==, 1);
  fixture_close (&store);
}

static gpointer
write_too_much (PmnEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  PmnConnection *connection = pmn_edit_get_connection (edit);

  if (fixture_write_place (edit, (gpointer) "kept out", cancellable, error) == NULL
      || !pmn_connection_exec (connection, "PRAGMA max_page_count=1", error))
    return NULL;
  pmn_setting_set (edit, "big", data, error);
  pmn_connection_exec (connection, "PRAGMA max_page_count=4294967294", NULL);
  return NULL;
}

static void
test_full (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = fixture_create (fixture->path);
  g_autofree char *big = g_strnfill (1000000, 'z');
  g_autoptr (GError) error = NULL;

  g_assert_null (pmn_store_write_sync (store, &fixture_edit, write_too_much, big, NULL, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_FULL);
  g_clear_error (&error);
  g_assert_cmpint (fixture_get (store, "SELECT count(*) FROM place"), ==, 0);
  g_assert_cmpint (fixture_get (store, "SELECT count(*) FROM step"), ==, 0);
  g_assert_cmpint (fixture_store_place (store, "after", &error), >, 0);
  fixture_check (store);
  fixture_close (&store);
}

static gpointer
write_big_setting (PmnEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  pmn_setting_set (edit, "big", data, error);
  return NULL;
}

/* The file system itself refuses: no file of this child may grow beyond a size. */
static int
child_disk_full (char **arguments)
{
  PmnStore *store = fixture_open (arguments[0]);
  g_autofree char *big = g_strnfill (4000000, 'z');
  g_autoptr (GError) error = NULL;
  struct rlimit limit = { 600000, 600000 };

  signal (SIGXFSZ, SIG_IGN);
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &limit));
  pmn_store_write_sync (store, &fixture_edit, write_big_setting, big, NULL, &error);
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_FULL);
  g_clear_error (&error);
  g_assert_cmpint (fixture_store_place (store, "small", &error), >, 0);
  fixture_close (&store);
  return 0;
}

static void
test_disk_full (RegisterFixture *fixture, gconstpointer data)
{
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GError) error = NULL;
  PmnStore *store;

  fixture_make (fixture->path);
  child = fixture_spawn ("disk-full", fixture->path, NULL);
  g_subprocess_wait_check (child, NULL, &error);
  g_assert_no_error (error);
  store = fixture_open (fixture->path);
  g_assert_cmpint (fixture_get (store, "SELECT count(*) FROM place"), ==, 1);
  fixture_check (store);
  fixture_close (&store);
}

/* Permissions count for nobody, not for root: the child becomes nobody first. */
static int
child_refused (char **arguments)
{
  g_autoptr (GError) error = NULL;
  PmnOpenFlags flags = g_str_equal (arguments[1], "create") ? PMN_OPEN_CREATE : PMN_OPEN_NONE;

  if (geteuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
    return 77;

  if (pmn_store_open_sync (arguments[0], flags, NULL, &error) != NULL)
    return 1;

  return error->domain == PMN_STORE_ERROR ? 10 + error->code : 2;
}

static gboolean
check_refused_to_nobody (const char *path, const char *how, PmnStoreError code)
{
  g_autoptr (GSubprocess) child = fixture_spawn ("refused", path, how, NULL);
  g_autoptr (GError) error = NULL;

  g_subprocess_wait (child, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (child));
  if (g_subprocess_get_exit_status (child) == 77)
    {
      g_test_skip ("this user cannot become another");
      return FALSE;
    }
  g_assert_cmpint (g_subprocess_get_exit_status (child), ==, 10 + (int) code);
  return TRUE;
}

static void
test_read_only (RegisterFixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "b.pmn", NULL);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autofree char *files = NULL;

  fixture_make (fixture->path);
  before = fixture_read_file (fixture->folder, "a.pmn");

  /* The folder cannot be written. */
  g_assert_no_errno (g_chmod (fixture->path, 0666));
  g_assert_no_errno (g_chmod (fixture->folder, 0555));
  if (check_refused_to_nobody (fixture->path, "open", PMN_STORE_ERROR_READ_ONLY))
    {
      check_refused_to_nobody (other, "create", PMN_STORE_ERROR_READ_ONLY);
      /* The file cannot be written. */
      g_assert_no_errno (g_chmod (fixture->path, 0444));
      g_assert_no_errno (g_chmod (fixture->folder, 0777));
      check_refused_to_nobody (fixture->path, "open", PMN_STORE_ERROR_READ_ONLY);
      /* The file cannot even be read. */
      g_assert_no_errno (g_chmod (fixture->path, 0000));
      check_refused_to_nobody (fixture->path, "open", PMN_STORE_ERROR_PERMISSION);
    }
  g_assert_no_errno (g_chmod (fixture->folder, 0755));
  g_assert_no_errno (g_chmod (fixture->path, 0600));

  after = fixture_read_file (fixture->folder, "a.pmn");
  g_assert_true (g_bytes_equal (before, after));
  files = fixture_list_folder (fixture->folder);
  g_assert_cmpstr (files, ==, "a.pmn");
}

/* Reading, writing, news ------------------------------------------------------------------------ */

typedef struct
{
  guint n;
  guint n_foreign;
  guint entities;
} News;

static void
on_changed (PmnStore *store, const PmnStoreNews *news, News *seen)
{
  seen->n++;
  seen->n_foreign += news->foreign;
  seen->entities |= news->entities;
}

static gpointer
write_then_fail (PmnEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  gpointer id = fixture_write_place (edit, data, cancellable, error);

  g_set_error_literal (error, PMN_STORE_ERROR, PMN_STORE_ERROR_CONFLICT, "no");
  return id;
}

static void
test_write (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = fixture_create (fixture->path);
  g_autoptr (GError) error = NULL;
  News news = { 0 };

  g_signal_connect (store, "changed", G_CALLBACK (on_changed), &news);
  g_assert_cmpint (fixture_store_place (store, "Médiathèque", &error), >, 0);
  g_assert_cmpuint (news.n, ==, 1);
  g_assert_cmpuint (news.n_foreign, ==, 0);
  g_assert_cmpuint (news.entities, ==, 1 << PMN_ENTITY_PLACE);

  g_assert_null (
      pmn_store_write_sync (store, &fixture_edit, write_then_fail, (gpointer) "x", NULL, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_CONFLICT);
  g_assert_cmpuint (news.n, ==, 1);
  g_assert_cmpint (fixture_get (store, "SELECT count(*) FROM place"), ==, 1);
  fixture_close (&store);

  store = fixture_open (fixture->path);
  g_assert_cmpint (fixture_get (store, "SELECT count(*) FROM place"), ==, 1);
  fixture_close (&store);
}

static gpointer
read_five (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return g_strdup ("five");
}

static void
test_async (RegisterFixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) written = NULL;
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *five = NULL;
  g_autoptr (PmnStore) store = NULL;
  News news = { 0 };

  pmn_store_open_async (fixture->path, PMN_OPEN_CREATE, NULL, fixture_on_result, &result);
  opened = fixture_await (&result);
  store = pmn_store_open_finish (opened, &error);
  g_assert_no_error (error);
  g_signal_connect (store, "changed", G_CALLBACK (on_changed), &news);

  pmn_store_write_async (store, &fixture_edit, fixture_write_place, g_strdup ("Mairie"), g_free,
                         NULL, NULL, fixture_on_result, &result);
  written = fixture_await (&result);
  g_assert_nonnull (pmn_store_run_finish (store, written, &error));
  g_assert_no_error (error);
  /* The news come before the answer: what is shown then is fresh. */
  g_assert_cmpuint (news.n, ==, 1);

  pmn_store_read_async (store, read_five, NULL, NULL, g_free, G_PRIORITY_DEFAULT, NULL,
                        fixture_on_result, &result);
  read = fixture_await (&result);
  five = pmn_store_run_finish (store, read, &error);
  g_assert_cmpstr (five, ==, "five");

  pmn_store_close_async (store, fixture_on_result, &result);
  closed = fixture_await (&result);
  g_assert_true (pmn_store_close_finish (store, closed, &error));
  g_assert_no_error (error);
}

static void
test_open_async_fails (RegisterFixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GError) error = NULL;

  pmn_store_open_async (fixture->path, PMN_OPEN_NONE, NULL, fixture_on_result, &result);
  opened = fixture_await (&result);
  g_assert_null (pmn_store_open_finish (opened, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NOT_FOUND);
}

/* A gate holds a thread while the test fills its queue. */
typedef struct
{
  GMutex mutex;
  GCond cond;
  gboolean entered;
  gboolean open;
  GString *order;
} Gate;

static gpointer
read_gate (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Gate *gate = data;

  g_mutex_lock (&gate->mutex);
  gate->entered = TRUE;
  g_cond_broadcast (&gate->cond);
  while (!gate->open)
    g_cond_wait (&gate->cond, &gate->mutex);
  g_mutex_unlock (&gate->mutex);
  return NULL;
}

static gpointer
write_gate (PmnEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  return read_gate (NULL, data, cancellable, error);
}

static void
gate_wait_entered (Gate *gate)
{
  g_mutex_lock (&gate->mutex);
  while (!gate->entered)
    g_cond_wait (&gate->cond, &gate->mutex);
  g_mutex_unlock (&gate->mutex);
}

static void
gate_open (Gate *gate)
{
  g_mutex_lock (&gate->mutex);
  gate->open = TRUE;
  g_cond_broadcast (&gate->cond);
  g_mutex_unlock (&gate->mutex);
}

static Gate *the_gate;

static gpointer
read_letter (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_string_append (the_gate->order, data);
  return NULL;
}

static void
test_priority (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = fixture_create (fixture->path);
  g_autoptr (GString) order = g_string_new (NULL);
  g_autoptr (GAsyncResult) last = NULL;
  Gate gate = { .order = order };

  the_gate = &gate;
  pmn_store_read_async (store, read_gate, &gate, NULL, NULL, G_PRIORITY_DEFAULT, NULL, NULL, NULL);
  gate_wait_entered (&gate);
  pmn_store_read_async (store, read_letter, (gpointer) "d", NULL, NULL, G_PRIORITY_LOW, NULL,
                        fixture_on_result, &last);
  pmn_store_read_async (store, read_letter, (gpointer) "b", NULL, NULL, G_PRIORITY_DEFAULT, NULL,
                        NULL, NULL);
  pmn_store_read_async (store, read_letter, (gpointer) "c", NULL, NULL, G_PRIORITY_DEFAULT, NULL,
                        NULL, NULL);
  pmn_store_read_async (store, read_letter, (gpointer) "a", NULL, NULL, G_PRIORITY_HIGH, NULL, NULL,
                        NULL);
  gate_open (&gate);
  g_object_unref (fixture_await (&last));
  g_assert_cmpstr (order->str, ==, "abcd");
  fixture_close (&store);
}

/* A long reading on one thread does not hold up a save on the other. */
static void
test_write_beside_read (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = fixture_create (fixture->path);
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GError) error = NULL;
  Gate gate = { 0 };

  pmn_store_read_async (store, read_gate, &gate, NULL, NULL, G_PRIORITY_DEFAULT, NULL,
                        fixture_on_result, &read);
  gate_wait_entered (&gate);
  g_assert_cmpint (fixture_store_place (store, "Mairie", &error), >, 0);
  gate_open (&gate);
  g_object_unref (fixture_await (&read));
  fixture_close (&store);
}

/* An export of the whole journal holds up neither what the list reads nor a save. */
static void
test_long_read_aside (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = fixture_create (fixture->path);
  g_autoptr (GAsyncResult) long_read = NULL;
  g_autoptr (GError) error = NULL;
  Gate gate = { 0 };

  pmn_store_read_aside_async (store, read_gate, &gate, NULL, NULL, NULL, fixture_on_result,
                              &long_read);
  gate_wait_entered (&gate);
  g_assert_cmpint (fixture_get (store, "SELECT count(*) FROM place"), ==, 0);
  g_assert_cmpint (fixture_store_place (store, "Mairie", &error), >, 0);
  g_assert_cmpint (fixture_get (store, "SELECT count(*) FROM place"), ==, 1);
  g_assert_null (long_read);
  gate_open (&gate);
  g_object_unref (fixture_await (&long_read));
  fixture_close (&store);
}

static gpointer
read_endlessly (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 n;
  Gate *gate = data;

  g_mutex_lock (&gate->mutex);
  gate->entered = TRUE;
  g_cond_broadcast (&gate->cond);
  g_mutex_unlock (&gate->mutex);
  pmn_connection_get_int64 (
      connection,
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n", 0,
      &n, error);
  return NULL;
}

static void
test_cancel (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = fixture_create (fixture->path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GError) error = NULL;
  Gate gate = { 0 };

  pmn_store_read_async (store, read_endlessly, &gate, NULL, NULL, G_PRIORITY_DEFAULT, cancellable,
                        fixture_on_result, &result);
  gate_wait_entered (&gate);
  g_cancellable_cancel (cancellable);
  read = fixture_await (&result);
  g_assert_null (pmn_store_run_finish (store, read, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (fixture_get (store, "SELECT 5"), ==, 5);
  fixture_close (&store);
}

/* Closing finishes what was to be written and drops what was to be read. */
static void
test_close_with_queue (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = fixture_create (fixture->path);
  g_autoptr (GAsyncResult) running = NULL;
  g_autoptr (GAsyncResult) waiting = NULL;
  g_autoptr (GAsyncResult) held = NULL;
  g_autoptr (GAsyncResult) write = NULL;
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (GError) error = NULL;
  Gate read_gate_state = { 0 }, write_gate_state = { 0 };

  pmn_store_read_async (store, read_endlessly, &read_gate_state, NULL, NULL, G_PRIORITY_DEFAULT,
                        NULL, fixture_on_result, &running);
  pmn_store_read_async (store, read_five, g_strdup ("freed"), g_free, g_free, G_PRIORITY_DEFAULT,
                        NULL, fixture_on_result, &waiting);
  pmn_store_write_async (store, &fixture_edit, write_gate, &write_gate_state, NULL, NULL, NULL,
                         fixture_on_result, &held);
  gate_wait_entered (&read_gate_state);
  gate_wait_entered (&write_gate_state);
  pmn_store_write_async (store, &fixture_edit, fixture_write_place, (gpointer) "written", NULL,
                         NULL, NULL, fixture_on_result, &write);
  pmn_store_close_async (store, fixture_on_result, &closed);
  gate_open (&write_gate_state);
  while (closed == NULL || running == NULL || waiting == NULL || write == NULL || held == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_true (pmn_store_close_finish (store, closed, &error));
  g_assert_null (pmn_store_run_finish (store, running, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (pmn_store_run_finish (store, waiting, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_nonnull (pmn_store_run_finish (store, write, &error));
  g_assert_no_error (error);
  g_clear_object (&store);

  store = fixture_open (fixture->path);
  g_assert_cmpint (fixture_get (store, "SELECT count(*) FROM place"), ==, 1);
  fixture_close (&store);
}

/* The statement begins after the register was asked to close. */
static gpointer
read_once_closing (PmnConnection *connection, gpointer data, GCancellable *cancellable,
                   GError **error)
{
  Gate *gate = data;

  while (!g_cancellable_is_cancelled (cancellable))
    {
      g_mutex_lock (&gate->mutex);
      gate->entered = TRUE;
      g_cond_broadcast (&gate->cond);
      g_mutex_unlock (&gate->mutex);
      g_usleep (1000);
    }
  return read_endlessly (connection, data, cancellable, error);
}

/* However late a reading begins, and whoever else may cancel it, closing does not wait for it. */
static void
test_close_ends_readings (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = fixture_create (fixture->path);
  g_autoptr (GCancellable) own = g_cancellable_new ();
  g_autoptr (GAsyncResult) late = NULL;
  g_autoptr (GAsyncResult) aside = NULL;
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (GError) error = NULL;
  Gate late_gate = { 0 }, aside_gate = { 0 };

  pmn_store_read_async (store, read_once_closing, &late_gate, NULL, NULL, G_PRIORITY_DEFAULT, NULL,
                        fixture_on_result, &late);
  pmn_store_read_aside_async (store, read_endlessly, &aside_gate, NULL, NULL, own,
                              fixture_on_result, &aside);
  gate_wait_entered (&late_gate);
  gate_wait_entered (&aside_gate);
  pmn_store_close_async (store, fixture_on_result, &closed);
  while (closed == NULL || late == NULL || aside == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_null (pmn_store_run_finish (store, late, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (pmn_store_run_finish (store, aside, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_cancellable_is_cancelled (own));
  g_assert_true (pmn_store_close_finish (store, closed, NULL));
  g_clear_object (&store);
}

/* Several programs ------------------------------------------------------------------------------ */

static int
child_add (char **arguments)
{
  PmnStore *store = fixture_open (arguments[0]);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (fixture_store_place (store, arguments[1], &error), >, 0);
  fixture_close (&store);
  return 0;
}

static void
run_add (const char *path, const char *name)
{
  g_autoptr (GSubprocess) child = fixture_spawn ("add", path, name, NULL);
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check (child, NULL, &error);
  g_assert_no_error (error);
}

static void
test_foreign (RegisterFixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GError) error = NULL;
  PmnStore *store;
  News news = { 0 };

  fixture_make (fixture->path);
  pmn_store_open_async (fixture->path, PMN_OPEN_NONE, NULL, fixture_on_result, &result);
  opened = fixture_await (&result);
  store = pmn_store_open_finish (opened, &error);
  g_signal_connect (store, "changed", G_CALLBACK (on_changed), &news);

  /* Noticed without asking, by watching the journal. */
  run_add (fixture->path, "by the command line");
  while (news.n_foreign == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (news.entities & (1 << PMN_ENTITY_PLACE), !=, 0);
  g_assert_cmpint (fixture_get (store, "SELECT count(*) FROM place"), ==, 1);

  /* What we write ourselves is not foreign. */
  news = (News) { 0 };
  g_assert_cmpint (fixture_store_place (store, "here", &error), >, 0);
  pmn_store_check_foreign (store);
  fixture_get (store, "SELECT 1");
  g_assert_cmpint (fixture_store_place (store, "here too", &error), >, 0);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (news.n, ==, 2);
  g_assert_cmpuint (news.n_foreign, ==, 0);
  fixture_close (&store);
}

static void
test_version_changed (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = fixture_create (fixture->path);
  g_autoptr (GError) error = NULL;

  fixture_exec (fixture->path, "PRAGMA user_version=99");
  g_assert_cmpint (fixture_store_place (store, "x", &error), ==, 0);
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NEWER);
  g_assert_cmpint (fixture_get (store, "SELECT count(*) FROM place"), ==, 0);
  fixture_close (&store);
}

static gpointer
write_and_stay (PmnEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  fixture_write_place (edit, (gpointer) "slow", cancellable, error);
  g_print ("ready\n");
  getchar ();
  return NULL;
}

static int
child_stay (char **arguments)
{
  PmnStore *store;
  g_autoptr (GError) error = NULL;

  g_set_prgname ("slow-program");
  store = fixture_open (arguments[0]);
  pmn_store_write_sync (store, &fixture_edit, write_and_stay, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture_close (&store);
  return 0;
}

static void
test_holder (RegisterFixture *fixture, gconstpointer data)
{
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GError) error = NULL;
  PmnStore *store;

  fixture_make (fixture->path);
  child = fixture_spawn ("stay", fixture->path, NULL);
  fixture_wait_ready (child);

  g_setenv ("PERMANENCE_LOCK_DEADLINE_MS", "50", TRUE);
  store = fixture_open (fixture->path);
  g_unsetenv ("PERMANENCE_LOCK_DEADLINE_MS");
  g_assert_cmpint (fixture_store_place (store, "x", &error), ==, 0);
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, "slow-program"));
  g_assert_nonnull (strstr (error->message, g_subprocess_get_identifier (child)));
  g_clear_error (&error);
  fixture_close (&store);

  g_output_stream_close (g_subprocess_get_stdin_pipe (child), NULL, NULL);
  g_subprocess_wait_check (child, NULL, &error);
  g_assert_no_error (error);
  store = fixture_open (fixture->path);
  g_assert_cmpint (fixture_get (store, "SELECT count(*) FROM place"), ==, 1);
  fixture_close (&store);
}

static void
test_network (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store;
  g_autoptr (GError) error = NULL;
  g_autofree char *files = NULL;

  g_setenv ("PERMANENCE_NETWORK_FILE_SYSTEM", "1", TRUE);
  store = fixture_create (fixture->path);
  g_assert_true (pmn_store_is_on_network (store));
  g_assert_cmpint (fixture_store_place (store, "x", &error), >, 0);
  g_assert_cmpint (fixture_get (store, "SELECT count(*) FROM place"), ==, 1);
  files = fixture_list_folder (fixture->folder);
  g_assert_cmpstr (files, ==, "a.lock a.pmn a.pmn-journal");
  fixture_check (store);

  /* One program at a time, told by whom. */
  g_setenv ("PERMANENCE_LOCK_DEADLINE_MS", "50", TRUE);
  g_assert_null (pmn_store_open_sync (fixture->path, PMN_OPEN_NONE, NULL, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, g_get_host_name ()));
  g_unsetenv ("PERMANENCE_LOCK_DEADLINE_MS");
  fixture_close (&store);

  /* Back on a local disk it is as ever. */
  g_unsetenv ("PERMANENCE_NETWORK_FILE_SYSTEM");
  store = fixture_open (fixture->path);
  g_assert_cmpint (fixture_get (store, "SELECT count(*) FROM place"), ==, 1);
  fixture_close (&store);
}

int
main (int argc, char *argv[])
{
  static const FixtureChildEntry children[] = { { "add", child_add },
                                                { "disk-full", child_disk_full },
                                                { "refused", child_refused },
                                                { "stay", child_stay },
                                                { NULL } };
  int status;

  if (fixture_run_child (argc, argv, children, &status))
    return status;

  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add (path, RegisterFixture, NULL, register_fixture_set_up, function,                      \
              register_fixture_tear_down)
  ADD ("/store/create", test_create);
  ADD ("/store/create-over", test_create_over);
  ADD ("/store/missing", test_missing);
  ADD ("/store/no-folder", test_no_folder);
  ADD ("/store/garbage", test_garbage);
  ADD ("/store/folder", test_folder);
  ADD ("/store/truncated", test_truncated);
  ADD ("/store/newer", test_newer);
  ADD ("/store/newer-in-wal", test_newer_in_wal);
  ADD ("/store/damaged-page", test_damaged_page);
  ADD ("/store/full", test_full);
  ADD ("/store/disk-full", test_disk_full);
  ADD ("/store/read-only", test_read_only);
  ADD ("/store/write", test_write);
  ADD ("/store/async", test_async);
  ADD ("/store/open-async-fails", test_open_async_fails);
  ADD ("/store/priority", test_priority);
  ADD ("/store/write-beside-read", test_write_beside_read);
  ADD ("/store/long-read-aside", test_long_read_aside);
  ADD ("/store/cancel", test_cancel);
  ADD ("/store/close-with-queue", test_close_with_queue);
  ADD ("/store/close-ends-readings", test_close_ends_readings);
  ADD ("/store/foreign", test_foreign);
  ADD ("/store/version-changed", test_version_changed);
  ADD ("/store/holder", test_holder);
  ADD ("/store/network", test_network);
#undef ADD
  return g_test_run ();
}
