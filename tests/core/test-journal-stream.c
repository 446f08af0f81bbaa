/* test-journal-stream.c: long exports: memory that does not grow, cancellation on the way
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pmn-journal-export.h"
#include "pmn-test-store.h"

#define FEW 2000
#define MANY 12000
/* What the longer one may take more, in KiB: SQLite's own cache, which the shorter does not fill, and less than
 * the rows would take if they were kept. */
#define MAX_GROWTH 5000

static const char *program;

/* A register with @n activities, to be removed by pmn_test_store_free(). */
static PmnTestStore *
make_register (guint n)
{
  PmnTestStore *store = pmn_test_store_new (7);

  pmn_test_store_add_team (store, 3, 5, 10);
  pmn_test_store_fill (store, n, pmn_day_from_ymd (2020, 1, 1), pmn_day_from_ymd (2025, 12, 31));
  pmn_test_store_exec (store, "INSERT INTO structure (id, uuid, created_at, updated_at, name, kind)"
                              " VALUES (1, '01900000-0000-7000-8000-000000000001', 0, 0, 'X', 1)");
  return store;
}

static PmnRegister *
open_register (const char *path)
{
  g_autoptr (GError) error = NULL;
  PmnRegister *reg = pmn_register_open_sync (path, NULL, "cli", &error);

  g_assert_no_error (error);
  return reg;
}

static void
close_register (PmnRegister *reg)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pmn_register_close_sync (reg, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (reg);
}

/* Memory -------------------------------------------------------------------------------------- */

static const struct
{
  const char *name;
  PmnJournalLayout layout;
  PmnSheetFormat format;
} exports[] = {
  { "list-ods", PMN_JOURNAL_LIST, PMN_SHEET_ODS },
  { "list-xlsx", PMN_JOURNAL_LIST, PMN_SHEET_XLSX },
  { "list-csv", PMN_JOURNAL_LIST, PMN_SHEET_CSV_FR },
  { "national-xlsx", PMN_JOURNAL_NATIONAL, PMN_SHEET_XLSX },
};

/* In the child: exports, and prints the peak of this program. */
static int
export_and_measure (const char *name, const char *register_path, const char *path)
{
  PmnRegister *reg = open_register (register_path);
  g_autoptr (GError) error = NULL;
  g_autofree char *status = NULL;
  guint n_rows = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (exports); i++)
    if (g_str_equal (exports[i].name, name))
      pmn_journal_export_run_sync (reg,
                                   &(PmnJournalExport) { .path = path,
                                                         .layout = exports[i].layout,
                                                         .format = exports[i].format },
                                   NULL, &n_rows, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  printf ("%u %ld\n", n_rows, strtol (strstr (status, "VmHWM:") + strlen ("VmHWM:"), NULL, 10));
  close_register (reg);
  return 0;
}

static long
measure_in_child (const char *name, PmnTestStore *store, guint at_least)
{
  g_autofree char *path = g_build_filename (store->folder, "table", NULL);
  const char *arguments[] = { program, "--export", name, store->path, path, NULL };
  g_auto (GStrv) environment = g_get_environ ();
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  guint n_rows = 0;
  long kib = 0;
  int status;

  /* What the sanitizer keeps of freed memory is not the export's. */
  environment
      = g_environ_setenv (environment, "ASAN_OPTIONS", "quarantine_size_mb=1:detect_leaks=0", TRUE);
  g_spawn_sync (NULL, (char **) arguments, environment, 0, NULL, NULL, &output, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sscanf (output, "%u %ld", &n_rows, &kib), ==, 2);
  g_assert_cmpuint (n_rows, >=, at_least);
  g_assert_cmpint (g_unlink (path), ==, 0);
  return kib;
}

static void
test_memory_is_flat (void)
{
  g_autoptr (PmnTestStore) small = make_register (FEW);
  g_autoptr (PmnTestStore) large = make_register (MANY);

  for (gsize i = 0; i < G_N_ELEMENTS (exports); i++)
    {
      long few = measure_in_child (exports[i].name, small, FEW / 2);
      long many = measure_in_child (exports[i].name, large, MANY / 2);

      g_test_message ("%s: %ld KiB, then %ld KiB", exports[i].name, few, many);
      g_assert_cmpint (many, <, few + MAX_GROWTH);
    }
}

/* Cancellation -------------------------------------------------------------------------------- */

typedef struct
{
  PmnProgress *progress;
  GCancellable *cancellable;
  gint over;
} Watch;

/* Cancels as soon as some rows are written. */
static gpointer
watch (gpointer data)
{
  Watch *self = data;

  while (g_atomic_int_get (&self->progress->n_done) == 0 && !g_atomic_int_get (&self->over))
    g_thread_yield ();
  g_cancellable_cancel (self->cancellable);
  return NULL;
}

/* Returns: whether the cancellation came before the end; the folder is then as it was. */
static gboolean
export_and_cancel (PmnRegister *reg, const char *path, PmnSheetFormat format)
{
  Watch self
      = { .progress = g_atomic_rc_box_new0 (PmnProgress), .cancellable = g_cancellable_new () };
  GThread *thread = g_thread_new ("watch", watch, &self);
  g_autoptr (GError) error = NULL;
  guint n_rows = 0;
  gboolean done = pmn_journal_export_run_sync (
      reg, &(PmnJournalExport) { .path = path, .format = format, .progress = self.progress },
      self.cancellable, &n_rows, &error);

  g_atomic_int_set (&self.over, TRUE);
  g_thread_join (thread);
  if (done)
    g_assert_cmpuint (n_rows, ==, MANY);
  else
    {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpint (self.progress->n_done, >, 0);
      g_assert_cmpint (self.progress->n_done, <, MANY);
      g_assert_cmpint (self.progress->n_rows, ==, MANY);
    }
  g_atomic_rc_box_release (self.progress);
  g_object_unref (self.cancellable);
  return !done;
}

static void
test_cancelled_on_the_way (void)
{
  g_autoptr (PmnTestStore) store = make_register (MANY);
  PmnRegister *reg = open_register (store->path);
  g_autofree char *folder = g_build_filename (store->folder, "out", NULL);
  g_autofree char *path = g_build_filename (folder, "table", NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (int format = 0; format < PMN_N_SHEET_FORMATS; format++)
    {
      gboolean cancelled = FALSE;

      /* On a machine with much else to do, who watches may come too late: then the file is whole. */
      for (int i = 0; i < 50 && !cancelled; i++)
        {
          cancelled = export_and_cancel (reg, path, (PmnSheetFormat) format);
          g_assert_cmpint (g_unlink (path), ==, cancelled ? -1 : 0);
        }
      g_assert_true (cancelled);
    }
  /* Nothing is left, not even under another name. */
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  close_register (reg);
}

int
main (int argc, char *argv[])
{
  if (argc == 5 && g_str_equal (argv[1], "--export"))
    return export_and_measure (argv[2], argv[3], argv[4]);
  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journal-stream/memory-is-flat", test_memory_is_flat);
  g_test_add_func ("/journal-stream/cancelled-on-the-way", test_cancelled_on_the_way);
  return g_test_run ();
}
