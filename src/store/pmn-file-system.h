/* pmn-file-system.h: where a register lies, and writing files that survive a power cut
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * pmn_file_system_is_network:
 * @path: a file or folder; when it does not exist yet its folder is looked at
 *
 * Whether several computers may see it, so that shared memory and fine locks cannot be trusted. The
 * variable PERMANENCE_NETWORK_FILE_SYSTEM, 0 or 1, decides instead when it is set. Blocks.
 *
 * Returns: whether it is on a network file system
 */
gboolean pmn_file_system_is_network (const char *path);

/** pmn_file_system_sync: fsyncs a file or a folder. Blocks. Errors: as pmn_store_error_from_errno(). */
gboolean pmn_file_system_sync (const char *path, GError **error);

/**
 * pmn_file_system_replace:
 * @from: a complete file
 * @to: its name from now on, in the same folder
 * @overwrite: whether @to may exist
 *
 * fsyncs, renames, fsyncs the folder: after a power cut @to is what it was or what @from was. Blocks.
 */
gboolean pmn_file_system_replace (const char *from, const char *to, gboolean overwrite,
                                  GError **error);

/** pmn_file_system_make_folder: a folder for its owner only (0700), unless it is there. Blocks. */
gboolean pmn_file_system_make_folder (const char *path, GError **error);

/** pmn_file_system_remove_database: removes a temporary database and its journals, if they are there. Blocks. */
void pmn_file_system_remove_database (const char *path);

G_END_DECLS
