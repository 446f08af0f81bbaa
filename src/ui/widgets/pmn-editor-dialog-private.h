/* pmn-editor-dialog-private.h: what the two halves of a form share: the dialog and its saving
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-record.h"
#include "widgets/pmn-editor-dialog.h"
#include "widgets/pmn-form-draft.h"
#include "widgets/pmn-held-keys.h"

G_BEGIN_DECLS

typedef struct
{
  AdwBin *body_bin;
  AdwBanner *draft_banner;
  GtkWidget *footer;
  GtkWidget *save_new_button;
  GtkWidget *trash_button;
  GtkMenuButton *menu_button;

  PmnRegister *reg;
  PmnEntity entity;
  gpointer row;
  const char *name;
  char *pristine; /* the form as shown first */
  PmnFormDraft *draft;
  PmnHeldKeys *held;
  GCancellable *cancellable;
  GtkEventController *keys; /* (unowned) */
  char *accepted;           /* the warnings that were read and accepted */
  PmnEditorSave mode;       /* of the saving under way, or that a question interrupted */
  gboolean ready;           /* the form is filled */
  gboolean asked;           /* a question is shown, its answer is awaited */
  gboolean busy;
} PmnEditorDialogPrivate;

/** pmn_editor_dialog_get_priv: Returns: (transfer none): what the form is made of. */
PmnEditorDialogPrivate *pmn_editor_dialog_get_priv (PmnEditorDialog *self);
/** pmn_editor_dialog_update_actions: what can be done now: nothing before the form is filled, nor while it is saved. */
void pmn_editor_dialog_update_actions (PmnEditorDialog *self);
/** pmn_editor_dialog_get_record: Returns: (transfer none): the record of the row as it was. */
const PmnRecord *pmn_editor_dialog_get_record (PmnEditorDialog *self);
/** pmn_editor_dialog_trash: moves the row to the trash, then closes; what goes wrong is said. */
void pmn_editor_dialog_trash (PmnEditorDialog *self);

G_END_DECLS
