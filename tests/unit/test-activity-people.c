/* test-activity-people.c: people as lines and as counts, sessions logged together, copies
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib.h>

#include "pmn-activity-people.h"
#include "pmn-nomenclature.h"

#define TODAY pmn_day_from_ymd (2026, 11, 22)

static PmnActivity *
make (PmnActivityKind kind)
{
  PmnActivity *activity = pmn_activity_new ();

  activity->kind = kind;
  activity->day = TODAY;
  activity->minutes = 45;
  activity->mediator_id = 1;
  activity->place_kind = PMN_PLACE_KIND_REMOTE;
  pmn_activity_add_theme (activity, "email");
  return activity;
}

static PmnParticipation *
add_person (PmnActivity *activity, const char *gender, gint64 beneficiary)
{
  PmnParticipation *person = pmn_participation_new ();

  person->gender = g_intern_string (gender);
  person->beneficiary_id = beneficiary;
  person->position = activity->participations->len + 1;
  g_ptr_array_add (activity->participations, person);
  return person;
}

static void
assert_valid (const PmnActivity *activity)
{
  g_autoptr (PmnValidation) issues = pmn_validation_new ();
  g_autoptr (GError) error = NULL;

  pmn_activity_validate (activity, TODAY, issues);
  pmn_validation_to_error (issues, &error);
  g_assert_no_error (error);
}

static void
assert_refused (const PmnActivity *activity, const char *field)
{
  g_autoptr (PmnValidation) issues = pmn_validation_new ();
  const PmnIssue *issue;

  pmn_activity_validate (activity, TODAY, issues);
  issue = pmn_validation_find (issues, field);
  g_assert_nonnull (issue);
  g_assert_cmpint (issue->severity, ==, PMN_ISSUE_ERROR);
  g_assert_cmpstr (issue->message, !=, "");
}

static void
test_settle (void)
{
  g_autoptr (PmnActivity) activity = make (PMN_ACTIVITY_WORKSHOP);

  add_person (activity, "feminin", 0)->already_supported = TRUE;
  add_person (activity, "masculin", 7);
  g_strlcpy (add_person (activity, "feminin", 0)->insee, "24322", 6);
  g_strlcpy (add_person (activity, "masculin", 0)->uuid, "0190", 37);
  pmn_activity_settle_people (activity);
  /* Only the first had nothing that asks for a line. */
  g_assert_cmpuint (activity->anonymous, ==, 1);
  g_assert_cmpuint (activity->participations->len, ==, 3);
  g_assert_cmpuint (pmn_activity_get_tally (activity, PMN_DIMENSION_GENDER, "feminin"), ==, 1);
  g_assert_cmpuint (pmn_activity_get_tally (activity, PMN_DIMENSION_AGE, "non_communique"), ==, 1);
  g_assert_cmpuint (pmn_activity_get_tally (activity, PMN_DIMENSION_PERSON, "already_supported"),
                    ==, 1);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (
        ((PmnParticipation *) g_ptr_array_index (activity->participations, i))->position, ==,
        i + 1);
  g_assert_cmpuint (pmn_activity_get_people (activity), ==, 4);
  assert_valid (activity);
}

static void
test_describe_is_the_contrary_of_count (void)
{
  g_autoptr (PmnActivity) activity = make (PMN_ACTIVITY_INDIVIDUAL);
  g_autoptr (PmnParticipation) person = NULL;

  add_person (activity, "feminin", 0)->age = g_intern_string ("soixante_dix_plus");
  pmn_activity_settle_people (activity);
  assert_valid (activity);
  person = pmn_activity_describe_person (activity);
  g_assert_cmpstr (person->gender, ==, "feminin");
  g_assert_cmpstr (person->age, ==, "soixante_dix_plus");
  g_assert_cmpstr (person->status, ==, "non_communique");
  g_assert_false (person->already_supported);
}

static void
test_to_workshop (void)
{
  g_autoptr (PmnActivity) activity = make (PMN_ACTIVITY_INDIVIDUAL);

  activity->autonomy = g_intern_string ("autonome");
  add_person (activity, "feminin", 0);
  add_person (activity, "masculin", 0);
  add_person (activity, "feminin", 9);
  assert_refused (activity, "people");
  pmn_activity_to_workshop (activity);
  g_assert_cmpint (activity->kind, ==, PMN_ACTIVITY_WORKSHOP);
  g_assert_cmpuint (activity->anonymous, ==, 2);
  g_assert_cmpuint (pmn_activity_get_people (activity), ==, 3);
  g_assert_cmpint (activity->minutes, ==, 45);
  assert_valid (activity);
}

static void
test_to_sessions (void)
{
  static const int minutes[] = { 30, 60, 15 };
  g_autoptr (PmnActivity) activity = make (PMN_ACTIVITY_INDIVIDUAL);
  g_autoptr (GPtrArray) sessions = NULL;

  activity->record.id = 12;
  activity->local_ref = g_strdup ("A7F3-0001");
  add_person (activity, "feminin", 0);
  add_person (activity, "masculin", 5);
  add_person (activity, "masculin", 0);
  sessions = pmn_activity_to_sessions (activity, minutes, "group");
  g_assert_cmpuint (sessions->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const PmnActivity *session = g_ptr_array_index (sessions, i);

      assert_valid (session);
      g_assert_cmpuint (pmn_activity_get_people (session), ==, 1);
      g_assert_cmpint (session->minutes, ==, minutes[i]);
      g_assert_cmpstr (session->group_uuid, ==, "group");
      g_assert_cmpint (session->record.id, ==, i == 0 ? 12 : 0);
      g_assert_cmpstr (session->local_ref, ==, i == 0 ? "A7F3-0001" : NULL);
    }
}

static void
test_duplicate (void)
{
  g_autoptr (PmnActivity) activity = make (PMN_ACTIVITY_WORKSHOP);
  g_autoptr (PmnActivity) copy = NULL;

  activity->record.id = 3;
  g_strlcpy (activity->record.uuid, "uuid", sizeof activity->record.uuid);
  activity->local_ref = g_strdup ("A7F3-0001");
  activity->national_id = g_strdup ("national");
  activity->notes = g_strdup ("said once");
  activity->group_uuid = g_strdup ("group");
  activity->source = PMN_SOURCE_COOP;
  activity->incomplete = TRUE;
  activity->anonymous = 4;
  g_strlcpy (add_person (activity, "feminin", 5)->uuid, "0190", 37);
  copy = pmn_activity_duplicate (activity, TODAY - 1);
  g_assert_cmpint (copy->record.id, ==, 0);
  g_assert_cmpstr (copy->record.uuid, ==, "");
  g_assert_null (copy->local_ref);
  g_assert_null (copy->national_id);
  g_assert_null (copy->notes);
  g_assert_null (copy->group_uuid);
  g_assert_cmpint (copy->source, ==, PMN_SOURCE_LOCAL);
  g_assert_false (copy->incomplete);
  g_assert_cmpint (copy->day, ==, TODAY - 1);
  g_assert_cmpuint (copy->anonymous, ==, 4);
  g_assert_cmpstr (((PmnParticipation *) g_ptr_array_index (copy->participations, 0))->uuid, ==,
                   "");
  assert_valid (copy);
  pmn_activity_strip_people (copy);
  g_assert_cmpuint (pmn_activity_get_people (copy), ==, 0);
  g_assert_cmpuint (copy->tallies->len, ==, 0);
}

static void
test_rules (void)
{
  g_autoptr (PmnActivity) workshop = make (PMN_ACTIVITY_WORKSHOP);
  g_autoptr (PmnActivity) session = make (PMN_ACTIVITY_INDIVIDUAL);
  g_autoptr (PmnActivity) local = make (PMN_ACTIVITY_LOCAL);
  gint64 lead = 1, other = 2;

  workshop->anonymous = 3;
  g_array_append_val (workshop->co_mediators, other);
  assert_valid (workshop);
  g_array_append_val (workshop->co_mediators, lead);
  assert_refused (workshop, "co_mediators");

  session->anonymous = 1;
  assert_valid (session);
  g_array_append_val (session->co_mediators, other);
  assert_refused (session, "co_mediators");

  add_person (workshop, "feminin", 4);
  add_person (workshop, "feminin", 4);
  assert_refused (workshop, "followed");

  g_ptr_array_set_size (local->themes, 0);
  local->place_kind = PMN_PLACE_KIND_NONE;
  assert_refused (local, "local_kind");
  local->local_kind = g_intern_string ("meeting");
  assert_valid (local);
  local->anonymous = 1;
  assert_refused (local, "people");
}

/* People who are only counted become as many participations, and are counted the same again. */
static void
test_spread (void)
{
  g_autoptr (PmnActivity) activity = pmn_activity_new ();
  g_autoptr (PmnActivity) before = NULL;

  activity->kind = PMN_ACTIVITY_INDIVIDUAL;
  activity->anonymous = 3;
  pmn_activity_set_tally (activity, PMN_DIMENSION_GENDER, "feminin", 2);
  pmn_activity_set_tally (activity, PMN_DIMENSION_GENDER, "masculin", 1);
  pmn_activity_set_tally (activity, PMN_DIMENSION_AGE, "soixante_soixante_neuf", 1);
  pmn_activity_set_tally (activity, PMN_DIMENSION_PERSON, "already_supported", 2);
  before = pmn_activity_copy (activity);

  /* Three things differ: who is who would be made up. */
  g_assert_false (pmn_activity_can_spread_people (activity));
  pmn_activity_spread_people (activity);
  g_assert_cmpuint (activity->anonymous, ==, 0);
  g_assert_cmpuint (activity->tallies->len, ==, 0);
  g_assert_cmpuint (activity->participations->len, ==, 3);
  pmn_activity_settle_people (activity);
  g_assert_cmpuint (activity->participations->len, ==, 0);
  g_assert_cmpuint (activity->anonymous, ==, 3);
  for (guint i = 0; i < before->tallies->len; i++)
    {
      const PmnTally *tally = &g_array_index (before->tallies, PmnTally, i);

      g_assert_cmpuint (pmn_activity_get_tally (activity, tally->dimension, tally->code), ==,
                        tally->n);
    }
  /* What was not said of the two others. */
  g_assert_cmpuint (pmn_activity_get_tally (activity, PMN_DIMENSION_AGE, "non_communique"), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/activity-people/settle", test_settle);
  g_test_add_func ("/activity-people/describe-is-the-contrary-of-count",
                   test_describe_is_the_contrary_of_count);
  g_test_add_func ("/activity-people/to-workshop", test_to_workshop);
  g_test_add_func ("/activity-people/to-sessions", test_to_sessions);
  g_test_add_func ("/activity-people/spread", test_spread);
  g_test_add_func ("/activity-people/duplicate", test_duplicate);
  g_test_add_func ("/activity-people/rules", test_rules);
  return g_test_run ();
}
