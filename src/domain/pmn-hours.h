/* pmn-hours.h: understands the hours of a day that people type
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Hours of the day are minutes from midnight, 0 to 1439. Texts are search keys: see pmn_search_key().
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * pmn_hours_parse_range:
 * @key: "de 14h a 16h30", "14h-16h", "9-12h", "entre 9 h et midi", "22h-1h"
 * @start, @end: (out): the two hours
 *
 * Returns: the minutes between them, past midnight when the night is short; 0 when @key is not two
 *   hours, -1 when the second one is before the first
 */
int pmn_hours_parse_range (const char *key, int *start, int *end);

/**
 * pmn_hours_parse_moment:
 * @key: "a 14h30", "vers 9 h"
 * @minutes: (out): the hour
 *
 * Returns: whether @key is an hour of the day
 */
gboolean pmn_hours_parse_moment (const char *key, int *minutes);

G_END_DECLS
