/* pmn-statistics-sum.h: figures being added up from rollups and from rows
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-connection.h"
#include "pmn-statistics.h"

G_BEGIN_DECLS

typedef struct _PmnStatisticsSum PmnStatisticsSum;

/** pmn_statistics_sum_new: Returns: (transfer full): all zero. */
PmnStatisticsSum *pmn_statistics_sum_new (void);
/** pmn_statistics_sum_free: @self: (nullable) (transfer full). */
void pmn_statistics_sum_free (PmnStatisticsSum *self);

/** pmn_statistics_sum_add_activities: @n activities of a kind with all their people and minutes; negative: taken away. */
void pmn_statistics_sum_add_activities (PmnStatisticsSum *self, int month, int kind, gint64 n,
                                        gint64 people, gint64 minutes);
/** pmn_statistics_sum_add_term: what carries a term. @term_id: 0 is ignored. */
void pmn_statistics_sum_add_term (PmnStatisticsSum *self, int term_id, gint64 activities,
                                  gint64 people);
/** pmn_statistics_sum_add_beneficiary: a followed person who came @n times, less if negative; counted once if more than never. */
void pmn_statistics_sum_add_beneficiary (PmnStatisticsSum *self, gint64 beneficiary_id, gint64 n);

/** pmn_statistics_sum_finish: Returns: (transfer full) (nullable): the figures, without period. */
PmnStatistics *pmn_statistics_sum_finish (PmnStatisticsSum *self, PmnConnection *connection,
                                          GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnStatisticsSum, pmn_statistics_sum_free)

G_END_DECLS
