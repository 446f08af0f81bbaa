/* pmn-beneficiary-editor.c: the form of a followed person
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "beneficiaries/pmn-beneficiary-editor.h"

#include <glib/gi18n.h>

#include "beneficiaries/pmn-notice-dialog.h"
#include "beneficiaries/pmn-similar-people.h"
#include "pmn-labels.h"
#include "pmn-ui.h"
#include "widgets/pmn-choice-row.h"
#include "widgets/pmn-commune-row.h"
#include "widgets/pmn-date-row.h"
#include "widgets/pmn-issue-row.h"
#include "widgets/pmn-notes-row.h"

struct _PmnBeneficiaryEditor
{
  PmnEditorDialog parent_instance;

  GtkEditable *given_row;
  GtkEditable *family_row;
  GtkEditable *year_row;
  PmnSimilarPeople *similar_group;
  PmnChoiceRow *gender_row;
  PmnChoiceRow *status_row;
  PmnCommuneRow *commune_row;
  GtkEditable *phone_row;
  AdwSwitchRow *no_phone_row;
  GtkEditable *email_row;
  AdwSwitchRow *informed_row;
  PmnDateRow *informed_on_row;
  PmnNotesRow *notes_row;
};

G_DEFINE_FINAL_TYPE (PmnBeneficiaryEditor, pmn_beneficiary_editor, PMN_TYPE_EDITOR_DIALOG)

/* The form ------------------------------------------------------------------------------------- */

/* Who has no phone has no number: the field goes away, and its text with it. */
static void
on_no_phone_changed (PmnBeneficiaryEditor *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->phone_row),
                          !adw_switch_row_get_active (self->no_phone_row));
}

/* Most often the notice is given while the form is filled. */
static void
on_informed_changed (PmnBeneficiaryEditor *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->informed_on_row));
  PmnRegister *reg = pmn_editor_dialog_get_register (PMN_EDITOR_DIALOG (self));

  if (adw_switch_row_get_active (self->informed_row) && *typed == '\0')
    pmn_date_row_set_day (self->informed_on_row, pmn_register_get_today (reg));
}

static gint
get_year (PmnBeneficiaryEditor *self)
{
  gint64 year = 0;

  g_ascii_string_to_signed (gtk_editable_get_text (self->year_row), 10, 1, 9999, &year, NULL);
  return (gint) year;
}

static void
on_name_changed (PmnBeneficiaryEditor *self)
{
  PmnEditorDialog *dialog = PMN_EDITOR_DIALOG (self);
  const PmnBeneficiary *person = pmn_editor_dialog_get_row (dialog);

  if (person != NULL && pmn_editor_dialog_is_dirty (dialog))
    pmn_similar_people_look (self->similar_group, pmn_editor_dialog_get_register (dialog),
                             gtk_editable_get_text (self->given_row),
                             gtk_editable_get_text (self->family_row), get_year (self),
                             person->record.id);
}

/* The person is there already: for whoever asked, that is who was meant. */
static void
on_similar_chosen (PmnBeneficiaryEditor *self, gint64 id)
{
  g_autoptr (PmnBeneficiaryEditor) kept = g_object_ref (self);

  /* Closing gives the focus back: whoever asked may then put it elsewhere. */
  pmn_editor_dialog_discard (PMN_EDITOR_DIALOG (kept));
  g_signal_emit_by_name (kept, "saved", id);
}

static void
action_show_notice (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnRegister *reg = pmn_editor_dialog_get_register (PMN_EDITOR_DIALOG (widget));

  adw_dialog_present (pmn_notice_dialog_new (reg), widget);
}

static void
pmn_beneficiary_editor_show_row (PmnEditorDialog *dialog, gconstpointer row)
{
  PmnBeneficiaryEditor *self = PMN_BENEFICIARY_EDITOR (dialog);
  const PmnBeneficiary *person = row;
  g_autofree char *year
      = person->birth_year != 0 ? g_strdup_printf ("%d", person->birth_year) : NULL;

  pmn_ui_set_text (self->given_row, person->given);
  pmn_ui_set_text (self->family_row, person->family);
  pmn_ui_set_text (self->year_row, year);
  pmn_choice_row_set_id (self->gender_row, person->gender);
  pmn_choice_row_set_id (self->status_row, person->status);
  pmn_commune_row_set_commune (self->commune_row, person->insee, person->postcode, person->commune);
  pmn_show_identifier (self->phone_row, PMN_IDENTIFIER_PHONE, person->phone);
  adw_switch_row_set_active (self->no_phone_row, person->no_phone);
  pmn_ui_set_text (self->email_row, person->email);
  pmn_date_row_set_day (self->informed_on_row, person->informed_on);
  adw_switch_row_set_active (self->informed_row, person->informed_on != PMN_DAY_NONE);
  pmn_notes_row_set_text (self->notes_row, person->notes);
}

static void
read_year (PmnBeneficiaryEditor *self, PmnBeneficiary *person, PmnValidation *issues)
{
  g_autofree char *text = pmn_ui_text_or_null (self->year_row);
  gint64 year = 0;

  if (text != NULL && !g_ascii_string_to_signed (text, 10, 1, 9999, &year, NULL))
    pmn_validation_add (issues, PMN_ISSUE_ERROR, "birth_year", "%s",
                        _ ("Write the year with four digits, such as 1958."));
  person->birth_year = (gint) year;
}

static void
read_notice (PmnBeneficiaryEditor *self, PmnBeneficiary *person, PmnValidation *issues)
{
  person->informed_on = adw_switch_row_get_active (self->informed_row)
                            ? pmn_date_row_read (self->informed_on_row, "informed_on", issues)
                            : PMN_DAY_NONE;
}

static void
pmn_beneficiary_editor_read_row (PmnEditorDialog *dialog, gpointer row, PmnValidation *issues)
{
  PmnBeneficiaryEditor *self = PMN_BENEFICIARY_EDITOR (dialog);
  PmnBeneficiary *person = row;

  pmn_ui_take_text (&person->given, pmn_ui_text_or_null (self->given_row));
  pmn_ui_take_text (&person->family, pmn_ui_text_or_null (self->family_row));
  read_year (self, person, issues);
  person->gender = g_intern_string (pmn_choice_row_get_id (self->gender_row));
  person->status = g_intern_string (pmn_choice_row_get_id (self->status_row));
  pmn_commune_row_read (self->commune_row, "insee", person->insee, person->postcode,
                        &person->commune, issues);
  person->no_phone = adw_switch_row_get_active (self->no_phone_row);
  pmn_ui_take_text (&person->phone,
                    person->no_phone ? NULL
                                     : pmn_read_identifier (self->phone_row, PMN_IDENTIFIER_PHONE));
  pmn_ui_take_text (&person->email, pmn_read_identifier (self->email_row, PMN_IDENTIFIER_EMAIL));
  read_notice (self, person, issues);
  pmn_ui_take_text (&person->notes, pmn_notes_row_dup_text (self->notes_row));
}

static void
pmn_beneficiary_editor_validate (PmnEditorDialog *dialog, gconstpointer row, PmnValidation *issues)
{
  PmnRegister *reg = pmn_editor_dialog_get_register (dialog);

  pmn_beneficiary_validate (row, pmn_register_get_today (reg), issues);
  /* A date that cannot be read has its own sentence. */
  if (pmn_validation_find (issues, "informed_on") == NULL)
    pmn_beneficiary_validate_notice (row, issues);
}

static char *
pmn_beneficiary_editor_describe_saved (PmnEditorDialog *dialog, gconstpointer saved,
                                       gboolean created)
{
  g_autofree char *name = pmn_beneficiary_get_display_name (saved);

  /* Translators: %s is the name of a followed person. */
  return g_strdup_printf (created ? _ ("%s is followed now") : _ ("%s changed"), name);
}

static void
pmn_beneficiary_editor_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PMN_TYPE_BENEFICIARY_EDITOR);
  G_OBJECT_CLASS (pmn_beneficiary_editor_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PmnBeneficiaryEditor, given_row);
  gtk_widget_class_bind_template_child (widget_class, PmnBeneficiaryEditor, family_row);
  gtk_widget_class_bind_template_child (widget_class, PmnBeneficiaryEditor, year_row);
  gtk_widget_class_bind_template_child (widget_class, PmnBeneficiaryEditor, similar_group);
  gtk_widget_class_bind_template_child (widget_class, PmnBeneficiaryEditor, gender_row);
  gtk_widget_class_bind_template_child (widget_class, PmnBeneficiaryEditor, status_row);
  gtk_widget_class_bind_template_child (widget_class, PmnBeneficiaryEditor, commune_row);
  gtk_widget_class_bind_template_child (widget_class, PmnBeneficiaryEditor, phone_row);
  gtk_widget_class_bind_template_child (widget_class, PmnBeneficiaryEditor, no_phone_row);
  gtk_widget_class_bind_template_child (widget_class, PmnBeneficiaryEditor, email_row);
  gtk_widget_class_bind_template_child (widget_class, PmnBeneficiaryEditor, informed_row);
  gtk_widget_class_bind_template_child (widget_class, PmnBeneficiaryEditor, informed_on_row);
  gtk_widget_class_bind_template_child (widget_class, PmnBeneficiaryEditor, notes_row);
}

static void
pmn_beneficiary_editor_class_init (PmnBeneficiaryEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PmnEditorDialogClass *editor_class = PMN_EDITOR_DIALOG_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmn_beneficiary_editor_dispose;
  editor_class->show_row = pmn_beneficiary_editor_show_row;
  editor_class->read_row = pmn_beneficiary_editor_read_row;
  editor_class->validate = pmn_beneficiary_editor_validate;
  editor_class->describe_saved = pmn_beneficiary_editor_describe_saved;

  g_type_ensure (PMN_TYPE_CHOICE_ROW);
  g_type_ensure (PMN_TYPE_COMMUNE_ROW);
  g_type_ensure (PMN_TYPE_DATE_ROW);
  g_type_ensure (PMN_TYPE_ISSUE_ROW);
  g_type_ensure (PMN_TYPE_NOTES_ROW);
  g_type_ensure (PMN_TYPE_SIMILAR_PEOPLE);
  gtk_widget_class_set_template_from_resource (widget_class, PMN_RESOURCE_PATH
                                               "/beneficiaries/pmn-beneficiary-editor.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "beneficiary.show-notice", NULL,
                                   action_show_notice);
}

static void
pmn_beneficiary_editor_init (PmnBeneficiaryEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pmn_choice_row_add_dimension (self->gender_row, PMN_DIMENSION_GENDER);
  pmn_choice_row_add_dimension (self->status_row, PMN_DIMENSION_STATUS);
  g_signal_connect_swapped (self->no_phone_row, "notify::active", G_CALLBACK (on_no_phone_changed),
                            self);
  g_signal_connect_swapped (self->given_row, "changed", G_CALLBACK (on_name_changed), self);
  g_signal_connect_swapped (self->family_row, "changed", G_CALLBACK (on_name_changed), self);
  g_signal_connect_swapped (self->year_row, "changed", G_CALLBACK (on_name_changed), self);
  g_signal_connect_swapped (self->similar_group, "chosen", G_CALLBACK (on_similar_chosen), self);
  g_signal_connect_swapped (self->informed_row, "notify::active", G_CALLBACK (on_informed_changed),
                            self);
}

AdwDialog *
pmn_beneficiary_editor_new (PmnRegister *reg, const PmnBeneficiary *person)
{
  PmnBeneficiaryEditor *self = g_object_new (PMN_TYPE_BENEFICIARY_EDITOR, NULL);
  g_autoptr (PmnBeneficiary) fresh = NULL;

  if (person == NULL)
    {
      person = fresh = pmn_beneficiary_new ();
      fresh->author_id = pmn_register_get_actor (reg);
    }
  pmn_editor_dialog_set_up (PMN_EDITOR_DIALOG (self), reg, PMN_ENTITY_BENEFICIARY, person,
                            "beneficiary");
  return ADW_DIALOG (self);
}
