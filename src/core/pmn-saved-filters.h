/* pmn-saved-filters.h: saving the filter, order and columns of a list under a name, and having them back
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Listing, renaming and trashing them: pmn-register.h with %PMN_ENTITY_SAVED_FILTER.
 */
#pragma once

#include "pmn-register.h"
#include "pmn-saved-filter.h"

G_BEGIN_DECLS

/** pmn_register_save_filter_async: a new one; a name in use is refused. @saved: copied. Ends with pmn_register_save_finish(): a PmnNamedBody. */
void pmn_register_save_filter_async (PmnRegister *self, const char *name,
                                     const PmnSavedFilter *saved, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
/** pmn_register_read_filter_async: the saved filter @id. */
void pmn_register_read_filter_async (PmnRegister *self, gint64 id, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
/** pmn_register_read_filter_finish: Returns: (transfer full) (nullable): what it holds. */
PmnSavedFilter *pmn_register_read_filter_finish (PmnRegister *self, GAsyncResult *result,
                                                 GError **error);

G_END_DECLS
