/* test-erasure.c: after anonymising somebody, no byte of the files says who it was
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "erasure-scene.h"
#include "pmn-backup.h"
#include "pmn-history.h"
#include "pmn-place-repository.h"
#include "pmn-purge.h"
#include "pmn-setting.h"
#include "pmn-statistics-query.h"
#include "store-fixture.h"

static void
test_no_byte (void)
{
  ErasureScene scene;
  g_autofree char *figures = NULL;
  g_autofree char *figures_after = NULL;
  g_autoptr (PmnBeneficiary) person = NULL;
  g_autoptr (PmnActivity) activity = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autofree char *draft = NULL;
  g_autoptr (GError) error = NULL;

  erasure_scene_set_up (&scene);
  /* The test would see them: otherwise it proves nothing. */
  g_assert_cmpuint (erasure_count_in_files (scene.store->path), >=, 8);
  figures = people_figures (scene.store->connection);
  erasure_scene_anonymise (&scene);
  erasure_scene_assert_forgotten (&scene);

  /* What is kept, and the figures. */
  figures_after = people_figures (scene.store->connection);
  people_assert_same_lines (figures_after, figures);
  person = pmn_beneficiary_repository_get (scene.store->connection, scene.person, &error);
  g_assert_cmpstr (person->age, ==, "soixante_dix_plus");
  g_assert_cmpstr (person->gender, ==, "feminin");
  g_assert_cmpstr (person->status, ==, "retraite");
  g_assert_cmpstr (person->insee, ==, "24322");
  g_assert_cmpint (person->anonymised_at, !=, 0);
  g_assert_cmpint (person->birth_year, ==, 0);
  activity = pmn_activity_repository_get (scene.store->connection, scene.linked, &error);
  g_assert_cmpstr (activity->notes, ==, "Rappeler … demain.");
  g_assert_cmpuint (activity->participations->len, ==, 1);
  draft = pmn_draft_get (scene.store->connection, "place", &error);
  g_assert_nonnull (draft);
  erasure_scene_clear (&scene);
}

/* What a place was called before is undo data. A family name alone may be a street: it stays. */
static void
test_place (void)
{
  ErasureScene scene;
  g_autoptr (PmnPlace) place = NULL;
  g_autoptr (PmnPlace) after = NULL;
  g_autoptr (GError) error = NULL;
  PmnEdit *edit;
  gint64 id;

  erasure_scene_set_up (&scene);
  id = g_array_index (scene.store->places, gint64, 0);
  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&place, pmn_place_free);
      place = pmn_place_repository_get (scene.store->connection, id, &error);
      g_assert_no_error (error);
      g_set_str (&place->name, i == 0 ? "Maison Quatrebarbes Zéphyrine" : "Salle des fêtes");
      g_set_str (&place->address, "12 rue Ana Quatrebarbes");
      edit = pmn_test_store_begin (scene.store, "edit", FALSE);
      pmn_place_repository_save (edit, place, &error);
      g_assert_no_error (error);
      pmn_test_store_commit (edit);
    }
  erasure_scene_anonymise (&scene);
  after = pmn_place_repository_get (scene.store->connection, id, &error);
  g_assert_cmpstr (after->name, ==, "Salle des fêtes");
  g_assert_cmpstr (after->address, ==, "12 rue Ana Quatrebarbes");
  g_assert_cmpint (pmn_test_store_int (scene.store, "SELECT count(*) FROM change"
                                                    " WHERE before LIKE '%Maison …%'"),
                   ==, 1);
  g_assert_cmpint (pmn_test_store_int (scene.store, "SELECT count(*) FROM change"
                                                    " WHERE before LIKE '%Maison Quatre%'"),
                   ==, 0);
  erasure_scene_clear (&scene);
}

/* No step before brings the identity back, and nobody can write it there again. */
static void
test_final (void)
{
  ErasureScene scene;
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (PmnBeneficiary) person = NULL;
  g_autoptr (GError) error = NULL;
  PmnEdit *edit;

  erasure_scene_set_up (&scene);
  erasure_scene_anonymise (&scene);
  steps = pmn_history_list (scene.store->connection, PMN_ENTITY_BENEFICIARY, scene.person, 100,
                            &error);
  g_assert_cmpuint (steps->len, ==, 4);
  for (guint i = 0; i < steps->len; i++)
    {
      const PmnStep *step = g_ptr_array_index (steps, i);

      g_assert_false (step->undoable);
      edit = pmn_test_store_begin (scene.store, "undo", FALSE);
      g_assert_false (pmn_history_undo (edit, step->id, &error));
      g_assert_true (error->code == PMN_STORE_ERROR_FINAL
                     || error->code == PMN_STORE_ERROR_CONFLICT);
      g_clear_error (&error);
      pmn_edit_abort (edit);
    }
  for (;;)
    {
      g_autoptr (PmnStep) next
          = pmn_history_next_undo (scene.store->connection, "app", 0, TRUE, &error);

      if (next == NULL)
        break;
      edit = pmn_test_store_begin (scene.store, "undo", FALSE);
      if (!pmn_history_undo (edit, next->id, &error))
        {
          g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_CONFLICT);
          g_clear_error (&error);
          pmn_edit_abort (edit);
          break;
        }
      pmn_test_store_commit (edit);
    }
  pmn_purge_scrub (scene.store->connection, &error);
  g_assert_no_error (error);
  erasure_scene_assert_forgotten (&scene);

  person = pmn_beneficiary_repository_get (scene.store->connection, scene.person, &error);
  g_set_str (&person->family, "Again");
  edit = pmn_test_store_begin (scene.store, "edit", FALSE);
  g_assert_false (pmn_beneficiary_repository_save (edit, person, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_FINAL);
  pmn_edit_abort (edit);
  erasure_scene_clear (&scene);
}

/* An undone import named the person: neither its rows nor the index of words remember. */
static void
test_undone_import (void)
{
  ErasureScene scene;
  g_autoptr (GError) error = NULL;
  PmnEdit *edit;

  erasure_scene_set_up (&scene);
  edit = pmn_test_store_begin (scene.store, "import", TRUE);
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (PmnActivity) activity
          = pmn_test_store_draw (scene.store, ERASURE_FIRST_DAY, ERASURE_LAST_DAY);

      g_set_str (&activity->notes, "Zéphyrine Quatrebarbes");
      g_assert_true (pmn_activity_repository_save (edit, activity, &error));
    }
  pmn_test_store_commit (edit);
  edit = pmn_test_store_begin (scene.store, "undo", FALSE);
  g_assert_true (pmn_history_undo (
      edit, pmn_test_store_int (scene.store, "SELECT max (id) FROM step"), &error));
  g_assert_no_error (error);
  pmn_test_store_commit (edit);
  erasure_scene_anonymise (&scene);
  erasure_scene_assert_forgotten (&scene);
  erasure_scene_clear (&scene);
}

#define MANY 10000

static PmnActivity *
new_session (ErasureScene *scene, guint number)
{
  PmnActivity *activity = pmn_activity_new ();
  PmnParticipation *line = pmn_participation_new ();

  activity->kind = PMN_ACTIVITY_INDIVIDUAL;
  activity->day = ERASURE_FIRST_DAY + (PmnDay) (number % (ERASURE_LAST_DAY - ERASURE_FIRST_DAY));
  activity->minutes = 30;
  activity->mediator_id = g_array_index (scene->store->mediators, gint64, 0);
  activity->place_kind = PMN_PLACE_KIND_REMOTE;
  activity->notes = g_strdup_printf ("Séance %u avec Zéphyrine Quatrebarbes", number);
  pmn_activity_add_theme (activity, "email");
  line->position = 1;
  line->beneficiary_id = scene->person;
  g_ptr_array_add (activity->participations, line);
  return activity;
}

/* Somebody who came ten thousand times, each time with a note that names them, written twice. */
static void
test_many (void)
{
  ErasureScene scene;
  g_autofree char *figures = NULL;
  g_autofree char *figures_after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), MANY);
  PmnEdit *edit;

  erasure_scene_set_up (&scene);
  edit = pmn_test_store_begin (scene.store, "import", TRUE);
  for (guint i = 0; i < MANY; i++)
    {
      g_autoptr (PmnActivity) activity = new_session (&scene, i);

      g_assert_true (pmn_activity_repository_save (edit, activity, &error));
      g_array_append_val (ids, activity->record.id);
    }
  pmn_test_store_commit (edit);
  edit = pmn_test_store_begin (scene.store, "import", TRUE);
  for (guint i = 0; i < MANY; i++)
    {
      g_autoptr (PmnActivity) activity = pmn_activity_repository_get (
          scene.store->connection, g_array_index (ids, gint64, i), &error);

      g_set_str (&activity->notes, "Rappeler Quatrbarbe, numéro changé");
      g_assert_true (pmn_activity_repository_save (edit, activity, &error));
    }
  pmn_test_store_commit (edit);
  figures = people_figures (scene.store->connection);
  erasure_scene_anonymise (&scene);
  erasure_scene_assert_forgotten (&scene);
  figures_after = people_figures (scene.store->connection);
  people_assert_same_lines (figures_after, figures);
  g_assert_cmpint (pmn_test_store_int (scene.store, "SELECT count(*) FROM activity"
                                                    " WHERE notes = 'Rappeler …, numéro changé'"),
                   ==, MANY);
  /* Still one opaque person, who came as often. */
  g_assert_cmpint (pmn_test_store_int (scene.store,
                                       "SELECT n FROM (SELECT count(*) AS n FROM participation"
                                       " GROUP BY beneficiary_id ORDER BY n DESC LIMIT 1)"),
                   >=, MANY);
  erasure_scene_clear (&scene);
}

/* Out of the trash for good is erased as well. */
static void
test_trash (void)
{
  ErasureScene scene;
  g_autoptr (GError) error = NULL;
  guint n = 0;
  PmnEdit *edit;

  erasure_scene_set_up (&scene);
  edit = pmn_test_store_begin (scene.store, "trash", FALSE);
  g_assert_true (pmn_beneficiary_repository_trash (edit, scene.person, &error));
  g_assert_true (pmn_activity_repository_trash (edit, scene.linked, &error));
  pmn_test_store_commit (edit);
  edit = pmn_test_store_begin (scene.store, "empty-trash", FALSE);
  g_assert_true (pmn_trash_empty (edit, G_MAXINT64, &n, &error));
  g_assert_no_error (error);
  pmn_test_store_commit (edit);
  g_assert_cmpuint (n, ==, 3);
  erasure_scene_assert_forgotten (&scene);
  /* Other activities of the person stay, and with them an opaque id; the trash is empty. */
  g_assert_cmpint (pmn_test_store_int (scene.store, "SELECT count(*) FROM beneficiary"
                                                    " WHERE anonymised_at IS NULL"),
                   ==, 1);
  {
    g_autoptr (GPtrArray) items = pmn_trash_list (scene.store->connection, 10, &error);

    g_assert_cmpuint (items->len, ==, 0);
  }
  erasure_scene_clear (&scene);
}

static void
trash_and_empty (ErasureScene *scene, gint64 id)
{
  g_autoptr (GError) error = NULL;
  PmnEdit *edit = pmn_test_store_begin (scene->store, "trash", FALSE);

  g_assert_true (pmn_beneficiary_repository_trash (edit, id, &error));
  pmn_test_store_commit (edit);
  edit = pmn_test_store_begin (scene->store, "empty-trash", FALSE);
  g_assert_true (pmn_trash_empty (edit, G_MAXINT64, NULL, &error));
  g_assert_no_error (error);
  pmn_test_store_commit (edit);
}

/* Somebody entered twice: the second entry goes, and what is written of the person stays. */
static void
test_duplicate (void)
{
  ErasureScene scene;
  g_autoptr (PmnActivity) linked = NULL;
  g_autoptr (GError) error = NULL;

  erasure_scene_set_up (&scene);
  erasure_scene_edit_notes (&scene, scene.linked, "Avec Zéphyrine Quatrebarbes");
  trash_and_empty (&scene, people_add_beneficiary (scene.store, "Zéphyrine", "Quatrebarbes"));
  linked = pmn_activity_repository_get (scene.store->connection, scene.linked, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (linked->notes, ==, "Avec Zéphyrine Quatrebarbes");
  erasure_scene_anonymise (&scene);
  erasure_scene_assert_forgotten (&scene);
  erasure_scene_clear (&scene);
}

/* Entered, undone and entered again, as an import can be: the undone row goes with the other. */
static void
test_undone_namesake (void)
{
  ErasureScene scene;
  g_autoptr (GError) error = NULL;
  PmnEdit *edit;

  erasure_scene_set_up (&scene);
  people_add_beneficiary (scene.store, "Zéphyrine", "QUATREBARBES");
  edit = pmn_test_store_begin (scene.store, "undo", FALSE);
  g_assert_true (pmn_history_undo (
      edit, pmn_test_store_int (scene.store, "SELECT max (id) FROM step"), &error));
  g_assert_no_error (error);
  pmn_test_store_commit (edit);
  erasure_scene_anonymise (&scene);
  erasure_scene_assert_forgotten (&scene);
  /* Both, so that a copy of the time between knows neither. */
  g_assert_cmpint (pmn_test_store_int (scene.store, "SELECT count(*) FROM purge"), ==, 2);
  erasure_scene_clear (&scene);
}

static void
copy_file (const char *from, const char *to)
{
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (from, &data, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (to, data, (gssize) length, &error);
  g_assert_no_error (error);
}

/* A copy made before: the list beside it erases the person there too. */
static void
test_backup (void)
{
  ErasureScene scene;
  g_autofree char *copy = NULL;
  g_autofree char *list = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GArray) entries = NULL;
  g_autoptr (PmnTestStore) restored = NULL;
  g_autoptr (GError) error = NULL;

  erasure_scene_set_up (&scene);
  copy = g_build_filename (scene.store->folder, "copy.pmn", NULL);
  list = pmn_purge_path (copy);
  pmn_test_store_exec (scene.store, "PRAGMA wal_checkpoint (TRUNCATE)");
  copy_file (scene.store->path, copy);
  g_assert_true (pmn_purge_write_beside (scene.store->connection, copy, &error));
  erasure_scene_anonymise (&scene);
  g_assert_true (pmn_purge_write_beside (scene.store->connection, copy, &error));
  g_assert_no_error (error);

  g_assert_true (g_str_has_suffix (list, "/copy.purge"));
  g_file_get_contents (list, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "\nbeneficiary "));
  g_assert_cmpuint (erasure_count_secrets (list), ==, 0);
  g_assert_cmpuint (erasure_count_secrets (copy), >=, 8);

  restored = pmn_test_store_open (copy, 22);
  entries = pmn_purge_read_beside (copy, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_true (pmn_purge_apply (restored->connection, entries, restored->now_ms, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (erasure_count_in_files (copy), ==, 0);
  g_assert_cmpint (pmn_test_store_int (restored, "SELECT count(*) FROM purge"), ==, 1);
  pmn_test_store_assert_sound (restored);

  /* Again: nothing more to do. A damaged list is refused rather than ignored. */
  g_assert_true (pmn_purge_apply (restored->connection, entries, restored->now_ms, &error));
  g_file_set_contents (list, "beneficiary 0192", -1, &error);
  g_assert_null (pmn_purge_read_beside (copy, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_INVALID);
  erasure_scene_clear (&scene);
}

/* The lists beside the automatic backups follow at once. */
static void
test_automatic_backups (void)
{
  ErasureScene scene;
  g_autofree char *folder = NULL;
  g_autofree char *copy = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnStore) store = NULL;

  erasure_scene_set_up (&scene);
  store = pmn_store_open_sync (scene.store->path, PMN_OPEN_NONE, NULL, &error);
  g_assert_no_error (error);
  copy = pmn_backup_now_sync (store, NULL, "daily", &error);
  g_assert_no_error (error);
  g_assert_true (pmn_store_close_sync (store, &error));
  erasure_scene_anonymise (&scene);
  {
    g_autoptr (GArray) entries = pmn_purge_read_beside (copy, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (entries->len, ==, 1);
  }
  folder = pmn_backup_folder (scene.store->path);
  erasure_scene_clear (&scene);
  fixture_folder_free (g_steal_pointer (&folder));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/erasure/no-byte", test_no_byte);
  g_test_add_func ("/erasure/place", test_place);
  g_test_add_func ("/erasure/final", test_final);
  g_test_add_func ("/erasure/undone-import", test_undone_import);
  g_test_add_func ("/erasure/many", test_many);
  g_test_add_func ("/erasure/trash", test_trash);
  g_test_add_func ("/erasure/duplicate", test_duplicate);
  g_test_add_func ("/erasure/undone-namesake", test_undone_namesake);
  g_test_add_func ("/erasure/backup", test_backup);
  g_test_add_func ("/erasure/automatic-backups", test_automatic_backups);
  return g_test_run ();
}
