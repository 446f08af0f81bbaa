/* pmn-editor-dialog-saving.c: from what a form holds to the register: check, ask, save, move to the trash
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/pmn-editor-dialog-private.h"

#include <glib/gi18n.h>

#include "pmn-domain-error.h"
#include "pmn-store-error.h"
#include "pmn-window.h"
#include "widgets/pmn-alert.h"
#include "widgets/pmn-error-dialog.h"
#include "widgets/pmn-issue-row.h"
#include "widgets/pmn-warning-question.h"

/* The answers of the question about the trash. */
#define BACK "back"
#define RESTORE "restore"

static void
set_busy (PmnEditorDialog *self, gboolean busy)
{
  PmnEditorDialogPrivate *priv = pmn_editor_dialog_get_priv (self);

  priv->busy = busy;
  /* What is changed now would not be in what is saved: keys wait, the mouse does nothing. */
  gtk_widget_set_can_target (GTK_WIDGET (priv->body_bin), !busy);
  if (busy)
    pmn_held_keys_hold (priv->held);
  pmn_editor_dialog_update_actions (self);
}

/* What was typed is in the form, and in its draft. */
static void
go_on_typing (PmnEditorDialog *self)
{
  PmnEditorDialogPrivate *priv = pmn_editor_dialog_get_priv (self);

  priv->mode = PMN_EDITOR_SAVE;
  pmn_held_keys_release (priv->held);
}

/* Ends what the register was asked. Returns: whether it was done; if not, the user knows. */
static gboolean
finish_change (PmnEditorDialog *self, const char *heading, const GError *error)
{
  PmnEditorDialogPrivate *priv = pmn_editor_dialog_get_priv (self);

  set_busy (self, FALSE);
  pmn_form_draft_end_saving (priv->draft, error == NULL);
  if (error != NULL)
    {
      go_on_typing (self);
      pmn_error_dialog_present (GTK_WIDGET (self), heading, error);
    }
  return error == NULL;
}

static void
close_saved (PmnEditorDialog *self)
{
  pmn_held_keys_leave (pmn_editor_dialog_get_priv (self)->held);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
on_restored (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnEditorDialog) self = PMN_EDITOR_DIALOG (data);
  PmnEditorDialogPrivate *priv = pmn_editor_dialog_get_priv (self);
  g_autoptr (GError) error = NULL;

  set_busy (self, FALSE);
  pmn_held_keys_release (priv->held);
  if (!pmn_register_change_finish (PMN_REGISTER (source), result, &error))
    {
      go_on_typing (self);
      pmn_error_dialog_present (GTK_WIDGET (self), _ ("This could not be restored"), error);
      return;
    }
  /* There and back: a row that was changed as well is of another version, and is not written over. */
  ((PmnRecord *) priv->row)->version += 2;
  pmn_editor_dialog_save (self, priv->mode);
}

static void
on_trashed_answered (AdwAlertDialog *alert, const char *response, PmnEditorDialog *self)
{
  PmnEditorDialogPrivate *priv = pmn_editor_dialog_get_priv (self);

  priv->asked = FALSE;
  if (!g_str_equal (response, RESTORE))
    {
      go_on_typing (self);
      return;
    }
  set_busy (self, TRUE);
  pmn_register_restore_async (priv->reg, priv->entity, &pmn_editor_dialog_get_record (self)->id, 1,
                              NULL, on_restored, g_object_ref (self));
}

/* What the form holds went to the trash meanwhile: it comes out with what was typed, or stays there. */
static void
ask_to_restore (PmnEditorDialog *self, const GError *error)
{
  AdwDialog *question = pmn_alert_new (_ ("Take it out of the trash?"), error->message);
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (question);

  pmn_editor_dialog_get_priv (self)->asked = TRUE;
  adw_alert_dialog_add_responses (alert, BACK, _ ("_Back to the Form"), RESTORE,
                                  _ ("_Restore and Save"), NULL);
  adw_alert_dialog_set_response_appearance (alert, RESTORE, ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (alert, RESTORE);
  adw_alert_dialog_set_close_response (alert, BACK);
  g_signal_connect_object (alert, "response", G_CALLBACK (on_trashed_answered), self, 0);
  adw_dialog_present (question, GTK_WIDGET (self));
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnEditorDialog) self = PMN_EDITOR_DIALOG (data);
  PmnEditorDialogPrivate *priv = pmn_editor_dialog_get_priv (self);
  PmnEditorDialogClass *klass = PMN_EDITOR_DIALOG_GET_CLASS (self);
  PmnWindow *window = pmn_window_of (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = pmn_register_save_all_finish (PMN_REGISTER (source), result, &error);
  gconstpointer saved = rows != NULL ? g_ptr_array_index (rows, 0) : NULL;

  if (g_error_matches (error, PMN_STORE_ERROR, PMN_STORE_ERROR_TRASHED))
    {
      set_busy (self, FALSE);
      pmn_form_draft_end_saving (priv->draft, FALSE);
      pmn_held_keys_release (priv->held);
      ask_to_restore (self, error);
      return;
    }
  if (!finish_change (self, _ ("This could not be saved"), error))
    return;
  if (window != NULL)
    {
      g_autofree char *sentence
          = klass->describe_saved (self, saved, pmn_editor_dialog_get_record (self)->id == 0);

      pmn_window_toast_undo (window, sentence);
    }
  g_signal_emit_by_name (self, "saved", ((const PmnRecord *) saved)->id);
  if (priv->mode == PMN_EDITOR_SAVE_AND_NEW && klass->prepare_next != NULL)
    {
      pmn_editor_dialog_begin_with (self, klass->prepare_next (self, saved));
      pmn_held_keys_release (priv->held);
    }
  else
    close_saved (self);
}

/* Takes @row. */
static void
save_row (PmnEditorDialog *self, gpointer row)
{
  PmnEditorDialogPrivate *priv = pmn_editor_dialog_get_priv (self);
  PmnEditorDialogClass *klass = PMN_EDITOR_DIALOG_GET_CLASS (self);
  g_autoptr (GPtrArray) several = klass->expand_row != NULL ? klass->expand_row (self, row) : NULL;
  g_autoptr (GPtrArray) single = g_ptr_array_new ();

  g_ptr_array_add (single, row);
  set_busy (self, TRUE);
  pmn_register_save_all_async (priv->reg, priv->entity, several != NULL ? several : single,
                               pmn_form_draft_begin_saving (priv->draft), NULL, on_saved,
                               g_object_ref (self));
  pmn_entity_free (priv->entity, row);
}

static void
on_trashed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PmnEditorDialog) self = PMN_EDITOR_DIALOG (data);
  g_autoptr (GError) error = NULL;
  PmnWindow *window = pmn_window_of (GTK_WIDGET (self));

  pmn_register_change_finish (PMN_REGISTER (source), result, &error);
  if (!finish_change (self, _ ("This could not be moved to the trash"), error))
    return;
  if (window != NULL)
    pmn_window_toast_undo (window, _ ("Moved to the trash"));
  close_saved (self);
}

/*
 * Reads the form into a copy of the row. @warnings: (out) (optional): what it is warned of, "" when nothing.
 * Returns: (transfer full) (nullable): NULL when there are errors, shown.
 */
static gpointer
read_checked (PmnEditorDialog *self, char **warnings)
{
  PmnEditorDialogPrivate *priv = pmn_editor_dialog_get_priv (self);
  PmnEditorDialogClass *klass = PMN_EDITOR_DIALOG_GET_CLASS (self);
  g_autoptr (PmnValidation) issues = pmn_validation_new ();
  gpointer row = pmn_entity_copy (priv->entity, priv->row);
  GtkWidget *first;

  klass->read_row (self, row, issues);
  klass->validate (self, row, issues);
  first = pmn_issue_rows_show (GTK_WIDGET (priv->body_bin), issues);
  if (warnings != NULL)
    *warnings = pmn_warning_question_dup_text (issues);
  if (!pmn_validation_has_errors (issues))
    return row;
  pmn_entity_free (priv->entity, row);
  if (first != NULL)
    pmn_editor_dialog_go_to (self, first);
  else
    {
      /* An error without a place of its own in the form. */
      g_autoptr (GError) error = NULL;

      pmn_validation_to_error (issues, &error);
      pmn_error_dialog_present (GTK_WIDGET (self), _ ("This cannot be saved yet"), error);
    }
  return NULL;
}

static void
on_warnings_answered (AdwAlertDialog *alert, const char *response, PmnEditorDialog *self)
{
  PmnEditorDialogPrivate *priv = pmn_editor_dialog_get_priv (self);

  priv->asked = FALSE;
  if (g_str_equal (response, PMN_WARNING_QUESTION_SAVE))
    {
      g_set_str (&priv->accepted, adw_alert_dialog_get_body (alert));
      pmn_editor_dialog_save (self, priv->mode);
    }
  else
    priv->mode = PMN_EDITOR_SAVE;
}

/* What was accepted once is not asked again until the warnings are other ones. */
static void
ask_about (PmnEditorDialog *self, const char *warnings)
{
  AdwDialog *question = pmn_warning_question_new (warnings);

  pmn_editor_dialog_get_priv (self)->asked = TRUE;
  g_signal_connect_object (question, "response", G_CALLBACK (on_warnings_answered), self, 0);
  adw_dialog_present (question, GTK_WIDGET (self));
}

gpointer
pmn_editor_dialog_dup_form (PmnEditorDialog *self)
{
  PmnEditorDialogPrivate *priv;
  g_autoptr (PmnValidation) unused = pmn_validation_new ();
  gpointer row;

  g_return_val_if_fail (PMN_IS_EDITOR_DIALOG (self), NULL);

  priv = pmn_editor_dialog_get_priv (self);
  row = pmn_entity_copy (priv->entity, priv->row);
  PMN_EDITOR_DIALOG_GET_CLASS (self)->read_row (self, row, unused);
  return row;
}

void
pmn_editor_dialog_show_warnings (PmnEditorDialog *self)
{
  PmnEditorDialogPrivate *priv;
  g_autoptr (PmnValidation) issues = pmn_validation_new ();
  g_autoptr (PmnValidation) warnings = pmn_validation_new ();
  gpointer row;

  g_return_if_fail (PMN_IS_EDITOR_DIALOG (self));

  priv = pmn_editor_dialog_get_priv (self);
  row = pmn_entity_copy (priv->entity, priv->row);
  PMN_EDITOR_DIALOG_GET_CLASS (self)->read_row (self, row, issues);
  PMN_EDITOR_DIALOG_GET_CLASS (self)->validate (self, row, issues);
  pmn_entity_free (priv->entity, row);
  for (guint i = 0; i < pmn_validation_get_n_issues (issues); i++)
    {
      const PmnIssue *issue = pmn_validation_get_issue (issues, i);

      if (issue->severity == PMN_ISSUE_WARNING)
        pmn_validation_add (warnings, issue->severity, issue->field, "%s", issue->message);
    }
  pmn_issue_rows_show (GTK_WIDGET (priv->body_bin), warnings);
}

gboolean
pmn_editor_dialog_check (PmnEditorDialog *self)
{
  gpointer row;

  g_return_val_if_fail (PMN_IS_EDITOR_DIALOG (self), FALSE);

  row = read_checked (self, NULL);
  if (row != NULL)
    pmn_entity_free (pmn_editor_dialog_get_priv (self)->entity, row);
  return row != NULL;
}

void
pmn_editor_dialog_save (PmnEditorDialog *self, PmnEditorSave mode)
{
  PmnEditorDialogPrivate *priv;
  gpointer row;
  g_autofree char *warnings = NULL;

  g_return_if_fail (PMN_IS_EDITOR_DIALOG (self));

  priv = pmn_editor_dialog_get_priv (self);
  /* A second press of the same keys answers no question. */
  if (priv->busy || priv->asked || !priv->ready)
    return;
  priv->mode = mode;
  row = read_checked (self, &warnings);
  if (row == NULL)
    {
      priv->mode = PMN_EDITOR_SAVE;
      return;
    }
  if (PMN_EDITOR_DIALOG_GET_CLASS (self)->confirms_warnings && *warnings != '\0'
      && g_strcmp0 (warnings, priv->accepted) != 0)
    {
      pmn_entity_free (priv->entity, row);
      ask_about (self, warnings);
      return;
    }
  save_row (self, row);
}

void
pmn_editor_dialog_trash (PmnEditorDialog *self)
{
  PmnEditorDialogPrivate *priv;

  g_return_if_fail (PMN_IS_EDITOR_DIALOG (self));

  priv = pmn_editor_dialog_get_priv (self);
  set_busy (self, TRUE);
  pmn_register_trash_async (priv->reg, priv->entity, &pmn_editor_dialog_get_record (self)->id, 1,
                            pmn_form_draft_begin_saving (priv->draft), NULL, on_trashed,
                            g_object_ref (self));
}
