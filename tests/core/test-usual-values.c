/* test-usual-values.c: place, durations and date that a new activity starts with, cheap at any size
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "pmn-clock.h"
#include "pmn-test-store.h"
#include "pmn-usual-values.h"

/* Sunday 22 November 2026 */
#define TODAY (pmn_day_from_ymd (2026, 11, 22))

static PmnTestStore *
make_store (void)
{
  PmnTestStore *store = pmn_test_store_new (7);

  pmn_test_store_add_team (store, 2, 3, 0);
  return store;
}

static gint64
mediator (PmnTestStore *store, guint index)
{
  return g_array_index (store->mediators, gint64, index);
}

static gint64
place (PmnTestStore *store, guint index)
{
  return g_array_index (store->places, gint64, index);
}

static void
save (PmnTestStore *store, PmnActivityKind kind, PmnDay day, gint minutes, PmnPlaceKind place_kind,
      gint64 place_id)
{
  g_autoptr (PmnActivity) activity = pmn_activity_new ();

  activity->kind = kind;
  activity->day = day;
  activity->minutes = minutes;
  activity->mediator_id = mediator (store, 0);
  activity->place_kind = place_kind;
  activity->place_id = place_id;
  if (place_kind == PMN_PLACE_KIND_HOME || place_kind == PMN_PLACE_KIND_ELSEWHERE)
    g_strlcpy (activity->insee, "38185", sizeof activity->insee);
  if (kind == PMN_ACTIVITY_LOCAL)
    activity->local_kind = g_intern_static_string ("travel");
  else
    {
      activity->anonymous = 1;
      pmn_activity_add_theme (activity, "email");
    }
  pmn_test_store_save (store, activity);
}

static PmnUsualValues *
query (PmnTestStore *store, guint index, PmnDay day)
{
  g_autoptr (GError) error = NULL;
  PmnUsualValues *values
      = pmn_usual_values_query (store->connection, mediator (store, index), day, &error);

  g_assert_no_error (error);
  g_assert_nonnull (values);
  return values;
}

static const PmnUsualPlace *
where (const PmnUsualValues *values)
{
  return pmn_usual_values_get_place (values, values->day);
}

/* Said another day, the activity is where somebody works on that weekday. */
static void
assert_place_of (const PmnUsualValues *values, PmnDay day, gint64 place_id)
{
  g_autoptr (PmnActivity) activity = pmn_activity_new ();

  activity->kind = PMN_ACTIVITY_INDIVIDUAL;
  activity->day = day;
  pmn_usual_values_apply (values, activity);
  g_assert_cmpint (activity->place_id, ==, place_id);
}

static void
test_weekday_first (void)
{
  g_autoptr (PmnTestStore) store = make_store ();
  g_autoptr (PmnUsualValues) tuesday = NULL;
  g_autoptr (PmnUsualValues) thursday = NULL;

  /* Tuesdays at the second place; more often, on other days, at the first. */
  for (int week = 1; week <= 3; week++)
    {
      PmnDay monday = TODAY - 6 - 7 * (week - 1);

      save (store, PMN_ACTIVITY_INDIVIDUAL, monday, 45, PMN_PLACE_KIND_PLACE, place (store, 0));
      save (store, PMN_ACTIVITY_INDIVIDUAL, monday + 1, 45, PMN_PLACE_KIND_PLACE, place (store, 1));
      save (store, PMN_ACTIVITY_INDIVIDUAL, monday + 2, 30, PMN_PLACE_KIND_PLACE, place (store, 0));
    }
  tuesday = query (store, 0, TODAY + 2);
  g_assert_cmpint (where (tuesday)->kind, ==, PMN_PLACE_KIND_PLACE);
  g_assert_cmpint (where (tuesday)->id, ==, place (store, 1));
  g_assert_cmpint (tuesday->last_day, ==, TODAY - 4);
  assert_place_of (tuesday, PMN_DAY_NONE, place (store, 1));
  assert_place_of (tuesday, TODAY + 1, place (store, 0));
  thursday = query (store, 0, TODAY + 4);
  assert_place_of (thursday, TODAY + 2, place (store, 1));
  g_assert_cmpint (where (thursday)->id, ==, place (store, 0));
}

static void
test_durations (void)
{
  g_autoptr (PmnTestStore) store = make_store ();
  g_autoptr (PmnUsualValues) values = NULL;

  save (store, PMN_ACTIVITY_INDIVIDUAL, TODAY - 5, 90, PMN_PLACE_KIND_REMOTE, 0);
  save (store, PMN_ACTIVITY_INDIVIDUAL, TODAY - 4, 45, PMN_PLACE_KIND_REMOTE, 0);
  save (store, PMN_ACTIVITY_INDIVIDUAL, TODAY - 3, 45, PMN_PLACE_KIND_REMOTE, 0);
  save (store, PMN_ACTIVITY_LOCAL, TODAY - 2, 20, PMN_PLACE_KIND_NONE, 0);
  values = query (store, 0, TODAY);
  g_assert_cmpint (values->minutes[PMN_ACTIVITY_INDIVIDUAL], ==, 45);
  g_assert_cmpint (values->minutes[PMN_ACTIVITY_LOCAL], ==, 20);
  g_assert_cmpint (values->minutes[PMN_ACTIVITY_WORKSHOP], ==, 120);
  g_assert_cmpint (values->minutes[PMN_ACTIVITY_ONE_OFF], ==, 15);
  g_assert_cmpint (where (values)->kind, ==, PMN_PLACE_KIND_REMOTE);
}

/* A home is somebody's: never proposed to the next person. A trashed place neither. */
static void
test_never_a_home (void)
{
  g_autoptr (PmnTestStore) store = make_store ();
  g_autoptr (PmnUsualValues) values = NULL;
  g_autofree char *sql = NULL;

  for (int i = 1; i <= 4; i++)
    save (store, PMN_ACTIVITY_INDIVIDUAL, TODAY - i, 45, PMN_PLACE_KIND_HOME, 0);
  for (int i = 1; i <= 3; i++)
    save (store, PMN_ACTIVITY_INDIVIDUAL, TODAY - i, 45, PMN_PLACE_KIND_PLACE, place (store, 2));
  save (store, PMN_ACTIVITY_INDIVIDUAL, TODAY - 9, 45, PMN_PLACE_KIND_ELSEWHERE, 0);
  sql = g_strdup_printf ("UPDATE place SET deleted_at = 1 WHERE id = %" G_GINT64_FORMAT,
                         place (store, 2));
  pmn_test_store_exec (store, sql);
  values = query (store, 0, TODAY);
  g_assert_cmpint (where (values)->kind, ==, PMN_PLACE_KIND_ELSEWHERE);
  g_assert_cmpstr (where (values)->insee, ==, "38185");
}

static void
test_nothing_logged (void)
{
  g_autoptr (PmnTestStore) several = make_store ();
  g_autoptr (PmnTestStore) one = pmn_test_store_new (8);
  g_autoptr (PmnUsualValues) unknown = query (several, 1, TODAY);
  g_autoptr (PmnUsualValues) only = NULL;

  g_assert_cmpint (where (unknown)->id, ==, place (several, 0));
  g_assert_cmpint (where (unknown)->reason, ==, PMN_USUAL_FIRST);
  g_assert_cmpint (unknown->last_day, ==, PMN_DAY_NONE);
  pmn_test_store_add_team (one, 1, 1, 0);
  only = query (one, 0, TODAY);
  g_assert_cmpint (where (only)->id, ==, place (one, 0));
}

/* The place of the first run is the usual one until another was used; what a colleague uses is not one's own. */
static void
test_first_place (void)
{
  g_autoptr (PmnTestStore) store = make_store ();
  g_autoptr (PmnUsualValues) after_home = NULL;
  g_autoptr (PmnUsualValues) colleague = NULL;
  g_autoptr (PmnUsualValues) after_other = NULL;

  save (store, PMN_ACTIVITY_INDIVIDUAL, TODAY, 30, PMN_PLACE_KIND_HOME, 0);
  after_home = query (store, 0, TODAY);
  g_assert_cmpint (where (after_home)->id, ==, place (store, 0));
  colleague = query (store, 1, TODAY);
  g_assert_cmpint (where (colleague)->kind, ==, PMN_PLACE_KIND_NONE);
  save (store, PMN_ACTIVITY_INDIVIDUAL, TODAY, 30, PMN_PLACE_KIND_PLACE, place (store, 1));
  after_other = query (store, 0, TODAY);
  g_assert_cmpint (where (after_other)->id, ==, place (store, 1));
}

static void
test_apply (void)
{
  g_autoptr (PmnTestStore) store = make_store ();
  g_autoptr (PmnUsualValues) values = NULL;
  g_autoptr (PmnActivity) activity = pmn_activity_new ();
  g_autoptr (PmnActivity) travel = pmn_activity_new ();

  save (store, PMN_ACTIVITY_INDIVIDUAL, TODAY - 1, 60, PMN_PLACE_KIND_PLACE, place (store, 1));
  values = query (store, 0, TODAY);
  activity->day = TODAY - 3;
  pmn_usual_values_apply (values, activity);
  g_assert_cmpint (activity->day, ==, TODAY - 3);
  g_assert_cmpint (activity->minutes, ==, 60);
  g_assert_cmpint (activity->place_id, ==, place (store, 1));
  travel->kind = PMN_ACTIVITY_LOCAL;
  pmn_usual_values_apply (values, travel);
  g_assert_cmpint (travel->day, ==, TODAY);
  g_assert_cmpint (travel->place_kind, ==, PMN_PLACE_KIND_NONE);
}

/* A session past midnight keeps its start date. */
static void
test_past_midnight (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) late = g_date_time_new (zone, 2026, 11, 22, 3, 59, 0);
  g_autoptr (GDateTime) early = g_date_time_new (zone, 2026, 11, 22, 4, 0, 0);

  pmn_clock_set_fixed (g_date_time_to_unix (late) * 1000);
  g_assert_cmpint (pmn_clock_proposed_day (), ==, TODAY - 1);
  pmn_clock_set_fixed (g_date_time_to_unix (early) * 1000);
  g_assert_cmpint (pmn_clock_proposed_day (), ==, TODAY);
  pmn_clock_set_fixed (-1);
}

static gint64
steps_of_query (guint n_activities)
{
  g_autoptr (PmnTestStore) store = make_store ();
  g_autoptr (PmnUsualValues) values = NULL;
  gint64 steps, statements;

  pmn_test_store_fill (store, n_activities, TODAY - 700, TODAY);
  pmn_connection_counters (store->connection, &steps, &statements);
  values = query (store, 0, TODAY);
  pmn_connection_counters (store->connection, &steps, &statements);
  return steps;
}

/* Four hundred rows are read, and no more when there are many more. */
static void
test_cost (void)
{
  gint64 small = steps_of_query (1500), large = steps_of_query (9000);

  g_test_message ("%" G_GINT64_FORMAT " and %" G_GINT64_FORMAT " steps", small, large);
  g_assert_cmpint (large, <, small * 11 / 10);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/usual-values/weekday-first", test_weekday_first);
  g_test_add_func ("/usual-values/durations", test_durations);
  g_test_add_func ("/usual-values/never-a-home", test_never_a_home);
  g_test_add_func ("/usual-values/nothing-logged", test_nothing_logged);
  g_test_add_func ("/usual-values/first-place", test_first_place);
  g_test_add_func ("/usual-values/apply", test_apply);
  g_test_add_func ("/usual-values/past-midnight", test_past_midnight);
  g_test_add_func ("/usual-values/cost", test_cost);
  return g_test_run ();
}
