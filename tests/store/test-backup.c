/* test-backup.c: copies: what they hold, and what stops them
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "backup-fixture.h"
#include "pmn-backup.h"

static void
test_now (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = backup_create_with_place (fixture, "Mairie");
  g_autofree char *wanted = g_build_filename (fixture->folder, "copy.pmn", NULL);
  g_autofree char *list = g_build_filename (fixture->folder, "copy.purge", NULL);
  g_autofree char *path = NULL;
  g_autofree char *files = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) made = NULL;
  g_autoptr (GError) error = NULL;

  pmn_backup_now_async (store, wanted, NULL, NULL, fixture_on_result, &result);
  made = fixture_await (&result);
  path = pmn_backup_now_finish (store, made, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (path, ==, wanted);
  fixture_close (&store);

  backup_check_private (wanted);
  backup_check_private (list);
  files = fixture_list_folder (fixture->folder);
  g_assert_cmpstr (files, ==, "a.pmn copy.pmn copy.purge");
  g_assert_true (pmn_backup_verify (wanted, &error));
  g_assert_cmpint (backup_count_places (wanted), ==, 1);
}

static void
test_slot (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = backup_create_with_place (fixture, "Mairie");
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = pmn_backup_now_sync (store, NULL, "before-import", &error);
  g_autofree char *folder = pmn_backup_folder (fixture->path);
  struct stat info;
  PmnBackup *backup;

  g_assert_no_error (error);
  fixture_close (&store);
  g_assert_no_errno (stat (folder, &info));
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  backup_check_private (path);

  backups = pmn_backup_list (fixture->path, &error);
  g_assert_cmpuint (backups->len, ==, 1);
  backup = g_ptr_array_index (backups, 0);
  g_assert_cmpstr (backup->path, ==, path);
  g_assert_cmpstr (backup->slot, ==, "before-import");
  g_assert_cmpint (backup->size, >, 4096);
  g_assert_cmpint (ABS (backup->at - g_get_real_time () / 1000), <, 3600 * 1000);
}

static void
test_onto_itself (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = backup_create_with_place (fixture, "Mairie");
  g_autoptr (GError) error = NULL;

  g_assert_null (pmn_backup_now_sync (store, fixture->path, NULL, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_INVALID);
  g_assert_cmpint (fixture_get (store, "SELECT count(*) FROM place"), ==, 1);
  fixture_close (&store);
}

static int
child_disk_full (char **arguments)
{
  PmnStore *store = fixture_open (arguments[0]);
  g_autoptr (GError) error = NULL;
  struct rlimit limit = { 100000, 100000 };

  signal (SIGXFSZ, SIG_IGN);
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &limit));
  g_assert_null (pmn_backup_now_sync (store, arguments[1], NULL, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_FULL);
  fixture_close (&store);
  return 0;
}

/* Nothing of the attempt stays, and the older copy of that name is what it was. */
static void
test_disk_full (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = backup_create_with_place (fixture, "Mairie");
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.pmn", NULL);
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *made = pmn_backup_now_sync (store, copy, NULL, &error);
  g_autofree char *files = NULL;

  g_assert_no_error (error);
  fixture_close (&store);
  child = fixture_spawn ("disk-full", fixture->path, copy, NULL);
  g_subprocess_wait_check (child, NULL, &error);
  g_assert_no_error (error);
  files = fixture_list_folder (fixture->folder);
  g_assert_cmpstr (files, ==, "a.pmn copy.pmn copy.purge");
  g_assert_true (pmn_backup_verify (copy, &error));
}

static void
test_cancelled (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = backup_create_with_place (fixture, "Mairie");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.pmn", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) made = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *files = NULL;

  g_cancellable_cancel (cancellable);
  pmn_backup_now_async (store, copy, NULL, cancellable, fixture_on_result, &result);
  made = fixture_await (&result);
  g_assert_null (pmn_backup_now_finish (store, made, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  fixture_close (&store);
  files = fixture_list_folder (fixture->folder);
  g_assert_cmpstr (files, ==, "a.pmn");
}

static int
open_on_failing_disk (sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags,
                      int *out_flags)
{
  sqlite3_vfs *real = vfs->pAppData;

  if (name != NULL && g_str_has_suffix (name, ".pmn-part") && flags & SQLITE_OPEN_READONLY)
    backup_damage (name, 2);
  return real->xOpen (real, name, file, flags, out_flags);
}

/* A stick that does not keep what was written on it is not a damaged register. */
static void
test_failing_disk (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = backup_create_with_place (fixture, "Mairie");
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.pmn", NULL);
  g_autofree char *made = NULL;
  g_autofree char *files = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3_vfs failing = *sqlite3_vfs_find (NULL);
  guint count = 0;

  failing.pAppData = sqlite3_vfs_find (NULL);
  failing.zName = "failing";
  failing.xOpen = open_on_failing_disk;
  g_signal_connect (store, "corrupted", G_CALLBACK (backup_on_corrupted), &count);
  sqlite3_vfs_register (&failing, TRUE);
  made = pmn_backup_now_sync (store, copy, NULL, &error);
  sqlite3_vfs_unregister (&failing);
  sqlite3_vfs_register (failing.pAppData, TRUE);

  g_assert_null (made);
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_FAILED);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (count, ==, 0);
  fixture_close (&store);
  files = fixture_list_folder (fixture->folder);
  g_assert_cmpstr (files, ==, "a.pmn");
}

int
main (int argc, char *argv[])
{
  static const FixtureChildEntry children[] = { { "disk-full", child_disk_full }, { NULL } };
  int status;

  if (fixture_run_child (argc, argv, children, &status))
    return status;

  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add (path, RegisterFixture, NULL, register_fixture_set_up, function,                      \
              register_fixture_tear_down)
  ADD ("/backup/now", test_now);
  ADD ("/backup/slot", test_slot);
  ADD ("/backup/onto-itself", test_onto_itself);
  ADD ("/backup/failing-disk", test_failing_disk);
  ADD ("/backup/disk-full", test_disk_full);
  ADD ("/backup/cancelled", test_cancelled);
#undef ADD
  return g_test_run ();
}
