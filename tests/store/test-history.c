/* test-history.c: undo and redo give back exactly what was there, and refuse when they cannot
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "people-fixture.h"
#include "pmn-history.h"
#include "pmn-structure-repository.h"

#define FIRST_DAY 20500
#define LAST_DAY 20600

static PmnTestStore *
make_store (guint32 seed)
{
  PmnTestStore *store = pmn_test_store_new (seed);

  people_add_mediator (store, "Fatou", "Diallo");
  people_add_mediator (store, "Jean Pierre", "De La Tour");
  people_add_place (store, "Médiathèque");
  people_add_beneficiary (store, "Ana", "Ruiz");
  return store;
}

/* The step that Ctrl+Z would undo, undone; 0 when there is none. */
static gint64
walk (PmnTestStore *store, gboolean undo, gboolean with_bulk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnStep) step
      = undo ? pmn_history_next_undo (store->connection, "app", 0, with_bulk, &error)
             : pmn_history_next_redo (store->connection, "app", 0, with_bulk, &error);
  PmnEdit *edit;

  g_assert_no_error (error);
  if (step == NULL)
    return 0;
  edit = pmn_test_store_begin (store, undo ? "undo" : "redo", FALSE);
  if (undo)
    pmn_history_undo (edit, step->id, &error);
  else
    pmn_history_redo (edit, step->id, &error);
  g_assert_no_error (error);
  pmn_test_store_commit (edit);
  return step->id;
}

static void
assert_refused (PmnTestStore *store, gint64 step_id, PmnStoreError code, const char *word)
{
  PmnEdit *edit = pmn_test_store_begin (store, "undo", FALSE);
  g_autoptr (GError) error = NULL;

  g_assert_false (pmn_history_undo (edit, step_id, &error));
  g_assert_error (error, PMN_STORE_ERROR, (int) code);
  if (word != NULL)
    g_assert_nonnull (strstr (error->message, word));
  pmn_edit_abort (edit);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* @text: (transfer full). The place among the activities of a day may change. */
static char *
sort_lines (char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_free (text);
  qsort (lines, g_strv_length (lines), sizeof *lines, compare_lines);
  return g_strjoinv ("\n", lines);
}

/* Everything a user sees, as text: the rows without their versions and stamps, then the figures. */
static char *
picture (PmnTestStore *store)
{
  g_autoptr (GRegex) others = g_regex_new (
      "^\\{\"type\":\"(permanence|setting|term|step|end)\".*\n", G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GRegex) trash = g_regex_new ("\"deleted_at\":\"[^\"]*\"", 0, 0, NULL);
  g_autoptr (GRegex) stamps
      = g_regex_new ("\"version\":\\d+,|,?\"updated_at\":\"([^\"]*)\"", 0, 0, NULL);
  g_autofree char *all = people_dump (store->connection);
  g_autofree char *rows = g_regex_replace_literal (others, all, -1, 0, "", 0, NULL);
  /* That a row is in the trash is seen, since when is not compared. */
  g_autofree char *trashed
      = g_regex_replace_literal (trash, rows, -1, 0, "\"trashed\":true", 0, NULL);
  g_autofree char *bare = g_regex_replace_literal (stamps, trashed, -1, 0, "", 0, NULL);
  g_autofree char *figures = people_figures (store->connection);

  return sort_lines (g_strconcat (bare, figures, NULL));
}

/* Tests ---------------------------------------------------------------------------------------- */

static void
test_each_operation (void)
{
  g_autoptr (PmnTestStore) store = make_store (1);
  g_autoptr (GPtrArray) pictures = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (PmnMediator) mediator = NULL;
  g_autoptr (GError) error = NULL;
  PmnEdit *edit;

  g_ptr_array_add (pictures, picture (store));
  mediator = pmn_mediator_repository_get (store->connection,
                                          g_array_index (store->mediators, gint64, 0), &error);
  g_assert_no_error (error);

  edit = pmn_test_store_begin (store, "edit", FALSE);
  g_set_str (&mediator->notes, "le mardi à Bergerac");
  mediator->active_from = FIRST_DAY;
  g_assert_true (pmn_mediator_repository_save (edit, mediator, &error));
  pmn_test_store_commit (edit);
  g_ptr_array_add (pictures, picture (store));

  edit = pmn_test_store_begin (store, "trash", FALSE);
  g_assert_true (pmn_mediator_repository_trash (edit, mediator->record.id, &error));
  pmn_test_store_commit (edit);
  g_ptr_array_add (pictures, picture (store));

  edit = pmn_test_store_begin (store, "restore", FALSE);
  g_assert_true (pmn_mediator_repository_restore (edit, mediator->record.id, &error));
  pmn_test_store_commit (edit);
  g_ptr_array_add (pictures, picture (store));

  people_add_place (store, "Mairie");
  g_ptr_array_add (pictures, picture (store));

  for (guint round = 0; round < 2; round++)
    {
      for (guint i = pictures->len - 1; i > 0; i--)
        {
          g_autofree char *before = NULL;

          g_assert_cmpint (walk (store, TRUE, FALSE), !=, 0);
          before = picture (store);
          people_assert_same_lines (before, g_ptr_array_index (pictures, i - 1));
        }
      for (guint i = 1; i < pictures->len; i++)
        {
          g_autofree char *after = NULL;

          g_assert_cmpint (walk (store, FALSE, FALSE), !=, 0);
          after = picture (store);
          people_assert_same_lines (after, g_ptr_array_index (pictures, i));
        }
      g_assert_cmpint (walk (store, FALSE, FALSE), ==, 0);
    }
}

/* One random edit. */
static void
do_something (PmnTestStore *store, GArray *activities)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnActivity) activity = NULL;
  PmnEdit *edit;
  gint64 id;

  if (activities->len < 5 || g_rand_int_range (store->rand, 0, 3) == 0)
    {
      activity = pmn_test_store_draw (store, FIRST_DAY, LAST_DAY);
      id = pmn_test_store_save (store, activity);
      g_array_append_val (activities, id);
      return;
    }
  id = g_array_index (activities, gint64,
                      g_rand_int_range (store->rand, 0, (gint32) activities->len));
  activity = pmn_activity_repository_get (store->connection, id, &error);
  g_assert_no_error (error);
  edit = pmn_test_store_begin (store, "edit", FALSE);
  if (activity->record.deleted_at != 0)
    pmn_activity_repository_restore (edit, id, &error);
  else if (g_rand_int_range (store->rand, 0, 3) == 0)
    pmn_activity_repository_trash (edit, id, &error);
  else
    {
      g_autoptr (PmnActivity) other = pmn_test_store_draw (store, FIRST_DAY, LAST_DAY);

      other->record = activity->record;
      pmn_activity_repository_save (edit, other, &error);
    }
  /* Undoing a creation made the row unreachable: then nothing is done. */
  if (error != NULL)
    pmn_edit_abort (edit);
  else
    pmn_test_store_commit (edit);
}

/* Random edits, undos and redos against the pictures of an ideal register; restarts in between. */
static void
test_model (void)
{
  g_autoptr (PmnTestStore) store = make_store (2);
  g_autoptr (GPtrArray) pictures = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) activities = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint at = 0;

  g_ptr_array_add (pictures, picture (store));
  for (guint i = 0; i < 160; i++)
    {
      gint32 dice = g_rand_int_range (store->rand, 0, 10);
      g_autofree char *now = NULL;

      if (dice < 5)
        {
          do_something (store, activities);
          now = picture (store);
          if (strcmp (now, g_ptr_array_index (pictures, at)) == 0)
            continue;
          /* What was undone and not redone is forgotten. */
          g_ptr_array_set_size (pictures, (gint) at + 1);
          g_ptr_array_add (pictures, g_steal_pointer (&now));
          at++;
          continue;
        }
      if (dice < 8 && at > 0)
        {
          g_assert_cmpint (walk (store, TRUE, FALSE), !=, 0);
          at--;
        }
      else if (dice >= 8)
        {
          gint64 redone = walk (store, FALSE, FALSE);

          g_assert_true ((redone != 0) == (at + 1 < pictures->len));
          at += redone != 0 ? 1 : 0;
        }
      if (i % 40 == 39)
        {
          pmn_connection_close (store->connection);
          store->connection = pmn_connection_open (store->path, PMN_CONNECTION_NONE, NULL);
          g_assert_nonnull (store->connection);
        }
      now = picture (store);
      people_assert_same_lines (now, g_ptr_array_index (pictures, at));
    }
  pmn_test_store_assert_sound (store);
}

static void
test_conflict (void)
{
  g_autoptr (PmnTestStore) store = make_store (3);
  g_autoptr (PmnPlace) place = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  PmnEdit *edit;
  gint64 first;

  place = pmn_place_repository_get (store->connection, g_array_index (store->places, gint64, 0),
                                    &error);
  for (guint i = 0; i < 2; i++)
    {
      edit = pmn_test_store_begin (store, "edit", FALSE);
      place->capacity = 10 + i;
      g_assert_true (pmn_place_repository_save (edit, place, &error));
      pmn_test_store_commit (edit);
    }
  before = picture (store);
  first = pmn_test_store_int (store, "SELECT max (id) - 1 FROM step");
  assert_refused (store, first, PMN_STORE_ERROR_CONFLICT, "Médiathèque");
  after = picture (store);
  people_assert_same_lines (before, after);

  /* An open editor of the row as it was finds the same conflict. */
  place->record.version--;
  edit = pmn_test_store_begin (store, "edit", FALSE);
  place->capacity = 99;
  g_assert_false (pmn_place_repository_save (edit, place, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_CONFLICT);
  pmn_edit_abort (edit);
}

/* Somebody who has logged cannot be unmade under the activity. */
static void
test_used (void)
{
  g_autoptr (PmnTestStore) store = make_store (4);
  g_autoptr (PmnActivity) activity = NULL;
  gint64 step;

  people_add_mediator (store, "Inès", "Bonnet");
  step = pmn_test_store_int (store, "SELECT max (id) FROM step");
  activity = pmn_test_store_draw (store, FIRST_DAY, LAST_DAY);
  activity->mediator_id = g_array_index (store->mediators, gint64, 2);
  pmn_test_store_save (store, activity);
  assert_refused (store, step, PMN_STORE_ERROR_CONFLICT, "Bonnet");
  g_assert_cmpint (walk (store, TRUE, FALSE), !=, 0);
  g_assert_cmpint (walk (store, TRUE, FALSE), ==, step);
  g_assert_cmpint (pmn_test_store_int (store, "SELECT count(*) FROM mediator WHERE unmade = 1"), ==,
                   1);
}

/* With the ids of the platform, else those of another register. */
static gint64
import_from (PmnTestStore *store, guint n, gboolean platform)
{
  PmnEdit *edit = pmn_test_store_begin (store, "import", TRUE);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PmnActivity) activity = pmn_test_store_draw (store, FIRST_DAY, LAST_DAY);

      g_autofree char *id = g_strdup_printf ("00000000-0000-4000-8000-%012u", i);

      if (platform)
        activity->national_id = g_steal_pointer (&id);
      else
        g_strlcpy (activity->record.uuid, id, sizeof activity->record.uuid);
      pmn_activity_repository_save (edit, activity, &error);
      g_assert_no_error (error);
    }
  pmn_test_store_commit (edit);
  return pmn_test_store_int (store, "SELECT max (id) FROM step");
}

static gint64
import (PmnTestStore *store, guint n)
{
  return import_from (store, n, TRUE);
}

static void
assert_not_redone (PmnTestStore *store, gint64 step)
{
  PmnEdit *edit = pmn_test_store_begin (store, "redo", FALSE);
  g_autoptr (GError) error = NULL;

  g_assert_false (pmn_history_redo (edit, step, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_CONFLICT);
  pmn_edit_abort (edit);
}

static void
test_batch (void)
{
  g_autoptr (PmnTestStore) store = make_store (5);
  g_autofree char *empty = picture (store);
  g_autofree char *full = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  gint64 step = import (store, 60);

  full = picture (store);
  g_assert_cmpint (pmn_test_store_int (store, "SELECT count(*) FROM change WHERE entity = 1"), ==,
                   0);
  /* In the window Ctrl+Z goes past the import; the command line undoes it. */
  {
    g_autoptr (PmnStep) next = pmn_history_next_undo (store->connection, "app", 0, FALSE, NULL);

    g_assert_cmpint (next->id, <, step);
  }
  g_assert_cmpint (walk (store, TRUE, TRUE), ==, step);
  undone = picture (store);
  people_assert_same_lines (undone, empty);
  g_assert_cmpint (walk (store, FALSE, TRUE), ==, step);
  redone = picture (store);
  people_assert_same_lines (redone, full);
  g_assert_cmpint (walk (store, TRUE, TRUE), ==, step);

  /* The same file again; then what was undone cannot come back over it. */
  import (store, 60);
  assert_not_redone (store, step);
  pmn_test_store_assert_sound (store);
}

/* Activities of another register have their identity from there: it can be given again. */
static void
test_batch_of_register (void)
{
  g_autoptr (PmnTestStore) store = make_store (9);
  gint64 step = import_from (store, 12, FALSE);
  gint64 again;

  g_assert_cmpint (walk (store, TRUE, TRUE), ==, step);
  g_assert_cmpint (walk (store, FALSE, TRUE), ==, step);
  g_assert_cmpint (walk (store, TRUE, TRUE), ==, step);
  again = import_from (store, 5, FALSE);
  g_assert_cmpint (pmn_test_store_int (store, "SELECT count(*) FROM activity WHERE unmade = 0"), ==,
                   5);
  assert_not_redone (store, step);
  g_assert_cmpint (walk (store, TRUE, TRUE), ==, again);
  pmn_test_store_assert_sound (store);
}

static void
test_batch_touched (void)
{
  g_autoptr (PmnTestStore) store = make_store (6);
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnActivity) activity = NULL;
  PmnEdit *edit;
  gint64 step = import (store, 10);

  edit = pmn_test_store_begin (store, "trash", FALSE);
  g_assert_true (pmn_activity_repository_trash (edit, 3, &error));
  pmn_test_store_commit (edit);
  activity = pmn_activity_repository_get (store->connection, 7, &error);
  edit = pmn_test_store_begin (store, "edit", FALSE);
  activity->minutes++;
  g_assert_true (pmn_activity_repository_save (edit, activity, &error));
  pmn_test_store_commit (edit);
  assert_refused (store, step, PMN_STORE_ERROR_CONFLICT, activity->local_ref);

  /* Without the change it can be undone, and what the user trashed stays in the trash. */
  g_assert_cmpint (walk (store, TRUE, FALSE), !=, 0);
  edit = pmn_test_store_begin (store, "undo", FALSE);
  g_assert_true (pmn_history_undo (edit, step, &error));
  pmn_test_store_commit (edit);
  g_assert_cmpint (pmn_test_store_int (store, "SELECT count(*) FROM activity WHERE unmade = 0"), ==,
                   1);
}

static void
test_batch_trashed (void)
{
  g_autoptr (PmnTestStore) store = make_store (7);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) trash = NULL;
  PmnEdit *edit;
  gint64 step = import (store, 10);

  edit = pmn_test_store_begin (store, "trash", FALSE);
  g_assert_true (pmn_activity_repository_trash (edit, 3, &error));
  pmn_test_store_commit (edit);
  edit = pmn_test_store_begin (store, "undo", FALSE);
  g_assert_true (pmn_history_undo (edit, step, &error));
  pmn_test_store_commit (edit);
  trash = pmn_trash_list (store->connection, 100, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (trash->len, ==, 1);
  g_assert_cmpint (((PmnTrashItem *) g_ptr_array_index (trash, 0))->id, ==, 3);
  g_assert_cmpint (pmn_activity_repository_find_national (
                       store->connection, "00000000-0000-4000-8000-000000000002", &error),
                   ==, 3);
  g_assert_cmpint (pmn_test_store_int (store, "SELECT count(*) FROM activity WHERE unmade = 1"), ==,
                   9);
  pmn_test_store_assert_sound (store);
}

static void
test_trash (void)
{
  g_autoptr (PmnTestStore) store = make_store (8);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (PmnActivity) activity = pmn_test_store_draw (store, FIRST_DAY, LAST_DAY);
  gint64 mediator = g_array_index (store->mediators, gint64, 0);
  gint64 id;
  guint n = 0;
  PmnEdit *edit;
  PmnTrashItem *item;

  activity->mediator_id = mediator;
  id = pmn_test_store_save (store, activity);
  edit = pmn_test_store_begin (store, "trash", FALSE);
  g_assert_true (pmn_activity_repository_trash (edit, id, &error));
  g_assert_true (
      pmn_place_repository_trash (edit, g_array_index (store->places, gint64, 0), &error));
  g_assert_true (pmn_mediator_repository_trash (edit, mediator, &error));
  pmn_test_store_commit (edit);
  items = pmn_trash_list (store->connection, 100, &error);
  g_assert_cmpuint (items->len, ==, 3);
  item = g_ptr_array_index (items, 0);
  g_assert_cmpint (item->until - item->deleted_at, ==,
                   PMN_TRASH_RETENTION_DAYS * G_GINT64_CONSTANT (86400000));
  for (guint i = 0; i < items->len; i++)
    {
      item = g_ptr_array_index (items, i);
      if (item->entity == PMN_ENTITY_MEDIATOR)
        g_assert_cmpstr (item->label, ==, "Fatou Diallo");
    }
  edit = pmn_test_store_begin (store, "restore", FALSE);
  g_assert_true (pmn_activity_repository_restore (edit, id, &error));
  pmn_test_store_commit (edit);

  /* The mediator of a live activity stays; the place goes unless the activity is there. */
  edit = pmn_test_store_begin (store, "empty-trash", FALSE);
  g_assert_true (pmn_trash_empty (edit, G_MAXINT64, &n, &error));
  g_assert_no_error (error);
  pmn_test_store_commit (edit);
  g_assert_cmpuint (n, ==, activity->place_id != 0 ? 0 : 1);
  g_assert_cmpint (pmn_test_store_int (store, "SELECT count(*) FROM mediator"), ==, 2);

  edit = pmn_test_store_begin (store, "trash", FALSE);
  g_assert_true (pmn_activity_repository_trash (edit, id, &error));
  pmn_test_store_commit (edit);
  edit = pmn_test_store_begin (store, "empty-trash", FALSE);
  g_assert_true (pmn_trash_empty (edit, G_MAXINT64, &n, &error));
  pmn_test_store_commit (edit);
  g_assert_cmpint (pmn_test_store_int (store, "SELECT count(*) FROM activity"), ==, 0);
  g_assert_cmpint (pmn_test_store_int (store, "SELECT count(*) FROM mediator"), ==, 1);
  g_assert_cmpint (pmn_test_store_int (store, "SELECT count(*) FROM place"), ==, 0);
  /* Its number may serve again: nothing is remembered of it. */
  g_assert_cmpint (pmn_test_store_int (store, "SELECT count(*) FROM change WHERE entity = 1"), ==,
                   0);
  pmn_test_store_assert_sound (store);
}

static void
test_prune (void)
{
  g_autoptr (PmnTestStore) store = make_store (9);
  g_autoptr (PmnPlace) place = NULL;
  g_autoptr (GError) error = NULL;
  PmnEdit *edit;
  gint64 step;

  import (store, 5);
  g_assert_cmpint (walk (store, TRUE, TRUE), !=, 0);
  place = pmn_place_repository_get (store->connection, g_array_index (store->places, gint64, 0),
                                    &error);
  edit = pmn_test_store_begin (store, "edit", FALSE);
  place->capacity = 3;
  g_assert_true (pmn_place_repository_save (edit, place, &error));
  pmn_test_store_commit (edit);
  step = pmn_test_store_int (store, "SELECT max (id) FROM step");

  edit = pmn_test_store_begin (store, "prune", FALSE);
  g_assert_true (pmn_history_prune (edit, store->now_ms + 1, &error));
  g_assert_no_error (error);
  pmn_test_store_commit (edit);
  g_assert_cmpint (pmn_test_store_int (store, "SELECT count(*) FROM activity"), ==, 0);
  g_assert_cmpint (
      pmn_test_store_int (store, "SELECT count(*) FROM change WHERE before IS NOT NULL"), ==, 0);
  assert_refused (store, step, PMN_STORE_ERROR_FINAL, NULL);
  {
    g_autoptr (GPtrArray) steps
        = pmn_history_list (store->connection, PMN_ENTITY_PLACE, place->record.id, 10, &error);
    PmnStep *newest = g_ptr_array_index (steps, 0);

    g_assert_cmpuint (steps->len, ==, 2);
    g_assert_cmpint (newest->id, ==, step);
    g_assert_false (newest->undoable);
  }
}

static void
test_structure (void)
{
  g_autoptr (PmnTestStore) store = pmn_test_store_new (10);
  g_autoptr (PmnStructure) structure = pmn_structure_new ();
  g_autoptr (PmnStructure) back = NULL;
  g_autoptr (GError) error = NULL;
  PmnEdit *edit;

  g_assert_null (pmn_structure_repository_get (store->connection, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_set_str (&structure->name, "Commune de Bergerac");
  for (guint i = 0; i < 2; i++)
    {
      edit = pmn_test_store_begin (store, "edit", FALSE);
      g_assert_true (pmn_structure_repository_save (edit, structure, &error));
      pmn_test_store_commit (edit);
      g_set_str (&structure->siret, "21240037600019");
    }
  g_assert_cmpint (walk (store, TRUE, FALSE), !=, 0);
  back = pmn_structure_repository_get (store->connection, &error);
  g_assert_null (back->siret);
  g_assert_cmpstr (back->name, ==, "Commune de Bergerac");
  /* A register without a structure is not one: its creation stays. */
  g_assert_cmpint (walk (store, TRUE, FALSE), ==, 0);
  assert_refused (store, 1, PMN_STORE_ERROR_FINAL, NULL);
}

static void
test_sentences (void)
{
  PmnStep step = { .kind = (char *) "import", .subject = (char *) "activités.xlsx" };
  g_autofree char *with = pmn_step_describe (&step);
  g_autofree char *alone = NULL;

  g_assert_cmpstr (with, ==, "Imported: activités.xlsx");
  step.subject = NULL;
  alone = pmn_step_describe (&step);
  g_assert_cmpstr (alone, ==, "A file was imported");
}

/* Many rows have no name in common: what tells a step from another one is how many. */
static void
test_sentence_of_several (void)
{
  PmnStep step = { .kind = (char *) "trash", .n_rows = 3000 };
  g_autofree char *several = pmn_step_describe (&step);
  g_autofree char *one = NULL;

  g_assert_cmpstr (several, ==, "3,000 activities moved to the trash");
  step.n_rows = 1;
  step.subject = (char *) "2026-0012";
  one = pmn_step_describe (&step);
  g_assert_cmpstr (one, ==, "Moved to the trash: 2026-0012");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history/each-operation", test_each_operation);
  g_test_add_func ("/history/sentence-of-several", test_sentence_of_several);
  g_test_add_func ("/history/model", test_model);
  g_test_add_func ("/history/conflict", test_conflict);
  g_test_add_func ("/history/used", test_used);
  g_test_add_func ("/history/batch", test_batch);
  g_test_add_func ("/history/batch-of-register", test_batch_of_register);
  g_test_add_func ("/history/batch-touched", test_batch_touched);
  g_test_add_func ("/history/batch-trashed", test_batch_trashed);
  g_test_add_func ("/history/trash", test_trash);
  g_test_add_func ("/history/prune", test_prune);
  g_test_add_func ("/history/structure", test_structure);
  g_test_add_func ("/history/sentences", test_sentences);
  return g_test_run ();
}
