/* test-window.c: the banner that asks for a copy off this computer
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>

#include "pmn-backup-keeper.h"
#include "pmn-clock.h"
#include "pmn-register-pool.h"
#include "pmn-test-files.h"
#include "pmn-ui.h"
#include "pmn-window.h"
#include "ui-fixture.h"

#define DAY_MS G_GINT64_CONSTANT (86400000)

typedef struct
{
  char *path;
  PmnWindow *window;
  PmnRegister *reg; /* of the window */
} Scene;

static gboolean
set_done (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* What is still under way, on the threads of the register and in idle. */
static void
settle (Scene *scene)
{
  UiFixture fixture = { .reg = scene->reg };
  gboolean done = FALSE;

  ui_fixture_settle (&fixture);
  g_idle_add_full (G_PRIORITY_LOW + 1, set_done, &done, NULL);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  ui_fixture_settle (&fixture);
}

/* A base that was first used so many days ago, shown in a window. */
static void
begin (Scene *scene, const char *name, gint64 days, gboolean fictional)
{
  g_autoptr (PmnStructure) structure = pmn_structure_new ();
  g_autoptr (GAsyncResult) written = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (PmnRegister) reg = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *ms = g_strdup_printf ("%" G_GINT64_FORMAT, pmn_clock_now_ms () - days * DAY_MS);

  scene->path = pmn_test_path (name);
  g_set_str (&structure->name, "Mairie");
  structure->fictional = fictional;
  reg = pmn_register_open_sync (scene->path, structure, "app", &error);
  g_assert_no_error (error);
  pmn_register_set_text_async (reg, "setting:first-used-at", ms, NULL, ui_fixture_on_result,
                               &written);
  while (written == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (pmn_register_change_finish (reg, written, &error));
  g_assert_true (pmn_register_close_sync (reg, &error));

  pmn_register_pool_open_async (pmn_register_pool_get_default (), scene->path, NULL,
                                ui_fixture_on_result, &opened);
  while (opened == NULL)
    g_main_context_iteration (NULL, TRUE);
  scene->reg = pmn_register_pool_open_finish (pmn_register_pool_get_default (), opened, &error);
  g_assert_no_error (error);
  scene->window = g_object_ref_sink (pmn_window_new (NULL));
  pmn_window_set_register (scene->window, scene->reg);
  settle (scene);
}

static void
end (Scene *scene)
{
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (GError) error = NULL;

  gtk_window_destroy (GTK_WINDOW (scene->window));
  ui_assert_finalised (scene->window);
  pmn_register_pool_close_async (pmn_register_pool_get_default (), scene->path,
                                 ui_fixture_on_result, &closed);
  while (closed == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (pmn_register_pool_close_finish (pmn_register_pool_get_default (), closed, &error));
  g_assert_no_error (error);
  g_free (scene->path);
}

static gboolean
is_asked (Scene *scene)
{
  GtkWidget *banner = ui_find (GTK_WIDGET (scene->window), "copy");

  return gtk_widget_get_visible (banner) && adw_banner_get_revealed (ADW_BANNER (banner));
}

/* As soon as the window is there, not after the first round of backups; gone once a copy is made. */
static void
test_asked_until_made (void)
{
  Scene scene;

  begin (&scene, "old.pmn", PMN_FIRST_OUTSIDE_COPY_DAYS, FALSE);
  g_assert_true (is_asked (&scene));
  pmn_backup_keeper_note_outside_copy (
      pmn_register_pool_get_keeper (pmn_register_pool_get_default (), scene.reg),
      pmn_clock_now_ms ());
  g_assert_false (is_asked (&scene));
  settle (&scene);
  end (&scene);
}

static void
test_not_asked (void)
{
  Scene scene;

  begin (&scene, "new.pmn", PMN_FIRST_OUTSIDE_COPY_DAYS - 1, FALSE);
  g_assert_false (is_asked (&scene));
  end (&scene);
  begin (&scene, "fictional.pmn", 100, TRUE);
  g_assert_false (is_asked (&scene));
  end (&scene);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  pmn_ui_init ();
  g_test_add_func ("/window/copy/asked-until-made", test_asked_until_made);
  g_test_add_func ("/window/copy/not-asked", test_not_asked);
  return g_test_run ();
}
