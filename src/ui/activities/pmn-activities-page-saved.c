/* pmn-activities-page-saved.c: saved filters of the page Activities, and its changes to many rows
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activities-page-private.h"

#include <glib/gi18n.h>

#include "pmn-activity-columns.h"
#include "pmn-bulk-dialog.h"
#include "pmn-names-dialog.h"
#include "pmn-named-body.h"
#include "pmn-saved-filters.h"
#include "pmn-window.h"
#include "widgets/pmn-alert.h"
#include "widgets/pmn-error-dialog.h"
#include "widgets/pmn-held-keys.h"

/* Changing many rows ---------------------------------------------------------------------------- */

static void
action_change (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const words[] = {
    [PMN_CHANGE_ADD_TAG] = "add-tag", [PMN_CHANGE_REMOVE_TAG] = "remove-tag",
    [PMN_CHANGE_RENAME_TAG] = "",     [PMN_CHANGE_MEDIATOR] = "mediator",
    [PMN_CHANGE_PLACE] = "place",     [PMN_CHANGE_DAY] = "day",
  };
  PmnActivitiesPage *self = PMN_ACTIVITIES_PAGE (widget);
  PmnRegister *reg = pmn_page_get_register (PMN_PAGE (self));
  g_autoptr (GArray) ids
      = self->model != NULL ? pmn_activity_list_model_dup_selected (self->model) : NULL;
  const char *word = g_variant_get_string (parameter, NULL);

  if (reg == NULL || ids == NULL || ids->len == 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i], word))
      adw_dialog_present (pmn_bulk_dialog_new (reg, (PmnChangeKind) i, ids), widget);
}

static void
action_names (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnRegister *reg = pmn_page_get_register (PMN_PAGE (widget));
  gboolean tags = g_str_equal (g_variant_get_string (parameter, NULL), "tags");

  if (reg != NULL)
    adw_dialog_present (pmn_names_dialog_new (reg, tags ? PMN_NAMES_TAGS : PMN_NAMES_FILTERS),
                        widget);
}

/* Applying a saved filter ----------------------------------------------------------------------- */

static void
apply_saved (PmnActivitiesPage *self, const PmnSavedFilter *saved)
{
  if (saved->columns != NULL && saved->columns[0] != NULL)
    pmn_activities_page_choose_columns (self, (const char *const *) saved->columns);
  pmn_activity_columns_set_sort (self->view, saved->sort);
  pmn_activities_page_set_filter (self, saved->filter);
  if (saved->period != NULL)
    pmn_activity_filter_bar_set_period (self->filter_bar, saved->period);
}

static void
on_filter_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnActivitiesPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnSavedFilter) saved
      = pmn_register_read_filter_finish (PMN_REGISTER (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (saved != NULL)
    apply_saved (self, saved);
  else
    pmn_error_dialog_present (GTK_WIDGET (self), _ ("This filter cannot be used"), error);
}

static void
action_apply_filter (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnActivitiesPage *self = PMN_ACTIVITIES_PAGE (widget);
  PmnRegister *reg = pmn_page_get_register (PMN_PAGE (self));

  if (reg != NULL)
    pmn_register_read_filter_async (reg, g_variant_get_int64 (parameter), self->cancellable,
                                    on_filter_read, g_object_ref (self));
}

/* Saving one ------------------------------------------------------------------------------------ */

static void
on_filter_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnActivitiesPage) self = data;
  g_autoptr (GError) error = NULL;
  PmnNamedBody *row = pmn_register_save_finish (PMN_REGISTER (source), result, &error);

  pmn_named_body_free (row);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (error != NULL)
    pmn_error_dialog_present (GTK_WIDGET (self), _ ("The filter could not be saved"), error);
  else if (pmn_window_of (GTK_WIDGET (self)) != NULL)
    pmn_window_toast_undo (pmn_window_of (GTK_WIDGET (self)), _ ("Filter saved"));
}

static PmnSavedFilter *
take_what_is_shown (PmnActivitiesPage *self)
{
  g_autoptr (PmnActivityFilter) filter = pmn_activity_filter_bar_dup_filter (self->filter_bar);
  const char *text = pmn_page_get_search_text (PMN_PAGE (self));
  PmnSavedFilter *saved;

  if (*text != '\0')
    filter->text = g_strdup (text);
  saved = pmn_saved_filter_new (filter);
  saved->period = g_strdup (pmn_activity_filter_bar_get_period (self->filter_bar));
  if (saved->period != NULL)
    saved->filter->from = saved->filter->to = PMN_DAY_NONE;
  saved->sort = pmn_activity_columns_get_sort (self->view);
  saved->columns = g_settings_get_strv (self->settings, "activity-columns");
  return saved;
}

static void
on_name_response (AdwAlertDialog *dialog, const char *response, PmnActivitiesPage *self)
{
  GtkWidget *entry = adw_alert_dialog_get_extra_child (dialog);
  PmnRegister *reg = pmn_page_get_register (PMN_PAGE (self));
  g_autoptr (PmnSavedFilter) saved = NULL;

  if (!g_str_equal (response, "save") || reg == NULL)
    return;
  saved = take_what_is_shown (self);
  pmn_register_save_filter_async (reg, gtk_editable_get_text (GTK_EDITABLE (entry)), saved, NULL,
                                  on_filter_saved, g_object_ref (self));
}

static void
on_name_changed (GtkEditable *entry, AdwAlertDialog *dialog)
{
  adw_alert_dialog_set_response_enabled (dialog, "save",
                                         !pmn_validation_is_blank (gtk_editable_get_text (entry)));
}

static void
action_save_filter (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (pmn_alert_new (
      _ ("Save the Filters"), _ ("Criteria, search, order and columns are kept under a name.")));
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name"),
                                  -1);
  adw_alert_dialog_set_extra_child (dialog, entry);
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "save", _ ("_Save"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "save");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_name_changed), dialog, 0);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_name_response), widget, 0);
  on_name_changed (GTK_EDITABLE (entry), dialog);
  pmn_held_keys_begin (ADW_DIALOG (dialog), entry);
  pmn_alert_ask (ADW_DIALOG (dialog), widget);
}

/* Public ---------------------------------------------------------------------------------------- */

static void
on_saved_listed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnActivitiesPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = pmn_register_list_finish (PMN_REGISTER (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (rows != NULL)
    pmn_activity_filter_bar_set_saved (self->filter_bar, rows);
  else
    g_debug ("choices of saved filters: %s", error->message);
}

void
pmn_activities_page_list_saved (PmnActivitiesPage *self)
{
  pmn_register_list_async (pmn_page_get_register (PMN_PAGE (self)), PMN_ENTITY_SAVED_FILTER, NULL,
                           self->cancellable, on_saved_listed, g_object_ref (self));
}

void
pmn_activities_page_install_saved_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "activities.change", "s", action_change);
  gtk_widget_class_install_action (widget_class, "activities.names", "s", action_names);
  gtk_widget_class_install_action (widget_class, "activities.apply-filter", "x",
                                   action_apply_filter);
  gtk_widget_class_install_action (widget_class, "activities.save-filter", NULL,
                                   action_save_filter);
}
