/* pmn-activities-page-columns.c: which columns the list shows and in what order its rows are, and the menu of both
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activities-page-private.h"

#include <glib/gi18n.h>

#include "pmn-activity-columns.h"

#define SORT "sort"

/* In the words of who looks for something, not of the columns: one of the orders may have no column on the screen. */
static const struct
{
  PmnActivitySort sort;
  const char *id;
  const char *label;
} orders[] = {
  { PMN_SORT_NEWEST, "newest", N_ ("Newest First") },
  { PMN_SORT_OLDEST, "oldest", N_ ("Oldest First") },
  { PMN_SORT_KIND, "kind", N_ ("By Kind") },
  { PMN_SORT_PLACE, "place", N_ ("By Place") },
  { PMN_SORT_MEDIATOR, "mediator", N_ ("By Mediator") },
  { PMN_SORT_PEOPLE_MOST, "most-people", N_ ("Most People First") },
  { PMN_SORT_PEOPLE_FEWEST, "fewest-people", N_ ("Fewest People First") },
  { PMN_SORT_MINUTES_LONGEST, "longest", N_ ("Longest First") },
  { PMN_SORT_MINUTES_SHORTEST, "shortest", N_ ("Shortest First") },
};

/* Columns --------------------------------------------------------------------------------------- */

/* One column says everything in a narrow window: there is nothing to choose. */
static void
enable_choice (PmnActivitiesPage *self)
{
  const char *const *ids = pmn_activity_columns_list ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->column_actions), ids[i]);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), !self->narrow);
    }
}

void
pmn_activities_page_show_columns (PmnActivitiesPage *self)
{
  /* The details say these. */
  static const char *const left_out[] = { "mediator", "people", "reference", NULL };
  g_auto (GStrv) shown = g_settings_get_strv (self->settings, "activity-columns");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean full = !self->crowded || !adw_overlay_split_view_get_show_sidebar (self->split_view);
  g_auto (GStrv) fitting = NULL;

  for (char **id = shown; *id != NULL; id++)
    if (full || !g_strv_contains (left_out, *id))
      g_strv_builder_add (builder, *id);
  fitting = g_strv_builder_end (builder);
  pmn_activity_columns_set_shown (
      self->view, (const char *const *) (fitting[0] != NULL ? fitting : shown), self->narrow);
  if (self->column_actions != NULL)
    enable_choice (self);
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
  pmn_activities_page_show_columns (self);
}

void
pmn_activities_page_choose_columns (PmnActivitiesPage *self, const char *const *ids)
{
  const char *const *all = pmn_activity_columns_list ();

  g_settings_set_strv (self->settings, "activity-columns", ids);
  for (guint i = 0; all[i] != NULL; i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->column_actions), all[i]);

      g_simple_action_set_state (G_SIMPLE_ACTION (action),
                                 g_variant_new_boolean (g_strv_contains (ids, all[i])));
    }
  pmn_activities_page_show_columns (self);
}

static GMenuModel *
make_choice (PmnActivitiesPage *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_auto (GStrv) shown = g_settings_get_strv (self->settings, "activity-columns");
  const char *const *ids = pmn_activity_columns_list ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *detailed = g_strconcat ("columns.", ids[i], NULL);
      g_autoptr (GMenuItem) item = g_menu_item_new (pmn_activity_columns_title (ids[i]), detailed);
      g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (
          ids[i], NULL,
          g_variant_new_boolean (g_strv_contains ((const char *const *) shown, ids[i])));

      g_signal_connect_object (action, "change-state", G_CALLBACK (on_column_toggled), self, 0);
      g_action_map_add_action (G_ACTION_MAP (self->column_actions), G_ACTION (action));
      g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

/* Order ----------------------------------------------------------------------------------------- */

static void
on_order_chosen (GSimpleAction *action, GVariant *state, PmnActivitiesPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (g_str_equal (orders[i].id, g_variant_get_string (state, NULL)))
      pmn_activity_columns_set_sort (self->view, orders[i].sort);
}

void
pmn_activities_page_show_order (PmnActivitiesPage *self)
{
  PmnActivitySort sort = pmn_activity_columns_get_sort (self->view);
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->column_actions), SORT);

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (orders[i].sort == sort)
      g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (orders[i].id));
}

static GMenuModel *
make_orders (PmnActivitiesPage *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (
      SORT, G_VARIANT_TYPE_STRING, g_variant_new_string (orders[0].id));

  g_signal_connect_object (action, "change-state", G_CALLBACK (on_order_chosen), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self->column_actions), G_ACTION (action));
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autofree char *detailed = g_strdup_printf ("columns." SORT "::%s", orders[i].id);

      g_menu_append (menu, _ (orders[i].label), detailed);
    }
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

/* Menu ------------------------------------------------------------------------------------------ */

void
pmn_activities_page_make_column_menu (PmnActivitiesPage *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuModel) choice = NULL;
  g_autoptr (GMenuModel) sorting = NULL;
  GListModel *columns = gtk_column_view_get_columns (self->view);

  self->column_actions = g_simple_action_group_new ();
  sorting = make_orders (self);
  choice = make_choice (self);
  g_menu_append_submenu (menu, _ ("_Sort"), sorting);
  g_menu_append_section (menu, NULL, choice);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns",
                                  G_ACTION_GROUP (self->column_actions));
  gtk_menu_button_set_menu_model (self->columns_button, G_MENU_MODEL (menu));
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      gtk_column_view_column_set_header_menu (column, choice);
    }
}
