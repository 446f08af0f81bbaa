/* pmn-absence-editor.c: the form of an absence
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "team/pmn-absence-editor.h"

#include <glib/gi18n.h>

#include "pmn-labels.h"
#include "pmn-ui.h"
#include "pmn-vocabulary.h"
#include "widgets/pmn-choice-row.h"
#include "widgets/pmn-date-row.h"
#include "widgets/pmn-issue-row.h"

struct _PmnAbsenceEditor
{
  PmnEditorDialog parent_instance;

  PmnDateRow *from_row;
  PmnDateRow *to_row;
  PmnChoiceRow *part_row;
  PmnChoiceRow *reason_row;
  GtkEditable *notes_row;
};

G_DEFINE_FINAL_TYPE (PmnAbsenceEditor, pmn_absence_editor, PMN_TYPE_EDITOR_DIALOG)

static void
pmn_absence_editor_show_row (PmnEditorDialog *dialog, gconstpointer row)
{
  PmnAbsenceEditor *self = PMN_ABSENCE_EDITOR (dialog);
  const PmnAbsence *absence = row;

  pmn_date_row_set_day (self->from_row, absence->from);
  pmn_date_row_set_day (self->to_row, absence->to);
  pmn_choice_row_set_int (self->part_row, absence->part);
  pmn_choice_row_set_id (self->reason_row, absence->reason);
  pmn_ui_set_text (self->notes_row, absence->notes);
}

static void
pmn_absence_editor_read_row (PmnEditorDialog *dialog, gpointer row, PmnValidation *issues)
{
  PmnAbsenceEditor *self = PMN_ABSENCE_EDITOR (dialog);
  PmnAbsence *absence = row;
  g_autoptr (GError) from_error = NULL;
  g_autoptr (GError) to_error = NULL;

  absence->from = pmn_date_row_get_day (self->from_row, &from_error);
  if (from_error != NULL)
    pmn_validation_add (issues, PMN_ISSUE_ERROR, "from", "%s", from_error->message);
  absence->to = pmn_date_row_get_day (self->to_row, &to_error);
  if (to_error != NULL)
    pmn_validation_add (issues, PMN_ISSUE_ERROR, "to", "%s", to_error->message);
  else if (absence->to == PMN_DAY_NONE)
    absence->to = absence->from;
  absence->part = (PmnDayPart) pmn_choice_row_get_int (self->part_row);
  absence->reason = g_intern_string (pmn_choice_row_get_id (self->reason_row));
  g_free (absence->notes);
  absence->notes = pmn_ui_text_or_null (self->notes_row);
}

static void
pmn_absence_editor_validate (PmnEditorDialog *dialog, gconstpointer row, PmnValidation *issues)
{
  pmn_absence_validate (row, issues);
}

static char *
pmn_absence_editor_describe_saved (PmnEditorDialog *dialog, gconstpointer saved, gboolean created)
{
  return g_strdup (created ? _ ("Absence added") : _ ("Absence changed"));
}

static void
pmn_absence_editor_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PMN_TYPE_ABSENCE_EDITOR);
  G_OBJECT_CLASS (pmn_absence_editor_parent_class)->dispose (object);
}

static void
pmn_absence_editor_class_init (PmnAbsenceEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PmnEditorDialogClass *editor_class = PMN_EDITOR_DIALOG_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmn_absence_editor_dispose;
  editor_class->show_row = pmn_absence_editor_show_row;
  editor_class->read_row = pmn_absence_editor_read_row;
  editor_class->validate = pmn_absence_editor_validate;
  editor_class->describe_saved = pmn_absence_editor_describe_saved;

  g_type_ensure (PMN_TYPE_CHOICE_ROW);
  g_type_ensure (PMN_TYPE_DATE_ROW);
  g_type_ensure (PMN_TYPE_ISSUE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               PMN_RESOURCE_PATH "/team/pmn-absence-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, PmnAbsenceEditor, from_row);
  gtk_widget_class_bind_template_child (widget_class, PmnAbsenceEditor, to_row);
  gtk_widget_class_bind_template_child (widget_class, PmnAbsenceEditor, part_row);
  gtk_widget_class_bind_template_child (widget_class, PmnAbsenceEditor, reason_row);
  gtk_widget_class_bind_template_child (widget_class, PmnAbsenceEditor, notes_row);
}

static void
pmn_absence_editor_init (PmnAbsenceEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int part = PMN_DAY_PART_FULL; part <= PMN_DAY_PART_AFTERNOON; part++)
    pmn_choice_row_add_int (self->part_row, part, pmn_label_day_part ((PmnDayPart) part));
  pmn_choice_row_add_vocabulary (self->reason_row, PMN_VOCABULARY_ABSENCE_REASON);
}

AdwDialog *
pmn_absence_editor_new (PmnRegister *reg, const PmnAbsence *absence)
{
  PmnAbsenceEditor *self = g_object_new (PMN_TYPE_ABSENCE_EDITOR, NULL);

  pmn_editor_dialog_set_up (PMN_EDITOR_DIALOG (self), reg, PMN_ENTITY_ABSENCE, absence, "absence");
  return ADW_DIALOG (self);
}
