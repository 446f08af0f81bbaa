/* test-store-faults.c: an open register on a damaged, full or closed disk
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "pmn-setting.h"
#include "register-fixture.h"

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

int
main (int argc, char *argv[])
{
  static const FixtureChildEntry children[]
      = { { "disk-full", child_disk_full }, { "refused", child_refused }, { NULL } };
  int status;

  if (fixture_run_child (argc, argv, children, &status))
    return status;

  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add (path, RegisterFixture, NULL, register_fixture_set_up, function,                      \
              register_fixture_tear_down)
  ADD ("/store-faults/damaged-page", test_damaged_page);
  ADD ("/store-faults/full", test_full);
  ADD ("/store-faults/disk-full", test_disk_full);
  ADD ("/store-faults/read-only", test_read_only);
#undef ADD
  return g_test_run ();
}
