/* pmn-backup.h: verified copies, rotation, restore, health
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Copies are 0600, written under a temporary name beside, fsynced, verified by reopening and
 * quick_check, then renamed. The purge list travels beside every copy (NAME.purge).
 */
#pragma once

#include "pmn-store.h"

G_BEGIN_DECLS

/** PmnBackup: one copy found. @slot: "daily", "weekly", "monthly", "before-import", "before-migration", "before-restore", "manual". */
typedef struct
{
  char *path;
  char *slot;
  gint64 at;
  gint64 size;
} PmnBackup;
void pmn_backup_free (PmnBackup *self);

/** pmn_backup_now_async: a copy to @path, or into the automatic folder when @path is NULL under @slot. Returns by _finish: (transfer full): the path. */
void pmn_backup_now_async (PmnStore *store, const char *path, const char *slot,
                           GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data);
char *pmn_backup_now_finish (PmnStore *store, GAsyncResult *result, GError **error);
char *pmn_backup_now_sync (PmnStore *store, const char *path, const char *slot, GError **error);

/**
 * pmn_backup_rotate_async: the daily round on the reader: quick_check, a copy if none today, then 7 daily, 8 weekly, 12 monthly
 * within @budget bytes (0 = the default, 2 GB); copies to @second_destination (nullable folder) too.
 */
void pmn_backup_rotate_async (PmnStore *store, gint64 now_ms, gint64 budget,
                              const char *second_destination, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);
gboolean pmn_backup_rotate_finish (PmnStore *store, GAsyncResult *result, GError **error);

/** pmn_backup_folder: Returns: (transfer full): "<register without .pmn>-backups" beside the register. */
char *pmn_backup_folder (const char *register_path);
/** pmn_backup_list: blocking; newest first. Returns: (transfer full) (element-type PmnBackup). */
GPtrArray *pmn_backup_list (const char *register_path, GError **error);
/** pmn_backup_verify: blocking: opens a copy read only, quick_check, application id. */
gboolean pmn_backup_verify (const char *path, GError **error);
/**
 * pmn_backup_restore_sync: blocking (worker thread or command line), the register must be closed here: takes the owner lock, saves what it replaces
 * ("before-restore"), copies through the backup API into the live file, re-applies the purge lists.
 */
gboolean pmn_backup_restore_sync (const char *register_path, const char *backup_path,
                                  GError **error);
/** pmn_store_set_aside_sync: moves a damaged register and its journal files to NAME.damaged-DATE. Returns: (transfer full): the new path. */
char *pmn_store_set_aside_sync (const char *register_path, gint64 now_ms, GError **error);
/** pmn_store_check: quick_check or (full) integrity_check + foreign keys + rollups + search index, on a connection. */
gboolean pmn_store_check (PmnConnection *connection, gboolean full, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnBackup, pmn_backup_free)

G_END_DECLS
