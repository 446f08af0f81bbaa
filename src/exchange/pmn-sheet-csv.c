/* pmn-sheet-csv.c: tables as CSV, for French Excel and for programs
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Profiles of domain §6.4: both UTF-8 with CRLF and the headings in the first line; Excel in French opens
 * by double click only what has a byte order mark and semicolons.
 */
#include "config.h"

#include "pmn-sheet-writer-private.h"

#include <string.h>

#include "pmn-format.h"

#define MARK "\xef\xbb\xbf"

typedef struct
{
  PmnNewFile *file;
  gboolean french;
  GString *row;
  gboolean begun; /* whether the row has a cell */
} Csv;

static void
separate (Csv *self)
{
  if (self->begun)
    g_string_append_c (self->row, self->french ? ';' : ',');
  self->begun = TRUE;
}

static void
csv_empty (gpointer data)
{
  separate (data);
}

/* Excel computes what begins like this; a phone or a number with its sign is only that. */
static gboolean
is_formula (const char *text)
{
  if (*text == '+' || *text == '-')
    return strspn (text + 1, "0123456789 .,") != strlen (text + 1);
  return strchr ("=@\t\r", *text) != NULL;
}

/* An identifier, a postcode, a phone: quotes say that it is a text, to programs that listen. */
static gboolean
looks_like_number (const char *text)
{
  return g_ascii_isdigit (text[strspn (text, "+-")])
         && text[strspn (text, "0123456789 .,:/+-")] == '\0';
}

static void
csv_text (gpointer data, const char *text)
{
  Csv *self = data;
  gboolean formula = is_formula (text);

  separate (self);
  if (!formula && strpbrk (text, "\";,\r\n") == NULL && !g_ascii_isspace (*text)
      && !looks_like_number (text))
    {
      g_string_append (self->row, text);
      return;
    }
  g_string_append_c (self->row, '"');
  if (formula)
    g_string_append_c (self->row, '\'');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (self->row, '"');
      g_string_append_c (self->row, *p);
    }
  g_string_append_c (self->row, '"');
}

static void
csv_number (gpointer data, double value, PmnSheetStyle style)
{
  Csv *self = data;
  char format[8];
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  char *point;

  separate (self);
  g_snprintf (format, sizeof format, "%%.%df", pmn_sheet_style_decimals (style));
  g_ascii_formatd (text, sizeof text, format, value);
  point = strchr (text, '.');
  if (point != NULL && self->french)
    *point = ',';
  g_string_append (self->row, text);
}

static void
csv_date (gpointer data, PmnDay day)
{
  Csv *self = data;
  char iso[PMN_DAY_ISO_SIZE];

  separate (self);
  if (self->french)
    {
      g_autofree char *text = pmn_format_date_short (day, PMN_LANGUAGE_FRENCH);

      g_string_append (self->row, text);
    }
  else
    g_string_append (self->row, pmn_day_to_iso (day, iso));
}

static gboolean
csv_end_row (gpointer data, GError **error)
{
  Csv *self = data;
  gboolean written;

  g_string_append (self->row, "\r\n");
  written = pmn_new_file_write (self->file, self->row->str, self->row->len, error);
  g_string_truncate (self->row, 0);
  self->begun = FALSE;
  return written;
}

static void
csv_free (gpointer data)
{
  Csv *self = data;

  g_string_free (self->row, TRUE);
  g_free (self);
}

static gpointer
begin (PmnNewFile *file, const PmnSheetHead *head, gboolean french, GError **error)
{
  Csv *self = g_new0 (Csv, 1);

  self->file = file;
  self->french = french;
  self->row = g_string_new (french ? MARK : NULL);
  for (guint i = 0; i < head->n_columns; i++)
    csv_text (self, head->columns[i].title);
  if (csv_end_row (self, error))
    return self;
  csv_free (self);
  return NULL;
}

static gpointer
csv_begin_french (PmnNewFile *file, const PmnSheetHead *head, GError **error)
{
  return begin (file, head, TRUE, error);
}

static gpointer
csv_begin_open (PmnNewFile *file, const PmnSheetHead *head, GError **error)
{
  return begin (file, head, FALSE, error);
}

static gboolean
csv_end (gpointer data, GError **error)
{
  return TRUE;
}

const PmnSheetBackend pmn_sheet_csv_fr = {
  csv_begin_french, csv_empty, csv_text, csv_number, csv_date, csv_end_row, csv_end, csv_free, 0,
};

const PmnSheetBackend pmn_sheet_csv_open = {
  csv_begin_open, csv_empty, csv_text, csv_number, csv_date, csv_end_row, csv_end, csv_free, 0,
};
