/* test-activity-list-model.c: the list of activities: pages, changes, selection, sections
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <adwaita.h>

#include "fake-activity-loader.h"
#include "models/pmn-activity-list-model.h"

#define NEWEST 20600 /* 2026-05-27 */

typedef struct
{
  FakeActivityLoader *loader;
  PmnActivityFilter *filter;
  PmnActivityListModel *model;
  GArray *seen; /* the list as the signals tell it: ids */
} Fixture;

static void
on_items_changed (GListModel *list, guint position, guint removed, guint added, Fixture *fixture)
{
  g_autofree gint64 *ids = g_new (gint64, added);

  for (guint i = 0; i < added; i++)
    ids[i] = pmn_activity_list_model_get_id (PMN_ACTIVITY_LIST_MODEL (list), position + i);
  if (removed > 0)
    g_array_remove_range (fixture->seen, position, removed);
  if (added > 0)
    g_array_insert_vals (fixture->seen, position, ids, added);
  g_assert_cmpuint (fixture->seen->len, ==, g_list_model_get_n_items (list));
}

static void
setup_list (Fixture *fixture, guint n, guint per_day, PmnActivitySort sort)
{
  fixture->loader = fake_activity_loader_new (n, per_day, NEWEST);
  fixture->filter = pmn_activity_filter_new ();
  fixture->seen = g_array_new (FALSE, FALSE, sizeof (gint64));
  fixture->model
      = pmn_activity_list_model_new (PMN_ACTIVITY_LOADER (fixture->loader), fixture->filter, sort);
  g_signal_connect (fixture->model, "items-changed", G_CALLBACK (on_items_changed), fixture);
}

static void
check_equal (Fixture *fixture)
{
  g_autoptr (GArray) expected = fake_activity_loader_list (
      fixture->loader, fixture->filter, pmn_activity_list_model_get_sort (fixture->model));

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), ==, expected->len);
  g_assert_cmpuint (fixture->seen->len, ==, expected->len);
  for (guint i = 0; i < expected->len; i++)
    {
      g_assert_cmpint (pmn_activity_list_model_get_id (fixture->model, i), ==,
                       g_array_index (expected, PmnRowRef, i).id);
      g_assert_cmpint (g_array_index (fixture->seen, gint64, i), ==,
                       g_array_index (expected, PmnRowRef, i).id);
    }
}

static void
tear_down (Fixture *fixture)
{
  fake_activity_loader_settle (fixture->loader);
  g_assert_finalize_object (fixture->model);
  fake_activity_loader_settle (fixture->loader);
  pmn_activity_filter_free (fixture->filter);
  g_array_unref (fixture->seen);
  g_assert_finalize_object (fixture->loader);
}

static PmnActivityRow *
bind (Fixture *fixture, guint position)
{
  PmnActivityRow *row = g_list_model_get_item (G_LIST_MODEL (fixture->model), position);

  pmn_activity_list_model_request (fixture->model, row, position);
  return row;
}

static void
unbind (Fixture *fixture, PmnActivityRow *row)
{
  pmn_activity_list_model_release (fixture->model, row);
  g_object_unref (row);
}

static void
test_first_page_then_all (void)
{
  Fixture f;
  g_autoptr (PmnActivityRow) row = NULL;
  g_autoptr (PmnActivityRow) far = NULL;

  setup_list (&f, 1000, 10, PMN_SORT_NEWEST);
  g_assert_cmpint (pmn_activity_list_model_get_state (f.model), ==, PMN_ACTIVITY_LIST_LOADING);
  while (pmn_activity_list_model_get_state (f.model) == PMN_ACTIVITY_LIST_LOADING)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f.model)), ==, 64);
  g_assert_false (pmn_activity_list_model_is_complete (f.model));
  row = g_list_model_get_item (G_LIST_MODEL (f.model), 63);
  g_assert_nonnull (pmn_activity_row_get_summary (row));

  fake_activity_loader_settle (f.loader);
  g_assert_true (pmn_activity_list_model_is_complete (f.model));
  check_equal (&f);
  far = g_list_model_get_item (G_LIST_MODEL (f.model), 64);
  g_assert_null (pmn_activity_row_get_summary (far));
  g_assert_cmpint (pmn_activity_row_get_day (far), ==, NEWEST - 6);
  g_assert_cmpuint (f.loader->n_pages, ==, 0);
  g_clear_object (&row);
  g_clear_object (&far);
  tear_down (&f);
}

static void
on_many_added (GListModel *list, guint position, guint removed, guint added, guint *most)
{
  if (removed > 0)
    *most = MAX (*most, added);
}

/* GTK looks for each row that goes among all that come: a whole list must not come with rows that go. */
static void
test_rest_is_told_apart (void)
{
  Fixture f;
  guint most = 0;

  setup_list (&f, 5000, 40, PMN_SORT_NEWEST);
  g_signal_connect (f.model, "items-changed", G_CALLBACK (on_many_added), &most);
  fake_activity_loader_settle (f.loader);
  check_equal (&f);
  /* The first page ends in the second day, which is told anew. */
  g_assert_cmpuint (most, ==, 40);
  tear_down (&f);
}

static void
test_short_list_needs_no_snapshot (void)
{
  Fixture f;

  setup_list (&f, 20, 10, PMN_SORT_OLDEST);
  fake_activity_loader_settle (f.loader);
  g_assert_true (pmn_activity_list_model_is_complete (f.model));
  g_assert_cmpuint (f.loader->n_snapshots, ==, 0);
  check_equal (&f);
  tear_down (&f);
}

static void
test_get_item_never_loads (void)
{
  Fixture f;

  setup_list (&f, 50000, 40, PMN_SORT_NEWEST);
  fake_activity_loader_settle (f.loader);
  for (guint i = 0; i < 50000; i++)
    g_object_unref (g_list_model_get_item (G_LIST_MODEL (f.model), i));
  g_list_model_items_changed (G_LIST_MODEL (f.model), 0, 50000, 50000);
  fake_activity_loader_settle (f.loader);
  g_assert_cmpuint (f.loader->n_pages, ==, 0);
  g_assert_cmpuint (f.loader->n_snapshots, ==, 1);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (f.model), 50000));
  tear_down (&f);
}

static void
test_rows_are_weak_and_unique (void)
{
  Fixture f;
  PmnActivityRow *row, *same;

  setup_list (&f, 1000, 10, PMN_SORT_NEWEST);
  fake_activity_loader_settle (f.loader);
  row = g_list_model_get_item (G_LIST_MODEL (f.model), 500);
  same = g_list_model_get_item (G_LIST_MODEL (f.model), 500);
  g_assert_true (row == same);
  g_object_unref (same);
  g_assert_finalize_object (row);
  tear_down (&f);
}

static void
test_pages_are_read_around (void)
{
  Fixture f;
  PmnActivityRow *row, *neighbour;

  setup_list (&f, 1000, 10, PMN_SORT_NEWEST);
  fake_activity_loader_settle (f.loader);
  row = bind (&f, 300);
  g_assert_cmpuint (f.loader->n_pages, ==, 0);
  fake_activity_loader_settle (f.loader);
  g_assert_cmpuint (f.loader->n_pages, ==, 1);
  g_assert_cmpuint (f.loader->n_rows, ==, 64);
  g_assert_cmpint (pmn_activity_row_get_summary (row)->id, ==, pmn_activity_row_get_id (row));

  /* 300 is in the page 256…319: its rows are there without asking again. */
  neighbour = bind (&f, 319);
  g_assert_nonnull (pmn_activity_row_get_summary (neighbour));
  fake_activity_loader_settle (f.loader);
  g_assert_cmpuint (f.loader->n_pages, ==, 1);
  unbind (&f, row);
  unbind (&f, neighbour);
  tear_down (&f);
}

/* Rows that come one by one while their page is on its way do not ask for it again. */
static void
test_page_under_way_is_shared (void)
{
  Fixture f;
  PmnActivityRow *rows[32];

  setup_list (&f, 1000, 10, PMN_SORT_NEWEST);
  fake_activity_loader_settle (f.loader);
  f.loader->held = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      rows[i] = bind (&f, 512 + i);
      fake_activity_loader_settle (f.loader);
    }
  g_assert_cmpuint (f.loader->n_pages, ==, 1);
  fake_activity_loader_release (f.loader);
  fake_activity_loader_settle (f.loader);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_nonnull (pmn_activity_row_get_summary (rows[i]));
      unbind (&f, rows[i]);
    }
  g_assert_cmpuint (f.loader->n_pages, ==, 1);
  tear_down (&f);
}

static void
test_wanted_last_comes_first (void)
{
  Fixture f;
  PmnActivityRow *rows[3];

  setup_list (&f, 1000, 10, PMN_SORT_NEWEST);
  fake_activity_loader_settle (f.loader);
  f.loader->held = TRUE;
  rows[0] = bind (&f, 128);
  rows[1] = bind (&f, 256);
  rows[2] = bind (&f, 640);
  fake_activity_loader_settle (f.loader);
  /* Two at a time: 640 then 256; 128 waits. */
  g_assert_cmpuint (f.loader->n_pages, ==, 2);
  g_assert_cmpint (g_array_index (f.loader->last_page, gint64, 0), ==,
                   pmn_activity_row_get_id (rows[1]));
  fake_activity_loader_release (f.loader);
  fake_activity_loader_settle (f.loader);
  g_assert_cmpuint (f.loader->n_pages, ==, 3);
  g_assert_cmpint (g_array_index (f.loader->last_page, gint64, 0), ==,
                   pmn_activity_row_get_id (rows[0]));
  for (guint i = 0; i < 3; i++)
    unbind (&f, rows[i]);
  tear_down (&f);
}

static void
test_scrolled_past_is_cancelled (void)
{
  Fixture f;
  PmnActivityRow *waiting, *under_way, *back;

  setup_list (&f, 2000, 10, PMN_SORT_NEWEST);
  fake_activity_loader_settle (f.loader);
  f.loader->held = TRUE;
  under_way = bind (&f, 640);
  fake_activity_loader_settle (f.loader);
  waiting = bind (&f, 128);
  unbind (&f, waiting);
  back = g_object_ref (under_way);
  unbind (&f, under_way);
  fake_activity_loader_settle (f.loader);
  g_assert_cmpuint (f.loader->n_pages, ==, 1);

  /* In view again before the cancellation is answered. */
  pmn_activity_list_model_request (f.model, back, 640);
  fake_activity_loader_release (f.loader);
  fake_activity_loader_settle (f.loader);
  g_assert_cmpuint (f.loader->n_cancelled, ==, 1);
  g_assert_cmpuint (f.loader->n_pages, ==, 2);
  g_assert_nonnull (pmn_activity_row_get_summary (back));
  unbind (&f, back);
  tear_down (&f);
}

static void
test_update_keeps_the_row (void)
{
  Fixture f;
  PmnActivityRow *row;
  guint notified = 0;

  setup_list (&f, 1000, 10, PMN_SORT_NEWEST);
  fake_activity_loader_settle (f.loader);
  row = bind (&f, 300);
  fake_activity_loader_settle (f.loader);
  g_signal_connect_swapped (row, "notify::loaded", G_CALLBACK (g_atomic_int_inc), &notified);

  fake_activity_loader_find (f.loader, pmn_activity_row_get_id (row))->version = 2;
  pmn_activity_loader_changed (PMN_ACTIVITY_LOADER (f.loader), FALSE);
  fake_activity_loader_settle (f.loader);
  g_assert_cmpuint (notified, ==, 1);
  g_assert_cmpint (pmn_activity_row_get_summary (row)->version, ==, 2);
  check_equal (&f);

  /* A name shown by rows has changed, not the rows. */
  pmn_activity_loader_changed (PMN_ACTIVITY_LOADER (f.loader), TRUE);
  fake_activity_loader_settle (f.loader);
  g_assert_cmpuint (notified, ==, 2);
  unbind (&f, row);
  tear_down (&f);
}

static void
test_changes_are_coalesced (void)
{
  Fixture f;

  setup_list (&f, 1000, 10, PMN_SORT_NEWEST);
  fake_activity_loader_settle (f.loader);
  for (guint i = 0; i < 50; i++)
    pmn_activity_loader_changed (PMN_ACTIVITY_LOADER (f.loader), FALSE);
  fake_activity_loader_settle (f.loader);
  g_assert_cmpuint (f.loader->n_snapshots, ==, 2);

  /* While one is on its way, all that comes is one more. */
  f.loader->held = TRUE;
  for (guint i = 0; i < 50; i++)
    {
      pmn_activity_loader_changed (PMN_ACTIVITY_LOADER (f.loader), FALSE);
      fake_activity_loader_settle (f.loader);
    }
  g_assert_cmpuint (f.loader->n_snapshots, ==, 3);
  fake_activity_loader_release (f.loader);
  fake_activity_loader_settle (f.loader);
  g_assert_cmpuint (f.loader->n_snapshots, ==, 4);
  tear_down (&f);
}

static void
test_selection_follows_rows (void)
{
  Fixture f;
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) after = NULL;
  gint64 moved, trashed;

  setup_list (&f, 1000, 10, PMN_SORT_NEWEST);
  fake_activity_loader_settle (f.loader);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (f.model), 5, TRUE);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (f.model), 100, FALSE);
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (f.model), 700, 3, FALSE);
  before = pmn_activity_list_model_dup_selected (f.model);
  g_assert_cmpuint (before->len, ==, 5);

  moved = g_array_index (before, gint64, 1);
  trashed = g_array_index (before, gint64, 3);
  fake_activity_loader_find (f.loader, moved)->day = NEWEST - 80;
  fake_activity_loader_find (f.loader, moved)->version = 2;
  fake_activity_loader_remove (f.loader, trashed);
  fake_activity_loader_add (f.loader, 5000, NEWEST);
  pmn_activity_loader_changed (PMN_ACTIVITY_LOADER (f.loader), FALSE);
  fake_activity_loader_settle (f.loader);
  check_equal (&f);

  after = pmn_activity_list_model_dup_selected (f.model);
  g_assert_cmpuint (after->len, ==, 4);
  g_assert_cmpint (g_array_index (after, gint64, 0), ==, g_array_index (before, gint64, 0));
  g_assert_cmpint (g_array_index (after, gint64, 1), ==, g_array_index (before, gint64, 2));
  g_assert_cmpint (g_array_index (after, gint64, 2), ==, g_array_index (before, gint64, 4));
  g_assert_cmpint (g_array_index (after, gint64, 3), ==, moved);
  tear_down (&f);
}

static void
test_select_all_makes_no_object (void)
{
  Fixture f;

  setup_list (&f, 5000, 10, PMN_SORT_NEWEST);
  fake_activity_loader_settle (f.loader);
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (f.model));
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (f.model), 4999));
  g_assert_false (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (f.model), 5000));
  gtk_selection_model_unselect_item (GTK_SELECTION_MODEL (f.model), 17);
  g_assert_false (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (f.model), 17));
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (f.model));
  g_assert_false (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (f.model), 16));
  g_assert_cmpuint (f.loader->n_pages, ==, 0);
  tear_down (&f);
}

static void
test_failure_and_retry (void)
{
  Fixture f;
  PmnActivityRow *row;

  setup_list (&f, 1000, 10, PMN_SORT_NEWEST);
  f.loader->failing = TRUE;
  fake_activity_loader_settle (f.loader);
  g_assert_cmpint (pmn_activity_list_model_get_state (f.model), ==, PMN_ACTIVITY_LIST_FAILED);
  g_assert_cmpstr (pmn_activity_list_model_get_error (f.model)->message, ==,
                   "The disk is on holiday.");
  f.loader->failing = FALSE;
  pmn_activity_list_model_retry (f.model);
  fake_activity_loader_settle (f.loader);
  g_assert_cmpint (pmn_activity_list_model_get_state (f.model), ==, PMN_ACTIVITY_LIST_READY);
  check_equal (&f);

  f.loader->failing = TRUE;
  row = bind (&f, 500);
  fake_activity_loader_settle (f.loader);
  g_assert_cmpint (pmn_activity_list_model_get_state (f.model), ==, PMN_ACTIVITY_LIST_FAILED);
  g_assert_null (pmn_activity_row_get_summary (row));
  f.loader->failing = FALSE;
  pmn_activity_list_model_retry (f.model);
  fake_activity_loader_settle (f.loader);
  g_assert_nonnull (pmn_activity_row_get_summary (row));
  unbind (&f, row);
  tear_down (&f);
}

static void
test_replaced_model_goes_quietly (void)
{
  Fixture f;
  PmnActivityRow *row;

  setup_list (&f, 1000, 10, PMN_SORT_NEWEST);
  fake_activity_loader_settle (f.loader);
  row = bind (&f, 500);
  f.loader->held = TRUE;
  fake_activity_loader_settle (f.loader);
  pmn_activity_loader_changed (PMN_ACTIVITY_LOADER (f.loader), FALSE);
  fake_activity_loader_settle (f.loader);
  pmn_activity_list_model_cancel (f.model);
  fake_activity_loader_release (f.loader);
  fake_activity_loader_settle (f.loader);
  g_assert_cmpint (pmn_activity_list_model_get_state (f.model), ==, PMN_ACTIVITY_LIST_READY);
  g_assert_cmpuint (f.loader->n_cancelled, ==, 2);
  unbind (&f, row);
  tear_down (&f);
}

static void
test_sections (gconstpointer data)
{
  Fixture f;
  guint start, end;

  setup_list (&f, 1003, 10, GPOINTER_TO_INT (data));
  fake_activity_loader_settle (f.loader);
  for (guint i = 0; i < 1003; i++)
    {
      g_autoptr (PmnActivityRow) row = g_list_model_get_item (G_LIST_MODEL (f.model), i);

      gtk_section_model_get_section (GTK_SECTION_MODEL (f.model), i, &start, &end);
      g_assert_cmpuint (start, <=, i);
      g_assert_cmpuint (end, >, i);
      for (guint j = start; j < end; j++)
        {
          g_autoptr (PmnActivityRow) other = g_list_model_get_item (G_LIST_MODEL (f.model), j);

          g_assert_cmpint (pmn_activity_row_get_day (other), ==, pmn_activity_row_get_day (row));
        }
      g_assert_cmpuint (end - start, ==, pmn_activity_row_get_day (row) == NEWEST - 100 ? 3 : 10);
    }
  gtk_section_model_get_section (GTK_SECTION_MODEL (f.model), 1003, &start, &end);
  g_assert_cmpuint (start, ==, 1003);
  g_assert_cmpuint (end, ==, G_MAXUINT);
  tear_down (&f);
}

static void
test_totals (void)
{
  Fixture f;
  PmnDayTotals *totals;

  setup_list (&f, 100, 10, PMN_SORT_NEWEST);
  fake_activity_loader_settle (f.loader);
  totals = pmn_activity_list_model_get_totals (f.model);
  g_assert_null (pmn_day_totals_get (totals, NEWEST));
  g_assert_null (pmn_day_totals_get (totals, NEWEST - 1));
  g_assert_null (pmn_day_totals_get (totals, PMN_DAY_NONE));
  fake_activity_loader_settle (f.loader);
  g_assert_cmpuint (f.loader->n_totals, ==, 1);
  g_assert_cmpint (pmn_day_totals_get (totals, NEWEST)->n, ==, 10);
  g_assert_cmpint (pmn_day_totals_get (totals, PMN_DAY_NONE)->n, ==, 100);

  /* After a change the old figure stays until the new one comes. */
  fake_activity_loader_add (f.loader, 5000, NEWEST);
  pmn_activity_loader_changed (PMN_ACTIVITY_LOADER (f.loader), FALSE);
  fake_activity_loader_settle (f.loader);
  g_assert_cmpint (pmn_day_totals_get (totals, NEWEST)->n, ==, 10);
  fake_activity_loader_settle (f.loader);
  g_assert_cmpint (pmn_day_totals_get (totals, NEWEST)->n, ==, 11);
  g_assert_cmpuint (f.loader->n_totals, ==, 2);
  tear_down (&f);
}

/* Random changes on a real column view ------------------------------------------------------------ */

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, gtk_inscription_new (NULL));
}

static void
on_setup_header (GtkSignalListItemFactory *factory, GtkListHeader *header)
{
  gtk_list_header_set_child (header, gtk_inscription_new (NULL));
}

static void
on_bind_header (GtkSignalListItemFactory *factory, GtkListHeader *header)
{
  PmnActivityRow *row = gtk_list_header_get_item (header);
  g_autofree char *text = g_strdup_printf ("%d", pmn_activity_row_get_day (row));

  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_header_get_child (header)), text);
}

static void
on_bind_row (GtkSignalListItemFactory *factory, GtkColumnViewRow *row, PmnActivityListModel *model)
{
  pmn_activity_list_model_request (model, gtk_column_view_row_get_item (row),
                                   gtk_column_view_row_get_position (row));
}

static void
on_unbind_row (GtkSignalListItemFactory *factory, GtkColumnViewRow *row,
               PmnActivityListModel *model)
{
  pmn_activity_list_model_release (model, gtk_column_view_row_get_item (row));
}

static GtkColumnView *
make_view (PmnActivityListModel *model)
{
  GtkColumnView *view
      = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (model))));
  GtkListItemFactory *cells = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) headers = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) rows = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new ("Cell", cells);

  g_signal_connect (cells, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (headers, "setup", G_CALLBACK (on_setup_header), NULL);
  g_signal_connect (headers, "bind", G_CALLBACK (on_bind_header), NULL);
  g_signal_connect (rows, "bind", G_CALLBACK (on_bind_row), model);
  g_signal_connect (rows, "unbind", G_CALLBACK (on_unbind_row), model);
  gtk_column_view_append_column (view, column);
  gtk_column_view_set_header_factory (view, headers);
  gtk_column_view_set_row_factory (view, rows);
  return view;
}

/* A window of a few rows around @view; the caller destroys it. */
static GtkWidget *
show_view (GtkColumnView *view)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (view));
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (window), 300, 400);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

/* No day may have two headers. */
static void
collect_headers (GtkWidget *widget, GArray *days)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (g_str_equal (G_OBJECT_TYPE_NAME (child), "GtkListHeaderWidget"))
        {
          PmnDay day = (PmnDay) g_ascii_strtoll (
              gtk_inscription_get_text (GTK_INSCRIPTION (gtk_widget_get_first_child (child))), NULL,
              10);

          g_array_append_val (days, day);
        }
      else
        collect_headers (child, days);
    }
}

static void
check_headers (GtkColumnView *view)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (PmnDay));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  collect_headers (GTK_WIDGET (view), days);
  for (guint i = 0; i < days->len; i++)
    g_assert_true (g_hash_table_add (seen, GINT_TO_POINTER (g_array_index (days, PmnDay, i))));
}

static void
edit_at_random (FakeActivityLoader *loader, gint64 *next_id)
{
  guint n_edits = g_test_rand_int_range (0, 8) == 0 ? (guint) g_test_rand_int_range (1, 120)
                                                    : (guint) g_test_rand_int_range (1, 6);

  for (guint i = 0; i < n_edits; i++)
    {
      guint n = loader->activities->len;
      FakeActivity *activity = n > 0 ? &g_array_index (loader->activities, FakeActivity,
                                                       g_test_rand_int_range (0, (gint) n))
                                     : NULL;
      /* Few days, so that their boundaries are hit often; now and then a far one. */
      PmnDay day = NEWEST - g_test_rand_int_range (0, g_test_rand_int_range (0, 4) == 0 ? 60 : 6);
      int what = n > 400 ? 2 : g_test_rand_int_range (0, 5);

      if (activity == NULL || what <= 1)
        fake_activity_loader_add (loader, (*next_id)++, day);
      else if (what == 2)
        g_array_remove_index_fast (loader->activities,
                                   (guint) (activity - (FakeActivity *) loader->activities->data));
      else
        {
          activity->version++;
          if (what == 3)
            activity->day = day;
        }
    }
  /* A whole day goes, or everything. */
  if (g_test_rand_int_range (0, 25) == 0)
    {
      PmnDay gone = NEWEST - g_test_rand_int_range (0, 8);

      for (guint i = loader->activities->len; i-- > 0;)
        {
          if (gone == NEWEST - 7 || g_array_index (loader->activities, FakeActivity, i).day == gone)
            g_array_remove_index_fast (loader->activities, i);
        }
    }
}

static void
select_at_random (PmnActivityListModel *model)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (model));

  if (n > 0)
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (model),
                                     (guint) g_test_rand_int_range (0, (gint) n),
                                     g_test_rand_bit ());
}

static void
check_selection (Fixture *f, GArray *before)
{
  g_autoptr (GArray) after = pmn_activity_list_model_dup_selected (f->model);
  guint n_kept = 0;

  for (guint i = 0; i < before->len; i++)
    {
      gint64 id = g_array_index (before, gint64, i);
      guint position = pmn_activity_list_model_find (f->model, id);

      if (position == GTK_INVALID_LIST_POSITION)
        continue;
      n_kept++;
      g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (f->model), position));
    }
  g_assert_cmpuint (after->len, ==, n_kept);
}

static void
test_random_on_a_view (gconstpointer data)
{
  PmnActivitySort sort = GPOINTER_TO_INT (data);
  guint rounds = g_test_slow () ? 5000 : 700;
  gint64 next_id = 10000;
  GtkWidget *window;
  GtkColumnView *view;
  Fixture f;

  setup_list (&f, 300, 7, sort);
  fake_activity_loader_settle (f.loader);
  view = make_view (f.model);
  window = show_view (view);

  /* GTK itself selects a row when the window gives its view the focus back. */
  gtk_widget_set_can_focus (GTK_WIDGET (view), FALSE);

  for (guint round = 0; round < rounds; round++)
    {
      g_autoptr (GArray) selected = NULL;
      guint n = g_list_model_get_n_items (G_LIST_MODEL (f.model));

      select_at_random (f.model);
      if (n > 0 && g_test_rand_int_range (0, 3) == 0)
        gtk_column_view_scroll_to (
            view, (guint) g_test_rand_int_range (0, (gint) n), NULL,
            g_test_rand_bit () ? GTK_LIST_SCROLL_FOCUS : GTK_LIST_SCROLL_NONE, NULL);
      selected = pmn_activity_list_model_dup_selected (f.model);
      edit_at_random (f.loader, &next_id);
      pmn_activity_loader_changed (PMN_ACTIVITY_LOADER (f.loader), FALSE);
      fake_activity_loader_settle (f.loader);
      check_equal (&f);
      check_selection (&f, selected);
      if (sort != PMN_SORT_MINUTES_LONGEST)
        check_headers (view);
    }

  gtk_window_destroy (GTK_WINDOW (window));
  tear_down (&f);
}

/* What is in the middle of the window stays there when rows come above it. */
static void
test_view_keeps_its_place (void)
{
  GtkWidget *window;
  GtkColumnView *view;
  gint64 id;
  guint position;
  Fixture f;

  setup_list (&f, 2000, 10, PMN_SORT_NEWEST);
  fake_activity_loader_settle (f.loader);
  view = make_view (f.model);
  window = show_view (view);
  fake_activity_loader_settle (f.loader);
  gtk_column_view_scroll_to (view, 1000, NULL, GTK_LIST_SCROLL_SELECT | GTK_LIST_SCROLL_FOCUS,
                             NULL);
  fake_activity_loader_settle (f.loader);
  id = pmn_activity_list_model_get_id (f.model, 1000);

  for (guint i = 0; i < 30; i++)
    fake_activity_loader_add (f.loader, 5000 + i, NEWEST + (i % 2));
  pmn_activity_loader_changed (PMN_ACTIVITY_LOADER (f.loader), FALSE);
  f.loader->n_pages = 0;
  fake_activity_loader_settle (f.loader);
  position = pmn_activity_list_model_find (f.model, id);
  g_assert_cmpuint (position, ==, 1030);
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (f.model), position));
  /* Nothing new came into view: what is read is what was already known to be near. */
  g_assert_cmpuint (f.loader->n_pages, <=, 1);

  gtk_window_destroy (GTK_WINDOW (window));
  tear_down (&f);
}

/* A scroll from end to end by pages reads each page of 64 once. */
static void
test_scroll_reads_each_page_once (void)
{
  GtkWidget *window;
  GtkColumnView *view;
  Fixture f;

  setup_list (&f, 3200, 10, PMN_SORT_NEWEST);
  fake_activity_loader_settle (f.loader);
  view = make_view (f.model);
  window = show_view (view);
  fake_activity_loader_settle (f.loader);
  for (guint i = 0; i < 3200; i += 25)
    {
      gtk_column_view_scroll_to (view, i, NULL, GTK_LIST_SCROLL_NONE, NULL);
      fake_activity_loader_settle (f.loader);
    }
  /* 50 pages, the first of which came with the list. */
  g_assert_cmpuint (f.loader->n_pages, >=, 45);
  g_assert_cmpuint (f.loader->n_pages, <=, 55);
  g_assert_cmpuint (f.loader->n_snapshots, ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
  tear_down (&f);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/ui/activity-list-model/first-page-then-all", test_first_page_then_all);
  g_test_add_func ("/ui/activity-list-model/rest-is-told-apart", test_rest_is_told_apart);
  g_test_add_func ("/ui/activity-list-model/short-list-needs-no-snapshot",
                   test_short_list_needs_no_snapshot);
  g_test_add_func ("/ui/activity-list-model/get-item-never-loads", test_get_item_never_loads);
  g_test_add_func ("/ui/activity-list-model/rows-are-weak-and-unique",
                   test_rows_are_weak_and_unique);
  g_test_add_func ("/ui/activity-list-model/pages-are-read-around", test_pages_are_read_around);
  g_test_add_func ("/ui/activity-list-model/page-under-way-is-shared",
                   test_page_under_way_is_shared);
  g_test_add_func ("/ui/activity-list-model/wanted-last-comes-first", test_wanted_last_comes_first);
  g_test_add_func ("/ui/activity-list-model/scrolled-past-is-cancelled",
                   test_scrolled_past_is_cancelled);
  g_test_add_func ("/ui/activity-list-model/update-keeps-the-row", test_update_keeps_the_row);
  g_test_add_func ("/ui/activity-list-model/changes-are-coalesced", test_changes_are_coalesced);
  g_test_add_func ("/ui/activity-list-model/selection-follows-rows", test_selection_follows_rows);
  g_test_add_func ("/ui/activity-list-model/select-all-makes-no-object",
                   test_select_all_makes_no_object);
  g_test_add_func ("/ui/activity-list-model/failure-and-retry", test_failure_and_retry);
  g_test_add_func ("/ui/activity-list-model/replaced-model-goes-quietly",
                   test_replaced_model_goes_quietly);
  g_test_add_data_func ("/ui/activity-list-model/sections/newest",
                        GINT_TO_POINTER (PMN_SORT_NEWEST), test_sections);
  g_test_add_data_func ("/ui/activity-list-model/sections/oldest",
                        GINT_TO_POINTER (PMN_SORT_OLDEST), test_sections);
  g_test_add_func ("/ui/activity-list-model/totals", test_totals);
  g_test_add_data_func ("/ui/activity-list-model/random/newest", GINT_TO_POINTER (PMN_SORT_NEWEST),
                        test_random_on_a_view);
  g_test_add_data_func ("/ui/activity-list-model/random/oldest", GINT_TO_POINTER (PMN_SORT_OLDEST),
                        test_random_on_a_view);
  g_test_add_data_func ("/ui/activity-list-model/random/no-days",
                        GINT_TO_POINTER (PMN_SORT_MINUTES_LONGEST), test_random_on_a_view);
  g_test_add_func ("/ui/activity-list-model/view-keeps-its-place", test_view_keeps_its_place);
  g_test_add_func ("/ui/activity-list-model/scroll-reads-each-page-once",
                   test_scroll_reads_each_page_once);
  return g_test_run ();
}
