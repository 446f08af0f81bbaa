/* pmn-recovery.h: copies listed, put back, and a damaged register replaced by its last good one
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The register must be closed in this process before anything is put back. Everything runs on a
 * thread; callbacks come on the caller's main context.
 */
#pragma once

#include <gio/gio.h>

#include "pmn-backup.h"

G_BEGIN_DECLS

/** pmn_recovery_list_async: the copies of a register, newest first. */
void pmn_recovery_list_async (const char *register_path, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);
/** pmn_recovery_list_finish: Returns: (transfer full) (element-type PmnBackup) (nullable): the copies. */
GPtrArray *pmn_recovery_list_finish (GAsyncResult *result, GError **error);

/**
 * pmn_recovery_restore_async:
 * @register_path: what is replaced (it is saved first), or a file that does not exist yet
 * @backup_path: a copy, verified first
 */
void pmn_recovery_restore_async (const char *register_path, const char *backup_path,
                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data);
/** pmn_recovery_restore_finish: Returns: whether the copy is in place; if not, the register is what it was. Errors: %PMN_STORE_ERROR. */
gboolean pmn_recovery_restore_finish (GAsyncResult *result, GError **error);

/**
 * pmn_recovery_rescue_async: sets a damaged register aside, untouched, and puts the newest copy that
 * passes the check in its place. Errors: %PMN_STORE_ERROR_NOT_FOUND when no copy is good; the
 * register is then where it was.
 * Returns by _finish: (transfer full) (nullable): where the damaged file is now.
 */
void pmn_recovery_rescue_async (const char *register_path, gint64 now_ms, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
/** pmn_recovery_rescue_finish: Returns: (transfer full) (nullable): where the damaged file is now. */
char *pmn_recovery_rescue_finish (GAsyncResult *result, GError **error);

G_END_DECLS
