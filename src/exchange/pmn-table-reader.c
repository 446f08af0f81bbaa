/* pmn-table-reader.c: rows of XLSX, ODS and CSV files through one streaming interface
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-table-reader.h"

#include "pmn-archive.h"
#include "pmn-csv-reader.h"
#include "pmn-ods-reader.h"
#include "pmn-table-private.h"
#include "pmn-xlsx-reader.h"
#include "pmn-xlsx-workbook.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define ODS_TYPE "application/vnd.oasis.opendocument.spreadsheet"

void
pmn_table_limits_init (PmnTableLimits *limits)
{
  *limits = (PmnTableLimits) {
    .max_part_bytes = (guint64) 2 << 30,
    .max_ratio = 100,
    .max_strings_bytes = (gsize) 64 << 20,
    .max_columns = 16384,
    .max_rows = 4000000,
    .max_cell_chars = 100000,
    .max_field_bytes = (gsize) 1 << 20,
    .max_row_bytes = (gsize) 8 << 20,
  };
}

/* The first bytes of the file: zip, compound file, page, text… */
static gboolean
read_magic (const char *path, const char *display_name, char *magic, gsize size, gsize *length,
            GError **error)
{
  FILE *file = NULL;
  GStatBuf info;
  int code = 0;

  *length = 0;
  if (g_stat (path, &info) != 0)
    code = errno;
  else if (S_ISDIR (info.st_mode))
    code = EISDIR;
  else if (!S_ISREG (info.st_mode))
    {
      /* It is read several times, which a pipe or a device does not allow: it would only wait. */
      g_set_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_IO,
                   /* Translators: %s is a name. */
                   _ ("“%s” is not a file: save what it gives in a file first."), display_name);
      return FALSE;
    }
  else if ((file = g_fopen (path, "rbe")) == NULL)
    code = errno;
  else
    {
      *length = fread (magic, 1, size, file);
      code = ferror (file) ? EIO : 0;
    }
  g_clear_pointer (&file, fclose);
  if (code == 0)
    return TRUE;
  pmn_exchange_error_not_opened (error, display_name, g_strerror (code));
  return FALSE;
}

static gboolean
starts_with (const char *magic, gsize length, const char *what)
{
  gsize n = strlen (what);

  return length >= n && g_ascii_strncasecmp (magic, what, n) == 0;
}

/* Sentences for what people take for a table and is not, or %NULL. */
static const char *
explain_not_text (const char *magic, gsize length)
{
  if (length >= 8 && memcmp (magic, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8) == 0)
    return _ ("It is protected by a password, or is in the old .xls format. Open it in a "
              "spreadsheet program and save "
              "it as .xlsx, without password.");
  if (starts_with (magic, length, "%PDF-"))
    return _ ("It is a PDF document. Ask for the spreadsheet it was made from.");
  while (length > 0 && (g_ascii_isspace (*magic) || (guchar) *magic >= 0xbb))
    magic++, length--; /* white space, and the bytes of a byte order mark */
  if (starts_with (magic, length, "<!doctype") || starts_with (magic, length, "<html")
      || starts_with (magic, length, "<?xml") || starts_with (magic, length, "<table"))
    return _ ("It is a page for a web browser. If you downloaded it, sign in again and repeat the "
              "download.");
  return NULL;
}

static PmnTableReader *
open_archive (const char *path, const char *display_name, const PmnTableLimits *limits,
              GCancellable *cancellable, GError **error)
{
  g_autoptr (PmnArchive) archive = pmn_archive_open (path, display_name, limits, error);
  g_autofree char *workbook = NULL;
  char type[sizeof ODS_TYPE] = "";

  if (archive == NULL)
    return NULL;
  workbook = pmn_xlsx_workbook_find (archive);
  if (workbook != NULL)
    return pmn_xlsx_reader_new (g_steal_pointer (&archive), workbook, limits, cancellable, error);
  pmn_archive_read_head (archive, "mimetype", type, sizeof type - 1);
  if (g_str_equal (type, ODS_TYPE))
    return pmn_ods_reader_new (g_steal_pointer (&archive), limits, cancellable, error);
  if (pmn_archive_has_part (archive, "xl/workbook.bin"))
    /* Translators: %s is a file name */
    g_set_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_FORMAT,
                 _ ("“%s” is a binary workbook (.xlsb). Open it in a spreadsheet program and save "
                    "it as .xlsx."),
                 display_name);
  else
    /* Translators: %s is a file name */
    g_set_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_FORMAT,
                 _ ("“%s” is an archive, but there is no spreadsheet in it."), display_name);
  return NULL;
}

PmnTableReader *
pmn_table_reader_open_with_cancellable (const char *path, const PmnTableLimits *limits,
                                        GCancellable *cancellable, GError **error)
{
  g_autofree char *display_name = NULL;
  PmnTableLimits default_limits;
  PmnTableReader *self;
  const char *explanation;
  char magic[64];
  gsize length;

  g_return_val_if_fail (path != NULL, NULL);

  if (limits == NULL)
    {
      pmn_table_limits_init (&default_limits);
      limits = &default_limits;
    }
  display_name = g_filename_display_basename (path);
  if (!read_magic (path, display_name, magic, sizeof magic, &length, error))
    return NULL;
  if (length >= 4 && (memcmp (magic, "PK\3\4", 4) == 0 || memcmp (magic, "PK\5\6", 4) == 0))
    self = open_archive (path, display_name, limits, cancellable, error);
  else if ((explanation = explain_not_text (magic, length)) != NULL)
    {
      /* Translators: %1$s is a file name, %2$s one or two sentences that say why */
      g_set_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_FORMAT,
                   _ ("“%1$s” cannot be read as a table. %2$s"), display_name, explanation);
      return NULL;
    }
  else
    self = pmn_csv_reader_new (path, display_name, limits, cancellable, error);
  if (self != NULL && !self->vtable->select (self, 0, error))
    g_clear_pointer (&self, pmn_table_reader_free);
  return self;
}

PmnTableReader *
pmn_table_reader_open (const char *path, const PmnTableLimits *limits, GError **error)
{
  return pmn_table_reader_open_with_cancellable (path, limits, NULL, error);
}

void
pmn_table_reader_free (PmnTableReader *self)
{
  if (self == NULL)
    return;
  self->vtable->free (self);
  g_clear_error (&self->failure);
  g_free (self->display_name);
  g_strfreev (self->sheets);
  g_free (self);
}

PmnTableFormat
pmn_table_reader_get_format (const PmnTableReader *self)
{
  g_return_val_if_fail (self != NULL, PMN_TABLE_FORMAT_CSV);

  return self->format;
}

static const char *
format_name (PmnTableFormat format)
{
  switch (format)
    {
    case PMN_TABLE_FORMAT_XLSX:
      return _ ("an Excel workbook (.xlsx)");
    case PMN_TABLE_FORMAT_ODS:
      return _ ("an OpenDocument spreadsheet (.ods)");
    case PMN_TABLE_FORMAT_CSV:
    default:
      return _ ("a text file");
    }
}

gboolean
pmn_table_reader_expect_format (const PmnTableReader *self, PmnTableFormat format, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->format == format)
    return TRUE;
  /* Translators: %1$s is a file name; %2$s and %3$s are kinds of files, such as “a text file” */
  g_set_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_FORMAT,
               _ ("“%1$s” is %2$s, whatever its name says; %3$s is expected here."),
               self->display_name, format_name (self->format), format_name (format));
  return FALSE;
}

const char *
pmn_table_reader_get_display_name (const PmnTableReader *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->display_name;
}

const char *const *
pmn_table_reader_get_sheets (const PmnTableReader *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->sheets;
}

gboolean
pmn_table_reader_select_sheet (PmnTableReader *self, guint index, GError **error)
{
  guint n;

  g_return_val_if_fail (self != NULL, FALSE);

  n = self->format == PMN_TABLE_FORMAT_CSV ? 1 : g_strv_length (self->sheets);
  if (index >= n)
    {
      /* Translators: %1$s is a file name, %2$u a rank, %3$u a number of sheets */
      g_set_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_HEADER,
                   _ ("“%1$s” has no sheet number %2$u: it has %3$u."), self->display_name,
                   index + 1, n);
      return FALSE;
    }
  g_clear_error (&self->failure);
  if (self->vtable->select (self, index, &self->failure))
    return TRUE;
  if (error != NULL)
    *error = g_error_copy (self->failure);
  return FALSE;
}

gboolean
pmn_table_reader_select_sheet_by_name (PmnTableReader *self, const char *name, GError **error)
{
  g_autofree char *folded = NULL;
  g_autofree char *names = NULL;

  g_return_val_if_fail (self != NULL && name != NULL, FALSE);

  for (guint i = 0; self->sheets[i] != NULL; i++)
    if (g_str_equal (self->sheets[i], name))
      return pmn_table_reader_select_sheet (self, i, error);
  folded = g_utf8_casefold (name, -1);
  for (guint i = 0; self->sheets[i] != NULL; i++)
    {
      g_autofree char *other = g_utf8_casefold (self->sheets[i], -1);

      if (g_str_equal (other, folded))
        return pmn_table_reader_select_sheet (self, i, error);
    }
  names = g_strjoinv (", ", self->sheets);
  if (*names == '\0')
    /* Translators: %1$s is a file name, %2$s a sheet */
    g_set_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_HEADER,
                 _ ("“%1$s” is a text file: it has no sheet “%2$s”."), self->display_name, name);
  else
    /* Translators: %1$s is a file name, %2$s a sheet, %3$s a list of sheets */
    g_set_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_HEADER,
                 _ ("“%1$s” has no sheet “%2$s”. Its sheets are: %3$s."), self->display_name, name,
                 names);
  return FALSE;
}

gboolean
pmn_table_reader_next (PmnTableReader *self, GCancellable *cancellable, PmnTableRow **row,
                       GError **error)
{
  g_return_val_if_fail (self != NULL && row != NULL, FALSE);

  *row = NULL;
  if (self->failure == NULL && self->vtable->next (self, cancellable, row, &self->failure))
    return *row != NULL;
  *row = NULL;
  if (error != NULL)
    *error = g_error_copy (self->failure);
  return FALSE;
}

double
pmn_table_reader_get_progress (const PmnTableReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return CLAMP (self->vtable->progress (self), 0.0, 1.0);
}

const PmnTableCell *
pmn_table_row_get_cell (const PmnTableRow *row, guint column)
{
  static const PmnTableCell empty = { .type = PMN_TABLE_CELL_EMPTY, .text = "" };

  g_return_val_if_fail (row != NULL, &empty);

  return column < row->n_cells ? &row->cells[column] : &empty;
}

char *
pmn_table_column_name (guint index)
{
  char buffer[16];
  guint at = sizeof buffer - 1;

  buffer[at] = '\0';
  for (guint64 rest = (guint64) index + 1; rest > 0; rest = (rest - 1) / 26)
    buffer[--at] = (char) ('A' + (rest - 1) % 26);
  return g_strdup (buffer + at);
}
