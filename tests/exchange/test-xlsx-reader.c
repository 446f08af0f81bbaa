/* test-xlsx-reader.c: what is read from workbooks, good and bad
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-test-files.h"
#include "table-checks.h"

#include <locale.h>
#include <string.h>

static PmnTableReader *
open_xlsx (const char *rows, const char *strings, const char *styles)
{
  return table_open (pmn_test_write_bytes ("cells.xlsx", pmn_test_xlsx (rows, strings, styles)),
                     PMN_TABLE_FORMAT_XLSX);
}

#define STYLES                                                                                     \
  "<numFmts><numFmt numFmtId='164' formatCode='dd/mm/yyyy'/><numFmt numFmtId='165' "               \
  "formatCode='00000'/>"                                                                           \
  "<numFmt numFmtId='166' formatCode='[Red]0.00\" d\"'/><numFmt numFmtId='167' "                   \
  "formatCode='[h]:mm'/>"                                                                          \
  "<numFmt numFmtId='168' formatCode='[$-40C]d\\ mmmm\\ yyyy\\ "                                   \
  "hh:mm'/></numFmts><cellStyleXfs><xf numFmtId='14'/>"                                            \
  "</cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='164'/><xf numFmtId='165'/><xf "         \
  "numFmtId='166'/>"                                                                               \
  "<xf numFmtId='167'/><xf numFmtId='168'/><xf numFmtId='14'/><xf numFmtId='20'/></cellXfs>"

static void
test_texts (void)
{
  g_autoptr (PmnTableReader) reader = open_xlsx (
      "<row r='2'><c r='A2' t='s'><v>0</v></c><c r='C2' t='s'><v>1</v></c><c t='s'><v>2</v></c>"
      "<c t='inlineStr'><is><r><t>en </t></r><rPh><t>phon</t></rPh><r><t "
      "xml:space='preserve'>ligne</t></r></is></c>"
      "<c r='AB2' t='str'><f>A2</f><v>calculé</v></c></row>",
      "<si><t>Prénom</t></si><si><r><t>a_x000D_\nb</t></r><r><t> c</t></r><rPh sb='0' "
      "eb='1'><t>x</t></rPh></si>"
      "<si><t>_x005F_x0041_ _xD83D__xDE00_ _x0000_ _xZZZZ_</t></si><si><t/></si>",
      NULL);
  PmnTableRow *row = table_next (reader);

  g_assert_cmpuint (row->number, ==, 2);
  g_assert_cmpuint (row->n_cells, ==, 28);
  assert_cell (row, 0, TEXT, "Prénom");
  assert_cell (row, 1, EMPTY, "");
  assert_cell (row, 2, TEXT, "a\nb c");
  assert_cell (row, 3, TEXT, "_x0041_ 😀 _x0000_ _xZZZZ_");
  assert_cell (row, 4, TEXT, "en ligne");
  assert_cell (row, 27, TEXT, "calculé");
  g_assert_true (row->cells[27].has_formula);
  g_assert_false (row->cells[0].has_formula);
  assert_cell (row, 99, EMPTY, "");
  g_assert_null (table_next (reader));
  g_assert_null (table_next (reader));
  g_assert_cmpfloat (pmn_table_reader_get_progress (reader), ==, 1.0);
}

static void
test_numbers (void)
{
  g_autoptr (PmnTableReader) reader
      = open_xlsx ("<row><c><v>12</v></c><c><v>0.30000000000000004</v></c><c "
                   "s='2'><v>1000</v></c><c s='3'><v>1.5</v></c>"
                   "<c t='b'><v>1</v></c><c t='b'><v>0</v></c><c "
                   "t='e'><v>#REF!</v></c><c><f>1+1</f></c><c><v>6.12345678E8</v></c>"
                   "<c><v>abc</v></c></row>",
                   NULL, STYLES);
  PmnTableRow *row = table_next (reader);

  g_assert_cmpuint (row->number, ==, 1);
  assert_cell (row, 0, NUMBER, "12");
  g_assert_cmpfloat (row->cells[0].number, ==, 12);
  assert_cell (row, 1, NUMBER, "0.3");
  assert_cell (row, 2, NUMBER, "01000");
  assert_cell (row, 3, NUMBER, "1.5");
  assert_cell (row, 4, BOOLEAN, "TRUE");
  g_assert_cmpfloat (row->cells[4].number, ==, 1);
  assert_cell (row, 5, BOOLEAN, "FALSE");
  assert_cell (row, 6, ERROR, "#REF!");
  assert_cell (row, 7, EMPTY, "");
  g_assert_true (row->cells[7].has_formula);
  assert_cell (row, 8, NUMBER, "612345678");
  assert_cell (row, 9, TEXT, "abc");
}

static void
test_dates (void)
{
  g_autoptr (PmnTableReader) reader
      = open_xlsx ("<row><c s='1'><v>46295</v></c><c s='5'><v>46295.604166666664</v></c><c "
                   "s='6'><v>59</v></c><c s='6'><v>60</v></c>"
                   "<c s='6'><v>61</v></c><c s='7'><v>0.5</v></c><c s='4'><v>1.0625</v></c><c "
                   "t='d'><v>2026-09-30T14:30:00</v></c>"
                   "<c s='1'><v>-3</v></c><c s='1'><v>46295.99999</v></c></row><row><c s='1' "
                   "t='inlineStr'><is><t>30/09/2026</t></is>"
                   "</c></row>",
                   NULL, STYLES);
  PmnTableRow *row = table_next (reader);

  assert_cell (row, 0, DATE, "2026-09-30");
  g_assert_cmpint (row->cells[0].day, ==, 20726);
  g_assert_cmpuint (row->cells[0].minutes_of_day, ==, 0);
  assert_cell (row, 1, DATE, "2026-09-30 14:30");
  g_assert_cmpuint (row->cells[1].minutes_of_day, ==, 870);
  assert_cell (row, 2, DATE, "1900-02-28");
  assert_cell (row, 3, DATE, "1900-02-28");
  assert_cell (row, 4, DATE, "1900-03-01");
  assert_cell (row, 5, TIME, "12:00");
  assert_cell (row, 6, TIME, "25:30");
  g_assert_cmpuint (row->cells[6].minutes_of_day, ==, 1530);
  assert_cell (row, 7, DATE, "2026-09-30 14:30");
  assert_cell (row, 8, NUMBER, "-3");
  assert_cell (row, 9, DATE, "2026-10-01");
  assert_cell (table_next (reader), 0, TEXT, "30/09/2026");
}

static void
test_1904_strict_prefixes (void)
{
  g_autofree char *path = pmn_test_write_bytes (
      "strict.xlsx",
      pmn_test_zip (
          "_rels/.rels",
          "<Relationships><Relationship Id='a' "
          "Type='http://purl.oclc.org/ooxml/officeDocument/relationships/"
          "officeDocument' Target='/data/workbook.xml'/></Relationships>",
          "data/workbook.xml",
          "<x:workbook xmlns:x='http://purl.oclc.org/ooxml/spreadsheetml/main' "
          "xmlns:q='r'><x:workbookPr date1904='1'/>"
          "<x:sheets><x:sheet name='Graphique' q:id='c'/><x:sheet name='Une' q:id='b'/><x:sheet "
          "name='Deux' q:id='d'/>"
          "</x:sheets></x:workbook>",
          "data/_rels/workbook.xml.rels",
          "<Relationships><Relationship Id='b' Type='u/worksheet' Target='../data/./One.xml'/>"
          "<Relationship Id='c' Type='u/chartsheet' Target='c.xml'/><Relationship Id='d' "
          "Type='u/worksheet' "
          "Target='two.xml'/><Relationship Id='s' Type='u/styles' "
          "Target='styles.xml'/></Relationships>",
          "data/one.xml",
          "<x:worksheet xmlns:x='s'><x:sheetData><x:row r='5'><x:c r='B5' "
          "s='1'><x:v>44833</x:v></x:c></x:row>"
          "</x:sheetData></x:worksheet>",
          "data/two.xml",
          "<worksheet><sheetData><row r='1'><c><v>2</v></c></row></sheetData></worksheet>",
          "data/styles.xml", "<styleSheet><cellXfs><xf/><xf numFmtId='14'/></cellXfs></styleSheet>",
          NULL));
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnTableReader) reader = pmn_table_reader_open (path, NULL, &error);
  const char *const *sheets;
  PmnTableRow *row;

  g_assert_no_error (error);
  sheets = pmn_table_reader_get_sheets (reader);
  g_assert_cmpstr (sheets[0], ==, "Une");
  g_assert_cmpstr (sheets[1], ==, "Deux");
  g_assert_null (sheets[2]);
  row = table_next (reader);
  g_assert_cmpuint (row->number, ==, 5);
  assert_cell (row, 1, DATE, "2026-09-30");
  g_assert_true (pmn_table_reader_select_sheet_by_name (reader, "dEUX", &error));
  assert_cell (table_next (reader), 0, NUMBER, "2");
  g_assert_true (pmn_table_reader_select_sheet (reader, 0, &error));
  assert_cell (table_next (reader), 1, DATE, "2026-09-30");
  g_assert_false (pmn_table_reader_select_sheet_by_name (reader, "Activités", &error));
  g_assert_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_HEADER);
  g_assert_nonnull (strstr (error->message, "Une, Deux"));
  g_clear_error (&error);
  g_assert_false (pmn_table_reader_select_sheet (reader, 2, &error));
  g_assert_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_HEADER);
}

/* Rows without content are skipped, and the number of the next one shows it. */
static void
test_empty_rows (void)
{
  g_autoptr (PmnTableReader) reader = open_xlsx (
      "<row r='1'><c><v>1</v></c></row><row r='2'/><row r='3'><c t='s'><v>0</v></c><c s='1'/></row>"
      "<row r='9'><c t='s'><v>1</v></c><c t='s'><v>0</v></c></row>",
      "<si><t></t></si><si><t xml:space='preserve"
      "'> \n</t></si>",
      NULL);
  PmnTableRow *row;

  row = table_next (reader);
  g_assert_cmpuint (row->number, ==, 1);
  g_assert_cmpstr (pmn_table_row_get_cell (row, 0)->text, ==, "1");
  row = table_next (reader);
  g_assert_cmpuint (row->number, ==, 9);
  g_assert_cmpuint (row->n_cells, ==, 1);
  g_assert_cmpstr (row->cells[0].text, ==, " \n");
  g_assert_null (table_next (reader));
}

static void
assert_rows_fail (const char *rows, const char *strings, PmnExchangeError code,
                  const char *sentence)
{
  g_autofree char *path = pmn_test_write_bytes ("bad.xlsx", pmn_test_xlsx (rows, strings, NULL));

  table_assert_fails (path, code, sentence);
}

static void
test_limits (void)
{
  g_autofree char *long_text = g_strnfill (100001, 'a');
  g_autofree char *just_fits = g_strnfill (100000, 'a');
  g_autofree char *accented = g_strconcat ("é", just_fits + 1, NULL);
  g_autofree char *long_string = g_strconcat ("<si><t>", long_text, "</t></si>", NULL);
  g_autofree char *inline_text = g_strconcat ("<row r='3'><c r='B3' t='inlineStr'><is><t>",
                                              long_text, "</t></is></c></row>", NULL);
  g_autofree char *inline_fits = g_strconcat ("<row r='3'><c r='B3' t='inlineStr'><is><t>",
                                              accented, "</t></is></c></row>", NULL);
  g_autoptr (GString) nested = g_string_new ("<row>");
  g_autoptr (PmnTableReader) reader = NULL;

  assert_rows_fail ("<row r='7'><c r='XFE7'><v>1</v></c></row>", NULL, PMN_EXCHANGE_ERROR_LIMIT,
                    "XFE7");
  assert_rows_fail ("<row r='4000001'><c><v>1</v></c></row>", NULL, PMN_EXCHANGE_ERROR_LIMIT,
                    "A4000001");
  assert_rows_fail (inline_text, NULL, PMN_EXCHANGE_ERROR_LIMIT, "B3");
  assert_rows_fail ("<row/>", long_string, PMN_EXCHANGE_ERROR_LIMIT, "text number 1");
  reader = open_xlsx (inline_fits, NULL, NULL);
  assert_cell (table_next (reader), 1, TEXT, accented);
  for (guint i = 0; i < 400000; i++)
    g_string_append (nested, "<a>");
  assert_rows_fail (nested->str, NULL, PMN_EXCHANGE_ERROR_LIMIT, "xl/worksheets/sheet1.xml");
}

static void
test_own_limits (void)
{
  g_autofree char *path = pmn_test_write_bytes (
      "strings.xlsx",
      pmn_test_xlsx ("<row/>", "<si><t>a</t></si><si><t>b</t></si><si><t>c</t></si>", NULL));
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnTableReader) reader = NULL;
  PmnTableLimits limits;
  PmnTableRow *row;

  pmn_table_limits_init (&limits);
  limits.max_strings_bytes = 1000;
  reader = pmn_table_reader_open (path, &limits, &error);
  g_assert_no_error (error);
  g_assert_false (pmn_table_reader_next (reader, NULL, &row, &error));
  g_assert_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_LIMIT);
  g_clear_error (&error);
  g_assert_false (pmn_table_reader_next (reader, NULL, &row, &error));
  g_assert_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_LIMIT);
  g_assert_null (row);
}

static void
test_damaged (void)
{
  g_autofree char *unfinished = pmn_test_write_bytes (
      "parts.xlsx", pmn_test_zip ("xl/workbook.xml", "<workbook><sheets>",
                                  "xl/_rels/workbook.xml.rels", "<Relationships/>", NULL));
  g_autofree char *no_sheet = pmn_test_write_bytes (
      "parts2.xlsx", pmn_test_zip ("xl/workbook.xml", "<workbook/>", "xl/_rels/workbook.xml.rels",
                                   "<Relationships/>", NULL));
  g_autofree char *other
      = pmn_test_write_bytes ("doc.xlsx", pmn_test_zip ("word/document.xml", "<w/>", NULL));
  g_autofree char *binary
      = pmn_test_write_bytes ("binary.xlsx", pmn_test_zip ("xl/workbook.bin", "x", NULL));

  assert_rows_fail ("<row r='1'><c t='s'><v>0</v></c></row>", NULL, PMN_EXCHANGE_ERROR_FORMAT,
                    "A1");
  assert_rows_fail ("<row r='1'><c t='s'><v>-1</v></c></row>", "<si/>", PMN_EXCHANGE_ERROR_FORMAT,
                    "A1");
  assert_rows_fail ("<row r='1'><c r='1'><v>0</v></c></row>", NULL, PMN_EXCHANGE_ERROR_FORMAT,
                    "A1");
  assert_rows_fail ("<row><c></row>", NULL, PMN_EXCHANGE_ERROR_FORMAT,
                    "xl/worksheets/sheet1.xml, at line 1, column");
  assert_rows_fail ("<row><c t='inlineStr'><is><t>\x01</t></is></c></row>", NULL,
                    PMN_EXCHANGE_ERROR_FORMAT, "xl/worksheets/sheet1.xml");
  assert_rows_fail ("<row><c><v>&nbsp;</v></c></row>", NULL, PMN_EXCHANGE_ERROR_FORMAT,
                    "xl/worksheets/sheet1.xml");
  table_assert_fails (unfinished, PMN_EXCHANGE_ERROR_FORMAT, "xl/workbook.xml");
  table_assert_fails (no_sheet, PMN_EXCHANGE_ERROR_HEADER, "no sheet");
  table_assert_fails (other, PMN_EXCHANGE_ERROR_FORMAT, "no spreadsheet");
  table_assert_fails (binary, PMN_EXCHANGE_ERROR_FORMAT, ".xlsb");
}

/* Wherever the file is cut, reading fails with one of our errors, or nothing was missing. */
static void
test_truncated_anywhere (void)
{
  g_autoptr (GBytes) whole
      = pmn_test_xlsx ("<row><c t='s'><v>0</v></c></row>", "<si><t>a</t></si>", STYLES);
  gsize size;
  const char *data = g_bytes_get_data (whole, &size);

  for (gsize length = 4; length < size; length += 7)
    {
      g_autofree char *path = pmn_test_write ("cut.xlsx", data, (gssize) length);

      table_assert_fails (path, PMN_EXCHANGE_ERROR_FORMAT, "truncated");
    }
}

/* The directory at the end of the archive says something else than what is there. */
static void
test_lying_directory (void)
{
  g_autoptr (GBytes) whole = pmn_test_xlsx ("<row><c><v>1</v></c></row>", NULL, NULL);
  g_autofree char *longer = NULL;
  gsize size;
  char *data = g_bytes_unref_to_data (g_bytes_ref (whole), &size);
  char *entry = NULL;

  for (gsize i = 0; i + 46 < size; i++)
    if (memcmp (data + i, "PK\1\2", 4) == 0 && strncmp (data + i + 46, "xl/worksheets", 13) == 0)
      entry = data + i;
  g_assert_nonnull (entry);
  entry[21] = 0x7f; /* bytes of the part, compressed and not: too many */
  entry[25] = 0x7f;
  longer = pmn_test_write ("lies.xlsx", data, (gssize) size);
  table_assert_fails (longer, PMN_EXCHANGE_ERROR_FORMAT, "xl/worksheets/sheet1.xml");
  g_free (data);
}

static void
test_cancel (void)
{
  g_autoptr (PmnTableReader) reader = open_xlsx ("<row><c><v>1</v></c></row>", NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  PmnTableRow *row;

  g_cancellable_cancel (cancellable);
  g_assert_false (pmn_table_reader_next (reader, cancellable, &row, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Every answer of the table of bad input. */
static void
test_export_bad (void)
{
  static const struct
  {
    const char *kind;
    PmnExchangeError code;
    const char *sentence;
  } cases[] = {
    { "truncated", PMN_EXCHANGE_ERROR_FORMAT, "truncated" },
    { "doctype", PMN_EXCHANGE_ERROR_FORMAT, "xl/sharedStrings.xml" },
    { "bad-xml", PMN_EXCHANGE_ERROR_FORMAT, "xl/worksheets/sheet1.xml, at line 2, column" },
    { "missing-string", PMN_EXCHANGE_ERROR_FORMAT, "sheet “Activités”, cell B23" },
    { "encrypted", PMN_EXCHANGE_ERROR_FORMAT, "password" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnTableReader) reader = NULL;
  g_autofree char *not_zip = pmn_test_coop_xlsx ("notzip.xlsx", "--malform", "notzip", NULL);
  g_autofree char *no_sheet = pmn_test_coop_xlsx ("nosheet.xlsx", "--malform", "nosheet", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = pmn_test_coop_xlsx ("export.xlsx", "--malform", cases[i].kind, NULL);

      table_assert_fails (path, cases[i].code, cases[i].sentence);
    }
  reader = pmn_table_reader_open (not_zip, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (pmn_table_reader_expect_format (reader, PMN_TABLE_FORMAT_XLSX, &error));
  g_assert_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_FORMAT);
  g_clear_error (&error);
  pmn_table_reader_free (reader);
  reader = pmn_table_reader_open (no_sheet, NULL, &error);
  g_assert_false (pmn_table_reader_select_sheet_by_name (reader, "Activités", &error));
  g_assert_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_HEADER);
  g_assert_nonnull (strstr (error->message, "Feuille1"));
}

static void
test_export (gconstpointer variant)
{
  g_autofree char *path
      = pmn_test_coop_xlsx ("good.xlsx", "--variant", variant, "--rows", "50", NULL);
  g_autofree char *formula = pmn_test_coop_xlsx ("formula.xlsx", "--variant", variant, "--rows",
                                                 "50", "--malform", "formula", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnTableReader) reader = pmn_table_reader_open (path, NULL, &error);
  g_autoptr (PmnTableReader) computed = pmn_table_reader_open (formula, NULL, &error);
  guint duration = g_strcmp0 (variant, "team") == 0 ? 15 : 12;
  guint n = 0;
  PmnTableRow *row, *same;

  g_assert_no_error (error);
  g_assert_true (pmn_table_reader_select_sheet_by_name (reader, "Activités", &error));
  while ((row = table_next (reader)) != NULL)
    {
      same = table_next (computed);
      g_assert_cmpuint (row->number, ==, same->number);
      if (row->number == 22)
        g_assert_cmpstr (row->cells[duration].text, ==, "Durée (min)");
      if (row->number < 23)
        continue;
      n++;
      g_assert_cmpint (row->cells[0].type, ==, PMN_TABLE_CELL_DATE);
      g_assert_cmpint (row->cells[duration].type, ==, PMN_TABLE_CELL_NUMBER);
      g_assert_false (row->cells[duration].has_formula);
      g_assert_true (same->cells[duration].has_formula);
      g_assert_cmpfloat (row->cells[duration].number, ==, same->cells[duration].number);
      if (g_strcmp0 (variant, "team") == 0)
        g_assert_cmpint (row->cells[6].type, ==, PMN_TABLE_CELL_BOOLEAN);
      g_assert_cmpuint (strlen (row->cells[row->n_cells - 1].text), ==, 36);
    }
  g_assert_cmpuint (n, ==, 50);
}

static void
test_column_names (void)
{
  static const struct
  {
    guint index;
    const char *name;
  } names[] = { { 0, "A" },    { 25, "Z" },    { 26, "AA" },    { 51, "AZ" },
                { 701, "ZZ" }, { 702, "AAA" }, { 16383, "XFD" } };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = pmn_table_column_name (names[i].index);

      g_assert_cmpstr (name, ==, names[i].name);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xlsx-reader/texts", test_texts);
  g_test_add_func ("/xlsx-reader/numbers", test_numbers);
  g_test_add_func ("/xlsx-reader/dates", test_dates);
  g_test_add_func ("/xlsx-reader/1904-strict-prefixes", test_1904_strict_prefixes);
  g_test_add_func ("/xlsx-reader/empty-rows", test_empty_rows);
  g_test_add_func ("/xlsx-reader/limits", test_limits);
  g_test_add_func ("/xlsx-reader/own-limits", test_own_limits);
  g_test_add_func ("/xlsx-reader/damaged", test_damaged);
  g_test_add_func ("/xlsx-reader/truncated-anywhere", test_truncated_anywhere);
  g_test_add_func ("/xlsx-reader/lying-directory", test_lying_directory);
  g_test_add_func ("/xlsx-reader/cancel", test_cancel);
  g_test_add_func ("/xlsx-reader/export/bad", test_export_bad);
  g_test_add_data_func ("/xlsx-reader/export/own", "own", test_export);
  g_test_add_data_func ("/xlsx-reader/export/team", "team", test_export);
  g_test_add_data_func ("/xlsx-reader/export/v1v2", "v1v2", test_export);
  g_test_add_func ("/xlsx-reader/column-names", test_column_names);
  return g_test_run ();
}
