/* pmn-register-pool.h: the open registers of this process, shared by its windows
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two windows on one file share one register; the last one to leave closes it. The application is
 * held until it is closed, so that quitting never loses a write.
 */
#pragma once

#include "pmn-backup-keeper.h"
#include "pmn-register.h"

G_BEGIN_DECLS

#define PMN_TYPE_REGISTER_POOL (pmn_register_pool_get_type ())
G_DECLARE_FINAL_TYPE (PmnRegisterPool, pmn_register_pool, PMN, REGISTER_POOL, GObject)

/** pmn_register_pool_get_default: Returns: (transfer none): the pool. */
PmnRegisterPool *pmn_register_pool_get_default (void);
/** pmn_register_pool_open_async: @create: (nullable): as pmn_register_open_async(). It cannot be cancelled: whoever no longer
 *  needs the register releases it. */
void pmn_register_pool_open_async (PmnRegisterPool *self, const char *path,
                                   const PmnStructure *create, GAsyncReadyCallback callback,
                                   gpointer user_data);
/** pmn_register_pool_open_finish: Returns: (transfer full) (nullable): give it back with pmn_register_pool_release(). */
PmnRegister *pmn_register_pool_open_finish (PmnRegisterPool *self, GAsyncResult *result,
                                            GError **error);
/** pmn_register_pool_release: @reg: (transfer full): gives a register back; the last user's leaving closes it. */
void pmn_register_pool_release (PmnRegisterPool *self, PmnRegister *reg);
/** pmn_register_pool_close_async: for restoring: waits until a file that everybody released is closed. */
void pmn_register_pool_close_async (PmnRegisterPool *self, const char *path,
                                    GAsyncReadyCallback callback, gpointer user_data);
/** pmn_register_pool_close_finish: Returns: whether it is closed; %G_IO_ERROR_BUSY when somebody still uses it. */
gboolean pmn_register_pool_close_finish (PmnRegisterPool *self, GAsyncResult *result,
                                         GError **error);
/** pmn_register_pool_get_keeper: Returns: (transfer none) (nullable): the keeper of the backups of @reg. */
PmnBackupKeeper *pmn_register_pool_get_keeper (PmnRegisterPool *self, PmnRegister *reg);

G_END_DECLS
