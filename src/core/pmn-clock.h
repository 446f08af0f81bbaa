/* pmn-clock.h: the one place where the program asks what time it is
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tests stop the clock with pmn_clock_set_fixed() or with the environment variable PMN_FIXED_NOW
 * ("2026-11-22T10:00", local time).
 */
#pragma once

#include <glib.h>

#include "pmn-date.h"

G_BEGIN_DECLS

/** pmn_clock_now_ms: Returns: Unix time in milliseconds, UTC. */
gint64 pmn_clock_now_ms (void);
/** pmn_clock_today: Returns: the civil date where the user is. */
PmnDay pmn_clock_today (void);
/** pmn_clock_proposed_day: Returns: the day to propose for a new activity: today, yesterday before 04:00. */
PmnDay pmn_clock_proposed_day (void);
/** pmn_clock_day_of: Returns: the local civil date of a Unix time in milliseconds. */
PmnDay pmn_clock_day_of (gint64 ms);
/** pmn_clock_set_fixed: @now_ms: stops the clock there; -1 lets it run again. */
void pmn_clock_set_fixed (gint64 now_ms);

G_END_DECLS
