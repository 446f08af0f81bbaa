/* test-activity.c: the rules of the national form, and copies that are really equal
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "pmn-activity-difference.h"
#include "pmn-activity-kind.h"
#include "pmn-domain-error.h"
#include "pmn-nomenclature.h"

#define TODAY (pmn_day_from_ymd (2026, 11, 22))

/* A session that the form accepts. */
static PmnActivity *
good_session (void)
{
  PmnActivity *activity = pmn_activity_new ();

  activity->day = pmn_day_from_ymd (2026, 11, 20);
  activity->minutes = 45;
  activity->mediator_id = 1;
  activity->place_kind = PMN_PLACE_KIND_PLACE;
  activity->place_id = 2;
  activity->anonymous = 1;
  pmn_activity_add_theme (activity, "email");
  return activity;
}

static PmnActivity *
good_workshop (guint n)
{
  PmnActivity *activity = good_session ();

  activity->kind = PMN_ACTIVITY_WORKSHOP;
  activity->anonymous = n;
  return activity;
}

/* @field is refused, and nothing else is; NULL: nothing is. */
static void
assert_refused (const PmnActivity *activity, const char *field)
{
  g_autoptr (PmnValidation) validation = pmn_validation_new ();
  g_autoptr (GError) error = NULL;

  pmn_activity_validate (activity, TODAY, validation);
  for (guint i = 0; i < pmn_validation_get_n_issues (validation); i++)
    {
      const PmnIssue *issue = pmn_validation_get_issue (validation, i);

      if (issue->severity == PMN_ISSUE_ERROR)
        g_assert_cmpstr (issue->field, ==, field);
      g_assert_cmpuint (strlen (issue->message), >, 10);
    }
  g_assert_cmpint (pmn_validation_has_errors (validation), ==, field != NULL);
  g_assert_cmpint (pmn_validation_to_error (validation, &error), ==, field == NULL);
  if (field != NULL)
    g_assert_error (error, PMN_DOMAIN_ERROR, PMN_DOMAIN_ERROR_INVALID);
}

static void
test_accepted (void)
{
  g_autoptr (PmnActivity) session = good_session ();
  g_autoptr (PmnActivity) workshop = good_workshop (12);
  g_autoptr (PmnActivity) one_off = good_session ();
  g_autoptr (PmnActivity) local = pmn_activity_new ();

  assert_refused (session, NULL);
  assert_refused (workshop, NULL);
  one_off->kind = PMN_ACTIVITY_ONE_OFF;
  assert_refused (one_off, NULL);
  local->kind = PMN_ACTIVITY_LOCAL;
  local->day = TODAY;
  local->minutes = 60;
  local->mediator_id = 1;
  assert_refused (local, "local_kind");
  local->local_kind = "travel";
  assert_refused (local, NULL);
}

static void
test_date (void)
{
  g_autoptr (PmnActivity) activity = good_session ();

  activity->day = PMN_DAY_NONE;
  assert_refused (activity, "day");
  activity->day = TODAY + 1;
  assert_refused (activity, "day");
  activity->day = TODAY;
  assert_refused (activity, NULL);
  activity->day = pmn_day_from_ymd (1999, 12, 31);
  assert_refused (activity, "day");
  activity->day = pmn_day_from_ymd (2000, 1, 1);
  assert_refused (activity, NULL);
}

static void
test_duration (void)
{
  g_autoptr (PmnActivity) activity = good_session ();

  activity->minutes = 0;
  assert_refused (activity, "minutes");
  activity->minutes = -5;
  assert_refused (activity, "minutes");
  activity->minutes = 1439;
  assert_refused (activity, NULL);
  activity->minutes = 1440;
  assert_refused (activity, "minutes");
}

static void
test_place (void)
{
  g_autoptr (PmnActivity) activity = good_session ();

  activity->place_id = 0;
  assert_refused (activity, "place_id");
  activity->place_kind = PMN_PLACE_KIND_HOME;
  assert_refused (activity, "insee");
  activity->place_kind = PMN_PLACE_KIND_ELSEWHERE;
  assert_refused (activity, "insee");
  g_strlcpy (activity->insee, "79191", sizeof activity->insee);
  assert_refused (activity, NULL);
  activity->place_kind = PMN_PLACE_KIND_REMOTE;
  activity->insee[0] = '\0';
  assert_refused (activity, NULL);
  activity->place_kind = PMN_PLACE_KIND_NONE;
  assert_refused (activity, "place_kind");
}

static void
test_themes (void)
{
  g_autoptr (PmnActivity) activity = good_session ();

  g_ptr_array_set_size (activity->themes, 0);
  assert_refused (activity, "themes");
  pmn_activity_add_theme (activity, "logement");
  assert_refused (activity, "themes");
  pmn_activity_add_theme (activity, "aide_aux_demarches_administratives");
  assert_refused (activity, NULL);
  activity->procedure = g_strdup ("APL");
  assert_refused (activity, NULL);
  g_ptr_array_set_size (activity->themes, 0);
  pmn_activity_add_theme (activity, "email");
  assert_refused (activity, "procedure");
}

static void
test_people (void)
{
  g_autoptr (PmnActivity) session = good_session ();
  g_autoptr (PmnActivity) workshop = good_workshop (0);

  session->anonymous = 0;
  assert_refused (session, "people");
  g_ptr_array_add (session->participations, pmn_participation_new ());
  assert_refused (session, NULL);
  session->anonymous = 1;
  assert_refused (session, "people");
  assert_refused (workshop, "people");
  workshop->anonymous = 10000;
  assert_refused (workshop, NULL);
  workshop->anonymous = 10001;
  assert_refused (workshop, "people");
  workshop->anonymous = 1000000000;
  assert_refused (workshop, "people");
}

static void
test_sums (void)
{
  g_autoptr (PmnActivity) workshop = good_workshop (5);

  pmn_activity_set_tally (workshop, PMN_DIMENSION_GENDER, "feminin", 3);
  pmn_activity_set_tally (workshop, PMN_DIMENSION_GENDER, "masculin", 2);
  assert_refused (workshop, NULL);
  pmn_activity_set_tally (workshop, PMN_DIMENSION_GENDER, "masculin", 3);
  assert_refused (workshop, "genders");
  pmn_activity_set_tally (workshop, PMN_DIMENSION_GENDER, "masculin", 0);
  g_assert_cmpuint (pmn_activity_sum_tallies (workshop, PMN_DIMENSION_GENDER), ==, 3);
  pmn_activity_set_tally (workshop, PMN_DIMENSION_PERSON, "already_supported", 6);
  assert_refused (workshop, "already_supported");
}

static void
test_margins_are_completed (void)
{
  g_autoptr (PmnActivity) workshop = good_workshop (5);

  pmn_activity_set_tally (workshop, PMN_DIMENSION_AGE, "soixante_dix_plus", 2);
  pmn_activity_complete_margins (workshop);
  g_assert_cmpuint (pmn_activity_sum_tallies (workshop, PMN_DIMENSION_GENDER), ==, 5);
  g_assert_cmpuint (pmn_activity_get_tally (workshop, PMN_DIMENSION_AGE, "non_communique"), ==, 3);
  g_assert_cmpuint (pmn_activity_sum_tallies (workshop, PMN_DIMENSION_STATUS), ==, 5);
  pmn_activity_complete_margins (workshop);
  g_assert_cmpuint (pmn_activity_sum_tallies (workshop, PMN_DIMENSION_AGE), ==, 5);
}

static void
test_incomplete (void)
{
  g_autoptr (PmnActivity) activity = pmn_activity_new ();

  activity->incomplete = TRUE;
  activity->day = TODAY;
  assert_refused (activity, "mediator_id");
  activity->mediator_id = 1;
  assert_refused (activity, NULL);
}

static void
test_texts_are_watched (void)
{
  static const char *const watched[] = { "notes", "referral_body", "tags" };
  g_autoptr (PmnActivity) activity = good_session ();
  g_autoptr (PmnValidation) validation = pmn_validation_new ();
  const PmnIssue *issue;

  activity->notes = g_strdup ("Son mot de passe est Tulipe2024");
  activity->oriented = PMN_YES;
  activity->referral_body = g_strdup ("CAF, mot de passe : Tulipe2024");
  pmn_activity_add_tag (activity, "mot de passe : Tulipe2024");
  pmn_activity_validate (activity, TODAY, validation);
  for (gsize i = 0; i < G_N_ELEMENTS (watched); i++)
    {
      issue = pmn_validation_find (validation, watched[i]);
      g_assert_nonnull (issue);
      g_assert_cmpint (issue->severity, ==, PMN_ISSUE_WARNING);
    }
  g_assert_false (pmn_validation_has_errors (validation));
}

static PmnActivity *
good_of_kind (PmnActivityKind kind)
{
  PmnActivity *activity = kind == PMN_ACTIVITY_WORKSHOP ? good_workshop (3) : good_session ();

  activity->kind = kind;
  if (kind != PMN_ACTIVITY_LOCAL)
    return activity;
  activity->local_kind = "travel";
  activity->anonymous = 0;
  g_ptr_array_set_size (activity->themes, 0);
  return activity;
}

static void
say (PmnActivity *activity, const char *field)
{
  if (g_str_equal (field, "title"))
    activity->title = g_strdup ("Premiers pas");
  else if (g_str_equal (field, "level"))
    activity->level = "debutant";
  else if (g_str_equal (field, "autonomy"))
    activity->autonomy = "autonome";
  else if (g_str_equal (field, "referral"))
    activity->oriented = PMN_YES;
  else if (g_str_equal (field, "themes"))
    pmn_activity_add_theme (activity, "sante");
  else
    pmn_activity_add_material (activity, "ordinateur");
}

#define KIND(name) (1u << PMN_ACTIVITY_##name)

/* What a kind has is taken; what it has not is refused here, whatever else is left to complete, kept
 * when it was imported, and forgotten by a form that changed the kind. */
static void
test_what_each_kind_has (void)
{
  static const struct
  {
    const char *field;
    guint kinds;
  } fields[] = {
    { "title", KIND (WORKSHOP) | KIND (LOCAL) },
    { "level", KIND (WORKSHOP) },
    { "autonomy", KIND (INDIVIDUAL) | KIND (ONE_OFF) },
    { "referral", KIND (INDIVIDUAL) | KIND (ONE_OFF) },
    { "themes", KIND (INDIVIDUAL) | KIND (ONE_OFF) | KIND (WORKSHOP) },
    { "materials", KIND (INDIVIDUAL) | KIND (ONE_OFF) | KIND (WORKSHOP) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    for (int kind = PMN_ACTIVITY_INDIVIDUAL; kind <= PMN_ACTIVITY_LOCAL; kind++)
      {
        g_autoptr (PmnActivity) activity = good_of_kind (kind);
        const char *refused = fields[i].kinds & (1u << kind) ? NULL : fields[i].field;

        g_test_message ("%s in kind %d", fields[i].field, kind);
        assert_refused (activity, NULL);
        say (activity, fields[i].field);
        assert_refused (activity, refused);
        activity->incomplete = TRUE;
        assert_refused (activity, refused);
        activity->incomplete = FALSE;
        activity->source = PMN_SOURCE_COOP_V1;
        pmn_activity_fit_kind (activity);
        assert_refused (activity, NULL);
        activity->source = PMN_SOURCE_LOCAL;
        assert_refused (activity, refused);
        pmn_activity_fit_kind (activity);
        assert_refused (activity, NULL);
      }
}

static void
test_a_body_alone_is_a_referral (void)
{
  g_autoptr (PmnActivity) workshop = good_workshop (3);

  workshop->referral_body = g_strdup ("CCAS");
  assert_refused (workshop, "referral");
  pmn_activity_fit_kind (workshop);
  g_assert_null (workshop->referral_body);
}

static void
test_copy_and_equality (void)
{
  g_autoptr (PmnActivity) activity = good_workshop (4);
  g_autoptr (PmnActivity) copy = NULL;
  PmnParticipation *person = pmn_participation_new ();
  gint64 other = 7;

  person->commune = g_strdup ("Niort");
  g_ptr_array_add (activity->participations, person);
  g_array_append_val (activity->co_mediators, other);
  activity->notes = g_strdup ("texte");
  activity->title = g_strdup ("titre");
  pmn_activity_add_tag (activity, "Été");
  pmn_activity_add_material (activity, "ordinateur");
  pmn_activity_set_tally (activity, PMN_DIMENSION_AGE, "soixante_dix_plus", 2);
  copy = pmn_activity_copy (activity);
  g_assert_true (pmn_activity_equal_content (activity, copy));
  g_assert_cmpuint (pmn_activity_get_people (copy), ==, 5);

  pmn_activity_set_tally (copy, PMN_DIMENSION_AGE, "soixante_dix_plus", 3);
  g_assert_false (pmn_activity_equal_content (activity, copy));
  pmn_activity_set_tally (copy, PMN_DIMENSION_AGE, "soixante_dix_plus", 2);
  g_assert_true (pmn_activity_equal_content (activity, copy));
  g_free (((PmnParticipation *) g_ptr_array_index (copy->participations, 0))->commune);
  ((PmnParticipation *) g_ptr_array_index (copy->participations, 0))->commune = g_strdup ("Brest");
  g_assert_false (pmn_activity_equal_content (activity, copy));
}

static void
assert_differs (const PmnActivity *a, const PmnActivity *b, guint fields)
{
  g_assert_cmphex (pmn_activity_difference (a, b), ==, fields);
  g_assert_cmphex (pmn_activity_difference (b, a), ==, fields);
  g_assert_cmpint (pmn_activity_equal_content (a, b), ==, fields == 0);
}

static void
test_difference (void)
{
  g_autoptr (PmnActivity) before = good_workshop (4);
  g_autoptr (PmnActivity) after = NULL;
  PmnParticipation *person = pmn_participation_new ();
  guint fields = 0;

  g_ptr_array_add (before->participations, person);
  person->beneficiary_id = 3;
  person->gender = g_intern_static_string ("feminin");
  pmn_activity_add_theme (before, "sante");
  pmn_activity_set_tally (before, PMN_DIMENSION_GENDER, "masculin", 4);
  after = pmn_activity_copy (before);
  assert_differs (before, after, 0);

  /* The order of the themes says nothing, nor does the identity. */
  g_ptr_array_set_size (after->themes, 0);
  pmn_activity_add_theme (after, "sante");
  pmn_activity_add_theme (after, "email");
  after->record.version++;
  assert_differs (before, after, 0);

  after->minutes = 60;
  fields |= 1u << PMN_ACTIVITY_FIELD_MINUTES;
  assert_differs (before, after, fields);
  after->place_kind = PMN_PLACE_KIND_HOME;
  fields |= 1u << PMN_ACTIVITY_FIELD_PLACE;
  assert_differs (before, after, fields);
  g_set_str (&after->referral_body, "CAF");
  fields |= 1u << PMN_ACTIVITY_FIELD_REFERRAL;
  assert_differs (before, after, fields);
  pmn_activity_add_tag (after, "Été");
  fields |= 1u << PMN_ACTIVITY_FIELD_TAGS;
  assert_differs (before, after, fields);
  after->incomplete = TRUE;
  fields |= 1u << PMN_ACTIVITY_FIELD_INCOMPLETE;
  assert_differs (before, after, fields);

  /* Somebody else of the same gender: the people, not the margin. */
  person = g_ptr_array_index (after->participations, 0);
  person->beneficiary_id = 4;
  fields |= 1u << PMN_ACTIVITY_FIELD_PEOPLE;
  assert_differs (before, after, fields);
  person->gender = g_intern_static_string ("masculin");
  fields |= 1u << PMN_ACTIVITY_FIELD_GENDERS;
  assert_differs (before, after, fields);
  g_assert_cmpuint (pmn_activity_count_people (after, PMN_DIMENSION_GENDER, "masculin"), ==, 5);
  g_assert_cmpuint (pmn_activity_count_people (before, PMN_DIMENSION_GENDER, "feminin"), ==, 1);
}

/* The list of codes is the nomenclature's, in its order, and each code leads back to its kind. */
static void
test_kind_codes (void)
{
  const char *const *codes = pmn_activity_kind_codes ();
  gsize n;
  const PmnTerm *terms = pmn_nomenclature_terms (PMN_DIMENSION_ACTIVITY_KIND, &n);

  g_assert_cmpuint (n, ==, PMN_N_ACTIVITY_KINDS);
  for (gsize i = 0; i < n; i++)
    {
      PmnActivityKind kind = pmn_activity_kind_from_code (terms[i].code);

      g_assert_cmpint (PMN_TERM_ID (PMN_DIMENSION_ACTIVITY_KIND, (int) kind), ==, terms[i].id);
      g_assert_cmpstr (codes[kind], ==, terms[i].code);
      g_assert_cmpstr (pmn_activity_kind_label (kind), ==, terms[i].label);
    }
  g_assert_null (codes[n + 1]);
  g_assert_cmpint (pmn_activity_kind_from_code ("one-off"), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/activity/accepted", test_accepted);
  g_test_add_func ("/activity/date", test_date);
  g_test_add_func ("/activity/duration", test_duration);
  g_test_add_func ("/activity/place", test_place);
  g_test_add_func ("/activity/themes", test_themes);
  g_test_add_func ("/activity/people", test_people);
  g_test_add_func ("/activity/sums", test_sums);
  g_test_add_func ("/activity/margins-are-completed", test_margins_are_completed);
  g_test_add_func ("/activity/incomplete", test_incomplete);
  g_test_add_func ("/activity/texts-are-watched", test_texts_are_watched);
  g_test_add_func ("/activity/what-each-kind-has", test_what_each_kind_has);
  g_test_add_func ("/activity/a-body-alone-is-a-referral", test_a_body_alone_is_a_referral);
  g_test_add_func ("/activity/copy-and-equality", test_copy_and_equality);
  g_test_add_func ("/activity/difference", test_difference);

  g_test_add_func ("/activity/kind-codes", test_kind_codes);
  return g_test_run ();
}
