/* pmn-sheet-xlsx.c: tables for Excel, with libxlsxwriter in constant memory
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-sheet-writer-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <xlsxwriter.h>

#include "pmn-archive.h"
#include "pmn-c-locale.h"
#include "pmn-exchange-error.h"
#include "pmn-file-error.h"

#define SHEET_PART "xl/worksheets/sheet1.xml"
#define SHEET_END "</worksheet>"

typedef struct
{
  PmnNewFile *file;
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
  locale_t before = pmn_c_locale_enter ();

  note (self, worksheet_write_string (self->sheet, self->row, self->column++, text, NULL));
  uselocale (before);
}

static void
xlsx_number (gpointer data, double value, PmnSheetStyle style)
{
  Xlsx *self = data;
  locale_t before = pmn_c_locale_enter ();

  note (self, worksheet_write_number (self->sheet, self->row, self->column++, value,
                                      self->formats[style]));
  uselocale (before);
}

static void
xlsx_date (gpointer data, PmnDay day)
{
  Xlsx *self = data;
  lxw_datetime date = { 0 };
  locale_t before = pmn_c_locale_enter ();

  pmn_day_to_ymd (day, &date.year, &date.month, &date.day);
  note (self, worksheet_write_datetime (self->sheet, self->row, self->column++, &date, self->date));
  uselocale (before);
}

static void
set_lost (Xlsx *self, GError **error)
{
  pmn_store_error_from_errno (error, pmn_new_file_get_path (self->file),
                              errno != 0 ? errno : ENOSPC);
}

/* The library writes the rows to a file of its own and never asks whether they arrived. */
static gboolean
check_room (Xlsx *self, GError **error)
{
  if (!ferror (self->sheet->optimize_tmpfile))
    return TRUE;
  set_lost (self, error);
  return FALSE;
}

static gboolean
xlsx_end_row (gpointer data, GError **error)
{
  Xlsx *self = data;

  if (!check_room (self, error))
    return FALSE;
  errno = 0;
  self->row++;
  self->column = 0;
  if (self->failure == LXW_NO_ERROR)
    return TRUE;
  g_set_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_IO,
               /* Translators: %s is the reason given by the system. */
               _ ("The table cannot be written: %s."), lxw_strerror (self->failure));
  return FALSE;
}

static void
xlsx_free (gpointer data)
{
  Xlsx *self = data;

  /* Given up: not closed, which would first put the whole file together. */
  if (self->sheet != NULL)
    fclose (self->sheet->optimize_tmpfile);
  lxw_workbook_free (self->workbook);
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

static void
write_head (Xlsx *self, const PmnSheetHead *head)
{
  lxw_format *bold = workbook_add_format (self->workbook);
  lxw_format *header = workbook_add_format (self->workbook);

  format_set_bold (bold);
  format_set_bold (header);
  format_set_bottom (header, LXW_BORDER_THIN);
  format_set_bg_color (header, 0xEEEEEE);
  for (guint i = 0; i < head->n_columns; i++)
    worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i, head->columns[i].width, NULL);
  for (guint i = 0; i < head->n_lines; i++, self->row++)
    {
      const PmnSheetLine *line = &head->lines[i];

      if (line->label != NULL)
        note (self, worksheet_write_string (self->sheet, self->row, 0, line->label, bold));
      if (line->is_number)
        note (self, worksheet_write_number (self->sheet, self->row, 1, (double) line->number,
                                            self->formats[PMN_SHEET_STYLE_INTEGER]));
      else if (line->value != NULL)
        note (self, worksheet_write_string (self->sheet, self->row, 1, line->value, NULL));
    }
  if (head->n_lines > 0)
    self->row++;
  for (guint i = 0; i < head->n_columns; i++)
    note (self, worksheet_write_string (self->sheet, self->row, (lxw_col_t) i,
                                        head->columns[i].title, header));
  self->row++;
  worksheet_freeze_panes (self->sheet, self->row, 0);
}

/* The library copies them. */
static void
set_properties (Xlsx *self, const PmnSheetHead *head)
{
  lxw_doc_properties properties = { .title = head->title,
                                    .author = head->creator,
                                    .comments = "Permanence " PMN_VERSION,
                                    .created = (time_t) (head->made_ms / 1000) };

  note (self, workbook_set_properties (self->workbook, &properties));
}

static gpointer
xlsx_begin (PmnNewFile *file, const PmnSheetHead *head, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (pmn_new_file_get_temporary (file));
  /* Beside the file: /tmp may be small, and what is written there is the same. */
  lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = folder };
  Xlsx *self = g_new0 (Xlsx, 1);

  self->file = file;
  errno = 0;
  self->workbook = workbook_new_opt (pmn_new_file_get_temporary (file), &options);
  self->sheet = self->workbook != NULL ? workbook_add_worksheet (self->workbook, head->name) : NULL;
  if (self->sheet == NULL)
    {
      set_lost (self, error);
      xlsx_free (self);
      return NULL;
    }
  set_properties (self, head);
  make_formats (self);
  write_head (self, head);
  return self;
}

/* What was lost while the library put its files together leaves a sheet without its end. */
static gboolean
sheet_is_whole (const char *path)
{
  PmnTableLimits limits;
  g_autoptr (PmnArchive) archive = NULL;
  char tail[sizeof SHEET_END - 1];

  pmn_table_limits_init (&limits);
  archive = pmn_archive_open (path, path, &limits, NULL);
  return archive != NULL
         && pmn_archive_read_tail (archive, SHEET_PART, tail, sizeof tail) == sizeof tail
         && memcmp (tail, SHEET_END, sizeof tail) == 0;
}

static gboolean
xlsx_end (gpointer data, GError **error)
{
  Xlsx *self = data;
  locale_t before;
  lxw_error result;

  errno = 0;
  if (fflush (self->sheet->optimize_tmpfile) != 0 && !check_room (self, error))
    return FALSE;
  self->sheet = NULL;
  before = pmn_c_locale_enter ();
  result = workbook_close (g_steal_pointer (&self->workbook));
  uselocale (before);
  if (result == LXW_NO_ERROR)
    result = self->failure;
  if (result == LXW_NO_ERROR && sheet_is_whole (pmn_new_file_get_temporary (self->file)))
    return TRUE;
  if (result <= LXW_ERROR_ZIP_CLOSE)
    {
      set_lost (self, error);
      return FALSE;
    }
  g_set_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_IO,
               _ ("The table cannot be written: %s."), lxw_strerror (result));
  return FALSE;
}

const PmnSheetBackend pmn_sheet_xlsx = {
  xlsx_begin,   xlsx_empty, xlsx_text, xlsx_number,        xlsx_date,
  xlsx_end_row, xlsx_end,   xlsx_free, PMN_SHEET_MAX_ROWS,
};
