/* test-entities.c: people, places and the structure: copies and field errors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "pmn-absence.h"
#include "pmn-activity-filter.h"
#include "pmn-beneficiary.h"
#include "pmn-mediator.h"
#include "pmn-place.h"
#include "pmn-structure.h"

static void
set (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static void
start_again (PmnValidation **validation)
{
  pmn_validation_free (*validation);
  *validation = pmn_validation_new ();
}

static void
assert_only (const PmnValidation *validation, const char *field)
{
  g_assert_cmpint (pmn_validation_has_errors (validation), ==, field != NULL);
  for (guint i = 0; i < pmn_validation_get_n_issues (validation); i++)
    if (pmn_validation_get_issue (validation, i)->severity == PMN_ISSUE_ERROR)
      g_assert_cmpstr (pmn_validation_get_issue (validation, i)->field, ==, field);
}

static void
assert_mediator (const PmnMediator *mediator, const char *field)
{
  g_autoptr (PmnValidation) validation = pmn_validation_new ();

  pmn_mediator_validate (mediator, validation);
  assert_only (validation, field);
}

static void
test_mediator (void)
{
  g_autoptr (PmnMediator) mediator = pmn_mediator_new ();
  g_autoptr (PmnMediator) copy = NULL;
  g_autofree char *name = NULL;

  assert_mediator (mediator, "family");
  set (&mediator->given, "Zélie");
  assert_mediator (mediator, NULL);
  set (&mediator->email, "not an address");
  assert_mediator (mediator, "email");
  set (&mediator->email, "zelie@exempleville.fr");
  mediator->active_from = pmn_day_from_ymd (2026, 5, 1);
  mediator->active_to = pmn_day_from_ymd (2026, 4, 30);
  assert_mediator (mediator, "active_to");
  mediator->active_to = pmn_day_from_ymd (2026, 5, 1);
  assert_mediator (mediator, NULL);
  g_assert_true (pmn_mediator_is_active (mediator, pmn_day_from_ymd (2026, 5, 1)));
  g_assert_false (pmn_mediator_is_active (mediator, pmn_day_from_ymd (2026, 5, 2)));
  mediator->working_days = 0;
  assert_mediator (mediator, "working_days");
  mediator->working_days = PMN_WORKING_DAYS_DEFAULT;
  mediator->weekly_minutes = 71 * 60;
  assert_mediator (mediator, "weekly_minutes");

  copy = pmn_mediator_copy (mediator);
  name = pmn_mediator_get_display_name (copy);
  g_assert_cmpstr (name, ==, "Zélie");
  g_assert_true (pmn_mediator_kind_can_author (PMN_MEDIATOR_COORDINATOR));
  g_assert_false (pmn_mediator_kind_can_author (PMN_MEDIATOR_VOLUNTEER));
}

static void
test_absence (void)
{
  g_autoptr (PmnAbsence) absence = pmn_absence_new ();
  g_autoptr (PmnValidation) validation = pmn_validation_new ();

  absence->mediator_id = 1;
  absence->reason = g_intern_string ("leave");
  absence->from = pmn_day_from_ymd (2026, 7, 14);
  absence->to = pmn_day_from_ymd (2026, 7, 15);
  pmn_absence_validate (absence, validation);
  assert_only (validation, NULL);
  absence->part = PMN_DAY_PART_MORNING;
  pmn_absence_validate (absence, validation);
  assert_only (validation, "part");
  absence->part = PMN_DAY_PART_FULL;
  absence->to = pmn_day_from_ymd (2026, 7, 13);
  start_again (&validation);
  pmn_absence_validate (absence, validation);
  assert_only (validation, "to");
  absence->to = absence->from;
  absence->reason = "holiday on the moon";
  start_again (&validation);
  pmn_absence_validate (absence, validation);
  assert_only (validation, "reason");
}

static void
test_place (void)
{
  g_autoptr (PmnPlace) place = pmn_place_new ();
  g_autoptr (PmnPlace) copy = NULL;
  g_autoptr (PmnValidation) validation = pmn_validation_new ();

  set (&place->name, "Espace France Services");
  pmn_place_validate (place, FALSE, FALSE, validation);
  assert_only (validation, "insee");
  g_strlcpy (place->insee, "24322", sizeof place->insee);
  place->france_services = TRUE;
  place->agent1_id = 4;
  place->agent2_id = 5;
  start_again (&validation);
  pmn_place_validate (place, FALSE, TRUE, validation);
  /* A conseiller numérique as agent warns, with the source, and does not refuse. */
  assert_only (validation, NULL);
  g_assert_cmpint (pmn_validation_find (validation, "agent2_id")->severity, ==, PMN_ISSUE_WARNING);
  g_assert_nonnull (
      strstr (pmn_validation_find (validation, "agent2_id")->message, "aide.conseiller-numerique"));
  g_assert_null (pmn_validation_find (validation, "agent1_id"));
  place->agent2_id = 4;
  start_again (&validation);
  pmn_place_validate (place, FALSE, FALSE, validation);
  assert_only (validation, "agent2_id");

  g_ptr_array_add (place->rooms, g_strdup ("Salle bleue"));
  copy = pmn_place_copy (place);
  g_assert_cmpstr (g_ptr_array_index (copy->rooms, 0), ==, "Salle bleue");
}

static void
test_beneficiary (void)
{
  g_autoptr (PmnBeneficiary) person = pmn_beneficiary_new ();
  g_autoptr (PmnValidation) validation = pmn_validation_new ();

  pmn_beneficiary_validate (person, pmn_day_from_ymd (2026, 11, 22), validation);
  assert_only (validation, "family");
  set (&person->family, "Quenouille");
  person->birth_year = 1899;
  start_again (&validation);
  pmn_beneficiary_validate (person, pmn_day_from_ymd (2026, 11, 22), validation);
  assert_only (validation, "birth_year");
  person->birth_year = 2026;
  start_again (&validation);
  pmn_beneficiary_validate (person, pmn_day_from_ymd (2026, 11, 22), validation);
  assert_only (validation, NULL);
  pmn_beneficiary_validate_notice (person, validation);
  assert_only (validation, "informed_on");
  person->informed_on = pmn_day_from_ymd (2026, 11, 23);
  start_again (&validation);
  pmn_beneficiary_validate_notice (person, validation);
  assert_only (validation, NULL);
  pmn_beneficiary_validate (person, pmn_day_from_ymd (2026, 11, 22), validation);
  assert_only (validation, "informed_on");
  person->anonymised_at = 1;
  start_again (&validation);
  pmn_beneficiary_validate (person, pmn_day_from_ymd (2026, 11, 22), validation);
  assert_only (validation, "given");
}

static void
test_structure (void)
{
  g_autoptr (PmnStructure) structure = pmn_structure_new ();
  g_autoptr (PmnStructure) copy = NULL;
  g_autoptr (PmnValidation) validation = pmn_validation_new ();

  pmn_structure_validate (structure, validation);
  assert_only (validation, "name");
  set (&structure->name, "Mairie");
  set (&structure->siret, "73282932000079");
  start_again (&validation);
  pmn_structure_validate (structure, validation);
  assert_only (validation, "siret");
  set (&structure->siret, "35600000049837");
  set (&structure->rna, "W9A1234567");
  start_again (&validation);
  pmn_structure_validate (structure, validation);
  assert_only (validation, NULL);
  g_assert_cmpint (pmn_validation_find (validation, "rna")->severity, ==, PMN_ISSUE_WARNING);
  copy = pmn_structure_copy (structure);
  g_assert_cmpstr (copy->siret, ==, "35600000049837");
}

static void
test_filter (void)
{
  g_autoptr (PmnActivityFilter) filter = pmn_activity_filter_new ();
  g_autoptr (PmnActivityFilter) copy = NULL;

  g_assert_true (pmn_activity_filter_is_empty (filter));
  filter->text = g_strdup ("");
  g_assert_true (pmn_activity_filter_is_empty (filter));
  filter->theme = g_strdup ("email");
  filter->source = 0;
  copy = pmn_activity_filter_copy (filter);
  g_assert_true (pmn_activity_filter_equal (filter, copy));
  g_assert_false (pmn_activity_filter_is_empty (copy));
  copy->kinds = 2;
  g_assert_false (pmn_activity_filter_equal (filter, copy));
}

static void
assert_warned (PmnValidation *validation, const char *field)
{
  const PmnIssue *issue = pmn_validation_find (validation, field);

  g_assert_nonnull (issue);
  g_assert_cmpint (issue->severity, ==, PMN_ISSUE_WARNING);
}

/* Whatever form it is typed in. */
static void
test_secrets_are_warned_of (void)
{
  const char *secret = "FR76 3000 6000 0112 3456 7890 189";
  g_autoptr (PmnValidation) validation = pmn_validation_new ();
  g_autoptr (PmnMediator) mediator = pmn_mediator_new ();
  g_autoptr (PmnPlace) place = pmn_place_new ();
  g_autoptr (PmnAbsence) absence = pmn_absence_new ();
  g_autoptr (PmnStructure) structure = pmn_structure_new ();

  set (&mediator->notes, secret);
  pmn_mediator_validate (mediator, validation);
  assert_warned (validation, "notes");
  start_again (&validation);
  set (&place->opening_hours, secret);
  pmn_place_validate (place, FALSE, FALSE, validation);
  assert_warned (validation, "opening_hours");
  start_again (&validation);
  set (&absence->notes, secret);
  pmn_absence_validate (absence, validation);
  assert_warned (validation, "notes");
  start_again (&validation);
  set (&structure->name, secret);
  pmn_structure_validate (structure, validation);
  assert_warned (validation, "name");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/entities/mediator", test_mediator);
  g_test_add_func ("/entities/absence", test_absence);
  g_test_add_func ("/entities/place", test_place);
  g_test_add_func ("/entities/beneficiary", test_beneficiary);
  g_test_add_func ("/entities/structure", test_structure);
  g_test_add_func ("/entities/filter", test_filter);
  g_test_add_func ("/entities/secrets-are-warned-of", test_secrets_are_warned_of);

  return g_test_run ();
}
