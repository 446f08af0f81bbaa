/* pmn-absence-editor.h: the form of an absence
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-absence.h"
#include "widgets/pmn-editor-dialog.h"

G_BEGIN_DECLS

#define PMN_TYPE_ABSENCE_EDITOR (pmn_absence_editor_get_type ())
G_DECLARE_FINAL_TYPE (PmnAbsenceEditor, pmn_absence_editor, PMN, ABSENCE_EDITOR, PmnEditorDialog)

/** pmn_absence_editor_new: @absence: what to edit; a new one has its mediator_id. Returns: (transfer floating). */
AdwDialog *pmn_absence_editor_new (PmnRegister *reg, const PmnAbsence *absence);

G_END_DECLS
