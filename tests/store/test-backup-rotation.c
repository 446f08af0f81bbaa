/* test-backup-rotation.c: which copies stay, here and in a second destination
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>
#include <string.h>

#include "backup-fixture.h"
#include "pmn-backup-private.h"

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
  PmnStore *store = backup_create_with_place (fixture, "Mairie");
  g_autofree char *folder = pmn_backup_folder (fixture->path);
  g_autoptr (GPtrArray) backups = NULL;
  g_autofree char *files = NULL;
  g_auto (GStrv) names = NULL;
  PmnBackup *newest, *oldest;

  g_assert_no_errno (g_mkdir (folder, 0700));
  for (int day = 1; day <= 500; day++)
    put_copy (folder, FIXTURE_NOW - day * BACKUP_DAY_MS, "daily", 10);
  for (int day = 1; day <= 9; day++)
    put_copy (folder, FIXTURE_NOW - day * BACKUP_DAY_MS - 3600000, "before-import", 10);
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
  g_assert_cmpint (FIXTURE_NOW - oldest->at, >, 320 * BACKUP_DAY_MS);
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
  PmnStore *store = backup_create_with_place (fixture, "Mairie");
  g_autoptr (GPtrArray) backups = NULL;

  rotate (store, FIXTURE_NOW, 0, NULL);
  rotate (store, FIXTURE_NOW + 3600000, 0, NULL);
  backups = pmn_backup_list (fixture->path, NULL);
  g_assert_cmpuint (backups->len, ==, 1);
  g_clear_pointer (&backups, g_ptr_array_unref);
  rotate (store, FIXTURE_NOW + BACKUP_DAY_MS, 0, NULL);
  backups = pmn_backup_list (fixture->path, NULL);
  g_assert_cmpuint (backups->len, ==, 2);
  fixture_close (&store);
}

/* The budget takes the oldest first, but never the last copy. */
static void
test_budget (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = backup_create_with_place (fixture, "Mairie");
  g_autofree char *folder = pmn_backup_folder (fixture->path);
  g_autoptr (GPtrArray) backups = NULL;
  gint64 size;

  rotate (store, FIXTURE_NOW, 0, NULL);
  backups = pmn_backup_list (fixture->path, NULL);
  size = ((PmnBackup *) g_ptr_array_index (backups, 0))->size;
  g_clear_pointer (&backups, g_ptr_array_unref);

  for (int day = 1; day <= 6; day++)
    put_copy (folder, FIXTURE_NOW - day * BACKUP_DAY_MS, "daily", 1000);
  rotate (store, FIXTURE_NOW, size + 3500, NULL);
  backups = pmn_backup_list (fixture->path, NULL);
  g_assert_cmpuint (backups->len, ==, 4);
  g_assert_cmpint (((PmnBackup *) g_ptr_array_index (backups, 3))->at, ==,
                   FIXTURE_NOW - 3 * BACKUP_DAY_MS);
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
  PmnStore *store = backup_create_with_place (fixture, "Mairie");
  g_autofree char *stick = g_build_filename (fixture->folder, "stick", NULL);
  g_autofree char *on_stick = pmn_backup_second_folder (fixture->path, stick);
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
  second = pmn_backup_list_folder (on_stick, &error);
  g_assert_cmpuint (second->len, ==, 0);
  g_clear_pointer (&second, g_ptr_array_unref);

  g_assert_no_errno (g_mkdir (stick, 0755));
  rotate (store, FIXTURE_NOW, 0, stick);
  second = pmn_backup_list_folder (on_stick, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (second->len, ==, 1);
  g_assert_true (pmn_backup_verify (((PmnBackup *) g_ptr_array_index (second, 0))->path, &error));
  fixture_close (&store);
}

/* A damaged register is told of, and does not push out its good copies. */
static void
test_rotate_damaged (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = backup_create_with_place (fixture, "Mairie");
  g_autofree char *folder = pmn_backup_folder (fixture->path);
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;
  guint count = 0;

  fixture_close (&store);
  g_assert_no_errno (g_mkdir (folder, 0700));
  for (int day = 1; day <= 20; day++)
    put_copy (folder, FIXTURE_NOW - day * BACKUP_DAY_MS, "daily", 10);
  backup_damage (
      fixture->path,
      backup_get_root_page (fixture, "SELECT rootpage FROM sqlite_schema WHERE name = 'place'"));

  store = fixture_open (fixture->path);
  g_signal_connect (store, "corrupted", G_CALLBACK (backup_on_corrupted), &count);
  g_assert_false (pmn_backup_rotate_sync (store, FIXTURE_NOW, 0, NULL, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_CORRUPT);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (count, ==, 1);
  backups = pmn_backup_list (fixture->path, NULL);
  g_assert_cmpuint (backups->len, ==, 20);
  fixture_close (&store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add (path, RegisterFixture, NULL, register_fixture_set_up, function,                      \
              register_fixture_tear_down)
  ADD ("/backup-rotation/series", test_rotate);
  ADD ("/backup-rotation/once-a-day", test_once_a_day);
  ADD ("/backup-rotation/budget", test_budget);
  ADD ("/backup-rotation/second-destination", test_second);
  ADD ("/backup-rotation/damaged", test_rotate_damaged);
#undef ADD
  return g_test_run ();
}
