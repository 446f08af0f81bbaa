/* pmn-statistics-rows.h: figures from the activities themselves, where no rollup holds them
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-activity-filter.h"
#include "pmn-statistics-sum.h"

G_BEGIN_DECLS

/**
 * pmn_statistics_rows_add:
 * @sum: what the activities count is added to
 * @filter: which activities; incomplete ones never count
 * @sign: 1 to add them, -1 to take them away
 * @error: return location for a #PmnStoreError
 *
 * Memory does not grow with the number of activities. Cancellable.
 *
 * Returns: whether it could be done
 */
gboolean pmn_statistics_rows_add (PmnStatisticsSum *sum, PmnConnection *connection,
                                  const PmnActivityFilter *filter, int sign, GError **error);

G_END_DECLS
