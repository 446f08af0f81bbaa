/* pmn-mediator-editor.h: the form of a person of the team
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-mediator.h"
#include "widgets/pmn-editor-dialog.h"

G_BEGIN_DECLS

#define PMN_TYPE_MEDIATOR_EDITOR (pmn_mediator_editor_get_type ())
G_DECLARE_FINAL_TYPE (PmnMediatorEditor, pmn_mediator_editor, PMN, MEDIATOR_EDITOR, PmnEditorDialog)

/** pmn_mediator_editor_new: @mediator: (nullable): whom to edit, NULL for somebody new. Returns: (transfer floating). */
AdwDialog *pmn_mediator_editor_new (PmnRegister *reg, const PmnMediator *mediator);

G_END_DECLS
