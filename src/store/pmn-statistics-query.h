/* pmn-statistics-query.h: the figures, from the rollups
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-activity-filter.h"
#include "pmn-connection.h"
#include "pmn-statistics.h"

G_BEGIN_DECLS

/**
 * pmn_statistics_query:
 * @filter: period, mediator, place and kinds come from the rollups; anything else reads rows
 * In the caller's read transaction: what a month counts and what is taken away from it must be of the
 * same moment.
 *
 * Returns: (transfer full) (nullable): the figures. Cancellable.
 */
PmnStatistics *pmn_statistics_query (PmnConnection *connection, const PmnActivityFilter *filter,
                                     GError **error);
/** pmn_statistics_verify: compares rollups with rows. Returns: FALSE with %PMN_STORE_ERROR_CORRUPT naming the first difference. */
gboolean pmn_statistics_verify (PmnConnection *connection, GError **error);

G_END_DECLS
