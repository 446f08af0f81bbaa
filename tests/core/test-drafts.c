/* test-drafts.c: what was typed and not saved: never behind a long action, never back once saved
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pmn-place.h"
#include "pmn-register.h"
#include "register-fixture.h"

#define KEY "draft:place:new"

typedef struct
{
  char *folder;
  PmnRegister *reg;
  GMutex mutex;
  GCond cond;
  gboolean released;
  gboolean writing;
} Scene;

static void
on_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
await (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
scene_set_up (Scene *scene, gconstpointer data)
{
  g_autoptr (PmnStructure) structure = pmn_structure_new ();
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  scene->folder = fixture_folder_new ();
  path = g_build_filename (scene->folder, "a.pmn", NULL);
  g_set_str (&structure->name, "Mairie");
  scene->reg = pmn_register_open_sync (path, structure, "app", &error);
  g_assert_no_error (error);
  g_mutex_init (&scene->mutex);
  g_cond_init (&scene->cond);
}

static void
scene_tear_down (Scene *scene, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pmn_register_close_sync (scene->reg, &error));
  g_assert_no_error (error);
  g_object_unref (scene->reg);
  fixture_folder_free (scene->folder);
  g_mutex_clear (&scene->mutex);
  g_cond_clear (&scene->cond);
}

/* Returns: (transfer full) (nullable): the draft, read as a form that opens does. */
static char *
read_draft (Scene *scene)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *text;

  pmn_register_get_text_async (scene->reg, KEY, NULL, on_result, &result);
  text = pmn_register_get_text_finish (scene->reg, await (&result), &error);
  g_assert_no_error (error);
  return text;
}

static void
assert_draft (Scene *scene, const char *expected)
{
  g_autofree char *text = read_draft (scene);

  g_assert_cmpstr (text, ==, expected);
}

static void
keep (Scene *scene, const char *text, GAsyncResult **result)
{
  pmn_register_set_text_async (scene->reg, KEY, text, NULL, on_result, result);
}

static void
keep_and_wait (Scene *scene, const char *text)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  keep (scene, text, &result);
  g_assert_true (pmn_register_change_finish (scene->reg, await (&result), &error));
  g_assert_no_error (error);
}

static void
save (Scene *scene, const char *name, GAsyncResult **result)
{
  g_autoptr (PmnPlace) place = pmn_place_new ();
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  g_set_str (&place->name, name);
  g_strlcpy (place->insee, "38185", sizeof place->insee);
  g_ptr_array_add (rows, place);
  pmn_register_save_all_async (scene->reg, PMN_ENTITY_PLACE, rows, KEY, NULL, on_result, result);
}

static gpointer
hold_writer (PmnEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  Scene *scene = data;

  g_mutex_lock (&scene->mutex);
  scene->writing = TRUE;
  g_cond_signal (&scene->cond);
  while (!scene->released)
    g_cond_wait (&scene->cond, &scene->mutex);
  g_mutex_unlock (&scene->mutex);
  return NULL;
}

/* As an import does: nothing is written until release_writer(). */
static void
begin_long_action (Scene *scene, GAsyncResult **result)
{
  PmnEditInfo info;

  pmn_register_edit_info (scene->reg, &info, "setting", NULL);
  pmn_store_write_async (pmn_register_get_store (scene->reg), &info, hold_writer, scene, NULL, NULL,
                         NULL, on_result, result);
  g_mutex_lock (&scene->mutex);
  while (!scene->writing)
    g_cond_wait (&scene->cond, &scene->mutex);
  g_mutex_unlock (&scene->mutex);
}

static void
end_long_action (Scene *scene, GAsyncResult **result)
{
  g_mutex_lock (&scene->mutex);
  scene->released = TRUE;
  g_cond_signal (&scene->cond);
  g_mutex_unlock (&scene->mutex);
  pmn_store_run_finish (pmn_register_get_store (scene->reg), await (result), NULL);
}

/* The form opens with its draft while something long is written. */
static void
test_read_beside_a_long_action (Scene *scene, gconstpointer data)
{
  g_autoptr (GAsyncResult) action = NULL;

  keep_and_wait (scene, "typed before");
  begin_long_action (scene, &action);
  assert_draft (scene, "typed before");
  end_long_action (scene, &action);
}

/* The form is closed and opened again before its draft is in the file. */
static void
test_read_what_is_on_its_way (Scene *scene, gconstpointer data)
{
  g_autoptr (GAsyncResult) action = NULL;
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;

  keep_and_wait (scene, "typed before");
  begin_long_action (scene, &action);
  keep (scene, "typed now", &first);
  assert_draft (scene, "typed now");
  keep (scene, NULL, &second);
  assert_draft (scene, NULL);
  end_long_action (scene, &action);
  g_assert_true (pmn_register_change_finish (scene->reg, await (&first), NULL));
  assert_draft (scene, NULL);
  g_assert_true (pmn_register_change_finish (scene->reg, await (&second), NULL));
  assert_draft (scene, NULL);
}

/* What is saved is no draft any more, from the moment it is asked; what is refused is one again. */
static void
test_forgotten_when_saved (Scene *scene, gconstpointer data)
{
  g_autoptr (GAsyncResult) action = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GError) error = NULL;

  keep_and_wait (scene, "typed");
  begin_long_action (scene, &action);
  save (scene, "Médiathèque", &result);
  assert_draft (scene, NULL);
  end_long_action (scene, &action);
  saved = pmn_register_save_all_finish (scene->reg, await (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (saved->len, ==, 1);
  assert_draft (scene, NULL);
}

static void
test_kept_when_refused (Scene *scene, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  keep_and_wait (scene, "typed");
  save (scene, "", &result);
  g_assert_null (pmn_register_save_all_finish (scene->reg, await (&result), &error));
  g_assert_nonnull (error);
  assert_draft (scene, "typed");
}

static void
test_forgotten_when_trashed (Scene *scene, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) trashed = NULL;
  g_autoptr (GPtrArray) saved = NULL;
  gint64 id;

  save (scene, "Médiathèque", &result);
  saved = pmn_register_save_all_finish (scene->reg, await (&result), NULL);
  id = ((PmnPlace *) g_ptr_array_index (saved, 0))->record.id;
  keep_and_wait (scene, "typed");
  pmn_register_trash_async (scene->reg, PMN_ENTITY_PLACE, &id, 1, KEY, NULL, on_result, &trashed);
  g_assert_true (pmn_register_change_finish (scene->reg, await (&trashed), NULL));
  assert_draft (scene, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Scene, NULL, scene_set_up, test, scene_tear_down)
  ADD ("/drafts/read-beside-a-long-action", test_read_beside_a_long_action);
  ADD ("/drafts/read-what-is-on-its-way", test_read_what_is_on_its_way);
  ADD ("/drafts/forgotten-when-saved", test_forgotten_when_saved);
  ADD ("/drafts/kept-when-refused", test_kept_when_refused);
  ADD ("/drafts/forgotten-when-trashed", test_forgotten_when_trashed);
#undef ADD
  return g_test_run ();
}
