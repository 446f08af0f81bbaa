/* pmn-activity-events.c: what was done to one activity, read off the main thread
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activity-events.h"

#include "pmn-register-private.h"

static GPtrArray *
event_rows (PmnConnection *connection, const PmnJob *job, GError **error)
{
  return pmn_activity_history_list (connection, job->id, job->limit, error);
}

void
pmn_register_activity_events_async (PmnRegister *self, gint64 id, guint limit,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_return_if_fail (PMN_IS_REGISTER (self));

  pmn_register_read_rows (self, event_rows,
                          pmn_job_new_about (self, PMN_ENTITY_ACTIVITY, id, limit), cancellable,
                          callback, user_data);
}
