/* pmn-activities-page.c: the page Activities: what was done?
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activities-page-private.h"

#include <glib/gi18n.h>

#include "models/pmn-activity-store-loader.h"
#include "pmn-activity-columns.h"
#include "pmn-activity-text.h"
#include "pmn-register.h"
#include "pmn-ui.h"

/* A list that answers sooner replaces the one before it without anything between. */
#define SLOW_MS 300
#define N_SKELETONS 14

G_DEFINE_FINAL_TYPE (PmnActivitiesPage, pmn_activities_page, PMN_TYPE_PAGE)

/* The list -------------------------------------------------------------------------------------- */

static gboolean
on_top_idle (gpointer user_data)
{
  PmnActivitiesPage *self = user_data;

  self->top_id = 0;
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)), 0);
  return G_SOURCE_REMOVE;
}

/* A new list begins at its first day; from idle, once the view has seen it. */
static void
queue_top (PmnActivitiesPage *self)
{
  if (self->top_id == 0)
    self->top_id = g_idle_add (on_top_idle, self);
}

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
  queue_top (self);
  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (pmn_activities_page_items_changed),
                            self);
  g_signal_connect_swapped (model, "notify::state", G_CALLBACK (pmn_activities_page_update_state),
                            self);
  g_signal_connect_swapped (model, "selection-changed",
                            G_CALLBACK (pmn_activities_page_queue_selection), self);
  g_signal_connect_swapped (pmn_activity_list_model_get_totals (model), "changed",
                            G_CALLBACK (pmn_activities_page_update_count), self);
  pmn_activities_page_update_state (self);
  pmn_activities_page_queue_selection (self);
  pmn_activities_page_take_first (self);
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

void
pmn_activities_page_reload (PmnActivitiesPage *self)
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
      pmn_activities_page_update_state (self);
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
    {
      pmn_activities_page_show_order (self);
      pmn_activities_page_reload (self);
    }
}

/* Signals of the template ----------------------------------------------------------------------- */

static void
on_narrow (AdwBreakpoint *breakpoint, PmnActivitiesPage *self)
{
  self->narrow = TRUE;
  gtk_column_view_set_single_click_activate (self->view, TRUE);
  pmn_activities_page_show_columns (self);
  pmn_activities_page_queue_selection (self);
}

static void
on_wide (AdwBreakpoint *breakpoint, PmnActivitiesPage *self)
{
  self->narrow = FALSE;
  gtk_column_view_set_single_click_activate (self->view, FALSE);
  pmn_activities_page_show_columns (self);
  pmn_activities_page_queue_selection (self);
}

static void
on_crowded (AdwBreakpoint *breakpoint, PmnActivitiesPage *self)
{
  self->crowded = TRUE;
  pmn_activities_page_show_columns (self);
}

static void
on_roomy (AdwBreakpoint *breakpoint, PmnActivitiesPage *self)
{
  self->crowded = FALSE;
  pmn_activities_page_show_columns (self);
}

static void
on_show_sidebar (PmnActivitiesPage *self)
{
  if (self->crowded)
    pmn_activities_page_show_columns (self);
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
    gtk_widget_grab_focus (GTK_WIDGET (self->detail));
}

static void
on_retry (GtkWidget *widget, PmnActivitiesPage *self)
{
  if (self->model != NULL)
    pmn_activity_list_model_retry (self->model);
  pmn_activities_page_update_state (self);
}

/* The name of a place or of somebody was searched: the filter shows what the search does not look into. */
static void
on_hint_chosen (PmnFilterHints *hints, int entity, gint64 id, PmnActivitiesPage *self)
{
  g_autoptr (PmnActivityFilter) filter = pmn_activity_filter_bar_dup_filter (self->filter_bar);

  if (entity == PMN_ENTITY_PLACE)
    filter->place_id = id;
  else
    filter->mediator_id = id;
  pmn_activities_page_set_filter (self, filter);
  pmn_page_focus_first (PMN_PAGE (self));
}

static void
on_details_toggled (GtkToggleButton *button, PmnActivitiesPage *self)
{
  gboolean active = gtk_toggle_button_get_active (button);

  g_settings_set_boolean (self->settings, "activity-details", active);
  if (adw_overlay_split_view_get_collapsed (self->split_view))
    adw_overlay_split_view_set_show_sidebar (self->split_view, active);
  pmn_activities_page_queue_selection (self);
}

/* The register ---------------------------------------------------------------------------------- */

static void
set_today (PmnActivitiesPage *self, PmnDay today)
{
  self->today = today;
  pmn_activity_filter_bar_set_today (self->filter_bar, today);
}

static void
on_register_changed (PmnActivitiesPage *self, const PmnStoreNews *news)
{
  pmn_activities_page_list_choices (self, news->entities);
}

/* A page that stays open for days: "this week" is that of the day it is looked at. */
static void
pmn_activities_page_map (GtkWidget *widget)
{
  PmnActivitiesPage *self = PMN_ACTIVITIES_PAGE (widget);
  PmnRegister *reg = pmn_page_get_register (PMN_PAGE (self));

  GTK_WIDGET_CLASS (pmn_activities_page_parent_class)->map (widget);
  if (reg == NULL || self->today == pmn_register_get_today (reg))
    return;
  set_today (self, pmn_register_get_today (reg));
  if (self->model != NULL)
    pmn_activity_columns_set_days (self->view, pmn_activity_list_model_has_days (self->model),
                                   self->today);
  pmn_activities_page_reload (self);
}

/* Whoever sits at the keyboard sees their own activities first; one click shows everybody's. Whom
 * the user chose by hand stays chosen. */
static void
follow_person (PmnActivitiesPage *self)
{
  PmnRegister *reg = pmn_page_get_register (PMN_PAGE (self));
  g_autoptr (PmnActivityFilter) filter = pmn_activity_filter_bar_dup_filter (self->filter_bar);

  if (filter->mediator_id != self->person_id)
    return;
  self->person_id = pmn_register_get_actor (reg);
  if (filter->mediator_id == self->person_id)
    return;
  filter->mediator_id = self->person_id;
  pmn_activity_filter_bar_set_filter (self->filter_bar, filter);
  if (self->loader != NULL)
    pmn_activities_page_reload (self);
}

static void
pmn_activities_page_set_register (PmnPage *page, GObject *reg)
{
  PmnActivitiesPage *self = PMN_ACTIVITIES_PAGE (page);
  g_autoptr (PmnActivityLoader) loader = NULL;

  PMN_PAGE_CLASS (pmn_activities_page_parent_class)->set_register (page, reg);
  self->inspector = pmn_activity_inspector_new (PMN_REGISTER (reg), self->detail);
  follow_person (self);
  g_signal_connect_object (reg, "notify::actor", G_CALLBACK (follow_person), self,
                           G_CONNECT_SWAPPED);
  loader = pmn_activity_store_loader_new (pmn_register_get_store (PMN_REGISTER (reg)));
  g_signal_connect_object (reg, "changed", G_CALLBACK (on_register_changed), self,
                           G_CONNECT_SWAPPED);
  pmn_activities_page_set_loader (self, loader, pmn_register_get_today (PMN_REGISTER (reg)));
  pmn_activities_page_list_choices (self, G_MAXUINT);
}

static void
pmn_activities_page_search_changed (PmnPage *page, const char *text)
{
  pmn_activities_page_reload (PMN_ACTIVITIES_PAGE (page));
}

static void
pmn_activities_page_focus_first (PmnPage *page)
{
  PmnActivitiesPage *self = PMN_ACTIVITIES_PAGE (page);

  self->focus_awaited = FALSE;
  if (!g_str_equal (gtk_stack_get_visible_child_name (self->stack), "list"))
    {
      self->focus_awaited = TRUE;
      gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
      return;
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  /* A new list would keep the focus itself, where a screen reader has nothing to say: its first row takes it. */
  if (GTK_IS_LIST_VIEW (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)))))
    gtk_column_view_scroll_to (self->view, 0, NULL, GTK_LIST_SCROLL_FOCUS, NULL);
}

/* Who came to the page before its rows has the keyboard there when they come. */
static void
on_state_changed (PmnActivitiesPage *self)
{
  if (self->focus_awaited)
    pmn_activities_page_focus_first (PMN_PAGE (self));
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
  g_clear_handle_id (&self->top_id, g_source_remove);
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
  /* Leaving the model was a change of selection too. */
  g_clear_handle_id (&self->selection_id, g_source_remove);
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
pmn_activities_page_class_init (PmnActivitiesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PmnPageClass *page_class = PMN_PAGE_CLASS (klass);

  object_class->dispose = pmn_activities_page_dispose;
  object_class->finalize = pmn_activities_page_finalize;
  widget_class->map = pmn_activities_page_map;
  page_class->set_register = pmn_activities_page_set_register;
  page_class->search_changed = pmn_activities_page_search_changed;
  page_class->focus_first = pmn_activities_page_focus_first;

  g_type_ensure (PMN_TYPE_ACTIVITY_DETAIL);
  g_type_ensure (PMN_TYPE_ACTIVITY_FILTER_BAR);
  g_type_ensure (PMN_TYPE_FILTER_HINTS);
  gtk_widget_class_set_template_from_resource (widget_class, PMN_RESOURCE_PATH
                                               "/activities/pmn-activities-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PmnActivitiesPage, split_view);
  gtk_widget_class_bind_template_child (widget_class, PmnActivitiesPage, detail);
  gtk_widget_class_bind_template_child (widget_class, PmnActivitiesPage, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, PmnActivitiesPage, failed_banner);
  gtk_widget_class_bind_template_child (widget_class, PmnActivitiesPage, failed_page);
  gtk_widget_class_bind_template_child (widget_class, PmnActivitiesPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, PmnActivitiesPage, empty_trash_button);
  gtk_widget_class_bind_template_child (widget_class, PmnActivitiesPage, hints);
  gtk_widget_class_bind_template_child (widget_class, PmnActivitiesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PmnActivitiesPage, loading_box);
  gtk_widget_class_bind_template_child (widget_class, PmnActivitiesPage, view);
  gtk_widget_class_bind_template_child (widget_class, PmnActivitiesPage, bottom_bar);
  gtk_widget_class_bind_template_child (widget_class, PmnActivitiesPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, PmnActivitiesPage, unselect_button);
  gtk_widget_class_bind_template_child (widget_class, PmnActivitiesPage, trash_button);
  gtk_widget_class_bind_template_child (widget_class, PmnActivitiesPage, change_button);
  gtk_widget_class_bind_template_child (widget_class, PmnActivitiesPage, details_button);
  gtk_widget_class_bind_template_child (widget_class, PmnActivitiesPage, columns_button);
  gtk_widget_class_bind_template_callback (widget_class, on_narrow);
  gtk_widget_class_bind_template_callback (widget_class, on_wide);
  gtk_widget_class_bind_template_callback (widget_class, on_crowded);
  gtk_widget_class_bind_template_callback (widget_class, on_roomy);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  gtk_widget_class_bind_template_callback (widget_class, on_details_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_hint_chosen);
  pmn_activities_page_install_actions (widget_class);
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
  g_signal_connect_object (self->filter_bar, "changed", G_CALLBACK (pmn_activities_page_reload),
                           self, G_CONNECT_SWAPPED);
  pmn_activities_page_make_column_menu (self);
  pmn_activities_page_show_columns (self);
  g_signal_connect_object (self->split_view, "notify::show-sidebar", G_CALLBACK (on_show_sidebar),
                           self, G_CONNECT_SWAPPED);
  pmn_activities_page_add_menu_and_keys (self);
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (on_state_changed),
                           self, G_CONNECT_SWAPPED);
  make_skeletons (self);
  pmn_activities_page_update_state (self);
  pmn_activities_page_show_selection (self);
}

/* Public ---------------------------------------------------------------------------------------- */

void
pmn_activities_page_set_loader (PmnActivitiesPage *self, PmnActivityLoader *loader, PmnDay today)
{
  g_return_if_fail (PMN_IS_ACTIVITIES_PAGE (self));
  g_return_if_fail (PMN_IS_ACTIVITY_LOADER (loader));

  g_set_object (&self->loader, loader);
  set_today (self, today);
  pmn_activities_page_reload (self);
}

void
pmn_activities_page_set_filter (PmnActivitiesPage *self, const PmnActivityFilter *filter)
{
  g_return_if_fail (PMN_IS_ACTIVITIES_PAGE (self));
  g_return_if_fail (filter != NULL);

  pmn_activity_filter_bar_set_filter (self->filter_bar, filter);
  pmn_page_set_search_text (PMN_PAGE (self), filter->text != NULL ? filter->text : "");
  pmn_activities_page_reload (self);
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
