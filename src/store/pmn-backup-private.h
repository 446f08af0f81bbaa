/* pmn-backup-private.h: making one verified copy
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-backup.h"

G_BEGIN_DECLS

/**
 * pmn_backup_copy:
 * @source: a connection outside any transaction; what is copied is one instant of it
 * @path: the copy, replaced when it exists
 *
 * Copies aside, fsyncs, verifies, writes the purge list beside, renames. Blocks. On failure, also
 * when the disk is full or @cancellable was cancelled, nothing is left of it and @path is what it was.
 */
gboolean pmn_backup_copy (PmnConnection *source, const char *path, GCancellable *cancellable, GError **error);

/** pmn_backup_copy_to_slot: the same, into the automatic folder. Returns: (transfer full) (nullable): the path of the copy. */
char *pmn_backup_copy_to_slot (PmnConnection *source, const char *register_path, const char *slot,
                               gint64 now_ms, GCancellable *cancellable, GError **error);

/** pmn_backup_copy_pages: from one handle to another through the backup API; @to is the whole result. */
gboolean pmn_backup_copy_pages (sqlite3 *from, sqlite3 *to, GCancellable *cancellable, GError **error);

G_END_DECLS
