/* pmn-sheet-writer.c: one table written as ODS, XLSX or CSV, row after row
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-sheet-writer-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "pmn-exchange-error.h"

/* What a cell of the usual programs holds at most. */
#define MAX_CELL_CHARACTERS 32767

static const struct
{
  const char *name;
  const char *extension;
  const PmnSheetBackend *backend;
} formats[PMN_N_SHEET_FORMATS] = {
  [PMN_SHEET_ODS] = { "ods", "ods", &pmn_sheet_ods },
  [PMN_SHEET_XLSX] = { "xlsx", "xlsx", &pmn_sheet_xlsx },
  [PMN_SHEET_CSV_FR] = { "csv-fr", "csv", &pmn_sheet_csv_fr },
  [PMN_SHEET_CSV_OPEN] = { "csv-open", "csv", &pmn_sheet_csv_open },
};

struct _PmnSheetWriter
{
  PmnNewFile *file;
  const PmnSheetBackend *backend;
  gpointer data;
  guint n_rows;
};

gboolean
pmn_sheet_format_from_name (const char *name, PmnSheetFormat *format)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (name, formats[i].name) == 0)
      {
        *format = (PmnSheetFormat) i;
        return TRUE;
      }
  return FALSE;
}

const char *
pmn_sheet_format_extension (PmnSheetFormat format)
{
  g_return_val_if_fail (format < PMN_N_SHEET_FORMATS, NULL);

  return formats[format].extension;
}

int
pmn_sheet_style_decimals (PmnSheetStyle style)
{
  static const int decimals[PMN_N_SHEET_STYLES] = {
    [PMN_SHEET_STYLE_INTEGER] = 0, [PMN_SHEET_STYLE_DECIMAL1] = 1, [PMN_SHEET_STYLE_DECIMAL2] = 2,
    [PMN_SHEET_STYLE_MONEY] = 2,   [PMN_SHEET_STYLE_PERCENT] = 3,
  };

  return decimals[style];
}

static gboolean
check_rows (const PmnSheetBackend *backend, gint64 n_rows, GError **error)
{
  if (backend->max_rows == 0 || n_rows <= backend->max_rows)
    return TRUE;
  g_set_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_LIMIT,
               /* Translators: %u is a number of rows */
               _ ("Spreadsheets take %u rows at most: choose a shorter period, or CSV."),
               backend->max_rows);
  return FALSE;
}

PmnSheetWriter *
pmn_sheet_writer_new (const char *path, PmnSheetFormat format, const PmnSheetHead *head,
                      GError **error)
{
  g_autoptr (PmnSheetWriter) self = g_new0 (PmnSheetWriter, 1);

  g_return_val_if_fail (path != NULL && format < PMN_N_SHEET_FORMATS && head != NULL, NULL);

  self->backend = formats[format].backend;
  self->n_rows = head->n_lines + (head->n_lines > 0) + 1;
  if (!check_rows (self->backend, self->n_rows + head->n_rows, error))
    return NULL;
  self->file = pmn_new_file_begin (path, error);
  if (self->file == NULL)
    return NULL;
  self->data = self->backend->begin (self->file, head, error);
  return self->data != NULL ? g_steal_pointer (&self) : NULL;
}

void
pmn_sheet_writer_text (PmnSheetWriter *self, const char *text)
{
  g_autofree char *repaired = NULL;

  g_return_if_fail (self != NULL);

  if (text == NULL || *text == '\0')
    {
      self->backend->empty (self->data);
      return;
    }
  /* What is not UTF-8 would spoil the whole file; what is too long, the program that opens it. */
  if (!g_utf8_validate (text, -1, NULL))
    text = repaired = g_utf8_make_valid (text, -1);
  if (strlen (text) > MAX_CELL_CHARACTERS && g_utf8_strlen (text, -1) > MAX_CELL_CHARACTERS)
    {
      char *cut = g_utf8_substring (text, 0, MAX_CELL_CHARACTERS - 1);
      char *shown = g_strconcat (cut, "…", NULL);

      g_free (cut);
      g_free (repaired);
      text = repaired = shown;
    }
  self->backend->text (self->data, text);
}

void
pmn_sheet_writer_number (PmnSheetWriter *self, double value, int decimals)
{
  g_return_if_fail (self != NULL);

  if (!isfinite (value))
    {
      self->backend->empty (self->data);
      return;
    }
  self->backend->number (self->data, value,
                         decimals <= 0   ? PMN_SHEET_STYLE_INTEGER
                         : decimals == 1 ? PMN_SHEET_STYLE_DECIMAL1
                                         : PMN_SHEET_STYLE_DECIMAL2);
}

void
pmn_sheet_writer_date (PmnSheetWriter *self, PmnDay day)
{
  g_return_if_fail (self != NULL);

  if (day == PMN_DAY_NONE)
    self->backend->empty (self->data);
  else
    self->backend->date (self->data, day);
}

void
pmn_sheet_writer_minutes (PmnSheetWriter *self, gint64 minutes)
{
  g_return_if_fail (self != NULL);

  self->backend->number (self->data, (double) minutes, PMN_SHEET_STYLE_INTEGER);
}

void
pmn_sheet_writer_money (PmnSheetWriter *self, gint64 cents)
{
  g_return_if_fail (self != NULL);

  self->backend->number (self->data, (double) cents / 100, PMN_SHEET_STYLE_MONEY);
}

void
pmn_sheet_writer_percent (PmnSheetWriter *self, double share)
{
  g_return_if_fail (self != NULL);

  if (isfinite (share))
    self->backend->number (self->data, share, PMN_SHEET_STYLE_PERCENT);
  else
    self->backend->empty (self->data);
}

gboolean
pmn_sheet_writer_end_row (PmnSheetWriter *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return check_rows (self->backend, ++self->n_rows, error)
         && self->backend->end_row (self->data, error);
}

void
pmn_sheet_writer_set_private (PmnSheetWriter *self)
{
  g_return_if_fail (self != NULL);

  pmn_new_file_set_private (self->file);
}

gboolean
pmn_sheet_writer_commit (PmnSheetWriter *self, GError **error)
{
  g_autoptr (PmnSheetWriter) owned = self;

  g_return_val_if_fail (self != NULL, FALSE);

  return self->backend->end (self->data, error)
         && pmn_new_file_commit (g_steal_pointer (&self->file), error);
}

void
pmn_sheet_writer_free (PmnSheetWriter *self)
{
  if (self == NULL)
    return;
  if (self->data != NULL)
    self->backend->free (self->data);
  pmn_new_file_free (self->file);
  g_free (self);
}
