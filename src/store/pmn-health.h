/* pmn-health.h: is this file a register that this program can open?
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looking only: nothing is locked nor written, so a file that is refused stays as it was.
 */
#pragma once

#include "pmn-connection.h"

G_BEGIN_DECLS

/**
 * pmn_health_check_header:
 * @path: a file
 * @latest: the newest schema that this program knows
 *
 * Blocks. Returns: whether the first bytes are those of a register; on error %PMN_STORE_ERROR:
 *   NOT_FOUND, NOT_A_REGISTER, NEWER, CORRUPT (the file is cut short), PERMISSION, FAILED.
 */
gboolean pmn_health_check_header (const char *path, int latest, GError **error);

/** pmn_health_is_part_of_register: Returns: whether @path is a register, whole or not, or lies beside one as its journal, lock or list of erasures. Blocks. */
gboolean pmn_health_is_part_of_register (const char *path);

/** pmn_health_has_journal: Returns: whether a WAL or a rollback journal with content lies beside. Blocks. */
gboolean pmn_health_has_journal (const char *path);

/** pmn_health_check_writable: whether the file and its folder can be written. Errors: READ_ONLY, NOT_FOUND when the folder is not there. Blocks. */
gboolean pmn_health_check_writable (const char *path, GError **error);

/**
 * pmn_health_check_schema:
 * @latest: the newest schema that this program knows
 * @version: (out): the schema of the register, 1 or more
 *
 * Looks at the version and at the names of the tables, through the WAL. Errors: NEWER,
 * NOT_A_REGISTER, CORRUPT.
 */
gboolean pmn_health_check_schema (PmnConnection *connection, int latest, int *version,
                                  GError **error);

G_END_DECLS
