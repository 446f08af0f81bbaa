/* pmn-month-split.h: a period as whole months, which the rollups answer, and the days that cut one
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-activity-filter.h"
#include "pmn-date.h"

G_BEGIN_DECLS

/** PmnStretch: days of one month, to be added to the whole months (@sign 1) or taken away from them (-1). */
typedef struct
{
  PmnDay from;
  PmnDay to;
  int sign;
} PmnStretch;

/**
 * PmnMonthSplit:
 * @has_months: whether there are whole months to count
 * @first_month, @last_month: yyyymm, both included; beyond any month where the period is open
 * @stretches: where the period cuts a month
 * @n_stretches: how many
 */
typedef struct
{
  gboolean has_months;
  int first_month;
  int last_month;
  PmnStretch stretches[2];
  guint n_stretches;
} PmnMonthSplit;

/** pmn_month_split_init: @from, @to: inclusive bounds, %PMN_DAY_NONE = open; @from is not after @to. */
void pmn_month_split_init (PmnMonthSplit *self, PmnDay from, PmnDay to);
/** pmn_month_split_get_period: the days of its whole months. @from, @to: (out): %PMN_DAY_NONE = open */
void pmn_month_split_get_period (const PmnMonthSplit *self, PmnDay *from, PmnDay *to);

/** pmn_rollup_can_answer: Returns: whether @filter asks only for a period, a mediator, a place and kinds. */
gboolean pmn_rollup_can_answer (const PmnActivityFilter *filter);

G_END_DECLS
