/* pmn-new-file.h: a file for the user that appears only when it is complete
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Written under a temporary name in the same folder, then renamed: whatever happens on the way, there
 * is no half file, and what had this name before stays until then. Blocks: not for the main thread.
 * Errors are those of pmn_store_error_from_errno() and name the file wanted, not the temporary one.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _PmnNewFile PmnNewFile;

/**
 * pmn_new_file_begin:
 * @path: replaced at the end when it exists
 *
 * Returns: (transfer full) (nullable): an empty file that others cannot read yet; on error %PMN_STORE_ERROR: INVALID when
 *   @path is a register or a part of one, else FAILED or what the system says
 */
PmnNewFile *pmn_new_file_begin (const char *path, GError **error);

/** pmn_new_file_get_path: Returns: (transfer none): the name it will have, for messages. */
const char *pmn_new_file_get_path (PmnNewFile *self);

/** pmn_new_file_get_temporary: Returns: (transfer none): its name until it is complete, for a library that writes by name. */
const char *pmn_new_file_get_temporary (PmnNewFile *self);

/** pmn_new_file_write: appends; @length: in bytes. */
gboolean pmn_new_file_write (PmnNewFile *self, gconstpointer data, gsize length, GError **error);

/** pmn_new_file_set_private: it will stay readable by its owner alone: it names people. */
void pmn_new_file_set_private (PmnNewFile *self);

/**
 * pmn_new_file_commit:
 * @self: (transfer full): freed in every case
 *
 * Gives the file its name and, unless it is private, the usual permissions of the user's files. On failure
 * nothing is left.
 */
gboolean pmn_new_file_commit (PmnNewFile *self, GError **error);

/** pmn_new_file_free: @self: (nullable) (transfer full): gives up; nothing is left of it. */
void pmn_new_file_free (PmnNewFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnNewFile, pmn_new_file_free)

G_END_DECLS
