/* test-activity-search.c: what the search of the desktop finds, and what it is never told
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pmn-activity-search.h"
#include "pmn-activity-summary.h"
#include "pmn-mediator.h"
#include "register-fixture.h"

#define TODAY (pmn_day_from_ymd (2026, 11, 22))
#define LIMIT 10

typedef struct
{
  char *folder;
  PmnRegister *reg;
  gint64 mediator_id;
} Scene;

static void
scene_set_up (Scene *scene, gconstpointer data)
{
  g_autoptr (PmnStructure) structure = pmn_structure_new ();
  g_autoptr (PmnMediator) mediator = pmn_mediator_new ();
  g_autoptr (PmnMediator) saved = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  scene->folder = fixture_folder_new ();
  path = g_build_filename (scene->folder, "a.pmn", NULL);
  g_set_str (&structure->name, "Mairie");
  scene->reg = pmn_register_open_sync (path, structure, "app", &error);
  g_assert_no_error (error);
  g_set_str (&mediator->given, "Fatou");
  g_set_str (&mediator->family, "Diallo");
  saved = pmn_register_save_sync (scene->reg, PMN_ENTITY_MEDIATOR, mediator, &error);
  g_assert_no_error (error);
  scene->mediator_id = saved->record.id;
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

static PmnActivity *
new_activity (Scene *scene, PmnActivityKind kind, PmnDay day, const char *theme, const char *title,
              const char *notes)
{
  PmnActivity *activity = pmn_activity_new ();

  activity->kind = kind;
  activity->day = day;
  activity->minutes = 60;
  activity->mediator_id = scene->mediator_id;
  activity->place_kind = PMN_PLACE_KIND_REMOTE;
  activity->anonymous = 1;
  activity->title = g_strdup (title);
  activity->notes = g_strdup (notes);
  pmn_activity_add_theme (activity, theme);
  return activity;
}

/* Returns: the days from today, newest first: "-1 -4" */
static char *
find (Scene *scene, const char *text)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GString) days = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  pmn_activity_search_async (scene->reg, text, LIMIT, NULL, fixture_on_result, &result);
  done = fixture_await (&result);
  rows = pmn_activity_search_finish (scene->reg, done, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (days, "%s%d", i > 0 ? " " : "",
                            ((PmnActivitySummary *) g_ptr_array_index (rows, i))->day - TODAY);
  return g_string_free_and_steal (g_steal_pointer (&days));
}

static void
save (Scene *scene, GPtrArray *activities)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) saved
      = pmn_register_save_all_sync (scene->reg, PMN_ENTITY_ACTIVITY, activities, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (saved->len, ==, activities->len);
}

static void
test_what_words_mean (Scene *scene, gconstpointer data)
{
  g_autoptr (GPtrArray) activities
      = g_ptr_array_new_with_free_func ((GDestroyNotify) pmn_activity_free);
  static const struct
  {
    const char *text;
    const char *days;
  } cases[] = {
    { "premiers", "-1" },
    { "ÉLÉMENTAIRE", "-4" },
    { "naviguer", "-2" },
    { "courriel", "-1 -3" },
    { "aide aux demarches", "-4" },
    { "atelier", "-1 -4" },
    { "atelier courriel", "-1" },
    { "courriel atelier pas", "-1" },
    { "individuel courriel", "-3" },
    { "atelier naviguer", "" },
    { "atelier individuel", "" },
    { "durand", "" },
    { "Diallo", "" },
    { "courriel durand", "" },
    { "aux", "" },
    { "", "" },
  };

  g_ptr_array_add (activities, new_activity (scene, PMN_ACTIVITY_WORKSHOP, TODAY - 1, "email",
                                             "Premiers pas", NULL));
  g_ptr_array_add (activities, new_activity (scene, PMN_ACTIVITY_INDIVIDUAL, TODAY - 2,
                                             "navigation_sur_internet", NULL, NULL));
  g_ptr_array_add (activities, new_activity (scene, PMN_ACTIVITY_INDIVIDUAL, TODAY - 3, "email",
                                             NULL, "Madame Durand, aux premiers jours"));
  g_ptr_array_add (activities,
                   new_activity (scene, PMN_ACTIVITY_WORKSHOP, TODAY - 4,
                                 "aide_aux_demarches_administratives", "Élémentaire", NULL));
  save (scene, activities);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *days = find (scene, cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (days, ==, cases[i].days);
    }
}

/* A whole page of newer notes with the same word hides nothing and shows nothing. */
static void
test_behind_many_notes (Scene *scene, gconstpointer data)
{
  g_autoptr (GPtrArray) activities
      = g_ptr_array_new_with_free_func ((GDestroyNotify) pmn_activity_free);
  g_autofree char *by_title = NULL;
  g_autofree char *by_theme = NULL;

  for (int i = 0; i < 300; i++)
    g_ptr_array_add (activities, new_activity (scene, PMN_ACTIVITY_INDIVIDUAL, TODAY - 1, "email",
                                               NULL, "premiers pas avec la sante"));
  g_ptr_array_add (activities, new_activity (scene, PMN_ACTIVITY_WORKSHOP, TODAY - 30, "sante",
                                             "Premiers pas", NULL));
  save (scene, activities);
  by_title = find (scene, "premiers pas");
  g_assert_cmpstr (by_title, ==, "-30");
  by_theme = find (scene, "sante");
  g_assert_cmpstr (by_theme, ==, "-30");
}

static void
test_newest_first (Scene *scene, gconstpointer data)
{
  g_autoptr (GPtrArray) activities
      = g_ptr_array_new_with_free_func ((GDestroyNotify) pmn_activity_free);
  g_autofree char *days = NULL;

  for (int i = 0; i < 2 * LIMIT; i++)
    g_ptr_array_add (activities, new_activity (scene, PMN_ACTIVITY_WORKSHOP, TODAY - i, "email",
                                               i % 2 == 0 ? "Atelier" : NULL, NULL));
  save (scene, activities);
  days = find (scene, "atelier");
  g_assert_cmpstr (days, ==, "0 -1 -2 -3 -4 -5 -6 -7 -8 -9");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Scene, NULL, scene_set_up, function, scene_tear_down)
  ADD ("/activity-search/what-words-mean", test_what_words_mean);
  ADD ("/activity-search/behind-many-notes", test_behind_many_notes);
  ADD ("/activity-search/newest-first", test_newest_first);
#undef ADD
  return g_test_run ();
}
