/* pmn-scrub.c: nothing of what was erased stays in the register's files
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-scrub.h"

#include <glib/gi18n-lib.h>

#include "pmn-store-private.h"

#define DEADLINE_US (5 * G_USEC_PER_SEC)
#define PAUSE_US (20 * 1000)

/* A reader in the middle of a page of rows holds the log for a moment: try again until the deadline. */
static gboolean
empty_log (PmnConnection *connection, GError **error)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE_US;

  for (;;)
    {
      gint64 busy = 0;

      if (!pmn_connection_get_int64 (connection, "PRAGMA wal_checkpoint(TRUNCATE)", 0, &busy,
                                     error))
        return FALSE;
      if (busy == 0)
        return TRUE;
      if (g_get_monotonic_time () > deadline)
        break;
      g_usleep (PAUSE_US);
    }
  g_set_error_literal (error, PMN_STORE_ERROR, PMN_STORE_ERROR_BUSY,
                       _ ("The person is erased, but another program keeps the register’s log in "
                          "use; it will be emptied when the register is closed."));
  return FALSE;
}

static gpointer
scrub (PmnStore *self, PmnConnection *connection, gpointer data, GCancellable *cancellable,
       GError **error)
{
  if (pmn_connection_exec (connection, "VACUUM", error))
    empty_log (connection, error);
  return NULL;
}

void
pmn_store_scrub_async (PmnStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (PMN_IS_STORE (self));

  pmn_store_raw_async (self, TRUE, scrub, NULL, NULL, NULL, cancellable, callback, user_data);
}

gboolean
pmn_store_scrub_finish (PmnStore *self, GAsyncResult *result, GError **error)
{
  GError *local_error = NULL;

  pmn_store_run_finish (self, result, &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

gboolean
pmn_store_scrub_sync (PmnStore *self, GError **error)
{
  GError *local_error = NULL;

  pmn_store_raw_sync (self, TRUE, scrub, NULL, NULL, &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}
