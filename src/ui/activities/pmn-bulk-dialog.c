/* pmn-bulk-dialog.c: one change to the activities that are selected
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "activities/pmn-bulk-dialog.h"

#include <glib/gi18n.h>

#include "pmn-domain-error.h"
#include "pmn-mediator.h"
#include "pmn-place.h"
#include "pmn-ui.h"
#include "pmn-window.h"
#include "widgets/pmn-alert.h"
#include "widgets/pmn-choice-row.h"
#include "widgets/pmn-date-row.h"
#include "widgets/pmn-error-dialog.h"
#include "widgets/pmn-held-keys.h"
#include "widgets/pmn-issue-row.h"
#include "widgets/pmn-narrow-title.h"
#include "widgets/pmn-warning-question.h"
#include "widgets/pmn-work-bar.h"

struct _PmnBulkDialog
{
  AdwDialog parent_instance;

  GtkWidget *apply_button;
  AdwPreferencesGroup *group;
  GtkProgressBar *progress_bar;
  GtkWidget *row;
  PmnIssueRow *issue_row;

  PmnRegister *reg;
  PmnChangeKind kind;
  GArray *ids;
  PmnProgress *progress;
  GCancellable *reading; /* of what the choice needs */
  GCancellable *writing; /* nullable: while the change is made */
};

G_DEFINE_FINAL_TYPE (PmnBulkDialog, pmn_bulk_dialog, ADW_TYPE_DIALOG)

static const struct
{
  const char *title;
  const char *row_title;
  const char *field;
} texts[] = {
  [PMN_CHANGE_ADD_TAG] = { N_ ("Add a Tag"), N_ ("Tag"), "tag" },
  [PMN_CHANGE_REMOVE_TAG] = { N_ ("Remove a Tag"), N_ ("Tag"), "tag" },
  [PMN_CHANGE_RENAME_TAG] = { N_ ("Rename a Tag"), N_ ("Name"), "new_tag" },
  [PMN_CHANGE_MEDIATOR] = { N_ ("Change the Mediator"), N_ ("Mediator"), "mediator_id" },
  [PMN_CHANGE_PLACE] = { N_ ("Change the Place"), N_ ("Place"), "place_id" },
  [PMN_CHANGE_DAY] = { N_ ("Change the Date"), N_ ("Date"), "day" },
};

/* What was chosen ------------------------------------------------------------------------------- */

static PmnActivityChange *
read_change (PmnBulkDialog *self, PmnValidation *issues)
{
  PmnActivityChange *change = pmn_activity_change_new (self->kind);
  g_autoptr (GError) error = NULL;

  switch (self->kind)
    {
    case PMN_CHANGE_MEDIATOR:
    case PMN_CHANGE_PLACE:
      change->id = pmn_choice_row_get_int (PMN_CHOICE_ROW (self->row));
      break;
    case PMN_CHANGE_DAY:
      change->day = pmn_date_row_get_day (PMN_DATE_ROW (self->row), &error);
      break;
    case PMN_CHANGE_REMOVE_TAG:
      change->tag = g_strdup (pmn_choice_row_get_id (PMN_CHOICE_ROW (self->row)));
      break;
    case PMN_CHANGE_ADD_TAG:
    case PMN_CHANGE_RENAME_TAG:
    default:
      change->tag = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->row))));
    }
  if (error != NULL)
    pmn_validation_add (issues, PMN_ISSUE_ERROR, "day", "%s", error->message);
  else
    pmn_activity_change_validate (change, pmn_register_get_today (self->reg), issues);
  return change;
}

/* Making the change ----------------------------------------------------------------------------- */

static void
set_running (PmnBulkDialog *self, gboolean running)
{
  pmn_work_bar_follow (self->progress_bar, running ? self->progress : NULL);
  gtk_widget_set_sensitive (self->apply_button, !running);
  gtk_widget_set_sensitive (GTK_WIDGET (self->group), !running);
}

static void
show_error (PmnBulkDialog *self, const GError *error)
{
  if (g_error_matches (error, PMN_DOMAIN_ERROR, PMN_DOMAIN_ERROR_INVALID))
    {
      const PmnIssue issue = { PMN_ISSUE_ERROR, texts[self->kind].field, error->message };

      pmn_issue_row_set_issue (self->issue_row, &issue);
      gtk_widget_grab_focus (self->row);
    }
  else
    pmn_error_dialog_present (GTK_WIDGET (self), _ ("The activities could not be changed"), error);
}

static void
on_changed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnBulkDialog) self = PMN_BULK_DIALOG (data);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  gint n = pmn_register_change_activities_finish (PMN_REGISTER (source), result, &error);
  gboolean cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  PmnWindow *window;

  g_clear_object (&self->writing);
  if (self->reg == NULL)
    return;
  set_running (self, FALSE);
  if (n < 0 && !cancelled)
    {
      show_error (self, error);
      return;
    }
  window = pmn_window_of (GTK_WIDGET (self));
  if (n >= 0 && window != NULL)
    {
      /* Translators: the message of a toast, beside a button that undoes. */
      sentence = g_strdup_printf (
          ngettext ("%d activity changed", "%d activities changed", (gulong) n), n);
      if (n > 0)
        pmn_window_toast_undo (window, sentence);
      else
        pmn_window_toast (window, _ ("Nothing had to be changed"));
    }
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
begin (PmnBulkDialog *self, const PmnActivityChange *change)
{
  const PmnBulkTarget target = { .ids = self->ids };

  self->writing = g_cancellable_new ();
  g_atomic_int_set (&self->progress->n_done, 0);
  set_running (self, TRUE);
  pmn_register_change_activities_async (self->reg, change, &target, self->progress, self->writing,
                                        on_changed, g_object_ref (self));
}

static void
on_warnings_answered (AdwAlertDialog *question, const char *response, PmnBulkDialog *self)
{
  g_autoptr (PmnValidation) issues = pmn_validation_new ();
  g_autoptr (PmnActivityChange) change = read_change (self, issues);

  if (g_str_equal (response, PMN_WARNING_QUESTION_SAVE))
    begin (self, change);
  else
    gtk_widget_grab_focus (self->row);
}

static void
on_apply (GtkWidget *button, PmnBulkDialog *self)
{
  g_autoptr (PmnValidation) issues = pmn_validation_new ();
  g_autoptr (PmnActivityChange) change = read_change (self, issues);
  g_autofree char *warnings = pmn_warning_question_dup_text (issues);

  if (self->writing != NULL)
    return;
  pmn_issue_rows_show (GTK_WIDGET (self->group), issues);
  if (pmn_validation_has_errors (issues))
    gtk_widget_grab_focus (self->row);
  else if (*warnings != '\0')
    {
      AdwDialog *question = pmn_warning_question_new (warnings);

      g_signal_connect_object (question, "response", G_CALLBACK (on_warnings_answered), self, 0);
      pmn_alert_ask (question, GTK_WIDGET (self));
    }
  else
    begin (self, change);
}

static void
on_row_activated (GtkWidget *row, PmnBulkDialog *self)
{
  on_apply (self->apply_button, self);
}

/* While the change is made, closing cancels it: nothing is left half done. */
static void
on_close_attempt (PmnBulkDialog *self)
{
  if (self->writing != NULL)
    g_cancellable_cancel (self->writing);
  else
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
on_cancel (GtkWidget *button, PmnBulkDialog *self)
{
  on_close_attempt (self);
}

/* Choices --------------------------------------------------------------------------------------- */

static void
add_choice (PmnBulkDialog *self, gconstpointer item)
{
  PmnChoiceRow *row = PMN_CHOICE_ROW (self->row);

  if (self->kind == PMN_CHANGE_PLACE)
    {
      const PmnPlace *place = item;

      pmn_choice_row_add_int (row, place->record.id, place->name);
    }
  else if (self->kind == PMN_CHANGE_MEDIATOR)
    {
      const PmnMediator *mediator = item;
      g_autofree char *name = pmn_mediator_get_display_name (mediator);

      if (pmn_mediator_kind_can_author (mediator->kind))
        pmn_choice_row_add_int (row, mediator->record.id, name);
    }
  else
    {
      const PmnTagCount *tag = item;

      pmn_choice_row_add (row, tag->name, tag->name);
    }
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnBulkDialog) self = PMN_BULK_DIALOG (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items
      = self->kind == PMN_CHANGE_REMOVE_TAG
            ? pmn_register_rows_finish (PMN_REGISTER (source), result, &error)
            : pmn_register_list_finish (PMN_REGISTER (source), result, &error);

  if (self->reg == NULL)
    return;
  if (items == NULL)
    {
      pmn_error_dialog_present (GTK_WIDGET (self), _ ("The form could not be filled"), error);
      return;
    }
  for (guint i = 0; i < items->len; i++)
    add_choice (self, g_ptr_array_index (items, i));
}

static void
list_choices (PmnBulkDialog *self)
{
  if (self->kind == PMN_CHANGE_MEDIATOR || self->kind == PMN_CHANGE_PLACE)
    pmn_register_list_async (
        self->reg, self->kind == PMN_CHANGE_PLACE ? PMN_ENTITY_PLACE : PMN_ENTITY_MEDIATOR, NULL,
        self->reading, on_listed, g_object_ref (self));
  else if (self->kind == PMN_CHANGE_REMOVE_TAG)
    pmn_register_tags_async (self->reg, self->reading, on_listed, g_object_ref (self));
}

static GtkWidget *
make_row (PmnBulkDialog *self)
{
  switch (self->kind)
    {
    case PMN_CHANGE_DAY:
      {
        GtkWidget *row = g_object_new (PMN_TYPE_DATE_ROW, NULL);

        pmn_date_row_set_today (PMN_DATE_ROW (row), pmn_register_get_today (self->reg));
        return row;
      }
    case PMN_CHANGE_MEDIATOR:
    case PMN_CHANGE_PLACE:
    case PMN_CHANGE_REMOVE_TAG:
      return g_object_new (PMN_TYPE_CHOICE_ROW, NULL);
    case PMN_CHANGE_ADD_TAG:
    case PMN_CHANGE_RENAME_TAG:
    default:
      return adw_entry_row_new ();
    }
}

static void
build (PmnBulkDialog *self)
{
  g_autofree char *count = pmn_format_integer (self->ids->len, pmn_ui_language ());
  /* Translators: %s is a whole number, written as the language writes it. */
  g_autofree char *about = g_strdup_printf (
      ngettext ("%s activity is selected.", "%s activities are selected.", (gulong) self->ids->len),
      count);

  adw_dialog_set_title (ADW_DIALOG (self), _ (texts[self->kind].title));
  adw_preferences_group_set_description (self->group, about);
  self->row = make_row (self);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), _ (texts[self->kind].row_title));
  adw_preferences_group_add (self->group, self->row);
  self->issue_row = g_object_new (PMN_TYPE_ISSUE_ROW, "field", texts[self->kind].field, "control",
                                  self->row, NULL);
  adw_preferences_group_add (self->group, GTK_WIDGET (self->issue_row));
  if (ADW_IS_ENTRY_ROW (self->row))
    g_signal_connect_object (self->row, "entry-activated", G_CALLBACK (on_row_activated), self, 0);
  pmn_held_keys_begin (ADW_DIALOG (self), self->row);
  list_choices (self);
}

/* GObject --------------------------------------------------------------------------------------- */

static void
pmn_bulk_dialog_dispose (GObject *object)
{
  PmnBulkDialog *self = PMN_BULK_DIALOG (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->reg);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->progress, g_atomic_rc_box_release);
  gtk_widget_dispose_template (GTK_WIDGET (object), PMN_TYPE_BULK_DIALOG);

  G_OBJECT_CLASS (pmn_bulk_dialog_parent_class)->dispose (object);
}

static void
pmn_bulk_dialog_class_init (PmnBulkDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmn_bulk_dialog_dispose;
  g_type_ensure (PMN_TYPE_NARROW_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               PMN_RESOURCE_PATH "/activities/pmn-bulk-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PmnBulkDialog, apply_button);
  gtk_widget_class_bind_template_child (widget_class, PmnBulkDialog, group);
  gtk_widget_class_bind_template_child (widget_class, PmnBulkDialog, progress_bar);
  gtk_widget_class_bind_template_callback (widget_class, on_apply);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
}

static void
pmn_bulk_dialog_init (PmnBulkDialog *self)
{
  self->reading = g_cancellable_new ();
  self->progress = g_atomic_rc_box_new0 (PmnProgress);
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  g_signal_connect (self, "close-attempt", G_CALLBACK (on_close_attempt), NULL);
}

AdwDialog *
pmn_bulk_dialog_new (PmnRegister *reg, PmnChangeKind kind, GArray *ids)
{
  PmnBulkDialog *self;

  g_return_val_if_fail (PMN_IS_REGISTER (reg) && ids != NULL, NULL);

  self = g_object_new (PMN_TYPE_BULK_DIALOG, NULL);
  self->reg = g_object_ref (reg);
  self->kind = kind;
  self->ids = g_array_ref (ids);
  build (self);
  return ADW_DIALOG (self);
}
