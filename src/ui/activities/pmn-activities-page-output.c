/* pmn-activities-page-output.c: the list as shown, and one activity, on paper or as a file
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activities-page-private.h"

#include "models/pmn-activity-row.h"
#include "pmn-activity-columns.h"
#include "pmn-export-dialog.h"
#include "print/pmn-print-dialog.h"

/* Paper ------------------------------------------------------------------------------------------ */

static void
action_print_list (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnActivitiesPage *self = PMN_ACTIVITIES_PAGE (widget);
  PmnRegister *reg = pmn_page_get_register (PMN_PAGE (self));
  PmnDocumentRequest *request;

  if (reg == NULL || self->model == NULL)
    return;
  request = pmn_document_request_new (PMN_DOCUMENT_JOURNAL);
  request->filter = pmn_activity_filter_copy (pmn_activity_list_model_get_filter (self->model));
  request->sort = pmn_activity_list_model_get_sort (self->model);
  adw_dialog_present (pmn_print_dialog_new (reg, request), widget);
}

static void
action_print_sheet (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnActivitiesPage *self = PMN_ACTIVITIES_PAGE (widget);
  PmnRegister *reg = pmn_page_get_register (PMN_PAGE (self));
  g_autoptr (PmnActivityRow) row = pmn_activities_page_get_only_selected (self);
  PmnDocumentRequest *request;

  if (reg == NULL || row == NULL)
    return;
  request = pmn_document_request_new (PMN_DOCUMENT_ACTIVITY);
  request->activity_id = pmn_activity_row_get_id (row);
  adw_dialog_present (pmn_print_dialog_new (reg, request), widget);
}

/* Files ------------------------------------------------------------------------------------------ */

/* Those that the screen shows; a table has room for the title that stands there in place of the themes. */
static char **
list_columns (PmnActivitiesPage *self)
{
  g_auto (GStrv) chosen = g_settings_get_strv (self->settings, "activity-columns");
  g_auto (GStrv) shown = pmn_activity_columns_get_order (self->view, (const char *const *) chosen);
  g_autoptr (GStrvBuilder) columns = g_strv_builder_new ();

  for (guint i = 0; shown[i] != NULL; i++)
    {
      g_strv_builder_add (columns, shown[i]);
      if (g_str_equal (shown[i], "themes"))
        g_strv_builder_add (columns, "title");
    }
  return g_strv_builder_end (columns);
}

static void
action_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnActivitiesPage *self = PMN_ACTIVITIES_PAGE (widget);
  PmnRegister *reg = pmn_page_get_register (PMN_PAGE (self));
  g_auto (GStrv) columns = NULL;

  if (reg == NULL || self->model == NULL)
    return;
  columns = list_columns (self);
  adw_dialog_present (pmn_export_dialog_new (reg, pmn_activity_list_model_get_filter (self->model),
                                             pmn_activity_list_model_get_sort (self->model),
                                             (const char *const *) columns),
                      widget);
}

void
pmn_activities_page_install_output_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "activities.print-list", NULL, action_print_list);
  gtk_widget_class_install_action (widget_class, "activities.print-sheet", NULL,
                                   action_print_sheet);
  gtk_widget_class_install_action (widget_class, "activities.export", NULL, action_export);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK,
                                       "activities.print-list", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "activities.print-sheet", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK,
                                       "activities.export", NULL);
}
