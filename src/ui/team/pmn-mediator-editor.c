/* pmn-mediator-editor.c: the form of a person of the team
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "team/pmn-mediator-editor.h"

#include <glib/gi18n.h>
#include <math.h>

#include "pmn-format.h"
#include "pmn-labels.h"
#include "pmn-ui.h"
#include "pmn-vocabulary.h"
#include "team/pmn-absence-editor.h"
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
  PmnIssueRow *kind_note;
  GtkEditable *email_row;
  GtkEditable *phone_row;
  PmnTermPicker *days_picker;
  AdwSpinRow *hours_row;
  PmnDateRow *from_row;
  PmnDateRow *to_row;
  GtkEditable *employer_row;
  GtkEditable *national_id_row;
  AdwPreferencesGroup *absences_group;

  GPtrArray *absences;     /* PmnAbsence of this person */
  GPtrArray *absence_rows; /* in the group, same order */
};

G_DEFINE_FINAL_TYPE (PmnMediatorEditor, pmn_mediator_editor, PMN_TYPE_EDITOR_DIALOG)

static const PmnMediator *
get_mediator (PmnMediatorEditor *self)
{
  return pmn_editor_dialog_get_row (PMN_EDITOR_DIALOG (self));
}

/* Absences ------------------------------------------------------------------------------------- */

static void
open_absence (PmnMediatorEditor *self, const PmnAbsence *absence)
{
  AdwDialog *dialog
      = pmn_absence_editor_new (pmn_editor_dialog_get_register (PMN_EDITOR_DIALOG (self)), absence);

  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
on_absence_activated (AdwActionRow *row, PmnMediatorEditor *self)
{
  guint index;

  if (g_ptr_array_find (self->absence_rows, row, &index))
    open_absence (self, g_ptr_array_index (self->absences, index));
}

static GtkWidget *
make_absence_row (const PmnAbsence *absence)
{
  PmnPeriod period = { absence->from, absence->to };
  g_autofree char *when = absence->from == absence->to
                              ? pmn_format_date (absence->from, pmn_ui_language ())
                              : pmn_format_period (period, pmn_ui_language ());
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), when);
  if (absence->part == PMN_DAY_PART_FULL)
    adw_action_row_set_subtitle (
        ADW_ACTION_ROW (row),
        pmn_vocabulary_label (PMN_VOCABULARY_ABSENCE_REASON, absence->reason));
  else
    {
      g_autofree char *subtitle = g_strdup_printf (
          "%s · %s", pmn_vocabulary_label (PMN_VOCABULARY_ABSENCE_REASON, absence->reason),
          pmn_label_day_part (absence->part));

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const PmnAbsence *first = *(const PmnAbsence *const *) a;
  const PmnAbsence *second = *(const PmnAbsence *const *) b;

  return (second->from > first->from) - (second->from < first->from);
}

static void
on_absences_listed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnMediatorEditor) self = PMN_MEDIATOR_EDITOR (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = pmn_register_list_finish (PMN_REGISTER (source), result, &error);

  if (all == NULL || self->absences_group == NULL)
    {
      if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        adw_preferences_group_set_description (self->absences_group, error->message);
      return;
    }
  for (guint i = 0; i < self->absence_rows->len; i++)
    adw_preferences_group_remove (self->absences_group, g_ptr_array_index (self->absence_rows, i));
  g_ptr_array_set_size (self->absence_rows, 0);
  g_ptr_array_set_size (self->absences, 0);
  for (guint i = 0; i < all->len; i++)
    {
      const PmnAbsence *absence = g_ptr_array_index (all, i);

      if (absence->mediator_id == get_mediator (self)->record.id)
        g_ptr_array_add (self->absences, pmn_absence_copy (absence));
    }
  g_ptr_array_sort (self->absences, compare_newest_first);
  for (guint i = 0; i < self->absences->len; i++)
    {
      GtkWidget *row = make_absence_row (g_ptr_array_index (self->absences, i));

      g_signal_connect_object (row, "activated", G_CALLBACK (on_absence_activated), self, 0);
      g_ptr_array_add (self->absence_rows, row);
      adw_preferences_group_add (self->absences_group, row);
    }
  adw_preferences_group_set_description (self->absences_group,
                                         self->absences->len == 0 ? _ ("None noted.") : NULL);
}

static void
list_absences (PmnMediatorEditor *self)
{
  pmn_register_list_async (pmn_editor_dialog_get_register (PMN_EDITOR_DIALOG (self)),
                           PMN_ENTITY_ABSENCE, NULL,
                           pmn_editor_dialog_get_cancellable (PMN_EDITOR_DIALOG (self)),
                           on_absences_listed, g_object_ref (self));
}

static void
on_register_changed (PmnMediatorEditor *self, const PmnStoreNews *news)
{
  if ((news->entities & (1u << PMN_ENTITY_ABSENCE)) != 0)
    list_absences (self);
}

static void
action_add_absence (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PmnMediatorEditor *self = PMN_MEDIATOR_EDITOR (widget);
  g_autoptr (PmnAbsence) absence = pmn_absence_new ();

  absence->mediator_id = get_mediator (self)->record.id;
  open_absence (self, absence);
}

/* The form ------------------------------------------------------------------------------------- */

static void
on_kind_changed (PmnMediatorEditor *self)
{
  PmnIssue note = { PMN_ISSUE_WARNING, "kind",
                    (char *) _ ("May take part in activities, but does not sign them.") };
  gboolean can_author
      = pmn_mediator_kind_can_author ((PmnMediatorKind) pmn_choice_row_get_int (self->kind_row));

  pmn_issue_row_set_issue (self->kind_note, can_author ? NULL : &note);
}

static void
pmn_mediator_editor_prepare (PmnEditorDialog *dialog)
{
  PmnMediatorEditor *self = PMN_MEDIATOR_EDITOR (dialog);
  gboolean is_new = pmn_editor_dialog_is_new (dialog);

  gtk_widget_set_visible (GTK_WIDGET (self->absences_group), !is_new);
  if (!is_new)
    {
      list_absences (self);
      g_signal_connect_object (pmn_editor_dialog_get_register (dialog), "changed",
                               G_CALLBACK (on_register_changed), self, G_CONNECT_SWAPPED);
    }
  pmn_editor_dialog_ready (dialog);
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
set_text (char **place, char *text)
{
  g_free (*place);
  *place = text;
}

static PmnDay
read_day (PmnDateRow *row, const char *field, PmnValidation *issues)
{
  g_autoptr (GError) error = NULL;
  PmnDay day = pmn_date_row_get_day (row, &error);

  if (error != NULL)
    pmn_validation_add (issues, PMN_ISSUE_ERROR, field, "%s", error->message);
  return day;
}

static void
pmn_mediator_editor_read_row (PmnEditorDialog *dialog, gpointer row, PmnValidation *issues)
{
  PmnMediatorEditor *self = PMN_MEDIATOR_EDITOR (dialog);
  PmnMediator *mediator = row;

  /* Names are never NULL. */
  set_text (&mediator->given, g_strstrip (g_strdup (gtk_editable_get_text (self->given_row))));
  set_text (&mediator->family, g_strstrip (g_strdup (gtk_editable_get_text (self->family_row))));
  mediator->kind = (PmnMediatorKind) pmn_choice_row_get_int (self->kind_row);
  set_text (&mediator->email, pmn_read_identifier (self->email_row, PMN_IDENTIFIER_EMAIL));
  set_text (&mediator->phone, pmn_read_identifier (self->phone_row, PMN_IDENTIFIER_PHONE));
  mediator->working_days = 0;
  for (int i = 0; i < 7; i++)
    {
      const char code[] = { (char) ('0' + i), '\0' };

      if (pmn_term_picker_get_active (self->days_picker, code))
        mediator->working_days |= 1u << i;
    }
  mediator->weekly_minutes = (gint) lround (adw_spin_row_get_value (self->hours_row) * 60);
  mediator->active_from = read_day (self->from_row, "active_from", issues);
  mediator->active_to = read_day (self->to_row, "active_to", issues);
  set_text (&mediator->employer, pmn_ui_text_or_null (self->employer_row));
  set_text (&mediator->national_id, pmn_ui_text_or_null (self->national_id_row));
}

static void
pmn_mediator_editor_validate (PmnEditorDialog *dialog, gconstpointer row, PmnValidation *issues)
{
  pmn_mediator_validate (row, issues);
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
pmn_mediator_editor_finalize (GObject *object)
{
  PmnMediatorEditor *self = PMN_MEDIATOR_EDITOR (object);

  g_ptr_array_unref (self->absences);
  g_ptr_array_unref (self->absence_rows);
  G_OBJECT_CLASS (pmn_mediator_editor_parent_class)->finalize (object);
}

static void
pmn_mediator_editor_class_init (PmnMediatorEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PmnEditorDialogClass *editor_class = PMN_EDITOR_DIALOG_CLASS (klass);

  object_class->dispose = pmn_mediator_editor_dispose;
  object_class->finalize = pmn_mediator_editor_finalize;
  editor_class->prepare = pmn_mediator_editor_prepare;
  editor_class->show_row = pmn_mediator_editor_show_row;
  editor_class->read_row = pmn_mediator_editor_read_row;
  editor_class->validate = pmn_mediator_editor_validate;
  editor_class->describe_saved = pmn_mediator_editor_describe_saved;

  g_type_ensure (PMN_TYPE_CHOICE_ROW);
  g_type_ensure (PMN_TYPE_DATE_ROW);
  g_type_ensure (PMN_TYPE_ISSUE_ROW);
  g_type_ensure (PMN_TYPE_TERM_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               PMN_RESOURCE_PATH "/team/pmn-mediator-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, PmnMediatorEditor, given_row);
  gtk_widget_class_bind_template_child (widget_class, PmnMediatorEditor, family_row);
  gtk_widget_class_bind_template_child (widget_class, PmnMediatorEditor, kind_row);
  gtk_widget_class_bind_template_child (widget_class, PmnMediatorEditor, kind_note);
  gtk_widget_class_bind_template_child (widget_class, PmnMediatorEditor, email_row);
  gtk_widget_class_bind_template_child (widget_class, PmnMediatorEditor, phone_row);
  gtk_widget_class_bind_template_child (widget_class, PmnMediatorEditor, days_picker);
  gtk_widget_class_bind_template_child (widget_class, PmnMediatorEditor, hours_row);
  gtk_widget_class_bind_template_child (widget_class, PmnMediatorEditor, from_row);
  gtk_widget_class_bind_template_child (widget_class, PmnMediatorEditor, to_row);
  gtk_widget_class_bind_template_child (widget_class, PmnMediatorEditor, employer_row);
  gtk_widget_class_bind_template_child (widget_class, PmnMediatorEditor, national_id_row);
  gtk_widget_class_bind_template_child (widget_class, PmnMediatorEditor, absences_group);
  gtk_widget_class_install_action (widget_class, "mediator.add-absence", NULL, action_add_absence);
}

static void
pmn_mediator_editor_init (PmnMediatorEditor *self)
{
  self->absences = g_ptr_array_new_with_free_func ((GDestroyNotify) pmn_absence_free);
  self->absence_rows = g_ptr_array_new ();
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
