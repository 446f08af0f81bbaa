/* test-import-refused.c: a table of which rows are refused, taken as the window takes it
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pmn-history.h"
#include "pmn-importer.h"
#include "pmn-repositories.h"
#include "register-fixture.h"

#define HEADER "Date;Durée;Lieu;Commune;Thème;Conseiller\n"
#define REFUSED "05/03/2026;1500;Salle A;Nantes;Mail;Malo Guérin\n"
#define TAKEN "06/03/2026;30;Salle B;Nantes;Mail;Zoé Petit\n"

typedef struct
{
  char *folder;
  PmnRegister *reg;
} Scene;

/* What the register holds. */
typedef struct
{
  guint steps;
  guint people;
  guint places;
} Content;

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

static gpointer
count (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) steps = pmn_history_list (connection, 0, 0, 100, error);
  g_autoptr (GPtrArray) people = pmn_mediator_repository_list (connection, NULL, error);
  g_autoptr (GPtrArray) places = pmn_place_repository_list (connection, NULL, error);
  Content *content = g_new0 (Content, 1);

  content->steps = steps->len;
  content->people = people->len;
  content->places = places->len;
  return content;
}

static void
assert_content (Scene *scene, guint steps, guint people, guint places)
{
  g_autoptr (GError) error = NULL;
  g_autofree Content *content
      = pmn_store_read_sync (pmn_register_get_store (scene->reg), count, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (content->steps, ==, steps);
  g_assert_cmpuint (content->people, ==, people);
  g_assert_cmpuint (content->places, ==, places);
}

static void
on_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static PmnImportReport *
import (Scene *scene, const char *rows, gboolean dry_run)
{
  PmnImportOptions options = { .kind = PMN_IMPORT_TABLE, .create_missing = TRUE };
  g_autofree char *path = g_build_filename (scene->folder, "t.csv", NULL);
  g_autofree char *content = g_strconcat (HEADER, rows, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PmnImportReport *report;

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  pmn_import_async (scene->reg, path, &options, dry_run, NULL, NULL, NULL, on_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  report = pmn_import_finish (scene->reg, result, &error);
  g_assert_no_error (error);
  return report;
}

static void
test_all (Scene *scene, gconstpointer data)
{
  for (gboolean dry_run = TRUE; dry_run >= FALSE; dry_run--)
    {
      g_autoptr (PmnImportReport) report = import (scene, REFUSED, dry_run);

      g_assert_true (pmn_import_report_is_refused (report));
      g_assert_cmpuint (report->rejected->len, ==, 1);
      g_assert_cmpuint (report->new_mediators->len + report->new_places->len, ==, 0);
      g_assert_cmpint (report->step_id, ==, 0);
      assert_content (scene, 1, 0, 0);
    }
}

static void
test_some (Scene *scene, gconstpointer data)
{
  g_autoptr (PmnImportReport) report = import (scene, REFUSED TAKEN, FALSE);
  g_autoptr (PmnImportReport) again = NULL;

  g_assert_false (pmn_import_report_is_refused (report));
  g_assert_cmpuint (report->created, ==, 1);
  g_assert_cmpuint (report->new_mediators->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (report->new_mediators, 0), ==, "Zoé Petit");
  g_assert_cmpuint (report->new_places->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (report->new_places, 0), ==, "Salle B");
  g_assert_cmpint (report->step_id, !=, 0);
  assert_content (scene, 2, 1, 1);
  again = import (scene, REFUSED TAKEN, FALSE);
  g_assert_cmpuint (again->unchanged, ==, 1);
  g_assert_cmpint (again->step_id, ==, 0);
  assert_content (scene, 2, 1, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/import-refused/all-rows", Scene, NULL, scene_set_up, test_all, scene_tear_down);
  g_test_add ("/import-refused/some-rows", Scene, NULL, scene_set_up, test_some, scene_tear_down);
  return g_test_run ();
}
