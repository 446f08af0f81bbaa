/* pmn-duration-row.h: a row in which a duration is typed in any usual way
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PMN_TYPE_DURATION_ROW (pmn_duration_row_get_type ())
G_DECLARE_FINAL_TYPE (PmnDurationRow, pmn_duration_row, PMN, DURATION_ROW, AdwEntryRow)

/** pmn_duration_row_get_minutes: Returns: as pmn_duration_parse() of the text. */
int pmn_duration_row_get_minutes (PmnDurationRow *self);
/** pmn_duration_row_set_minutes: 0 empties the row. */
void pmn_duration_row_set_minutes (PmnDurationRow *self, int minutes);

G_END_DECLS
