/* test-store-open.c: making a register, opening it, and what is refused
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pmn-nomenclature.h"
#include "register-fixture.h"

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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add (path, RegisterFixture, NULL, register_fixture_set_up, function,                      \
              register_fixture_tear_down)
  ADD ("/store-open/create", test_create);
  ADD ("/store-open/create-over", test_create_over);
  ADD ("/store-open/missing", test_missing);
  ADD ("/store-open/no-folder", test_no_folder);
  ADD ("/store-open/garbage", test_garbage);
  ADD ("/store-open/folder", test_folder);
  ADD ("/store-open/truncated", test_truncated);
  ADD ("/store-open/newer", test_newer);
  ADD ("/store-open/newer-in-wal", test_newer_in_wal);
#undef ADD
  return g_test_run ();
}
