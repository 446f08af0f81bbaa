/* pmn-sheet-xlsx.c: tables for Excel, with libxlsxwriter in constant memory
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-sheet-writer-private.h"

#include <glib/gi18n-lib.h>
#include <xlsxwriter.h>

#include "pmn-exchange-error.h"

#define MAX_ROWS 1048576

typedef struct
{
  lxw_workbook *workbook;
  lxw_worksheet *sheet;
  lxw_format *formats[PMN_N_SHEET_STYLES];
  lxw_format *date;
  lxw_row_t row;
  lxw_col_t column;
  lxw_error failure;
} Xlsx;

static void
note (Xlsx *self, lxw_error result)
{
  if (self->failure == LXW_NO_ERROR)
    self->failure = result;
}

static void
xlsx_empty (gpointer data)
{
  Xlsx *self = data;

  self->column++;
}

static void
xlsx_text (gpointer data, const char *text)
{
  Xlsx *self = data;

  note (self, worksheet_write_string (self->sheet, self->row, self->column++, text, NULL));
}

static void
xlsx_number (gpointer data, double value, PmnSheetStyle style)
{
  Xlsx *self = data;

  note (self, worksheet_write_number (self->sheet, self->row, self->column++, value,
                                      self->formats[style]));
}

static void
xlsx_date (gpointer data, PmnDay day)
{
  Xlsx *self = data;
  lxw_datetime date = { 0 };

  pmn_day_to_ymd (day, &date.year, &date.month, &date.day);
  note (self, worksheet_write_datetime (self->sheet, self->row, self->column++, &date, self->date));
}

static gboolean
xlsx_end_row (gpointer data, GError **error)
{
  Xlsx *self = data;

  self->row++;
  self->column = 0;
  if (self->row >= MAX_ROWS)
    g_set_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_LIMIT,
                 /* Translators: %d is a number of rows */
                 _ ("Excel takes %d rows at most: choose a shorter period, or CSV."), MAX_ROWS);
  else if (self->failure != LXW_NO_ERROR)
    g_set_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_IO,
                 /* Translators: %s is the reason given by the system. */
                 _ ("The table cannot be written: %s."), lxw_strerror (self->failure));
  else
    return TRUE;
  return FALSE;
}

static void
xlsx_free (gpointer data)
{
  Xlsx *self = data;

  /* Closing is the library's only way to free a workbook. */
  if (self->workbook != NULL)
    workbook_close (self->workbook);
  g_free (self);
}

static void
make_formats (Xlsx *self)
{
  static const char *const numbers[PMN_N_SHEET_STYLES] = {
    [PMN_SHEET_STYLE_INTEGER] = "#,##0",     [PMN_SHEET_STYLE_DECIMAL1] = "#,##0.0",
    [PMN_SHEET_STYLE_DECIMAL2] = "#,##0.00", [PMN_SHEET_STYLE_MONEY] = "#,##0.00\\ \"€\"",
    [PMN_SHEET_STYLE_PERCENT] = "0.0\\ %",
  };

  for (int i = 0; i < PMN_N_SHEET_STYLES; i++)
    {
      self->formats[i] = workbook_add_format (self->workbook);
      format_set_num_format (self->formats[i], numbers[i]);
    }
  self->date = workbook_add_format (self->workbook);
  format_set_num_format (self->date, "dd/mm/yyyy");
}

static gpointer
xlsx_begin (PmnNewFile *file, const PmnSheetHead *head, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (pmn_new_file_get_temporary (file));
  /* Beside the file: /tmp may be small, and what is written there is the same. */
  lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = folder };
  Xlsx *self = g_new0 (Xlsx, 1);
  lxw_format *bold;
  lxw_format *header;

  self->workbook = workbook_new_opt (pmn_new_file_get_temporary (file), &options);
  self->sheet = self->workbook != NULL ? workbook_add_worksheet (self->workbook, head->name) : NULL;
  if (self->sheet == NULL)
    {
      g_set_error_literal (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_IO,
                           _ ("The table cannot be written here."));
      xlsx_free (self);
      return NULL;
    }
  make_formats (self);
  bold = workbook_add_format (self->workbook);
  format_set_bold (bold);
  header = workbook_add_format (self->workbook);
  format_set_bold (header);
  format_set_bottom (header, LXW_BORDER_THIN);
  format_set_bg_color (header, 0xEEEEEE);
  for (guint i = 0; i < head->n_columns; i++)
    worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i, head->columns[i].width, NULL);
  for (guint i = 0; i < head->n_lines; i++, self->row++)
    {
      note (self, worksheet_write_string (self->sheet, self->row, 0, head->lines[i].label, bold));
      note (self, worksheet_write_string (self->sheet, self->row, 1, head->lines[i].value, NULL));
    }
  if (head->n_lines > 0)
    self->row++;
  for (guint i = 0; i < head->n_columns; i++)
    note (self, worksheet_write_string (self->sheet, self->row, (lxw_col_t) i,
                                        head->columns[i].title, header));
  self->row++;
  worksheet_freeze_panes (self->sheet, self->row, 0);
  return self;
}

static gboolean
xlsx_end (gpointer data, GError **error)
{
  Xlsx *self = data;
  lxw_error result = workbook_close (g_steal_pointer (&self->workbook));

  if (result == LXW_NO_ERROR)
    result = self->failure;
  if (result == LXW_NO_ERROR)
    return TRUE;
  g_set_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_IO,
               _ ("The table cannot be written: %s."), lxw_strerror (result));
  return FALSE;
}

const PmnSheetBackend pmn_sheet_xlsx = {
  xlsx_begin, xlsx_empty, xlsx_text, xlsx_number, xlsx_date, xlsx_end_row, xlsx_end, xlsx_free,
};
