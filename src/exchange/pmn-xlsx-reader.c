/* pmn-xlsx-reader.c: rows of a sheet of Office Open XML
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parser pauses at the end of each row, so one row is in memory at a time. Element names are compared without
 * their prefix: strict and transitional files, and the programs that write prefixes, differ in nothing else here.
 */
#include "config.h"

#include "pmn-xlsx-reader.h"

#include "pmn-row-builder.h"
#include "pmn-table-private.h"
#include "pmn-xlsx-workbook.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

typedef enum
{
  VALUE_NUMBER,
  VALUE_SHARED,
  VALUE_TEXT,
  VALUE_INLINE,
  VALUE_BOOLEAN,
  VALUE_ERROR,
  VALUE_DATE,
} ValueType;

typedef struct
{
  PmnTableReader parent;
  PmnArchive *archive;
  PmnXlsxWorkbook *workbook;
  PmnStringArena *strings;
  PmnXmlStream *stream;
  guint sheet;
  gboolean finished;

  PmnRowBuilder row;
  gboolean in_row;
  gboolean row_ready;
  guint row_number;

  gboolean in_cell;
  guint column; /* of the cell at hand; else the next one when its name is missing */
  ValueType value_type;
  guint style;
  gboolean has_formula;
  gboolean has_value;
  gsize text_start;
  gboolean in_value;
  gboolean in_inline;
  guint in_phonetic;
} XlsxReader;

/* @reason is a translated sentence. */
static void
fail_at_cell (XlsxReader *self, PmnExchangeError code, const char *reason)
{
  g_autofree char *column = pmn_table_column_name (self->column);

  /* Translators: %1$s is a file name, %2$s a sheet, %3$s%4$u a cell such as B12, %5$s the reason, a sentence */
  pmn_xml_stream_fail (
      self->stream,
      g_error_new (PMN_EXCHANGE_ERROR, (int) code, _ ("“%1$s”, sheet “%2$s”, cell %3$s%4$u: %5$s"),
                   self->parent.display_name,
                   (const char *) g_ptr_array_index (self->workbook->sheets, self->sheet), column,
                   self->row_number, reason));
}

static void
fail_row_size (XlsxReader *self)
{
  fail_at_cell (self, PMN_EXCHANGE_ERROR_LIMIT, _ ("The texts of this row are too long."));
}

/* "AB12" → 27; the row of the name is not used. */
static gboolean
read_column (const char *reference, guint *column)
{
  guint value = 0;
  guint i;

  for (i = 0; g_ascii_isalpha (reference[i]) && i < 4; i++)
    value = value * 26 + (guint) (g_ascii_toupper (reference[i]) - 'A') + 1;
  if (i == 0 || !g_ascii_isdigit (reference[i]))
    return FALSE;
  *column = value - 1;
  return TRUE;
}

static gboolean
read_unsigned (const char *text, guint *value)
{
  guint64 number = 0;

  if (*text == '\0')
    return FALSE;
  for (; *text != '\0'; text++)
    {
      if (!g_ascii_isdigit (*text) || number > G_MAXUINT)
        return FALSE;
      number = number * 10 + (guint64) (*text - '0');
    }
  *value = (guint) MIN (number, G_MAXUINT);
  return TRUE;
}

static ValueType
read_type (const char *type)
{
  static const struct
  {
    const char *name;
    ValueType type;
  } types[] = {
    { "s", VALUE_SHARED },  { "str", VALUE_TEXT }, { "inlineStr", VALUE_INLINE },
    { "b", VALUE_BOOLEAN }, { "e", VALUE_ERROR },  { "d", VALUE_DATE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (strcmp (type, types[i].name) == 0)
      return types[i].type;
  return VALUE_NUMBER;
}

static void
start_row (XlsxReader *self, const char **attributes)
{
  guint number;

  self->row_number++;
  for (; *attributes != NULL; attributes += 2)
    if (strcmp (attributes[0], "r") == 0 && read_unsigned (attributes[1], &number) && number > 0)
      self->row_number = number;
  self->column = 0;
  self->in_row = TRUE;
  if (self->row_number > self->parent.limits.max_rows)
    fail_at_cell (self, PMN_EXCHANGE_ERROR_LIMIT, _ ("This row is beyond the last one allowed."));
  pmn_row_builder_begin (&self->row, self->row_number);
}

static void
start_cell (XlsxReader *self, const char **attributes)
{
  self->value_type = VALUE_NUMBER;
  self->style = 0;
  self->has_formula = self->has_value = FALSE;
  self->text_start = self->row.length;
  self->in_cell = TRUE;
  self->in_value = self->in_inline = FALSE;
  self->in_phonetic = 0;
  for (; *attributes != NULL; attributes += 2)
    {
      if (attributes[0][0] == '\0' || attributes[0][1] != '\0')
        continue;
      if (attributes[0][0] == 't')
        self->value_type = read_type (attributes[1]);
      else if ((attributes[0][0] == 'r' && !read_column (attributes[1], &self->column))
               || (attributes[0][0] == 's' && !read_unsigned (attributes[1], &self->style)))
        fail_at_cell (self, PMN_EXCHANGE_ERROR_FORMAT,
                      _ ("The file is damaged: a cell near this one has no valid name or style."));
    }
}

static void
on_start (gpointer data, const char *name, const char **attributes)
{
  XlsxReader *self = data;

  if (self->in_cell)
    {
      if (strcmp (name, "v") == 0)
        self->in_value = self->has_value = self->value_type != VALUE_INLINE;
      else if (strcmp (name, "f") == 0)
        self->has_formula = TRUE;
      else if (strcmp (name, "is") == 0)
        self->in_inline = TRUE;
      else if (strcmp (name, "rPh") == 0)
        self->in_phonetic++;
      else if (strcmp (name, "t") == 0 && self->in_inline && self->in_phonetic == 0)
        self->in_value = self->has_value = self->value_type == VALUE_INLINE;
    }
  else if (self->in_row)
    {
      if (strcmp (name, "c") == 0)
        start_cell (self, attributes);
    }
  else if (strcmp (name, "row") == 0)
    start_row (self, attributes);
}

static void
set_number (XlsxReader *self, PmnTableCell *cell, const char *text, gsize length)
{
  PmnNumberFormat format = { PMN_NUMBER_FORMAT_PLAIN, 0 };
  char buffer[64];
  char *end = NULL;

  cell->number = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || !isfinite (cell->number))
    {
      cell->type = PMN_TABLE_CELL_TEXT;
      cell->number = 0;
      pmn_row_builder_take_text (&self->row, self->column, self->text_start);
      return;
    }
  if (self->style < self->workbook->formats->len)
    format = g_array_index (self->workbook->formats, PmnNumberFormat, self->style);
  cell->type = PMN_TABLE_CELL_NUMBER;
  if (format.kind == PMN_NUMBER_FORMAT_DATE
      && pmn_serial_to_day (cell->number, self->workbook->system_1904, &cell->day,
                            &cell->minutes_of_day))
    {
      cell->type = PMN_TABLE_CELL_DATE;
      length = pmn_day_to_text (cell->day, cell->minutes_of_day, buffer);
    }
  else if (format.kind == PMN_NUMBER_FORMAT_TIME && cell->number >= 0 && cell->number < 100000)
    {
      cell->type = PMN_TABLE_CELL_TIME;
      cell->minutes_of_day = (guint) (cell->number * 1440 + 0.5);
      length = (gsize) g_snprintf (buffer, sizeof buffer, "%02u:%02u", cell->minutes_of_day / 60,
                                   cell->minutes_of_day % 60);
    }
  else if (format.n_zeros > length && strspn (text, "0123456789") == length)
    length
        = (gsize) g_snprintf (buffer, sizeof buffer, "%0*.0f", (int) format.n_zeros, cell->number);
  else if (length <= 15 && strpbrk (text, "eE+ ") == NULL)
    {
      pmn_row_builder_take_text (&self->row, self->column, self->text_start);
      return;
    }
  else
    length = strlen (g_ascii_formatd (buffer, sizeof buffer, "%.15g", cell->number));
  self->row.length = self->text_start;
  if (!pmn_row_builder_append (&self->row, buffer, length))
    fail_row_size (self);
  else
    pmn_row_builder_take_text (&self->row, self->column, self->text_start);
}

static void
set_shared (XlsxReader *self, PmnTableCell *cell, const char *text)
{
  const char *shared = NULL;
  guint index;

  if (read_unsigned (text, &index) && self->strings != NULL)
    shared = pmn_string_arena_get (self->strings, index);
  self->row.length = self->text_start;
  if (shared == NULL)
    {
      fail_at_cell (self, PMN_EXCHANGE_ERROR_FORMAT,
                    _ ("The file is damaged: this cell refers to a text that it does not have."));
      return;
    }
  cell->type = *shared == '\0' ? PMN_TABLE_CELL_EMPTY : PMN_TABLE_CELL_TEXT;
  pmn_row_builder_set_text (&self->row, self->column, shared);
}

static void
set_text (XlsxReader *self, PmnTableCell *cell, gsize length)
{
  char *text = self->row.text + self->text_start;
  guint max = self->parent.limits.max_cell_chars;

  length = pmn_xlsx_text_clean (text, length);
  if (length > max && g_utf8_strlen (text, (gssize) length) > (glong) max)
    {
      fail_at_cell (self, PMN_EXCHANGE_ERROR_LIMIT, _ ("The text of this cell is too long."));
      return;
    }
  self->row.length = self->text_start + length;
  cell->type = length == 0                       ? PMN_TABLE_CELL_EMPTY
               : self->value_type == VALUE_ERROR ? PMN_TABLE_CELL_ERROR
                                                 : PMN_TABLE_CELL_TEXT;
  pmn_row_builder_take_text (&self->row, self->column, self->text_start);
}

static void
set_iso_date (XlsxReader *self, PmnTableCell *cell, const char *text, gsize length)
{
  char buffer[32];

  if (!pmn_stamp_from_iso (text, &cell->day, &cell->minutes_of_day))
    {
      set_text (self, cell, length);
      return;
    }
  cell->type = PMN_TABLE_CELL_DATE;
  self->row.length = self->text_start;
  if (pmn_row_builder_append (&self->row, buffer,
                              pmn_day_to_text (cell->day, cell->minutes_of_day, buffer)))
    pmn_row_builder_take_text (&self->row, self->column, self->text_start);
  else
    fail_row_size (self);
}

static void
set_value (XlsxReader *self, PmnTableCell *cell)
{
  gsize length = self->row.length - self->text_start;
  char *text;

  if (!pmn_row_builder_append (&self->row, "", 0))
    {
      fail_row_size (self);
      return;
    }
  text = self->row.text + self->text_start;
  text[length] = '\0'; /* append() keeps a byte free for it */
  if (length == 0 && self->value_type != VALUE_SHARED)
    return;
  switch (self->value_type)
    {
    case VALUE_SHARED:
      set_shared (self, cell, text);
      break;
    case VALUE_BOOLEAN:
      cell->type = PMN_TABLE_CELL_BOOLEAN;
      cell->number = strcmp (text, "1") == 0 || strcmp (text, "true") == 0;
      self->row.length = self->text_start;
      pmn_row_builder_set_text (&self->row, self->column, cell->number != 0 ? "TRUE" : "FALSE");
      break;
    case VALUE_DATE:
      set_iso_date (self, cell, text, length);
      break;
    case VALUE_TEXT:
    case VALUE_INLINE:
    case VALUE_ERROR:
      set_text (self, cell, length);
      break;
    case VALUE_NUMBER:
    default:
      set_number (self, cell, text, length);
      break;
    }
}

static void
end_cell (XlsxReader *self)
{
  PmnTableCell *cell;

  self->in_cell = FALSE;
  if (self->has_value || self->has_formula)
    {
      cell = pmn_row_builder_cell (&self->row, self->column);
      if (cell == NULL)
        {
          fail_at_cell (self, PMN_EXCHANGE_ERROR_LIMIT,
                        _ ("This column is beyond the last one allowed."));
          return;
        }
      *cell = (PmnTableCell) { .type = PMN_TABLE_CELL_EMPTY,
                               .has_formula = self->has_formula,
                               .text = "" };
      pmn_row_builder_set_text (&self->row, self->column, "");
      if (self->has_value)
        set_value (self, cell);
    }
  self->column++;
}

static void
on_end (gpointer data, const char *name)
{
  XlsxReader *self = data;

  if (self->in_cell)
    {
      if (strcmp (name, "c") == 0)
        end_cell (self);
      else if (strcmp (name, "v") == 0 || strcmp (name, "t") == 0)
        self->in_value = FALSE;
      else if (strcmp (name, "rPh") == 0)
        self->in_phonetic -= self->in_phonetic > 0;
      else if (strcmp (name, "is") == 0)
        self->in_inline = FALSE;
    }
  else if (self->in_row && strcmp (name, "row") == 0)
    {
      self->in_row = FALSE;
      if (pmn_row_builder_finish (&self->row)->n_cells > 0)
        {
          self->row_ready = TRUE;
          pmn_xml_stream_pause (self->stream);
        }
    }
}

static void
on_text (gpointer data, const char *text, gsize length)
{
  XlsxReader *self = data;

  if (self->in_value && !pmn_row_builder_append (&self->row, text, length))
    fail_row_size (self);
}

static gboolean
xlsx_reader_select (PmnTableReader *reader, guint index, GError **error)
{
  static const PmnXmlHandlers handlers = { on_start, on_end, on_text };
  XlsxReader *self = (XlsxReader *) reader;
  PmnXmlStream *stream = pmn_archive_open_part (
      self->archive, g_ptr_array_index (self->workbook->sheet_parts, index), &handlers, self,
      error);

  if (stream == NULL)
    return FALSE;
  g_clear_pointer (&self->stream, pmn_xml_stream_free);
  self->stream = stream;
  self->sheet = index;
  self->finished = self->in_row = self->in_cell = self->in_value = FALSE;
  self->row_number = 0;
  return TRUE;
}

static gboolean
xlsx_reader_next (PmnTableReader *reader, GCancellable *cancellable, PmnTableRow **row,
                  GError **error)
{
  XlsxReader *self = (XlsxReader *) reader;

  if (self->finished)
    return TRUE;
  if (self->strings == NULL && self->workbook->strings_part != NULL
      && pmn_archive_has_part (self->archive, self->workbook->strings_part))
    {
      self->strings = pmn_xlsx_strings_load (self->archive, self->workbook->strings_part,
                                             &reader->limits, cancellable, error);
      if (self->strings == NULL)
        return FALSE;
    }
  self->row_ready = FALSE;
  if (!pmn_xml_stream_run (self->stream, cancellable, &self->finished, error))
    return FALSE;
  if (self->row_ready)
    *row = &self->row.row;
  return TRUE;
}

static double
xlsx_reader_progress (const PmnTableReader *reader)
{
  const XlsxReader *self = (const XlsxReader *) reader;

  return pmn_xml_stream_get_progress (self->stream);
}

static void
xlsx_reader_free (PmnTableReader *reader)
{
  XlsxReader *self = (XlsxReader *) reader;

  g_clear_pointer (&self->stream, pmn_xml_stream_free);
  g_clear_pointer (&self->strings, pmn_string_arena_free);
  g_clear_pointer (&self->workbook, pmn_xlsx_workbook_free);
  g_clear_pointer (&self->archive, pmn_archive_free);
  pmn_row_builder_clear (&self->row);
}

PmnTableReader *
pmn_xlsx_reader_new (PmnArchive *archive, const char *workbook_part, const PmnTableLimits *limits,
                     GCancellable *cancellable, GError **error)
{
  static const PmnTableReaderVTable vtable = {
    xlsx_reader_select,
    xlsx_reader_next,
    xlsx_reader_progress,
    xlsx_reader_free,
  };
  g_autoptr (PmnArchive) owned = archive;
  PmnXlsxWorkbook *workbook = pmn_xlsx_workbook_load (archive, workbook_part, cancellable, error);
  XlsxReader *self;

  if (workbook == NULL)
    return NULL;
  self = g_new0 (XlsxReader, 1);
  self->parent.vtable = &vtable;
  self->parent.format = PMN_TABLE_FORMAT_XLSX;
  self->parent.limits = *limits;
  self->parent.display_name = g_strdup (pmn_archive_get_display_name (archive));
  self->parent.sheets = g_new0 (char *, workbook->sheets->len + 1);
  for (guint i = 0; i < workbook->sheets->len; i++)
    self->parent.sheets[i] = g_strdup (g_ptr_array_index (workbook->sheets, i));
  self->archive = g_steal_pointer (&owned);
  self->workbook = workbook;
  pmn_row_builder_init (&self->row, limits);
  return &self->parent;
}
