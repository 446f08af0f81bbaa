/* pmn-table-reader.h: rows of XLSX, ODS and CSV files through one streaming interface
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PmnTableReader:
 *
 * Reads the rows of a spreadsheet or of delimited text, one at a time, in bounded memory.
 *
 * Every function that reads blocks: call them from a worker thread or from the command line, never from the
 * main thread of the window. A reader may move between threads but is used by one at a time.
 */
typedef struct _PmnTableReader PmnTableReader;

/**
 * PmnTableFormat:
 * @PMN_TABLE_FORMAT_XLSX: Office Open XML workbook, transitional or strict
 * @PMN_TABLE_FORMAT_ODS: OpenDocument spreadsheet
 * @PMN_TABLE_FORMAT_CSV: delimited text
 *
 * What a file is, told by its content and never by its name.
 */
typedef enum
{
  PMN_TABLE_FORMAT_XLSX,
  PMN_TABLE_FORMAT_ODS,
  PMN_TABLE_FORMAT_CSV,
} PmnTableFormat;

/**
 * PmnTableCellType:
 * @PMN_TABLE_CELL_EMPTY: nothing, or an empty text
 * @PMN_TABLE_CELL_TEXT: text
 * @PMN_TABLE_CELL_NUMBER: a number
 * @PMN_TABLE_CELL_DATE: a civil date, with a time of day when the cell has one
 * @PMN_TABLE_CELL_TIME: a time of day or a duration without a date
 * @PMN_TABLE_CELL_BOOLEAN: true or false
 * @PMN_TABLE_CELL_ERROR: an error of the spreadsheet, such as #REF!
 *
 * What a cell holds. A CSV file has only texts: dates written as text stay text.
 */
typedef enum
{
  PMN_TABLE_CELL_EMPTY,
  PMN_TABLE_CELL_TEXT,
  PMN_TABLE_CELL_NUMBER,
  PMN_TABLE_CELL_DATE,
  PMN_TABLE_CELL_TIME,
  PMN_TABLE_CELL_BOOLEAN,
  PMN_TABLE_CELL_ERROR,
} PmnTableCellType;

/**
 * PmnTableCell:
 * @type: what the cell holds
 * @has_formula: the cell is computed; the other fields describe the value that the file keeps of it, and @type is
 *   %PMN_TABLE_CELL_EMPTY when it keeps none
 * @text: UTF-8 for display, never %NULL, "" when empty. Line breaks are "\n". Independent of the locale:
 *   a date is 2026-09-30 or 2026-09-30 14:05, a time 14:05, a boolean TRUE or FALSE, a number has a decimal point
 *   and the leading zeros of its number format
 * @number: the number; the 0 or 1 of a boolean; the serial number of a date of XLSX
 * @day: for a date, days since 1970-01-01 (a PmnDay)
 * @minutes_of_day: for a date, minutes since midnight (0–1439); for a time, minutes, which may exceed a day
 *
 * One cell of a row.
 */
typedef struct
{
  PmnTableCellType type;
  gboolean has_formula;
  const char *text;
  double number;
  gint32 day;
  guint minutes_of_day;
} PmnTableCell;

/**
 * PmnTableRow:
 * @number: the number that the user sees beside the row, from 1; for CSV the line where the record starts
 * @n_cells: number of entries of @cells; cells after the last are empty
 * @cells: the cells, by column from 0
 *
 * A row, valid until the next call on its reader.
 */
typedef struct
{
  guint number;
  guint n_cells;
  PmnTableCell *cells;
} PmnTableRow;

/**
 * PmnTableLimits:
 * @max_part_bytes: inflated size of one part of an archive
 * @max_ratio: how many times a part above 32 MiB may be larger than the whole archive
 * @max_strings_bytes: memory for the shared strings of a workbook
 * @max_columns: cells in a row
 * @max_rows: highest row number
 * @max_cell_chars: characters of a cell of a spreadsheet
 * @max_field_bytes: bytes of a field of delimited text
 * @max_row_bytes: bytes of all the texts of a row
 *
 * What a file may ask for; beyond it, reading fails with %PMN_EXCHANGE_ERROR_LIMIT.
 */
typedef struct
{
  guint64 max_part_bytes;
  guint max_ratio;
  gsize max_strings_bytes;
  guint max_columns;
  guint max_rows;
  guint max_cell_chars;
  gsize max_field_bytes;
  gsize max_row_bytes;
} PmnTableLimits;

/**
 * pmn_table_limits_init:
 * @limits: (out caller-allocates): to fill
 *
 * Sets the default limits: 2 GiB per part, ratio 100, 64 MiB of shared strings, 16,384 columns, 4,000,000 rows,
 * 100,000 characters per cell, 1 MiB per field, 8 MiB per row. Within them a reader uses less than 100 MB.
 */
void pmn_table_limits_init (PmnTableLimits *limits);

/**
 * pmn_table_reader_open:
 * @path: file name, in the file system's encoding
 * @limits: (nullable): limits, copied; %NULL for the default ones
 * @error: return location
 *
 * Opens a file and tells what it is from its content. Blocks: a CSV file is read once whole to tell its encoding,
 * and an ODS file to list its sheets.
 *
 * Errors (%PMN_EXCHANGE_ERROR): IO, FORMAT (damaged, truncated, protected by a password, neither a spreadsheet nor
 * text), LIMIT, ENCODING.
 *
 * Returns: (transfer full): a reader placed before the first row of the first sheet, or %NULL
 */
PmnTableReader *pmn_table_reader_open (const char *path, const PmnTableLimits *limits,
                                       GError **error);

/**
 * pmn_table_reader_open_with_cancellable:
 * @path: file name, in the file system's encoding
 * @limits: (nullable): limits, copied; %NULL for the default ones
 * @cancellable: (nullable): stops the reading with %G_IO_ERROR_CANCELLED
 * @error: return location
 *
 * Like pmn_table_reader_open(), for files that are long to open.
 *
 * Returns: (transfer full): a reader, or %NULL
 */
PmnTableReader *pmn_table_reader_open_with_cancellable (const char *path,
                                                        const PmnTableLimits *limits,
                                                        GCancellable *cancellable, GError **error);

/**
 * pmn_table_reader_free:
 * @self: (nullable) (transfer full): a reader
 *
 * Closes the file. Rows of the reader are gone.
 */
void pmn_table_reader_free (PmnTableReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnTableReader, pmn_table_reader_free)

/**
 * pmn_table_reader_get_format:
 * @self: a reader
 *
 * Returns: what the file is
 */
PmnTableFormat pmn_table_reader_get_format (const PmnTableReader *self);

/**
 * pmn_table_reader_expect_format:
 * @self: a reader
 * @format: the only format that suits the caller
 * @error: return location
 *
 * Errors: %PMN_EXCHANGE_ERROR_FORMAT, with a sentence that says what the file is and what was expected.
 *
 * Returns: %TRUE if the file is of @format
 */
gboolean pmn_table_reader_expect_format (const PmnTableReader *self, PmnTableFormat format,
                                         GError **error);

/**
 * pmn_table_reader_get_display_name:
 * @self: a reader
 *
 * Returns: the file's name without its folder, as valid UTF-8
 */
const char *pmn_table_reader_get_display_name (const PmnTableReader *self);

/**
 * pmn_table_reader_get_sheets:
 * @self: a reader
 *
 * Returns: (array zero-terminated=1): the names of the sheets in the order of the file, hidden ones included;
 *   empty for CSV
 */
const char *const *pmn_table_reader_get_sheets (const PmnTableReader *self);

/**
 * pmn_table_reader_select_sheet:
 * @self: a reader
 * @index: a position in pmn_table_reader_get_sheets(); only 0 for CSV
 * @error: return location
 *
 * Places the reader before the first row of a sheet. Selecting the current sheet again starts over.
 *
 * Errors: %PMN_EXCHANGE_ERROR_HEADER when there is no such sheet, else as pmn_table_reader_next().
 *
 * Returns: %TRUE if done
 */
gboolean pmn_table_reader_select_sheet (PmnTableReader *self, guint index, GError **error);

/**
 * pmn_table_reader_select_sheet_by_name:
 * @self: a reader
 * @name: name of a sheet; an exact match wins, else one that differs only by case
 * @error: return location
 *
 * Like pmn_table_reader_select_sheet(). The sentence of %PMN_EXCHANGE_ERROR_HEADER lists the sheets that exist.
 *
 * Returns: %TRUE if done
 */
gboolean pmn_table_reader_select_sheet_by_name (PmnTableReader *self, const char *name,
                                                GError **error);

/**
 * pmn_table_reader_next:
 * @self: a reader
 * @cancellable: (nullable): stops the reading with %G_IO_ERROR_CANCELLED
 * @row: (out) (transfer none): the row, valid until the next call on @self; %NULL at the end
 * @error: return location
 *
 * Reads the next row that has any content: empty rows are skipped, and show as a gap in the numbers.
 *
 * Errors (%PMN_EXCHANGE_ERROR): FORMAT (damaged: part, line and column; for CSV, the line), LIMIT, ENCODING, IO.
 * After an error every call fails in the same way until a sheet is selected again.
 *
 * Returns: %TRUE with a row; %FALSE without error at the end, or with @error set
 */
gboolean pmn_table_reader_next (PmnTableReader *self, GCancellable *cancellable, PmnTableRow **row,
                                GError **error);

/**
 * pmn_table_reader_get_progress:
 * @self: a reader
 *
 * Returns: how much of the selected sheet was read, from 0.0 to 1.0
 */
double pmn_table_reader_get_progress (const PmnTableReader *self);

/**
 * pmn_table_row_get_cell:
 * @row: a row
 * @column: a column from 0
 *
 * Returns: (transfer none): the cell, an empty one beyond the last; never %NULL
 */
const PmnTableCell *pmn_table_row_get_cell (const PmnTableRow *row, guint column);

/**
 * pmn_table_column_name:
 * @index: a column from 0
 *
 * Returns: (transfer full): the name that spreadsheets show: A, Z, AA, XFD…
 */
char *pmn_table_column_name (guint index);

G_END_DECLS
