/* test-chart-view.c: a bar chart by keyboard and for a screen reader
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>

#include "pmn-ui.h"
#include "widgets/pmn-chart-view.h"

static PmnChart *
make_chart (guint n)
{
  static const char *const labels[] = { "Mon", "Tue", "Wed" };
  static const char *const names[] = { "Monday", "Tuesday", "Wednesday" };
  PmnChart *chart = pmn_chart_new ("Hours", PMN_CHART_MINUTES, PMN_LANGUAGE_ENGLISH);

  pmn_chart_add_series (chart, "Sessions");
  for (guint i = 0; i < n; i++)
    pmn_chart_add_point (chart, labels[i], names[i], (const gint64[]) { 60 * i });
  return chart;
}

static GtkWidget *
bar_at (GtkWidget *chart, guint index)
{
  GtkWidget *bar = gtk_widget_get_first_child (chart);

  for (guint i = 0; i < index; i++)
    bar = gtk_widget_get_next_sibling (bar);
  return bar;
}

static float
x_of (GtkWidget *chart, guint index)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (bar_at (chart, index), chart, &bounds));
  return bounds.origin.x;
}

/* A button, the chart, a button: Returns: (transfer none): the window, shown. */
static GtkWindow *
make_window (GtkWidget **chart, GtkWidget **before, GtkWidget **after)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  *before = gtk_button_new_with_label ("Before");
  *chart = pmn_chart_view_new ();
  *after = gtk_button_new_with_label ("After");
  gtk_box_append (GTK_BOX (box), *before);
  gtk_box_append (GTK_BOX (box), *chart);
  gtk_box_append (GTK_BOX (box), *after);
  gtk_window_set_child (GTK_WINDOW (window), box);
  pmn_chart_view_set_chart (PMN_CHART_VIEW (*chart), make_chart (3));
  gtk_window_present (GTK_WINDOW (window));
  /* Laid out, and the window has given the focus to whom it likes. */
  while (x_of (*chart, 2) == 0 || gtk_window_get_focus (GTK_WINDOW (window)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  return GTK_WINDOW (window);
}

static void
press (GtkWidget *chart, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (chart);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger)
              && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key)
            gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut),
                                          GTK_SHORTCUT_ACTION_EXCLUSIVE, chart,
                                          gtk_shortcut_get_arguments (shortcut));
        }
    }
}

static void
test_names (void)
{
  GtkWidget *chart = g_object_ref_sink (pmn_chart_view_new ());

  pmn_chart_view_set_chart (PMN_CHART_VIEW (chart), make_chart (3));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Hours");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (bar_at (chart, 1)),
                                   GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (bar_at (chart, 1)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Tuesday: 1" PMN_NNBSP "h");
  g_assert_finalize_object (chart);
}

/* One stop of Tab, where one left; the arrows walk the bars and stay inside. */
static void
test_focus_roves (void)
{
  GtkWidget *chart, *before, *after;
  GtkWindow *window = make_window (&chart, &before, &after);

  gtk_widget_grab_focus (before);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_window_get_focus (window) == bar_at (chart, 0));
  press (chart, GDK_KEY_Right);
  g_assert_true (gtk_window_get_focus (window) == bar_at (chart, 1));
  press (chart, GDK_KEY_End);
  press (chart, GDK_KEY_Right);
  g_assert_true (gtk_window_get_focus (window) == bar_at (chart, 2));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_window_get_focus (window) == after);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_window_get_focus (window) == bar_at (chart, 2));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_window_get_focus (window) == before);
  gtk_window_destroy (window);
}

static void
test_right_to_left (void)
{
  GtkWidget *chart, *before, *after;
  GtkWindow *window = make_window (&chart, &before, &after);

  gtk_widget_set_direction (chart, GTK_TEXT_DIR_RTL);
  gtk_widget_grab_focus (chart);
  press (chart, GDK_KEY_Left);
  g_assert_true (gtk_window_get_focus (window) == bar_at (chart, 1));
  /* Laid out anew: the second is on the left of the first. */
  while (x_of (chart, 1) >= x_of (chart, 0))
    g_main_context_iteration (NULL, TRUE);
  gtk_window_destroy (window);
}

/* New figures do not take the focus away, even when there are fewer. */
static void
test_new_figures (void)
{
  GtkWidget *chart, *before, *after;
  GtkWindow *window = make_window (&chart, &before, &after);

  gtk_widget_grab_focus (chart);
  press (chart, GDK_KEY_End);
  pmn_chart_view_set_chart (PMN_CHART_VIEW (chart), make_chart (2));
  g_assert_true (gtk_window_get_focus (window) == bar_at (chart, 1));
  pmn_chart_view_set_chart (PMN_CHART_VIEW (chart), make_chart (0));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (gtk_widget_get_first_child (chart));
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  pmn_ui_init ();
  g_test_add_func ("/chart-view/names", test_names);
  g_test_add_func ("/chart-view/focus-roves", test_focus_roves);
  g_test_add_func ("/chart-view/right-to-left", test_right_to_left);
  g_test_add_func ("/chart-view/new-figures", test_new_figures);
  return g_test_run ();
}
