/* pmn-letter-dialog.c: a letter from a template: which, what to fill in, then its preview
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "letters/pmn-letter-dialog.h"

#include <glib/gi18n.h>

#include "pmn-documents.h"
#include "pmn-letters.h"
#include "pmn-ui.h"
#include "print/pmn-print-dialog.h"
#include "widgets/pmn-choice-row.h"
#include "widgets/pmn-date-row.h"
#include "widgets/pmn-error-dialog.h"
#include "widgets/pmn-form-draft.h"
#include "widgets/pmn-form-state.h"
#include "widgets/pmn-held-keys.h"
#include "widgets/pmn-issue-row.h"
#include "widgets/pmn-notes-row.h"

struct _PmnLetterDialog
{
  AdwDialog parent_instance;

  AdwBanner *draft_banner;
  GtkStack *stack;
  PmnChoiceRow *template_row;
  AdwPreferencesGroup *fields_group;
  GtkWidget *refused_group;
  GtkLabel *refused_label;

  PmnRegister *reg;
  gint64 beneficiary_id;
  PmnLetterList *list;   /* (nullable) until it is read */
  GPtrArray *field_rows; /* GtkWidget, not owned; issue rows too */
  PmnFormDraft *draft;
  char *pristine; /* the fields as the template shows them, or as they were printed last */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (PmnLetterDialog, pmn_letter_dialog, ADW_TYPE_DIALOG)

static const PmnLetterTemplate *
get_template (PmnLetterDialog *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->template_row));

  return self->list != NULL && selected < self->list->templates->len
             ? g_ptr_array_index (self->list->templates, selected)
             : NULL;
}

/* Fields ----------------------------------------------------------------------------------------- */

static void
add_row (PmnLetterDialog *self, GtkWidget *row)
{
  adw_preferences_group_add (self->fields_group, row);
  g_ptr_array_add (self->field_rows, row);
}

static void
add_field (PmnLetterDialog *self, const PmnLetterField *field)
{
  GtkWidget *row;

  if (field->kind == PMN_LETTER_FIELD_TEXT)
    row = g_object_new (PMN_TYPE_NOTES_ROW, NULL);
  else
    row = g_object_new (
        field->kind == PMN_LETTER_FIELD_DAY ? PMN_TYPE_DATE_ROW : ADW_TYPE_ENTRY_ROW, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (field->title));
  g_object_set_data (G_OBJECT (row), "field", (gpointer) field);
  gtk_widget_set_name (row, field->name);
  add_row (self, row);
  if (field->kind == PMN_LETTER_FIELD_DAY)
    {
      pmn_date_row_set_today (PMN_DATE_ROW (row), pmn_register_get_today (self->reg));
      add_row (self, g_object_new (PMN_TYPE_ISSUE_ROW, "field", field->name, "control", row, NULL));
    }
}

static void
show_fields (PmnLetterDialog *self)
{
  const PmnLetterTemplate *template = get_template (self);
  g_autoptr (GPtrArray) asked = NULL;

  for (guint i = 0; i < self->field_rows->len; i++)
    adw_preferences_group_remove (self->fields_group, g_ptr_array_index (self->field_rows, i));
  g_ptr_array_set_size (self->field_rows, 0);
  if (template == NULL)
    return;
  asked = pmn_letter_template_list_asked (template);
  for (guint i = 0; i < asked->len; i++)
    add_field (self, g_ptr_array_index (asked, i));
  gtk_widget_set_visible (GTK_WIDGET (self->fields_group), asked->len > 0);
  g_free (self->pristine);
  self->pristine = pmn_form_state_save (GTK_WIDGET (self->fields_group));
}

static void
on_template_selected (AdwComboRow *row, GParamSpec *pspec, PmnLetterDialog *self)
{
  show_fields (self);
}

/* Draft ------------------------------------------------------------------------------------------ */

/* The template on the first line, then its fields. */
static char *
describe_letter (GtkWidget *form)
{
  PmnLetterDialog *self = PMN_LETTER_DIALOG (form);
  const PmnLetterTemplate *template = get_template (self);
  g_autofree char *fields = NULL;

  if (template == NULL)
    return NULL;
  fields = pmn_form_state_save (GTK_WIDGET (self->fields_group));
  return g_strcmp0 (fields, self->pristine) != 0 ? g_strconcat (template->id, "\n", fields, NULL)
                                                 : NULL;
}

static void
show_draft (GtkWidget *form, const char *draft)
{
  PmnLetterDialog *self = PMN_LETTER_DIALOG (form);
  g_auto (GStrv) parts = g_strsplit (draft, "\n", 2);

  for (guint i = 0; i < self->list->templates->len && g_strv_length (parts) == 2; i++)
    if (g_str_equal (((PmnLetterTemplate *) g_ptr_array_index (self->list->templates, i))->id,
                     parts[0]))
      {
        adw_combo_row_set_selected (ADW_COMBO_ROW (self->template_row), i);
        pmn_form_state_load (GTK_WIDGET (self->fields_group), parts[1]);
        adw_banner_set_revealed (self->draft_banner, TRUE);
      }
}

static void
action_start_over (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnLetterDialog *self = PMN_LETTER_DIALOG (widget);

  show_fields (self);
  pmn_form_draft_forget (self->draft);
  adw_banner_set_revealed (self->draft_banner, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->template_row));
}

/* What is on paper or in a file is no draft; what is typed afterwards is again. */
static void
on_done (PmnLetterDialog *self)
{
  g_free (self->pristine);
  self->pristine = pmn_form_state_save (GTK_WIDGET (self->fields_group));
  pmn_form_draft_forget (self->draft);
  adw_banner_set_revealed (self->draft_banner, FALSE);
}

static void
on_mapped (PmnLetterDialog *self)
{
  pmn_form_draft_watch (self->draft);
}

static void
on_close_attempt (PmnLetterDialog *self)
{
  pmn_form_draft_leave (self->draft, ADW_DIALOG (self));
}

/* Preview ---------------------------------------------------------------------------------------- */

/* Puts what was typed into @request. Returns: whether it can be understood; what cannot is said under its row. */
static gboolean
read_fields (PmnLetterDialog *self, PmnDocumentRequest *request)
{
  g_autoptr (PmnValidation) issues = pmn_validation_new ();
  GtkWidget *wrong;

  for (guint i = 0; i < self->field_rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->field_rows, i);
      const PmnLetterField *field = g_object_get_data (G_OBJECT (row), "field");
      g_autofree char *text = NULL;

      if (field == NULL)
        continue;
      if (PMN_IS_DATE_ROW (row))
        {
          g_autoptr (GError) error = NULL;
          PmnDay day = pmn_date_row_get_day (PMN_DATE_ROW (row), &error);
          char iso[PMN_DAY_ISO_SIZE];

          if (error != NULL)
            pmn_validation_add (issues, PMN_ISSUE_ERROR, field->name, "%s", error->message);
          text = day != PMN_DAY_NONE ? g_strdup (pmn_day_to_iso (day, iso)) : NULL;
        }
      else
        text = PMN_IS_NOTES_ROW (row) ? pmn_notes_row_dup_text (PMN_NOTES_ROW (row))
                                      : pmn_ui_text_or_null (GTK_EDITABLE (row));
      if (text != NULL)
        pmn_document_request_type (request, field->name, text);
    }
  wrong = pmn_issue_rows_show (GTK_WIDGET (self->fields_group), issues);
  if (wrong != NULL)
    gtk_widget_grab_focus (wrong);
  return wrong == NULL;
}

static void
action_preview (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnLetterDialog *self = PMN_LETTER_DIALOG (widget);
  const PmnLetterTemplate *template = get_template (self);
  g_autoptr (PmnDocumentRequest) request = pmn_document_request_new (PMN_DOCUMENT_LETTER);
  AdwDialog *preview;

  if (template == NULL || !read_fields (self, request))
    return;
  request->letter = g_strdup (template->id);
  request->mediator_id = pmn_register_get_actor (self->reg);
  request->beneficiary_id = self->beneficiary_id;
  preview = pmn_print_dialog_new (self->reg, g_steal_pointer (&request));
  g_signal_connect_object (preview, "done", G_CALLBACK (on_done), self, G_CONNECT_SWAPPED);
  adw_dialog_present (preview, widget);
}

/* Templates of the user -------------------------------------------------------------------------- */

static void
on_launched (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnLetterDialog) self = PMN_LETTER_DIALOG (data);
  g_autoptr (GError) error = NULL;
  g_autofree char *heading = NULL;
  GFile *file = gtk_file_launcher_get_file (GTK_FILE_LAUNCHER (source));

  if (gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (source), result, &error)
      || self->stack == NULL
      || g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    return;
  /* Translators: a path; no program opened it. */
  heading = g_strdup_printf (_ ("Open “%s” with a text editor"), g_file_peek_path (file));
  pmn_error_dialog_present (GTK_WIDGET (self), heading, error);
}

static void
on_prepared (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnLetterDialog) self = PMN_LETTER_DIALOG (data);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = pmn_letters_prepare_finish (result, &error);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GtkFileLauncher) launcher = NULL;
  GtkRoot *root;

  if (self->stack == NULL)
    return;
  if (path == NULL)
    {
      pmn_error_dialog_present (GTK_WIDGET (self), _ ("The template could not be copied"), error);
      return;
    }
  file = g_file_new_for_path (path);
  launcher = gtk_file_launcher_new (file);
  root = gtk_widget_get_root (GTK_WIDGET (self));
  gtk_file_launcher_launch (launcher, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                            self->cancellable, on_launched, g_object_ref (self));
}

static void
action_change_template (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnLetterDialog *self = PMN_LETTER_DIALOG (widget);
  const PmnLetterTemplate *template = get_template (self);

  if (template != NULL)
    pmn_letters_prepare_async (template->id, self->cancellable, on_prepared, g_object_ref (self));
}

static void
action_open_folder (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnLetterDialog *self = PMN_LETTER_DIALOG (widget);

  pmn_letters_prepare_async (NULL, self->cancellable, on_prepared, g_object_ref (self));
}

/* Reading ---------------------------------------------------------------------------------------- */

static void
on_listed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnLetterDialog) self = PMN_LETTER_DIALOG (data);
  PmnLetterList *list = pmn_letters_list_finish (result, NULL);

  /* NULL: closed meanwhile. */
  if (list == NULL || self->stack == NULL)
    {
      pmn_letter_list_free (list);
      return;
    }
  self->list = list;
  for (guint i = 0; i < list->templates->len; i++)
    {
      const PmnLetterTemplate *template = g_ptr_array_index (list->templates, i);

      pmn_choice_row_add (self->template_row, template->id, template->title);
    }
  gtk_widget_set_visible (self->refused_group, list->refused != NULL);
  if (list->refused != NULL)
    gtk_label_set_text (self->refused_label, list->refused);
  show_fields (self);
  gtk_stack_set_visible_child_name (self->stack, "letter");
  pmn_held_keys_begin (ADW_DIALOG (self), GTK_WIDGET (self->template_row));
  pmn_form_draft_read (self->draft);
}

/* Class ------------------------------------------------------------------------------------------ */

static void
pmn_letter_dialog_dispose (GObject *object)
{
  PmnLetterDialog *self = PMN_LETTER_DIALOG (object);

  if (self->draft != NULL)
    pmn_form_draft_stop (self->draft);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), PMN_TYPE_LETTER_DIALOG);
  g_clear_object (&self->reg);
  g_clear_object (&self->draft);
  G_OBJECT_CLASS (pmn_letter_dialog_parent_class)->dispose (object);
}

static void
pmn_letter_dialog_finalize (GObject *object)
{
  PmnLetterDialog *self = PMN_LETTER_DIALOG (object);

  pmn_letter_list_free (self->list);
  g_ptr_array_unref (self->field_rows);
  g_free (self->pristine);
  G_OBJECT_CLASS (pmn_letter_dialog_parent_class)->finalize (object);
}

static void
pmn_letter_dialog_class_init (PmnLetterDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmn_letter_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pmn_letter_dialog_finalize;
  g_type_ensure (PMN_TYPE_CHOICE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               PMN_RESOURCE_PATH "/letters/pmn-letter-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PmnLetterDialog, draft_banner);
  gtk_widget_class_bind_template_child (widget_class, PmnLetterDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PmnLetterDialog, template_row);
  gtk_widget_class_bind_template_child (widget_class, PmnLetterDialog, fields_group);
  gtk_widget_class_bind_template_child (widget_class, PmnLetterDialog, refused_group);
  gtk_widget_class_bind_template_child (widget_class, PmnLetterDialog, refused_label);
  gtk_widget_class_bind_template_callback (widget_class, on_template_selected);
  gtk_widget_class_install_action (widget_class, "letter.preview", NULL, action_preview);
  gtk_widget_class_install_action (widget_class, "letter.change-template", NULL,
                                   action_change_template);
  gtk_widget_class_install_action (widget_class, "letter.open-folder", NULL, action_open_folder);
  gtk_widget_class_install_action (widget_class, "letter.start-over", NULL, action_start_over);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "letter.preview",
                                       NULL);
}

static void
pmn_letter_dialog_init (PmnLetterDialog *self)
{
  self->field_rows = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  g_signal_connect (self, "close-attempt", G_CALLBACK (on_close_attempt), NULL);
  g_signal_connect (self, "map", G_CALLBACK (on_mapped), NULL);
}

AdwDialog *
pmn_letter_dialog_new (PmnRegister *reg, const PmnBeneficiary *person)
{
  PmnLetterDialog *self;
  g_autofree char *key = NULL;

  g_return_val_if_fail (PMN_IS_REGISTER (reg) && person != NULL, NULL);

  self = g_object_new (PMN_TYPE_LETTER_DIALOG, NULL);
  self->reg = g_object_ref (reg);
  self->beneficiary_id = person->record.id;
  /* By what names the person for good: erasing them finds it. */
  key = g_strdup_printf ("draft:letter:%s", person->record.uuid);
  self->draft = pmn_form_draft_new (reg, GTK_WIDGET (self), describe_letter, show_draft);
  pmn_form_draft_begin (self->draft, key);
  pmn_held_keys_wait (ADW_DIALOG (self));
  pmn_letters_list_async (self->cancellable, on_listed, g_object_ref (self));
  return ADW_DIALOG (self);
}
