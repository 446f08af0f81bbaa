/* pmn-store-scrub.c: rewriting the file after somebody was anonymised
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-purge.h"
#include "pmn-store-private.h"

static gpointer
scrub_raw (PmnStore *self, PmnConnection *connection, gpointer data, GCancellable *cancellable,
           GError **error)
{
  /* Begun, it must end: half of an erasure would be a promise broken. */
  pmn_connection_set_cancellable (connection, NULL);
  return GINT_TO_POINTER (pmn_purge_scrub_pending (connection, error));
}

void
pmn_store_scrub_async (PmnStore *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (PMN_IS_STORE (self));

  pmn_store_raw_async (self, TRUE, scrub_raw, NULL, NULL, NULL, NULL, callback, user_data);
}

gboolean
pmn_store_scrub_finish (PmnStore *self, GAsyncResult *result, GError **error)
{
  return pmn_store_run_finish (self, result, error) != NULL;
}

gboolean
pmn_store_scrub_sync (PmnStore *self, GError **error)
{
  g_return_val_if_fail (PMN_IS_STORE (self), FALSE);

  return pmn_store_raw_sync (self, TRUE, scrub_raw, NULL, NULL, error) != NULL;
}

static void
resume (gpointer data, gboolean dropped)
{
  PmnStore *self = data;
  g_autoptr (GError) error = NULL;

  /* Failing now (somebody else reads or writes), it stays to be done and is tried again. */
  if (!dropped && !pmn_purge_scrub_pending (self->writer, &error))
    g_debug ("What was erased is still to be wiped: %s", error->message);
}

void
pmn_store_resume_scrub (PmnStore *self)
{
  pmn_worker_push (self->write_worker, G_PRIORITY_LOW, TRUE, resume, self);
}
