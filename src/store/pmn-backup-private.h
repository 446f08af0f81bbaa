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
gboolean pmn_backup_copy (PmnConnection *source, const char *path, GCancellable *cancellable,
                          GError **error);

/** pmn_backup_copy_to_slot: the same, into the automatic folder. Returns: (transfer full) (nullable): the path of the copy. */
char *pmn_backup_copy_to_slot (PmnConnection *source, const char *register_path, const char *slot,
                               gint64 now_ms, GCancellable *cancellable, GError **error);

/**
 * pmn_check_pages:
 * @connection: outside any transaction or inside one
 * @full: integrity_check, which looks at the indexes too; otherwise quick_check
 * @fault: (out) (transfer full) (nullable): what SQLite says of the first damaged page, in English; %NULL: none
 * @error: %PMN_STORE_ERROR_SEARCH_INDEX when nothing else is damaged, or whatever reading fails with
 *
 * Returns: whether it could be looked at, and the search index is whole
 */
gboolean pmn_check_pages (PmnConnection *connection, gboolean full, char **fault, GError **error);

/** pmn_backup_make_name: Returns: (transfer full): the name of a copy in an automatic folder. */
char *pmn_backup_make_name (const char *slot, gint64 at);
/** pmn_backup_second_folder: Returns: (transfer full): the automatic folder in a second destination. */
char *pmn_backup_second_folder (const char *register_path, const char *second_destination);
/** pmn_backup_list_folder: Returns: (transfer full) (element-type PmnBackup): newest first, empty without a folder. */
GPtrArray *pmn_backup_list_folder (const char *folder, GError **error);
/** pmn_backup_name_slots: @backups: newest first: says of each automatic one whether it stays as daily, weekly or monthly. */
void pmn_backup_name_slots (GPtrArray *backups);
/** pmn_backup_prune_folder: removes what need not stay, see pmn_backup_rotate_async(). */
gboolean pmn_backup_prune_folder (const char *folder, gint64 budget, GError **error);
/** pmn_backup_remove: a copy and its purge list. */
void pmn_backup_remove (const char *path);

/** pmn_backup_write_part: an unverified copy in a single file: @part: claimed, see pmn_part_file_claim(). */
gboolean pmn_backup_write_part (PmnConnection *source, const char *part, GCancellable *cancellable,
                                GError **error);
/** pmn_backup_copy_pages: from one handle to another through the backup API; @to is the whole result. */
gboolean pmn_backup_copy_pages (sqlite3 *from, sqlite3 *to, GCancellable *cancellable,
                                GError **error);

G_END_DECLS
