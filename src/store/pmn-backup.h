/* pmn-backup.h: verified copies, rotation, restore, health
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Copies are 0600, written under a temporary name beside, fsynced, verified by reopening and
 * quick_check, then renamed. The purge list travels beside every copy (NAME.purge).
 */
#pragma once

#include "pmn-store.h"

G_BEGIN_DECLS

/** PMN_BACKUP_DEFAULT_BUDGET: bytes that automatic copies may take when nothing else is said. */
#define PMN_BACKUP_DEFAULT_BUDGET (G_GINT64_CONSTANT (2) * 1024 * 1024 * 1024)

/** PmnBackup: one copy found. @slot: "daily", "weekly", "monthly", "before-import", "before-migration", "before-restore", "manual". */
typedef struct
{
  char *path;
  char *slot;
  gint64 at;
  gint64 size;
} PmnBackup;
/** pmn_backup_free: @self: (nullable) (transfer full). */
void pmn_backup_free (PmnBackup *self);

/** pmn_backup_now_async: a copy to @path, or into the automatic folder when @path is NULL under @slot. Returns by _finish: (transfer full): the path. */
void pmn_backup_now_async (PmnStore *store, const char *path, const char *slot,
                           GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data);
/** pmn_backup_now_finish: Returns: (transfer full) (nullable): the path of the copy. */
char *pmn_backup_now_finish (PmnStore *store, GAsyncResult *result, GError **error);
/** pmn_backup_now_sync: blocking, as the above. Returns: (transfer full) (nullable): the path of the copy. */
char *pmn_backup_now_sync (PmnStore *store, const char *path, const char *slot, GError **error);

/**
 * pmn_backup_rotate_async:
 * @now_ms: Unix time in ms; its day in UTC is today
 * @budget: bytes, in each folder; 0 = %PMN_BACKUP_DEFAULT_BUDGET
 * @second_destination: (nullable): a folder on another disk
 *
 * The daily round, on a thread of its own: quick_check, a copy if there is none of today, then of the
 * automatic copies stay the last of each of 7 days, 8 weeks and 12 months, and 5 of each other
 * kind; the oldest go first when @budget is exceeded, never the last one. Then the same in
 * @second_destination. Errors: CORRUPT (nothing is removed), FULL, NOT_FOUND when the second
 * destination is not there (the first is done then), and the others of the file system.
 */
void pmn_backup_rotate_async (PmnStore *store, gint64 now_ms, gint64 budget,
                              const char *second_destination, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);
/** pmn_backup_rotate_finish: Returns: whether everything was done. */
gboolean pmn_backup_rotate_finish (PmnStore *store, GAsyncResult *result, GError **error);
/** pmn_backup_rotate_sync: blocking, as the above. Returns: whether everything was done. */
gboolean pmn_backup_rotate_sync (PmnStore *store, gint64 now_ms, gint64 budget,
                                 const char *second_destination, GError **error);

/** pmn_backup_folder: Returns: (transfer full): "<register without .pmn>-backups" beside the register. */
char *pmn_backup_folder (const char *register_path);
/** pmn_backup_list: blocking; newest first. Returns: (transfer full) (element-type PmnBackup). */
GPtrArray *pmn_backup_list (const char *register_path, GError **error);
/** pmn_backup_verify: blocking: opens a copy read only, quick_check, application id. */
gboolean pmn_backup_verify (const char *path, GError **error);
/**
 * pmn_backup_restore_sync:
 * @register_path: the register, closed here; it need not exist
 * @backup_path: a copy
 *
 * Blocking (worker thread or command line). Verifies the copy, takes the owner lock, saves what is
 * replaced ("before-restore"), brings the copy up to date and applies the purge lists to it aside,
 * then copies it through the backup API into the live file, in one transaction: a program killed at
 * any moment leaves the old register or the new one. A damaged register is set aside first.
 * Errors: BUSY, NEWER, NOT_A_REGISTER, CORRUPT (of the copy), FULL…; the register is what it was.
 */
gboolean pmn_backup_restore_sync (const char *register_path, const char *backup_path,
                                  GError **error);
/** pmn_store_set_aside_sync: moves a damaged register and its journal files to NAME.damaged-DATE. Returns: (transfer full): the new path. */
char *pmn_store_set_aside_sync (const char *register_path, gint64 now_ms, GError **error);
/** pmn_store_check: connection outside any transaction or inside one; errors %PMN_STORE_ERROR_CORRUPT saying what is wrong, %PMN_STORE_ERROR_SEARCH_INDEX when it is only the index. quick_check or (full) integrity_check + foreign keys + rollups + search index, on a connection. */
gboolean pmn_store_check (PmnConnection *connection, gboolean full, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnBackup, pmn_backup_free)

G_END_DECLS
