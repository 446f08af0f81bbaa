/* pmn-mediator-editor.c: the form of a person of the team
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "team/pmn-mediator-editor.h"

#include <glib/gi18n.h>
#include <math.h>

#include "pmn-format.h"
#include "pmn-labels.h"
#include "pmn-place.h"
#include "pmn-ui.h"
#include "team/pmn-absences-group.h"
#include "widgets/pmn-choice-row.h"
#include "widgets/pmn-date-row.h"
#include "widgets/pmn-issue-row.h"
#include "widgets/pmn-term-picker.h"

struct _PmnMediatorEditor
{
  PmnEditorDialog parent_instance;

  GtkEditable *given_row;
  GtkEditable *family_row;
  PmnChoiceRow *kind_row;
  GtkEditable *email_row;
  GtkEditable *phone_row;
  PmnTermPicker *days_picker;
  AdwSpinRow *hours_row;
  PmnDateRow *from_row;
  PmnDateRow *to_row;
  GtkEditable *employer_row;
  GtkEditable *national_id_row;
  PmnAbsencesGroup *absences_group;

  gboolean is_agent; /* one of the two mandatory ones of a France Services place */
};

G_DEFINE_FINAL_TYPE (PmnMediatorEditor, pmn_mediator_editor, PMN_TYPE_EDITOR_DIALOG)

static const PmnMediator *
get_mediator (PmnMediatorEditor *self)
{
  return pmn_editor_dialog_get_row (PMN_EDITOR_DIALOG (self));
}

/* The form ------------------------------------------------------------------------------------- */

/* What a role means is said as soon as it is chosen, not after saving. */
static void
on_kind_changed (PmnMediatorEditor *self)
{
  pmn_editor_dialog_show_warnings (PMN_EDITOR_DIALOG (self));
}

static void
on_places_listed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnMediatorEditor) self = PMN_MEDIATOR_EDITOR (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) places = pmn_register_list_finish (PMN_REGISTER (source), result, &error);

  if (places == NULL)
    {
      pmn_editor_dialog_fail (PMN_EDITOR_DIALOG (self), error);
      return;
    }
  for (guint i = 0; i < places->len; i++)
    self->is_agent
        |= pmn_place_has_agent (g_ptr_array_index (places, i), get_mediator (self)->record.id);
  pmn_editor_dialog_ready (PMN_EDITOR_DIALOG (self));
}

static void
pmn_mediator_editor_prepare (PmnEditorDialog *dialog)
{
  PmnMediatorEditor *self = PMN_MEDIATOR_EDITOR (dialog);
  PmnRegister *reg = pmn_editor_dialog_get_register (dialog);
  gboolean is_new = pmn_editor_dialog_is_new (dialog);

  gtk_widget_set_visible (GTK_WIDGET (self->absences_group), !is_new);
  if (is_new)
    {
      pmn_editor_dialog_ready (dialog);
      return;
    }
  pmn_absences_group_show (self->absences_group, reg, get_mediator (self)->record.id);
  pmn_register_list_async (reg, PMN_ENTITY_PLACE, NULL, pmn_editor_dialog_get_cancellable (dialog),
                           on_places_listed, g_object_ref (self));
}

static void
pmn_mediator_editor_show_row (PmnEditorDialog *dialog, gconstpointer row)
{
  PmnMediatorEditor *self = PMN_MEDIATOR_EDITOR (dialog);
  const PmnMediator *mediator = row;

  pmn_ui_set_text (self->given_row, mediator->given);
  pmn_ui_set_text (self->family_row, mediator->family);
  pmn_choice_row_set_int (self->kind_row, mediator->kind);
  pmn_ui_set_text (self->email_row, mediator->email);
  pmn_show_identifier (self->phone_row, PMN_IDENTIFIER_PHONE, mediator->phone);
  for (int i = 0; i < 7; i++)
    {
      const char code[] = { (char) ('0' + i), '\0' };

      pmn_term_picker_set_active (self->days_picker, code,
                                  (mediator->working_days & (1u << i)) != 0);
    }
  adw_spin_row_set_value (self->hours_row, mediator->weekly_minutes / 60.0);
  pmn_date_row_set_day (self->from_row, mediator->active_from);
  pmn_date_row_set_day (self->to_row, mediator->active_to);
  pmn_ui_set_text (self->employer_row, mediator->employer);
  pmn_ui_set_text (self->national_id_row, mediator->national_id);
  on_kind_changed (self);
}

static void
pmn_mediator_editor_read_row (PmnEditorDialog *dialog, gpointer row, PmnValidation *issues)
{
  PmnMediatorEditor *self = PMN_MEDIATOR_EDITOR (dialog);
  PmnMediator *mediator = row;

  /* Names are never NULL. */
  pmn_ui_take_text (&mediator->given,
                    g_strstrip (g_strdup (gtk_editable_get_text (self->given_row))));
  pmn_ui_take_text (&mediator->family,
                    g_strstrip (g_strdup (gtk_editable_get_text (self->family_row))));
  mediator->kind = (PmnMediatorKind) pmn_choice_row_get_int (self->kind_row);
  pmn_ui_take_text (&mediator->email, pmn_read_identifier (self->email_row, PMN_IDENTIFIER_EMAIL));
  pmn_ui_take_text (&mediator->phone, pmn_read_identifier (self->phone_row, PMN_IDENTIFIER_PHONE));
  mediator->working_days = 0;
  for (int i = 0; i < 7; i++)
    {
      const char code[] = { (char) ('0' + i), '\0' };

      if (pmn_term_picker_get_active (self->days_picker, code))
        mediator->working_days |= 1u << i;
    }
  /* A number is only taken when the focus leaves it, and Ctrl+Enter does not move the focus. */
  adw_spin_row_update (self->hours_row);
  mediator->weekly_minutes = (gint) lround (adw_spin_row_get_value (self->hours_row) * 60);
  mediator->active_from = pmn_date_row_read (self->from_row, "active_from", issues);
  mediator->active_to = pmn_date_row_read (self->to_row, "active_to", issues);
  pmn_ui_take_text (&mediator->employer, pmn_ui_text_or_null (self->employer_row));
  pmn_ui_take_text (&mediator->national_id, pmn_ui_text_or_null (self->national_id_row));
}

static void
pmn_mediator_editor_validate (PmnEditorDialog *dialog, gconstpointer row, PmnValidation *issues)
{
  const PmnMediator *mediator = row;

  pmn_mediator_validate (mediator, issues);
  if (!pmn_mediator_kind_can_author (mediator->kind))
    pmn_validation_add (issues, PMN_ISSUE_WARNING, "kind", "%s",
                        _ ("May take part in activities, but does not sign them."));
  if (mediator->kind == PMN_MEDIATOR_CONSEILLER && PMN_MEDIATOR_EDITOR (dialog)->is_agent)
    pmn_place_warn_of_agent ("kind", issues);
}

static char *
pmn_mediator_editor_describe_saved (PmnEditorDialog *dialog, gconstpointer saved, gboolean created)
{
  g_autofree char *name = pmn_mediator_get_display_name (saved);

  /* Translators: %s is the name of a person of the team. */
  return g_strdup_printf (created ? _ ("%s added to the team") : _ ("%s changed"), name);
}

static void
pmn_mediator_editor_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PMN_TYPE_MEDIATOR_EDITOR);
  G_OBJECT_CLASS (pmn_mediator_editor_parent_class)->dispose (object);
}

static void
pmn_mediator_editor_class_init (PmnMediatorEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PmnEditorDialogClass *editor_class = PMN_EDITOR_DIALOG_CLASS (klass);

  object_class->dispose = pmn_mediator_editor_dispose;
  editor_class->prepare = pmn_mediator_editor_prepare;
  editor_class->show_row = pmn_mediator_editor_show_row;
  editor_class->read_row = pmn_mediator_editor_read_row;
  editor_class->validate = pmn_mediator_editor_validate;
  editor_class->describe_saved = pmn_mediator_editor_describe_saved;

  g_type_ensure (PMN_TYPE_ABSENCES_GROUP);
  g_type_ensure (PMN_TYPE_CHOICE_ROW);
  g_type_ensure (PMN_TYPE_DATE_ROW);
  g_type_ensure (PMN_TYPE_ISSUE_ROW);
  g_type_ensure (PMN_TYPE_TERM_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               PMN_RESOURCE_PATH "/team/pmn-mediator-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, PmnMediatorEditor, given_row);
  gtk_widget_class_bind_template_child (widget_class, PmnMediatorEditor, family_row);
  gtk_widget_class_bind_template_child (widget_class, PmnMediatorEditor, kind_row);
  gtk_widget_class_bind_template_child (widget_class, PmnMediatorEditor, email_row);
  gtk_widget_class_bind_template_child (widget_class, PmnMediatorEditor, phone_row);
  gtk_widget_class_bind_template_child (widget_class, PmnMediatorEditor, days_picker);
  gtk_widget_class_bind_template_child (widget_class, PmnMediatorEditor, hours_row);
  gtk_widget_class_bind_template_child (widget_class, PmnMediatorEditor, from_row);
  gtk_widget_class_bind_template_child (widget_class, PmnMediatorEditor, to_row);
  gtk_widget_class_bind_template_child (widget_class, PmnMediatorEditor, employer_row);
  gtk_widget_class_bind_template_child (widget_class, PmnMediatorEditor, national_id_row);
  gtk_widget_class_bind_template_child (widget_class, PmnMediatorEditor, absences_group);
}

static void
pmn_mediator_editor_init (PmnMediatorEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int kind = PMN_MEDIATOR_CONSEILLER; kind <= PMN_MEDIATOR_SERVICE_CIVIQUE; kind++)
    pmn_choice_row_add_int (self->kind_row, kind, pmn_label_mediator_kind ((PmnMediatorKind) kind));
  for (int i = 0; i < 7; i++)
    {
      const char code[] = { (char) ('0' + i), '\0' };

      pmn_term_picker_add (self->days_picker, code, pmn_format_weekday (i + 1, pmn_ui_language ()),
                           NULL);
    }
  g_signal_connect_swapped (self->kind_row, "notify::state", G_CALLBACK (on_kind_changed), self);
}

AdwDialog *
pmn_mediator_editor_new (PmnRegister *reg, const PmnMediator *mediator)
{
  PmnMediatorEditor *self = g_object_new (PMN_TYPE_MEDIATOR_EDITOR, NULL);
  g_autoptr (PmnMediator) fresh = NULL;

  if (mediator == NULL)
    mediator = fresh = pmn_mediator_new ();
  pmn_editor_dialog_set_up (PMN_EDITOR_DIALOG (self), reg, PMN_ENTITY_MEDIATOR, mediator,
                            "mediator");
  return ADW_DIALOG (self);
}
