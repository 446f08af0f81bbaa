/* pmn-activities-page.c: the page Activities: what was done?
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activities-page.h"

#include <glib/gi18n.h>

#include "models/pmn-activity-store-loader.h"
#include "pmn-activity-cell.h"
#include "pmn-activity-columns.h"
#include "pmn-activity-detail.h"
#include "pmn-activity-filter-bar.h"
#include "pmn-activity-inspector.h"
#include "pmn-activity-text.h"
#include "pmn-nomenclature.h"
#include "pmn-register.h"
#include "pmn-ui.h"

/* A list that answers sooner replaces the one before it without anything between. */
#define SLOW_MS 300
#define N_SKELETONS 14

struct _PmnActivitiesPage
{
  PmnPage parent_instance;

  AdwOverlaySplitView *split_view;
  PmnActivityDetail *detail;
  PmnActivityFilterBar *filter_bar;
  AdwBanner *failed_banner;
  AdwStatusPage *failed_page;
  GtkStack *stack;
  GtkBox *loading_box;
  GtkColumnView *view;
  GtkLabel *count_label;
  GtkWidget *unselect_button;
  GtkWidget *trash_button;
  GtkToggleButton *details_button;
  GtkMenuButton *columns_button;
  GtkWidget *context_menu;

  GSettings *settings;
  GSimpleActionGroup *column_actions;
  PmnActivityLoader *loader;
  PmnActivityInspector *inspector; /* nullable */
  PmnActivityListModel *model;     /* nullable: the list shown */
  PmnActivityListModel *pending;   /* nullable: the one that will replace it */
  PmnDay today;
  guint slow_id;
  guint selection_id;
  guint focus_id;
  guint focus_position;
  gboolean focus_wanted;
  gboolean narrow;
  gboolean announce;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (PmnActivitiesPage, pmn_activities_page, PMN_TYPE_PAGE)

static void queue_selection (PmnActivitiesPage *self);

/* What is shown --------------------------------------------------------------------------------- */

static void
update_count (PmnActivitiesPage *self)
{
  const PmnActivityTotal *total = NULL;
  g_autoptr (GtkBitset) selected = NULL;
  g_autofree char *totals = NULL;
  g_autofree char *text = NULL;
  guint64 n_selected = 0;

  if (self->model != NULL)
    {
      total = pmn_day_totals_get (pmn_activity_list_model_get_totals (self->model), PMN_DAY_NONE);
      selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->model));
      n_selected = gtk_bitset_get_size (selected);
    }
  if (total != NULL)
    totals = pmn_activity_text_totals (total->n, total->minutes);
  if (n_selected > 1)
    {
      g_autofree char *number = pmn_format_integer ((gint64) n_selected, pmn_ui_language ());
      /* Translators: %s is a whole number, written as the language writes it. */
      g_autofree char *count
          = g_strdup_printf (ngettext ("%s selected", "%s selected", (gulong) n_selected), number);

      text = totals != NULL ? g_strdup_printf ("%s · %s", count, totals) : g_steal_pointer (&count);
    }
  else
    text = g_strdup (totals != NULL ? totals : "");
  gtk_label_set_text (self->count_label, text);
  if (totals != NULL && self->announce)
    {
      self->announce = FALSE;
      gtk_accessible_announce (GTK_ACCESSIBLE (self->count_label), totals,
                               GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
    }
  gtk_widget_set_visible (self->unselect_button, n_selected > 1);
  gtk_widget_set_visible (self->trash_button, n_selected > 1);
}

static const char *
find_state (PmnActivitiesPage *self)
{
  guint n;

  if (self->model == NULL)
    return "loading";
  n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  if (n > 0)
    return "list";
  switch (pmn_activity_list_model_get_state (self->model))
    {
    case PMN_ACTIVITY_LIST_LOADING:
      return "loading";
    case PMN_ACTIVITY_LIST_FAILED:
      return "failed";
    case PMN_ACTIVITY_LIST_READY:
    default:
      return pmn_activity_filter_is_empty (pmn_activity_list_model_get_filter (self->model))
                 ? "empty"
                 : "nothing";
    }
}

static void
update_state (PmnActivitiesPage *self)
{
  const char *state = find_state (self);
  const GError *error
      = self->model != NULL ? pmn_activity_list_model_get_error (self->model) : NULL;
  gboolean failed = error != NULL
                    && pmn_activity_list_model_get_state (self->model) == PMN_ACTIVITY_LIST_FAILED;

  gtk_stack_set_visible_child_name (self->stack, state);
  adw_banner_set_revealed (self->failed_banner, failed && g_str_equal (state, "list"));
  if (failed)
    {
      g_autofree char *markup = g_markup_escape_text (error->message, -1);

      adw_banner_set_title (self->failed_banner, markup);
      adw_status_page_set_description (self->failed_page, markup);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), g_str_equal (state, "list"));
}

static gboolean
on_focus_idle (gpointer user_data)
{
  PmnActivitiesPage *self = user_data;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  self->focus_id = 0;
  if (n > 0)
    gtk_column_view_scroll_to (self->view, MIN (self->focus_position, n - 1), NULL,
                               GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
  return G_SOURCE_REMOVE;
}

static void
on_items_changed (PmnActivitiesPage *self, guint position, guint removed, guint added)
{
  if (self->focus_wanted && self->focus_id == 0 && removed > added)
    {
      /* From idle: the view must have seen the change first. */
      self->focus_wanted = FALSE;
      self->focus_id = g_idle_add (on_focus_idle, self);
    }
  update_state (self);
  queue_selection (self);
}

/* Selection and details ------------------------------------------------------------------------- */

static PmnActivityRow *
get_only_selected (PmnActivitiesPage *self)
{
  g_autoptr (GtkBitset) selected = NULL;

  if (self->model == NULL)
    return NULL;
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->model));
  if (gtk_bitset_get_size (selected) != 1)
    return NULL;
  return g_list_model_get_item (G_LIST_MODEL (self->model), gtk_bitset_get_minimum (selected));
}

static void
describe_selection (PmnActivitiesPage *self, PmnActivityRow *row, guint64 n_selected)
{
  if (row != NULL)
    return;
  if (n_selected > 1)
    {
      g_autofree char *number = pmn_format_integer ((gint64) n_selected, pmn_ui_language ());
      g_autofree char *title = g_strdup_printf (
          ngettext ("%s Activity Selected", "%s Activities Selected", (gulong) n_selected), number);

      pmn_activity_detail_set_message (self->detail, title, NULL);
    }
  else
    pmn_activity_detail_set_message (self->detail, _ ("No Activity Selected"),
                                     _ ("Choose one in the list to see it here."));
}

static gboolean
on_selection_idle (gpointer user_data)
{
  PmnActivitiesPage *self = user_data;
  g_autoptr (PmnActivityRow) row = get_only_selected (self);
  const PmnActivitySummary *summary = row != NULL ? pmn_activity_row_get_summary (row) : NULL;
  g_autoptr (GtkBitset) selected = NULL;
  guint64 n_selected = 0;

  self->selection_id = 0;
  if (self->model != NULL)
    {
      selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->model));
      n_selected = gtk_bitset_get_size (selected);
    }
  if (self->inspector != NULL)
    pmn_activity_inspector_show (self->inspector, row);
  describe_selection (self, row, n_selected);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "activities.trash", n_selected > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "activities.copy-reference", row != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "activities.edit",
                                 summary != NULL && summary->kind == PMN_ACTIVITY_INDIVIDUAL);
  if (!adw_overlay_split_view_get_collapsed (self->split_view))
    adw_overlay_split_view_set_show_sidebar (
        self->split_view,
        n_selected > 0 && g_settings_get_boolean (self->settings, "activity-details"));
  else if (n_selected == 0)
    adw_overlay_split_view_set_show_sidebar (self->split_view, FALSE);
  update_count (self);
  return G_SOURCE_REMOVE;
}

static void
queue_selection (PmnActivitiesPage *self)
{
  if (self->selection_id == 0)
    self->selection_id = g_idle_add (on_selection_idle, self);
}

/* The list -------------------------------------------------------------------------------------- */

static void
drop_model (PmnActivitiesPage *self, PmnActivityListModel **model)
{
  if (*model == NULL)
    return;
  g_signal_handlers_disconnect_by_data (*model, self);
  g_signal_handlers_disconnect_by_data (pmn_activity_list_model_get_totals (*model), self);
  pmn_activity_list_model_cancel (*model);
  g_clear_object (model);
}

static void
adopt_pending (PmnActivitiesPage *self)
{
  PmnActivityListModel *model = g_steal_pointer (&self->pending);

  g_clear_handle_id (&self->slow_id, g_source_remove);
  g_clear_handle_id (&self->focus_id, g_source_remove);
  g_signal_handlers_disconnect_by_data (model, self);
  gtk_column_view_set_model (self->view, NULL);
  drop_model (self, &self->model);
  self->model = model;
  pmn_activity_columns_set_days (self->view, pmn_activity_list_model_has_days (model), self->today);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (model));
  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (on_items_changed), self);
  g_signal_connect_swapped (model, "notify::state", G_CALLBACK (update_state), self);
  g_signal_connect_swapped (model, "selection-changed", G_CALLBACK (queue_selection), self);
  g_signal_connect_swapped (pmn_activity_list_model_get_totals (model), "changed",
                            G_CALLBACK (update_count), self);
  update_state (self);
  queue_selection (self);
}

static void
on_pending_state (PmnActivitiesPage *self)
{
  if (pmn_activity_list_model_get_state (self->pending) != PMN_ACTIVITY_LIST_LOADING)
    adopt_pending (self);
}

static gboolean
on_slow (gpointer user_data)
{
  PmnActivitiesPage *self = user_data;

  self->slow_id = 0;
  gtk_stack_set_visible_child_name (self->stack, "loading");
  return G_SOURCE_REMOVE;
}

static gboolean
is_list_of (PmnActivityListModel *model, const PmnActivityFilter *filter, PmnActivitySort sort)
{
  return model != NULL && pmn_activity_list_model_get_sort (model) == sort
         && pmn_activity_filter_equal (pmn_activity_list_model_get_filter (model), filter);
}

static void
reload (PmnActivitiesPage *self)
{
  g_autoptr (PmnActivityFilter) filter = NULL;
  const char *text = pmn_page_get_search_text (PMN_PAGE (self));
  PmnActivitySort sort;

  if (self->loader == NULL)
    return;
  filter = pmn_activity_filter_bar_dup_filter (self->filter_bar);
  filter->text = *text != '\0' ? g_strdup (text) : NULL;
  sort = pmn_activity_columns_get_sort (self->view);
  if (is_list_of (self->pending, filter, sort))
    return;
  drop_model (self, &self->pending);
  if (is_list_of (self->model, filter, sort))
    {
      g_clear_handle_id (&self->slow_id, g_source_remove);
      update_state (self);
      return;
    }
  self->announce = self->model != NULL;
  self->pending = pmn_activity_list_model_new (self->loader, filter, sort);
  g_signal_connect_swapped (self->pending, "notify::state", G_CALLBACK (on_pending_state), self);
  if (self->slow_id == 0)
    self->slow_id = g_timeout_add (SLOW_MS, on_slow, self);
}

static GtkColumnViewColumn *
get_date_column (PmnActivitiesPage *self)
{
  return g_list_model_get_item (gtk_column_view_get_columns (self->view), 0);
}

static void
on_sorter_changed (GtkSorter *sorter, GtkSorterChange change, PmnActivitiesPage *self)
{
  g_autoptr (GtkColumnViewColumn) date = get_date_column (self);
  GtkColumnViewColumn *column
      = gtk_column_view_sorter_get_primary_sort_column (GTK_COLUMN_VIEW_SORTER (sorter));

  /* The third click on a column that has one order only goes back to the order by date. */
  if (column != date && pmn_activity_columns_get_sort (self->view) == PMN_SORT_NEWEST)
    gtk_column_view_sort_by_column (self->view, date, GTK_SORT_DESCENDING);
  else
    reload (self);
}

/* Columns --------------------------------------------------------------------------------------- */

static void
show_columns (PmnActivitiesPage *self)
{
  g_auto (GStrv) shown = g_settings_get_strv (self->settings, "activity-columns");

  pmn_activity_columns_set_shown (self->view, (const char *const *) shown, self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->columns_button), !self->narrow);
}

static void
on_column_toggled (GSimpleAction *action, GVariant *state, PmnActivitiesPage *self)
{
  g_auto (GStrv) shown = g_settings_get_strv (self->settings, "activity-columns");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) result = NULL;
  const char *const *ids = pmn_activity_columns_list ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      gboolean is_this = g_str_equal (ids[i], g_action_get_name (G_ACTION (action)));

      if (is_this ? g_variant_get_boolean (state)
                  : g_strv_contains ((const char *const *) shown, ids[i]))
        g_strv_builder_add (builder, ids[i]);
    }
  result = g_strv_builder_end (builder);
  /* A list without any column could not be read. */
  if (result[0] == NULL)
    return;
  g_simple_action_set_state (action, state);
  g_settings_set_strv (self->settings, "activity-columns", (const char *const *) result);
  show_columns (self);
}

static void
make_column_menu (PmnActivitiesPage *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_auto (GStrv) shown = g_settings_get_strv (self->settings, "activity-columns");
  const char *const *ids = pmn_activity_columns_list ();
  GListModel *columns = gtk_column_view_get_columns (self->view);

  self->column_actions = g_simple_action_group_new ();
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *detailed = g_strconcat ("columns.", ids[i], NULL);
      g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (
          ids[i], NULL,
          g_variant_new_boolean (g_strv_contains ((const char *const *) shown, ids[i])));

      g_signal_connect_object (action, "change-state", G_CALLBACK (on_column_toggled), self, 0);
      g_action_map_add_action (G_ACTION_MAP (self->column_actions), G_ACTION (action));
      g_menu_append (menu, pmn_activity_columns_title (ids[i]), detailed);
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns",
                                  G_ACTION_GROUP (self->column_actions));
  gtk_menu_button_set_menu_model (self->columns_button, G_MENU_MODEL (menu));
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      gtk_column_view_column_set_header_menu (column, G_MENU_MODEL (menu));
    }
}

/* Signals of the template ----------------------------------------------------------------------- */

static void
on_narrow (AdwBreakpoint *breakpoint, PmnActivitiesPage *self)
{
  self->narrow = TRUE;
  gtk_column_view_set_single_click_activate (self->view, TRUE);
  show_columns (self);
}

static void
on_wide (AdwBreakpoint *breakpoint, PmnActivitiesPage *self)
{
  self->narrow = FALSE;
  gtk_column_view_set_single_click_activate (self->view, FALSE);
  show_columns (self);
  queue_selection (self);
}

static void
on_activate (GtkColumnView *view, guint position, PmnActivitiesPage *self)
{
  gboolean shown = adw_overlay_split_view_get_show_sidebar (self->split_view);

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->model), position, TRUE);
  if (shown)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "activities.edit", NULL);
      return;
    }
  gtk_toggle_button_set_active (self->details_button, TRUE);
  adw_overlay_split_view_set_show_sidebar (self->split_view, TRUE);
  if (adw_overlay_split_view_get_collapsed (self->split_view))
    gtk_widget_child_focus (GTK_WIDGET (self->detail), GTK_DIR_TAB_FORWARD);
}

static void
on_retry (GtkWidget *widget, PmnActivitiesPage *self)
{
  if (self->model != NULL)
    pmn_activity_list_model_retry (self->model);
  update_state (self);
}

static void
on_details_toggled (GtkToggleButton *button, PmnActivitiesPage *self)
{
  gboolean active = gtk_toggle_button_get_active (button);

  g_settings_set_boolean (self->settings, "activity-details", active);
  if (adw_overlay_split_view_get_collapsed (self->split_view))
    adw_overlay_split_view_set_show_sidebar (self->split_view, active);
  queue_selection (self);
}

/* Actions --------------------------------------------------------------------------------------- */

static void
on_trashed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PmnActivitiesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  GtkWidget *overlay;
  AdwToast *toast;
  gboolean done;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  done = pmn_register_change_finish (pmn_page_get_register (PMN_PAGE (self)), result, &error);
  if (!done)
    self->focus_wanted = FALSE;
  overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  if (overlay == NULL)
    return;
  toast = adw_toast_new (done ? _ ("Moved to the trash") : error->message);
  adw_toast_set_use_markup (toast, FALSE);
  if (done)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
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
  pmn_register_trash_async (reg, PMN_ENTITY_ACTIVITY, (const gint64 *) ids->data, ids->len, NULL,
                            on_trashed, g_object_ref (self));
}

static void
action_edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (PmnActivityRow) row = get_only_selected (PMN_ACTIVITIES_PAGE (widget));

  if (row != NULL)
    gtk_widget_activate_action (widget, "win.edit-activity", "x", pmn_activity_row_get_id (row));
}

static void
action_copy_reference (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (PmnActivityRow) row = get_only_selected (PMN_ACTIVITIES_PAGE (widget));
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
  g_menu_append (menu, _ ("_Copy the Reference"), "activities.copy-reference");
  g_menu_append (menu, _ ("_Move to the Trash"), "activities.trash");
  self->context_menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->context_menu), FALSE);
  gtk_widget_set_halign (self->context_menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->context_menu, GTK_WIDGET (self->view));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect (gesture, "pressed", G_CALLBACK (on_right_click), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (gesture));
}

/* The register ---------------------------------------------------------------------------------- */

static void
on_mediators_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PmnActivitiesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) mediators = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  mediators = pmn_register_list_finish (pmn_page_get_register (PMN_PAGE (self)), result, &error);
  if (mediators == NULL)
    {
      g_debug ("choices of mediators: %s", error->message);
      return;
    }
  pmn_activity_filter_bar_set_mediators (self->filter_bar, mediators);
  pmn_activity_inspector_set_mediators (self->inspector, mediators);
}

static void
on_places_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PmnActivitiesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) places = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  places = pmn_register_list_finish (pmn_page_get_register (PMN_PAGE (self)), result, &error);
  if (places != NULL)
    pmn_activity_filter_bar_set_places (self->filter_bar, places);
  else
    g_debug ("choices of places: %s", error->message);
}

static void
on_tags_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PmnActivitiesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tags = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  tags = pmn_register_rows_finish (pmn_page_get_register (PMN_PAGE (self)), result, &error);
  if (tags != NULL)
    pmn_activity_filter_bar_set_tags (self->filter_bar, tags);
  else
    g_debug ("choices of tags: %s", error->message);
}

static void
list_choices (PmnActivitiesPage *self, guint entities)
{
  PmnRegister *reg = pmn_page_get_register (PMN_PAGE (self));

  if ((entities & (1u << PMN_ENTITY_MEDIATOR)) != 0)
    pmn_register_list_async (reg, PMN_ENTITY_MEDIATOR, NULL, self->cancellable, on_mediators_listed,
                             g_object_ref (self));
  if ((entities & (1u << PMN_ENTITY_PLACE)) != 0)
    pmn_register_list_async (reg, PMN_ENTITY_PLACE, NULL, self->cancellable, on_places_listed,
                             g_object_ref (self));
  if ((entities & (1u << PMN_ENTITY_ACTIVITY)) != 0)
    pmn_register_terms_async (reg, PMN_DIMENSION_TAG, self->cancellable, on_tags_listed,
                              g_object_ref (self));
}

static void
on_register_changed (PmnActivitiesPage *self, const PmnStoreNews *news)
{
  list_choices (self, news->foreign ? G_MAXUINT : news->entities);
}

static void
pmn_activities_page_set_register (PmnPage *page, GObject *reg)
{
  PmnActivitiesPage *self = PMN_ACTIVITIES_PAGE (page);
  g_autoptr (PmnActivityLoader) loader = NULL;

  PMN_PAGE_CLASS (pmn_activities_page_parent_class)->set_register (page, reg);
  self->inspector = pmn_activity_inspector_new (PMN_REGISTER (reg), self->detail);
  loader = pmn_activity_store_loader_new (pmn_register_get_store (PMN_REGISTER (reg)));
  g_signal_connect_object (reg, "changed", G_CALLBACK (on_register_changed), self,
                           G_CONNECT_SWAPPED);
  pmn_activities_page_set_loader (self, loader, pmn_register_get_today (PMN_REGISTER (reg)));
  list_choices (self, G_MAXUINT);
}

static void
pmn_activities_page_search_changed (PmnPage *page, const char *text)
{
  reload (PMN_ACTIVITIES_PAGE (page));
}

static void
pmn_activities_page_focus_first (PmnPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (PMN_ACTIVITIES_PAGE (page)->view));
}

/* GObject --------------------------------------------------------------------------------------- */

static void
pmn_activities_page_dispose (GObject *object)
{
  PmnActivitiesPage *self = PMN_ACTIVITIES_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->slow_id, g_source_remove);
  g_clear_handle_id (&self->selection_id, g_source_remove);
  g_clear_handle_id (&self->focus_id, g_source_remove);
  if (self->view != NULL)
    {
      g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (self->view), self);
      gtk_column_view_set_model (self->view, NULL);
    }
  drop_model (self, &self->pending);
  drop_model (self, &self->model);
  /* Reads under way keep it alive a little; it must not touch the pane any more. */
  if (self->inspector != NULL)
    pmn_activity_inspector_show (self->inspector, NULL);
  g_clear_object (&self->inspector);
  g_clear_object (&self->loader);
  g_clear_object (&self->column_actions);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->context_menu, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (object), PMN_TYPE_ACTIVITIES_PAGE);

  G_OBJECT_CLASS (pmn_activities_page_parent_class)->dispose (object);
}

static void
pmn_activities_page_finalize (GObject *object)
{
  g_object_unref (PMN_ACTIVITIES_PAGE (object)->cancellable);

  G_OBJECT_CLASS (pmn_activities_page_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "activities.trash", NULL, action_trash);
  gtk_widget_class_install_action (widget_class, "activities.edit", NULL, action_edit);
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
}

static void
pmn_activities_page_class_init (PmnActivitiesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PmnPageClass *page_class = PMN_PAGE_CLASS (klass);

  object_class->dispose = pmn_activities_page_dispose;
  object_class->finalize = pmn_activities_page_finalize;
  page_class->set_register = pmn_activities_page_set_register;
  page_class->search_changed = pmn_activities_page_search_changed;
  page_class->focus_first = pmn_activities_page_focus_first;

  g_type_ensure (PMN_TYPE_ACTIVITY_DETAIL);
  g_type_ensure (PMN_TYPE_ACTIVITY_FILTER_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, PMN_RESOURCE_PATH
                                               "/activities/pmn-activities-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PmnActivitiesPage, split_view);
  gtk_widget_class_bind_template_child (widget_class, PmnActivitiesPage, detail);
  gtk_widget_class_bind_template_child (widget_class, PmnActivitiesPage, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, PmnActivitiesPage, failed_banner);
  gtk_widget_class_bind_template_child (widget_class, PmnActivitiesPage, failed_page);
  gtk_widget_class_bind_template_child (widget_class, PmnActivitiesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PmnActivitiesPage, loading_box);
  gtk_widget_class_bind_template_child (widget_class, PmnActivitiesPage, view);
  gtk_widget_class_bind_template_child (widget_class, PmnActivitiesPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, PmnActivitiesPage, unselect_button);
  gtk_widget_class_bind_template_child (widget_class, PmnActivitiesPage, trash_button);
  gtk_widget_class_bind_template_child (widget_class, PmnActivitiesPage, details_button);
  gtk_widget_class_bind_template_child (widget_class, PmnActivitiesPage, columns_button);
  gtk_widget_class_bind_template_callback (widget_class, on_narrow);
  gtk_widget_class_bind_template_callback (widget_class, on_wide);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  gtk_widget_class_bind_template_callback (widget_class, on_details_toggled);
  install_actions (widget_class);
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
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (shortcuts[i].keys),
                          gtk_named_action_new (shortcuts[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self->view), controller);
}

/* What a list looks like before anything is known of it. */
static void
make_skeletons (PmnActivitiesPage *self)
{
  for (guint i = 0; i < N_SKELETONS; i++)
    {
      GtkWidget *skeleton = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      gtk_widget_add_css_class (skeleton, "skeleton");
      gtk_box_append (self->loading_box, skeleton);
    }
}

static void
pmn_activities_page_init (PmnActivitiesPage *self)
{
  g_autoptr (GtkColumnViewColumn) date = NULL;

  self->cancellable = g_cancellable_new ();
  self->settings = g_settings_new (PMN_APP_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_toggle_button_set_active (self->details_button,
                                g_settings_get_boolean (self->settings, "activity-details"));
  pmn_activity_columns_install (self->view);
  date = get_date_column (self);
  gtk_column_view_sort_by_column (self->view, date, GTK_SORT_DESCENDING);
  g_signal_connect (gtk_column_view_get_sorter (self->view), "changed",
                    G_CALLBACK (on_sorter_changed), self);
  g_signal_connect_object (self->filter_bar, "changed", G_CALLBACK (reload), self,
                           G_CONNECT_SWAPPED);
  make_column_menu (self);
  show_columns (self);
  make_context_menu (self);
  add_shortcuts (self);
  make_skeletons (self);
  update_state (self);
  on_selection_idle (self);
}

/* Public ---------------------------------------------------------------------------------------- */

void
pmn_activities_page_set_loader (PmnActivitiesPage *self, PmnActivityLoader *loader, PmnDay today)
{
  g_return_if_fail (PMN_IS_ACTIVITIES_PAGE (self));
  g_return_if_fail (PMN_IS_ACTIVITY_LOADER (loader));

  g_set_object (&self->loader, loader);
  self->today = today;
  pmn_activity_filter_bar_set_today (self->filter_bar, today);
  reload (self);
}

void
pmn_activities_page_set_filter (PmnActivitiesPage *self, const PmnActivityFilter *filter)
{
  g_return_if_fail (PMN_IS_ACTIVITIES_PAGE (self));
  g_return_if_fail (filter != NULL);

  pmn_activity_filter_bar_set_filter (self->filter_bar, filter);
  pmn_page_set_search_text (PMN_PAGE (self), filter->text != NULL ? filter->text : "");
  reload (self);
}

PmnActivityListModel *
pmn_activities_page_get_model (PmnActivitiesPage *self)
{
  g_return_val_if_fail (PMN_IS_ACTIVITIES_PAGE (self), NULL);

  return self->model;
}

GtkColumnView *
pmn_activities_page_get_view (PmnActivitiesPage *self)
{
  g_return_val_if_fail (PMN_IS_ACTIVITIES_PAGE (self), NULL);

  return self->view;
}
