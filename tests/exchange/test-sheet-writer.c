/* test-sheet-writer.c: a table written in each format and read back; text stays text
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-archive.h"
#include "pmn-exchange-error.h"
#include "pmn-sheet-writer.h"
#include "pmn-store-error.h"
#include "pmn-table-reader.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

static const PmnSheetColumn columns[] = {
  { "SIRET", 18 }, { "Texte", 30 }, { "Jour", 12 }, { "Durée (min)", 12 }, { "Part", 10 },
};

static const PmnSheetLine lines[] = {
  { .label = "Structure", .value = "Mairie d’Été" },
  { .label = "Lignes", .is_number = TRUE, .number = 2 },
};

static const PmnSheetHead head = {
  .name = "Activités & co",
  .lines = lines,
  .n_lines = G_N_ELEMENTS (lines),
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
};

static char *
make_path (const char *name)
{
  g_autofree char *folder = g_dir_make_tmp ("pmn-sheet-XXXXXX", NULL);

  return g_build_filename (folder, name, NULL);
}

/* Nothing is left in the folder but the file, which goes too. */
static void
remove_path (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
write_two_rows (const char *path, PmnSheetFormat format)
{
  g_autoptr (GError) error = NULL;
  PmnSheetWriter *writer = pmn_sheet_writer_new (path, format, &head, &error);

  g_assert_no_error (error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  pmn_sheet_writer_text (writer, "00012345600019");
  pmn_sheet_writer_text (writer, "=SOMME(A1;A2) & <b>\"é\"</b>");
  pmn_sheet_writer_date (writer, pmn_day_from_iso ("2026-11-03"));
  pmn_sheet_writer_minutes (writer, 90);
  pmn_sheet_writer_number (writer, 12.5, 1);
  g_assert_true (pmn_sheet_writer_end_row (writer, &error));
  pmn_sheet_writer_text (writer, NULL);
  pmn_sheet_writer_text (writer, "+33 4 55 66 77 88");
  pmn_sheet_writer_date (writer, PMN_DAY_NONE);
  pmn_sheet_writer_minutes (writer, 0);
  pmn_sheet_writer_number (writer, -1, 0);
  g_assert_true (pmn_sheet_writer_end_row (writer, &error));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (pmn_sheet_writer_commit (writer, &error));
  g_assert_no_error (error);
}

/* The rows of data, after the header. */
static void
assert_read_back (const char *path, gboolean typed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnTableReader) reader = pmn_table_reader_open (path, NULL, &error);
  PmnTableRow *row;
  guint n = 0;
  gboolean in_table = FALSE;

  g_assert_no_error (error);
  while (pmn_table_reader_next (reader, NULL, &row, &error))
    {
      if (row->n_cells == 0 || (!in_table && g_strcmp0 (row->cells[0].text, "SIRET") != 0))
        continue;
      if (!in_table)
        {
          in_table = TRUE;
          continue;
        }
      n++;
      for (guint i = 0; i < row->n_cells; i++)
        g_assert_false (row->cells[i].has_formula);
      g_assert_cmpuint (row->n_cells, >=, 4);
      if (n == 1)
        {
          g_assert_cmpstr (row->cells[0].text, ==, "00012345600019");
          if (typed)
            {
              g_assert_cmpint (row->cells[0].type, ==, PMN_TABLE_CELL_TEXT);
              g_assert_cmpstr (row->cells[1].text, ==, "=SOMME(A1;A2) & <b>\"é\"</b>");
              g_assert_cmpint (row->cells[2].type, ==, PMN_TABLE_CELL_DATE);
              g_assert_cmpint (row->cells[2].day, ==, pmn_day_from_iso ("2026-11-03"));
              g_assert_cmpfloat (row->cells[3].number, ==, 90);
              g_assert_cmpfloat (row->cells[4].number, ==, 12.5);
            }
        }
      else if (typed)
        {
          g_assert_cmpint (row->cells[0].type, ==, PMN_TABLE_CELL_EMPTY);
          g_assert_cmpstr (row->cells[1].text, ==, "+33 4 55 66 77 88");
          g_assert_cmpint (row->cells[2].type, ==, PMN_TABLE_CELL_EMPTY);
        }
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 2);
}

static void
test_ods (void)
{
  g_autofree char *path = make_path ("a.ods");

  write_two_rows (path, PMN_SHEET_ODS);
  assert_read_back (path, TRUE);
  remove_path (path);
}

static void
test_xlsx (void)
{
  g_autofree char *path = make_path ("a.xlsx");

  write_two_rows (path, PMN_SHEET_XLSX);
  assert_read_back (path, TRUE);
  remove_path (path);
}

static char *
read_end_of_sheet (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnArchive) archive = NULL;
  PmnTableLimits limits;
  char tail[200];
  gsize length;

  pmn_table_limits_init (&limits);
  archive = pmn_archive_open (path, path, &limits, &error);
  g_assert_no_error (error);
  length = pmn_archive_read_tail (archive, "xl/worksheets/sheet1.xml", tail, sizeof tail);
  return g_strndup (tail, length);
}

/* Excel refuses a sheet that says left="0,7". */
static void
test_xlsx_with_decimal_comma (void)
{
  g_autofree char *before = g_strdup (setlocale (LC_ALL, NULL));
  g_autofree char *path = NULL;
  g_autofree char *tail = NULL;

  if (setlocale (LC_ALL, "fr_FR.UTF-8") == NULL)
    {
      g_test_skip ("fr_FR.UTF-8 is not installed");
      return;
    }
  path = make_path ("a.xlsx");
  write_two_rows (path, PMN_SHEET_XLSX);
  g_assert_cmpstr (localeconv ()->decimal_point, ==, ",");
  setlocale (LC_ALL, before);
  assert_read_back (path, TRUE);
  tail = read_end_of_sheet (path);
  g_assert_nonnull (strstr (tail, "left=\"0.7\""));
  remove_path (path);
}

/* To the byte: these files are read by whatever people have. */
static void
test_csv_french (void)
{
  g_autofree char *path = make_path ("a.csv");
  g_autofree char *content = NULL;

  write_two_rows (path, PMN_SHEET_CSV_FR);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==,
                   "\xef\xbb\xbfSIRET;Texte;Jour;Durée (min);Part\r\n"
                   "\"00012345600019\";\"'=SOMME(A1;A2) & <b>\"\"é\"\"</b>\";03/11/2026;90;12,5\r\n"
                   ";\"+33 4 55 66 77 88\";;0;-1\r\n");
  assert_read_back (path, FALSE);
  remove_path (path);
}

static void
test_csv_open (void)
{
  g_autofree char *path = make_path ("a.csv");
  g_autofree char *content = NULL;

  write_two_rows (path, PMN_SHEET_CSV_OPEN);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==,
                   "SIRET,Texte,Jour,Durée (min),Part\r\n"
                   "\"00012345600019\",\"'=SOMME(A1;A2) & <b>\"\"é\"\"</b>\",2026-11-03,90,12.5\r\n"
                   ",\"+33 4 55 66 77 88\",,0,-1\r\n");
  remove_path (path);
}

static void
test_given_up_leaves_nothing (void)
{
  for (int format = 0; format < PMN_N_SHEET_FORMATS; format++)
    {
      g_autofree char *path = make_path ("a");
      g_autofree char *folder = g_path_get_dirname (path);
      g_autoptr (GError) error = NULL;
      PmnSheetWriter *writer = pmn_sheet_writer_new (path, (PmnSheetFormat) format, &head, &error);

      g_assert_no_error (error);
      pmn_sheet_writer_text (writer, "x");
      g_assert_true (pmn_sheet_writer_end_row (writer, &error));
      pmn_sheet_writer_free (writer);
      g_assert_cmpint (g_rmdir (folder), ==, 0);
    }
}

static void
test_long_and_broken_text (void)
{
  for (int format = 0; format < PMN_N_SHEET_FORMATS; format++)
    {
      g_autofree char *path = make_path ("a");
      g_autofree char *note = g_strnfill (40000, 'n');
      g_autoptr (GError) error = NULL;
      PmnSheetWriter *writer = pmn_sheet_writer_new (path, (PmnSheetFormat) format, &head, &error);

      for (int i = 0; i < 200; i++)
        {
          pmn_sheet_writer_text (writer, note);
          pmn_sheet_writer_text (writer, "caf\xe9 \x01 ligne\nautre");
          g_assert_true (pmn_sheet_writer_end_row (writer, &error));
        }
      g_assert_true (pmn_sheet_writer_commit (writer, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
      remove_path (path);
    }
}

/* A key taken out while it is written to: what was written is gone, and the file cannot get its name. */
static void
test_folder_vanishes (void)
{
  for (int format = 0; format < PMN_N_SHEET_FORMATS; format++)
    {
      g_autofree char *path = make_path ("a");
      g_autofree char *folder = g_path_get_dirname (path);
      g_autoptr (GDir) dir = NULL;
      g_autofree char *temporary = NULL;
      g_autoptr (GError) error = NULL;
      PmnSheetWriter *writer = pmn_sheet_writer_new (path, (PmnSheetFormat) format, &head, &error);

      g_assert_no_error (error);
      pmn_sheet_writer_text (writer, "x");
      g_assert_true (pmn_sheet_writer_end_row (writer, &error));
      dir = g_dir_open (folder, 0, NULL);
      temporary = g_build_filename (folder, g_dir_read_name (dir), NULL);
      g_assert_cmpint (g_unlink (temporary), ==, 0);
      g_assert_cmpint (g_rmdir (folder), ==, 0);
      g_assert_false (pmn_sheet_writer_commit (writer, &error));
      g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NOT_FOUND);
      g_assert_nonnull (strstr (error->message, path));
    }
}

/* As many notes of the greatest length as somebody may have: memory does not follow. */
static void
test_many_long_notes (void)
{
  guint n_rows = g_test_slow () ? 50000 : 500;
  g_autofree char *half = g_strnfill (31999, 'n');
  g_autofree char *note = g_strconcat (half, "é", NULL);

  for (int format = 0; format < PMN_N_SHEET_FORMATS; format++)
    {
      g_autofree char *path = make_path ("a");
      g_autoptr (GError) error = NULL;
      PmnSheetWriter *writer = pmn_sheet_writer_new (path, (PmnSheetFormat) format, &head, &error);
      g_autoptr (PmnTableReader) reader = NULL;
      PmnTableRow *row;
      guint n = 0;

      for (guint i = 0; i < n_rows; i++)
        {
          pmn_sheet_writer_text (writer, note);
          g_assert_true (pmn_sheet_writer_end_row (writer, &error));
        }
      g_assert_true (pmn_sheet_writer_commit (writer, &error));
      g_assert_no_error (error);
      /* What reads it stops at a size of its own, far below the longest of these files. */
      reader = n_rows <= 500 ? pmn_table_reader_open (path, NULL, &error) : NULL;
      while (reader != NULL && pmn_table_reader_next (reader, NULL, &row, &error))
        n += row->n_cells > 0 && g_strcmp0 (row->cells[0].text, note) == 0;
      g_assert_no_error (error);
      g_assert_cmpuint (n, ==, reader != NULL ? n_rows : 0);
      remove_path (path);
    }
}

/* Sheets end at row 1,048,576: what cannot fit is refused at once, not after a million rows. */
static void
test_too_many_rows_to_come (void)
{
  PmnSheetHead longest = head;

  /* The block, an empty line, the header. */
  longest.n_rows = 1048576 - G_N_ELEMENTS (lines) - 2;
  for (int format = 0; format < PMN_N_SHEET_FORMATS; format++)
    for (int more = 0; more <= 1; more++)
      {
        g_autofree char *path = make_path ("a");
        g_autoptr (GError) error = NULL;
        PmnSheetHead asked = longest;
        g_autoptr (PmnSheetWriter) writer = NULL;

        asked.n_rows += more;
        writer = pmn_sheet_writer_new (path, (PmnSheetFormat) format, &asked, &error);
        if (more && (format == PMN_SHEET_ODS || format == PMN_SHEET_XLSX))
          g_assert_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_LIMIT);
        else
          g_assert_no_error (error);
        g_clear_pointer (&writer, pmn_sheet_writer_free);
        remove_path (path);
      }
}

static void
test_formats_by_name (void)
{
  PmnSheetFormat format = PMN_SHEET_ODS;

  g_assert_true (pmn_sheet_format_from_name ("csv-open", &format));
  g_assert_cmpint (format, ==, PMN_SHEET_CSV_OPEN);
  g_assert_false (pmn_sheet_format_from_name ("xls", &format));
  g_assert_false (pmn_sheet_format_from_name (NULL, &format));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet-writer/ods", test_ods);
  g_test_add_func ("/sheet-writer/xlsx", test_xlsx);
  g_test_add_func ("/sheet-writer/xlsx-with-decimal-comma", test_xlsx_with_decimal_comma);
  g_test_add_func ("/sheet-writer/csv-french", test_csv_french);
  g_test_add_func ("/sheet-writer/csv-open", test_csv_open);
  g_test_add_func ("/sheet-writer/given-up", test_given_up_leaves_nothing);
  g_test_add_func ("/sheet-writer/long-and-broken", test_long_and_broken_text);
  g_test_add_func ("/sheet-writer/folder-vanishes", test_folder_vanishes);
  g_test_add_func ("/sheet-writer/many-long-notes", test_many_long_notes);
  g_test_add_func ("/sheet-writer/too-many-rows", test_too_many_rows_to_come);
  g_test_add_func ("/sheet-writer/formats", test_formats_by_name);
  return g_test_run ();
}
