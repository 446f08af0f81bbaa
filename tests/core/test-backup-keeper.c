/* test-backup-keeper.c: the daily round copies the register, then drops what is too old to be kept
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pmn-backup-keeper.h"
#include "pmn-mediator.h"
#include "store-fixture.h"

#define DAY_MS G_GINT64_CONSTANT (86400000)

typedef struct
{
  char *folder;
  PmnRegister *reg;
  gint64 now_ms;
} Scene;

static void
build_scene (Scene *scene)
{
  g_autoptr (PmnStructure) structure = pmn_structure_new ();
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  scene->folder = fixture_folder_new ();
  scene->now_ms = g_get_real_time () / 1000;
  path = g_build_filename (scene->folder, "a.pmn", NULL);
  g_set_str (&structure->name, "Mairie");
  scene->reg = pmn_register_open_sync (path, structure, "cli", &error);
  g_assert_no_error (error);
}

static void
clear_scene (Scene *scene)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pmn_register_close_sync (scene->reg, &error));
  g_assert_no_error (error);
  g_object_unref (scene->reg);
  fixture_folder_free (scene->folder);
}

static gpointer
read_count (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *n = g_new0 (gint64, 1);

  g_assert_true (pmn_connection_get_int64 (connection, data, 0, n, error));
  return n;
}

static gint64
count (Scene *scene, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *n = pmn_store_read_sync (pmn_register_get_store (scene->reg), read_count,
                                              (gpointer) sql, NULL, &error);

  g_assert_no_error (error);
  return *n;
}

static void
add_and_trash (Scene *scene, const char *family)
{
  g_autoptr (PmnMediator) mediator = pmn_mediator_new ();
  g_autoptr (GError) error = NULL;
  PmnMediator *saved;

  g_set_str (&mediator->family, family);
  saved = pmn_register_save_sync (scene->reg, PMN_ENTITY_MEDIATOR, mediator, &error);
  g_assert_no_error (error);
  g_assert_true (
      pmn_register_trash_sync (scene->reg, PMN_ENTITY_MEDIATOR, &saved->record.id, 1, &error));
  g_assert_no_error (error);
  pmn_mediator_free (saved);
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pmn_backup_keeper_run_finish (PMN_BACKUP_KEEPER (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
run_round (Scene *scene, gint64 days_later)
{
  g_autoptr (PmnBackupKeeper) keeper = pmn_backup_keeper_new (scene->reg);
  gboolean done = FALSE;

  pmn_backup_keeper_run_async (keeper, 0, NULL, scene->now_ms + days_later * DAY_MS, on_done,
                               &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_retention (void)
{
  Scene scene;
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;

  build_scene (&scene);
  add_and_trash (&scene, "Ancien");
  run_round (&scene, PMN_TRASH_RETENTION_DAYS - 1);
  g_assert_cmpint (count (&scene, "SELECT count(*) FROM mediator"), ==, 1);
  undone = pmn_register_undo_sync (scene.reg, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (&scene, "SELECT count(*) FROM mediator WHERE deleted_at IS NULL"), ==, 1);
  g_free (pmn_register_redo_sync (scene.reg, 0, &error));
  g_assert_no_error (error);

  run_round (&scene, PMN_TRASH_RETENTION_DAYS + 1);
  g_assert_cmpint (count (&scene, "SELECT count(*) FROM mediator"), ==, 0);
  g_assert_cmpint (count (&scene, "SELECT count(*) FROM change WHERE before IS NOT NULL"), ==, 0);
  g_assert_cmpint (count (&scene, "SELECT count(*) FROM step WHERE kind = 'empty-trash'"), ==, 1);
  /* A round with nothing to do leaves no line in the history. */
  run_round (&scene, PMN_TRASH_RETENTION_DAYS + 2);
  g_assert_cmpint (count (&scene, "SELECT count(*) FROM step WHERE kind = 'empty-trash'"), ==, 1);
  clear_scene (&scene);
}

/* When the last copy off this computer was made is known again after a restart. */
static void
test_when_a_copy_is_asked_for (void)
{
  const gint64 day = G_GINT64_CONSTANT (86400000);
  const gint64 first = 1000 * day;

  /* Never copied: within the first week, but not at once. */
  g_assert_false (pmn_backup_outside_copy_is_due (first, 0, first));
  g_assert_false (pmn_backup_outside_copy_is_due (first, 0, first + 2 * day - 1));
  g_assert_true (pmn_backup_outside_copy_is_due (first, 0, first + 2 * day));
  /* Then 7 days after the last one. */
  g_assert_false (pmn_backup_outside_copy_is_due (first, first + day, first + 8 * day - 1));
  g_assert_true (pmn_backup_outside_copy_is_due (first, first + day, first + 8 * day));
  /* Not used yet. */
  g_assert_false (pmn_backup_outside_copy_is_due (0, 0, first));
}

static gboolean
is_due_after_round (Scene *scene, gint64 now_ms)
{
  g_autoptr (PmnBackupKeeper) keeper = pmn_backup_keeper_new (scene->reg);
  gboolean done = FALSE;
  gboolean due;

  pmn_backup_keeper_run_async (keeper, 0, NULL, now_ms, on_done, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_object_get (keeper, "outside-copy-due", &due, NULL);
  return due;
}

/* What is remembered of copies made by other means. */
static void
test_outside_copy (void)
{
  Scene scene;
  gint64 copy_ms;

  build_scene (&scene);
  run_round (&scene, 0);
  copy_ms = scene.now_ms + 30 * DAY_MS;
  {
    g_autoptr (PmnBackupKeeper) keeper = pmn_backup_keeper_new (scene.reg);

    pmn_backup_keeper_note_outside_copy (keeper, copy_ms);
  }
  while (count (&scene, "SELECT count(*) FROM setting WHERE key LIKE '%outside-copy-at'") == 0)
    g_main_context_iteration (NULL, FALSE);
  /* Another start of the program knows of the copy. */
  g_assert_false (is_due_after_round (&scene, copy_ms + (PMN_OUTSIDE_COPY_DAYS - 1) * DAY_MS));
  g_assert_true (is_due_after_round (&scene, copy_ms + PMN_OUTSIDE_COPY_DAYS * DAY_MS));
  clear_scene (&scene);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/backup-keeper/retention", test_retention);
  g_test_add_func ("/backup-keeper/outside-copy", test_outside_copy);
  g_test_add_func ("/backup-keeper/when-asked-for", test_when_a_copy_is_asked_for);
  return g_test_run ();
}
