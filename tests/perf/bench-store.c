/* bench-store.c: lists, search, figures, saving and importing, each beside its floor
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bench-store [ACTIVITIES]
 *
 * On registers of 10,000 and of 1,000,000 activities, made once in the cache folder. A floor is bare
 * SQLite on the same file, in the same run. Times are of processor, but for saving, where the disk
 * counts. The smaller the ratio, the better; the target is that of
 * the design.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "pmn-activity-query.h"
#include "pmn-activity-row.h"
#include "pmn-bench.h"
#include "pmn-nomenclature.h"
#include "pmn-replay.h"
#include "pmn-search-key.h"
#include "pmn-statistics-query.h"
#include "pmn-test-store.h"

#define FIRST PMN_BENCH_FIRST
#define LAST PMN_BENCH_LAST
#define RUNS 7

typedef PmnBenchList List;

#define FILTER(...) PMN_BENCH_FILTER (__VA_ARGS__)
#define PERIOD(...) PMN_BENCH_PERIOD (__VA_ARGS__)

/* Measuring -------------------------------------------------------------------------------------*/

typedef void (*Work) (PmnTestStore *store, gconstpointer data);

/* Of processor: everything is in memory, and other programs do not count. */
static double
measure (PmnTestStore *store, Work work, gconstpointer data)
{
  double values[RUNS];

  work (store, data);
  for (int i = 0; i < RUNS; i++)
    {
      double start = pmn_bench_thread_ms ();

      work (store, data);
      values[i] = pmn_bench_thread_ms () - start;
    }
  return pmn_bench_median (values, RUNS);
}

/* Lists -----------------------------------------------------------------------------------------*/

static void
first_page (PmnTestStore *store, gconstpointer data)
{
  const List *list = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) page = NULL;

  page = pmn_activity_query_first_page (store->connection, &list->filter, list->sort, PMN_PAGE_SIZE,
                                        &error);
  g_assert_no_error (error);
}

static void
snapshot (PmnTestStore *store, gconstpointer data)
{
  const List *list = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) refs = NULL;

  refs = pmn_activity_query_snapshot (store->connection, &list->filter, list->sort, &error);
  g_assert_no_error (error);
}

static void
run_sql (PmnTestStore *store, gconstpointer sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnStatement) select = pmn_connection_prepare (store->connection, sql, &error);

  while (pmn_statement_step (select, &error))
    (void) pmn_statement_get_int64 (select, 0);
  g_assert_no_error (error);
}

#define FLOOR_PAGE                                                                                 \
  "SELECT id FROM activity WHERE deleted_at IS NULL ORDER BY sort_key DESC LIMIT 64"
#define FLOOR_SNAPSHOT                                                                             \
  "SELECT id, sort_key, version FROM activity WHERE deleted_at IS NULL ORDER BY sort_key DESC"

static void
bench_lists (PmnTestStore *store)
{
  g_autoptr (GArray) lists = pmn_bench_singles (store);
  g_autoptr (GArray) combinations = pmn_bench_combinations (store);
  double floor = measure (store, run_sql, FLOOR_PAGE);

  pmn_bench_print_title ("First page (floor: an indexed LIMIT 64 of ids)");
  for (guint i = 0; i < lists->len; i++)
    {
      List *list = &g_array_index (lists, List, i);
      double ms = measure (store, first_page, list);

      pmn_bench_print_line (list->name, ms, floor, "ms", ms <= 20, "≤ 20 ms");
    }
  for (guint i = 0; i < combinations->len; i++)
    {
      List *list = &g_array_index (combinations, List, i);
      double ms = measure (store, first_page, list);

      pmn_bench_print_line (list->name, ms, floor, "ms", ms <= 300, "≤ 300 ms");
    }
  pmn_bench_print_title ("Snapshot of (id, day, version) (floor: the same without limit)");
  floor = measure (store, run_sql, FLOOR_SNAPSHOT);
  for (guint i = 0; i < lists->len; i++)
    {
      List *list = &g_array_index (lists, List, i);
      double ms = measure (store, snapshot, list);

      pmn_bench_print_line (list->name, ms, floor, "ms", ms <= floor * 3 + 20, "≤ 3 × floor");
    }
}

/* Search ----------------------------------------------------------------------------------------*/

static void
bench_search (PmnTestStore *store)
{
  const struct
  {
    const char *name;
    guint rank;
    int n_letters; /* 0 = the whole word */
  } searches[] = {
    { "very common word, whole", 0, 0 },
    { "common word, whole", 20, 0 },
    { "rare word, whole", 2990, 0 },
    { "1 letter", 0, 1 },
    { "2 letters", 0, 2 },
    { "3 letters", 0, 3 },
    { "4 letters", 0, 4 },
    { "4 letters of a rare word", 2990, 4 },
  };
  List two = { "two common words", PMN_SORT_NEWEST, FILTER () };
  double floor, ms;

  pmn_bench_print_title (
      "Search, 64 newest hits (floor: 64 hits of the word in the index, any order)");
  for (gsize i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      const char *word = pmn_test_store_word (searches[i].rank);
      List list = { NULL, PMN_SORT_NEWEST, FILTER () };
      g_autofree char *match = NULL;
      g_auto (GStrv) words = NULL;
      g_autofree char *sql = NULL;

      list.filter.text = searches[i].n_letters == 0
                             ? g_strdup (word)
                             : g_utf8_substring (word, 0, searches[i].n_letters);
      match = g_strjoinv (" ", (words = pmn_search_tokens (word)));
      sql = g_strdup_printf ("SELECT rowid FROM activity_search WHERE activity_search MATCH '%s'"
                             " LIMIT 64",
                             match);
      floor = measure (store, run_sql, sql);
      ms = measure (store, first_page, &list);
      pmn_bench_print_line (searches[i].name, ms, floor, "ms", ms <= 20, "≤ 20 ms");
      g_free (list.filter.text);
    }
  two.filter.text = g_strconcat (pmn_test_store_word (0), " ", pmn_test_store_word (1), NULL);
  ms = measure (store, first_page, &two);
  pmn_bench_print_line (two.name, ms, 0, "ms", ms <= 20, "≤ 20 ms");
  g_free (two.filter.text);
}

/* Pages -----------------------------------------------------------------------------------------*/

static void
load_page (PmnTestStore *store, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) page
      = pmn_activity_query_page (store->connection, data, PMN_PAGE_SIZE, &error);

  g_assert_no_error (error);
}

static void
load_page_bare (PmnTestStore *store, gconstpointer data)
{
  const gint64 *ids = data;
  g_autoptr (PmnStatement) select = pmn_connection_prepare (
      store->connection,
      "SELECT a.*, (SELECT group_concat (term_id) FROM activity_term WHERE activity_id = a.id)"
      " FROM activity a WHERE id = ?",
      NULL);

  for (int i = 0; i < PMN_PAGE_SIZE; i++)
    {
      pmn_statement_bind_int64 (select, 1, ids[i]);
      pmn_statement_step (select, NULL);
      for (int column = 0; column < 35; column++)
        (void) pmn_statement_get_text (select, column);
      pmn_statement_reset (select);
    }
}

static void
bench_pages (PmnTestStore *store, guint n)
{
  gint64 ids[PMN_PAGE_SIZE];
  double values[RUNS], floors[RUNS], ms;

  for (int run = 0; run < RUNS; run++)
    {
      gint64 first = 1 + g_rand_int_range (store->rand, 0, (gint32) n - PMN_PAGE_SIZE);

      for (int i = 0; i < PMN_PAGE_SIZE; i++)
        ids[i] = first + i;
      values[run] = measure (store, load_page, ids);
      floors[run] = measure (store, load_page_bare, ids);
    }
  pmn_bench_print_title ("Page of 64 by id (floor: the rows and their terms by bare SQL)");
  ms = pmn_bench_median (values, RUNS);
  pmn_bench_print_line ("page", ms, pmn_bench_median (floors, RUNS), "ms", ms <= 2, "≤ 2 ms");
}

/* Figures ---------------------------------------------------------------------------------------*/

/* In one read transaction, as the program asks for them. */
static void
figures (PmnTestStore *store, gconstpointer data)
{
  const List *list = data;
  gboolean alone = sqlite3_get_autocommit (pmn_connection_get_handle (store->connection)) != 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnStatistics) statistics = NULL;

  if (alone)
    pmn_connection_begin_read (store->connection, &error);
  g_assert_no_error (error);
  statistics = pmn_statistics_query (store->connection, &list->filter, &error);
  g_assert_no_error (error);
  if (alone)
    pmn_connection_rollback (store->connection);
}

/* Every dimension of what carries a theme, as one would write it. */
static void
theme_by_hand (PmnTestStore *store, gconstpointer data)
{
  static const char *const queries[] = {
    "SELECT a.sort_key / 16777216 / 30, a.kind, count(*), sum(a.minutes), sum(a.people)"
    " FROM activity a JOIN activity_term t ON t.activity_id = a.id WHERE t.term_id = %d"
    " AND a.deleted_at IS NULL AND a.incomplete = 0 GROUP BY 1, 2",
    "SELECT x.term_id, count(*), sum(a.people) FROM activity a JOIN activity_term t"
    " ON t.activity_id = a.id JOIN activity_term x ON x.activity_id = a.id WHERE t.term_id = %d"
    " AND a.deleted_at IS NULL AND a.incomplete = 0 GROUP BY 1",
    "SELECT x.term_id, sum(x.n) FROM activity a JOIN activity_term t ON t.activity_id = a.id"
    " JOIN accompaniment_term x ON x.activity_id = a.id WHERE t.term_id = %d"
    " AND a.deleted_at IS NULL AND a.incomplete = 0 GROUP BY 1",
    "SELECT count(DISTINCT p.beneficiary_id), sum(p.already_supported) FROM activity a"
    " JOIN activity_term t ON t.activity_id = a.id JOIN participation p ON p.activity_id = a.id"
    " WHERE t.term_id = %d AND a.deleted_at IS NULL AND a.incomplete = 0",
    "SELECT a.place_kind, a.referral_term, a.autonomy_term, a.level_term, a.minutes / 30, count(*)"
    " FROM activity a JOIN activity_term t ON t.activity_id = a.id WHERE t.term_id = %d"
    " AND a.deleted_at IS NULL AND a.incomplete = 0 GROUP BY 1, 2, 3, 4, 5",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      GString *sql = g_string_new (queries[i]);
      g_autofree char *id = g_strdup_printf ("%d", *(const int *) data);

      g_string_replace (sql, "%d", id, 0);
      run_sql (store, sql->str);
      g_string_free (sql, TRUE);
    }
}

static const char year_by_hand[]
    = "SELECT a.sort_key / 16777216 / 30, a.kind, count(*), sum(a.minutes), sum(a.people)"
      " FROM activity a WHERE a.sort_key BETWEEN 18993 * 16777216 AND 19358 * 16777216"
      " AND a.deleted_at IS NULL AND a.incomplete = 0 GROUP BY 1, 2";

#define N_WHOLE 3
#define SHORTEST_US G_USEC_PER_SEC

/* What whole months cost, to be compared between the two registers, with and without counting who
 * came: the figures are bounded by months × kinds × terms, the people by those who came. */
typedef struct
{
  double all[N_WHOLE];
  double figures[N_WHOLE];
  double covered[N_WHOLE]; /* figures, with every line that the large register has */
  gint64 n_lines[N_WHOLE];
} Whole;

/* The shortest within a second: the two registers are minutes apart, and what else the computer does
 * meanwhile doubles a fraction of a millisecond. */
static double
measure_shortest (PmnTestStore *store, Work work, gconstpointer data)
{
  gint64 begin = g_get_monotonic_time ();
  double shortest = G_MAXDOUBLE;

  for (int i = 0; i < RUNS || g_get_monotonic_time () - begin < SHORTEST_US; i++)
    {
      double start = pmn_bench_thread_ms ();

      work (store, data);
      shortest = MIN (shortest, pmn_bench_thread_ms () - start);
    }
  return shortest;
}

/* Returns: @sql, limited to the lines that @filter reads */
static char *
of_lines (const char *sql, const PmnActivityFilter *filter)
{
  return g_strdup_printf (
      "%s WHERE mediator_id = %" G_GINT64_FORMAT " AND place_id = 0 AND month BETWEEN %d AND %d",
      sql, filter->mediator_id, pmn_day_month (filter->from), pmn_day_month (filter->to));
}

/* The same questions where nobody who is followed came. */
static void
measure_without_people (PmnTestStore *store, const List *lists, Whole *whole)
{
  pmn_test_store_exec (store, "BEGIN");
  for (int i = 0; i < N_WHOLE; i++)
    {
      g_autofree char *sql = of_lines ("DELETE FROM person_month", &lists[i].filter);

      pmn_test_store_exec (store, sql);
      whole->figures[i] = measure_shortest (store, figures, &lists[i]);
    }
  pmn_test_store_exec (store, "ROLLBACK");
}

/* With a hundred times fewer activities most lines (month × kind × term) of one mediator do not exist: to compare
 * the same work, the register is lent those that @large has. */
static void
measure_covered (PmnTestStore *store, const char *large, const List *lists, Whole *whole)
{
  g_autofree char *attach = g_strdup_printf ("ATTACH '%s' AS large", large);

  pmn_test_store_exec (store, attach);
  pmn_test_store_exec (store, "BEGIN");
  for (int i = 0; i < N_WHOLE; i++)
    {
      const PmnActivityFilter *filter = &lists[i].filter;
      g_autofree char *count = of_lines ("SELECT count(*) FROM main.rollup", filter);
      g_autofree char *forget = of_lines ("DELETE FROM main.person_month", filter);
      g_autofree char *lend = of_lines ("INSERT OR IGNORE INTO main.rollup"
                                        " SELECT * FROM large.rollup",
                                        filter);

      whole->n_lines[i] = pmn_test_store_int (store, count);
      pmn_test_store_exec (store, forget);
      pmn_test_store_exec (store, lend);
      whole->covered[i] = measure_shortest (store, figures, &lists[i]);
    }
  pmn_test_store_exec (store, "ROLLBACK");
  pmn_test_store_exec (store, "DETACH large");
}

static void
bench_figures (PmnTestStore *store, const char *large, Whole *whole)
{
  gint64 mediator = g_array_index (store->mediators, gint64, 3);
  List lists[] = {
    { "a month", PMN_SORT_NEWEST,
      PERIOD (pmn_day_from_ymd (2022, 3, 1), pmn_day_from_ymd (2022, 3, 31)) },
    { "a year", PMN_SORT_NEWEST,
      PERIOD (pmn_day_from_ymd (2022, 1, 1), pmn_day_from_ymd (2022, 12, 31)) },
    { "a year of a mediator", PMN_SORT_NEWEST,
      PERIOD (pmn_day_from_ymd (2022, 1, 1), pmn_day_from_ymd (2022, 12, 31),
              .mediator_id = mediator) },
  };
  List cuts[] = {
    { "10 January to 20 November", PMN_SORT_NEWEST,
      PERIOD (pmn_day_from_ymd (2022, 1, 10), pmn_day_from_ymd (2022, 11, 20)) },
    { "16 January to 15 November (cut in the middle)", PMN_SORT_NEWEST,
      PERIOD (pmn_day_from_ymd (2022, 1, 16), pmn_day_from_ymd (2022, 11, 15)) },
    { "the same, of a mediator", PMN_SORT_NEWEST,
      PERIOD (pmn_day_from_ymd (2022, 1, 16), pmn_day_from_ymd (2022, 11, 15),
              .mediator_id = mediator) },
  };
  List all = { "everything", PMN_SORT_NEWEST, FILTER () };
  List theme = { "a theme, everything", PMN_SORT_NEWEST, FILTER (.theme = (char *) "email") };
  int term = pmn_nomenclature_by_code (PMN_DIMENSION_THEME, "email")->id;
  double floor = measure (store, run_sql, year_by_hand), ms;

  pmn_bench_print_title (
      "Figures, every dimension (floor: months × kinds of a year by SQL on the rows)");
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      ms = whole->all[i] = measure_shortest (store, figures, &lists[i]);
      pmn_bench_print_line (lists[i].name, ms, floor, "ms", ms <= 20, "≤ 20 ms");
    }
  measure_without_people (store, lists, whole);
  measure_covered (store, large, lists, whole);
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      ms = whole->all[i] - whole->figures[i];
      pmn_bench_print_line ("… of which unique people", ms, 0, "ms", ms <= 60, "≤ 60 ms");
    }
  for (gsize i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      ms = measure_shortest (store, figures, &cuts[i]);
      pmn_bench_print_line (cuts[i].name, ms, floor, "ms", ms <= 60, "≤ 60 ms");
    }
  ms = measure (store, figures, &all);
  pmn_bench_print_line (all.name, ms, floor, "ms", ms <= 60, "≤ 60 ms");
  floor = measure (store, theme_by_hand, &term);
  ms = measure (store, figures, &theme);
  pmn_bench_print_line (theme.name, ms, floor, "ms", ms <= 0.5 * floor, "≤ 0.5 × SQL by hand");
}

/* Saving ----------------------------------------------------------------------------------------*/

#define N_SAVES 200

static void
bench_save (PmnTestStore *store)
{
  double values[N_SAVES], floors[N_SAVES], value, floor, p99, floor99;

  for (int i = 0; i < N_SAVES; i++)
    {
      g_autoptr (PmnActivity) activity = pmn_test_store_draw (store, LAST - 30, LAST);
      g_autoptr (PmnReplay) replay = NULL;
      gint64 start = g_get_monotonic_time ();
      gint64 id = pmn_test_store_save (store, activity);

      values[i] = pmn_bench_milliseconds (start);
      replay = pmn_replay_capture (store, &id, 1, TRUE);
      floors[i] = pmn_replay_run (replay, pmn_connection_get_handle (store->connection), NULL);
    }
  value = pmn_bench_median (values, N_SAVES);
  floor = pmn_bench_median (floors, N_SAVES);
  p99 = values[N_SAVES * 99 / 100];
  floor99 = floors[N_SAVES * 99 / 100];
  pmn_bench_print_title ("Save one activity, durable (floor: the same rows by bare statements)");
  pmn_bench_print_line ("median", value, floor, "ms", value <= 2 * floor, "≤ 2 × floor");
  pmn_bench_print_line ("99th percentile", p99, floor99, "ms", p99 <= 3 * floor99, "≤ 3 × floor");
}

/* Importing -------------------------------------------------------------------------------------*/

#define N_IMPORT 50000

static long
max_memory_kb (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

static void
copy_terms (PmnTestStore *from, PmnTestStore *to)
{
  g_autofree char *attach = g_strdup_printf ("ATTACH '%s' AS other", from->path);

  pmn_test_store_exec (to, attach);
  pmn_test_store_exec (to, "INSERT OR IGNORE INTO term SELECT * FROM other.term; DETACH other");
}

static void
bench_import (void)
{
  g_autoptr (PmnTestStore) store = pmn_test_store_new (9);
  g_autoptr (PmnTestStore) bare = pmn_test_store_new (9);
  g_autoptr (GPtrArray) drawn = g_ptr_array_new_with_free_func ((GDestroyNotify) pmn_activity_free);
  g_autofree gint64 *ids = g_new (gint64, N_IMPORT);
  g_autoptr (PmnReplay) replay = NULL;
  g_autoptr (GError) error = NULL;
  PmnEdit *edit;
  gint64 start;
  double ms, floor, cpu, cpu_floor;
  long memory;

  pmn_test_store_add_team (store, 20, 60, 2000);
  pmn_test_store_add_team (bare, 20, 60, 2000);
  for (int i = 0; i < N_IMPORT; i++)
    {
      PmnDay day = FIRST + (PmnDay) ((gint64) (LAST - FIRST) * i / N_IMPORT);

      g_ptr_array_add (drawn, pmn_test_store_draw (store, MAX (FIRST, day - 15), day));
    }
  memory = max_memory_kb ();
  cpu = pmn_cpu_ms ();
  start = g_get_monotonic_time ();
  edit = pmn_test_store_begin (store, "import", TRUE);
  for (guint i = 0; i < drawn->len; i++)
    {
      PmnActivity *activity = g_ptr_array_index (drawn, i);

      pmn_activity_repository_save (edit, activity, &error);
      g_assert_no_error (error);
      ids[i] = activity->record.id;
    }
  pmn_test_store_commit (edit);
  ms = pmn_bench_milliseconds (start);
  cpu = pmn_cpu_ms () - cpu;
  memory = max_memory_kb () - memory;

  replay = pmn_replay_capture (store, ids, N_IMPORT, FALSE);
  copy_terms (store, bare);
  pmn_test_store_exec (bare, "INSERT OR IGNORE INTO setting VALUES ('ref-counter', '0')");
  floor = pmn_replay_run (replay, pmn_connection_get_handle (bare->connection), &cpu_floor);

  pmn_bench_print_title (
      "Import of 50,000 validated activities (floor: the same rows by bare statements)");
  pmn_bench_print_line ("time", ms, floor, "ms", TRUE, "");
  pmn_bench_print_line ("processor", cpu, cpu_floor, "ms", cpu <= 2 * cpu_floor, "≤ 2 × floor");
  pmn_bench_print_line ("rows a second of processor", N_IMPORT / cpu, N_IMPORT / cpu_floor, "k/s",
                        TRUE, "");
  pmn_bench_print_line ("memory over the start", (double) memory / 1024.0, 0, "MB",
                        memory <= 60 * 1024, "≤ 60 MB");
}

static void
bench_register (guint n, const char *large, Whole *whole)
{
  g_autoptr (PmnTestStore) store = pmn_bench_open_register (n);

  printf ("\n═══ %u activities, %.0f MB ═══\n", n,
          (double) (pmn_test_store_int (store, "PRAGMA page_count")
                    * pmn_test_store_int (store, "PRAGMA page_size"))
              / 1e6);
  bench_lists (store);
  bench_search (store);
  bench_pages (store, n);
  bench_figures (store, large, whole);
  bench_save (store);
}

static char *
find_register (guint n)
{
  g_autoptr (PmnTestStore) store = pmn_bench_open_register (n);

  return g_strdup (store->path);
}

static void
print_growth (const Whole *small, const Whole *large)
{
  static const char *const names[] = { "a month", "a year", "a year of a mediator" };

  pmn_bench_print_title ("Growth of whole months (floor: the register of 10,000, with the lines of"
                         " figures of the large one)");
  for (int i = 0; i < N_WHOLE; i++)
    {
      g_autofree char *own
          = g_strdup_printf ("… with its own: %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT " lines",
                             small->n_lines[i], large->n_lines[i]);

      pmn_bench_print_line (names[i], large->covered[i], small->covered[i], "ms",
                            large->covered[i] <= 1.5 * small->covered[i], "ratio ≤ 1.5");
      pmn_bench_print_line (own, large->figures[i], small->figures[i], "ms", TRUE, "");
      pmn_bench_print_line ("… with unique people", large->all[i], small->all[i], "ms",
                            large->all[i] <= 60, "≤ 60 ms");
    }
}

int
main (int argc, char **argv)
{
  guint large = argc > 1 ? (guint) strtoul (argv[1], NULL, 10) : 1000000;
  Whole whole[2];
  g_autofree char *path = NULL;

  setvbuf (stdout, NULL, _IOLBF, 0);
  bench_import ();
  if (large == 0)
    return 0;
  path = find_register (large);
  bench_register (10000, path, &whole[0]);
  bench_register (large, path, &whole[1]);
  print_growth (&whole[0], &whole[1]);
  pmn_bench_end ();
  return 0;
}
