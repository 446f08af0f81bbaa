/* bench-window.c: the app itself, that says when its first page is painted, and what it keeps in memory
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bench-window REGISTER [BARE_WINDOW]
 *
 * Prints "painted MICROSECONDS CPU_MS" (monotonic clock) when Today has been drawn with its first rows, and with a
 * letter typed into its quick box, which had the focus. With BARE_WINDOW
 * it goes on with the page Activities: scrolls, sorts by everything, searches, asks for a year of figures, is left
 * alone for three seconds, and prints "used-pss KB" and "used-anon KB", and what that program says of itself at the same moment: what both
 * share with others counts alike. Then it ends as by its button.
 */
#include "config.h"

#include <stdio.h>
#include <time.h>

#include "activities/pmn-activities-page.h"
#include "activities/pmn-activity-columns.h"
#include "pmn-application.h"
#include "pmn-bench.h"
#include "pmn-statistics-query.h"
#include "pmn-ui.h"
#include "pmn-window-private.h"
#include "today/pmn-today-page.h"

static const char *bare; /* nullable */
static PmnActivitiesPage *page;
static gboolean painted;

/* Waiting ---------------------------------------------------------------------------------------*/

static void
wait_painted (GtkWidget *window)
{
  painted = FALSE;
  gdk_frame_clock_request_phase (gtk_widget_get_frame_clock (window), GDK_FRAME_CLOCK_PHASE_PAINT);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_complete (GtkWidget *window, PmnActivityListModel *before)
{
  while (pmn_activities_page_get_model (page) == before
         || !pmn_activity_list_model_is_complete (pmn_activities_page_get_model (page)))
    g_main_context_iteration (NULL, TRUE);
  wait_painted (window);
}

/* Use -------------------------------------------------------------------------------------------*/

static void
scroll (GtkWidget *window)
{
  GtkColumnView *view = pmn_activities_page_get_view (page);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (pmn_activities_page_get_model (page)));

  for (guint i = 1; i <= 100; i++)
    {
      guint position = i % 2 == 0 ? (guint) ((guint64) n * i / 101) : i * 20 % n;

      gtk_column_view_scroll_to (view, position, NULL, GTK_LIST_SCROLL_NONE, NULL);
      wait_painted (window);
      wait_painted (window);
    }
}

static void
sort (GtkWidget *window)
{
  GtkColumnView *view = pmn_activities_page_get_view (page);
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < 2 * g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i / 2);
      g_autoptr (PmnActivityListModel) before = g_object_ref (pmn_activities_page_get_model (page));
      GtkSortType order = i % 2 == 0 ? GTK_SORT_ASCENDING : GTK_SORT_DESCENDING;

      if (gtk_column_view_column_get_sorter (column) == NULL)
        continue;
      gtk_column_view_sort_by_column (view, column, order);
      /* Some columns have one order: the other one is that by date, which may be there already. */
      if (pmn_activity_columns_get_sort (view) != pmn_activity_list_model_get_sort (before))
        wait_complete (window, before);
    }
}

static void
search (GtkWidget *window, const char *text)
{
  g_autoptr (PmnActivityListModel) before = g_object_ref (pmn_activities_page_get_model (page));

  pmn_page_set_search_text (PMN_PAGE (page), text);
  wait_complete (window, before);
}

static gpointer
read_year (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  PmnActivityFilter filter
      = PMN_BENCH_PERIOD (pmn_day_from_ymd (2022, 1, 1), pmn_day_from_ymd (2022, 12, 31));

  pmn_statistics_free (pmn_statistics_query (connection, &filter, error));
  return NULL;
}

static void
print_memory (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) floor = g_subprocess_new (
      G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, bare, "hold", NULL);
  g_autoptr (GDataInputStream) lines = NULL;
  gboolean ready = FALSE;

  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (floor));
  while (!ready)
    {
      g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_nonnull (line);
      ready = g_str_has_prefix (line, "anon ");
      printf ("floor-%s\n", line);
    }
  printf ("used-pss %ld\n", pmn_bench_pss_kb ());
  printf ("used-anon %ld\n", pmn_bench_anonymous_kb ());
  g_output_stream_close (g_subprocess_get_stdin_pipe (floor), NULL, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check (floor, NULL, &error);
  g_assert_no_error (error);
}

static void
set_true (gpointer data)
{
  *(gboolean *) data = TRUE;
}

/* The app gives back what it keeps to be quick once it has been left alone for two seconds. */
static void
leave_alone (void)
{
  gboolean done = FALSE;

  g_timeout_add_seconds_once (3, set_true, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
use_it (GtkWidget *window)
{
  PmnRegister *reg = pmn_window_get_register (PMN_WINDOW (window));
  g_autoptr (GError) error = NULL;

  wait_complete (window, NULL);
  printf ("first %ld\n", pmn_bench_pss_kb ());
  scroll (window);
  printf ("scrolled %ld\n", pmn_bench_pss_kb ());
  sort (window);
  printf ("sorted %ld\n", pmn_bench_pss_kb ());
  search (window, pmn_test_store_word (20));
  search (window, "");
  pmn_store_read_sync (pmn_register_get_store (reg), read_year, NULL, NULL, &error);
  g_assert_no_error (error);
  printf ("busy %ld\n", pmn_bench_pss_kb ());
  leave_alone ();
  print_memory ();
}

/* Start -----------------------------------------------------------------------------------------*/

static enum { STARTING, PAINTING, TOLD } stage;

static gboolean
on_shown (gpointer data)
{
  PmnWindow *window = PMN_WINDOW (data);

  if (bare != NULL)
    {
      pmn_window_show_page (window, "activities");
      page = PMN_ACTIVITIES_PAGE (pmn_window_get_visible_page (window));
      while (pmn_activities_page_get_model (page) == NULL)
        g_main_context_iteration (NULL, TRUE);
      use_it (GTK_WIDGET (window));
    }
  gtk_window_close (GTK_WINDOW (window));
  return G_SOURCE_REMOVE;
}

/* As soon as the quick box has the focus, a key is pressed. */
static gboolean
is_letter_typed (GtkWindow *window)
{
  static gboolean typed = FALSE;
  GtkWidget *focus = gtk_window_get_focus (window);
  PmnPage *first = pmn_window_get_visible_page (PMN_WINDOW (window));

  if (!typed && GTK_IS_TEXT (focus) && PMN_IS_TODAY_PAGE (first)
      && gtk_widget_is_ancestor (
          focus, GTK_WIDGET (pmn_today_page_get_quick_box (PMN_TODAY_PAGE (first)))))
    {
      g_signal_emit_by_name (focus, "insert-at-cursor", "a");
      typed = TRUE;
    }
  return typed;
}

static gboolean
has_rows (PmnPage *first)
{
  return PMN_IS_TODAY_PAGE (first) && gtk_widget_get_mapped (GTK_WIDGET (first))
         && pmn_today_page_is_loaded (PMN_TODAY_PAGE (first));
}

/* What is there when a frame begins is laid out and painted with it. */
static void
on_before_paint (GdkFrameClock *clock, PmnWindow *window)
{
  if (stage == STARTING && is_letter_typed (GTK_WINDOW (window))
      && has_rows (pmn_window_get_visible_page (window)))
    stage = PAINTING;
}

static void
on_after_paint (GdkFrameClock *clock, PmnWindow *window)
{
  struct timespec used;

  painted = TRUE;
  if (stage == PAINTING)
    {
      stage = TOLD;
      clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &used);
      printf ("painted %lld %.3f\n", (long long) g_get_monotonic_time (),
              (double) used.tv_sec * 1e3 + (double) used.tv_nsec / 1e6);
      g_idle_add (on_shown, window);
    }
}

static void
on_realize (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint), window);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), window);
}

static void
on_window_added (GtkApplication *application, GtkWindow *window)
{
  g_signal_connect (window, "realize", G_CALLBACK (on_realize), NULL);
}

int
main (int argc, char *argv[])
{
  g_autoptr (PmnApplication) application = NULL;

  bare = argc > 2 ? argv[2] : NULL;
  setvbuf (stdout, NULL, _IOLBF, 0);
  g_set_prgname (PMN_APP_ID);
  pmn_ui_init ();
  application = pmn_application_new ();
  g_signal_connect (application, "window-added", G_CALLBACK (on_window_added), NULL);
  return g_application_run (G_APPLICATION (application), MIN (argc, 2), argv);
}
