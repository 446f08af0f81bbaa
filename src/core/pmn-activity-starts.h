/* pmn-activity-starts.h: what a new activity can start from: a template, or an activity logged before
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-activity.h"
#include "pmn-register.h"

G_BEGIN_DECLS

/**
 * pmn_activity_last_async: the newest activity of @mediator_id, by date then by order in the day.
 * @mediator_id: 0 = of anybody
 * Returns by pmn_activity_start_finish(): NULL without error when there is none.
 */
void pmn_activity_last_async (PmnRegister *reg, gint64 mediator_id, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);
/** pmn_activity_from_template_async: the activity that a row of %PMN_ENTITY_TEMPLATE holds: without date, mediator and people. */
void pmn_activity_from_template_async (PmnRegister *reg, gint64 template_id,
                                       GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer user_data);
/** pmn_activity_start_finish: Returns: (transfer full) (nullable): of both: the activity. */
PmnActivity *pmn_activity_start_finish (PmnRegister *reg, GAsyncResult *result, GError **error);

/**
 * pmn_activity_save_template_async:
 * @name: what the template is called; a template of that name is refused
 * @activity: what it holds; its date, mediator, people and notes are left out
 * Ends with pmn_register_save_finish(), which gives a #PmnNamedBody.
 */
void pmn_activity_save_template_async (PmnRegister *reg, const char *name,
                                       const PmnActivity *activity, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
