/* pmn-activities-page-output.c: the list as shown, and one activity, on paper or as a file
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activities-page-private.h"

#include <glib/gi18n.h>

#include "models/pmn-activity-row.h"
#include "pmn-journal-export.h"
#include "pmn-window.h"
#include "print/pmn-print-dialog.h"
#include "widgets/pmn-error-dialog.h"

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

typedef struct
{
  PmnActivitiesPage *page;
  PmnSheetFormat format;
} Export;

static void
free_export (Export *export)
{
  g_object_unref (export->page);
  g_free (export);
}

static void
on_exported (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnActivitiesPage) self = PMN_ACTIVITIES_PAGE (data);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  guint n_rows = 0;

  if (!pmn_journal_export_run_finish (source, result, &n_rows, &error))
    {
      pmn_error_dialog_present (GTK_WIDGET (self), _ ("The list could not be exported"), error);
      return;
    }
  message = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u activity exported", "%u activities exported", n_rows),
      n_rows);
  if (PMN_IS_WINDOW (root))
    pmn_window_toast (PMN_WINDOW (root), message);
}

static void
on_export_file_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  Export *export = data;
  PmnActivitiesPage *self = export->page;
  PmnRegister *reg = pmn_page_get_register (PMN_PAGE (self));
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  /* Without a file, the user gave up. */
  if (path != NULL && reg != NULL && self->model != NULL)
    {
      g_auto (GStrv) columns = g_settings_get_strv (self->settings, "activity-columns");

      pmn_journal_export_run_async (
          reg,
          &(PmnJournalExport) { .path = path,
                                .format = export->format,
                                .filter = pmn_activity_list_model_get_filter (self->model),
                                .sort = pmn_activity_list_model_get_sort (self->model),
                                .columns
                                = columns[0] != NULL ? (const char *const *) columns : NULL },
          self->cancellable, on_exported, g_object_ref (self));
    }
  free_export (export);
}

static void
action_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const extensions[PMN_N_SHEET_FORMATS] = {
    [PMN_SHEET_ODS] = "ods",
    [PMN_SHEET_XLSX] = "xlsx",
    [PMN_SHEET_CSV_FR] = "csv",
    [PMN_SHEET_CSV_OPEN] = "csv",
  };
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *file_name = NULL;
  GtkRoot *root = gtk_widget_get_root (widget);
  char today[PMN_DAY_ISO_SIZE];
  PmnSheetFormat format;
  Export *export;

  if (!pmn_sheet_format_from_name (g_variant_get_string (parameter, NULL), &format))
    return;
  export = g_new0 (Export, 1);
  export->page = g_object_ref (PMN_ACTIVITIES_PAGE (widget));
  export->format = format;
  pmn_day_to_iso (export->page->today, today);
  /* Translators: beginning of the name of a file: no accents, no spaces */
  file_name
      = g_strdup_printf ("%s-%s.%s", C_ ("file name", "activities"), today, extensions[format]);
  gtk_file_dialog_set_title (dialog, _ ("Export the List"));
  gtk_file_dialog_set_initial_name (dialog, file_name);
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL,
                        on_export_file_chosen, export);
}

void
pmn_activities_page_install_output_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "activities.print-list", NULL, action_print_list);
  gtk_widget_class_install_action (widget_class, "activities.print-sheet", NULL,
                                   action_print_sheet);
  gtk_widget_class_install_action (widget_class, "activities.export", "s", action_export);
}
