/* pmn-scrub.h: nothing of what was erased stays in the register's files
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-store.h"

G_BEGIN_DECLS

/**
 * pmn_store_scrub_async:
 *
 * After an anonymisation: rebuilds the file without its free pages and empties the write-ahead log,
 * so that no earlier spelling can be read back from the bytes on the disk. Takes as long as a copy
 * of the register.
 *
 * Errors: %PMN_STORE_ERROR_BUSY when another program keeps the log in use for more than 5 s; the
 * erasure itself is done, and the log is emptied when the register is closed.
 */
void pmn_store_scrub_async (PmnStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean pmn_store_scrub_finish (PmnStore *self, GAsyncResult *result, GError **error);
gboolean pmn_store_scrub_sync (PmnStore *self, GError **error);

G_END_DECLS
