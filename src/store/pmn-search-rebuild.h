/* pmn-search-rebuild.h: the search index made again from the activities
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The index says nothing that the activities do not: whatever happened to it, or is still written in it of
 * words that are gone, it can be thrown away.
 */
#pragma once

#include "pmn-connection.h"

G_BEGIN_DECLS

/**
 * pmn_search_rebuild:
 * @connection: a writing connection, outside any transaction
 * @error: return location for a #PmnStoreError
 *
 * One transaction: some 15 µs for each activity.
 *
 * Returns: whether it was made; otherwise it is as it was
 */
gboolean pmn_search_rebuild (PmnConnection *connection, GError **error);

/**
 * pmn_search_rebuild_if_old:
 * @connection: a writing connection on a register of the present schema, outside any transaction
 * @error: return location for a #PmnStoreError
 *
 * Until 0.2.0 words were taken out with FTS5's `secure-delete`, which was switched off meanwhile for many: an
 * index that has known both ways breaks sooner or later, and so does one that is switched for good. An index
 * that still has the option is made again without it.
 *
 * Returns: whether the index is of the present way
 */
gboolean pmn_search_rebuild_if_old (PmnConnection *connection, GError **error);

G_END_DECLS
