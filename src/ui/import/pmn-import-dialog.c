/* pmn-import-dialog.c: files in: choose, look before, import, undo
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "import/pmn-import-dialog.h"

#include <glib/gi18n.h>

#include "import/pmn-import-summary.h"
#include "pmn-ui.h"
#include "pmn-window.h"
#include "widgets/pmn-choice-row.h"
#include "widgets/pmn-chosen-file.h"
#include "widgets/pmn-error-dialog.h"
#include "widgets/pmn-narrow-title.h"

struct _PmnImportDialog
{
  AdwDialog parent_instance;

  GtkStack *stack;
  GtkWidget *other_button;
  GtkWidget *import_button;
  AdwStatusPage *busy_page;
  GtkProgressBar *progress_bar;
  AdwActionRow *kind_row;
  AdwSwitchRow *names_row;
  AdwSwitchRow *notes_row;
  AdwSwitchRow *create_row;
  AdwSwitchRow *outside_row;
  AdwPreferencesGroup *mapping_group;
  AdwPreferencesGroup *counts_group;
  AdwPreferencesGroup *lists_group;
  AdwStatusPage *result_page;
  GtkWidget *undo_button;

  PmnRegister *reg;
  char *path;
  PmnImportReport *report;
  GPtrArray *count_rows;
  GPtrArray *list_rows;
  GPtrArray *mapping_rows;
  GCancellable *cancellable; /* of the run under way, NULL when none */
  gboolean dry_run;
  gboolean closed;
};

G_DEFINE_FINAL_TYPE (PmnImportDialog, pmn_import_dialog, ADW_TYPE_DIALOG)

static void start (PmnImportDialog *self, gboolean dry_run);

static void
show_state (PmnImportDialog *self, const char *state)
{
  gboolean preview = g_str_equal (state, "preview");
  GtkWidget *child;

  gtk_stack_set_visible_child_name (self->stack, state);
  /* What had the focus is no longer on the screen. */
  child = gtk_stack_get_visible_child (self->stack);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && gtk_widget_get_focus_child (child) == NULL)
    gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
  gtk_widget_set_visible (self->other_button, preview);
  gtk_widget_set_visible (self->import_button, preview);
  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "import.run",
      preview && self->report != NULL
          && self->report->created + self->report->updated + self->report->linked > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.choose", !g_str_equal (state, "busy"));
}

static void
clear_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

/* Columns of a table --------------------------------------------------------------------------- */

static void
on_mapping_changed (PmnImportDialog *self)
{
  start (self, TRUE);
}

static GHashTable *
read_mapping (PmnImportDialog *self)
{
  GHashTable *mapping;

  if (self->mapping_rows->len == 0)
    return NULL;
  mapping = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < self->mapping_rows->len; i++)
    {
      PmnChoiceRow *row = g_ptr_array_index (self->mapping_rows, i);

      /* "" is said too: no column, rather than a guess. */
      g_hash_table_insert (mapping, g_strdup (g_object_get_data (G_OBJECT (row), "field")),
                           g_strdup (pmn_choice_row_get_id (row)));
    }
  return mapping;
}

typedef struct
{
  const char *field; /* as in pmn_table_field_name() */
  const char *title;
} Field;

static const Field fields[] = {
  { "date", N_ ("Date") },
  { "mediator", N_ ("Person of the team") },
  { "mediator-given", N_ ("Given name, in a column of its own") },
  { "kind", N_ ("Kind of activity") },
  { "minutes", N_ ("Duration") },
  { "place", N_ ("Place") },
  { "place-kind", N_ ("Kind of place") },
  { "commune", N_ ("Commune") },
  { "insee", N_ ("INSEE code of the commune") },
  { "postcode", N_ ("Postcode") },
  { "people", N_ ("Number of people") },
  { "themes", N_ ("Themes") },
  { "materials", N_ ("Equipment") },
  { "procedure", N_ ("Administrative procedure") },
  { "gender", N_ ("Gender") },
  { "age", N_ ("Age") },
  { "status", N_ ("Status") },
  { "title", N_ ("Title of the workshop") },
  { "tags", N_ ("Tags") },
  { "notes", N_ ("Notes") },
  { "id", N_ ("Identifier") },
};

static void
show_mapping (PmnImportDialog *self)
{
  gboolean is_table = self->report->kind == PMN_IMPORT_TABLE && self->report->headers != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->mapping_group), is_table);
  clear_rows (self->mapping_group, self->mapping_rows);
  for (guint i = 0; is_table && i < G_N_ELEMENTS (fields); i++)
    {
      GtkWidget *row = g_object_new (PMN_TYPE_CHOICE_ROW, "title", _ (fields[i].title), NULL);
      const char *header = self->report->mapping != NULL
                               ? g_hash_table_lookup (self->report->mapping, fields[i].field)
                               : NULL;

      g_object_set_data (G_OBJECT (row), "field", (gpointer) fields[i].field);
      pmn_choice_row_add (PMN_CHOICE_ROW (row), "", _ ("No column"));
      for (guint j = 0; j < self->report->headers->len; j++)
        {
          const char *name = g_ptr_array_index (self->report->headers, j);

          if (*name != '\0')
            pmn_choice_row_add (PMN_CHOICE_ROW (row), name, name);
        }
      pmn_choice_row_set_id (PMN_CHOICE_ROW (row), header);
      g_signal_connect_object (row, "notify::state", G_CALLBACK (on_mapping_changed), self,
                               G_CONNECT_SWAPPED);
      adw_preferences_group_add (self->mapping_group, row);
      g_ptr_array_add (self->mapping_rows, row);
    }
}

/* Runs ----------------------------------------------------------------------------------------- */

static void
show_preview (PmnImportDialog *self)
{
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *display = g_filename_display_name (name);
  g_autofree char *rows = pmn_format_integer (self->report->rows, pmn_ui_language ());
  g_autofree char *subtitle
      = g_strdup_printf (ngettext ("%s · %s row", "%s · %s rows", self->report->rows),
                         pmn_import_summary_kind (self->report->kind), rows);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->kind_row), display);
  adw_action_row_set_subtitle (self->kind_row, subtitle);
  clear_rows (self->counts_group, self->count_rows);
  clear_rows (self->lists_group, self->list_rows);
  pmn_import_summary_add_counts (self->counts_group, self->report, self->count_rows);
  pmn_import_summary_add_lists (self->lists_group, self->report, self->list_rows);
  gtk_widget_set_visible (GTK_WIDGET (self->lists_group), self->list_rows->len > 0);
  show_mapping (self);
  show_state (self, "preview");
  gtk_widget_grab_focus (self->import_button);
}

static void
show_result (PmnImportDialog *self)
{
  g_autofree char *text = pmn_import_report_describe (self->report);

  adw_status_page_set_description (self->result_page, text);
  gtk_widget_set_visible (self->undo_button, self->report->step_id != 0);
  show_state (self, "result");
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
on_progress (double fraction, gpointer data)
{
  PmnImportDialog *self = data;

  if (!self->closed)
    gtk_progress_bar_set_fraction (self->progress_bar, CLAMP (fraction, 0, 1));
}

static void
on_run (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnImportDialog) self = PMN_IMPORT_DIALOG (data);
  g_autoptr (GError) error = NULL;
  PmnImportReport *report = pmn_import_finish (PMN_REGISTER (source), result, &error);

  g_clear_object (&self->cancellable);
  if (self->closed)
    {
      pmn_import_report_free (report);
      return;
    }
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  if (report == NULL)
    {
      /* A refused file leaves the choice of another; a refused run leaves the preview. */
      show_state (self, self->report == NULL ? "choose" : "preview");
      pmn_error_dialog_present (
          GTK_WIDGET (self),
          self->dry_run ? _ ("This file cannot be read") : _ ("The file was not imported"), error);
      return;
    }
  g_clear_pointer (&self->report, pmn_import_report_free);
  self->report = report;
  if (self->dry_run)
    show_preview (self);
  else
    show_result (self);
}

static void
start (PmnImportDialog *self, gboolean dry_run)
{
  PmnImportOptions options = { .kind = PMN_IMPORT_AUTO };
  g_autoptr (GHashTable) mapping = read_mapping (self);

  if (self->cancellable != NULL)
    return;
  options.with_names = adw_switch_row_get_active (self->names_row);
  options.with_notes = adw_switch_row_get_active (self->notes_row);
  options.create_missing = adw_switch_row_get_active (self->create_row);
  options.include_outside = adw_switch_row_get_active (self->outside_row);
  options.mapping = mapping;
  self->dry_run = dry_run;
  self->cancellable = g_cancellable_new ();
  adw_status_page_set_title (self->busy_page, dry_run ? _ ("Reading the File…") : _ ("Importing…"));
  adw_status_page_set_description (
      self->busy_page, dry_run
                           ? _ ("Nothing is written.")
                           : _ ("A backup is made first. Cancelling leaves nothing half done."));
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  adw_dialog_set_can_close (ADW_DIALOG (self), dry_run);
  show_state (self, "busy");
  pmn_import_async (self->reg, self->path, &options, dry_run, on_progress, self, self->cancellable,
                    on_run, g_object_ref (self));
}

static void
on_option_changed (PmnImportDialog *self)
{
  if (g_str_equal (pmn_import_dialog_get_state (self), "preview"))
    start (self, TRUE);
}

/* Actions -------------------------------------------------------------------------------------- */

static void
on_file_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnImportDialog) self = PMN_IMPORT_DIALOG (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autofree char *path = pmn_chosen_file_dup_path (file, error, GTK_WIDGET (self),
                                                    _ ("The file could not be chosen"));

  if (path != NULL && !self->closed)
    pmn_import_dialog_set_file (self, path);
}

static void
action_choose (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) tables = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  static const char *const suffixes[] = { "xlsx", "ods", "csv", "tsv", "txt" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (tables, suffixes[i]);
  gtk_file_filter_set_name (tables, _ ("Tables (XLSX, ODS, CSV)"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_filter_set_name (all, _ ("All files"));
  g_list_store_append (filters, tables);
  g_list_store_append (filters, all);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_set_title (dialog, _ ("Choose a File to Import"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, on_file_chosen,
                        g_object_ref (widget));
}

static void
action_run (GtkWidget *widget, const char *name, GVariant *parameter)
{
  start (PMN_IMPORT_DIALOG (widget), FALSE);
}

static void
action_cancel (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_cancellable_cancel (PMN_IMPORT_DIALOG (widget)->cancellable);
}

static void
on_undone (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnImportDialog) self = PMN_IMPORT_DIALOG (data);
  PmnWindow *window = pmn_window_of (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = pmn_register_undo_finish (PMN_REGISTER (source), result, &error);

  if (error != NULL)
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.undo", TRUE);
      pmn_error_dialog_present (GTK_WIDGET (self), _ ("The import cannot be undone"), error);
      return;
    }
  if (window != NULL)
    {
      if (sentence != NULL)
        pmn_window_toast_undone (window, sentence);
      else
        pmn_window_toast (window, _ ("Import undone"));
    }
  adw_dialog_close (ADW_DIALOG (self));
}

static void
action_undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnImportDialog *self = PMN_IMPORT_DIALOG (widget);

  gtk_widget_action_set_enabled (widget, name, FALSE);
  pmn_register_undo_async (self->reg, self->report->step_id, NULL, on_undone, g_object_ref (self));
}

static gboolean
on_dropped (GtkDropTarget *target, const GValue *value, double x, double y, PmnImportDialog *self)
{
  GSList *files = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autofree char *path = files != NULL ? g_file_get_path (files->data) : NULL;

  g_slist_free (files);
  if (path == NULL || self->cancellable != NULL)
    return FALSE;
  pmn_import_dialog_set_file (self, path);
  return TRUE;
}

static void
pmn_import_dialog_closed (AdwDialog *dialog)
{
  PmnImportDialog *self = PMN_IMPORT_DIALOG (dialog);

  self->closed = TRUE;
  g_cancellable_cancel (self->cancellable);
}

static void
pmn_import_dialog_dispose (GObject *object)
{
  PmnImportDialog *self = PMN_IMPORT_DIALOG (object);

  self->closed = TRUE;
  g_clear_object (&self->reg);
  gtk_widget_dispose_template (GTK_WIDGET (object), PMN_TYPE_IMPORT_DIALOG);
  G_OBJECT_CLASS (pmn_import_dialog_parent_class)->dispose (object);
}

static void
pmn_import_dialog_finalize (GObject *object)
{
  PmnImportDialog *self = PMN_IMPORT_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->report, pmn_import_report_free);
  g_ptr_array_unref (self->count_rows);
  g_ptr_array_unref (self->list_rows);
  g_ptr_array_unref (self->mapping_rows);
  g_free (self->path);
  G_OBJECT_CLASS (pmn_import_dialog_parent_class)->finalize (object);
}

static void
pmn_import_dialog_class_init (PmnImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmn_import_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pmn_import_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = pmn_import_dialog_closed;

  g_type_ensure (PMN_TYPE_NARROW_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               PMN_RESOURCE_PATH "/import/pmn-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PmnImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PmnImportDialog, other_button);
  gtk_widget_class_bind_template_child (widget_class, PmnImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, PmnImportDialog, busy_page);
  gtk_widget_class_bind_template_child (widget_class, PmnImportDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, PmnImportDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, PmnImportDialog, names_row);
  gtk_widget_class_bind_template_child (widget_class, PmnImportDialog, notes_row);
  gtk_widget_class_bind_template_child (widget_class, PmnImportDialog, create_row);
  gtk_widget_class_bind_template_child (widget_class, PmnImportDialog, outside_row);
  gtk_widget_class_bind_template_child (widget_class, PmnImportDialog, mapping_group);
  gtk_widget_class_bind_template_child (widget_class, PmnImportDialog, counts_group);
  gtk_widget_class_bind_template_child (widget_class, PmnImportDialog, lists_group);
  gtk_widget_class_bind_template_child (widget_class, PmnImportDialog, result_page);
  gtk_widget_class_bind_template_child (widget_class, PmnImportDialog, undo_button);
  gtk_widget_class_install_action (widget_class, "import.choose", NULL, action_choose);
  gtk_widget_class_install_action (widget_class, "import.run", NULL, action_run);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, action_cancel);
  gtk_widget_class_install_action (widget_class, "import.undo", NULL, action_undo);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "import.run",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "import.run", NULL);
}

static void
pmn_import_dialog_init (PmnImportDialog *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  GtkWidget *options[4];

  self->count_rows = g_ptr_array_new ();
  self->list_rows = g_ptr_array_new ();
  self->mapping_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (target, "drop", G_CALLBACK (on_dropped), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  options[0] = GTK_WIDGET (self->names_row);
  options[1] = GTK_WIDGET (self->notes_row);
  options[2] = GTK_WIDGET (self->create_row);
  options[3] = GTK_WIDGET (self->outside_row);
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    g_signal_connect_object (options[i], "notify::active", G_CALLBACK (on_option_changed), self,
                             G_CONNECT_SWAPPED);
  show_state (self, "choose");
}

AdwDialog *
pmn_import_dialog_new (PmnRegister *reg, const char *path)
{
  PmnImportDialog *self;

  g_return_val_if_fail (PMN_IS_REGISTER (reg), NULL);

  self = g_object_new (PMN_TYPE_IMPORT_DIALOG, NULL);
  self->reg = g_object_ref (reg);
  if (path != NULL)
    pmn_import_dialog_set_file (self, path);
  return ADW_DIALOG (self);
}

void
pmn_import_dialog_set_file (PmnImportDialog *self, const char *path)
{
  g_return_if_fail (PMN_IS_IMPORT_DIALOG (self));
  g_return_if_fail (path != NULL);

  g_set_str (&self->path, path);
  g_clear_pointer (&self->report, pmn_import_report_free);
  clear_rows (self->mapping_group, self->mapping_rows);
  start (self, TRUE);
}

const char *
pmn_import_dialog_get_state (PmnImportDialog *self)
{
  g_return_val_if_fail (PMN_IS_IMPORT_DIALOG (self), "choose");

  return gtk_stack_get_visible_child_name (self->stack);
}
