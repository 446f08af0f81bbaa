/* pmn-ods-reader.c: rows of a sheet of OpenDocument
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cells and rows may be repeated millions of times. Repeated empty ones only move the position; a repeated row with
 * content is given again and again from the same memory, up to the limit of rows.
 */
#include "config.h"

#include "pmn-ods-reader.h"

#include "pmn-number-format.h"
#include "pmn-row-builder.h"
#include "pmn-table-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define CONTENT "content.xml"
#define MAX_SHEETS 10000

typedef enum
{
  VALUE_NONE,
  VALUE_TEXT,
  VALUE_NUMBER,
  VALUE_DATE,
  VALUE_TIME,
  VALUE_BOOLEAN,
} ValueType;

typedef struct
{
  PmnTableReader parent;
  PmnArchive *archive;
  PmnXmlStream *stream;
  GPtrArray *names; /* while the sheets are listed */
  gboolean finished;

  guint wanted;   /* sheet to read */
  guint n_tables; /* seen so far */
  gboolean in_table;
  guint skip_depth; /* inside a comment, a drawing, tracked changes… */

  PmnRowBuilder row;
  gboolean in_row;
  guint row_number;
  guint row_repeat;
  guint pending_rows; /* times that the row at hand is still to be given */

  gboolean in_cell;
  guint column;
  guint cell_repeat;
  ValueType value_type;
  PmnTableCell value;
  gboolean has_formula;
  gboolean has_stored_text; /* the text is an attribute, paragraphs are not read */
  gsize start;              /* of the cell's text */
  guint n_paragraphs;
  guint paragraph_depth;
  gsize paragraph_start;
  gboolean space_pending; /* white space collapses, as in a browser */
} OdsReader;

static void
fail_at_cell (OdsReader *self, const char *reason)
{
  g_autofree char *column = pmn_table_column_name (self->column);

  /* Translators: %1$s is a file name, %2$s a sheet, %3$s%4$u a cell such as B12, %5$s the reason, a sentence */
  pmn_xml_stream_fail (self->stream,
                       g_error_new (PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_LIMIT,
                                    _ ("“%1$s”, sheet “%2$s”, cell %3$s%4$u: %5$s"),
                                    self->parent.display_name, self->parent.sheets[self->wanted],
                                    column, self->row_number, reason));
}

static guint
read_repeat (const char **attributes, const char *name)
{
  const char *text = pmn_xml_attribute (attributes, name);
  guint64 value = text == NULL ? 1 : g_ascii_strtoull (text, NULL, 10);

  return (guint) CLAMP (value, 1, G_MAXINT32);
}

static void
add_text (OdsReader *self, const char *text, gsize length)
{
  /* four bytes are the most a character takes */
  if (self->row.length - self->start + length > (gsize) self->parent.limits.max_cell_chars * 4
      || !pmn_row_builder_append (&self->row, text, length))
    fail_at_cell (self, _ ("The text of this cell is too long."));
}

/* "PT01H30M15S" → minutes */
static gboolean
read_duration (const char *text, guint *minutes)
{
  double total = 0;

  if (text == NULL || strncmp (text, "PT", 2) != 0)
    return FALSE;
  for (text += 2; *text != '\0'; text++)
    {
      char *end;
      double value = g_ascii_strtod (text, &end);

      if (end == text || !(value >= 0 && value < 1e7))
        return FALSE;
      if (*end == 'H')
        total += value * 60;
      else if (*end == 'M')
        total += value;
      else if (*end == 'S')
        total += value / 60;
      else
        return FALSE;
      text = end;
    }
  if (total > 1e8)
    return FALSE;
  *minutes = (guint) (total + 0.5);
  return TRUE;
}

static void
read_number (OdsReader *self, const char *text)
{
  char *end = NULL;
  double number = text == NULL ? 0 : g_ascii_strtod (text, &end);

  if (text == NULL || end == text || *end != '\0' || !isfinite (number))
    return;
  self->value.number = number;
  self->value_type = VALUE_NUMBER;
}

/* What the attributes say; a value that cannot be read leaves the cell to its text. */
static void
read_value (OdsReader *self, const char **attributes)
{
  const char *type = pmn_xml_attribute (attributes, "value-type");
  const char *text;

  self->value = (PmnTableCell) { .type = PMN_TABLE_CELL_EMPTY, .text = "" };
  if (type == NULL)
    return;
  self->value_type = VALUE_TEXT;
  if (strcmp (type, "float") == 0 || strcmp (type, "percentage") == 0
      || strcmp (type, "currency") == 0)
    read_number (self, pmn_xml_attribute (attributes, "value"));
  else if (strcmp (type, "date") == 0)
    {
      text = pmn_xml_attribute (attributes, "date-value");
      if (text != NULL && pmn_stamp_from_iso (text, &self->value.day, &self->value.minutes_of_day))
        self->value_type = VALUE_DATE;
    }
  else if (strcmp (type, "time") == 0)
    {
      if (read_duration (pmn_xml_attribute (attributes, "time-value"), &self->value.minutes_of_day))
        self->value_type = VALUE_TIME;
    }
  else if (strcmp (type, "boolean") == 0)
    {
      self->value.number = g_strcmp0 (pmn_xml_attribute (attributes, "boolean-value"), "true") == 0;
      self->value_type = VALUE_BOOLEAN;
    }
  else if (strcmp (type, "string") == 0
           && (text = pmn_xml_attribute (attributes, "string-value")) != NULL)
    {
      self->has_stored_text = TRUE;
      add_text (self, text, strlen (text));
    }
}

static void
start_cell (OdsReader *self, const char *name, const char **attributes)
{
  self->in_cell = TRUE;
  self->cell_repeat = read_repeat (attributes, "number-columns-repeated");
  self->has_formula = pmn_xml_attribute (attributes, "formula") != NULL;
  self->has_stored_text = FALSE;
  self->start = self->row.length;
  self->n_paragraphs = self->paragraph_depth = 0;
  self->paragraph_start = self->start;
  self->space_pending = FALSE;
  self->value_type = VALUE_NONE;
  if (*name == 't')
    read_value (self, attributes);
  else
    {
      /* covered by a merged cell: nobody sees what it holds */
      self->has_formula = FALSE;
      self->has_stored_text = TRUE;
    }
}

static void
start_row (OdsReader *self, const char **attributes)
{
  guint repeat = read_repeat (attributes, "number-rows-repeated");

  self->row_number += self->row_repeat; /* of the row before */
  self->row_repeat = repeat;
  self->column = 0;
  self->in_row = TRUE;
  if (self->row_number > G_MAXINT32)
    fail_at_cell (self, _ ("This row is beyond the last one allowed."));
  pmn_row_builder_begin (&self->row, self->row_number);
}

/* Writes the white space that was met, unless it starts its paragraph. */
static void
flush_space (OdsReader *self)
{
  if (self->space_pending && self->row.length > self->paragraph_start)
    add_text (self, " ", 1);
  self->space_pending = FALSE;
}

/* The elements that stand for white space. */
static void
add_space (OdsReader *self, const char *name, const char **attributes)
{
  guint n = 1;
  const char *space = NULL;

  if (strcmp (name, "s") == 0)
    {
      space = " ";
      n = MIN (read_repeat (attributes, "c"), self->parent.limits.max_cell_chars + 1);
    }
  else if (strcmp (name, "tab") == 0)
    space = "\t";
  else if (strcmp (name, "line-break") == 0)
    space = "\n";
  if (space == NULL)
    return;
  flush_space (self);
  self->paragraph_start = self->start; /* this white space does not collapse */
  for (guint i = 0; i < n; i++)
    add_text (self, space, 1);
}

/* In a cell: paragraphs, and what is not part of the cell's text. */
static void
start_in_cell (OdsReader *self, const char *name, const char **attributes)
{
  if (strcmp (name, "annotation") == 0 || strcmp (name, "frame") == 0
      || strcmp (name, "custom-shape") == 0 || strcmp (name, "note") == 0
      || strcmp (name, "table") == 0)
    self->skip_depth = 1;
  else if (self->has_stored_text)
    return;
  else if (strcmp (name, "p") == 0 || strcmp (name, "h") == 0)
    {
      if (self->paragraph_depth++ == 0 && self->n_paragraphs++ > 0)
        add_text (self, "\n", 1);
      self->space_pending = FALSE;
      self->paragraph_start = self->row.length;
    }
  else if (self->paragraph_depth > 0)
    add_space (self, name, attributes);
}

/* Elements that hold tables or texts which are not those of the sheets. */
static gboolean
is_outside_sheets (const char *name)
{
  return strcmp (name, "tracked-changes") == 0 || strcmp (name, "dde-links") == 0
         || strcmp (name, "shapes") == 0 || strcmp (name, "forms") == 0;
}

static void
on_start (gpointer data, const char *name, const char **attributes)
{
  OdsReader *self = data;

  if (self->skip_depth > 0)
    self->skip_depth++;
  else if (self->in_cell)
    start_in_cell (self, name, attributes);
  else if (is_outside_sheets (name))
    self->skip_depth = 1;
  else if (strcmp (name, "table") == 0)
    {
      if (self->n_tables != self->wanted)
        self->skip_depth = 1;
      else
        self->in_table = TRUE;
      self->n_tables++;
    }
  else if (self->in_table && strcmp (name, "table-row") == 0)
    start_row (self, attributes);
  else if (self->in_row
           && (strcmp (name, "table-cell") == 0 || strcmp (name, "covered-table-cell") == 0))
    start_cell (self, name, attributes);
}

/* A number whose text only adds zeros before it, as a postcode has, keeps that text. */
static gboolean
is_zero_padded (OdsReader *self, const char *text, gsize length)
{
  return length > 1 && length < 32 && *text == '0' && strspn (text, "0123456789") == length
         && g_ascii_strtod (text, NULL) == self->value.number;
}

static void
set_display (OdsReader *self, const char *text)
{
  self->row.length = self->start;
  add_text (self, text, strlen (text));
}

static void
finish_value (OdsReader *self, PmnTableCell *cell)
{
  gsize length = self->row.length - self->start;
  char buffer[64];

  cell->number = self->value.number;
  cell->day = self->value.day;
  cell->minutes_of_day = self->value.minutes_of_day;
  switch (self->value_type)
    {
    case VALUE_NUMBER:
      cell->type = PMN_TABLE_CELL_NUMBER;
      if (!pmn_row_builder_append (&self->row, "", 0))
        break;
      self->row.text[self->row.length] = '\0';
      if (!is_zero_padded (self, self->row.text + self->start, length))
        set_display (self, g_ascii_formatd (buffer, sizeof buffer, "%.15g", cell->number));
      break;
    case VALUE_DATE:
      cell->type = PMN_TABLE_CELL_DATE;
      pmn_day_to_text (cell->day, cell->minutes_of_day, buffer);
      set_display (self, buffer);
      break;
    case VALUE_TIME:
      cell->type = PMN_TABLE_CELL_TIME;
      g_snprintf (buffer, sizeof buffer, "%02u:%02u", cell->minutes_of_day / 60,
                  cell->minutes_of_day % 60);
      set_display (self, buffer);
      break;
    case VALUE_BOOLEAN:
      cell->type = PMN_TABLE_CELL_BOOLEAN;
      set_display (self, cell->number != 0 ? "TRUE" : "FALSE");
      break;
    case VALUE_TEXT:
    case VALUE_NONE:
    default:
      cell->type = length == 0 ? PMN_TABLE_CELL_EMPTY : PMN_TABLE_CELL_TEXT;
    }
}

static void
end_cell (OdsReader *self)
{
  gsize length = self->row.length - self->start;
  guint max = self->parent.limits.max_cell_chars;
  guint first = self->column;
  PmnTableCell *cell;

  self->in_cell = FALSE;
  self->column += self->cell_repeat;
  if (self->value_type <= VALUE_TEXT && length == 0 && !self->has_formula)
    return;
  if (self->column > self->parent.limits.max_columns || self->column < first)
    {
      self->column = self->parent.limits.max_columns;
      fail_at_cell (self, _ ("This column is beyond the last one allowed."));
      return;
    }
  if (length > max && g_utf8_strlen (self->row.text + self->start, (gssize) length) > (glong) max)
    {
      self->column = first;
      fail_at_cell (self, _ ("The text of this cell is too long."));
      return;
    }
  cell = pmn_row_builder_cell (&self->row, first);
  cell->has_formula = self->has_formula;
  finish_value (self, cell);
  pmn_row_builder_take_text (&self->row, first, self->start);
  for (guint i = 1; i < self->cell_repeat; i++)
    pmn_row_builder_copy_cell (&self->row, first, first + i);
}

static void
end_row (OdsReader *self)
{
  self->in_row = FALSE;
  if (pmn_row_builder_finish (&self->row)->n_cells == 0)
    return;
  self->pending_rows = self->row_repeat;
  pmn_xml_stream_pause (self->stream);
}

static void
on_end (gpointer data, const char *name)
{
  OdsReader *self = data;

  if (self->skip_depth > 0)
    self->skip_depth--;
  else if (self->in_cell)
    {
      if (strcmp (name, "table-cell") == 0 || strcmp (name, "covered-table-cell") == 0)
        end_cell (self);
      else if (self->paragraph_depth > 0 && (strcmp (name, "p") == 0 || strcmp (name, "h") == 0))
        self->paragraph_depth--;
    }
  else if (self->in_row && strcmp (name, "table-row") == 0)
    end_row (self);
  else if (strcmp (name, "table") == 0)
    self->in_table = FALSE;
}

static inline gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void
on_text (gpointer data, const char *text, gsize length)
{
  OdsReader *self = data;

  if (!self->in_cell || self->skip_depth > 0 || self->paragraph_depth == 0 || self->has_stored_text)
    return;
  for (gsize at = 0; at < length;)
    {
      gsize from = at;

      while (at < length && is_space (text[at]))
        at++;
      self->space_pending |= at > from;
      from = at;
      while (at < length && !is_space (text[at]))
        at++;
      if (at == from)
        continue;
      flush_space (self);
      add_text (self, text + from, at - from);
    }
}

static gboolean
ods_reader_select (PmnTableReader *reader, guint index, GError **error)
{
  static const PmnXmlHandlers handlers = { on_start, on_end, on_text };
  OdsReader *self = (OdsReader *) reader;
  PmnXmlStream *stream = pmn_archive_open_part (self->archive, CONTENT, &handlers, self, error);

  if (stream == NULL)
    return FALSE;
  g_clear_pointer (&self->stream, pmn_xml_stream_free);
  self->stream = stream;
  self->wanted = index;
  self->finished = self->in_table = self->in_row = self->in_cell = FALSE;
  self->n_tables = self->skip_depth = 0;
  self->row_number = 1;
  self->row_repeat = self->pending_rows = 0;
  return TRUE;
}

static gboolean
ods_reader_next (PmnTableReader *reader, GCancellable *cancellable, PmnTableRow **row,
                 GError **error)
{
  OdsReader *self = (OdsReader *) reader;

  if (self->pending_rows > 0)
    {
      if (self->pending_rows % 1024 == 0
          && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      self->row.row.number++;
    }
  else if (self->finished)
    return TRUE;
  else if (!pmn_xml_stream_run (self->stream, cancellable, &self->finished, error))
    return FALSE;
  if (self->pending_rows == 0)
    return TRUE;
  if (self->row.row.number > reader->limits.max_rows)
    {
      /* Translators: %1$s is a file name, %2$s a sheet, %3$u a line number */
      g_set_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_LIMIT,
                   _ ("“%1$s”, sheet “%2$s”: row %3$u is beyond the last one allowed."),
                   reader->display_name, reader->sheets[self->wanted], self->row.row.number);
      return FALSE;
    }
  self->pending_rows--;
  *row = &self->row.row;
  return TRUE;
}

static double
ods_reader_progress (const PmnTableReader *reader)
{
  const OdsReader *self = (const OdsReader *) reader;

  return pmn_xml_stream_get_progress (self->stream);
}

static void
ods_reader_free (PmnTableReader *reader)
{
  OdsReader *self = (OdsReader *) reader;

  g_clear_pointer (&self->stream, pmn_xml_stream_free);
  g_clear_pointer (&self->archive, pmn_archive_free);
  pmn_row_builder_clear (&self->row);
}

static void
on_listing_start (gpointer data, const char *name, const char **attributes)
{
  OdsReader *self = data;
  const char *sheet;

  if (self->skip_depth > 0)
    {
      self->skip_depth++;
      return;
    }
  if (is_outside_sheets (name))
    self->skip_depth = 1;
  if (strcmp (name, "table") != 0)
    return;
  self->skip_depth = 1;
  sheet = pmn_xml_attribute (attributes, "name");
  if (self->names->len < MAX_SHEETS)
    g_ptr_array_add (self->names, g_strdup (sheet != NULL ? sheet : ""));
  else
    /* Translators: %s is a file name */
    pmn_xml_stream_fail (
        self->stream,
        g_error_new (PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_LIMIT,
                     _ ("“%s” is refused: it has more sheets or styles than any spreadsheet."),
                     self->parent.display_name));
}

static void
on_listing_end (gpointer data, const char *name)
{
  OdsReader *self = data;

  self->skip_depth -= self->skip_depth > 0;
}

/* Only a whole reading tells the sheets; it also finds damage before anything is imported. */
static gboolean
list_sheets (OdsReader *self, GCancellable *cancellable, GError **error)
{
  static const PmnXmlHandlers handlers = { .start = on_listing_start, .end = on_listing_end };
  g_autoptr (GPtrArray) names = g_ptr_array_new_null_terminated (4, g_free, TRUE);
  gboolean finished = FALSE;

  self->stream = pmn_archive_open_part (self->archive, CONTENT, &handlers, self, error);
  self->names = names;
  if (self->stream == NULL || !pmn_xml_stream_run (self->stream, cancellable, &finished, error))
    return FALSE;
  self->names = NULL;
  if (names->len == 0)
    {
      /* Translators: %s is a file name */
      g_set_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_HEADER,
                   _ ("“%s” has no sheet with cells."), self->parent.display_name);
      return FALSE;
    }
  self->parent.sheets = (GStrv) g_ptr_array_free (g_steal_pointer (&names), FALSE);
  return TRUE;
}

static void
on_manifest_start (gpointer data, const char *name, const char **attributes)
{
  if (strcmp (name, "encryption-data") == 0)
    *(gboolean *) data = TRUE;
}

static gboolean
check_encryption (PmnArchive *archive, GError **error)
{
  static const PmnXmlHandlers handlers = { .start = on_manifest_start };
  gboolean encrypted = FALSE, finished;
  g_autoptr (PmnXmlStream) stream
      = pmn_archive_open_part (archive, "META-INF/manifest.xml", &handlers, &encrypted, NULL);

  /* no manifest, or one that cannot be read, is no obstacle: the content will tell */
  if (stream == NULL || !pmn_xml_stream_run (stream, NULL, &finished, NULL) || !encrypted)
    return TRUE;
  /* Translators: %s is a file name */
  g_set_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_FORMAT,
               _ ("“%s” is protected by a password. Open it in a spreadsheet program and save it "
                  "without password."),
               pmn_archive_get_display_name (archive));
  return FALSE;
}

PmnTableReader *
pmn_ods_reader_new (PmnArchive *archive, const PmnTableLimits *limits, GCancellable *cancellable,
                    GError **error)
{
  static const PmnTableReaderVTable vtable = {
    ods_reader_select,
    ods_reader_next,
    ods_reader_progress,
    ods_reader_free,
  };
  g_autoptr (PmnArchive) owned = archive;
  g_autoptr (PmnTableReader) reader = NULL;
  OdsReader *self;

  if (!check_encryption (archive, error))
    return NULL;
  self = g_new0 (OdsReader, 1);
  reader = &self->parent;
  reader->vtable = &vtable;
  reader->format = PMN_TABLE_FORMAT_ODS;
  reader->limits = *limits;
  reader->display_name = g_strdup (pmn_archive_get_display_name (archive));
  self->archive = g_steal_pointer (&owned);
  pmn_row_builder_init (&self->row, limits);
  return list_sheets (self, cancellable, error) ? g_steal_pointer (&reader) : NULL;
}
