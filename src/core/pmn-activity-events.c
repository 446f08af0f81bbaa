/* pmn-activity-events.c: what was done to one activity, read off the main thread
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activity-events.h"

#include "pmn-register-private.h"

static gpointer
run_events (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  PmnJob *job = data;

  return pmn_activity_history_list (connection, job->id, job->limit, error);
}

void
pmn_register_activity_events_async (PmnRegister *self, gint64 id, guint limit,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  PmnJob *job;

  g_return_if_fail (PMN_IS_REGISTER (self));

  job = pmn_job_new (self, PMN_ENTITY_ACTIVITY);
  job->id = id;
  job->limit = limit;
  pmn_register_read (self, run_events, job, (GDestroyNotify) g_ptr_array_unref, cancellable,
                     callback, user_data);
}
