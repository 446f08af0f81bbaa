/* test-activity-query.c: lists in every order and through every filter, and what they cost
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "pmn-activity-query.h"
#include "pmn-activity-repository.h"
#include "pmn-test-store.h"
#include "pmn-tag-query.h"

#define DAY(y, m, d) pmn_day_from_ymd (y, m, d)
#define FIRST DAY (2025, 10, 7)
#define LAST DAY (2026, 3, 25)
#define N_SORTS (PMN_SORT_PEOPLE_FEWEST + 1)

/* The same list by other means ------------------------------------------------------------------ */

typedef struct
{
  PmnActivity *activity;
  gint64 sort_key;
  char *group; /* what the order compares first */
} Row;

static void
row_clear (gpointer data)
{
  Row *row = data;

  pmn_activity_free (row->activity);
  g_free (row->group);
}

static char *
text_of (PmnTestStore *store, const char *sql, gint64 id)
{
  g_autoptr (PmnStatement) select = pmn_connection_prepare (store->connection, sql, NULL);

  pmn_statement_bind_int64 (select, 1, id);
  g_assert_true (pmn_statement_step (select, NULL));
  return g_strdup_printf ("%s/%08" G_GINT64_FORMAT, pmn_statement_get_text (select, 0), id);
}

static char *
group_of (PmnTestStore *store, const PmnActivity *activity, PmnActivitySort sort)
{
  switch (sort)
    {
    case PMN_SORT_KIND:
      return g_strdup_printf ("%d", activity->kind);
    case PMN_SORT_MEDIATOR:
      return text_of (store, "SELECT sort_name FROM mediator WHERE id = ?", activity->mediator_id);
    case PMN_SORT_PLACE:
      return activity->place_id == 0
                 ? g_strdup ("~")
                 : text_of (store, "SELECT sort_name FROM place WHERE id = ?", activity->place_id);
    case PMN_SORT_MINUTES_LONGEST:
      return g_strdup_printf ("%08d", 99999999 - activity->minutes);
    case PMN_SORT_MINUTES_SHORTEST:
      return g_strdup_printf ("%08d", activity->minutes);
    case PMN_SORT_PEOPLE_MOST:
      return g_strdup_printf ("%08u", 99999999 - pmn_activity_get_people (activity));
    case PMN_SORT_PEOPLE_FEWEST:
      return g_strdup_printf ("%08u", pmn_activity_get_people (activity));
    case PMN_SORT_NEWEST:
    case PMN_SORT_OLDEST:
    default:
      return g_strdup ("");
    }
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const Row *x = a, *y = b;
  int by_group = g_strcmp0 (x->group, y->group);

  return by_group != 0 ? by_group : (x->sort_key < y->sort_key) - (x->sort_key > y->sort_key);
}

static int
compare_oldest_first (gconstpointer a, gconstpointer b)
{
  const Row *x = a, *y = b;
  int by_group = g_strcmp0 (x->group, y->group);

  return by_group != 0 ? by_group : (x->sort_key > y->sort_key) - (x->sort_key < y->sort_key);
}

static GArray *
read_all (PmnTestStore *store, PmnActivitySort sort)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Row));
  gint64 last = pmn_test_store_int (store, "SELECT max (id) FROM activity");
  gboolean oldest = sort == PMN_SORT_OLDEST || sort == PMN_SORT_MINUTES_SHORTEST
                    || sort == PMN_SORT_PEOPLE_FEWEST;

  g_array_set_clear_func (rows, row_clear);
  for (gint64 id = 1; id <= last; id++)
    {
      g_autofree char *sql
          = g_strdup_printf ("SELECT sort_key FROM activity WHERE id = %" G_GINT64_FORMAT, id);
      Row row = { .activity = pmn_activity_repository_get (store->connection, id, NULL),
                  .sort_key = pmn_test_store_int (store, sql) };

      row.group = group_of (store, row.activity, sort);
      g_array_append_val (rows, row);
    }
  g_array_sort (rows, oldest ? compare_oldest_first : compare_newest_first);
  return rows;
}

static void
assert_lists (PmnTestStore *store, GArray *all, const PmnActivityFilter *filter,
              PmnActivitySort sort)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) snapshot = NULL;
  g_autoptr (GPtrArray) page = NULL;
  gint64 n = 0, minutes = 0, expected_minutes = 0;
  guint at = 0;

  snapshot = pmn_activity_query_snapshot (store->connection, filter, sort, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < all->len; i++)
    {
      const PmnActivity *activity = g_array_index (all, Row, i).activity;
      const PmnRowRef *ref;

      if (!pmn_test_activity_matches (activity, filter))
        continue;
      g_assert_cmpuint (at, <, snapshot->len);
      ref = &g_array_index (snapshot, PmnRowRef, at++);
      g_assert_cmpint (ref->id, ==, activity->record.id);
      g_assert_cmpint (ref->day, ==, activity->day);
      g_assert_cmpint (ref->version, ==, activity->record.version);
      expected_minutes += activity->minutes;
    }
  g_assert_cmpuint (at, ==, snapshot->len);

  page = pmn_activity_query_first_page (store->connection, filter, sort, PMN_PAGE_SIZE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (page->len, ==, MIN (snapshot->len, PMN_PAGE_SIZE));
  for (guint i = 0; i < page->len; i++)
    g_assert_cmpint (((PmnActivitySummary *) g_ptr_array_index (page, i))->id, ==,
                     g_array_index (snapshot, PmnRowRef, i).id);

  pmn_activity_query_count (store->connection, filter, &n, &minutes, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, at);
  g_assert_cmpint (minutes, ==, expected_minutes);
}

static PmnTestStore *
make_store (void)
{
  PmnTestStore *store = pmn_test_store_new (5);

  pmn_test_store_add_team (store, 4, 3, 6);
  pmn_test_store_fill (store, 220, FIRST, LAST);
  for (int i = 0; i < 12; i++)
    {
      PmnEdit *edit = pmn_test_store_begin (store, "trash", FALSE);

      pmn_activity_repository_trash (edit, 1 + i * 17, NULL);
      pmn_test_store_commit (edit);
    }
  return store;
}

static void
test_every_order (void)
{
  g_autoptr (PmnTestStore) store = make_store ();

  for (int sort = 0; sort < N_SORTS; sort++)
    {
      g_autoptr (GArray) all = read_all (store, sort);

      for (int i = 0; i < 60; i++)
        {
          g_autoptr (PmnActivityFilter) filter
              = i == 0 ? pmn_activity_filter_new () : pmn_test_store_draw_filter (store);

          if (i % 4 == 1)
            filter->from = FIRST + g_rand_int_range (store->rand, 0, 100);
          if (i % 4 == 2)
            filter->to = LAST - g_rand_int_range (store->rand, 0, 100);
          if (i % 10 == 3)
            filter->incomplete_only = TRUE;
          assert_lists (store, all, filter, sort);
        }
    }
}

/* Words of the text and names of themes and equipment, alone, together, and beside other conditions. */
static void
test_words_of_themes (void)
{
  const char *const typed[] = { "impôts",
                                "numérique",
                                "numérique %s",
                                "%s scolarité",
                                "impots sante",
                                "culture numérique",
                                "aide aux démarches",
                                "tablette %s",
                                "ordinateur e-mail",
                                "%s ordi num %s",
                                "zzz impôts" };
  g_autoptr (PmnTestStore) store = make_store ();
  guint n_found = 0;

  for (int sort = 0; sort < N_SORTS; sort++)
    {
      g_autoptr (GArray) all = read_all (store, sort);

      for (guint i = 0; i < 4 * G_N_ELEMENTS (typed); i++)
        {
          g_autoptr (PmnActivityFilter) filter = pmn_activity_filter_new ();
          g_autoptr (GString) text = g_string_new (typed[i / 4]);

          g_string_replace (text, "%s", pmn_test_store_word (i % 4 / 2), 0);
          filter->text = g_strdup (text->str);
          if (i % 2 == 1)
            {
              filter->mediator_id = g_array_index (store->mediators, gint64, 1);
              filter->from = FIRST + 10;
            }
          g_test_message ("order %d: %s", sort, filter->text);
          assert_lists (store, all, filter, sort);
          for (guint j = 0; j < all->len; j++)
            n_found += pmn_test_activity_matches (g_array_index (all, Row, j).activity, filter);
        }
    }
  g_assert_cmpuint (n_found, >, 1000);
}

static void
test_unknown_values (void)
{
  g_autoptr (PmnTestStore) store = make_store ();
  g_autoptr (PmnActivityFilter) filter = pmn_activity_filter_new ();
  g_autoptr (GArray) none = NULL;
  g_autoptr (GArray) all = NULL;
  g_autoptr (GError) error = NULL;

  filter->theme = g_strdup ("a_theme_of_next_year");
  none = pmn_activity_query_snapshot (store->connection, filter, PMN_SORT_NEWEST, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);

  /* What holds no word asks for nothing, and is never taken for the syntax of the index. */
  g_clear_pointer (&filter->theme, g_free);
  filter->text = g_strdup ("\"* -^ (");
  all = pmn_activity_query_snapshot (store->connection, filter, PMN_SORT_NEWEST, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 208);
}

static void
test_summary (void)
{
  g_autoptr (PmnTestStore) store = pmn_test_store_new (1);
  g_autoptr (PmnActivity) activity = pmn_activity_new ();
  g_autoptr (GPtrArray) page = NULL;
  g_autoptr (GError) error = NULL;
  gint64 ids[2] = { 0, 987654 };
  const PmnActivitySummary *row;
  gint64 other;

  pmn_test_store_add_team (store, 2, 1, 0);
  activity->kind = PMN_ACTIVITY_WORKSHOP;
  activity->day = DAY (1969, 12, 31);
  activity->minutes = 90;
  activity->mediator_id = g_array_index (store->mediators, gint64, 0);
  other = g_array_index (store->mediators, gint64, 1);
  g_array_append_val (activity->co_mediators, other);
  activity->place_kind = PMN_PLACE_KIND_PLACE;
  activity->place_id = g_array_index (store->places, gint64, 0);
  activity->commune = g_strdup ("Périgueux");
  activity->title = g_strdup ("Découverte");
  pmn_activity_add_theme (activity, "email");
  pmn_activity_add_theme (activity, "a_theme_of_next_year");
  pmn_activity_add_tag (activity, "Semaine bleue");
  activity->anonymous = 5;
  ids[0] = pmn_test_store_save (store, activity);

  page = pmn_activity_query_page (store->connection, ids, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (page->len, ==, 2);
  g_assert_null (g_ptr_array_index (page, 1));
  row = g_ptr_array_index (page, 0);
  g_assert_cmpint (row->day, ==, activity->day);
  g_assert_cmpint (row->kind, ==, PMN_ACTIVITY_WORKSHOP);
  g_assert_true (g_str_has_prefix (row->mediator_name, "Ida "));
  g_assert_cmpuint (row->n_co_mediators, ==, 1);
  g_assert_nonnull (row->place_name);
  g_assert_null (row->commune);
  g_assert_cmpuint (row->themes->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (row->themes, 0), ==, "email");
  g_assert_cmpstr (g_ptr_array_index (row->themes, 1), ==, "a_theme_of_next_year");
  g_assert_cmpuint (row->tags->len, ==, 1);
  g_assert_cmpuint (row->people, ==, 5);
  g_assert_false (row->has_notes);
  g_assert_cmpstr (row->local_ref, ==, activity->local_ref);
}

/* The largest number that a line of a list holds, then one more: said, never another row shown. */
static void
test_high_numbers (void)
{
  g_autoptr (PmnTestStore) store = make_store ();
  g_autoptr (PmnActivityFilter) everything = pmn_activity_filter_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rows = NULL;
  gint64 newest = pmn_test_store_int (store, "SELECT id FROM activity WHERE deleted_at IS NULL"
                                             " ORDER BY sort_key DESC LIMIT 1");
  const struct
  {
    gint64 id;
    gboolean listed;
  } cases[] = { { PMN_ROW_REF_MAX_ID, TRUE }, { PMN_ROW_REF_MAX_ID + 1, FALSE } };

  pmn_test_store_exec (store, "PRAGMA foreign_keys = OFF");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE activity SET id = %" G_GINT64_FORMAT
                                              " WHERE id = %" G_GINT64_FORMAT,
                                              cases[i].id, newest);

      pmn_test_store_exec (store, sql);
      newest = cases[i].id;
      g_clear_pointer (&rows, g_array_unref);
      rows = pmn_activity_query_snapshot (store->connection, everything, PMN_SORT_NEWEST, &error);
      if (cases[i].listed)
        {
          g_assert_no_error (error);
          g_assert_cmpint (g_array_index (rows, PmnRowRef, 0).id, ==, newest);
        }
      else
        {
          g_assert_null (rows);
          g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_INVALID);
          g_assert_nonnull (strstr (error->message, "8589934592"));
        }
    }
}

static void
test_days (void)
{
  g_autoptr (PmnTestStore) store = make_store ();
  g_autoptr (GArray) all = read_all (store, PMN_SORT_OLDEST);
  gint64 mediator = g_array_index (store->mediators, gint64, 2);
  g_autoptr (PmnActivityFilter) filter = pmn_activity_filter_new ();
  g_autoptr (GArray) days = NULL;
  g_autoptr (GError) error = NULL;
  PmnDay last = PMN_DAY_NONE;
  guint at = 0;

  filter->mediator_id = mediator;
  filter->from = FIRST + 20;
  filter->to = LAST - 20;
  days = pmn_activity_query_days (store->connection, mediator, filter->from, filter->to, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < all->len; i++)
    {
      const PmnActivity *activity = g_array_index (all, Row, i).activity;

      if (!pmn_test_activity_matches (activity, filter) || activity->day == last)
        continue;
      last = activity->day;
      g_assert_cmpint (g_array_index (days, PmnDay, at++), ==, last);
    }
  g_assert_cmpuint (at, ==, days->len);
  g_assert_cmpuint (at, >, 20);
}

/* Cost ------------------------------------------------------------------------------------------ */

/* Every statement that a connection runs, with its plan. */
static int
on_statement (unsigned type, void *data, void *statement, void *text)
{
  g_ptr_array_add (data, g_strdup (sqlite3_sql (statement)));
  return 0;
}

/* @covered: a list in its order is read from an index alone, without the rows. */
static void
assert_plan (PmnTestStore *store, const char *sql, gboolean may_sort, gboolean covered)
{
  gboolean is_list = g_str_has_prefix (sql, "SELECT a.id,");

  g_autofree char *explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  g_autoptr (PmnStatement) plan = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_str_has_prefix (sql, "SELECT"))
    return;
  plan = pmn_connection_prepare (store->connection, explain, &error);
  g_assert_no_error (error);
  while (pmn_statement_step (plan, &error))
    {
      const char *step = pmn_statement_get_text (plan, 3);

      /* Following an index in its order is how a list is read; a table never is. */
      if (g_str_equal (step, "SCAN a") || g_str_equal (step, "SCAN activity")
          || g_str_equal (step, "SCAN l") || (strstr (step, "AUTOMATIC") != NULL)
          || (!may_sort && strstr (step, "TEMP B-TREE") != NULL)
          || (covered && is_list && strstr (step, " a USING INDEX") != NULL))
        g_error ("%s\n%s", step, sql);
    }
  g_assert_no_error (error);
}

static void
check_cost (PmnTestStore *store, const PmnActivityFilter *filter, PmnActivitySort sort,
            gint64 max_steps)
{
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) page = NULL;
  g_autoptr (GError) error = NULL;
  gint64 steps, n;

  pmn_connection_counters (store->connection, NULL, NULL);
  sqlite3_trace_v2 (pmn_connection_get_handle (store->connection), SQLITE_TRACE_STMT, on_statement,
                    statements);
  page = pmn_activity_query_first_page (store->connection, filter, sort, PMN_PAGE_SIZE, &error);
  sqlite3_trace_v2 (pmn_connection_get_handle (store->connection), 0, NULL, NULL);
  g_assert_no_error (error);
  pmn_connection_counters (store->connection, &steps, &n);
  g_test_message ("order %d: %" G_GINT64_FORMAT " steps, %" G_GINT64_FORMAT " statements", sort,
                  steps, n);
  g_assert_cmpint (steps, <, max_steps);
  g_assert_cmpint (n, <, 2 * PMN_PAGE_SIZE + 30);
  for (guint i = 0; i < statements->len; i++)
    assert_plan (store, g_ptr_array_index (statements, i),
                 sort != PMN_SORT_NEWEST && sort != PMN_SORT_OLDEST
                     && !pmn_activity_filter_is_empty (filter),
                 pmn_activity_filter_is_empty (filter));
}

/* Counting whole months reads their figures, not the rows: the same cost whatever the size. */
static void
check_count_cost (PmnTestStore *store, gint64 mediator_id, guint kinds, PmnDay from, PmnDay to)
{
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (PmnActivityFilter) filter = pmn_activity_filter_new ();
  g_autoptr (GError) error = NULL;
  gint64 steps, n, minutes;

  filter->mediator_id = mediator_id;
  filter->kinds = kinds;
  filter->from = from;
  filter->to = to;
  pmn_connection_counters (store->connection, NULL, NULL);
  sqlite3_trace_v2 (pmn_connection_get_handle (store->connection), SQLITE_TRACE_STMT, on_statement,
                    statements);
  pmn_activity_query_count (store->connection, filter, &n, &minutes, &error);
  sqlite3_trace_v2 (pmn_connection_get_handle (store->connection), 0, NULL, NULL);
  g_assert_no_error (error);
  g_assert_cmpint (n, >, 100);
  g_assert_cmpint (minutes, >, n);
  pmn_connection_counters (store->connection, &steps, NULL);
  g_test_message ("count of %" G_GINT64_FORMAT ": %" G_GINT64_FORMAT " steps", n, steps);
  g_assert_cmpint (
      steps, <,
      12000 + 15 * pmn_test_store_int (store, "SELECT count (*) FROM activity WHERE incomplete"));
  for (guint i = 0; i < statements->len; i++)
    assert_plan (store, g_ptr_array_index (statements, i), FALSE, TRUE);
}

/* What somebody has to complete costs what they lead and co-lead, not what the others have to complete. */
static void
check_incomplete_cost (PmnTestStore *store)
{
  g_autoptr (PmnActivityFilter) filter = pmn_activity_filter_new ();
  g_autoptr (GError) error = NULL;
  gint64 steps, n, led, co_led;

  filter->mediator_id = 1;
  filter->incomplete_only = TRUE;
  pmn_connection_counters (store->connection, NULL, NULL);
  pmn_activity_query_count (store->connection, filter, &n, NULL, &error);
  g_assert_no_error (error);
  pmn_connection_counters (store->connection, &steps, NULL);
  led = pmn_test_store_int (store, "SELECT count (*) FROM activity WHERE incomplete"
                                   " AND deleted_at IS NULL AND mediator_id = 1");
  co_led = pmn_test_store_int (store, "SELECT count (*) FROM activity_co_mediator"
                                      " WHERE mediator_id = 1");
  g_test_message ("%" G_GINT64_FORMAT " to complete: %" G_GINT64_FORMAT " steps", n, steps);
  g_assert_cmpint (n, >=, led);
  g_assert_cmpint (n, <=, led + co_led);
  g_assert_cmpint (steps, <, 500 + 20 * (led + co_led));
}

/* Tags are found through the index of their terms, never through the activities. */
static void
test_tags_cost (void)
{
  g_autoptr (PmnTestStore) store = pmn_test_store_new (9);
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) tags = NULL;
  g_autoptr (GArray) carriers = NULL;
  g_autoptr (GError) error = NULL;
  const PmnTagCount *tag;

  pmn_test_store_add_team (store, 3, 4, 20);
  pmn_test_store_fill (store, 2000, DAY (2024, 1, 1), DAY (2025, 12, 31));
  sqlite3_trace_v2 (pmn_connection_get_handle (store->connection), SQLITE_TRACE_STMT, on_statement,
                    statements);
  tags = pmn_tag_query_counts (store->connection, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tags->len, >, 0);
  tag = g_ptr_array_index (tags, 0);
  carriers = pmn_tag_query_carriers (store->connection, tag->name, &error);
  g_assert_no_error (error);
  sqlite3_trace_v2 (pmn_connection_get_handle (store->connection), 0, NULL, NULL);
  g_assert_cmpint (carriers->len, >=, tag->n);
  g_assert_cmpuint (statements->len, >=, 2);
  for (guint i = 0; i < statements->len; i++)
    assert_plan (store, g_ptr_array_index (statements, i), TRUE, TRUE);
}

/* The first page costs the same whatever the size of the register. */
static void
check_costs (guint n_activities, int n_filters)
{
  static const char *const texts[] = { "impots", "numérique", "culture numerique", "%s impots" };
  g_autoptr (PmnTestStore) store = pmn_test_store_new (8);
  gint64 steps = 20000;

  pmn_test_store_add_team (store, 12, 20, 200);
  pmn_test_store_fill (store, n_activities, DAY (2021, 1, 1), DAY (2025, 12, 31));
  for (int sort = 0; sort < N_SORTS; sort++)
    {
      g_autoptr (PmnActivityFilter) empty = pmn_activity_filter_new ();

      check_cost (store, empty, sort, steps);
    }
  check_count_cost (store, 0, 0, PMN_DAY_NONE, PMN_DAY_NONE);
  check_count_cost (store, 1, 0, PMN_DAY_NONE, PMN_DAY_NONE);
  check_incomplete_cost (store);
  check_count_cost (store, 0, 1u << PMN_ACTIVITY_WORKSHOP, DAY (2022, 1, 1), DAY (2024, 12, 31));
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (PmnActivityFilter) filter = pmn_activity_filter_new ();
      g_autoptr (GString) text = g_string_new (texts[i]);

      g_string_replace (text, "%s", pmn_test_store_word (n_activities / 50), 0);
      filter->text = g_strdup (text->str);
      check_cost (store, filter, PMN_SORT_NEWEST, 40000);
    }
  for (int i = 0; i < n_filters; i++)
    {
      g_autoptr (PmnActivityFilter) filter = pmn_test_store_draw_filter (store);

      /* With several conditions, each is counted first, up to a limit; where none is rare but all
       * together are, the index of one of them, or of the order, is followed to its end. */
      check_cost (store, filter, PMN_SORT_NEWEST, 200000 + 5 * (gint64) n_activities);
      check_cost (store, filter, i % N_SORTS, 450000 + 15 * (gint64) n_activities);
    }
}

static void
test_costs_10000 (void)
{
  check_costs (10000, 200);
}

static void
test_costs_100000 (void)
{
  check_costs (100000, 60);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/activity-query/every-order", test_every_order);
  g_test_add_func ("/activity-query/words-of-themes", test_words_of_themes);
  g_test_add_func ("/activity-query/unknown-values", test_unknown_values);
  g_test_add_func ("/activity-query/summary", test_summary);
  g_test_add_func ("/activity-query/high-numbers", test_high_numbers);
  g_test_add_func ("/activity-query/days", test_days);
  g_test_add_func ("/activity-query/tags-cost", test_tags_cost);
  g_test_add_func ("/activity-query/costs/10000", test_costs_10000);
  g_test_add_func ("/activity-query/costs/100000", test_costs_100000);
  return g_test_run ();
}
