/* test-restore.c: a copy takes the place of a register, and nobody who was erased comes back
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>
#include <string.h>

#include "backup-fixture.h"
#include "pmn-backup.h"
#include "pmn-beneficiary-repository.h"
#include "pmn-purge.h"

static void
test_restore (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = backup_create_with_place (fixture, "Mairie");
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
  g_assert_cmpint (backup_count_places (fixture->path), ==, 1);
  backup_check_private (fixture->path);

  /* What it replaced was saved, whole. */
  backups = pmn_backup_list (fixture->path, &error);
  g_assert_cmpuint (backups->len, ==, 1);
  saved = g_ptr_array_index (backups, 0);
  g_assert_cmpstr (saved->slot, ==, "before-restore");
  g_assert_cmpint (backup_count_places (saved->path), ==, 2);
  files = fixture_list_folder (fixture->folder);
  g_assert_cmpstr (files, ==, "a-backups a.pmn copy.pmn copy.purge");
}

/* On a new computer there is nothing to replace. */
static void
test_restore_new (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = backup_create_with_place (fixture, "Mairie");
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.pmn", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "new.pmn", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *made = pmn_backup_now_sync (store, copy, NULL, &error);

  g_assert_no_error (error);
  fixture_close (&store);
  g_assert_true (pmn_backup_restore_sync (other, copy, &error));
  g_assert_no_error (error);
  g_assert_cmpint (backup_count_places (other), ==, 1);
  backup_check_private (other);
}

static void
test_restore_refused (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = backup_create_with_place (fixture, "Mairie");
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
  backup_damage (copy, backup_get_root_page (
                           fixture, "SELECT rootpage FROM sqlite_schema WHERE name = 'term'"));
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
  PmnStore *store = backup_create_with_place (fixture, "Mairie");
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
  backup_damage (
      fixture->path,
      backup_get_root_page (fixture, "SELECT rootpage FROM sqlite_schema WHERE name = 'place'"));
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
  g_assert_cmpint (backup_count_places (fixture->path), ==, 1);
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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add (path, RegisterFixture, NULL, register_fixture_set_up, function,                      \
              register_fixture_tear_down)
  ADD ("/restore/back", test_restore);
  ADD ("/restore/new", test_restore_new);
  ADD ("/restore/refused", test_restore_refused);
  ADD ("/restore/damaged", test_restore_damaged);
  ADD ("/restore/set-aside", test_set_aside);
  ADD ("/restore/erasure-all", test_erasure);
  ADD ("/restore/erasure-resumed", test_erasure_resumed);
#undef ADD
  return g_test_run ();
}
