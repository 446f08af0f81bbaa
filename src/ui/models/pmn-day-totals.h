/* pmn-day-totals.h: how many activities and minutes each day of a list has
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-activity-loader.h"

G_BEGIN_DECLS

/**
 * PmnDayTotals:
 *
 * Remembers the totals of the days asked for and asks for many at once. Signal "changed" (): totals
 * came, or those known are no longer right and are being asked again.
 */
#define PMN_TYPE_DAY_TOTALS (pmn_day_totals_get_type ())
G_DECLARE_FINAL_TYPE (PmnDayTotals, pmn_day_totals, PMN, DAY_TOTALS, GObject)

/** pmn_day_totals_new: Returns: (transfer full): totals of the rows that @filter lets through. */
PmnDayTotals *pmn_day_totals_new (PmnActivityLoader *loader, const PmnActivityFilter *filter);
/**
 * pmn_day_totals_get:
 * @day: a day, or %PMN_DAY_NONE for the whole list
 *
 * Returns: (transfer none) (nullable): its totals as last known, %NULL when they never were; asks for
 *   them when they are not fresh
 */
const PmnActivityTotal *pmn_day_totals_get (PmnDayTotals *self, PmnDay day);
/** pmn_day_totals_refresh: what is known is asked again when it is wanted; it stays known until the answer. */
void pmn_day_totals_refresh (PmnDayTotals *self);
/** pmn_day_totals_cancel: stops what is under way, for ever. */
void pmn_day_totals_cancel (PmnDayTotals *self);

G_END_DECLS
