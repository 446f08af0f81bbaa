/* pmn-logo.h: the logo of the structure, on its documents
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Kept in the register, as a setting, so that it follows the base to another computer.
 */
#pragma once

#include "pmn-register.h"

G_BEGIN_DECLS

/** pmn_logo_read: store threads only. Returns: (transfer full) (nullable): PNG data; %NULL without error when there is none. */
GBytes *pmn_logo_read (PmnConnection *connection, GError **error);

/** pmn_logo_prepare: Returns: (transfer full) (nullable): @png small enough for paper and the register; else %PMN_CORE_ERROR_REFUSED: it is not a PNG picture. */
GBytes *pmn_logo_prepare (GBytes *png, GError **error);

/** pmn_logo_load_file: Returns: (transfer full) (nullable): the prepared picture of a PNG file; else as above, or the errors of files. Blocks. */
GBytes *pmn_logo_load_file (const char *path, GError **error);

/** pmn_logo_set_async: @png: (nullable): from pmn_logo_prepare(); %NULL = no logo any more. Ends with pmn_register_change_finish(). */
void pmn_logo_set_async (PmnRegister *reg, GBytes *png, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data);
/** pmn_logo_set_sync: as above. */
gboolean pmn_logo_set_sync (PmnRegister *reg, GBytes *png, GError **error);
/** pmn_logo_get_async: whether there is one. */
void pmn_logo_get_async (PmnRegister *reg, GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data);
/** pmn_logo_get_finish: Returns: (transfer full) (nullable): PNG data; %NULL without error when there is none. */
GBytes *pmn_logo_get_finish (PmnRegister *reg, GAsyncResult *result, GError **error);

G_END_DECLS
