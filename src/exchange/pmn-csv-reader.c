/* pmn-csv-reader.c: records of delimited text
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-csv-reader.h"

#include "pmn-row-builder.h"
#include "pmn-table-private.h"
#include "pmn-text-source.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SAMPLE_RECORDS 50

typedef enum
{
  AT_FIELD_START,
  IN_PLAIN,
  IN_QUOTES,
  AFTER_QUOTE, /* a second quote makes one of text, anything else ends the field */
  AFTER_FIELD, /* white space between the closing quote and the separator */
} State;

typedef struct
{
  PmnTableReader parent;
  PmnTextSource *source;
  gsize preamble; /* bytes of the line "sep=;" */

  const char *text;
  gsize at;
  gsize length;
  gboolean at_end;

  PmnRowBuilder row;
  State state;
  guint line;
  gboolean after_return; /* a "\n" that follows is part of the same line end */
  guint quote_line;
  guint column;
  gsize start; /* of the field's text */
} CsvReader;

static gboolean
fail_at_line (CsvReader *self, PmnExchangeError code, guint line, const char *reason,
              GError **error)
{
  /* Translators: %1$s is a file name, %2$u a line number, %3$s the reason, a sentence */
  g_set_error (error, PMN_EXCHANGE_ERROR, (int) code, _ ("“%1$s”, line %2$u: %3$s"),
               self->parent.display_name, line, reason);
  return FALSE;
}

static gboolean
add_text (CsvReader *self, const char *text, gsize length, GError **error)
{
  if (self->row.length - self->start + length <= self->parent.limits.max_field_bytes
      && pmn_row_builder_append (&self->row, text, length))
    return TRUE;
  if (self->state == IN_QUOTES || self->state == AFTER_QUOTE)
    return fail_at_line (
        self, PMN_EXCHANGE_ERROR_LIMIT, self->quote_line,
        _ ("The quoted text that starts here is longer than a field may be. Its closing quote is "
           "probably missing."),
        error);
  return fail_at_line (self, PMN_EXCHANGE_ERROR_LIMIT, self->row.row.number,
                       _ ("This line is too long: the file is probably not a table."), error);
}

static gboolean
end_field (CsvReader *self, GError **error)
{
  PmnTableCell *cell = pmn_row_builder_cell (&self->row, self->column);

  if (cell == NULL)
    return fail_at_line (self, PMN_EXCHANGE_ERROR_LIMIT, self->row.row.number,
                         _ ("This line has too many columns."), error);
  cell->type = self->row.length > self->start ? PMN_TABLE_CELL_TEXT : PMN_TABLE_CELL_EMPTY;
  pmn_row_builder_take_text (&self->row, self->column, self->start);
  self->column++;
  self->start = self->row.length;
  self->state = AT_FIELD_START;
  return TRUE;
}

/* Counts a line end once, whether it is "\r", "\n" or both; %FALSE for the second byte of "\r\n". */
static gboolean
count_line_end (CsvReader *self, char c)
{
  gboolean first = !(c == '\n' && self->after_return);

  self->after_return = c == '\r';
  self->line += first;
  return first;
}

/* Adds the bytes up to one that has a meaning; it is left to the caller. */
static gboolean
add_run (CsvReader *self, GError **error)
{
  const char *from = self->text + self->at;
  const char *end = self->text + self->length;
  const char *to = from;
  char separator = self->parent.separator;

  if (self->state == IN_QUOTES)
    while (to < end && *to != '"' && *to != '\n' && *to != '\r')
      to++;
  else
    while (to < end && *to != separator && *to != '\n' && *to != '\r')
      to++;
  if (to > from)
    self->after_return = FALSE;
  self->at += (gsize) (to - from);
  return add_text (self, from, (gsize) (to - from), error);
}

/* Ends a field, and the record when @c is not the separator. */
static gboolean
take_delimiter (CsvReader *self, char c, gboolean *done, GError **error)
{
  self->at++;
  if (c == self->parent.separator)
    self->after_return = FALSE;
  else
    {
      count_line_end (self, c);
      *done = TRUE;
    }
  return end_field (self, error);
}

static gboolean
take_plain (CsvReader *self, gboolean *done, GError **error)
{
  if (!add_run (self, error))
    return FALSE;
  return self->at == self->length || take_delimiter (self, self->text[self->at], done, error);
}

static gboolean
take_quoted (CsvReader *self, GError **error)
{
  char c;

  if (!add_run (self, error))
    return FALSE;
  if (self->at == self->length)
    return TRUE;
  c = self->text[self->at++];
  if (c != '"')
    return !count_line_end (self, c) || add_text (self, "\n", 1, error);
  self->after_return = FALSE;
  self->state = AFTER_QUOTE;
  return TRUE;
}

static gboolean
take_after_quote (CsvReader *self, char c, gboolean *done, GError **error)
{
  if (self->state == AFTER_QUOTE && c == '"')
    {
      self->at++;
      self->state = IN_QUOTES;
      return add_text (self, "\"", 1, error);
    }
  self->state = AFTER_FIELD;
  if (c == self->parent.separator || c == '\n' || c == '\r')
    return take_delimiter (self, c, done, error);
  if (c != ' ' && c != '\t')
    return fail_at_line (
        self, PMN_EXCHANGE_ERROR_FORMAT, self->quote_line,
        _ ("The quoted text that starts here does not end properly: other text follows its closing "
           "quote. A quote inside a text must be doubled."),
        error);
  self->at++;
  return TRUE;
}

/* Consumes at least one byte of the block. */
static gboolean
step (CsvReader *self, gboolean *done, GError **error)
{
  char c = self->text[self->at];

  switch (self->state)
    {
    case AT_FIELD_START:
      if (c == '\n' && self->after_return)
        {
          self->after_return = FALSE;
          self->at++;
          return TRUE;
        }
      if (c != '"')
        {
          self->state = IN_PLAIN;
          return take_plain (self, done, error);
        }
      self->after_return = FALSE;
      self->state = IN_QUOTES;
      self->quote_line = self->line;
      self->at++;
      return TRUE;
    case IN_QUOTES:
      return take_quoted (self, error);
    case AFTER_QUOTE:
    case AFTER_FIELD:
      return take_after_quote (self, c, done, error);
    case IN_PLAIN:
    default:
      return take_plain (self, done, error);
    }
}

/* The last record may have no line end. */
static gboolean
end_file (CsvReader *self, GError **error)
{
  self->at_end = TRUE;
  if (self->state == IN_QUOTES)
    return fail_at_line (
        self, PMN_EXCHANGE_ERROR_FORMAT, self->quote_line,
        _ ("The quoted text that starts here never ends: its closing quote is missing."), error);
  return (self->state == AT_FIELD_START && self->column == 0) || end_field (self, error);
}

static gboolean
read_record (CsvReader *self, GCancellable *cancellable, GError **error)
{
  gboolean done = FALSE;

  if (self->line > self->parent.limits.max_rows)
    return fail_at_line (self, PMN_EXCHANGE_ERROR_LIMIT, self->line,
                         _ ("This line is beyond the last one allowed."), error);
  pmn_row_builder_begin (&self->row, self->line);
  self->state = AT_FIELD_START;
  self->column = 0;
  self->start = 0;
  while (!done)
    {
      if (self->at == self->length)
        {
          if (g_cancellable_set_error_if_cancelled (cancellable, error)
              || !pmn_text_source_read (self->source, &self->text, &self->length, error))
            return FALSE;
          self->at = 0;
          if (self->length == 0)
            return end_file (self, error);
        }
      if (!step (self, &done, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
csv_reader_next (PmnTableReader *reader, GCancellable *cancellable, PmnTableRow **row,
                 GError **error)
{
  CsvReader *self = (CsvReader *) reader;

  while (!self->at_end)
    {
      if (!read_record (self, cancellable, error))
        return FALSE;
      if (pmn_row_builder_finish (&self->row)->n_cells > 0)
        {
          *row = &self->row.row;
          return TRUE;
        }
    }
  return TRUE;
}

static gboolean
csv_reader_select (PmnTableReader *reader, guint index, GError **error)
{
  CsvReader *self = (CsvReader *) reader;

  pmn_text_source_rewind (self->source);
  self->at = self->length = 0;
  self->at_end = FALSE;
  self->after_return = FALSE;
  self->line = 1;
  if (self->preamble == 0)
    return TRUE;
  if (!pmn_text_source_read (self->source, &self->text, &self->length, error))
    return FALSE;
  self->at = MIN (self->preamble, self->length);
  self->after_return = self->text[self->at - 1] == '\r';
  self->line = 2;
  return TRUE;
}

/* How well a separator cuts the sample: records with as many fields as the first one, which must have two at least. */
static guint
score_separator (const char *text, gsize length, char separator)
{
  guint first = 0, fields = 1, records = 0, score = 0;
  gboolean in_quotes = FALSE, at_start = TRUE, empty = TRUE;

  for (gsize i = 0; i < length && records < SAMPLE_RECORDS; i++)
    {
      char c = text[i];

      if (c == '"' && (in_quotes || at_start))
        in_quotes = !in_quotes;
      else if (!in_quotes && c == separator)
        fields++;
      else if (!in_quotes && (c == '\n' || c == '\r'))
        {
          if (!empty)
            {
              first = records++ == 0 ? fields : first;
              score += fields == first && first > 1;
            }
          fields = 1;
          empty = at_start = TRUE;
          continue;
        }
      at_start = !in_quotes && c == separator;
      empty = FALSE;
    }
  if (!empty && fields > 1 && (records == 0 || fields == first))
    score++;
  return score;
}

static char
detect_separator (const char *text, gsize length)
{
  static const char candidates[] = { ';', '\t', ',', '|' }; /* the first wins among equals */
  char best = ';';
  guint best_score = 0;

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      guint score = score_separator (text, length, candidates[i]);

      if (score > best_score)
        {
          best_score = score;
          best = candidates[i];
        }
    }
  return best;
}

/* The line "sep=;" that Excel writes and obeys: its length without a final "\n" after "\r", or 0. */
static gsize
read_preamble (const char *text, gsize length, char *separator)
{
  gsize quote = length > 0 && *text == '"';
  gsize at = quote;

  if (length < at + 6 || g_ascii_strncasecmp (text + at, "sep=", 4) != 0)
    return 0;
  *separator = text[at + 4];
  at += 5;
  if (quote && text[at++] != '"')
    return 0;
  if (at >= length || (text[at] != '\n' && text[at] != '\r')
      || strchr (";,\t|:^~", *separator) == NULL)
    return 0;
  return at + 1;
}

static double
csv_reader_progress (const PmnTableReader *reader)
{
  const CsvReader *self = (const CsvReader *) reader;

  return pmn_text_source_get_progress (self->source);
}

static void
csv_reader_free (PmnTableReader *reader)
{
  CsvReader *self = (CsvReader *) reader;

  g_clear_pointer (&self->source, pmn_text_source_free);
  pmn_row_builder_clear (&self->row);
}

PmnTableReader *
pmn_csv_reader_new (const char *path, const char *display_name, const PmnTableLimits *limits,
                    GCancellable *cancellable, GError **error)
{
  static const PmnTableReaderVTable vtable = {
    csv_reader_select,
    csv_reader_next,
    csv_reader_progress,
    csv_reader_free,
  };
  g_autoptr (PmnTextSource) source = pmn_text_source_open (path, display_name, cancellable, error);
  const char *text;
  gsize length;
  CsvReader *self;

  if (source == NULL || !pmn_text_source_read (source, &text, &length, error))
    return NULL;
  self = g_new0 (CsvReader, 1);
  self->parent.vtable = &vtable;
  self->parent.format = PMN_TABLE_FORMAT_CSV;
  self->parent.limits = *limits;
  self->parent.display_name = g_strdup (display_name);
  self->parent.sheets = g_new0 (char *, 1);
  self->preamble = read_preamble (text, length, &self->parent.separator);
  if (self->preamble == 0)
    self->parent.separator = detect_separator (text, length);
  self->source = g_steal_pointer (&source);
  pmn_row_builder_init (&self->row, limits);
  return &self->parent;
}
