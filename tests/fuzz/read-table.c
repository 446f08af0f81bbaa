/* read-table.c: reads any bytes as a table and checks what every table must satisfy
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "read-table.h"

#include "memory-file.h"
#include "pmn-exchange-error.h"
#include "pmn-table-reader.h"

#include <string.h>

#define MAX_ROWS_READ 2000 /* a repeated row may go on for millions */

static guint
hash_text (guint hash, const char *text)
{
  return hash * 31 + g_str_hash (text);
}

static guint
check_row (const PmnTableRow *row, const PmnTableLimits *limits)
{
  guint hash = row->number;

  g_assert_cmpuint (row->number, >=, 1);
  g_assert_cmpuint (row->number, <=, limits->max_rows);
  g_assert_cmpuint (row->n_cells, >=, 1);
  g_assert_cmpuint (row->n_cells, <=, limits->max_columns);
  for (guint i = 0; i < row->n_cells; i++)
    {
      const PmnTableCell *cell = &row->cells[i];

      g_assert_true (g_utf8_validate (cell->text, -1, NULL));
      g_assert_cmpint (cell->type == PMN_TABLE_CELL_EMPTY, ==, *cell->text == '\0');
      g_assert_null (strchr (cell->text, '\r'));
      if (cell->type == PMN_TABLE_CELL_DATE)
        g_assert_cmpuint (cell->minutes_of_day, <, 1440);
      hash = hash_text (hash, cell->text);
    }
  return hash;
}

static void
check_error (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == PMN_EXCHANGE_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

/* A number that changes when anything read does. */
static guint
read_sheet (PmnTableReader *reader, guint index, const PmnTableLimits *limits)
{
  g_autoptr (GError) error = NULL;
  PmnTableRow *row;
  guint hash = 0;
  guint n = 0;

  if (!pmn_table_reader_select_sheet (reader, index, &error))
    {
      check_error (error);
      return hash_text (hash, error->message);
    }
  while (n < MAX_ROWS_READ && pmn_table_reader_next (reader, NULL, &row, &error))
    {
      hash = hash * 31 + check_row (row, limits);
      n++;
    }
  if (error != NULL)
    {
      check_error (error);
      hash = hash_text (hash, error->message);
    }
  g_assert_cmpfloat (pmn_table_reader_get_progress (reader), <=, 1.0);
  return hash + n;
}

void
read_table (const guint8 *data, gsize size)
{
  g_auto (MemoryFile) file = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnTableReader) reader = NULL;
  PmnTableLimits limits;
  guint n_sheets;

  memory_file_init (&file, data, size);
  pmn_table_limits_init (&limits);
  limits.max_part_bytes = 1 << 20;
  limits.max_field_bytes = limits.max_row_bytes = 1 << 16;
  limits.max_cell_chars = 1000;
  reader = pmn_table_reader_open (file.path, &limits, &error);
  if (reader == NULL)
    check_error (error);
  n_sheets
      = reader == NULL ? 0 : MAX (1, g_strv_length ((GStrv) pmn_table_reader_get_sheets (reader)));
  for (guint i = 0; i < MIN (n_sheets, 4); i++)
    g_assert_cmpuint (read_sheet (reader, i, &limits), ==, read_sheet (reader, i, &limits));
}
