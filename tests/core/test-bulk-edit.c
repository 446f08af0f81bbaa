/* test-bulk-edit.c: one change to many activities is done whole or not at all
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pmn-bulk-edit.h"
#include "pmn-demo.h"
#include "register-fixture.h"

#define N_ACTIVITIES 400

typedef struct
{
  char *folder;
  PmnRegister *reg;
} Scene;

static void
scene_set_up (Scene *scene, gconstpointer data)
{
  const PmnDemoOptions options = { .seed = 7, .activities = N_ACTIVITIES };
  g_autoptr (PmnStructure) structure = pmn_demo_structure ();
  g_autoptr (GAsyncResult) filled = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  scene->folder = fixture_folder_new ();
  path = g_build_filename (scene->folder, "a.pmn", NULL);
  scene->reg = pmn_register_open_sync (path, structure, "app", &error);
  g_assert_no_error (error);
  pmn_demo_fill_async (scene->reg, &options, NULL, fixture_on_result, &filled);
  while (filled == NULL)
    g_main_context_iteration (NULL, TRUE);
  pmn_register_change_finish (scene->reg, filled, &error);
  g_assert_no_error (error);
}

static void
scene_tear_down (Scene *scene, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pmn_register_close_sync (scene->reg, &error));
  g_assert_no_error (error);
  g_object_unref (scene->reg);
  fixture_folder_free (scene->folder);
}

/* How many live activities carry @tag. */
static gint64
count_tag (Scene *scene, const char *tag)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tags = pmn_register_tags_sync (scene->reg, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < tags->len; i++)
    {
      const PmnTagCount *count = g_ptr_array_index (tags, i);

      if (g_str_equal (count->name, tag))
        return count->n;
    }
  return 0;
}

typedef struct
{
  PmnProgress *progress;
  GCancellable *cancellable;
  gint at;
} Canceller;

/* Cancels as soon as the other thread has done @at rows. */
static gpointer
cancel_at (gpointer data)
{
  Canceller *canceller = data;

  while (g_atomic_int_get (&canceller->progress->n_done) < canceller->at)
    g_thread_yield ();
  g_cancellable_cancel (canceller->cancellable);
  return NULL;
}

static void
test_cancelled (Scene *scene, gconstpointer data)
{
  g_autoptr (PmnActivityChange) change = pmn_activity_change_new (PMN_CHANGE_ADD_TAG);
  g_autoptr (PmnActivityFilter) everything = pmn_activity_filter_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  PmnProgress *progress = g_atomic_rc_box_new0 (PmnProgress);
  PmnBulkTarget target = { .filter = everything };
  Canceller canceller = { progress, cancellable, 5 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;
  GThread *thread;
  gint n;

  change->tag = g_strdup ("Village");
  thread = g_thread_new ("cancel", cancel_at, &canceller);
  pmn_register_change_activities_async (scene->reg, change, &target, progress, cancellable,
                                        fixture_on_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  n = pmn_register_change_activities_finish (scene->reg, result, &error);
  g_thread_join (thread);
  g_assert_cmpint (n, ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  /* Some rows were written before it was cancelled, and none of them is left. */
  g_assert_cmpint (g_atomic_int_get (&progress->n_done), >=, 5);
  g_assert_cmpint (count_tag (scene, "Village"), ==, 0);
  g_atomic_rc_box_release (progress);

  /* Nothing of it in the history either; the register still takes changes. */
  undone = pmn_register_undo_sync (scene->reg, 0, &error);
  g_assert_no_error (error);
  g_assert_null (undone);
  n = pmn_register_change_activities_sync (scene->reg, change, &target, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, N_ACTIVITIES);
  g_assert_cmpint (count_tag (scene, "Village"), ==, N_ACTIVITIES);
}

/* What is undone says what was changed to, how many activities, and of which days. */
static void
test_sentences (Scene *scene, gconstpointer data)
{
  g_autoptr (PmnActivityChange) change = pmn_activity_change_new (PMN_CHANGE_DAY);
  const gint64 rows[] = { 1, 2, 3 };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  PmnBulkTarget target = { .ids = ids };
  g_autoptr (GError) error = NULL;
  g_autofree char *moved = NULL;
  g_autofree char *trashed = NULL;
  g_autofree char *one = NULL;

  g_array_append_vals (ids, rows, G_N_ELEMENTS (rows));
  change->day = pmn_day_from_ymd (2026, 1, 5);
  g_assert_cmpint (pmn_register_change_activities_sync (scene->reg, change, &target, &error), ==,
                   3);
  g_assert_true (pmn_register_trash_sync (scene->reg, PMN_ENTITY_ACTIVITY, rows, 3, &error));
  trashed = pmn_register_undo_sync (scene->reg, 0, &error);
  g_assert_nonnull (strstr (trashed, "Moved to the trash: 3 activities · 05/01/2026"));
  moved = pmn_register_undo_sync (scene->reg, 0, &error);
  g_assert_nonnull (strstr (moved, "Date changed: 05/01/2026 · 3 activities · "));
  g_array_set_size (ids, 1);
  g_assert_cmpint (pmn_register_change_activities_sync (scene->reg, change, &target, &error), ==,
                   1);
  one = pmn_register_undo_sync (scene->reg, 0, &error);
  g_assert_no_error (error);
  g_test_message ("%s; %s; %s", trashed, moved, one);
  g_assert_null (strstr (one, "1 activity"));
  g_assert_nonnull (strstr (one, "Date changed: 05/01/2026 · "));
}

static void
test_one_row_refused (Scene *scene, gconstpointer data)
{
  g_autoptr (PmnActivityChange) change = pmn_activity_change_new (PMN_CHANGE_ADD_TAG);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  PmnBulkTarget target = { .ids = ids };
  g_autoptr (GError) error = NULL;

  change->tag = g_strdup ("Village");
  for (gint64 id = 1; id <= 20; id++)
    g_array_append_val (ids, id);
  /* The last one is not there. */
  g_array_index (ids, gint64, 19) = 1000000;
  g_assert_cmpint (pmn_register_change_activities_sync (scene->reg, change, &target, &error), ==,
                   -1);
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NOT_FOUND);
  g_assert_cmpint (count_tag (scene, "Village"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/bulk-edit/cancelled", Scene, NULL, scene_set_up, test_cancelled, scene_tear_down);
  g_test_add ("/bulk-edit/one-row-refused", Scene, NULL, scene_set_up, test_one_row_refused,
              scene_tear_down);
  g_test_add ("/bulk-edit/sentences", Scene, NULL, scene_set_up, test_sentences, scene_tear_down);
  return g_test_run ();
}
