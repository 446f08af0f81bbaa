/* pmn-week-bars.h: the total of a week and the chart of its hours
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "pmn-today.h"

G_BEGIN_DECLS

#define PMN_TYPE_WEEK_BARS (pmn_week_bars_get_type ())
G_DECLARE_FINAL_TYPE (PmnWeekBars, pmn_week_bars, PMN, WEEK_BARS, AdwBin)

/** pmn_week_bars_set: shows the week of @today; its table is the caller's. */
void pmn_week_bars_set (PmnWeekBars *self, const PmnToday *today);

/** pmn_week_bars_dup_total: Returns: (transfer full): "23 accompaniments · 14 h 30". */
char *pmn_week_bars_dup_total (const PmnToday *today);
/** pmn_week_bars_dup_day: @index: 0 = Monday. Returns: (transfer full): the figures of one day in words. */
char *pmn_week_bars_dup_day (const PmnToday *today, guint index);

G_END_DECLS
