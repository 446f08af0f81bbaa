/* pmn-person-summary.h: what a list shows of a followed person
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-beneficiary.h"
#include "pmn-likeness.h"

G_BEGIN_DECLS

/**
 * PmnPersonSummary:
 * @person: (not nullable): the person
 * @last_day: day of the last live activity, %PMN_DAY_NONE when there is none
 * @n_activities: how many live activities
 * @likeness: to what was asked for, %PMN_LIKENESS_NONE in a plain list
 */
typedef struct
{
  PmnBeneficiary *person;
  PmnDay last_day;
  guint n_activities;
  PmnLikeness likeness;
} PmnPersonSummary;

/** PmnPersonPair: two people who may be one. */
typedef struct
{
  PmnPersonSummary *a;
  PmnPersonSummary *b;
} PmnPersonPair;

/** pmn_person_summary_new: Returns: (transfer full): @person: (transfer full). */
PmnPersonSummary *pmn_person_summary_new (PmnBeneficiary *person);
/** pmn_person_summary_free: @self: (nullable) (transfer full): a summary. */
void pmn_person_summary_free (PmnPersonSummary *self);
/** pmn_person_pair_free: @self: (nullable) (transfer full): a pair. */
void pmn_person_pair_free (PmnPersonPair *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnPersonSummary, pmn_person_summary_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnPersonPair, pmn_person_pair_free)

G_END_DECLS
