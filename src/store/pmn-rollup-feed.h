/* pmn-rollup-feed.h: what stored activities contribute to the figures
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-rollup.h"

G_BEGIN_DECLS

/**
 * pmn_rollup_feed:
 * @connection: a connection inside a transaction
 * @from_key: first sort key
 * @to_key: last sort key, included
 * @into: what the rows contribute is added here
 * @flush: whether @into is written to the tables whenever it is full
 * @error: return location for a #PmnStoreError
 *
 * Reads rows and lines side by side, in the order of the journal. Cancellable.
 *
 * Returns: whether it could be done
 */
gboolean pmn_rollup_feed (PmnConnection *connection, gint64 from_key, gint64 to_key,
                          PmnRollup *into, gboolean flush, GError **error);

G_END_DECLS
