/* test-narrow.c: in a window of 360 px nothing that a dialog or a toast says is cut
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>

#include "activities/pmn-bulk-dialog.h"
#include "activities/pmn-export-dialog.h"
#include "activities/pmn-names-dialog.h"
#include "beneficiaries/pmn-duplicates-dialog.h"
#include "beneficiaries/pmn-notice-dialog.h"
#include "import/pmn-import-dialog.h"
#include "pmn-test-files.h"
#include "pmn-ui.h"
#include "preferences/pmn-change-of-pc-dialog.h"
#include "ui-fixture.h"
#include "welcome/pmn-structure-page.h"
#include "widgets/pmn-wrapping.h"

#define WIDTH 360

typedef struct
{
  UiFixture base;
  GtkWidget *window;
  GtkWidget *overlay;
} Scene;

static void
set_up (Scene *scene, gconstpointer data)
{
  ui_fixture_set_up (&scene->base, data);
  scene->window = g_object_ref (adw_window_new ());
  scene->overlay = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (scene->overlay),
                               gtk_button_new_with_label ("Elsewhere"));
  adw_window_set_content (ADW_WINDOW (scene->window), scene->overlay);
  /* Without a compositor the window has an edge of 5 px on each side. */
  gtk_window_set_default_size (GTK_WINDOW (scene->window), WIDTH + 10, 640);
  gtk_window_present (GTK_WINDOW (scene->window));
  while (gtk_widget_get_width (scene->overlay) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (gtk_widget_get_width (scene->overlay), <=, WIDTH + 10);
}

static void
tear_down (Scene *scene, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (scene->window));
  ui_assert_finalised (scene->window);
  ui_fixture_tear_down (&scene->base, data);
}

/* A title of a header that another one takes the place of is there, not seen. */
static void
assert_whole (GtkWidget *widget, const char *where)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget)
      && pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))))
    g_error ("%s: “%s” is cut", where, gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_whole (child, where);
}

/* A label that wraps in a widget that is not high enough is cut, too. */
static void
assert_inside (GtkWidget *widget, GtkWidget *overlay)
{
  graphene_rect_t area;

  if (GTK_IS_LABEL (widget))
    {
      int height;

      g_assert_true (gtk_widget_compute_bounds (widget, overlay, &area));
      gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (widget), &height,
                          NULL, NULL, NULL);
      g_assert_cmpint (gtk_widget_get_height (widget), >=, height);
      g_assert_cmpfloat (area.origin.x + area.size.width, <=, gtk_widget_get_width (overlay));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_inside (child, overlay);
}

static gboolean
set_done (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  *(guint *) data += 1;
  return *(guint *) data < 3 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* Until what was asked is shown and laid out. */
static void
draw (Scene *scene)
{
  guint frames = 0;

  ui_fixture_settle (&scene->base);
  gtk_widget_add_tick_callback (scene->window, set_done, &frames, NULL);
  while (frames < 3)
    g_main_context_iteration (NULL, TRUE);
}

static void
check (Scene *scene, AdwDialog *dialog)
{
  g_object_ref_sink (dialog);
  adw_dialog_present (dialog, scene->window);
  draw (scene);
  g_assert_true (gtk_widget_get_mapped (adw_dialog_get_child (dialog)));
  assert_whole (GTK_WIDGET (dialog), adw_dialog_get_title (dialog));
  adw_dialog_force_close (dialog);
  ui_fixture_let_go (&scene->base, dialog);
}

static void
test_dialogs (Scene *scene, gconstpointer data)
{
  g_autofree char *table = pmn_test_write (
      "suivi.csv", "Jour;Type;Temps\n02/11/2026;Individuel;45\n03/11/2026;Individuel;30\n", -1);
  g_autoptr (PmnActivityFilter) filter = pmn_activity_filter_new ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const char *const columns[] = { "day", NULL };
  const gint64 id = 1;

  g_array_append_val (ids, id);
  check (scene, pmn_bulk_dialog_new (scene->base.reg, PMN_CHANGE_MEDIATOR, ids));
  check (scene, pmn_export_dialog_new (scene->base.reg, filter, PMN_SORT_OLDEST, columns));
  check (scene, pmn_names_dialog_new (scene->base.reg, PMN_NAMES_FILTERS));
  check (scene, pmn_duplicates_dialog_new (scene->base.reg));
  check (scene, pmn_notice_dialog_new (scene->base.reg));
  check (scene, pmn_change_of_pc_dialog_new (scene->base.reg));
  check (scene, pmn_import_dialog_new (scene->base.reg, table));
}

static void
test_structure (Scene *scene, gconstpointer data)
{
  AdwNavigationPage *page = pmn_structure_page_new (NULL);
  GtkWidget *view = adw_navigation_view_new ();

  adw_navigation_view_add (ADW_NAVIGATION_VIEW (view),
                           adw_navigation_page_new (gtk_label_new ("Before"), "Before"));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (scene->overlay), view);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), page);
  draw (scene);
  assert_whole (GTK_WIDGET (page), "structure");
}

/* The end of what a toast says is what matters; its words are known to screen readers by its title. */
static void
test_toast (Scene *scene, gconstpointer data)
{
  AdwToast *toast = g_object_ref (
      adw_toast_new ("Individual session logged: E-mail · 45 min · Médiathèque des Trois-Brumes"));
  const char *title = adw_toast_get_title (toast);

  adw_toast_set_button_label (toast, "_Undo");
  adw_toast_set_action_name (toast, "window.close");
  pmn_wrapping_show_toast (ADW_TOAST_OVERLAY (scene->overlay), g_object_ref (toast));
  draw (scene);
  g_assert_nonnull (title);
  assert_whole (scene->overlay, "toast");
  assert_inside (scene->overlay, scene->overlay);
  adw_toast_dismiss (toast);
  g_object_unref (toast);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  pmn_ui_init ();
  g_test_add ("/narrow/dialogs", Scene, NULL, set_up, test_dialogs, tear_down);
  g_test_add ("/narrow/structure", Scene, NULL, set_up, test_structure, tear_down);
  g_test_add ("/narrow/toast", Scene, NULL, set_up, test_toast, tear_down);
  return g_test_run ();
}
