/* bench-export.c: tables for spreadsheets, beside plain loops that write the same cells
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bench-export SOFFICE_SH
 *
 * 100,000 rows of 20 cells in each format; the floor writes them by libxlsxwriter, by XML through zlib,
 * by fprintf, and asks nothing of them. Then memory, from 10,000 to 1,000,000 rows, each in a process of
 * its own, of the writers alone and of exports of the journal. LibreOffice turns the same table from
 * CSV into each format, when it is there (./dev bench --with-office export).
 */
#include "config.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <xlsxwriter.h>
#include <zlib.h>

#include "pmn-bench.h"
#include "pmn-journal-export.h"

#define N_ROWS 100000
#define N_COLUMNS 20
#define FEW 10000
#define MANY 1000000
/* What a longer table may take more. */
#define MAX_GROWTH_MB 10
#define DEFLATE_LEVEL 3
#define N_TIMES 3

static const char *const format_names[PMN_N_SHEET_FORMATS] = {
  [PMN_SHEET_ODS] = "ods",
  [PMN_SHEET_XLSX] = "xlsx",
  [PMN_SHEET_CSV_FR] = "csv-fr",
  [PMN_SHEET_CSV_OPEN] = "csv-open",
};

static char *folder;

static void
must (gboolean ok, const GError *error)
{
  if (ok)
    return;
  fprintf (stderr, "%s\n", error ? error->message : "failed");
  exit (1);
}

/* The table ------------------------------------------------------------------------------------- */

/* The first column is a day, the second a number, the others are texts as in a journal. */
static const char *
cell_text (guint row, guint column)
{
  static const char *const words[] = {
    "Atelier collectif",
    "Lieu d’activité",
    "Médiathèque des Quais",
    "3 quai Sud",
    "Nantes",
    "44000",
    "44109",
    "Navigation sur internet\nE-mail",
    "Féminin",
    "",
    "60 - 69 ans",
    "Non communiqué",
    "019a2b3c-4d5e-7001-8a9b-0c1d2e3f4a5b",
  };

  return words[(row + column * 7) % G_N_ELEMENTS (words)];
}

static PmnDay
cell_day (guint row)
{
  return PMN_BENCH_FIRST + (PmnDay) (row % 2000);
}

static guint
cell_number (guint row)
{
  return 15 + row % 200;
}

static void
write_table (const char *path, PmnSheetFormat format, guint n_rows)
{
  PmnSheetColumn columns[N_COLUMNS];
  g_autoptr (GError) error = NULL;
  PmnSheetWriter *writer;

  for (guint i = 0; i < N_COLUMNS; i++)
    columns[i] = (PmnSheetColumn) { .title = "Colonne", .width = 14 };
  writer = pmn_sheet_writer_new (
      path, format, &(PmnSheetHead) { .name = "Bench", .columns = columns, .n_columns = N_COLUMNS },
      &error);
  must (writer != NULL, error);
  for (guint i = 0; i < n_rows; i++)
    {
      pmn_sheet_writer_date (writer, cell_day (i));
      pmn_sheet_writer_minutes (writer, cell_number (i));
      for (guint j = 2; j < N_COLUMNS; j++)
        pmn_sheet_writer_text (writer, cell_text (i, j));
      must (pmn_sheet_writer_end_row (writer, &error), error);
    }
  must (pmn_sheet_writer_commit (writer, &error), error);
}

/* Floors ---------------------------------------------------------------------------------------- */

static void
plain_csv (const char *path)
{
  FILE *out = g_fopen (path, "w");

  for (guint i = 0; i < N_ROWS; i++)
    {
      char day[PMN_DAY_ISO_SIZE];

      fprintf (out, "%s,%u", pmn_day_to_iso (cell_day (i), day), cell_number (i));
      for (guint j = 2; j < N_COLUMNS; j++)
        fprintf (out, ",\"%s\"", cell_text (i, j));
      fputs ("\r\n", out);
    }
  fclose (out);
}

static void
plain_xlsx (const char *path)
{
  lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = folder };
  lxw_workbook *workbook = workbook_new_opt (path, &options);
  lxw_worksheet *sheet = workbook_add_worksheet (workbook, "Bench");
  lxw_format *date = workbook_add_format (workbook);

  format_set_num_format (date, "dd/mm/yyyy");
  for (guint i = 0; i < N_ROWS; i++)
    {
      lxw_datetime day = { 0 };

      pmn_day_to_ymd (cell_day (i), &day.year, &day.month, &day.day);
      worksheet_write_datetime (sheet, i, 0, &day, date);
      worksheet_write_number (sheet, i, 1, cell_number (i), NULL);
      for (guint j = 2; j < N_COLUMNS; j++)
        worksheet_write_string (sheet, i, (lxw_col_t) j, cell_text (i, j), NULL);
    }
  must (workbook_close (workbook) == LXW_NO_ERROR, NULL);
}

/* A part of a zip has its check sum too. */
static void
deflate_row (z_stream *stream, FILE *out, char *text, gsize length, int how)
{
  static unsigned char packed[65536];
  static uLong sum;

  sum = crc32 (sum, (unsigned char *) text, (uInt) length);
  stream->next_in = (unsigned char *) text;
  stream->avail_in = (uInt) length;
  do
    {
      stream->next_out = packed;
      stream->avail_out = sizeof packed;
      deflate (stream, how);
      fwrite (packed, 1, sizeof packed - stream->avail_out, out);
    }
  while (stream->avail_out == 0);
}

/* The rows as an ODS has them, packed: what a bare loop can do. */
static void
plain_ods (const char *path)
{
  FILE *out = g_fopen (path, "w");
  static char text[65536];
  z_stream stream = { 0 };

  deflateInit2 (&stream, DEFLATE_LEVEL, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  for (guint i = 0; i < N_ROWS; i++)
    {
      char day[PMN_DAY_ISO_SIZE];
      char *p = text;

      pmn_day_to_iso (cell_day (i), day);
      p += sprintf (p,
                    "<table:table-row><table:table-cell office:value-type=\"date\" "
                    "office:date-value=\"%s\"><text:p>%s</text:p></table:table-cell>"
                    "<table:table-cell office:value-type=\"float\" office:value=\"%u\"><text:p>%u"
                    "</text:p></table:table-cell>",
                    day, day, cell_number (i), cell_number (i));
      for (guint j = 2; j < N_COLUMNS; j++)
        p += sprintf (p,
                      "<table:table-cell office:value-type=\"string\"><text:p>%s</text:p>"
                      "</table:table-cell>",
                      cell_text (i, j));
      p += sprintf (p, "</table:table-row>");
      deflate_row (&stream, out, text, (gsize) (p - text), Z_NO_FLUSH);
    }
  deflate_row (&stream, out, text, 0, Z_FINISH);
  deflateEnd (&stream);
  fclose (out);
}

static void (*const plain[PMN_N_SHEET_FORMATS]) (const char *path) = {
  [PMN_SHEET_ODS] = plain_ods,
  [PMN_SHEET_XLSX] = plain_xlsx,
  [PMN_SHEET_CSV_FR] = plain_csv,
  [PMN_SHEET_CSV_OPEN] = plain_csv,
};

/* Time ------------------------------------------------------------------------------------------ */

static void
bench_time (void)
{
  pmn_bench_print_title ("100,000 rows × 20 cells (floor: a plain loop; processor, best of three)");
  for (int format = 0; format < PMN_N_SHEET_FORMATS; format++)
    {
      g_autofree char *path = g_build_filename (folder, "table", NULL);
      double best = G_MAXDOUBLE;
      double floor = G_MAXDOUBLE;
      GStatBuf status;
      char line[64];

      for (int i = 0; i < N_TIMES; i++)
        {
          double start = pmn_bench_thread_ms ();
          double middle;

          plain[format](path);
          middle = pmn_bench_thread_ms ();
          write_table (path, (PmnSheetFormat) format, N_ROWS);
          floor = MIN (floor, middle - start);
          best = MIN (best, pmn_bench_thread_ms () - middle);
        }
      pmn_bench_print_line (format_names[format], best, floor, "ms", best <= 1.3 * floor,
                            "≤ 1.3 × floor");
      g_stat (path, &status);
      g_snprintf (line, sizeof line, "  its size");
      pmn_bench_print_line (line, (double) status.st_size / 1e6, 0, "MB", TRUE, "");
    }
}

/* Memory ---------------------------------------------------------------------------------------- */

/* In the child: the peak of this program. */
static void
print_peak (void)
{
  g_autofree char *status = NULL;
  const char *line;

  must (g_file_get_contents ("/proc/self/status", &status, NULL, NULL), NULL);
  line = strstr (status, "VmHWM:");
  printf ("%ld\n", line != NULL ? strtol (line + strlen ("VmHWM:"), NULL, 10) : 0L);
}

static int
run_writer (const char *format, const char *n_rows)
{
  g_autofree char *path = g_build_filename (folder, "memory", NULL);
  PmnSheetFormat which = PMN_SHEET_ODS;

  must (pmn_sheet_format_from_name (format, &which), NULL);
  write_table (path, which, (guint) strtoul (n_rows, NULL, 10));
  print_peak ();
  return 0;
}

static int
run_journal (const char *format, const char *register_path, gboolean national)
{
  g_autofree char *path = g_build_filename (folder, "journal", NULL);
  PmnJournalExport what = { .path = path,
                            .layout = national ? PMN_JOURNAL_NATIONAL : PMN_JOURNAL_LIST,
                            .sort = PMN_SORT_NEWEST };
  g_autoptr (GError) error = NULL;
  PmnRegister *reg = pmn_register_open_sync (register_path, NULL, "cli", &error);
  gint64 start;

  must (reg != NULL && pmn_sheet_format_from_name (format, &what.format), error);
  start = g_get_monotonic_time ();
  must (pmn_journal_export_run_sync (reg, &what, NULL, NULL, &error), error);
  fprintf (stderr, "  … %s in %.1f s\n", format, pmn_bench_milliseconds (start) / 1000);
  print_peak ();
  must (pmn_register_close_sync (reg, &error), error);
  g_object_unref (reg);
  return 0;
}

/* Returns: MB */
static double
peak_of_child (const char *program, const char *how, const char *format, const char *of)
{
  const char *arguments[] = { program, how, format, of, folder, NULL };
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  must (
      g_spawn_sync (NULL, (char **) arguments, NULL, 0, NULL, NULL, &output, NULL, &status, &error)
          && g_spawn_check_wait_status (status, &error),
      error);
  return strtod (output, NULL) / 1024;
}

static void
print_growth (const char *what, const char *format, double few, double many)
{
  g_autofree char *line = g_strdup_printf ("%s, %s: 10,000 rows", what, format);
  g_autofree char *more = g_strdup_printf ("%s, %s: 1,000,000 rows", what, format);

  pmn_bench_print_line (line, few, 0, "MB", TRUE, "");
  pmn_bench_print_line (more, many, few, "MB", many - few <= MAX_GROWTH_MB, "≤ 10 MB more");
}

static void
bench_memory (const char *program)
{
  g_autofree char *few = g_strdup_printf ("%u", FEW);
  g_autofree char *many = g_strdup_printf ("%u", MANY);
  g_autofree char *small = NULL;
  g_autofree char *large = NULL;
  PmnTestStore *store;
  static const struct
  {
    const char *how, *what, *format;
  } journals[] = {
    { "--list", "the list", "ods" },
    { "--list", "the list", "csv-open" },
    { "--national", "national columns", "csv-open" },
  };

  pmn_bench_print_title ("Peak of memory (floor: that of 10,000 rows)");
  for (int format = 0; format < PMN_N_SHEET_FORMATS; format++)
    print_growth ("a table", format_names[format],
                  peak_of_child (program, "--table", format_names[format], few),
                  peak_of_child (program, "--table", format_names[format], many));
  store = pmn_bench_open_register (FEW);
  small = g_strdup (pmn_connection_get_path (store->connection));
  pmn_test_store_free (store);
  store = pmn_bench_open_register (MANY);
  large = g_strdup (pmn_connection_get_path (store->connection));
  pmn_test_store_free (store);
  for (gsize i = 0; i < G_N_ELEMENTS (journals); i++)
    print_growth (journals[i].what, journals[i].format,
                  peak_of_child (program, journals[i].how, journals[i].format, small),
                  peak_of_child (program, journals[i].how, journals[i].format, large));
}

/* LibreOffice ----------------------------------------------------------------------------------- */

static void
bench_office (const char *soffice)
{
  static const char *const formats[] = { "ods", "xlsx" };
  g_autofree char *table = g_build_filename (folder, "office.csv", NULL);

  write_table (table, PMN_SHEET_CSV_OPEN, N_ROWS);
  pmn_bench_print_title ("LibreOffice, from CSV to the same table (all its processes)");
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      const char *arguments[]
          = { "sh",       soffice, "--convert-to", formats[i], "--infilter=CSV:44,34,76",
              "--outdir", folder,  table,          NULL };
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();
      struct rusage usage;
      int status;

      must (g_spawn_sync (NULL, (char **) arguments, NULL,
                          G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL
                              | G_SPAWN_STDERR_TO_DEV_NULL,
                          NULL, NULL, NULL, NULL, &status, &error),
            error);
      if (!g_spawn_check_wait_status (status, NULL))
        {
          printf ("  LibreOffice is not here: ./dev bench --with-office export\n");
          return;
        }
      pmn_bench_print_line (formats[i], pmn_bench_milliseconds (start), 0, "ms", TRUE, "");
      getrusage (RUSAGE_CHILDREN, &usage);
      pmn_bench_print_line ("  its largest process", (double) usage.ru_maxrss / 1024, 0, "MB", TRUE,
                            "");
    }
}

int
main (int argc, char *argv[])
{
  g_autofree char *remove = NULL;

  if (argc == 5)
    {
      folder = argv[4];
      return g_str_equal (argv[1], "--table")
                 ? run_writer (argv[2], argv[3])
                 : run_journal (argv[2], argv[3], g_str_equal (argv[1], "--national"));
    }
  if (argc != 2)
    return 2;
  setvbuf (stdout, NULL, _IOLBF, 0);
  folder = g_dir_make_tmp ("pmn-bench-XXXXXX", NULL);
  bench_time ();
  bench_memory (argv[0]);
  bench_office (argv[1]);
  pmn_bench_end ();
  remove = g_strdup_printf ("rm -rf '%s'", folder);
  return system (remove) == 0 ? 0 : 1;
}
