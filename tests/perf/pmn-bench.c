/* pmn-bench.c: what the benchmarks share: registers made once, and lines of figures
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pmn-bench.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "pmn-nomenclature.h"

/* Measuring -------------------------------------------------------------------------------------*/

double
pmn_bench_milliseconds (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000.0;
}

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

double
pmn_bench_median (double *values, guint n)
{
  qsort (values, n, sizeof *values, compare_doubles);
  return values[n / 2];
}

double
pmn_bench_thread_ms (void)
{
  struct timespec used;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &used);
  return (double) used.tv_sec * 1e3 + (double) used.tv_nsec / 1e6;
}

static long
read_memory (const char *field)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    return 0;
  line = strstr (text, field);
  return line != NULL ? strtol (line + strlen (field), NULL, 10) : 0;
}

long
pmn_bench_pss_kb (void)
{
  return read_memory ("\nPss:");
}

long
pmn_bench_anonymous_kb (void)
{
  return read_memory ("\nAnonymous:");
}

static int n_missed;

void
pmn_bench_print_line (const char *what, double value, double floor, const char *unit, gboolean met,
                      const char *target)
{
  char ratio[32] = "";

  if (floor > 0)
    g_snprintf (ratio, sizeof ratio, "%.2f", value / floor);
  printf ("  %-44s %10.3f %10.3f %8s  %-4s %s %s\n", what, value, floor, ratio, unit,
          met ? "✓" : "✗ MISSED", target);
  n_missed += met ? 0 : 1;
}

void
pmn_bench_print_title (const char *title)
{
  printf ("\n%s\n  %-44s %10s %10s %8s  %-4s %s\n", title, "", "measured", "floor", "ratio", "",
          "target");
}

void
pmn_bench_end (void)
{
  printf ("\n%d target(s) missed\n", n_missed);
}

/* Registers -------------------------------------------------------------------------------------*/

static void
make_register (const char *path, guint n)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  gint64 start = g_get_monotonic_time ();
  PmnTestStore *store;

  printf ("Making a register of %u activities…\n", n);
  remove (part);
  store = pmn_test_store_open (part, 1);
  pmn_test_store_add_team (store, 20, 60, 2000);
  pmn_test_store_fill (store, n, PMN_BENCH_FIRST, PMN_BENCH_LAST);
  pmn_test_store_exec (store, "INSERT INTO activity_search (activity_search) VALUES ('optimize')");
  pmn_test_store_exec (store, "ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)");
  pmn_test_store_free (store);
  g_assert_cmpint (rename (part, path), ==, 0);
  printf ("… %.0f s\n", pmn_bench_milliseconds (start) / 1000.0);
}

/* Another benchmark may be making the same register: the second to come waits, and finds it made. */
static void
ensure_register (const char *folder, const char *path, guint n)
{
  g_autofree char *lock = g_build_filename (folder, "making", NULL);
  int fd;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return;
  fd = open (lock, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (flock (fd, LOCK_EX), ==, 0);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    make_register (path, n);
  close (fd);
}

PmnTestStore *
pmn_bench_open_register (guint n)
{
  g_autofree char *folder = NULL;
  g_autoptr (PmnTestStore) fresh = pmn_test_store_new (1);
  g_autofree char *schema = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autoptr (PmnStatement) select = NULL;
  PmnTestStore *store;

  /* ./dev bench gives each run a home of its own, but not these. */
  folder = g_strdup (g_getenv ("PERMANENCE_BENCH_FOLDER"));
  if (folder == NULL)
    folder = g_build_filename (g_get_user_cache_dir (), "permanence", "bench", NULL);

  /* Another schema, another file. */
  select = pmn_connection_prepare (fresh->connection,
                                   "SELECT group_concat (sql) FROM sqlite_schema", NULL);
  g_assert_true (pmn_statement_step (select, NULL));
  schema
      = g_compute_checksum_for_string (G_CHECKSUM_SHA256, pmn_statement_get_text (select, 0), -1);
  name = g_strdup_printf ("store-%u-%.8s.pmn", n, schema);
  path = g_build_filename (folder, name, NULL);
  g_clear_pointer (&select, pmn_statement_done);

  g_mkdir_with_parents (folder, 0700);
  ensure_register (folder, path, n);
  store = pmn_test_store_open (path, 2);
  /* The window opens no register without one. */
  pmn_test_store_exec (store,
                       "INSERT OR IGNORE INTO structure"
                       " (id, uuid, created_at, updated_at, name, kind)"
                       " VALUES (1, '01900000-0000-7000-8000-000000000001', 0, 0, 'Bench', 1)");
  return store;
}

/* Lists -----------------------------------------------------------------------------------------*/

GArray *
pmn_bench_singles (PmnTestStore *store)
{
  gint64 mediator = g_array_index (store->mediators, gint64, 3);
  gint64 place = g_array_index (store->places, gint64, 7);
  PmnBenchList lists[] = {
    { "journal, newest first", PMN_SORT_NEWEST, PMN_BENCH_FILTER () },
    { "oldest first", PMN_SORT_OLDEST, PMN_BENCH_FILTER () },
    { "by kind", PMN_SORT_KIND, PMN_BENCH_FILTER () },
    { "by mediator", PMN_SORT_MEDIATOR, PMN_BENCH_FILTER () },
    { "by place", PMN_SORT_PLACE, PMN_BENCH_FILTER () },
    { "longest first", PMN_SORT_MINUTES_LONGEST, PMN_BENCH_FILTER () },
    { "shortest first", PMN_SORT_MINUTES_SHORTEST, PMN_BENCH_FILTER () },
    { "most people first", PMN_SORT_PEOPLE_MOST, PMN_BENCH_FILTER () },
    { "fewest people first", PMN_SORT_PEOPLE_FEWEST, PMN_BENCH_FILTER () },
    { "a year", PMN_SORT_NEWEST,
      PMN_BENCH_PERIOD (pmn_day_from_ymd (2022, 1, 1), pmn_day_from_ymd (2022, 12, 31)) },
    { "a mediator", PMN_SORT_NEWEST, PMN_BENCH_FILTER (.mediator_id = mediator) },
    { "a place", PMN_SORT_NEWEST, PMN_BENCH_FILTER (.place_id = place) },
    { "a kind of place", PMN_SORT_NEWEST, PMN_BENCH_FILTER (.place_kind = PMN_PLACE_KIND_REMOTE) },
    { "a kind", PMN_SORT_NEWEST, PMN_BENCH_FILTER (.kinds = 1u << PMN_ACTIVITY_LOCAL) },
    { "two kinds", PMN_SORT_NEWEST,
      PMN_BENCH_FILTER (.kinds = (1u << PMN_ACTIVITY_LOCAL) | (1u << PMN_ACTIVITY_ONE_OFF)) },
    { "a theme", PMN_SORT_NEWEST, PMN_BENCH_FILTER (.theme = (char *) "email") },
    { "a material", PMN_SORT_NEWEST, PMN_BENCH_FILTER (.material = (char *) "ordinateur") },
    { "a tag", PMN_SORT_NEWEST, PMN_BENCH_FILTER (.tag = (char *) pmn_test_store_word (3)) },
    { "incomplete", PMN_SORT_NEWEST, PMN_BENCH_FILTER (.incomplete_only = TRUE) },
    { "a source", PMN_SORT_NEWEST,
      PMN_BENCH_FILTER_OF (PMN_DAY_NONE, PMN_DAY_NONE, PMN_SOURCE_LOCAL) },
    { "a source without rows", PMN_SORT_NEWEST,
      PMN_BENCH_FILTER_OF (PMN_DAY_NONE, PMN_DAY_NONE, PMN_SOURCE_DEMO) },
  };
  GArray *array = g_array_new (FALSE, FALSE, sizeof (PmnBenchList));

  g_array_append_vals (array, lists, G_N_ELEMENTS (lists));
  return array;
}

GArray *
pmn_bench_combinations (PmnTestStore *store)
{
  gint64 mediator = g_array_index (store->mediators, gint64, 3);
  gint64 place = g_array_index (store->places, gint64, 7);
  PmnBenchList combinations[] = {
    { "mediator + theme", PMN_SORT_NEWEST,
      PMN_BENCH_FILTER (.mediator_id = mediator, .theme = (char *) "email") },
    { "mediator + place + kind", PMN_SORT_NEWEST,
      PMN_BENCH_FILTER (.mediator_id = mediator, .place_id = place,
                        .kinds = 1u << PMN_ACTIVITY_WORKSHOP) },
    { "theme + text", PMN_SORT_NEWEST,
      PMN_BENCH_FILTER (.theme = (char *) "email", .text = (char *) pmn_test_store_word (5)) },
    { "text + mediator, by place", PMN_SORT_PLACE,
      PMN_BENCH_FILTER (.mediator_id = mediator, .text = (char *) pmn_test_store_word (5)) },
    { "place, longest first", PMN_SORT_MINUTES_LONGEST, PMN_BENCH_FILTER (.place_id = place) },
    { "theme, by mediator", PMN_SORT_MEDIATOR, PMN_BENCH_FILTER (.theme = (char *) "email") },
  };
  GArray *array = g_array_new (FALSE, FALSE, sizeof (PmnBenchList));

  g_array_append_vals (array, combinations, G_N_ELEMENTS (combinations));
  return array;
}
