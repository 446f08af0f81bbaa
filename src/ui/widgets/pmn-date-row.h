/* pmn-date-row.h: a row in which a date is typed in any usual way, or picked
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "pmn-date.h"
#include "pmn-validation.h"

G_BEGIN_DECLS

#define PMN_TYPE_DATE_ROW (pmn_date_row_get_type ())
G_DECLARE_FINAL_TYPE (PmnDateRow, pmn_date_row, PMN, DATE_ROW, AdwEntryRow)

/*
 * "hier", "lundi", "12/3" are understood (pmn_day_parse()) and written in full when the focus leaves.
 * Alt+Up and Alt+Down move by a day, Alt+Page Up and Alt+Page Down by a week.
 */

/** pmn_date_row_set_today: the day that words such as "hier" are relative to; by default the clock's. */
void pmn_date_row_set_today (PmnDateRow *self, PmnDay today);
/** pmn_date_row_set_day: %PMN_DAY_NONE empties the row. */
void pmn_date_row_set_day (PmnDateRow *self, PmnDay day);
/**
 * pmn_date_row_get_day:
 * @error: return location for a #PmnDomainError
 *
 * Returns: the day; %PMN_DAY_NONE without error when the row is empty, with an error when it is not a date
 */
PmnDay pmn_date_row_get_day (PmnDateRow *self, GError **error);
/** pmn_date_row_read: as above; @issues gets what is wrong, for @field. */
PmnDay pmn_date_row_read (PmnDateRow *self, const char *field, PmnValidation *issues);

G_END_DECLS
