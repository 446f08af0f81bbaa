/* pmn-activity-editor.h: the form of an activity of any kind
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-activity.h"
#include "widgets/pmn-editor-dialog.h"

G_BEGIN_DECLS

#define PMN_TYPE_ACTIVITY_EDITOR (pmn_activity_editor_get_type ())
G_DECLARE_FINAL_TYPE (PmnActivityEditor, pmn_activity_editor, PMN, ACTIVITY_EDITOR, PmnEditorDialog)

/** pmn_activity_editor_kind_from_name: @name: "individual", "workshop", "one-off" or "local". Returns: the kind. */
PmnActivityKind pmn_activity_editor_kind_from_name (const char *name);
/** pmn_activity_editor_new: a new activity of @kind with usual values. Returns: (transfer floating): a dialog to present. */
AdwDialog *pmn_activity_editor_new (PmnRegister *reg, PmnActivityKind kind);
/**
 * pmn_activity_editor_new_for_activity:
 * @activity: what is changed; with record.id 0, what a new activity starts from
 *
 * Returns: (transfer floating): a dialog to present
 */
AdwDialog *pmn_activity_editor_new_for_activity (PmnRegister *reg, const PmnActivity *activity);

G_END_DECLS
