/* bench-list.c: the list of activities in the window, beside a column view over strings
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bench-list [ACTIVITIES]
 *
 * From the action to the first page handed to the main loop, for each order, filter and search; and
 * what showing and scrolling cost the main thread, in time of its processor, next to a GtkColumnView
 * of as many columns over strings that are in memory.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "activities/pmn-activity-columns.h"
#include "models/pmn-activity-list-model.h"
#include "models/pmn-activity-store-loader.h"
#include "pmn-bench.h"
#include "pmn-register.h"
#include "pmn-ui.h"
#include "strings-view.h"

#define RUNS 7
#define N_STEPS 20
#define ROUNDS 5
/* Less than what the window shows. */
#define ROWS_PER_STEP 12

/* First pages -----------------------------------------------------------------------------------*/

/* As the page does: the list before is dropped while it is still being filled. Returns: ms of the shortest run: by the
 * clock, what else the computer does meanwhile may double the others. */
static double
first_page (PmnActivityLoader *loader, const PmnBenchList *list)
{
  PmnActivityListModel *model = NULL;
  double values[RUNS];

  for (int i = 0; i < RUNS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      if (model != NULL)
        pmn_activity_list_model_cancel (model);
      g_clear_object (&model);
      model = pmn_activity_list_model_new (loader, &list->filter, list->sort);
      while (pmn_activity_list_model_get_state (model) == PMN_ACTIVITY_LIST_LOADING)
        g_main_context_iteration (NULL, TRUE);
      g_assert_no_error (pmn_activity_list_model_get_error (model));
      values[i] = pmn_bench_milliseconds (start);
    }
  while (!pmn_activity_list_model_is_complete (model))
    g_main_context_iteration (NULL, TRUE);
  pmn_activity_list_model_cancel (model);
  g_object_unref (model);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  pmn_bench_median (values, RUNS);
  return values[0];
}

static double
bare_page (PmnTestStore *store)
{
  double values[RUNS];

  for (int i = 0; i < RUNS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (PmnStatement) select = pmn_connection_prepare (
          store->connection,
          "SELECT id FROM activity WHERE deleted_at IS NULL ORDER BY sort_key DESC LIMIT 64", NULL);

      while (pmn_statement_step (select, NULL))
        (void) pmn_statement_get_int64 (select, 0);
      values[i] = pmn_bench_milliseconds (start);
    }
  return pmn_bench_median (values, RUNS);
}

static void
bench_first_pages (PmnTestStore *store, PmnActivityLoader *loader)
{
  g_autoptr (GArray) singles = pmn_bench_singles (store);
  g_autoptr (GArray) combinations = pmn_bench_combinations (store);
  const guint ranks[] = { 0, 20, 2990 };
  const char *const names[] = { "very common word", "common word", "rare word" };
  double floor = bare_page (store);

  pmn_bench_print_title (
      "From the action to the first page on the main loop (floor: an indexed LIMIT 64 of ids)");
  for (guint i = 0; i < singles->len; i++)
    {
      const PmnBenchList *list = &g_array_index (singles, PmnBenchList, i);
      double ms = first_page (loader, list);

      pmn_bench_print_line (list->name, ms, floor, "ms", ms <= 20, "≤ 20 ms");
    }
  for (guint i = 0; i < combinations->len; i++)
    {
      const PmnBenchList *list = &g_array_index (combinations, PmnBenchList, i);
      double ms = first_page (loader, list);

      pmn_bench_print_line (list->name, ms, floor, "ms", ms <= 300, "≤ 300 ms");
    }
  for (guint i = 0; i < G_N_ELEMENTS (ranks); i++)
    {
      PmnBenchList list = { NULL, PMN_SORT_NEWEST,
                            PMN_BENCH_FILTER (.text = (char *) pmn_test_store_word (ranks[i])) };
      double ms = first_page (loader, &list);

      pmn_bench_print_line (names[i], ms, floor, "ms", ms <= 20, "≤ 20 ms");
    }
}

/* The main thread -------------------------------------------------------------------------------*/

typedef struct
{
  GtkWidget *window;
  GtkColumnView *view;
} Shown;

static void
show (Shown *shown, GtkWidget *view)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  shown->view = GTK_COLUMN_VIEW (view);
  shown->window = adw_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  adw_window_set_content (ADW_WINDOW (shown->window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (shown->window), 1200, 680);
  gtk_window_present (GTK_WINDOW (shown->window));
  while (!gtk_widget_get_mapped (view) || gtk_widget_get_height (view) < 600)
    g_main_context_iteration (NULL, TRUE);
}

static void
on_after_paint (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

static void
paint (Shown *shown)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (shown->window);
  gboolean painted = FALSE;
  gulong id = g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), &painted);

  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, id);
}

static gboolean
is_loaded (GtkColumnView *view, guint position)
{
  g_autoptr (PmnActivityRow) row
      = g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (view)), position);

  return pmn_activity_row_get_summary (row) != NULL;
}

/* @step rows further each time; both kinds of lists. Returns ms of the main thread per step: their median, since the
 * machine has moments of its own. */
static double
scroll (Shown *shown, guint step)
{
  GListModel *model = G_LIST_MODEL (gtk_column_view_get_model (shown->view));
  guint n = g_list_model_get_n_items (model);
  double ms[N_STEPS];

  for (guint i = 0; i < N_STEPS; i++)
    {
      guint position = ((i + 1) * step) % n;
      double start = pmn_bench_thread_ms ();

      gtk_column_view_scroll_to (shown->view, position, NULL, GTK_LIST_SCROLL_NONE, NULL);
      paint (shown);
      while (PMN_IS_ACTIVITY_LIST_MODEL (model) && !is_loaded (shown->view, position))
        g_main_context_iteration (NULL, TRUE);
      if (PMN_IS_ACTIVITY_LIST_MODEL (model))
        paint (shown);
      ms[i] = pmn_bench_thread_ms () - start;
    }
  return pmn_bench_median (ms, N_STEPS);
}

static PmnActivityListModel *
load (Shown *shown, PmnActivityLoader *loader, const PmnActivityFilter *filter,
      PmnActivitySort sort)
{
  PmnActivityListModel *model = pmn_activity_list_model_new (loader, filter, sort);

  while (pmn_activity_list_model_get_state (model) == PMN_ACTIVITY_LIST_LOADING)
    g_main_context_iteration (NULL, TRUE);
  pmn_activity_columns_set_days (shown->view, pmn_activity_list_model_has_days (model),
                                 PMN_BENCH_LAST);
  gtk_column_view_set_model (shown->view, GTK_SELECTION_MODEL (model));
  return model;
}

static void
unload (Shown *shown)
{
  GtkSelectionModel *model = gtk_column_view_get_model (shown->view);

  if (PMN_IS_ACTIVITY_LIST_MODEL (model))
    pmn_activity_list_model_cancel (PMN_ACTIVITY_LIST_MODEL (model));
  gtk_column_view_set_model (shown->view, NULL);
  paint (shown);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

typedef struct
{
  double whole[ROUNDS], pages[ROUNDS], jumps[ROUNDS];
} Costs;

/* As many titles as @days has numbers of rows; without titles where it is NULL. */
static void
measure_strings (Shown *shown, guint n, GArray *days, Costs *costs, guint round)
{
  g_autoptr (GtkSelectionModel) rows
      = days != NULL ? strings_view_make_sections ((const guint *) (gpointer) days->data, days->len)
                     : strings_view_make_rows (n);
  double start = pmn_bench_thread_ms ();

  strings_view_set_titles (GTK_WIDGET (shown->view), days != NULL);
  gtk_column_view_set_model (shown->view, rows);
  paint (shown);
  costs->whole[round] = pmn_bench_thread_ms () - start;
  costs->pages[round] = scroll (shown, ROWS_PER_STEP);
  costs->jumps[round] = scroll (shown, n / 3 + 7);
  unload (shown);
}

/* Returns: (transfer full): how many rows each day has: a guint each. */
static GArray *
list_days (GListModel *model)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = g_list_model_get_n_items (model);
  guint first, next;

  for (guint position = 0; position < n; position = next)
    {
      guint length;

      gtk_section_model_get_section (GTK_SECTION_MODEL (model), position, &first, &next);
      length = next - first;
      g_array_append_val (days, length);
    }
  return days;
}

/* @days: (out) (optional) (transfer full): see list_days(). Returns: how many rows. */
static guint
measure_list (Shown *shown, PmnActivityLoader *loader, const PmnActivityFilter *filter,
              PmnActivitySort sort, Costs *costs, guint round, GArray **days)
{
  double start = pmn_bench_thread_ms ();
  g_autoptr (PmnActivityListModel) model = load (shown, loader, filter, sort);
  guint n;

  paint (shown);
  while (!pmn_activity_list_model_is_complete (model))
    g_main_context_iteration (NULL, TRUE);
  paint (shown);
  costs->whole[round] = pmn_bench_thread_ms () - start;
  n = g_list_model_get_n_items (G_LIST_MODEL (model));
  costs->pages[round] = scroll (shown, ROWS_PER_STEP);
  costs->jumps[round] = scroll (shown, n / 3 + 7);
  if (days != NULL)
    *days = list_days (G_LIST_MODEL (model));
  unload (shown);
  return n;
}

static void
print_cost (const char *list, const char *what, double *values, double *floors)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", list, what);
  double value = pmn_bench_median (values, ROUNDS);
  double floor = pmn_bench_median (floors, ROUNDS);

  pmn_bench_print_line (name, value, floor, "ms", value <= 1.3 * floor, "≤ 1.3 × floor");
}

static void
print_costs (const char *list, Costs *costs, Costs *floors)
{
  print_cost (list, "shown, all of it", costs->whole, floors->whole);
  print_cost (list, "a step of scrolling", costs->pages, floors->pages);
  print_cost (list, "a jump to anywhere", costs->jumps, floors->jumps);
}

static GtkWidget *
make_view (void)
{
  static const char *const ids[]
      = { "date", "kind", "themes", "place", "mediator", "people", "minutes", NULL };
  GtkWidget *view = gtk_column_view_new (NULL);

  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (view), TRUE);
  gtk_column_view_set_tab_behavior (GTK_COLUMN_VIEW (view), GTK_LIST_TAB_ITEM);
  gtk_widget_add_css_class (view, "activities");
  pmn_activity_columns_install (GTK_COLUMN_VIEW (view));
  pmn_activity_columns_set_shown (GTK_COLUMN_VIEW (view), ids, FALSE);
  return view;
}

/* The list and its floor by turns: a machine that others use is not as fast now as a minute ago. */
static void
bench_main_thread (PmnActivityLoader *loader, guint n)
{
  Shown ours, floor;
  Costs few, by_day, by_minutes, strings, few_strings, day_strings;
  PmnActivityFilter all = PMN_BENCH_FILTER ();
  /* About 64 rows, whatever the size. */
  int n_days = MAX (1, (int) (64 * (gint64) (PMN_BENCH_LAST - PMN_BENCH_FIRST) * 20 / n) / 20);
  PmnActivityFilter end = PMN_BENCH_PERIOD (PMN_BENCH_LAST - n_days, PMN_BENCH_LAST);

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (GArray) days = NULL;
      guint n_few, n_all;

      show (&ours, make_view ());
      n_all
          = measure_list (&ours, loader, &all, PMN_SORT_MINUTES_LONGEST, &by_minutes, round, NULL);
      measure_list (&ours, loader, &all, PMN_SORT_NEWEST, &by_day, round, &days);
      n_few = measure_list (&ours, loader, &end, PMN_SORT_MINUTES_LONGEST, &few, round, NULL);
      gtk_window_destroy (GTK_WINDOW (ours.window));
      show (&floor, strings_view_new ());
      measure_strings (&floor, n_all, NULL, &strings, round);
      measure_strings (&floor, n_all, days, &day_strings, round);
      measure_strings (&floor, n_few, NULL, &few_strings, round);
      gtk_window_destroy (GTK_WINDOW (floor.window));
    }

  pmn_bench_print_title ("Processor time of the main thread (floor: GtkColumnView over a "
                         "GtkStringList; by day, with the"
                         " same titles)");
  print_cost ("few rows", "shown, all of it", few.whole, few_strings.whole);
  print_costs ("longest first", &by_minutes, &strings);
  print_costs ("by day", &by_day, &day_strings);
}

/* -----------------------------------------------------------------------------------------------*/

static void
bench_register (guint n)
{
  g_autoptr (PmnTestStore) store = pmn_bench_open_register (n);
  g_autoptr (GError) error = NULL;
  g_autoptr (PmnRegister) reg = pmn_register_open_sync (store->path, NULL, "app", &error);
  PmnActivityLoader *loader;

  g_assert_no_error (error);
  loader = pmn_activity_store_loader_new (pmn_register_get_store (reg));
  printf ("\n═══ %u activities ═══\n", n);
  bench_first_pages (store, loader);
  bench_main_thread (loader, n);
  g_object_unref (loader);
  pmn_register_close_sync (reg, &error);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  guint large = argc > 1 ? (guint) strtoul (argv[1], NULL, 10) : 1000000;

  setvbuf (stdout, NULL, _IOLBF, 0);
  adw_init ();
  pmn_ui_init ();
  bench_register (10000);
  if (large != 10000)
    bench_register (large);
  pmn_bench_end ();
  return 0;
}
