/* pmn-part-file.h: files on their way to their name, and what a killed program left of them
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** PmnPartKind: what a file beside PATH is becoming: a copy, a new register, a register loaded or restored. */
typedef enum
{
  PMN_PART_COPY,
  PMN_PART_NEW,
  PMN_PART_LOAD,
  PMN_PART_RESTORE,
} PmnPartKind;

/** pmn_part_file_path: Returns: (transfer full): the temporary name, hidden and ours, beside @path. */
char *pmn_part_file_path (const char *path, PmnPartKind kind);

/**
 * pmn_part_file_claim:
 * @part: a path of pmn_part_file_path()
 * @path: the name that it is to have, which errors name
 *
 * Makes the file, empty, 0600, and holds it: nobody sweeps it away until the descriptor is closed.
 * Errors: %PMN_STORE_ERROR_BUSY when another program is writing it.
 *
 * Returns: a file descriptor, -1 on failure
 */
int pmn_part_file_claim (const char *part, const char *path, GError **error);

/**
 * pmn_part_file_sweep:
 * Removes from @folder the copies that were never finished: files of our temporary names, of this
 * user, that no program holds any more.
 */
void pmn_part_file_sweep (const char *folder);
/** pmn_part_file_sweep_register: the same beside and in the backups of @register_path, which the caller holds. */
void pmn_part_file_sweep_register (const char *register_path, const char *backups);

G_END_DECLS
