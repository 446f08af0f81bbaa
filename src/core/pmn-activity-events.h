/* pmn-activity-events.h: what was done to one activity, read off the main thread
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-activity-history.h"
#include "pmn-register.h"

G_BEGIN_DECLS

/**
 * pmn_register_activity_events_async:
 * @id: row id of an activity
 * @limit: the newest ones
 *
 * See pmn_activity_history_list(). Ends with pmn_register_rows_finish(): (element-type
 * PmnActivityEvent).
 */
void pmn_register_activity_events_async (PmnRegister *self, gint64 id, guint limit,
                                         GCancellable *cancellable, GAsyncReadyCallback callback,
                                         gpointer user_data);

G_END_DECLS
