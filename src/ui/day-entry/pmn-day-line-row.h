/* pmn-day-line-row.h: one session of the day grid: six cells, and what they mean
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "pmn-day-line.h"
#include "pmn-log-context.h"

G_BEGIN_DECLS

#define PMN_TYPE_DAY_LINE_ROW (pmn_day_line_row_get_type ())
G_DECLARE_FINAL_TYPE (PmnDayLineRow, pmn_day_line_row, PMN, DAY_LINE_ROW, AdwBin)

/*
 * Signals: "changed" (): a cell was typed in; "next" (): Return in a line that is understood.
 */

/** pmn_day_line_row_new: Returns: (transfer floating): an empty line. @number: from 1, said with each cell. */
GtkWidget *pmn_day_line_row_new (guint number);

/** pmn_day_line_row_make_headings: Returns: (transfer floating): names of the columns, as wide as the cells of this line. */
GtkWidget *pmn_day_line_row_make_headings (PmnDayLineRow *self);

/** pmn_day_line_row_get_cell: Returns: (transfer none): the entry of a cell. */
GtkWidget *pmn_day_line_row_get_cell (PmnDayLineRow *self, PmnDayCell cell);

/** pmn_day_line_row_get_text: Returns: (transfer full): the cells, separated by tabs; "" when all are empty. */
char *pmn_day_line_row_get_text (PmnDayLineRow *self);
/** pmn_day_line_row_set_text: as above. */
void pmn_day_line_row_set_text (PmnDayLineRow *self, const char *text);
/** pmn_day_line_row_clear: empties every cell. */
void pmn_day_line_row_clear (PmnDayLineRow *self);
/** pmn_day_line_row_is_empty: Returns: whether nothing is typed. */
gboolean pmn_day_line_row_is_empty (PmnDayLineRow *self);

/**
 * pmn_day_line_row_read:
 * @inherited: day and place of every line
 * @insist: shows what is wrong, beside the cell, and puts the focus there
 *
 * Says under the cells what they mean.
 *
 * Returns: (transfer full) (nullable): the activity; %NULL while something is wrong
 */
PmnActivity *pmn_day_line_row_read (PmnDayLineRow *self, const PmnLogContext *context,
                                    const PmnActivity *inherited, gboolean insist);

/** pmn_day_line_row_has_choices: Returns: whether a word may mean several things, which are offered under the line. */
gboolean pmn_day_line_row_has_choices (PmnDayLineRow *self);

G_END_DECLS
