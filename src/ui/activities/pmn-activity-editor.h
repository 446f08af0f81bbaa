/* pmn-activity-editor.h: the form that logs an individual session, and changes any activity
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-activity.h"
#include "widgets/pmn-editor-dialog.h"

G_BEGIN_DECLS

#define PMN_TYPE_ACTIVITY_EDITOR (pmn_activity_editor_get_type ())
G_DECLARE_FINAL_TYPE (PmnActivityEditor, pmn_activity_editor, PMN, ACTIVITY_EDITOR, PmnEditorDialog)

/** pmn_activity_editor_new: Returns: (transfer floating): a form for a new individual session, today, by who is at the keyboard. */
AdwDialog *pmn_activity_editor_new (PmnRegister *reg);

/**
 * pmn_activity_editor_new_for_activity: the people counted in a workshop are kept as they are.
 * Returns: (transfer floating): a form that changes @activity.
 */
AdwDialog *pmn_activity_editor_new_for_activity (PmnRegister *reg, const PmnActivity *activity);

G_END_DECLS
