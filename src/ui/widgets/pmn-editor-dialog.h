/* pmn-editor-dialog.h: a form that edits one row of the register
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "pmn-register.h"
#include "pmn-validation.h"

G_BEGIN_DECLS

#define PMN_TYPE_EDITOR_DIALOG (pmn_editor_dialog_get_type ())
G_DECLARE_DERIVABLE_TYPE (PmnEditorDialog, pmn_editor_dialog, PMN, EDITOR_DIALOG, AdwDialog)

/**
 * PmnEditorSave:
 * @PMN_EDITOR_SAVE: and close
 * @PMN_EDITOR_SAVE_AND_NEW: and go on with a new form
 * @PMN_EDITOR_SAVE_FOR_LATER: as it is, to be completed: for editors of rows that may be
 *
 * What is done with the form.
 */
typedef enum
{
  PMN_EDITOR_SAVE,
  PMN_EDITOR_SAVE_AND_NEW,
  PMN_EDITOR_SAVE_FOR_LATER,
} PmnEditorSave;

/**
 * PmnEditorDialogClass:
 * @prepare: load what the form needs (lists…), then call pmn_editor_dialog_ready(); by default only
 *   the latter
 * @show_row: put @row in the form
 * @read_row: put the form in @row, a copy of what is edited; what cannot be read is added to @issues
 * @validate: the rules of the domain
 * @prepare_next: after "save and new": (transfer full): the row of the next form; %NULL when the
 *   editor has no such button
 * @describe_saved: (transfer full): the sentence of the toast; of several rows, @saved is the first
 * @expand_row: (nullable): (transfer full) (nullable): the rows to save in one step instead of @row;
 *   %NULL = just @row
 * @get_first_field: (nullable): (transfer none): who has the keyboard first; by default the first row
 * @confirms_warnings: whether what is only warned of must be confirmed before it is saved
 *
 * The base handles Ctrl+Return, Ctrl+Shift+Return, Escape, errors beside the fields, drafts, saving,
 * and moving to the trash. The template of a subclass sets the "body" property; its fields are named
 * as pmn-form-state.h says, with PmnIssueRow after them.
 */
struct _PmnEditorDialogClass
{
  AdwDialogClass parent_class;

  void (*prepare) (PmnEditorDialog *self);
  void (*show_row) (PmnEditorDialog *self, gconstpointer row);
  void (*read_row) (PmnEditorDialog *self, gpointer row, PmnValidation *issues);
  void (*validate) (PmnEditorDialog *self, gconstpointer row, PmnValidation *issues);
  gpointer (*prepare_next) (PmnEditorDialog *self, gconstpointer saved);
  char *(*describe_saved) (PmnEditorDialog *self, gconstpointer saved, gboolean created);
  GPtrArray *(*expand_row) (PmnEditorDialog *self, gconstpointer row);
  GtkWidget *(*get_first_field) (PmnEditorDialog *self);
  gboolean confirms_warnings;
};

/*
 * Properties: "body" (GtkWidget), "can-save-new" (gboolean), "trash-label" (string, nullable: label
 * of the button that moves an existing row to the trash; NULL hides it), "menu-model" (GMenuModel,
 * nullable: a menu beside the button that saves).
 * Signal: "saved" (gint64 id).
 */

/**
 * pmn_editor_dialog_set_up:
 * @row: the row to edit, copied; a new one has record.id 0
 * @name: static word for the draft: "activity", "mediator"…
 *
 * Once, right after the dialog was made.
 */
void pmn_editor_dialog_set_up (PmnEditorDialog *self, PmnRegister *reg, PmnEntity entity,
                               gconstpointer row, const char *name);
/** pmn_editor_dialog_ready: for subclasses: what the form needs is there: shows the row, and the draft if one was kept; then comes what was typed meanwhile. */
void pmn_editor_dialog_ready (PmnEditorDialog *self);
/** pmn_editor_dialog_fail: for subclasses: what the form needs cannot be had: says so, unless the form was closed meanwhile. */
void pmn_editor_dialog_fail (PmnEditorDialog *self, const GError *error);
/** pmn_editor_dialog_get_register: Returns: (transfer none): the register. */
PmnRegister *pmn_editor_dialog_get_register (PmnEditorDialog *self);
/** pmn_editor_dialog_get_row: Returns: (transfer none): the row as it was. */
gconstpointer pmn_editor_dialog_get_row (PmnEditorDialog *self);
/** pmn_editor_dialog_is_new: Returns: whether the row was never saved. */
gboolean pmn_editor_dialog_is_new (PmnEditorDialog *self);
/** pmn_editor_dialog_is_dirty: Returns: whether the form differs from what was shown. */
gboolean pmn_editor_dialog_is_dirty (PmnEditorDialog *self);
/** pmn_editor_dialog_get_cancellable: Returns: (transfer none): cancelled when the dialog goes away. */
GCancellable *pmn_editor_dialog_get_cancellable (PmnEditorDialog *self);
/** pmn_editor_dialog_check: reads and validates; shows the issues. Returns: whether there is no error. */
gboolean pmn_editor_dialog_check (PmnEditorDialog *self);
/** pmn_editor_dialog_show_warnings: shows the warnings, not the errors of a form still being filled. */
void pmn_editor_dialog_show_warnings (PmnEditorDialog *self);
/** pmn_editor_dialog_save: as the button; nothing while the form is not filled, or is being saved. */
void pmn_editor_dialog_save (PmnEditorDialog *self, PmnEditorSave mode);
/** pmn_editor_dialog_get_mode: for subclasses that read the form: Returns: what is done with it. */
PmnEditorSave pmn_editor_dialog_get_mode (PmnEditorDialog *self);
/** pmn_editor_dialog_discard: closes; what was typed is not wanted, the draft is forgotten. */
void pmn_editor_dialog_discard (PmnEditorDialog *self);
/** pmn_editor_dialog_replace_row: for subclasses, before ready: the row with usual values. @row: (transfer full). */
void pmn_editor_dialog_replace_row (PmnEditorDialog *self, gpointer row);
/** pmn_editor_dialog_dup_form: Returns: (transfer full): a row with what the form holds, right or wrong. */
gpointer pmn_editor_dialog_dup_form (PmnEditorDialog *self);
/** pmn_editor_dialog_begin_with: goes on with another row, that was never saved. @row: (transfer full). */
void pmn_editor_dialog_begin_with (PmnEditorDialog *self, gpointer row);
/**
 * pmn_editor_dialog_fill_from:
 * @row: (transfer full): never saved
 * @decided: (nullable): the field that @row decides in any case
 *
 * Fills what was left as it was proposed; what was typed stays.
 */
void pmn_editor_dialog_fill_from (PmnEditorDialog *self, gpointer row, const char *decided);
/** pmn_editor_dialog_set_proposed: for subclasses: what @field holds now was not typed. */
void pmn_editor_dialog_set_proposed (PmnEditorDialog *self, const char *field);
/** pmn_editor_dialog_go_to: gives @field the keyboard and scrolls to it, once what changed before is laid out. */
void pmn_editor_dialog_go_to (PmnEditorDialog *self, GtkWidget *field);
/**
 * pmn_editor_dialog_add_keys: keys that mean @action wherever the keyboard is in the form: a text does not get them
 * @keys: as gtk_shortcut_trigger_parse_string() reads them
 * @target: (nullable): its parameter
 */
void pmn_editor_dialog_add_keys (PmnEditorDialog *self, const char *keys, const char *action,
                                 const char *target);
/** pmn_editor_dialog_add_button: puts a button at the start of the foot of the form. */
void pmn_editor_dialog_add_button (PmnEditorDialog *self, GtkWidget *button);

G_END_DECLS
