/* pmn-today-row.h: an activity in the list of Today
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "pmn-activity-summary.h"

G_BEGIN_DECLS

/**
 * PmnTodayRow:
 *
 * Looks as an AdwActionRow, whose labels cost fifty times as much to lay out: the start waits for a window full of these.
 */
#define PMN_TYPE_TODAY_ROW (pmn_today_row_get_type ())
G_DECLARE_FINAL_TYPE (PmnTodayRow, pmn_today_row, PMN, TODAY_ROW, GtkListBoxRow)

/** pmn_today_row_new: @summary: (transfer full): what to show. */
GtkWidget *pmn_today_row_new (PmnActivitySummary *summary);
/** pmn_today_row_get_id: Returns: the activity's row id. */
gint64 pmn_today_row_get_id (PmnTodayRow *self);

G_END_DECLS
