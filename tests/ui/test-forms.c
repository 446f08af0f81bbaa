/* test-forms.c: every form shown in a window lets the keyboard go around, and closed leaves nothing behind
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>

#include "activity-form/pmn-activity-editor.h"
#include "beneficiaries/pmn-beneficiary-editor.h"
#include "places/pmn-place-editor.h"
#include "pmn-ui.h"
#include "team/pmn-absence-editor.h"
#include "team/pmn-mediator-editor.h"
#include "ui-fixture.h"
#include "widgets/pmn-form-focus.h"

#define MAX_STOPS 200 /* more than any form has */

typedef struct
{
  UiFixture base;
  GtkWidget *window;
  GtkWidget *button; /* has the focus before a form is shown */
} Scene;

static void
set_up (Scene *scene, gconstpointer data)
{
  ui_fixture_set_up (&scene->base, data);
  pmn_register_set_actor (scene->base.reg, 1);
  scene->button = gtk_button_new_with_label ("Elsewhere");
  scene->window = g_object_ref (adw_window_new ());
  gtk_window_set_default_size (GTK_WINDOW (scene->window), GPOINTER_TO_INT (data), 640);
  adw_window_set_content (ADW_WINDOW (scene->window), scene->button);
  gtk_window_present (GTK_WINDOW (scene->window));
  gtk_widget_grab_focus (scene->button);
}

static void
tear_down (Scene *scene, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (scene->window));
  ui_assert_finalised (scene->window);
  ui_fixture_tear_down (&scene->base, data);
}

/* Tab, or Shift+Tab, goes all around the form: nothing holds the keyboard. In a window that is active: rows of GTK do not know
 * otherwise that they have it. */
static void
walk_around (Scene *scene, GtkDirectionType direction)
{
  GtkWindow *window = GTK_WINDOW (scene->window);
  GtkWidget *first = gtk_window_get_focus (window);
  GtkWidget *last, *now = first;
  guint n = 0;

  do
    {
      last = now;
      g_signal_emit_by_name (window, "move-focus", direction);
      now = gtk_window_get_focus (window);
      if (now == last)
        g_test_message ("%s in %s holds the keyboard", G_OBJECT_TYPE_NAME (now),
                        G_OBJECT_TYPE_NAME (gtk_widget_get_parent (now)));
      g_assert_true (now != last);
      g_assert_cmpuint (++n, <, MAX_STOPS);
    }
  while (now != first);
  g_assert_cmpuint (n, >, 3);
}

/* Shows the form until the keyboard is in it, closes it, and sees that the dialog and what was in it are gone. */
static void
show_and_close (Scene *scene, AdwDialog *dialog)
{
  GtkWidget *body = g_object_ref (adw_dialog_get_child (dialog));

  g_object_ref_sink (dialog);
  adw_dialog_present (dialog, scene->window);
  while (!gtk_widget_get_mapped (body) || !pmn_form_focus_is_inside (body))
    g_main_context_iteration (NULL, TRUE);
  ui_fixture_settle (&scene->base);
  walk_around (scene, GTK_DIR_TAB_FORWARD);
  walk_around (scene, GTK_DIR_TAB_BACKWARD);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "editor.cancel", NULL);
  while (gtk_window_get_focus (GTK_WINDOW (scene->window)) != scene->button)
    g_main_context_iteration (NULL, TRUE);
  ui_assert_finalised (dialog);
  ui_assert_finalised (body);
}

static void
test_activities (Scene *scene, gconstpointer data)
{
  for (int kind = PMN_ACTIVITY_INDIVIDUAL; kind <= PMN_ACTIVITY_LOCAL; kind++)
    show_and_close (scene, pmn_activity_editor_new (scene->base.reg, (PmnActivityKind) kind));
}

static void
test_others (Scene *scene, gconstpointer data)
{
  g_autoptr (PmnAbsence) absence = pmn_absence_new ();

  absence->mediator_id = 1;
  show_and_close (scene, pmn_absence_editor_new (scene->base.reg, absence));
  show_and_close (scene, pmn_beneficiary_editor_new (scene->base.reg, NULL));
  show_and_close (scene, pmn_mediator_editor_new (scene->base.reg, NULL));
  show_and_close (scene, pmn_place_editor_new (scene->base.reg, NULL));
}

int
main (int argc, char *argv[])
{
  const struct
  {
    const char *name;
    int width;
  } windows[] = { { "wide", 1000 }, { "narrow", 360 } };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  pmn_ui_init ();
  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      g_autofree char *activities = g_strdup_printf ("/forms/activities/%s", windows[i].name);
      g_autofree char *others = g_strdup_printf ("/forms/others/%s", windows[i].name);

      g_test_add (activities, Scene, GINT_TO_POINTER (windows[i].width), set_up, test_activities,
                  tear_down);
      g_test_add (others, Scene, GINT_TO_POINTER (windows[i].width), set_up, test_others,
                  tear_down);
    }
  return g_test_run ();
}
