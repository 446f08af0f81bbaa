/* pmn-export-dialog.c: a list of activities as a file for spreadsheets
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "activities/pmn-export-dialog.h"

#include <glib/gi18n.h>

#include "pmn-ui.h"
#include "pmn-window.h"
#include "widgets/pmn-choice-row.h"
#include "widgets/pmn-chosen-file.h"
#include "widgets/pmn-error-dialog.h"
#include "widgets/pmn-held-keys.h"
#include "widgets/pmn-narrow-title.h"
#include "widgets/pmn-work-bar.h"

struct _PmnExportDialog
{
  AdwDialog parent_instance;

  GtkWidget *export_button;
  AdwPreferencesGroup *group;
  PmnChoiceRow *columns_row;
  PmnChoiceRow *format_row;
  AdwSwitchRow *names_row;
  AdwSwitchRow *notes_row;
  GtkProgressBar *progress_bar;

  PmnRegister *reg;
  PmnActivityFilter *filter;
  PmnActivitySort sort;
  char **columns;
  PmnProgress *progress;
  GCancellable *writing; /* nullable: while the file is written */
};

G_DEFINE_FINAL_TYPE (PmnExportDialog, pmn_export_dialog, ADW_TYPE_DIALOG)

static const struct
{
  const char *name; /* as in pmn_sheet_format_from_name() */
  const char *title;
} formats[PMN_N_SHEET_FORMATS] = {
  [PMN_SHEET_ODS] = { "ods", N_ ("OpenDocument (ODS)") },
  [PMN_SHEET_XLSX] = { "xlsx", N_ ("Excel (XLSX)") },
  [PMN_SHEET_CSV_FR] = { "csv-fr", N_ ("CSV for French Excel") },
  [PMN_SHEET_CSV_OPEN] = { "csv-open", N_ ("CSV for open data") },
};

static gboolean
is_national (PmnExportDialog *self)
{
  return g_str_equal (pmn_choice_row_get_id (self->columns_row), "national");
}

static PmnSheetFormat
get_format (PmnExportDialog *self)
{
  PmnSheetFormat format = PMN_SHEET_ODS;

  pmn_sheet_format_from_name (pmn_choice_row_get_id (self->format_row), &format);
  return format;
}

/* Names and notes are exported by their author alone. */
static void
on_columns_changed (PmnExportDialog *self)
{
  gboolean own = is_national (self) && pmn_journal_export_is_own (self->reg, self->filter);

  gtk_widget_set_visible (GTK_WIDGET (self->names_row), own);
  gtk_widget_set_visible (GTK_WIDGET (self->notes_row), own);
  adw_preferences_group_set_description (
      self->group,
      is_national (self)
          ? _ ("As “Mes activités” of La Coop: one row for each person helped. Internal activities "
               "and those to be completed are not in it.")
          : _ ("The activities of the list, with its filters, its order and its columns."));
}

/* Writing --------------------------------------------------------------------------------------- */

static void
set_running (PmnExportDialog *self, gboolean running)
{
  pmn_work_bar_follow (self->progress_bar, running ? self->progress : NULL);
  gtk_widget_set_sensitive (self->export_button, !running);
  gtk_widget_set_sensitive (GTK_WIDGET (self->group), !running);
}

static void
say_done (PmnExportDialog *self, guint n_rows)
{
  PmnWindow *window = pmn_window_of (GTK_WIDGET (self));
  g_autofree char *count = pmn_format_integer (n_rows, pmn_ui_language ());
  /* Translators: %s is a whole number, written as the language writes it. */
  g_autofree char *sentence
      = g_strdup_printf (ngettext ("%s row exported", "%s rows exported", n_rows), count);

  if (window != NULL)
    pmn_window_toast (window, sentence);
}

static void
on_exported (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnExportDialog) self = PMN_EXPORT_DIALOG (data);
  g_autoptr (GError) error = NULL;
  guint n_rows = 0;
  gboolean done = pmn_journal_export_run_finish (source, result, &n_rows, &error);

  g_clear_object (&self->writing);
  if (self->reg == NULL)
    return;
  set_running (self, FALSE);
  if (done)
    say_done (self, n_rows);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      pmn_error_dialog_present (GTK_WIDGET (self), _ ("The list could not be exported"), error);
      return;
    }
  adw_dialog_force_close (ADW_DIALOG (self));
}

void
pmn_export_dialog_save (PmnExportDialog *self, const char *path)
{
  gboolean own;

  g_return_if_fail (PMN_IS_EXPORT_DIALOG (self) && path != NULL);

  if (self->writing != NULL)
    return;
  own = gtk_widget_get_visible (GTK_WIDGET (self->names_row));
  self->writing = g_cancellable_new ();
  g_atomic_int_set (&self->progress->n_done, 0);
  set_running (self, TRUE);
  pmn_journal_export_run_async (
      self->reg,
      &(PmnJournalExport) {
          .path = path,
          .format = get_format (self),
          .layout = is_national (self) ? PMN_JOURNAL_NATIONAL : PMN_JOURNAL_LIST,
          .filter = self->filter,
          .sort = self->sort,
          .columns = (const char *const *) self->columns,
          .with_names = own && adw_switch_row_get_active (self->names_row),
          .with_notes = own && adw_switch_row_get_active (self->notes_row),
          .progress = self->progress,
      },
      self->writing, on_exported, g_object_ref (self));
}

static void
on_file_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnExportDialog) self = PMN_EXPORT_DIALOG (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autofree char *path = pmn_chosen_file_dup_path (file, error, GTK_WIDGET (self),
                                                    _ ("The file could not be chosen"));

  if (path != NULL && self->reg != NULL)
    pmn_export_dialog_save (self, path);
}

static void
on_export (GtkWidget *button, PmnExportDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GtkRoot *root = gtk_widget_get_root (button);
  g_autofree char *name = NULL;
  char today[PMN_DAY_ISO_SIZE];

  pmn_day_to_iso (pmn_register_get_today (self->reg), today);
  /* Translators: beginning of the name of a file: no accents, no spaces */
  name = g_strdup_printf ("%s-%s.%s", C_ ("file name", "activities"), today,
                          pmn_sheet_format_extension (get_format (self)));
  gtk_file_dialog_set_title (dialog, _ ("Export the List"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL,
                        on_file_chosen, g_object_ref (self));
}

/* While the file is written, closing cancels: nothing is left of it. */
static void
on_close_attempt (PmnExportDialog *self)
{
  if (self->writing != NULL)
    g_cancellable_cancel (self->writing);
  else
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
on_cancel (GtkWidget *button, PmnExportDialog *self)
{
  on_close_attempt (self);
}

/* GObject --------------------------------------------------------------------------------------- */

/* The window closes. */
static void
pmn_export_dialog_unroot (GtkWidget *widget)
{
  g_cancellable_cancel (PMN_EXPORT_DIALOG (widget)->writing);

  GTK_WIDGET_CLASS (pmn_export_dialog_parent_class)->unroot (widget);
}

static void
pmn_export_dialog_dispose (GObject *object)
{
  PmnExportDialog *self = PMN_EXPORT_DIALOG (object);

  g_cancellable_cancel (self->writing);
  g_clear_object (&self->reg);
  g_clear_pointer (&self->filter, pmn_activity_filter_free);
  g_clear_pointer (&self->columns, g_strfreev);
  g_clear_pointer (&self->progress, g_atomic_rc_box_release);
  gtk_widget_dispose_template (GTK_WIDGET (object), PMN_TYPE_EXPORT_DIALOG);

  G_OBJECT_CLASS (pmn_export_dialog_parent_class)->dispose (object);
}

static void
pmn_export_dialog_class_init (PmnExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmn_export_dialog_dispose;
  widget_class->unroot = pmn_export_dialog_unroot;
  g_type_ensure (PMN_TYPE_CHOICE_ROW);
  g_type_ensure (PMN_TYPE_NARROW_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, PMN_RESOURCE_PATH
                                               "/activities/pmn-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PmnExportDialog, export_button);
  gtk_widget_class_bind_template_child (widget_class, PmnExportDialog, group);
  gtk_widget_class_bind_template_child (widget_class, PmnExportDialog, columns_row);
  gtk_widget_class_bind_template_child (widget_class, PmnExportDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, PmnExportDialog, names_row);
  gtk_widget_class_bind_template_child (widget_class, PmnExportDialog, notes_row);
  gtk_widget_class_bind_template_child (widget_class, PmnExportDialog, progress_bar);
  gtk_widget_class_bind_template_callback (widget_class, on_export);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
}

static void
pmn_export_dialog_init (PmnExportDialog *self)
{
  self->progress = g_atomic_rc_box_new0 (PmnProgress);
  gtk_widget_init_template (GTK_WIDGET (self));
  pmn_choice_row_add (self->columns_row, "list", _ ("Those of the list"));
  pmn_choice_row_add (self->columns_row, "national", _ ("Those of the national platform"));
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    pmn_choice_row_add (self->format_row, formats[i].name, _ (formats[i].title));
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  g_signal_connect (self, "close-attempt", G_CALLBACK (on_close_attempt), NULL);
  pmn_held_keys_begin (ADW_DIALOG (self), GTK_WIDGET (self->columns_row));
}

AdwDialog *
pmn_export_dialog_new (PmnRegister *reg, const PmnActivityFilter *filter, PmnActivitySort sort,
                       const char *const *columns)
{
  PmnExportDialog *self;

  g_return_val_if_fail (PMN_IS_REGISTER (reg) && filter != NULL, NULL);

  self = g_object_new (PMN_TYPE_EXPORT_DIALOG, NULL);
  self->reg = g_object_ref (reg);
  self->filter = pmn_activity_filter_copy (filter);
  self->sort = sort;
  self->columns = g_strdupv ((char **) columns);
  g_signal_connect_object (self->columns_row, "notify::state", G_CALLBACK (on_columns_changed),
                           self, G_CONNECT_SWAPPED);
  on_columns_changed (self);
  return ADW_DIALOG (self);
}
