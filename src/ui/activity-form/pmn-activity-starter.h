/* pmn-activity-starter.h: what the form of an activity can start from, and its menu
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "widgets/pmn-editor-dialog.h"

G_BEGIN_DECLS

#define PMN_TYPE_ACTIVITY_STARTER (pmn_activity_starter_get_type ())
G_DECLARE_FINAL_TYPE (PmnActivityStarter, pmn_activity_starter, PMN, ACTIVITY_STARTER, GObject)

/** pmn_activity_starter_new: @editor: (transfer none): the form, which owns this object. */
PmnActivityStarter *pmn_activity_starter_new (PmnEditorDialog *editor);
/** pmn_activity_starter_set_up: makes the menu. @can_start: whether the form is that of a new activity. @can_wait: whether it may be completed later. */
void pmn_activity_starter_set_up (PmnActivityStarter *self, gboolean can_start, gboolean can_wait);
/** pmn_activity_starter_set_templates: @templates: (element-type PmnNamedBody): those of the register. */
void pmn_activity_starter_set_templates (PmnActivityStarter *self, GPtrArray *templates);
/** pmn_activity_starter_repeat_last: goes on with a copy of the newest activity of who is at the keyboard. */
void pmn_activity_starter_repeat_last (PmnActivityStarter *self);
/** pmn_activity_starter_use_template: goes on with what a template holds. */
void pmn_activity_starter_use_template (PmnActivityStarter *self, gint64 id);
/** pmn_activity_starter_save_template: asks for a name and keeps the form under it. */
void pmn_activity_starter_save_template (PmnActivityStarter *self);
/** pmn_activity_starter_trash_template: moves a template to the trash. */
void pmn_activity_starter_trash_template (PmnActivityStarter *self, gint64 id);

G_END_DECLS
