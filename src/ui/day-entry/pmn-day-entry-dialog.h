/* pmn-day-entry-dialog.h: a whole day logged in a grid, one line per session
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "day-entry/pmn-day-line-row.h"
#include "pmn-register.h"

G_BEGIN_DECLS

#define PMN_TYPE_DAY_ENTRY_DIALOG (pmn_day_entry_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PmnDayEntryDialog, pmn_day_entry_dialog, PMN, DAY_ENTRY_DIALOG, AdwDialog)

/**
 * pmn_day_entry_dialog_new:
 * @day: the day to log, %PMN_DAY_NONE for the one to propose now
 *
 * Everything is saved in one step of history. What is typed is kept as a draft of that day at every
 * change.
 *
 * Returns: (transfer floating): the grid
 */
AdwDialog *pmn_day_entry_dialog_new (PmnRegister *reg, PmnDay day);

/** pmn_day_entry_dialog_get_line: Returns: (transfer none) (nullable): the line at @index, from 0. */
PmnDayLineRow *pmn_day_entry_dialog_get_line (PmnDayEntryDialog *self, guint index);

G_END_DECLS
