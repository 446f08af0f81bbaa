/* pmn-person-summary.c: what a list shows of a followed person
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-person-summary.h"

PmnPersonSummary *
pmn_person_summary_new (PmnBeneficiary *person)
{
  PmnPersonSummary *self;

  g_return_val_if_fail (person != NULL, NULL);

  self = g_new0 (PmnPersonSummary, 1);
  self->person = person;
  self->last_day = PMN_DAY_NONE;
  return self;
}

void
pmn_person_summary_free (PmnPersonSummary *self)
{
  if (self == NULL)
    return;
  pmn_beneficiary_free (self->person);
  g_free (self);
}

void
pmn_person_pair_free (PmnPersonPair *self)
{
  if (self == NULL)
    return;
  pmn_person_summary_free (self->a);
  pmn_person_summary_free (self->b);
  g_free (self);
}
