/* test-person-watch.c: who comes back to the keyboard after a while is asked who they are
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>

#include "pmn-clock.h"
#include "pmn-person-watch.h"
#include "pmn-ui.h"
#include "ui-fixture.h"

#define MINUTE G_GINT64_CONSTANT (60000)

typedef struct
{
  GtkWidget *window;
  PmnPersonWatch *watch;
  gint64 now;
} Scene;

static void
begin (Scene *scene, UiFixture *fixture, gint64 actor)
{
  pmn_register_set_actor (fixture->reg, actor);
  scene->now = pmn_clock_now_ms ();
  scene->window = adw_application_window_new (NULL);
  scene->watch = pmn_person_watch_new (scene->window, fixture->reg);
  gtk_window_present (GTK_WINDOW (scene->window));
}

static void
end (Scene *scene)
{
  g_object_unref (scene->watch);
  gtk_window_destroy (GTK_WINDOW (scene->window));
}

static AdwDialog *
question (Scene *scene)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (scene->window));
}

/* Once, after the half hour of the settings; the answer begins another. */
static void
test_asks_once (UiFixture *fixture, gconstpointer data)
{
  Scene scene;

  begin (&scene, fixture, 1);
  g_assert_false (pmn_person_watch_note_input (scene.watch, scene.now + 29 * MINUTE));
  g_assert_false (pmn_person_watch_note_input (scene.watch, scene.now + 58 * MINUTE));
  g_assert_true (pmn_person_watch_note_input (scene.watch, scene.now + 88 * MINUTE));
  g_assert_false (pmn_person_watch_note_input (scene.watch, scene.now + 200 * MINUTE));
  ui_fixture_settle (fixture);
  g_assert_nonnull (question (&scene));
  g_assert_true (g_str_has_prefix (
      adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (question (&scene))), "Still "));
  g_signal_emit_by_name (question (&scene), "response", "same");
  g_assert_false (pmn_person_watch_note_input (scene.watch, pmn_clock_now_ms () + 29 * MINUTE));
  end (&scene);
}

static void
test_nobody_to_ask_about (UiFixture *fixture, gconstpointer data)
{
  Scene scene;

  begin (&scene, fixture, 0);
  g_assert_false (pmn_person_watch_note_input (scene.watch, scene.now + 60 * MINUTE));
  ui_fixture_settle (fixture);
  g_assert_null (question (&scene));
  end (&scene);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  pmn_ui_init ();
#define ADD(path, test)                                                                            \
  g_test_add (path, UiFixture, NULL, ui_fixture_set_up, test, ui_fixture_tear_down)
  ADD ("/person-watch/asks-once", test_asks_once);
  ADD ("/person-watch/nobody-to-ask-about", test_nobody_to_ask_about);
#undef ADD
  return g_test_run ();
}
