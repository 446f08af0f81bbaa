/* pmn-commune-finder.h: communes found while somebody types, off the main thread
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "pmn-reference.h"

G_BEGIN_DECLS

#define PMN_TYPE_COMMUNE_FINDER (pmn_commune_finder_get_type ())
G_DECLARE_FINAL_TYPE (PmnCommuneFinder, pmn_commune_finder, PMN, COMMUNE_FINDER, GObject)

/**
 * pmn_commune_finder_get_default:
 *
 * Returns: (transfer none): the finder that the whole program shares. Main thread.
 */
PmnCommuneFinder *pmn_commune_finder_get_default (void);

/**
 * pmn_commune_finder_search_async:
 * @text: beginning of a name, beginning of a postcode, or an INSEE code
 * @limit: at most so many, 1 to 200
 *
 * See pmn_reference_search_communes(). Searches run one after the other on a thread; a cancelled one
 * that has not begun does not run.
 */
void pmn_commune_finder_search_async (PmnCommuneFinder *self, const char *text, int limit,
                                      GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data);

/**
 * pmn_commune_finder_search_finish:
 *
 * Returns: (transfer full) (element-type PmnCommune) (nullable): the communes, possibly none;
 *   %NULL with a %PMN_STORE_ERROR or G_IO_ERROR_CANCELLED
 */
GPtrArray *pmn_commune_finder_search_finish (PmnCommuneFinder *self, GAsyncResult *result,
                                             GError **error);

G_END_DECLS
