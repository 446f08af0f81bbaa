/* pmn-field-value.h: what people write in the cells of their own tables
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-date.h"
#include "pmn-table-reader.h"

G_BEGIN_DECLS

/**
 * pmn_field_value_day:
 * @today: for days without their year: the latest ones
 * @guessed: (out) (optional): whether it is one of those
 *
 * A date, or a text that pmn_day_parse() understands, possibly after the name of a day of the week
 * ("jeudi 5 mars 2026", "jeu. 05/03/26") or before a time ("05/03/2026 14:00", "05/03/2026 à 14h30",
 * "2023-05-04T22:00:00.000Z"), or the number of the day in a spreadsheet (46086). A time of 22:00 or 23:00
 * UTC exactly is midnight in Paris, which is the next day. "Hier" is none: a table is not read the day it is
 * typed.
 *
 * Returns: the day, %PMN_DAY_NONE with @error set: a sentence for the user
 */
PmnDay pmn_field_value_day (const PmnTableCell *cell, PmnDay today, gboolean *guessed,
                            GError **error);

/**
 * pmn_field_value_minutes:
 * @in_hours: a number alone is a number of hours (the header says so)
 *
 * 90, "90 min", "1 h 30", "1h30", "1:30", "1:30:00", "1,5 h", "2 heures", a time or a duration.
 *
 * Returns: minutes, rounded; -1 when it is not a duration
 */
int pmn_field_value_minutes (const PmnTableCell *cell, gboolean in_hours);

/** pmn_field_value_count: @cell: a whole number ("8", "8 personnes", "1 200"), "" is @fallback. Returns: -1 when it is not one. */
gint64 pmn_field_value_count (const PmnTableCell *cell, gint64 fallback);

/**
 * pmn_field_value_split: parts between ; | line breaks, and between commas too with @commas; brackets, braces and
 * quotes of lists of programs ignored.
 * Returns: (transfer full) (element-type utf8): parts that are not empty, without blanks around them
 */
GPtrArray *pmn_field_value_split (const char *text, gboolean commas);

G_END_DECLS
