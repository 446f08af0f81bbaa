/* pmn-field-table.c: a spreadsheet or CSV file whose columns are known by their headers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-field-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pmn-exchange-error.h"

#define MAX_FIELDS 64
#define LAST_HEADER_ROW 60 /* titles and remarks above the table; never that many */

struct _PmnFieldTable
{
  PmnTableReader *table;
  PmnTableRow *row; /* lent by the table */
  int columns[MAX_FIELDS];
  char *texts[MAX_FIELDS]; /* of the current row, stripped; filled on demand */
  GPtrArray *headers;
  char *usual[MAX_FIELDS]; /* the header of each field that was looked for first */
  int key_field;
  guint sheet;        /* being read */
  guint first_sheet;  /* whose headers those are */
  GPtrArray *skipped; /* names of sheets with other columns */
};

PmnFieldTable *
pmn_field_table_open (const char *path, GCancellable *cancellable, GError **error)
{
  PmnTableReader *table = pmn_table_reader_open_with_cancellable (path, NULL, cancellable, error);
  PmnFieldTable *self;

  if (table == NULL)
    return NULL;
  self = g_new0 (PmnFieldTable, 1);
  self->table = table;
  self->headers = g_ptr_array_new_with_free_func (g_free);
  self->skipped = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < MAX_FIELDS; i++)
    self->columns[i] = -1;
  return self;
}

static void
forget_texts (PmnFieldTable *self)
{
  for (guint i = 0; i < MAX_FIELDS; i++)
    g_clear_pointer (&self->texts[i], g_free);
}

void
pmn_field_table_free (PmnFieldTable *self)
{
  if (self == NULL)
    return;
  forget_texts (self);
  pmn_table_reader_free (self->table);
  g_ptr_array_unref (self->headers);
  g_ptr_array_unref (self->skipped);
  for (guint i = 0; i < MAX_FIELDS; i++)
    g_free (self->usual[i]);
  g_free (self);
}

static void
keep_headers (PmnFieldTable *self, const PmnTableRow *row)
{
  g_ptr_array_set_size (self->headers, 0);
  for (guint i = 0; i < row->n_cells; i++)
    g_ptr_array_add (self->headers, g_strstrip (g_strdup (row->cells[i].text)));
}

/* Returns: FALSE without error when the sheet has no header */
static gboolean
find_in_sheet (PmnFieldTable *self, guint sheet, const PmnHeader *headers, gsize n_headers,
               gsize n_fields, int key_field, GCancellable *cancellable, GError **error)
{
  PmnTableRow *row;

  if (!pmn_table_reader_select_sheet (self->table, sheet, error))
    return FALSE;
  while (pmn_table_reader_next (self->table, cancellable, &row, error)
         && row->number <= LAST_HEADER_ROW)
    if (pmn_header_map (row, headers, n_headers, self->columns, n_fields) >= 2
        && self->columns[key_field] >= 0)
      {
        keep_headers (self, row);
        return TRUE;
      }
  return FALSE;
}

/* The usual header of @field. */
static const char *
usual_header (const PmnHeader *headers, gsize n_headers, int field)
{
  for (gsize i = 0; i < n_headers; i++)
    if (headers[i].field == field)
      return headers[i].texts[0];
  return "";
}

static guint
count_sheets (PmnFieldTable *self)
{
  return MAX (1, g_strv_length ((char **) pmn_table_reader_get_sheets (self->table)));
}

/* What is looked for, for messages and for the sheets that follow. */
static void
begin (PmnFieldTable *self, const PmnHeader *headers, gsize n_headers, gsize n_fields,
       int key_field)
{
  self->row = NULL;
  self->key_field = key_field;
  g_ptr_array_set_size (self->skipped, 0);
  for (gsize i = 0; i < n_fields; i++)
    g_set_str (&self->usual[i], usual_header (headers, n_headers, (int) i));
}

gboolean
pmn_field_table_find_header (PmnFieldTable *self, const PmnHeader *headers, gsize n_headers,
                             gsize n_fields, int key_field, GCancellable *cancellable,
                             GError **error)
{
  guint n_sheets;

  g_return_val_if_fail (self != NULL && n_fields <= MAX_FIELDS, FALSE);

  begin (self, headers, n_headers, n_fields, key_field);
  n_sheets = count_sheets (self);
  for (guint i = 0; i < n_sheets; i++)
    {
      GError *local_error = NULL;

      if (find_in_sheet (self, i, headers, n_headers, n_fields, key_field, cancellable,
                         &local_error))
        {
          self->sheet = self->first_sheet = i;
          return TRUE;
        }
      if (local_error != NULL)
        {
          g_propagate_error (error, local_error);
          return FALSE;
        }
    }
  g_set_error (
      error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_HEADER,
      /* Translators: %1$s is a file name, %2$s a header. */
      _ ("“%1$s” is not recognised: no row of headers has a column such as “%2$s” and another "
         "known one."),
      pmn_table_reader_get_display_name (self->table),
      usual_header (headers, n_headers, key_field));
  return FALSE;
}

GPtrArray *
pmn_field_table_get_headers (PmnFieldTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->headers;
}

char *
pmn_field_table_get_shape (PmnFieldTable *self)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->headers->len; i++)
    {
      g_autofree char *key = pmn_header_key (g_ptr_array_index (self->headers, i));

      g_checksum_update (sum, (const guchar *) key, (gssize) strlen (key) + 1);
    }
  return g_strndup (g_checksum_get_string (sum), 16);
}

gboolean
pmn_field_table_set_column (PmnFieldTable *self, int field, const char *header)
{
  g_autofree char *wanted = NULL;

  g_return_val_if_fail (self != NULL && header != NULL, FALSE);

  wanted = pmn_header_key (header);
  for (guint i = 0; i < self->headers->len; i++)
    {
      g_autofree char *key = pmn_header_key (g_ptr_array_index (self->headers, i));

      if (wanted[0] != '\0' && g_str_equal (key, wanted))
        {
          self->columns[field] = (int) i;
          return TRUE;
        }
    }
  return FALSE;
}

const char *
pmn_field_table_get_header (PmnFieldTable *self, int field)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->columns[field] < 0)
    return NULL;
  return g_ptr_array_index (self->headers, self->columns[field]);
}

gboolean
pmn_field_table_reads (PmnFieldTable *self, guint column)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < MAX_FIELDS; i++)
    if (self->columns[i] == (int) column)
      return TRUE;
  return FALSE;
}

const char *
pmn_field_table_name_column (PmnFieldTable *self, int field)
{
  const char *header = pmn_field_table_get_header (self, field);

  return header != NULL ? header : self->usual[field];
}

double
pmn_field_table_get_progress (PmnFieldTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (self->sheet + pmn_table_reader_get_progress (self->table)) / count_sheets (self);
}

/* Sheets that follow: one for each month, or year ------------------------------------------------ */

static int
find_cell (const PmnTableRow *row, const char *header)
{
  g_autofree char *wanted = pmn_header_key (header);

  for (guint i = 0; i < row->n_cells; i++)
    {
      g_autofree char *key = pmn_header_key (row->cells[i].text);

      if (g_str_equal (key, wanted))
        return (int) i;
    }
  return -1;
}

/* Where the headers of the first sheet stand in @row. Returns: how many do, 0 without that of the key field */
static guint
map_again (PmnFieldTable *self, const PmnTableRow *row, int columns[MAX_FIELDS], guint *n_wanted)
{
  guint found = 0;

  *n_wanted = 0;
  for (int field = 0; field < MAX_FIELDS; field++)
    {
      const char *header = pmn_field_table_get_header (self, field);

      columns[field] = header != NULL ? find_cell (row, header) : -1;
      *n_wanted += header != NULL;
      found += columns[field] >= 0;
    }
  return columns[self->key_field] >= 0 ? found : 0;
}

/* Returns: whether the next sheet with the same headers was found; FALSE without error at the end */
static gboolean
next_sheet (PmnFieldTable *self, GCancellable *cancellable, GError **error)
{
  const char *const *names = pmn_table_reader_get_sheets (self->table);
  int columns[MAX_FIELDS];

  for (guint i = self->sheet + 1; i < count_sheets (self); i++)
    {
      guint n_wanted, most = 0;
      PmnTableRow *row;
      GError *local_error = NULL;

      if (!pmn_table_reader_select_sheet (self->table, i, error))
        return FALSE;
      while (pmn_table_reader_next (self->table, cancellable, &row, &local_error)
             && row->number <= LAST_HEADER_ROW)
        {
          guint found = map_again (self, row, columns, &n_wanted);

          most = MAX (most, found);
          if (found < n_wanted || found == 0)
            continue;
          /* Columns may have moved: each header keeps its place in the list of the first sheet. */
          keep_headers (self, row);
          memcpy (self->columns, columns, sizeof columns);
          self->sheet = i;
          return TRUE;
        }
      if (local_error != NULL)
        {
          g_propagate_error (error, local_error);
          return FALSE;
        }
      if (most > 1)
        g_ptr_array_add (self->skipped, g_strdup (names[i]));
    }
  self->sheet = count_sheets (self) - 1;
  return FALSE;
}

const char *
pmn_field_table_get_sheet (PmnFieldTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->sheet > self->first_sheet ? pmn_table_reader_get_sheets (self->table)[self->sheet]
                                         : NULL;
}

GPtrArray *
pmn_field_table_get_skipped (PmnFieldTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->skipped;
}

gboolean
pmn_field_table_next (PmnFieldTable *self, GCancellable *cancellable, GError **error)
{
  GError *local_error = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  forget_texts (self);
  do
    {
      self->row = NULL;
      if (pmn_table_reader_next (self->table, cancellable, &self->row, &local_error))
        return TRUE;
    }
  while (local_error == NULL && next_sheet (self, cancellable, &local_error));
  self->row = NULL;
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return FALSE;
}

guint
pmn_field_table_get_row (PmnFieldTable *self)
{
  g_return_val_if_fail (self != NULL && self->row != NULL, 0);

  return self->row->number;
}

const PmnTableCell *
pmn_field_table_get_cell (PmnFieldTable *self, int field)
{
  static const PmnTableCell empty = { .type = PMN_TABLE_CELL_EMPTY, .text = "" };

  g_return_val_if_fail (self != NULL && field >= 0 && field < MAX_FIELDS, &empty);

  if (self->row == NULL || self->columns[field] < 0)
    return &empty;
  return pmn_table_row_get_cell (self->row, (guint) self->columns[field]);
}

const char *
pmn_field_table_get_text (PmnFieldTable *self, int field)
{
  const PmnTableCell *cell = pmn_field_table_get_cell (self, field);

  if (cell->text[0] == '\0')
    return "";
  if (self->texts[field] == NULL)
    self->texts[field] = g_strstrip (g_strdup (cell->text));
  return self->texts[field];
}
