/* table-checks.c: what the tests of every reader ask of the rows
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "table-checks.h"

#include <string.h>

PmnTableReader *
table_open (char *path, PmnTableFormat format)
{
  g_autofree char *owned = path;
  g_autoptr (GError) error = NULL;
  PmnTableReader *reader = pmn_table_reader_open (owned, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (pmn_table_reader_get_format (reader), ==, format);
  return reader;
}

PmnTableRow *
table_next (PmnTableReader *reader)
{
  g_autoptr (GError) error = NULL;
  PmnTableRow *row;

  pmn_table_reader_next (reader, NULL, &row, &error);
  g_assert_no_error (error);
  return row;
}

void
table_assert_cell (const PmnTableRow *row, guint column, PmnTableCellType type, const char *text)
{
  const PmnTableCell *cell = pmn_table_row_get_cell (row, column);

  g_assert_cmpstr (cell->text, ==, text);
  g_assert_cmpint (cell->type, ==, type);
}

void
table_assert_fails (const char *path, PmnExchangeError code, const char *sentence)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnTableReader) reader = pmn_table_reader_open (path, NULL, &error);
  g_autofree char *name = g_path_get_basename (path);
  PmnTableRow *row;

  while (reader != NULL && pmn_table_reader_next (reader, NULL, &row, &error))
    ;
  g_assert_error (error, PMN_EXCHANGE_ERROR, (int) code);
  if (strstr (error->message, sentence) == NULL || strstr (error->message, name) == NULL)
    g_error ("unexpected sentence: %s", error->message);
}
