/* pmn-beneficiary.c: a followed person, by an explicit choice only
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-beneficiary.h"

#include <glib/gi18n-lib.h>

#include "pmn-identifier.h"
#include "pmn-nomenclature.h"

#define FIRST_BIRTH_YEAR 1900 /* national rule, annee-naissance */

PmnBeneficiary *
pmn_beneficiary_new (void)
{
  PmnBeneficiary *self = g_new0 (PmnBeneficiary, 1);
  const char *unknown = g_intern_static_string ("non_communique");

  self->gender = unknown;
  self->age = unknown;
  self->status = unknown;
  self->informed_on = PMN_DAY_NONE;
  return self;
}

PmnBeneficiary *
pmn_beneficiary_copy (const PmnBeneficiary *self)
{
  PmnBeneficiary *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->given = g_strdup (self->given);
  copy->family = g_strdup (self->family);
  copy->commune = g_strdup (self->commune);
  copy->phone = g_strdup (self->phone);
  copy->email = g_strdup (self->email);
  copy->notes = g_strdup (self->notes);
  return copy;
}

void
pmn_beneficiary_free (PmnBeneficiary *self)
{
  if (self == NULL)
    return;
  g_free (self->given);
  g_free (self->family);
  g_free (self->commune);
  g_free (self->phone);
  g_free (self->email);
  g_free (self->notes);
  g_free (self);
}

char *
pmn_beneficiary_get_display_name (const PmnBeneficiary *self)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->anonymised_at != 0)
    return g_strdup (_ ("Anonymised person"));
  name
      = g_strdup_printf ("%s %s", self->given ? self->given : "", self->family ? self->family : "");
  return g_strdup (g_strstrip (name));
}

PmnParticipation *
pmn_beneficiary_to_participation (const PmnBeneficiary *self, PmnDay on)
{
  PmnParticipation *person = pmn_participation_new ();

  g_return_val_if_fail (self != NULL, person);

  person->beneficiary_id = self->record.id;
  person->gender = self->gender;
  person->age = self->birth_year != 0 ? pmn_age_bracket (self->birth_year, on) : self->age;
  person->status = self->status;
  g_strlcpy (person->insee, self->insee, sizeof person->insee);
  g_strlcpy (person->postcode, self->postcode, sizeof person->postcode);
  person->commune = g_strdup (self->commune);
  return person;
}

void
pmn_beneficiary_validate (const PmnBeneficiary *self, PmnDay today, PmnValidation *into)
{
  g_autofree char *name = NULL;
  int this_year = 0;

  g_return_if_fail (self != NULL && into != NULL);

  if (self->anonymised_at != 0)
    {
      pmn_validation_add (into, PMN_ISSUE_ERROR, "given", "%s",
                          _ ("This person was anonymised: nothing can be entered any more."));
      return;
    }
  pmn_day_to_ymd (today, &this_year, NULL, NULL);
  name = pmn_beneficiary_get_display_name (self);
  if (pmn_validation_is_blank (name))
    pmn_validation_add (into, PMN_ISSUE_ERROR, "family", "%s", _ ("Enter a name."));
  pmn_validation_check_text (into, "given", self->given, PMN_MAX_LINE);
  pmn_validation_check_text (into, "family", self->family, PMN_MAX_LINE);
  pmn_validation_check_text (into, "notes", self->notes, PMN_MAX_NOTES);
  if (self->birth_year != 0
      && (self->birth_year < FIRST_BIRTH_YEAR || self->birth_year > this_year))
    /* Translators: the first %d is 1900, the second this year. */
    pmn_validation_add (into, PMN_ISSUE_ERROR, "birth_year",
                        _ ("The year of birth must lie between %d and %d."), FIRST_BIRTH_YEAR,
                        this_year);
  pmn_validation_check_identifier (into, "insee", PMN_IDENTIFIER_INSEE, self->insee);
  pmn_validation_check_identifier (into, "postcode", PMN_IDENTIFIER_POSTCODE, self->postcode);
  pmn_validation_check_identifier (into, "phone", PMN_IDENTIFIER_PHONE, self->phone);
  pmn_validation_check_identifier (into, "email", PMN_IDENTIFIER_EMAIL, self->email);
  if (self->informed_on != PMN_DAY_NONE && self->informed_on > today)
    pmn_validation_add (into, PMN_ISSUE_ERROR, "informed_on", "%s",
                        _ ("The day of the information is in the future."));
}

void
pmn_beneficiary_validate_notice (const PmnBeneficiary *self, PmnValidation *into)
{
  g_return_if_fail (self != NULL && into != NULL);

  if (self->informed_on == PMN_DAY_NONE)
    pmn_validation_add (into, PMN_ISSUE_ERROR, "informed_on", "%s",
                        _ ("Give the information notice first, then note it here: nobody is "
                           "followed without knowing it."));
}

static void
absorb_term (const char **code, const char *other)
{
  if (g_strcmp0 (*code, "non_communique") == 0)
    *code = other;
}

static void
absorb_text (char **text, const char *other)
{
  if (pmn_validation_is_blank (*text) && !pmn_validation_is_blank (other))
    g_set_str (text, other);
}

static void
absorb_notes (PmnBeneficiary *self, const char *notes)
{
  g_autofree char *joined = NULL;

  if (pmn_validation_is_blank (self->notes) || pmn_validation_is_blank (notes)
      || g_str_equal (self->notes, notes))
    {
      absorb_text (&self->notes, notes);
      return;
    }
  joined = g_strconcat (self->notes, "\n", notes, NULL);
  /* Two long notes may be more than one may hold; the row that goes to the trash keeps its own. */
  if (g_utf8_strlen (joined, -1) <= PMN_MAX_NOTES)
    g_set_str (&self->notes, joined);
}

void
pmn_beneficiary_absorb (PmnBeneficiary *self, const PmnBeneficiary *other)
{
  g_return_if_fail (self != NULL && other != NULL);

  absorb_text (&self->given, other->given);
  absorb_text (&self->family, other->family);
  if (self->birth_year == 0)
    self->birth_year = other->birth_year;
  absorb_term (&self->gender, other->gender);
  absorb_term (&self->age, other->age);
  absorb_term (&self->status, other->status);
  if (self->insee[0] == '\0')
    {
      g_strlcpy (self->insee, other->insee, sizeof self->insee);
      g_strlcpy (self->postcode, other->postcode, sizeof self->postcode);
      g_set_str (&self->commune, other->commune);
    }
  absorb_text (&self->phone, other->phone);
  self->no_phone = self->phone == NULL && (self->no_phone || other->no_phone);
  absorb_text (&self->email, other->email);
  absorb_notes (self, other->notes);
  if (self->informed_on == PMN_DAY_NONE
      || (other->informed_on != PMN_DAY_NONE && other->informed_on < self->informed_on))
    self->informed_on = other->informed_on;
  if (self->author_id == 0)
    self->author_id = other->author_id;
}
