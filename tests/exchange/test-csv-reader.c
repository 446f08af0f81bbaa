/* test-csv-reader.c: what is read from delimited text, good and bad
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-exchange-error.h"
#include "pmn-table-reader.h"
#include "pmn-test-files.h"

#include <locale.h>
#include <string.h>

/* All the rows as text: "1:a|b", one per line; an error ends it as "!sentence". */
static char *
read_all (const char *data, gssize length, PmnTableReader **opened)
{
  g_autofree char *path = pmn_test_write ("rows.csv", data, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnTableReader) reader = pmn_table_reader_open (path, NULL, &error);
  g_autoptr (GString) all = g_string_new (NULL);
  PmnTableRow *row;

  while (reader != NULL && pmn_table_reader_next (reader, NULL, &row, &error))
    {
      g_string_append_printf (all, "%u:", row->number);
      for (guint i = 0; i < row->n_cells; i++)
        {
          g_assert_true (g_utf8_validate (row->cells[i].text, -1, NULL));
          g_assert_true ((row->cells[i].type == PMN_TABLE_CELL_EMPTY)
                         == (*row->cells[i].text == '\0'));
          g_string_append_printf (all, "%s%s", i > 0 ? "|" : "", row->cells[i].text);
        }
      g_string_append_c (all, '\n');
    }
  if (error != NULL)
    g_string_append_printf (all, "!%d %s", error->code, error->message);
  if (opened != NULL)
    *opened = g_steal_pointer (&reader);
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
assert_rows (const char *data, gssize length, const char *expected)
{
  g_autoptr (PmnTableReader) reader = NULL;
  g_autofree char *rows = read_all (data, length, &reader);

  g_assert_cmpstr (rows, ==, expected);
  g_assert_cmpint (pmn_table_reader_get_format (reader), ==, PMN_TABLE_FORMAT_CSV);
  g_assert_cmpfloat (pmn_table_reader_get_progress (reader), ==, 1.0);
}

static void
assert_error (const char *data, gssize length, PmnExchangeError code, const char *sentence)
{
  g_autofree char *rows = read_all (data, length, NULL);
  const char *error = strchr (rows, '!');

  g_assert_nonnull (error);
  g_assert_cmpint (atoi (error + 1), ==, (int) code);
  if (strstr (error, sentence) == NULL)
    g_error ("unexpected sentence: %s", error);
}

static void
test_separators (void)
{
  assert_rows ("a;b\n1,5;2,5\n", -1, "1:a|b\n2:1,5|2,5\n");
  assert_rows ("a,b\n\"x;y\",2;3\n", -1, "1:a|b\n2:x;y|2;3\n");
  assert_rows ("a\tb\n1;2\t3\n", -1, "1:a|b\n2:1;2|3\n");
  assert_rows ("a|b\n1|2", -1, "1:a|b\n2:1|2\n");
  assert_rows ("une seule colonne\nx\n", -1, "1:une seule colonne\n2:x\n");
  assert_rows ("sep=,\r\na,b;c\r\n", -1, "2:a|b;c\n");
  assert_rows ("SEP=;\na;b,c\n", -1, "2:a|b,c\n");
  assert_rows ("\"sep=|\"\ra|b\r", -1, "2:a|b\n");
  assert_rows ("sep=,\r\n\r\na,b\r\n", -1, "3:a|b\n");
  assert_rows ("", -1, "");
}

static void
test_quotes_and_lines (void)
{
  assert_rows ("a;b\r\n\"x \"\"y\"\"\r\nz\";2\r\n\r\n;;\r\nfin;\"\"\r\n", -1,
               "1:a|b\n2:x \"y\"\nz|2\n6:fin\n");
  assert_rows ("a;b\rc;\"d\re\"\rf;g\r", -1, "1:a|b\n2:c|d\ne\n4:f|g\n");
  assert_rows ("a;b\nécran 12\" plat;\"c\" \n", -1, "1:a|b\n2:écran 12\" plat|c\n");
  assert_rows ("a;b\n\"c\";\"d\"", -1, "1:a|b\n2:c|d\n");
}

static void
test_encodings (void)
{
  assert_rows ("\xef\xbb\xbfpr\xc3\xa9nom;b\n", -1, "1:prénom|b\n");
  assert_rows ("pr\xe9nom;\x80\x93\x9c\n", -1, "1:prénom|€“œ\n");
  assert_rows ("\xff\xfe\xe9\0;\0=\xd8\x00\xde\r\0\n\0", 14, "1:é|😀\n");
  assert_rows ("\xfe\xff\0\xe9\0;\xd8=\xde\x00\0\n", 12, "1:é|😀\n");
  assert_error ("a;b\nd\x8f\x90;1\n", -1, PMN_EXCHANGE_ERROR_ENCODING, "line 2");
  assert_error ("\xef\xbb\xbf"
                "a;\xe9\n",
                -1, PMN_EXCHANGE_ERROR_ENCODING, "UTF-8");
  assert_error ("\xff\xfe"
                "a\0\n\0\x00\xdc",
                8, PMN_EXCHANGE_ERROR_ENCODING, "line 2");
  assert_error ("\xff\xfe"
                "a\0\n",
                5, PMN_EXCHANGE_ERROR_ENCODING, "line 1");
}

/* A character cut by the end of a block, in a file longer than any buffer. */
static void
test_block_ends (void)
{
  for (guint shift = 0; shift < 5; shift++)
    {
      g_autoptr (GString) data = g_string_new (NULL);
      g_autoptr (PmnTableReader) reader = NULL;
      g_autofree char *path = NULL;
      PmnTableRow *row;
      guint n = 0;

      for (guint i = 0; i < shift; i++)
        g_string_append_c (data, 'a');
      g_string_append (data, ";b\n");
      while (data->len < 300000)
        g_string_append (data, "é😀;\"€\r\n\"\r\n");
      path = pmn_test_write ("blocks.csv", data->str, (gssize) data->len);
      reader = pmn_table_reader_open (path, NULL, NULL);
      while (pmn_table_reader_next (reader, NULL, &row, NULL))
        {
          if (n > 0)
            {
              g_assert_cmpuint (row->number, ==, 2 * n);
              g_assert_cmpstr (row->cells[0].text, ==, "é😀");
              g_assert_cmpstr (row->cells[1].text, ==, "€\n");
            }
          n++;
        }
      g_assert_cmpuint (n, >, 10000);
    }
}

static void
test_refused (void)
{
  g_autoptr (GString) binary = g_string_new ("a;b\r\n");

  assert_error ("a;b\n1;2\n3;\"x\n4;5\n", -1, PMN_EXCHANGE_ERROR_FORMAT, "line 3");
  assert_error ("a;b\n\"x\ny\";\"z\n4;5\n", -1, PMN_EXCHANGE_ERROR_FORMAT, "line 3");
  assert_error ("a;b\n1;\"x\n4;5\n2;\"y\";3\n", -1, PMN_EXCHANGE_ERROR_FORMAT, "line 2");
  g_string_append_len (binary, "1;2\r\n3;\0\r\n", 10);
  assert_error (binary->str, (gssize) binary->len, PMN_EXCHANGE_ERROR_ENCODING, "line 3");
  assert_error ("%PDF-1.7\n", -1, PMN_EXCHANGE_ERROR_FORMAT, "PDF");
  assert_error ("\n<!DOCTYPE html><html>", -1, PMN_EXCHANGE_ERROR_FORMAT, "browser");
}

static void
test_long_lines (void)
{
  g_autofree char *field = g_strnfill (1 << 20, 'x');
  g_autofree char *fits = g_strconcat ("a;b\n1;\"", field, "\"\n", NULL);
  g_autofree char *line
      = g_strconcat ("a;b\n1;", field + (1 << 19), ";", field + (1 << 19), "\n", NULL);
  g_autofree char *too_long = g_strconcat ("a;b\n1;2\n3;", field, "x\n", NULL);
  g_autofree char *unclosed = g_strconcat ("a;b\n1;\"2\n3\n", field, "x\n4;5\n", NULL);
  g_autofree char *commas = g_strnfill (16384, ';');
  g_autofree char *wide = g_strconcat ("a;b\n", commas, "z\n", NULL);
  g_autofree char *rows = read_all (fits, -1, NULL);
  g_autofree char *line_rows = read_all (line, -1, NULL);

  g_assert_cmpuint (strlen (rows), ==, strlen ("1:a|b\n2:1|\n") + (1 << 20));
  g_assert_cmpuint (strlen (line_rows), ==, strlen ("1:a|b\n2:1||\n") + (1 << 20));
  assert_error (too_long, -1, PMN_EXCHANGE_ERROR_LIMIT, "line 3");
  assert_error (unclosed, -1, PMN_EXCHANGE_ERROR_LIMIT, "line 2");
  assert_error (wide, -1, PMN_EXCHANGE_ERROR_LIMIT, "line 2");
}

static void
test_again (void)
{
  g_autofree char *path = pmn_test_write ("again.csv", "sep=,\r\na,b\r\nc,d\r\n", -1);
  g_autoptr (PmnTableReader) reader = pmn_table_reader_open (path, NULL, NULL);
  g_autoptr (GError) error = NULL;
  PmnTableRow *row;

  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (pmn_table_reader_next (reader, NULL, &row, &error));
      g_assert_cmpuint (row->number, ==, 2);
      g_assert_true (pmn_table_reader_next (reader, NULL, &row, &error));
      g_assert_cmpstr (row->cells[1].text, ==, "d");
      g_assert_true (pmn_table_reader_select_sheet (reader, 0, &error));
    }
  g_assert_false (pmn_table_reader_select_sheet_by_name (reader, "Activités", &error));
  g_assert_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_HEADER);
}

static void
test_missing (void)
{
  g_autofree char *path = pmn_test_path ("absent.csv");
  g_autoptr (GError) error = NULL;

  g_assert_null (pmn_table_reader_open (path, NULL, &error));
  g_assert_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "absent.csv"));
  g_clear_error (&error);
  g_assert_null (pmn_table_reader_open ("/", NULL, &error));
  g_assert_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_IO);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-reader/separators", test_separators);
  g_test_add_func ("/csv-reader/quotes-and-lines", test_quotes_and_lines);
  g_test_add_func ("/csv-reader/encodings", test_encodings);
  g_test_add_func ("/csv-reader/block-ends", test_block_ends);
  g_test_add_func ("/csv-reader/refused", test_refused);
  g_test_add_func ("/csv-reader/long-lines", test_long_lines);
  g_test_add_func ("/csv-reader/again", test_again);
  g_test_add_func ("/csv-reader/missing", test_missing);
  return g_test_run ();
}
