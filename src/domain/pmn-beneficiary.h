/* pmn-beneficiary.h: a followed person, by an explicit choice only
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-date.h"
#include "pmn-participation.h"
#include "pmn-record.h"
#include "pmn-validation.h"

G_BEGIN_DECLS

/**
 * PmnBeneficiary:
 * @given, @family: names; %NULL once anonymised
 * @birth_year: 1900…this year, 0 = not known; 0 once anonymised
 * @gender, @status, @age: interned codes, "non_communique" when not known; @age is kept when the
 *   birth year is scrubbed
 * @insee, @postcode: "" or five characters
 * @commune: (nullable): its name
 * @phone: (nullable): E.164; @no_phone says that the person has none, which is a value
 * @email: (nullable)
 * @notes: (nullable): free text; never health data nor a password
 * @informed_on: day on which the information notice was given, %PMN_DAY_NONE = not yet
 * @author_id: row id of the mediator who follows, 0 = not said
 * @merged_into: row id of the person who goes on after a merge, else 0; this row is in the trash then
 * @anonymised_at: Unix time in ms when the person was anonymised, else 0: final
 */
typedef struct
{
  PmnRecord record;
  char *given;
  char *family;
  gint birth_year;
  const char *gender;
  const char *age;
  const char *status;
  char insee[6];
  char postcode[6];
  char *commune;
  char *phone;
  gboolean no_phone;
  char *email;
  char *notes;
  PmnDay informed_on;
  gint64 author_id;
  gint64 merged_into;
  gint64 anonymised_at;
} PmnBeneficiary;

/** pmn_beneficiary_new: Returns: (transfer full): an empty one. */
PmnBeneficiary *pmn_beneficiary_new (void);
/** pmn_beneficiary_copy: Returns: (transfer full): a copy. */
PmnBeneficiary *pmn_beneficiary_copy (const PmnBeneficiary *self);
/** pmn_beneficiary_free: @self: (nullable) (transfer full): a person. */
void pmn_beneficiary_free (PmnBeneficiary *self);
/** pmn_beneficiary_get_display_name: Returns: (transfer full): "Given Family", or the translated "Anonymised person". */
char *pmn_beneficiary_get_display_name (const PmnBeneficiary *self);
/**
 * pmn_beneficiary_validate:
 * @today: the civil date: nobody is born, nor informed, after it
 * @into: what is wrong: fields "given", "family", "birth_year", "insee", "postcode", "phone",
 *   "email", "informed_on" and "notes" (a warning)
 */
void pmn_beneficiary_validate (const PmnBeneficiary *self, PmnDay today, PmnValidation *into);
/**
 * pmn_beneficiary_validate_notice: adds an error about "informed_on" when the person was not told.
 *
 * Nobody is followed without knowing it (RGPD art. 13). A form requires it; a file that is imported
 * cannot say it: those people are listed until it is noted.
 */
void pmn_beneficiary_validate_notice (const PmnBeneficiary *self, PmnValidation *into);

/**
 * pmn_beneficiary_to_participation:
 * @on: the day of the activity, for the age bracket
 *
 * Returns: (transfer full): @self taking part, with the values that an activity copies: gender, age
 * bracket, status, commune of residence
 */
PmnParticipation *pmn_beneficiary_to_participation (const PmnBeneficiary *self, PmnDay on);

/**
 * pmn_beneficiary_absorb:
 * @self: who goes on
 * @other: the same person, logged twice
 *
 * Fills what is not known of @self with what is known of @other: year of birth, gender, age, status,
 * commune, contact, the earliest day of information, who follows. Names stay; notes are joined.
 */
void pmn_beneficiary_absorb (PmnBeneficiary *self, const PmnBeneficiary *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnBeneficiary, pmn_beneficiary_free)

G_END_DECLS
