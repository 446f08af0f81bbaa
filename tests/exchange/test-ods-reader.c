/* test-ods-reader.c: what is read from OpenDocument spreadsheets, good and bad
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-test-files.h"
#include "table-checks.h"

#include <locale.h>
#include <string.h>

static PmnTableReader *
open_ods (const char *tables)
{
  return table_open (pmn_test_write_bytes ("cells.ods", pmn_test_ods (tables)),
                     PMN_TABLE_FORMAT_ODS);
}

#define TABLE(content) "<table:table table:name='Une'>" content "</table:table>"
#define ROW(content) "<table:table-row>" content "</table:table-row>"
#define TEXT_CELL(content)                                                                         \
  "<table:table-cell office:value-type='string'><text:p>" content "</text:p></table:table-cell>"

static void
assert_tables_fail (const char *tables, PmnExchangeError code, const char *sentence)
{
  g_autofree char *path = pmn_test_write_bytes ("bad.ods", pmn_test_ods (tables));

  table_assert_fails (path, code, sentence);
}

static void
test_texts (void)
{
  g_autoptr (PmnTableReader) reader = open_ods (TABLE (ROW (TEXT_CELL (
      "un <text:s/>deux<text:s text:c='2'/><text:span>trois</text:span></text:p><text:p>  a\n b"
      "<text:tab/>c<text:line-break/>d ") "<table:table-cell "
                                          "office:value-type='string'><office:annotation><text:p>"
                                          "note</text:p></office:annotation>"
                                          "<text:p>visible</text:p></table:table-cell>"
                                          "<table:table-cell office:value-type='string' "
                                          "office:string-value='vrai "
                                          "texte'><text:p>affiché</text:p>"
                                          "</table:table-cell><table:covered-table-cell "
                                          "office:value-type='string'><text:p>caché</text:p>"
                                          "</table:covered-table-cell>" TEXT_CELL (
                                              "<text:a>lien</text:a>"))));
  PmnTableRow *row = table_next (reader);

  assert_cell (row, 0, TEXT, "un  deux  trois\na b\tc\nd");
  assert_cell (row, 1, TEXT, "visible");
  assert_cell (row, 2, TEXT, "vrai texte");
  assert_cell (row, 3, EMPTY, "");
  assert_cell (row, 4, TEXT, "lien");
  g_assert_null (table_next (reader));
}

static void
test_values (void)
{
  g_autoptr (PmnTableReader) reader = open_ods (TABLE (ROW (
      "<table:table-cell office:value-type='float' "
      "office:value='1000'><text:p>01000</text:p></table:table-cell>"
      "<table:table-cell office:value-type='float' office:value='1234.5'><text:p>1 "
      "234,50</text:p></table:table-cell>"
      "<table:table-cell office:value-type='percentage' office:value='0.5'><text:p>50 "
      "%</text:p></table:table-cell>"
      "<table:table-cell office:value-type='currency' office:value='12' office:currency='EUR'/>"
      "<table:table-cell office:value-type='date' "
      "office:date-value='2026-09-30'><text:p>x</text:p></table:table-cell>"
      "<table:table-cell office:value-type='date' office:date-value='2026-09-30T14:30:00'/>"
      "<table:table-cell office:value-type='date' "
      "office:date-value='2026-02-31'><text:p>31/02</text:p>"
      "</table:table-cell><table:table-cell office:value-type='time' "
      "office:time-value='PT25H30M00S'/>"
      "<table:table-cell office:value-type='boolean' "
      "office:boolean-value='true'><text:p>VRAI</text:p>"
      "</table:table-cell><table:table-cell table:formula='of:=1+1' office:value-type='float' "
      "office:value='2'/>"
      "<table:table-cell table:formula='of:=X'/>")));
  PmnTableRow *row = table_next (reader);

  assert_cell (row, 0, NUMBER, "01000");
  g_assert_cmpfloat (row->cells[0].number, ==, 1000);
  assert_cell (row, 1, NUMBER, "1234.5");
  assert_cell (row, 2, NUMBER, "0.5");
  assert_cell (row, 3, NUMBER, "12");
  assert_cell (row, 4, DATE, "2026-09-30");
  g_assert_cmpint (row->cells[4].day, ==, 20726);
  assert_cell (row, 5, DATE, "2026-09-30 14:30");
  assert_cell (row, 6, TEXT, "31/02");
  assert_cell (row, 7, TIME, "25:30");
  g_assert_cmpuint (row->cells[7].minutes_of_day, ==, 1530);
  assert_cell (row, 8, BOOLEAN, "TRUE");
  assert_cell (row, 9, NUMBER, "2");
  g_assert_true (row->cells[9].has_formula);
  assert_cell (row, 10, EMPTY, "");
  g_assert_true (row->cells[10].has_formula);
}

static void
test_repeats (void)
{
  g_autoptr (PmnTableReader) reader = open_ods (TABLE (
      "<table:table-row table:number-rows-repeated='20'><table:table-cell "
      "table:number-columns-repeated='16384'/>"
      "</table:table-row><table:table-row table:number-rows-repeated='3'><table:table-cell "
      "table:number-columns-repeated='2'/><table:table-cell table:number-columns-repeated='3' "
      "office:value-type='float' office:value='7'/><table:table-cell "
      "table:number-columns-repeated='16379'/>"
      "</table:table-row><table:table-row table:number-rows-repeated='1048553'><table:table-cell "
      "table:number-columns-repeated='16384'/></table:table-row>"));
  PmnTableRow *row;

  for (guint number = 21; number <= 23; number++)
    {
      row = table_next (reader);
      g_assert_cmpuint (row->number, ==, number);
      g_assert_cmpuint (row->n_cells, ==, 5);
      assert_cell (row, 1, EMPTY, "");
      assert_cell (row, 2, NUMBER, "7");
      assert_cell (row, 4, NUMBER, "7");
    }
  g_assert_null (table_next (reader));
}

static void
test_sheets (void)
{
  g_autoptr (PmnTableReader) reader
      = open_ods ("<table:tracked-changes><table:table-row>" TEXT_CELL (
          "ancien") "</table:table-row></"
                    "table:tracked-"
                    "changes>" TABLE (
                        "<table:shapes><text:p>"
                        "forme</text:p></"
                        "table:shapes><table:"
                        "table-header-rows>" ROW (TEXT_CELL (
                            "titre")) "</table:table-header-rows>" ROW ("<table:table-cell><"
                                                                        "table:table "
                                                                        "table:name='dedans'"
                                                                        ">" ROW (TEXT_CELL ("x")) "</table:table></table:table-cell>" TEXT_CELL (
                                                                            "y"))) "<table:"
                                                                                   "table "
                                                                                   "table:"
                                                                                   "name='"
                                                                                   "Deux'><"
                                                                                   "table:"
                                                                                   "table-"
                                                                                   "row-"
                                                                                   "group"
                                                                                   ">" ROW (TEXT_CELL (
                                                                                       "deux")) "</"
                                                                                                "ta"
                                                                                                "bl"
                                                                                                "e:"
                                                                                                "ta"
                                                                                                "bl"
                                                                                                "e-"
                                                                                                "ro"
                                                                                                "w-"
                                                                                                "gr"
                                                                                                "ou"
                                                                                                "p>"
                                                                                                "</"
                                                                                                "ta"
                                                                                                "bl"
                                                                                                "e:"
                                                                                                "ta"
                                                                                                "bl"
                                                                                                "e"
                                                                                                ">");
  g_autoptr (GError) error = NULL;
  const char *const *sheets = pmn_table_reader_get_sheets (reader);
  PmnTableRow *row;

  g_assert_cmpstr (sheets[0], ==, "Une");
  g_assert_cmpstr (sheets[1], ==, "Deux");
  g_assert_null (sheets[2]);
  assert_cell (table_next (reader), 0, TEXT, "titre");
  row = table_next (reader);
  g_assert_cmpuint (row->number, ==, 2);
  assert_cell (row, 0, EMPTY, "");
  assert_cell (row, 1, TEXT, "y");
  g_assert_null (table_next (reader));
  g_assert_true (pmn_table_reader_select_sheet_by_name (reader, "Deux", &error));
  assert_cell (table_next (reader), 0, TEXT, "deux");
  g_assert_null (table_next (reader));
}

static void
test_refused (void)
{
  g_autofree char *text = g_strnfill (100001, 'a');
  g_autoptr (GString) cell
      = g_string_new ("<table:table table:name='Une'><table:table-row><table:table-cell/>"
                      "<table:table-cell office:value-type='string'><text:p>");
  g_autofree char *encrypted = pmn_test_write_bytes (
      "encrypted.ods",
      pmn_test_zip ("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml",
                    "\x05garbage", "META-INF/manifest.xml",
                    "<manifest><file-entry><encryption-data/></file-entry></manifest>", NULL));
  g_autofree char *doctype = pmn_test_write_bytes (
      "doctype.ods",
      pmn_test_zip ("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml",
                    "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", NULL));
  g_autofree char *document = pmn_test_write_bytes (
      "text.ods", pmn_test_zip ("mimetype", "application/vnd.oasis.opendocument.text",
                                "content.xml", "<a/>", NULL));

  g_string_append_printf (cell, "%s</text:p></table:table-cell></table:table-row></table:table>",
                          text);
  assert_tables_fail (cell->str, PMN_EXCHANGE_ERROR_LIMIT, "B1");
  assert_tables_fail (
      TABLE ("<table:table-row><table:table-cell table:number-columns-repeated='16385' "
             "office:value-type='float' office:value='1'/></table:table-row>"),
      PMN_EXCHANGE_ERROR_LIMIT, "column");
  assert_tables_fail (
      TABLE ("<table:table-row table:number-rows-repeated='4000000'><table:table-cell/>"
             "</table:table-row>" ROW (TEXT_CELL ("x"))),
      PMN_EXCHANGE_ERROR_LIMIT, "4000001");
  assert_tables_fail (TABLE ("<table:table-row>"), PMN_EXCHANGE_ERROR_FORMAT,
                      "content.xml, at line 1, column");
  assert_tables_fail ("", PMN_EXCHANGE_ERROR_HEADER, "no sheet");
  table_assert_fails (encrypted, PMN_EXCHANGE_ERROR_FORMAT, "password");
  table_assert_fails (doctype, PMN_EXCHANGE_ERROR_FORMAT, "content.xml");
  table_assert_fails (document, PMN_EXCHANGE_ERROR_FORMAT, "no spreadsheet");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ods-reader/texts", test_texts);
  g_test_add_func ("/ods-reader/values", test_values);
  g_test_add_func ("/ods-reader/repeats", test_repeats);
  g_test_add_func ("/ods-reader/sheets", test_sheets);
  g_test_add_func ("/ods-reader/refused", test_refused);
  return g_test_run ();
}
