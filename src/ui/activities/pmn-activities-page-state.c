/* pmn-activities-page-state.c: what the page says of its list: state, count, selection, details
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activities-page-private.h"

#include <glib/gi18n.h>

#include "models/pmn-activity-row.h"
#include "pmn-activity-text.h"
#include "pmn-history.h"
#include "pmn-register.h"
#include "pmn-ui.h"

/* What is shown --------------------------------------------------------------------------------- */

#define MAX_TRASH_ITEMS 100 /* looked at to know whether the trash has activities */
#define MAX_SUMMED 2000     /* rows looked at for their duration */

/* Returns: (transfer full): how many rows are selected, and their time when all of them are known. */
static char *
sum_selection (PmnActivitiesPage *self, const GtkBitset *selected, const char *all)
{
  guint64 n = gtk_bitset_get_size (selected);
  g_autofree char *number = pmn_format_integer ((gint64) n, pmn_ui_language ());
  /* Translators: %s is a whole number, written as the language writes it. */
  g_autofree char *count
      = g_strdup_printf (ngettext ("%s selected", "%s selected", (gulong) n), number);
  g_autofree char *time = NULL;
  gint64 minutes = 0;

  if (n == g_list_model_get_n_items (G_LIST_MODEL (self->model)) && all != NULL)
    return g_strdup_printf ("%s · %s", count, all);
  if (n > MAX_SUMMED)
    return g_steal_pointer (&count);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PmnActivityRow) row
          = g_list_model_get_item (G_LIST_MODEL (self->model), gtk_bitset_get_nth (selected, i));
      const PmnActivitySummary *summary = pmn_activity_row_get_summary (row);

      if (summary == NULL)
        return g_steal_pointer (&count);
      minutes += summary->minutes;
    }
  time = pmn_format_minutes (minutes, pmn_ui_language ());
  return g_strdup_printf ("%s · %s", count, time);
}

void
pmn_activities_page_update_count (PmnActivitiesPage *self)
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
    text = sum_selection (self, selected, totals);
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
  gtk_widget_set_visible (self->change_button, n_selected > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->columns_button), !self->narrow || n_selected <= 1);
  /* Beside each other, what is selected and what can be done with it are wider than a narrow window. */
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->bottom_bar),
                                  self->narrow && n_selected > 1 ? GTK_ORIENTATION_VERTICAL
                                                                 : GTK_ORIENTATION_HORIZONTAL);
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

/* Returns: whether the list is narrowed to the person at the keyboard, not by their choice, and to nothing else */
static gboolean
only_follows_person (PmnActivitiesPage *self)
{
  g_autoptr (PmnActivityFilter) filter = NULL;

  if (self->person_id == 0 || self->model == NULL)
    return FALSE;
  filter = pmn_activity_filter_copy (pmn_activity_list_model_get_filter (self->model));
  if (filter->mediator_id != self->person_id)
    return FALSE;
  filter->mediator_id = 0;
  return pmn_activity_filter_is_empty (filter);
}

static void
on_show_everybody (gpointer data)
{
  g_autoptr (PmnActivitiesPage) self = data;
  g_autoptr (PmnActivityFilter) everybody = NULL;

  if (self->loader == NULL || !only_follows_person (self))
    return;
  self->person_id = 0;
  everybody = pmn_activity_filter_new ();
  pmn_activity_filter_bar_set_filter (self->filter_bar, everybody);
  pmn_activities_page_reload (self);
}

/* Who trashed everything has begun long ago. */
static void
show_emptiness (PmnActivitiesPage *self, gboolean trashed)
{
  gtk_widget_set_visible (self->empty_trash_button, trashed);
  adw_status_page_set_title (self->empty_page, trashed ? _ ("All Activities Are in the Trash")
                                                       : _ ("No Activities Yet"));
  adw_status_page_set_description (
      self->empty_page,
      trashed ? _ ("Take back from the trash those that you want to keep, or log a new one.")
              : _ ("Log what you do with the people you help, or import what the national platform "
                   "already knows."));
}

static void
on_trash_listed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnActivitiesPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = pmn_register_rows_finish (PMN_REGISTER (source), result, &error);
  gboolean trashed = FALSE;

  if (items == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_message ("The trash could not be read: %s", error->message);
      return;
    }
  if (self->stack == NULL)
    return;
  for (guint i = 0; i < items->len && !trashed; i++)
    trashed = ((const PmnTrashItem *) g_ptr_array_index (items, i))->entity == PMN_ENTITY_ACTIVITY;
  show_emptiness (self, trashed);
}

static void
look_in_trash (PmnActivitiesPage *self)
{
  gpointer reg = pmn_page_get_register (PMN_PAGE (self));

  if (reg != NULL)
    pmn_register_trash_list_async (reg, MAX_TRASH_ITEMS, self->cancellable, on_trash_listed,
                                   g_object_ref (self));
}

/* Returns: (transfer none) (nullable): what the list that is shown was searched for */
static const char *
find_text (PmnActivitiesPage *self)
{
  return pmn_activity_list_model_get_filter (self->model)->text;
}

void
pmn_activities_page_update_state (PmnActivitiesPage *self)
{
  const char *state = find_state (self);

  /* Somebody who has logged nothing yet would look at an empty list: everybody's comes instead. */
  if (g_str_equal (state, "nothing") && only_follows_person (self))
    g_idle_add_once (on_show_everybody, g_object_ref (self));

  const GError *error
      = self->model != NULL ? pmn_activity_list_model_get_error (self->model) : NULL;
  gboolean failed = error != NULL
                    && pmn_activity_list_model_get_state (self->model) == PMN_ACTIVITY_LIST_FAILED;

  if (g_str_equal (state, "empty"))
    look_in_trash (self);
  pmn_filter_hints_look (self->hints, pmn_page_get_register (PMN_PAGE (self)),
                         g_str_equal (state, "nothing") ? find_text (self) : NULL);
  gtk_stack_set_visible_child_name (self->stack, state);
  adw_banner_set_revealed (self->failed_banner, failed && g_str_equal (state, "list"));
  if (failed)
    {
      g_autofree char *markup = g_markup_escape_text (error->message, -1);

      adw_banner_set_title (self->failed_banner, markup);
      adw_status_page_set_description (self->failed_page, markup);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), g_str_equal (state, "list"));
  pmn_page_focus_if_lost (PMN_PAGE (self));
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
  else
    /* With no row left GTK would give the keyboard to a toast or to a banner. */
    pmn_page_focus_first (PMN_PAGE (self));
  return G_SOURCE_REMOVE;
}

static gboolean
has_focus_in_stack (PmnActivitiesPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->stack));
}

void
pmn_activities_page_items_changed (PmnActivitiesPage *self, guint position, guint removed,
                                   guint added)
{
  /* Whoever emptied the list and takes that back stands on the page that said so: the rows get the keyboard. */
  if (self->focus_id == 0 && removed == 0 && has_focus_in_stack (self)
      && g_list_model_get_n_items (G_LIST_MODEL (self->model)) == added)
    {
      self->focus_position = 0;
      self->focus_id = g_idle_add (on_focus_idle, self);
    }
  if (self->focus_wanted && self->focus_id == 0 && removed > added)
    {
      /* From idle: the view must have seen the change first. */
      self->focus_wanted = FALSE;
      self->focus_id = g_idle_add (on_focus_idle, self);
    }
  pmn_activities_page_update_state (self);
  pmn_activities_page_queue_selection (self);
}

/* Selection and details ------------------------------------------------------------------------- */

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
  g_autoptr (PmnActivityRow) row = pmn_activities_page_get_only_selected (self);
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
  if (!adw_overlay_split_view_get_collapsed (self->split_view))
    adw_overlay_split_view_set_show_sidebar (
        self->split_view,
        n_selected > 0 && g_settings_get_boolean (self->settings, "activity-details"));
  else if (n_selected == 0)
    adw_overlay_split_view_set_show_sidebar (self->split_view, FALSE);
  pmn_activities_page_update_count (self);
  return G_SOURCE_REMOVE;
}

/* At once: a key may follow the one that selected before anything else is done. */
static void
enable_actions (PmnActivitiesPage *self)
{
  g_autoptr (GtkBitset) selected = NULL;
  guint64 n = 0;

  if (self->model != NULL)
    {
      selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->model));
      n = gtk_bitset_get_size (selected);
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "activities.trash", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "activities.change", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "activities.copy-reference", n == 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "activities.edit", n == 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "activities.duplicate", n == 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "activities.print-sheet", n == 1);
}

void
pmn_activities_page_queue_selection (PmnActivitiesPage *self)
{
  if (self->detail != NULL)
    enable_actions (self);
  if (self->selection_id == 0 && self->detail != NULL)
    self->selection_id = g_idle_add (on_selection_idle, self);
}

void
pmn_activities_page_show_selection (PmnActivitiesPage *self)
{
  enable_actions (self);
  on_selection_idle (self);
}
