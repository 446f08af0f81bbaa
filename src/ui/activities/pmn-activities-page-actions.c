/* pmn-activities-page-actions.c: what the keys, menus and buttons of the page Activities do
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activities-page-private.h"

#include <glib/gi18n.h>

#include "pmn-activity-cell.h"
#include "pmn-history.h"
#include "pmn-register.h"
#include "pmn-window.h"
#include "widgets/pmn-error-dialog.h"

PmnActivityRow *
pmn_activities_page_get_only_selected (PmnActivitiesPage *self)
{
  g_autoptr (GtkBitset) selected = NULL;

  if (self->model == NULL)
    return NULL;
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->model));
  if (gtk_bitset_get_size (selected) != 1)
    return NULL;
  return g_list_model_get_item (G_LIST_MODEL (self->model), gtk_bitset_get_minimum (selected));
}

/* Actions --------------------------------------------------------------------------------------- */

static void
on_trashed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PmnActivitiesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = pmn_register_change_finish (PMN_REGISTER (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (!done)
    {
      self->focus_wanted = FALSE;
      /* Who holds the base and what to do is more than a toast can say. */
      pmn_error_dialog_present (GTK_WIDGET (self), _ ("This could not be moved to the trash"),
                                error);
    }
  else if (pmn_window_of (GTK_WIDGET (self)) != NULL)
    {
      g_autofree char *several
          = self->n_trashed > 1 ? pmn_step_describe_trash (self->n_trashed) : NULL;

      pmn_window_toast_undo (pmn_window_of (GTK_WIDGET (self)),
                             several != NULL ? several : _ ("Moved to the trash"));
    }
}

static void
action_trash (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnActivitiesPage *self = PMN_ACTIVITIES_PAGE (widget);
  PmnRegister *reg = pmn_page_get_register (PMN_PAGE (self));
  g_autoptr (GArray) ids
      = self->model != NULL ? pmn_activity_list_model_dup_selected (self->model) : NULL;
  g_autoptr (GtkBitset) selected = NULL;

  if (reg == NULL || ids == NULL || ids->len == 0)
    return;
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->model));
  self->focus_position = gtk_bitset_get_minimum (selected);
  self->focus_wanted = TRUE;
  self->n_trashed = ids->len;
  pmn_register_trash_async (reg, PMN_ENTITY_ACTIVITY, (const gint64 *) ids->data, ids->len, NULL,
                            NULL, on_trashed, g_object_ref (self));
}

/* Edits, or begins another one like it. */
static void
action_open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *action
      = g_str_equal (name, "activities.duplicate") ? "win.duplicate-activity" : "win.edit-activity";
  g_autoptr (PmnActivityRow) row
      = pmn_activities_page_get_only_selected (PMN_ACTIVITIES_PAGE (widget));

  if (row != NULL)
    gtk_widget_activate_action (widget, action, "x", pmn_activity_row_get_id (row));
}

static void
action_copy_reference (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (PmnActivityRow) row
      = pmn_activities_page_get_only_selected (PMN_ACTIVITIES_PAGE (widget));
  const PmnActivitySummary *summary = row != NULL ? pmn_activity_row_get_summary (row) : NULL;

  if (summary != NULL && summary->local_ref != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), summary->local_ref);
}

static void
action_clear_filters (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (PmnActivityFilter) none = pmn_activity_filter_new ();

  pmn_activities_page_set_filter (PMN_ACTIVITIES_PAGE (widget), none);
}

static void
action_select_none (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnActivitiesPage *self = PMN_ACTIVITIES_PAGE (widget);

  if (self->model != NULL)
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->model));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
action_close_details (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnActivitiesPage *self = PMN_ACTIVITIES_PAGE (widget);

  adw_overlay_split_view_set_show_sidebar (self->split_view, FALSE);
  if (!adw_overlay_split_view_get_collapsed (self->split_view))
    gtk_toggle_button_set_active (self->details_button, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Escape: first the details that cover the list, then the search. */
static void
action_escape (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnActivitiesPage *self = PMN_ACTIVITIES_PAGE (widget);

  if (adw_overlay_split_view_get_collapsed (self->split_view)
      && adw_overlay_split_view_get_show_sidebar (self->split_view))
    action_close_details (widget, NULL, NULL);
  else
    pmn_page_set_search_text (PMN_PAGE (self), "");
}

/* The menu of a row ----------------------------------------------------------------------------- */

static void
popup_menu (PmnActivitiesPage *self, const GdkRectangle *at)
{
  gtk_popover_set_pointing_to (GTK_POPOVER (self->context_menu), at);
  gtk_popover_popup (GTK_POPOVER (self->context_menu));
}

static void
action_menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnActivitiesPage *self = PMN_ACTIVITIES_PAGE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  graphene_rect_t bounds;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view))
      || !gtk_widget_compute_bounds (focus, GTK_WIDGET (self->view), &bounds))
    return;
  popup_menu (self, &(GdkRectangle) { (int) bounds.origin.x + 24, (int) bounds.origin.y, 1,
                                      (int) bounds.size.height });
}

/* The row under a point: each of its cells knows it. */
static PmnActivityRow *
find_row_at (PmnActivitiesPage *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);

  for (; widget != NULL && widget != GTK_WIDGET (self->view);
       widget = gtk_widget_get_parent (widget))
    {
      GtkWidget *child = gtk_widget_get_first_child (widget);

      if (PMN_IS_ACTIVITY_CELL (widget))
        return pmn_activity_cell_get_row (PMN_ACTIVITY_CELL (widget));
      if (child != NULL && PMN_IS_ACTIVITY_CELL (child))
        return pmn_activity_cell_get_row (PMN_ACTIVITY_CELL (child));
    }
  return NULL;
}

static void
on_right_click (GtkGestureClick *gesture, int n_press, double x, double y, PmnActivitiesPage *self)
{
  PmnActivityRow *row = find_row_at (self, x, y);
  guint position;

  if (row == NULL || self->model == NULL)
    return;
  position = pmn_activity_list_model_find (self->model, pmn_activity_row_get_id (row));
  if (position == GTK_INVALID_LIST_POSITION)
    return;
  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->model), position))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->model), position, TRUE);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  popup_menu (self, &(GdkRectangle) { (int) x, (int) y, 1, 1 });
}

static void
make_context_menu (PmnActivitiesPage *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkGesture *gesture = gtk_gesture_click_new ();

  g_menu_append (menu, _ ("_Edit"), "activities.edit");
  g_menu_append (menu, _ ("_Duplicate"), "activities.duplicate");
  g_menu_append (menu, _ ("_Copy the Reference"), "activities.copy-reference");
  g_menu_append (menu, _ ("_Print the Sheet…"), "activities.print-sheet");
  g_menu_append (menu, _ ("_Move to the Trash"), "activities.trash");
  /* Not a submenu: GTK 4.18 leaves the focus outside one that slides in. */
  g_menu_append_section (menu, _ ("Change"),
                         gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (self->change_button)));
  self->context_menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->context_menu), FALSE);
  gtk_widget_set_halign (self->context_menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->context_menu, GTK_WIDGET (self->view));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect (gesture, "pressed", G_CALLBACK (on_right_click), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (gesture));
}

static void
add_shortcut (GtkWidget *widget, const char *keys, const char *action)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys), gtk_named_action_new (action)));
  gtk_widget_add_controller (widget, controller);
}

static void
add_shortcuts (PmnActivitiesPage *self)
{
  static const struct
  {
    const char *keys;
    const char *action;
  } shortcuts[] = {
    { "Delete|KP_Delete", "activities.trash" },
    { "Menu|<Shift>F10", "activities.menu" },
    { "Escape", "activities.escape" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    add_shortcut (GTK_WIDGET (self->view), shortcuts[i].keys, shortcuts[i].action);
  /* Before the pages beside it take the key for themselves. */
  add_shortcut (GTK_WIDGET (self->detail), "Escape", "activities.escape");
}

/* Public ---------------------------------------------------------------------------------------- */

void
pmn_activities_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "activities.trash", NULL, action_trash);
  gtk_widget_class_install_action (widget_class, "activities.edit", NULL, action_open);
  gtk_widget_class_install_action (widget_class, "activities.duplicate", NULL, action_open);
  gtk_widget_class_install_action (widget_class, "activities.copy-reference", NULL,
                                   action_copy_reference);
  gtk_widget_class_install_action (widget_class, "activities.clear-filters", NULL,
                                   action_clear_filters);
  gtk_widget_class_install_action (widget_class, "activities.select-none", NULL,
                                   action_select_none);
  gtk_widget_class_install_action (widget_class, "activities.close-details", NULL,
                                   action_close_details);
  gtk_widget_class_install_action (widget_class, "activities.escape", NULL, action_escape);
  gtk_widget_class_install_action (widget_class, "activities.menu", NULL, action_menu);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "activities.duplicate", NULL);
  pmn_activities_page_install_saved_actions (widget_class);
  pmn_activities_page_install_output_actions (widget_class);
}

void
pmn_activities_page_add_menu_and_keys (PmnActivitiesPage *self)
{
  make_context_menu (self);
  add_shortcuts (self);
}

void
pmn_activities_page_take_first (PmnActivitiesPage *self)
{
  if (!self->select_first || self->model == NULL || self->pending != NULL)
    return;
  self->select_first = FALSE;
  if (!gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->model), 0, TRUE))
    return;
  gtk_toggle_button_set_active (self->details_button, TRUE);
  adw_overlay_split_view_set_show_sidebar (self->split_view, TRUE);
}

void
pmn_activities_page_select_first (PmnActivitiesPage *self)
{
  g_return_if_fail (PMN_IS_ACTIVITIES_PAGE (self));

  self->select_first = TRUE;
  pmn_activities_page_take_first (self);
}
