/* pmn-activity-cell.h: a cell of the list of activities
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "models/pmn-activity-row.h"

G_BEGIN_DECLS

/**
 * PmnActivityCellText:
 * Returns: (transfer full): what the cell of this row says
 */
typedef char *(*PmnActivityCellText) (const PmnActivitySummary *summary);

/**
 * PmnActivityCellLook:
 * @PMN_ACTIVITY_CELL_TEXT: plain text
 * @PMN_ACTIVITY_CELL_NUMBER: figures of equal width
 * @PMN_ACTIVITY_CELL_NUMBER_END: the same, at the end of the cell
 * @PMN_ACTIVITY_CELL_KIND: with the icon of the kind of activity
 * @PMN_ACTIVITY_CELL_COMPACT: with that icon, and the details of the row on a second line
 * @PMN_ACTIVITY_CELL_LINES: the same, with the kind in words before the details
 */
typedef enum
{
  PMN_ACTIVITY_CELL_TEXT,
  PMN_ACTIVITY_CELL_NUMBER,
  PMN_ACTIVITY_CELL_NUMBER_END,
  PMN_ACTIVITY_CELL_KIND,
  PMN_ACTIVITY_CELL_COMPACT,
  PMN_ACTIVITY_CELL_LINES,
} PmnActivityCellLook;

/**
 * PmnActivityCell:
 *
 * Shows one text of a #PmnActivityRow and follows it; a pale bar until the row is loaded. What does
 * not fit is shown whole by the tooltip. Its size does not depend on its text.
 */
#define PMN_TYPE_ACTIVITY_CELL (pmn_activity_cell_get_type ())
G_DECLARE_FINAL_TYPE (PmnActivityCell, pmn_activity_cell, PMN, ACTIVITY_CELL, GtkWidget)

/** pmn_activity_cell_new: @chars: natural width in characters, 0 for a cell that takes what is left. */
GtkWidget *pmn_activity_cell_new (PmnActivityCellText text, PmnActivityCellLook look, guint chars);
/** pmn_activity_cell_set_row: @row: (nullable): what to show. */
void pmn_activity_cell_set_row (PmnActivityCell *self, PmnActivityRow *row);
/** pmn_activity_cell_get_row: Returns: (transfer none) (nullable): what it shows. */
PmnActivityRow *pmn_activity_cell_get_row (PmnActivityCell *self);

G_END_DECLS
