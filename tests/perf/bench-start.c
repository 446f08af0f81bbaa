/* bench-start.c: from the start of the process to the first page on the screen, and memory
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bench-start BARE_WINDOW WINDOW [ACTIVITIES]
 *
 * Both programs on both registers in turn, so that a moment when the machine is busy falls on all.
 */
#include "config.h"

#include <gio/gio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pmn-bench.h"

#define RUNS 9
#define NOBODY G_MAXUINT

typedef struct
{
  double ms, cpu;                /* to the first page */
  double mb, own_mb;             /* after use */
  double floor_mb, floor_own_mb; /* of a bare window at that moment */
} Run;

static Run
start (const char *program, const char *path, const char *bare)
{
  const char *argv[] = { program, path, bare, NULL };
  g_auto (GStrv) environment = g_get_environ ();
  const struct
  {
    const char *prefix;
    gsize offset;
  } fields[] = { { "used-pss ", G_STRUCT_OFFSET (Run, mb) },
                 { "used-anon ", G_STRUCT_OFFSET (Run, own_mb) },
                 { "floor-pss ", G_STRUCT_OFFSET (Run, floor_mb) },
                 { "floor-anon ", G_STRUCT_OFFSET (Run, floor_own_mb) } };
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  g_auto (GStrv) lines = NULL;
  gint64 begin = g_get_monotonic_time ();
  Run run = { 0 };
  int status;

  /* Both paint without it, and load a driver all the same: how much of its 100 MB is in memory depends on what else
   * the computer reads. */
  if (bare != NULL)
    environment = g_environ_setenv (environment, "GDK_DISABLE", "gl,vulkan", TRUE);
  g_spawn_sync (NULL, (char **) argv, environment, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  lines = g_strsplit (out, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *rest;

      if (g_str_has_prefix (lines[i], "painted "))
        {
          run.ms = (double) (g_ascii_strtoll (lines[i] + strlen ("painted "), &rest, 10) - begin)
                   / 1000.0;
          run.cpu = g_ascii_strtod (rest, NULL);
        }
      for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
        {
          if (g_str_has_prefix (lines[i], fields[f].prefix))
            G_STRUCT_MEMBER (double, &run, fields[f].offset)
                = g_ascii_strtod (lines[i] + strlen (fields[f].prefix), NULL) / 1024.0;
        }
    }
  g_assert_cmpfloat (run.ms, >, 0);
  return run;
}

static double
median_of (const Run *runs, gsize offset)
{
  double values[RUNS];

  for (guint i = 0; i < RUNS; i++)
    memcpy (&values[i], (const char *) &runs[i] + offset, sizeof (double));
  return pmn_bench_median (values, RUNS);
}

#define MEDIAN(runs, field) median_of (runs, G_STRUCT_OFFSET (Run, field))

/* Whose register it is: what they logged is what Today and the list show first. */
static char *
set_actor (guint n, guint index)
{
  /* A register that others have open would not close as usual. */
  g_autoptr (PmnTestStore) store = pmn_bench_open_register (n);
  gint64 actor = index == NOBODY ? 0 : g_array_index (store->mediators, gint64, index);
  g_autofree char *sql = g_strdup_printf (
      "INSERT OR REPLACE INTO setting VALUES ('local:actor', '%" G_GINT64_FORMAT "')", actor);

  pmn_test_store_exec (store, sql);
  return g_strdup (store->path);
}

/* Of one register. */
typedef struct
{
  guint n;
  Run floors[RUNS], runs[RUNS];
} Starts;

static void
start_both (const char *bare, const char *program, guint n, Run *floor, Run *run)
{
  /* Somebody who opens it again at the end of the last day: there is something in every part of Today. */
  g_autofree char *path = set_actor (n, 3);

  *floor = start (bare, NULL, NULL);
  *run = start (program, path, NULL);
}

static void
bench_memory (const char *bare, const char *program, guint n)
{
  g_autofree char *path = set_actor (n, NOBODY);
  Run used = start (program, path, bare);

  pmn_bench_print_title ("Memory after scrolling, every order, a search, a year of figures, and a"
                         " rest of 3 s (floor: a bare window)");
  pmn_bench_print_line ("PSS", used.mb, used.floor_mb, "MB", used.mb <= used.floor_mb + 30,
                        "≤ floor + 30 MB");
  pmn_bench_print_line ("memory of its own", used.own_mb, used.floor_own_mb, "MB",
                        used.own_mb <= used.floor_own_mb + 30, "≤ floor + 30 MB");
}

static void
print_starts (const Starts *starts)
{
  double ms = MEDIAN (starts->runs, ms);
  double floor = MEDIAN (starts->floors, ms);

  printf ("\n═══ %u activities ═══\n", starts->n);
  pmn_bench_print_title ("From the start to the first page painted (floor: a bare window)");
  pmn_bench_print_line ("by the clock", ms, floor, "ms", ms <= 1.5 * floor, "≤ 1.5 × floor");
  ms = MEDIAN (starts->runs, cpu);
  floor = MEDIAN (starts->floors, cpu);
  pmn_bench_print_line ("processor, all threads", ms, floor, "ms", ms <= 1.5 * floor,
                        "≤ 1.5 × floor");
}

int
main (int argc, char **argv)
{
  Starts starts[2]
      = { { .n = 10000 }, { .n = argc > 3 ? (guint) strtoul (argv[3], NULL, 10) : 1000000 } };
  guint n_registers = starts[1].n != starts[0].n ? 2 : 1;
  double small_cpu, large_cpu;

  g_return_val_if_fail (argc > 2, 2);

  setvbuf (stdout, NULL, _IOLBF, 0);
  g_setenv ("PMN_FIXED_NOW", "2025-12-31T17:00", TRUE);
  /* The first of them reads what is not in memory yet. */
  for (guint r = 0; r < n_registers; r++)
    start_both (argv[1], argv[2], starts[r].n, &starts[r].floors[0], &starts[r].runs[0]);
  for (guint i = 0; i < RUNS; i++)
    for (guint r = 0; r < n_registers; r++)
      start_both (argv[1], argv[2], starts[r].n, &starts[r].floors[i], &starts[r].runs[i]);
  for (guint r = 0; r < n_registers; r++)
    {
      print_starts (&starts[r]);
      bench_memory (argv[1], argv[2], starts[r].n);
    }
  if (n_registers == 2)
    {
      small_cpu = MEDIAN (starts[0].runs, cpu);
      large_cpu = MEDIAN (starts[1].runs, cpu);
      pmn_bench_print_title ("Growth (floor: the register of 10,000)");
      pmn_bench_print_line ("processor to the first page", large_cpu, small_cpu, "ms",
                            large_cpu <= 1.1 * small_cpu, "≤ 1.1");
    }
  pmn_bench_end ();
  return 0;
}
