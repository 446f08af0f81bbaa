/* bench-import.c: files read into a register, beside the plain loop of the same rows
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bench-import COOP_XLSX_PY [ROWS]
 *
 * Everything that "permanencectl import" does: the file is read, a backup is made, names are
 * looked up, activities converted and saved with figures, history and search index; then the import
 * is undone and redone, and somebody is anonymised. The floor writes the same rows from memory, by
 * prepared statements and nothing else. Judged by processor time.
 */
#include "config.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "pmn-beneficiary.h"
#include "pmn-bench.h"
#include "pmn-importer.h"
#include "pmn-replay.h"
#include "pmn-table-reader.h"

#define DEFAULT_ROWS 113000 /* makes about 50,000 activities */
#define ROWS_PER_ACTIVITY 2.26

static char *folder;

static char *
in_folder (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static long
max_memory_kb (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

static void
must (gboolean ok, const GError *error)
{
  if (ok)
    return;
  fprintf (stderr, "%s\n", error ? error->message : "failed");
  exit (1);
}

static char *
make_file (const char *script, const char *rows)
{
  char *path = in_folder ("team.xlsx");
  const char *command[]
      = { "python3", script, "--rows", rows, "--variant", "team", "--seed", "3", path, NULL };
  g_autoptr (GSubprocess) maker = NULL;
  g_autoptr (GError) error = NULL;

  maker = g_subprocess_newv (command, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error);
  must (maker != NULL && g_subprocess_wait_check (maker, NULL, &error), error);
  return path;
}

/* Columns of the team export: date, given and family name, type, place, commune, Insee, minutes,
 * themes, person. */
static void
write_row (FILE *out, const PmnTableRow *row)
{
  static const guint columns[] = { 0, 3, 4, 7, 10, 12, 14, 15, 18, 27, 28, 29 };

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *flat = g_strdup (pmn_table_row_get_cell (row, columns[i])->text);

      fprintf (out, "%s%c", g_strdelimit (flat, "\n;\"", ','), columns[i] == 3 ? ' ' : ';');
    }
}

/* The same rows as delimited text, with the columns that a spreadsheet of one's own would have. */
static char *
make_csv (const char *xlsx, guint n_rows)
{
  char *path = in_folder ("team.csv");
  g_autoptr (PmnTableReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  PmnTableRow *row;
  gboolean table = FALSE;
  FILE *out = g_fopen (path, "w");

  reader = pmn_table_reader_open (xlsx, NULL, &error);
  must (reader != NULL && out != NULL, error);
  for (guint n = 0; n < n_rows && pmn_table_reader_next (reader, NULL, &row, &error);)
    {
      if (!table && g_str_equal (pmn_table_row_get_cell (row, 0)->text, "Date"))
        {
          fputs ("Date;Médiateur;Type;Lieu;Commune;Code Insee;Durée;Thématiques;Genre;Âge;"
                 "Statut;Participants\n",
                 out);
          table = TRUE;
          continue;
        }
      if (!table)
        continue;
      write_row (out, row);
      fputs ("1\n", out);
      n++;
    }
  must (error == NULL, error);
  fclose (out);
  return path;
}

static PmnRegister *
make_register (const char *name)
{
  g_autofree char *path = in_folder (name);
  g_autoptr (PmnStructure) structure = pmn_structure_new ();
  g_autoptr (GError) error = NULL;
  PmnRegister *self;

  g_free (structure->name);
  structure->name = g_strdup ("Bench");
  self = pmn_register_open_sync (path, structure, "cli", &error);
  must (self != NULL, error);
  return self;
}

static double
read_only (const char *path)
{
  double cpu = pmn_cpu_ms ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnTableReader) reader = pmn_table_reader_open (path, NULL, &error);
  PmnTableRow *row;

  must (reader != NULL, error);
  while (pmn_table_reader_next (reader, NULL, &row, &error))
    ;
  must (error == NULL, error);
  return pmn_cpu_ms () - cpu;
}

/* The rows that the import wrote, written again into another register by bare statements. */
static double
plain_loop (const char *name)
{
  g_autofree char *path = in_folder (name);
  g_autoptr (PmnTestStore) imported = pmn_test_store_open (path, 1);
  g_autoptr (PmnTestStore) bare = pmn_test_store_new (1);
  g_autofree char *attach = g_strdup_printf ("ATTACH '%s' AS other", path);
  g_autoptr (PmnStatement) select = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (PmnReplay) replay = NULL;
  double cpu = 0;

  select
      = pmn_connection_prepare (imported->connection, "SELECT id FROM activity ORDER BY id", NULL);
  while (pmn_statement_step (select, NULL))
    {
      gint64 id = pmn_statement_get_int64 (select, 0);

      g_array_append_val (ids, id);
    }
  g_clear_pointer (&select, pmn_statement_done);
  replay = pmn_replay_capture (imported, (const gint64 *) (gpointer) ids->data, ids->len, FALSE);
  pmn_test_store_exec (bare, attach);
  pmn_test_store_exec (bare, "PRAGMA foreign_keys = OFF;"
                             "INSERT OR IGNORE INTO term SELECT * FROM other.term;"
                             "INSERT OR REPLACE INTO mediator SELECT * FROM other.mediator;"
                             "INSERT OR REPLACE INTO place SELECT * FROM other.place;"
                             "INSERT OR IGNORE INTO setting VALUES ('ref-counter', '0');"
                             "DETACH other; PRAGMA foreign_keys = ON");
  pmn_replay_run (replay, pmn_connection_get_handle (bare->connection), &cpu);
  return cpu;
}

typedef struct
{
  PmnRegister *self;
  const char *path;
  const PmnImportOptions *options;
  PmnImportReport *report;
  gint64 person;
} Bench;

typedef gboolean (*Work) (Bench *bench, GError **error);

static gboolean
import (Bench *bench, GError **error)
{
  bench->report = pmn_import_sync (bench->self, bench->path, bench->options, FALSE, error);
  return bench->report != NULL;
}

static gboolean
undo (Bench *bench, GError **error)
{
  g_autofree char *sentence = pmn_register_undo_sync (bench->self, bench->report->step_id, error);

  return sentence != NULL;
}

static gboolean
redo (Bench *bench, GError **error)
{
  g_autofree char *sentence = pmn_register_redo_sync (bench->self, bench->report->step_id, error);

  return sentence != NULL;
}

static gboolean
anonymise (Bench *bench, GError **error)
{
  return pmn_register_anonymise_sync (bench->self, bench->person, error);
}

/* Returns: ms of processor */
static double
measure (Bench *bench, Work work)
{
  g_autoptr (GError) error = NULL;
  double cpu = pmn_cpu_ms ();

  must (work (bench, &error), error);
  return pmn_cpu_ms () - cpu;
}

/* What is done to the register afterwards; nothing in the design says how fast, but for "linear". */
static const struct
{
  const char *name;
  Work work;
} after[] = {
  { "undo", undo },
  { "redo", redo },
  { "undo again", undo },
  { "anonymise somebody then", anonymise },
};
#define N_AFTER G_N_ELEMENTS (after)

static void
add_person (Bench *bench)
{
  g_autoptr (PmnBeneficiary) person = pmn_beneficiary_new ();
  g_autoptr (PmnBeneficiary) saved = NULL;
  g_autoptr (GError) error = NULL;

  person->given = g_strdup ("Zélie");
  person->family = g_strdup ("Quatrevaux");
  saved = pmn_register_save_sync (bench->self, PMN_ENTITY_BENEFICIARY, person, &error);
  must (saved != NULL, error);
  bench->person = saved->record.id;
}

static void
print (const char *label, const Bench *bench, const double *cpu, double reading, double floor,
       long memory)
{
  const PmnImportReport *report = bench->report;
  /* Several lines of the platform make an activity, which may be known already: those are judged by their rate. */
  gboolean is_table = bench->options->kind == PMN_IMPORT_TABLE;
  double rate = report->rows / (cpu[0] / 1000);
  g_autofree char *title
      = g_strdup_printf ("Import, %s: %u rows, %u activities (floor: the same rows by bare"
                         " statements; processor)",
                         label, report->rows, report->created);

  pmn_bench_print_title (title);
  pmn_bench_print_line ("whole import", cpu[0], floor, "ms", TRUE, "");
  pmn_bench_print_line ("of which reading the file, about", reading, 0, "ms", TRUE, "");
  pmn_bench_print_line ("import without reading", cpu[0] - reading, floor, "ms",
                        !is_table || cpu[0] - reading <= 2 * floor, is_table ? "≤ 2 × floor" : "");
  pmn_bench_print_line ("rows of the file a second", rate, 0, "/s", rate >= 10000, "≥ 10,000");
  pmn_bench_print_line ("memory over the start", (double) memory / 1024, 0, "MB",
                        memory <= 60 * 1024, "≤ 60 MB");
  for (gsize i = 0; i < N_AFTER; i++)
    pmn_bench_print_line (after[i].name, cpu[1 + i], floor, "ms", cpu[1 + i] <= 3 * floor,
                          "≤ 3 × floor");
}

static void
bench (const char *label, const char *path, PmnImportKind kind, const char *name)
{
  const PmnImportOptions options
      = { .kind = kind, .create_missing = TRUE, .include_outside = TRUE };
  Bench bench = { .self = make_register (name), .path = path, .options = &options };
  g_autoptr (GError) error = NULL;
  double reading = read_only (path);
  long memory = max_memory_kb ();
  double cpu[1 + N_AFTER];
  double floor;

  add_person (&bench);
  cpu[0] = measure (&bench, import);
  memory = max_memory_kb () - memory;
  floor = plain_loop (name);
  for (gsize i = 0; i < N_AFTER; i++)
    cpu[1 + i] = measure (&bench, after[i].work);
  must (pmn_register_close_sync (bench.self, &error), error);
  g_object_unref (bench.self);
  print (label, &bench, cpu, reading, floor, memory);
  pmn_import_report_free (bench.report);
}

int
main (int argc, char *argv[])
{
  guint n_rows = argc > 2 ? (guint) strtoul (argv[2], NULL, 10) : DEFAULT_ROWS;
  g_autofree char *rows = g_strdup_printf ("%u", n_rows);
  g_autofree char *xlsx = NULL;
  g_autofree char *csv = NULL;
  g_autofree char *remove = NULL;

  if (argc < 2)
    return 2;
  setvbuf (stdout, NULL, _IOLBF, 0);
  folder = g_dir_make_tmp ("pmn-bench-XXXXXX", NULL);
  xlsx = make_file (argv[1], rows);
  csv = make_csv (xlsx, (guint) (n_rows / ROWS_PER_ACTIVITY));
  bench ("a table (CSV)", csv, PMN_IMPORT_TABLE, "csv.pmn");
  bench ("Mes activités (XLSX)", xlsx, PMN_IMPORT_COOP, "xlsx.pmn");
  pmn_bench_end ();
  remove = g_strdup_printf ("rm -rf '%s'", folder);
  return system (remove) == 0 ? 0 : 1;
}
