/* table-checks.h: what the tests of every reader ask of the rows
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-exchange-error.h"
#include "pmn-table-reader.h"

G_BEGIN_DECLS

/** table_open: Returns: (transfer full): the reader of a file that must open as @format. @path: (transfer full) */
PmnTableReader *table_open (char *path, PmnTableFormat format);
/** table_next: Returns: (transfer none) (nullable): the next row, which must be readable; %NULL after the last. */
PmnTableRow *table_next (PmnTableReader *reader);
/** table_assert_cell: column @column of @row has this type and this text. */
void table_assert_cell (const PmnTableRow *row, guint column, PmnTableCellType type,
                        const char *text);
/** table_assert_fails: reading @path, from opening to the last row, must fail with words that hold @sentence and the
 *  name of the file. */
void table_assert_fails (const char *path, PmnExchangeError code, const char *sentence);

#define assert_cell(row, column, type, text)                                                       \
  table_assert_cell (row, column, PMN_TABLE_CELL_##type, text)

G_END_DECLS
