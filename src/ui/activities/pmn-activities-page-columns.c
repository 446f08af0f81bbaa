/* pmn-activities-page-columns.c: which columns the list shows, and the menu that chooses them
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activities-page-private.h"

#include "pmn-activity-columns.h"

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

void
pmn_activities_page_make_column_menu (PmnActivitiesPage *self)
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
