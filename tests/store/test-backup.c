/* test-backup.c: copies, their rotation, restore, setting aside, check
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pmn-backup.h"
#include "pmn-beneficiary-repository.h"
#include "pmn-purge.h"
#include "register-fixture.h"

#define DAY_MS (G_GINT64_CONSTANT (86400) * 1000)

static PmnStore *
create_with_place (RegisterFixture *fixture, const char *name)
{
  PmnStore *store = fixture_create (fixture->path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (fixture_store_place (store, name, &error), >, 0);
  return store;
}

static gint64
count_places (const char *path)
{
  PmnStore *store = fixture_open (path);
  gint64 n = fixture_get (store, "SELECT count(*) FROM place");

  fixture_check (store);
  fixture_close (&store);
  return n;
}

static void
check_private (const char *path)
{
  struct stat info;

  g_assert_no_errno (stat (path, &info));
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

/* Copies ---------------------------------------------------------------------------------------- */

static void
test_now (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = create_with_place (fixture, "Mairie");
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

  check_private (wanted);
  check_private (list);
  files = fixture_list_folder (fixture->folder);
  g_assert_cmpstr (files, ==, "a.pmn copy.pmn copy.purge");
  g_assert_true (pmn_backup_verify (wanted, &error));
  g_assert_cmpint (count_places (wanted), ==, 1);
}

static void
test_slot (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = create_with_place (fixture, "Mairie");
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
  check_private (path);

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
  PmnStore *store = create_with_place (fixture, "Mairie");
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
  PmnStore *store = create_with_place (fixture, "Mairie");
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
  PmnStore *store = create_with_place (fixture, "Mairie");
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

/* Rotation -------------------------------------------------------------------------------------- */

static char *
make_name (gint64 at, const char *slot)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (at / 1000);
  g_autofree char *stamp = g_date_time_format (time, "%Y%m%dT%H%M%S");

  return g_strdup_printf ("%s.000Z-%s.pmn", stamp, slot);
}

/* Stand-ins of a given size: the rotation looks at names and sizes only. */
static void
put_copy (const char *folder, gint64 at, const char *slot, gsize size)
{
  g_autofree char *name = make_name (at, slot);
  g_autofree char *list = g_strndup (name, strlen (name) - 4);
  g_autofree char *purge = g_strconcat (list, ".purge", NULL);
  g_autofree char *bytes = g_strnfill (size, 'b');

  fixture_write_file (folder, name, bytes, size);
  fixture_write_file (folder, purge, "", 0);
}

static void
rotate (PmnStore *store, gint64 now, gint64 budget, const char *second)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pmn_backup_rotate_sync (store, now, budget, second, &error));
  g_assert_no_error (error);
}

static guint
count_slot (GPtrArray *backups, const char *slot)
{
  guint n = 0;

  for (guint i = 0; i < backups->len; i++)
    n += g_str_equal (((PmnBackup *) g_ptr_array_index (backups, i))->slot, slot);
  return n;
}

static void
test_rotate (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = create_with_place (fixture, "Mairie");
  g_autofree char *folder = pmn_backup_folder (fixture->path);
  g_autoptr (GPtrArray) backups = NULL;
  g_autofree char *files = NULL;
  g_auto (GStrv) names = NULL;
  PmnBackup *newest, *oldest;

  g_assert_no_errno (g_mkdir (folder, 0700));
  for (int day = 1; day <= 500; day++)
    put_copy (folder, FIXTURE_NOW - day * DAY_MS, "daily", 10);
  for (int day = 1; day <= 9; day++)
    put_copy (folder, FIXTURE_NOW - day * DAY_MS - 3600000, "before-import", 10);
  fixture_write_file (folder, "holiday.jpg", "not ours", 8);

  rotate (store, FIXTURE_NOW, 0, NULL);
  backups = pmn_backup_list (fixture->path, NULL);
  g_assert_cmpuint (count_slot (backups, "daily"), ==, 7);
  /* 2026-11-22 is a Sunday: the last copies of its week and its month are daily ones already. */
  g_assert_cmpuint (count_slot (backups, "weekly"), ==, 7);
  g_assert_cmpuint (count_slot (backups, "monthly"), >=, 10);
  g_assert_cmpuint (count_slot (backups, "monthly"), <=, 11);
  g_assert_cmpuint (count_slot (backups, "before-import"), ==, 5);
  newest = g_ptr_array_index (backups, 0);
  g_assert_cmpint (newest->at, ==, FIXTURE_NOW);
  g_assert_true (pmn_backup_verify (newest->path, NULL));
  oldest = g_ptr_array_index (backups, backups->len - 1);
  g_assert_cmpint (FIXTURE_NOW - oldest->at, >, 320 * DAY_MS);
  /* Each with its list, and nothing of anybody else touched. */
  files = fixture_list_folder (folder);
  g_assert_nonnull (strstr (files, "holiday.jpg"));
  names = g_strsplit (files, " ", -1);
  g_assert_cmpuint (g_strv_length (names), ==, 2 * backups->len + 1);
  fixture_close (&store);
}

static void
test_once_a_day (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = create_with_place (fixture, "Mairie");
  g_autoptr (GPtrArray) backups = NULL;

  rotate (store, FIXTURE_NOW, 0, NULL);
  rotate (store, FIXTURE_NOW + 3600000, 0, NULL);
  backups = pmn_backup_list (fixture->path, NULL);
  g_assert_cmpuint (backups->len, ==, 1);
  g_clear_pointer (&backups, g_ptr_array_unref);
  rotate (store, FIXTURE_NOW + DAY_MS, 0, NULL);
  backups = pmn_backup_list (fixture->path, NULL);
  g_assert_cmpuint (backups->len, ==, 2);
  fixture_close (&store);
}

/* The budget takes the oldest first, but never the last copy. */
static void
test_budget (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = create_with_place (fixture, "Mairie");
  g_autofree char *folder = pmn_backup_folder (fixture->path);
  g_autoptr (GPtrArray) backups = NULL;
  gint64 size;

  rotate (store, FIXTURE_NOW, 0, NULL);
  backups = pmn_backup_list (fixture->path, NULL);
  size = ((PmnBackup *) g_ptr_array_index (backups, 0))->size;
  g_clear_pointer (&backups, g_ptr_array_unref);

  for (int day = 1; day <= 6; day++)
    put_copy (folder, FIXTURE_NOW - day * DAY_MS, "daily", 1000);
  rotate (store, FIXTURE_NOW, size + 3500, NULL);
  backups = pmn_backup_list (fixture->path, NULL);
  g_assert_cmpuint (backups->len, ==, 4);
  g_assert_cmpint (((PmnBackup *) g_ptr_array_index (backups, 3))->at, ==,
                   FIXTURE_NOW - 3 * DAY_MS);
  g_clear_pointer (&backups, g_ptr_array_unref);

  rotate (store, FIXTURE_NOW, 1, NULL);
  backups = pmn_backup_list (fixture->path, NULL);
  g_assert_cmpuint (backups->len, ==, 1);
  g_assert_cmpint (((PmnBackup *) g_ptr_array_index (backups, 0))->at, ==, FIXTURE_NOW);
  fixture_close (&store);
}

static void
test_second (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = create_with_place (fixture, "Mairie");
  g_autofree char *stick = g_build_filename (fixture->folder, "stick", NULL);
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GPtrArray) second = NULL;
  g_autoptr (GError) error = NULL;

  /* Not plugged in: said in words; the copy here is made, and no folder appears in its place. */
  g_assert_false (pmn_backup_rotate_sync (store, FIXTURE_NOW, 0, stick, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, stick));
  g_clear_error (&error);
  g_assert_false (g_file_test (stick, G_FILE_TEST_EXISTS));
  backups = pmn_backup_list (fixture->path, NULL);
  g_assert_cmpuint (backups->len, ==, 1);
  second = pmn_backup_list_second (fixture->path, stick, &error);
  g_assert_cmpuint (second->len, ==, 0);
  g_clear_pointer (&second, g_ptr_array_unref);

  g_assert_no_errno (g_mkdir (stick, 0755));
  rotate (store, FIXTURE_NOW, 0, stick);
  second = pmn_backup_list_second (fixture->path, stick, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (second->len, ==, 1);
  g_assert_true (pmn_backup_verify (((PmnBackup *) g_ptr_array_index (second, 0))->path, &error));
  fixture_close (&store);
}

static void
damage (const char *path, gint64 page)
{
  char noise[3000];
  FILE *file = fopen (path, "r+b");

  memset (noise, 0x5a, sizeof noise);
  g_assert_no_errno (fseek (file, (page - 1) * 4096, SEEK_SET));
  g_assert_cmpuint (fwrite (noise, 1, sizeof noise, file), ==, sizeof noise);
  g_assert_no_errno (fclose (file));
}

static gint64
get_root_page (RegisterFixture *fixture, const char *sql)
{
  PmnStore *store = fixture_open (fixture->path);
  gint64 page = fixture_get (store, sql);

  fixture_close (&store);
  return page;
}

static void
on_corrupted (PmnStore *store, const char *sentence, guint *count)
{
  (*count)++;
}

/* A damaged register is told of, and does not push out its good copies. */
static void
test_rotate_damaged (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = create_with_place (fixture, "Mairie");
  g_autofree char *folder = pmn_backup_folder (fixture->path);
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;
  guint count = 0;

  fixture_close (&store);
  g_assert_no_errno (g_mkdir (folder, 0700));
  for (int day = 1; day <= 20; day++)
    put_copy (folder, FIXTURE_NOW - day * DAY_MS, "daily", 10);
  damage (fixture->path,
          get_root_page (fixture, "SELECT rootpage FROM sqlite_schema WHERE name = 'place'"));

  store = fixture_open (fixture->path);
  g_signal_connect (store, "corrupted", G_CALLBACK (on_corrupted), &count);
  g_assert_false (pmn_backup_rotate_sync (store, FIXTURE_NOW, 0, NULL, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_CORRUPT);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (count, ==, 1);
  backups = pmn_backup_list (fixture->path, NULL);
  g_assert_cmpuint (backups->len, ==, 20);
  fixture_close (&store);
}

static int
open_on_failing_disk (sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags,
                      int *out_flags)
{
  sqlite3_vfs *real = vfs->pAppData;

  if (name != NULL && g_str_has_suffix (name, ".pmn-part") && flags & SQLITE_OPEN_READONLY)
    damage (name, 2);
  return real->xOpen (real, name, file, flags, out_flags);
}

/* A stick that does not keep what was written on it is not a damaged register. */
static void
test_failing_disk (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = create_with_place (fixture, "Mairie");
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.pmn", NULL);
  g_autofree char *made = NULL;
  g_autofree char *files = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3_vfs failing = *sqlite3_vfs_find (NULL);
  guint count = 0;

  failing.pAppData = sqlite3_vfs_find (NULL);
  failing.zName = "failing";
  failing.xOpen = open_on_failing_disk;
  g_signal_connect (store, "corrupted", G_CALLBACK (on_corrupted), &count);
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

/* Restore --------------------------------------------------------------------------------------- */

static void
test_restore (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = create_with_place (fixture, "Mairie");
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.pmn", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *made = pmn_backup_now_sync (store, copy, NULL, &error);
  g_autoptr (GPtrArray) backups = NULL;
  g_autofree char *files = NULL;
  PmnBackup *saved;

  g_assert_no_error (error);
  g_assert_cmpint (fixture_store_place (store, "Added later", &error), >, 0);
  fixture_close (&store);

  g_assert_true (pmn_backup_restore_sync (fixture->path, copy, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_places (fixture->path), ==, 1);
  check_private (fixture->path);

  /* What it replaced was saved, whole. */
  backups = pmn_backup_list (fixture->path, &error);
  g_assert_cmpuint (backups->len, ==, 1);
  saved = g_ptr_array_index (backups, 0);
  g_assert_cmpstr (saved->slot, ==, "before-restore");
  g_assert_cmpint (count_places (saved->path), ==, 2);
  files = fixture_list_folder (fixture->folder);
  g_assert_cmpstr (files, ==, "a-backups a.pmn copy.pmn copy.purge");
}

/* On a new computer there is nothing to replace. */
static void
test_restore_new (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = create_with_place (fixture, "Mairie");
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.pmn", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "new.pmn", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *made = pmn_backup_now_sync (store, copy, NULL, &error);

  g_assert_no_error (error);
  fixture_close (&store);
  g_assert_true (pmn_backup_restore_sync (other, copy, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_places (other), ==, 1);
  check_private (other);
}

static void
test_restore_refused (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = create_with_place (fixture, "Mairie");
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.pmn", NULL);
  g_autofree char *absent = g_build_filename (fixture->folder, "absent.pmn", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *made = pmn_backup_now_sync (store, copy, NULL, &error);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;

  g_assert_no_error (error);
  g_setenv ("PERMANENCE_LOCK_DEADLINE_MS", "30", TRUE);
  g_assert_false (pmn_backup_restore_sync (fixture->path, copy, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_BUSY);
  g_clear_error (&error);
  g_unsetenv ("PERMANENCE_LOCK_DEADLINE_MS");
  fixture_close (&store);
  before = fixture_read_file (fixture->folder, "a.pmn");

  g_assert_false (pmn_backup_restore_sync (fixture->path, absent, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  fixture_exec (copy, "PRAGMA user_version=99");
  g_assert_false (pmn_backup_restore_sync (fixture->path, copy, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NEWER);
  g_clear_error (&error);
  fixture_exec (copy, "PRAGMA user_version=1");
  damage (copy, get_root_page (fixture, "SELECT rootpage FROM sqlite_schema WHERE name = 'term'"));
  g_assert_false (pmn_backup_restore_sync (fixture->path, copy, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_CORRUPT);
  g_clear_error (&error);
  fixture_write_file (fixture->folder, "copy.pmn", "a letter", 8);
  g_assert_false (pmn_backup_restore_sync (fixture->path, copy, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NOT_A_REGISTER);

  after = fixture_read_file (fixture->folder, "a.pmn");
  g_assert_true (g_bytes_equal (before, after));
}

/* The damaged register is set aside untouched, then the copy takes its place. */
static void
test_restore_damaged (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = create_with_place (fixture, "Mairie");
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.pmn", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *made = pmn_backup_now_sync (store, copy, NULL, &error);
  g_autoptr (GBytes) damaged = NULL;
  g_autoptr (GBytes) still = NULL;
  g_autofree char *purge = NULL;
  g_autofree char *files = NULL;
  g_auto (GStrv) names = NULL;
  gboolean found = FALSE;

  g_assert_no_error (error);
  fixture_close (&store);
  damage (fixture->path,
          get_root_page (fixture, "SELECT rootpage FROM sqlite_schema WHERE name = 'place'"));
  damaged = fixture_read_file (fixture->folder, "a.pmn");

  /* As long as the copy cannot be made ready, the register stays where it is. */
  purge = pmn_purge_path (copy);
  g_assert_cmpint (g_unlink (purge), ==, 0);
  g_assert_cmpint (g_mkdir (purge, 0700), ==, 0);
  g_assert_false (pmn_backup_restore_sync (fixture->path, copy, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_FAILED);
  g_clear_error (&error);
  still = fixture_read_file (fixture->folder, "a.pmn");
  g_assert_true (g_bytes_equal (still, damaged));
  g_assert_cmpint (g_rmdir (purge), ==, 0);

  g_assert_true (pmn_backup_restore_sync (fixture->path, copy, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_places (fixture->path), ==, 1);
  files = fixture_list_folder (fixture->folder);
  names = g_strsplit (files, " ", -1);
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_has_prefix (names[i], "a.damaged-") && !g_str_has_suffix (names[i], "-wal")
        && !g_str_has_suffix (names[i], "-shm"))
      {
        g_autoptr (GBytes) aside = fixture_read_file (fixture->folder, names[i]);

        found = g_bytes_equal (aside, damaged);
      }
  g_assert_true (found);
}

static void
test_set_aside (RegisterFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *files = NULL;

  fixture_write_file (fixture->folder, "a.pmn", "damaged", 7);
  fixture_write_file (fixture->folder, "a.pmn-wal", "journal", 7);
  aside = pmn_store_set_aside_sync (fixture->path, FIXTURE_NOW, &error);
  g_assert_no_error (error);
  files = fixture_list_folder (fixture->folder);
  g_assert_cmpstr (files, ==, "a.damaged-20261122T090000Z a.damaged-20261122T090000Z-wal");
  g_assert_true (g_str_has_suffix (aside, "a.damaged-20261122T090000Z"));

  g_assert_null (pmn_store_set_aside_sync (fixture->path, FIXTURE_NOW, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NOT_FOUND);
}

/* Erasure --------------------------------------------------------------------------------------- */

#define FAMILY "Zwingelstein"

static gpointer
write_person (PmnEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (PmnBeneficiary) person = pmn_beneficiary_new ();

  g_set_str (&person->given, "Odile");
  g_set_str (&person->family, FAMILY);
  g_set_str (&person->notes, "Comes with " FAMILY " senior");
  if (!pmn_beneficiary_repository_save (edit, person, error))
    return NULL;

  return GSIZE_TO_POINTER (person->record.id);
}

static gpointer
anonymise (PmnEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (
      pmn_beneficiary_repository_anonymise (edit, GPOINTER_TO_SIZE (data), error));
}

static void
check_forgotten (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);

      g_assert_false (fixture_file_contains (file, FAMILY));
      g_assert_false (fixture_file_contains (file, "zwingelstein"));
    }
}

/* Nobody comes back with an old copy; no page and no frame keeps the name. */
static void
test_erasure (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = fixture_create (fixture->path);
  const PmnEditInfo erase = { .kind = "anonymise", .origin = "app", .now_ms = FIXTURE_NOW + 1000 };
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = NULL;
  gpointer id;

  id = pmn_store_write_sync (store, &fixture_edit, write_person, NULL, NULL, &error);
  g_assert_no_error (error);
  copy = pmn_backup_now_sync (store, NULL, "daily", &error);
  g_assert_no_error (error);
  g_assert_true (fixture_file_contains (copy, FAMILY));

  pmn_store_write_sync (store, &erase, anonymise, id, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (pmn_store_scrub_sync (store, &error));
  g_assert_no_error (error);
  check_forgotten (fixture->path);
  fixture_check (store);
  fixture_close (&store);
  check_forgotten (fixture->path);

  g_assert_true (pmn_backup_restore_sync (fixture->path, copy, &error));
  g_assert_no_error (error);
  check_forgotten (fixture->path);
  store = fixture_open (fixture->path);
  g_assert_cmpint (fixture_get (store,
                                "SELECT count(*) FROM beneficiary WHERE anonymised_at IS NOT NULL"
                                " AND family IS NULL"),
                   ==, 1);
  g_assert_cmpint (fixture_get (store, "SELECT count(*) FROM purge"), ==, 1);
  fixture_check (store);
  fixture_close (&store);

  /* Also on another computer: the list travels beside the copy. */
  g_assert_no_errno (g_unlink (fixture->path));
  g_assert_true (pmn_backup_restore_sync (fixture->path, copy, &error));
  g_assert_no_error (error);
  check_forgotten (fixture->path);
}

/* A program that died before the scrub: the next opening finishes it. */
static void
test_erasure_resumed (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = fixture_create (fixture->path);
  const PmnEditInfo erase = { .kind = "anonymise", .origin = "app", .now_ms = FIXTURE_NOW + 1000 };
  g_autoptr (GError) error = NULL;
  gpointer id;

  id = pmn_store_write_sync (store, &fixture_edit, write_person, NULL, NULL, &error);
  pmn_store_write_sync (store, &erase, anonymise, id, NULL, &error);
  g_assert_no_error (error);
  fixture_close (&store);

  store = fixture_open (fixture->path);
  /* Behind it in the writer's queue. */
  g_assert_true (pmn_store_scrub_sync (store, &error));
  g_assert_cmpint (
      fixture_get (store, "SELECT count(*) FROM setting WHERE key = 'local:scrub-pending'"), ==, 0);
  fixture_close (&store);
  check_forgotten (fixture->path);
}

/* Check ----------------------------------------------------------------------------------------- */

static gpointer
run_check (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (pmn_store_check (connection, TRUE, error));
}

static void
check_finds (RegisterFixture *fixture, const char *damage_sql)
{
  g_autofree char *path = g_build_filename (fixture->folder, "bad.pmn", NULL);
  g_autoptr (GBytes) good = fixture_read_file (fixture->folder, "a.pmn");
  g_autoptr (GError) error = NULL;
  PmnStore *store;

  fixture_write_file (fixture->folder, "bad.pmn", g_bytes_get_data (good, NULL),
                      g_bytes_get_size (good));
  fixture_exec (path, damage_sql);
  store = fixture_open (path);
  g_assert_null (pmn_store_read_sync (store, run_check, NULL, NULL, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_CORRUPT);
  fixture_close (&store);
}

static void
test_check (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = create_with_place (fixture, "Mairie");

  fixture_check (store);
  fixture_close (&store);
  check_finds (fixture, "INSERT INTO rollup VALUES (0, 0, 202611, 1, 0, 1, 1, 60)");
  check_finds (fixture, "INSERT INTO rollup VALUES (0, 0, 202611, 1, 6001, 1, 1, 0)");
  check_finds (fixture, "INSERT INTO person_month VALUES (0, 0, 202611, 1, 1, 1)");
  check_finds (fixture, "INSERT INTO activity_search (rowid, words) VALUES (77, 'ghost')");
  check_finds (fixture, "INSERT INTO activity_term VALUES (5, 1001, 1)");
  check_finds (fixture, "INSERT INTO mediator (uuid, created_at, updated_at, kind, sort_name)"
                        " VALUES ('m', 0, 0, 1, '');"
                        "INSERT INTO activity (uuid, created_at, updated_at, sort_key, kind,"
                        " minutes, mediator_id, place_kind, people, local_ref)"
                        " VALUES ('a', 0, 0, 335000000000, 1, 60, 1, 4, 1, 'A-1')");
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
  ADD ("/backup/rotate/series", test_rotate);
  ADD ("/backup/rotate/once-a-day", test_once_a_day);
  ADD ("/backup/rotate/budget", test_budget);
  ADD ("/backup/rotate/second-destination", test_second);
  ADD ("/backup/rotate/damaged", test_rotate_damaged);
  ADD ("/backup/restore/back", test_restore);
  ADD ("/backup/restore/new", test_restore_new);
  ADD ("/backup/restore/refused", test_restore_refused);
  ADD ("/backup/restore/damaged", test_restore_damaged);
  ADD ("/backup/set-aside", test_set_aside);
  ADD ("/backup/erasure/all", test_erasure);
  ADD ("/backup/erasure/resumed", test_erasure_resumed);
  ADD ("/backup/check", test_check);
#undef ADD
  return g_test_run ();
}
