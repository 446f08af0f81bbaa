/* test-statistics.c: the figures equal a count of the rows by other means
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pmn-activity-repository-private.h"
#include "pmn-nomenclature.h"
#include "pmn-statistics-query.h"
#include "pmn-test-store.h"

#define DAY(y, m, d) pmn_day_from_ymd (y, m, d)

/* The naive count: every activity is read whole and looked at in C. ------------------------------ */

static void
count_term (GHashTable *terms, int dimension, const char *code, gint64 activities, gint64 people)
{
  char *key;
  gint64 *sums;

  if (code == NULL)
    return;
  key = g_strdup_printf ("%d/%s", dimension, code);
  sums = g_hash_table_lookup (terms, key);
  if (sums == NULL)
    {
      sums = g_new0 (gint64, 2);
      g_hash_table_insert (terms, g_strdup (key), sums);
    }
  sums[0] += activities;
  sums[1] += people;
  g_free (key);
}

static void
count_people (GHashTable *terms, GHashTable *followed, const PmnActivity *activity)
{
  for (guint i = 0; i < activity->tallies->len; i++)
    {
      const PmnTally *tally = &g_array_index (activity->tallies, PmnTally, i);

      count_term (terms, tally->dimension, tally->code, 0, tally->n);
    }
  for (guint i = 0; i < activity->participations->len; i++)
    {
      const PmnParticipation *person = g_ptr_array_index (activity->participations, i);

      count_term (terms, PMN_DIMENSION_GENDER, person->gender, 0, 1);
      count_term (terms, PMN_DIMENSION_AGE, person->age, 0, 1);
      count_term (terms, PMN_DIMENSION_STATUS, person->status, 0, 1);
      if (person->already_supported)
        count_term (terms, PMN_DIMENSION_PERSON, "already_supported", 0, 1);
      if (person->beneficiary_id == 0)
        continue;
      count_term (terms, PMN_DIMENSION_PERSON, "followed", 0, 1);
      g_hash_table_add (followed, GSIZE_TO_POINTER ((gsize) person->beneficiary_id));
    }
}

static void
count_activity (PmnStatistics *sum, GHashTable *terms, GHashTable *followed,
                const PmnActivity *activity)
{
  static const char *const place_codes[]
      = { NULL, "lieu_activite", "autre", "domicile", "a_distance" };
  gint64 people = activity->anonymous + activity->participations->len;

  sum->kinds[activity->kind]++;
  if (activity->kind == PMN_ACTIVITY_LOCAL)
    {
      sum->minutes_local += activity->minutes;
      return;
    }
  sum->activities++;
  sum->accompaniments += people;
  sum->minutes += activity->minutes;
  if (activity->kind == PMN_ACTIVITY_WORKSHOP)
    sum->participants += people;
  for (guint i = 0; i < activity->themes->len; i++)
    count_term (terms, PMN_DIMENSION_THEME, g_ptr_array_index (activity->themes, i), 1, people);
  for (guint i = 0; i < activity->materials->len; i++)
    count_term (terms, PMN_DIMENSION_MATERIAL, g_ptr_array_index (activity->materials, i), 1,
                people);
  count_term (terms, PMN_DIMENSION_LEVEL, activity->level, 1, people);
  count_term (terms, PMN_DIMENSION_AUTONOMY, activity->autonomy, 1, people);
  count_term (terms, PMN_DIMENSION_REFERRAL, activity->referral, 1, people);
  count_term (terms, PMN_DIMENSION_PLACE_KIND, place_codes[activity->place_kind], 1, people);
  count_term (terms, PMN_DIMENSION_DURATION,
              activity->minutes < 30    ? "lt30"
              : activity->minutes < 60  ? "30_60"
              : activity->minutes < 120 ? "60_120"
                                        : "ge120",
              1, people);
  count_people (terms, followed, activity);
}

static void
assert_same_months (const PmnStatistics *figures, GHashTable *months)
{
  int last = 0;

  g_assert_cmpuint (figures->months->len, ==, g_hash_table_size (months));
  for (guint i = 0; i < figures->months->len; i++)
    {
      const PmnMonthCount *count = &g_array_index (figures->months, PmnMonthCount, i);
      const gint64 *sums = g_hash_table_lookup (months, GINT_TO_POINTER (count->month));

      g_assert_nonnull (sums);
      g_assert_cmpint (count->month, >, last);
      last = count->month;
      g_assert_cmpint (count->activities, ==, sums[0]);
      g_assert_cmpint (count->accompaniments, ==, sums[1]);
      g_assert_cmpint (count->minutes, ==, sums[2]);
    }
}

static void
count_month (GHashTable *months, const PmnActivity *activity)
{
  gpointer key = GINT_TO_POINTER (pmn_day_month (activity->day));
  gint64 *sums = g_hash_table_lookup (months, key);

  if (activity->kind == PMN_ACTIVITY_LOCAL)
    return;
  if (sums == NULL)
    {
      sums = g_new0 (gint64, 3);
      g_hash_table_insert (months, key, sums);
    }
  sums[0]++;
  sums[1] += activity->anonymous + activity->participations->len;
  sums[2] += activity->minutes;
}

static void
assert_same_terms (const PmnStatistics *figures, GHashTable *terms)
{
  g_assert_cmpuint (figures->terms->len, ==, g_hash_table_size (terms));
  for (guint i = 0; i < figures->terms->len; i++)
    {
      const PmnTermCount *term = &g_array_index (figures->terms, PmnTermCount, i);
      g_autofree char *key = g_strdup_printf ("%d/%s", term->dimension, term->code);
      const gint64 *sums = g_hash_table_lookup (terms, key);

      g_assert_nonnull (sums);
      g_assert_cmpint (term->activities, ==, sums[0]);
      g_assert_cmpint (term->accompaniments, ==, sums[1]);
    }
}

static void
assert_exact (PmnTestStore *store, GPtrArray *all, const PmnActivityFilter *filter)
{
  g_autoptr (PmnStatistics) figures = NULL;
  g_autoptr (PmnStatistics) sum = pmn_statistics_new ();
  g_autoptr (GHashTable) terms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) months = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GHashTable) followed = g_hash_table_new (NULL, NULL);
  g_autoptr (GError) error = NULL;
  gint64 n_followed = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const PmnActivity *activity = g_ptr_array_index (all, i);

      if (activity->incomplete || !pmn_test_activity_matches (activity, filter))
        continue;
      count_activity (sum, terms, followed, activity);
      count_month (months, activity);
    }
  figures = pmn_statistics_query (store->connection, filter, &error);
  g_assert_no_error (error);
  g_assert_cmpint (figures->activities, ==, sum->activities);
  for (int kind = 1; kind <= PMN_N_ACTIVITY_KINDS; kind++)
    g_assert_cmpint (figures->kinds[kind], ==, sum->kinds[kind]);
  g_assert_cmpint (figures->accompaniments, ==, sum->accompaniments);
  g_assert_cmpint (figures->participants, ==, sum->participants);
  g_assert_cmpint (figures->minutes, ==, sum->minutes);
  g_assert_cmpint (figures->minutes_local, ==, sum->minutes_local);
  g_assert_cmpint (figures->followed, ==, g_hash_table_size (followed));
  if (g_hash_table_contains (terms, "13/followed"))
    n_followed = ((gint64 *) g_hash_table_lookup (terms, "13/followed"))[1];
  g_assert_cmpint (figures->anonymous, ==, sum->accompaniments - n_followed);
  g_assert_cmpint (figures->from, ==, filter->from);
  g_assert_cmpint (figures->to, ==, filter->to);
  assert_same_months (figures, months);
  assert_same_terms (figures, terms);
}

/* Data and filters ------------------------------------------------------------------------------ */

#define FIRST DAY (2025, 10, 7)
#define LAST DAY (2026, 3, 25)

static GPtrArray *
read_all (PmnTestStore *store)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) pmn_activity_free);
  gint64 last = pmn_test_store_int (store, "SELECT max (id) FROM activity");

  for (gint64 id = 1; id <= last; id++)
    {
      PmnActivity *activity = pmn_activity_repository_get (store->connection, id, NULL);

      if (activity != NULL)
        g_ptr_array_add (all, activity);
    }
  return all;
}

/* Edits of every sort over rows that were made in bulk and one by one. */
static void
disturb (PmnTestStore *store, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PmnActivity) drawn = pmn_test_store_draw (store, FIRST, LAST);
      g_autoptr (GError) error = NULL;
      gint64 id = 1
                  + g_rand_int_range (
                      store->rand, 0,
                      (gint32) pmn_test_store_int (store, "SELECT max (id) FROM activity"));
      PmnEdit *edit = pmn_test_store_begin (store, "edit", FALSE);

      switch (g_rand_int_range (store->rand, 0, 4))
        {
        case 0:
          pmn_activity_repository_save (edit, drawn, &error);
          break;
        case 1:
          pmn_activity_repository_trash (edit, id, &error);
          break;
        case 2:
          pmn_activity_repository_restore (edit, id, &error);
          break;
        default:
          pmn_activity_repository_write_image (edit, id, drawn, &error);
          break;
        }
      g_assert_no_error (error);
      pmn_test_store_commit (edit);
    }
}

/* A code that came when the numbers of its kind were all given. */
static void
add_overflow (PmnTestStore *store)
{
  g_autoptr (PmnActivity) activity = pmn_test_store_draw (store, FIRST + 3, LAST - 3);

  pmn_test_store_exec (store, "INSERT INTO term (id, dimension, code) VALUES (1999, 1, 'full')");
  activity->kind = PMN_ACTIVITY_INDIVIDUAL;
  pmn_activity_add_theme (activity, "a_theme_too_many");
  pmn_test_store_save (store, activity);
  g_assert_cmpint (
      pmn_test_store_int (store, "SELECT id FROM term WHERE code = 'a_theme_too_many'"), >=,
      10000000);
}

static PmnTestStore *
make_store (guint32 seed)
{
  PmnTestStore *store = pmn_test_store_new (seed);

  pmn_test_store_add_team (store, 4, 3, 10);
  pmn_test_store_fill (store, 250, FIRST, LAST);
  add_overflow (store);
  disturb (store, 60);
  pmn_test_store_assert_sound (store);
  return store;
}

static PmnDay
draw_bound (PmnTestStore *store)
{
  static const int months[] = { 202510, 202511, 202512, 202601, 202602, 202603, 202604 };
  int month = months[g_rand_int_range (store->rand, 0, G_N_ELEMENTS (months))];
  PmnDay first = DAY (month / 100, month % 100, 1);

  switch (g_rand_int_range (store->rand, 0, 4))
    {
    case 0:
      return PMN_DAY_NONE;
    case 1:
      return first;
    case 2:
      return first - 1;
    default:
      return first + g_rand_int_range (store->rand, 0, 28);
    }
}

static void
test_periods (void)
{
  g_autoptr (PmnTestStore) store = make_store (11);
  g_autoptr (GPtrArray) all = read_all (store);

  for (int i = 0; i < 120; i++)
    {
      g_autoptr (PmnActivityFilter) filter = pmn_activity_filter_new ();

      filter->from = draw_bound (store);
      filter->to = draw_bound (store);
      if (i % 2 == 1)
        filter->mediator_id
            = g_array_index (store->mediators, gint64, g_rand_int_range (store->rand, 0, 4));
      if (i % 3 == 1)
        filter->place_id
            = g_array_index (store->places, gint64, g_rand_int_range (store->rand, 0, 3));
      if (i % 5 == 1)
        filter->kinds = (guint) g_rand_int_range (store->rand, 1, 16) << 1;
      assert_exact (store, all, filter);
    }
}

/* Every way of cutting a month: those who came in the days that stay, and only those, remain. */
static void
test_cuts (void)
{
  g_autoptr (PmnTestStore) store = make_store (13);
  g_autoptr (GPtrArray) all = read_all (store);
  PmnDay first = DAY (2026, 2, 1), last = DAY (2026, 2, 28);
  guint n = 0;

  for (PmnDay day = first; day <= last; day++)
    {
      const PmnPeriod periods[] = {
        { day, PMN_DAY_NONE },       { PMN_DAY_NONE, day },      { DAY (2025, 11, 10), day },
        { DAY (2025, 11, 20), day }, { day, DAY (2026, 3, 11) }, { day, DAY (2026, 3, 20) },
        { DAY (2026, 1, 31), day },  { day, DAY (2026, 3, 1) },
      };

      for (gsize i = 0; i < G_N_ELEMENTS (periods) + (gsize) (last - day) + 1; i++)
        {
          g_autoptr (PmnActivityFilter) filter = pmn_activity_filter_new ();
          gboolean inside = i >= G_N_ELEMENTS (periods);

          filter->from = inside ? day : periods[i].from;
          filter->to = inside ? day + (PmnDay) (i - G_N_ELEMENTS (periods)) : periods[i].to;
          n++;
          if (n % 4 == 1)
            filter->mediator_id = g_array_index (store->mediators, gint64, n / 4 % 4);
          if (n % 5 == 1)
            filter->place_id = g_array_index (store->places, gint64, n / 5 % 3);
          if (n % 3 == 1)
            filter->kinds = (1 + n / 3 % 15) << 1;
          assert_exact (store, all, filter);
        }
    }
}

/* What ANALYZE wrote when the register had one activity: each index of the children then looks as good as
 * another, and rows may come in the order of any. The figures do not depend on it. */
static void
test_planner (void)
{
  static const char *const tables[] = { "activity_term", "activity_tally", "participation" };
  g_autoptr (PmnTestStore) store = make_store (14);
  g_autoptr (GPtrArray) all = read_all (store);

  pmn_test_store_exec (store, "ANALYZE");
  pmn_test_store_exec (store, "DELETE FROM sqlite_stat1");
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql
          = g_strdup_printf ("INSERT INTO sqlite_stat1 SELECT tbl_name, name, '1 1 1'"
                             " FROM sqlite_schema WHERE type = 'index' AND tbl_name = '%s'",
                             tables[i]);

      pmn_test_store_exec (store, sql);
    }
  pmn_test_store_exec (store, "ANALYZE sqlite_schema");
  for (PmnDay from = DAY (2025, 11, 3); from < DAY (2025, 12, 1); from += 3)
    {
      g_autoptr (PmnActivityFilter) filter = pmn_activity_filter_new ();

      filter->from = from;
      filter->to = from + 65;
      assert_exact (store, all, filter);
    }
}

static void
test_crossings (void)
{
  g_autoptr (PmnTestStore) store = make_store (12);
  g_autoptr (GPtrArray) all = read_all (store);

  for (int i = 0; i < 120; i++)
    {
      g_autoptr (PmnActivityFilter) filter = pmn_test_store_draw_filter (store);

      filter->from = draw_bound (store);
      filter->to = draw_bound (store);
      assert_exact (store, all, filter);
    }
}

/* What the contract says, on figures small enough to be counted by hand. */
static void
test_by_hand (void)
{
  g_autoptr (PmnTestStore) store = pmn_test_store_new (1);
  g_autoptr (PmnActivity) workshop = pmn_activity_new ();
  g_autoptr (PmnActivity) local = pmn_activity_new ();
  g_autoptr (PmnActivity) later = pmn_activity_new ();
  g_autoptr (PmnActivityFilter) filter = pmn_activity_filter_new ();
  g_autoptr (PmnStatistics) all = NULL;
  g_autoptr (PmnStatistics) second = NULL;
  g_autoptr (PmnStatistics) nothing = NULL;
  g_autoptr (GError) error = NULL;
  gint64 other;

  pmn_test_store_add_team (store, 2, 1, 1);
  other = g_array_index (store->mediators, gint64, 1);
  workshop->kind = PMN_ACTIVITY_WORKSHOP;
  workshop->day = DAY (2026, 3, 31);
  workshop->minutes = 120;
  workshop->mediator_id = g_array_index (store->mediators, gint64, 0);
  workshop->place_kind = PMN_PLACE_KIND_HOME;
  g_array_append_val (workshop->co_mediators, other);
  pmn_activity_add_theme (workshop, "email");
  workshop->anonymous = 6;
  pmn_activity_complete_margins (workshop);
  pmn_test_store_save (store, workshop);

  local->kind = PMN_ACTIVITY_LOCAL;
  local->day = DAY (2026, 4, 1);
  local->minutes = 45;
  local->mediator_id = workshop->mediator_id;
  pmn_test_store_save (store, local);

  later->day = DAY (2026, 3, 30);
  later->mediator_id = other;
  later->incomplete = TRUE;
  pmn_test_store_save (store, later);

  all = pmn_statistics_query (store->connection, filter, &error);
  g_assert_no_error (error);
  g_assert_cmpint (all->activities, ==, 1);
  g_assert_cmpint (all->kinds[PMN_ACTIVITY_WORKSHOP], ==, 1);
  g_assert_cmpint (all->kinds[PMN_ACTIVITY_LOCAL], ==, 1);
  g_assert_cmpint (all->accompaniments, ==, 6);
  g_assert_cmpint (all->participants, ==, 6);
  g_assert_cmpint (all->minutes, ==, 120);
  g_assert_cmpint (all->minutes_local, ==, 45);
  g_assert_cmpuint (all->months->len, ==, 1);
  g_assert_cmpint (pmn_statistics_get_term (all, PMN_DIMENSION_DURATION, "ge120")->activities, ==,
                   1);
  g_assert_cmpint (
      pmn_statistics_get_term (all, PMN_DIMENSION_GENDER, "non_communique")->accompaniments, ==, 6);
  g_assert_cmpint (
      pmn_statistics_get_term (all, PMN_DIMENSION_GENDER, "non_communique")->activities, ==, 0);

  /* The co-animator's own view has the workshop too. */
  filter->mediator_id = other;
  second = pmn_statistics_query (store->connection, filter, &error);
  g_assert_no_error (error);
  g_assert_cmpint (second->activities, ==, 1);
  g_assert_cmpint (second->kinds[PMN_ACTIVITY_LOCAL], ==, 0);

  filter->from = DAY (2026, 4, 2);
  filter->to = DAY (2026, 4, 1);
  nothing = pmn_statistics_query (store->connection, filter, &error);
  g_assert_no_error (error);
  g_assert_cmpint (nothing->activities + nothing->kinds[PMN_ACTIVITY_LOCAL], ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/statistics/by-hand", test_by_hand);
  g_test_add_func ("/statistics/periods", test_periods);
  g_test_add_func ("/statistics/cuts", test_cuts);
  g_test_add_func ("/statistics/crossings", test_crossings);
  g_test_add_func ("/statistics/planner", test_planner);
  return g_test_run ();
}
