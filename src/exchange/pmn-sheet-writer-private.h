/* pmn-sheet-writer-private.h: what each format of table has to do
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-new-file.h"
#include "pmn-sheet-writer.h"

G_BEGIN_DECLS

/** PmnSheetStyle: how a number looks. */
typedef enum
{
  PMN_SHEET_STYLE_INTEGER,
  PMN_SHEET_STYLE_DECIMAL1,
  PMN_SHEET_STYLE_DECIMAL2,
  PMN_SHEET_STYLE_MONEY,
  PMN_SHEET_STYLE_PERCENT,
} PmnSheetStyle;

#define PMN_N_SHEET_STYLES 5

/**
 * PmnSheetBackend: one format.
 * @begin: writes what stands above the first row of data
 * @text: never empty; @bold: of the header
 * @end: writes the rest; the file is committed by the caller
 * @free: of what @begin returned
 * @max_rows: that the usual programs take, 0 = no limit
 */
typedef struct
{
  gpointer (*begin) (PmnNewFile *file, const PmnSheetHead *head, GError **error);
  void (*empty) (gpointer data);
  void (*text) (gpointer data, const char *text);
  void (*number) (gpointer data, double value, PmnSheetStyle style);
  void (*date) (gpointer data, PmnDay day);
  gboolean (*end_row) (gpointer data, GError **error);
  gboolean (*end) (gpointer data, GError **error);
  void (*free) (gpointer data);
  guint max_rows;
} PmnSheetBackend;

/** PMN_SHEET_MAX_ROWS: of a sheet, in Excel and in LibreOffice. */
#define PMN_SHEET_MAX_ROWS 1048576

extern const PmnSheetBackend pmn_sheet_csv_fr;
extern const PmnSheetBackend pmn_sheet_csv_open;
extern const PmnSheetBackend pmn_sheet_ods;
extern const PmnSheetBackend pmn_sheet_xlsx;

/** pmn_sheet_style_decimals: Returns: digits after the decimal mark of the value as a plain number. */
int pmn_sheet_style_decimals (PmnSheetStyle style);

G_END_DECLS
