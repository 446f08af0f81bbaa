/* pmn-sheet-writer.h: one table written as ODS, XLSX or CSV, row after row
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Memory does not grow with the number of rows, and the file appears only when it is complete. A text
 * stays a text whatever it looks like: identifiers keep their zeros, phones their "+", and what a
 * spreadsheet would take for a formula is shown, never computed. CSV has no types: a text that looks like
 * a number or a date is between quotes, for programs that ask; Excel does not, and no writing that others
 * can read prevents it from taking "00123" for 123 and "3/3" for a day.
 * Blocks: not for the main thread.
 * Errors are %PMN_STORE_ERROR (disk, permissions) and %PMN_EXCHANGE_ERROR.
 */
#pragma once

#include <glib.h>

#include "pmn-date.h"

G_BEGIN_DECLS

/**
 * PmnSheetFormat:
 * @PMN_SHEET_ODS: OpenDocument, the format of French administrations
 * @PMN_SHEET_XLSX: Excel
 * @PMN_SHEET_CSV_FR: "Excel (français)": UTF-8 with a mark, semicolons, 31/12/2026, 1,5
 * @PMN_SHEET_CSV_OPEN: "Données ouvertes": UTF-8 without mark, commas, 2026-12-31, 1.5
 *
 * Both kinds of CSV have the headings of their columns in the first line, and no lines above the table.
 */
typedef enum
{
  PMN_SHEET_ODS,
  PMN_SHEET_XLSX,
  PMN_SHEET_CSV_FR,
  PMN_SHEET_CSV_OPEN,
} PmnSheetFormat;

#define PMN_N_SHEET_FORMATS 4

/** PmnSheetColumn: @title: header; @width: in characters. */
typedef struct
{
  const char *title;
  double width;
} PmnSheetColumn;

/**
 * PmnSheetLine:
 * @label: (nullable): "Période"; %NULL is an empty line
 * @value: (nullable): "novembre 2026"; %NULL: @label is the title of the lines that follow
 * @is_number: the value is @number instead
 *
 * A line above the table.
 */
typedef struct
{
  const char *label;
  const char *value;
  gboolean is_number;
  gint64 number;
} PmnSheetLine;

/**
 * PmnSheetHead:
 * @name: of the sheet
 * @title: (nullable): of the document
 * @creator: (nullable): the structure
 * @made_ms: Unix time in milliseconds, said of the document and of what it is made of: the same content
 *   made at the same time is the same file
 * @lines: (array length=n_lines): who, when, which period and filter
 * @columns: (array length=n_columns): of the table
 * @n_rows: how many rows are to come, 0 = not known: too many are refused before anything is written
 *
 * Borrowed while the writer is made.
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *creator;
  gint64 made_ms;
  const PmnSheetLine *lines;
  guint n_lines;
  const PmnSheetColumn *columns;
  guint n_columns;
  gint64 n_rows;
} PmnSheetHead;

typedef struct _PmnSheetWriter PmnSheetWriter;

/** pmn_sheet_format_from_name: @name: "ods", "xlsx", "csv-fr", "csv-open". Returns: whether it is one. */
gboolean pmn_sheet_format_from_name (const char *name, PmnSheetFormat *format);

/** pmn_sheet_format_extension: Returns: (transfer none): of file names, without a dot. */
const char *pmn_sheet_format_extension (PmnSheetFormat format);

/** pmn_sheet_writer_new: Returns: (transfer full) (nullable): ready for the first row. */
PmnSheetWriter *pmn_sheet_writer_new (const char *path, PmnSheetFormat format,
                                      const PmnSheetHead *head, GError **error);

/* The cells of a row, from the left; what is wrong is told by pmn_sheet_writer_end_row(). */
/** pmn_sheet_writer_text: @text: (nullable): %NULL or "" leaves the cell empty. */
void pmn_sheet_writer_text (PmnSheetWriter *self, const char *text);
/** pmn_sheet_writer_number: @decimals: digits shown after the decimal mark; what is not finite leaves the cell empty. */
void pmn_sheet_writer_number (PmnSheetWriter *self, double value, int decimals);
/** pmn_sheet_writer_date: @day: %PMN_DAY_NONE leaves the cell empty. */
void pmn_sheet_writer_date (PmnSheetWriter *self, PmnDay day);
/** pmn_sheet_writer_minutes: a duration, as a number of minutes with its unit in the header. */
void pmn_sheet_writer_minutes (PmnSheetWriter *self, gint64 minutes);
/** pmn_sheet_writer_money: an amount in cents of euro. */
void pmn_sheet_writer_money (PmnSheetWriter *self, gint64 cents);
/** pmn_sheet_writer_percent: @share: 0.125 is 12,5 %. */
void pmn_sheet_writer_percent (PmnSheetWriter *self, double share);
/** pmn_sheet_writer_end_row: Returns: FALSE when the file cannot be written: give up. */
gboolean pmn_sheet_writer_end_row (PmnSheetWriter *self, GError **error);

/** pmn_sheet_writer_set_private: the file is for its owner alone: it names people. */
void pmn_sheet_writer_set_private (PmnSheetWriter *self);

/** pmn_sheet_writer_commit: @self: (transfer full): freed in every case. The file gets its name. */
gboolean pmn_sheet_writer_commit (PmnSheetWriter *self, GError **error);
/** pmn_sheet_writer_free: @self: (nullable) (transfer full): gives up; nothing is left. */
void pmn_sheet_writer_free (PmnSheetWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnSheetWriter, pmn_sheet_writer_free)

G_END_DECLS
