/* pmn-bench.h: what the benchmarks share: registers made once, and lines of figures
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-test-store.h"

G_BEGIN_DECLS

/** PMN_BENCH_FIRST, PMN_BENCH_LAST: the days of the registers. */
#define PMN_BENCH_FIRST pmn_day_from_ymd (2020, 1, 1)
#define PMN_BENCH_LAST pmn_day_from_ymd (2025, 12, 31)

/** pmn_bench_milliseconds: Returns: since @start, of g_get_monotonic_time(). */
double pmn_bench_milliseconds (gint64 start);
/** pmn_bench_thread_ms: Returns: ms of processor used by the calling thread: what other programs do does not count. */
double pmn_bench_thread_ms (void);
/** pmn_bench_pss_kb: Returns: memory of this process, what it shares with others counted in proportion. */
long pmn_bench_pss_kb (void);
/** pmn_bench_anonymous_kb: Returns: what this process has of its own, in KB: unlike the PSS it does not depend on which other programs share its libraries. */
long pmn_bench_anonymous_kb (void);
/** pmn_bench_median: sorts @values. Returns: the one in the middle. */
double pmn_bench_median (double *values, guint n);

void pmn_bench_print_title (const char *title);
/** pmn_bench_print_line: a figure, its floor (0 = none) and their ratio. @met: whether it is what @target says. */
void pmn_bench_print_line (const char *what, double value, double floor, const char *unit,
                           gboolean met, const char *target);
/** pmn_bench_end: says how many lines have not met their target. */
void pmn_bench_end (void);

/** pmn_bench_open_register: Returns: (transfer full): @n activities of twenty mediators, made once in the cache folder. */
PmnTestStore *pmn_bench_open_register (guint n);

/** PmnBenchList: a list that people ask for. */
typedef struct
{
  const char *name;
  PmnActivitySort sort;
  PmnActivityFilter filter; /* its strings are static */
} PmnBenchList;

/* A filter with one bound period and source, and whatever more. */
#define PMN_BENCH_FILTER_OF(first, last, wanted_source, ...)                                       \
  { .from = first, .to = last, .source = wanted_source, __VA_ARGS__ }
#define PMN_BENCH_FILTER(...) PMN_BENCH_FILTER_OF (PMN_DAY_NONE, PMN_DAY_NONE, -1, __VA_ARGS__)
#define PMN_BENCH_PERIOD(first, last, ...) PMN_BENCH_FILTER_OF (first, last, -1, __VA_ARGS__)

/** pmn_bench_singles: Returns: (transfer full) (element-type PmnBenchList): each order, each single filter. */
GArray *pmn_bench_singles (PmnTestStore *store);
/** pmn_bench_combinations: Returns: (transfer full) (element-type PmnBenchList): several conditions at once. */
GArray *pmn_bench_combinations (PmnTestStore *store);

G_END_DECLS
