/* pmn-day-line.h: one line of the grid in which a whole day is logged
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-quick-syntax.h"

G_BEGIN_DECLS

/**
 * PmnDayCell: the cells of a line, in the order of the keyboard
 */
typedef enum
{
  PMN_DAY_CELL_MINUTES,
  PMN_DAY_CELL_THEMES,
  PMN_DAY_CELL_AGE,
  PMN_DAY_CELL_GENDER,
  PMN_DAY_CELL_STATUS,
  PMN_DAY_CELL_PLACE,
} PmnDayCell;

#define PMN_N_DAY_CELLS 6

/**
 * pmn_day_line_read:
 * @cells: (array fixed-size=6): what is in each cell, "" when empty
 * @bad_cell: (out) (optional): the first cell that is not understood, -1 when all are
 *
 * Each cell is read with the quick syntax; figures are minutes in the first one, themes by their
 * number in the official form in the second, an age in the third; one letter is enough for a gender
 * (f, h) and a status (r, e, s, c). Anything else that the quick box understands may be written in
 * any cell, such as "atelier x8".
 *
 * Returns: (transfer full): what was understood; of the spans only the first that is not understood
 *   is of use: its bytes are those of the text of @bad_cell
 */
PmnQuickReading *pmn_day_line_read (const char *const cells[PMN_N_DAY_CELLS],
                                    const PmnQuickVocabulary *vocabulary, PmnDay today,
                                    PmnLanguage language, int *bad_cell);

/** pmn_day_line_is_empty: Returns: whether no cell holds anything. */
gboolean pmn_day_line_is_empty (const char *const cells[PMN_N_DAY_CELLS]);

G_END_DECLS
