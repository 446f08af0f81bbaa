/* pmn-beneficiary-finder.h: a row in which a followed person is found by name
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-beneficiary.h"
#include "pmn-register.h"
#include "widgets/pmn-proposal-row.h"

G_BEGIN_DECLS

#define PMN_TYPE_BENEFICIARY_FINDER (pmn_beneficiary_finder_get_type ())
G_DECLARE_FINAL_TYPE (PmnBeneficiaryFinder, pmn_beneficiary_finder, PMN, BENEFICIARY_FINDER,
                      PmnProposalRow)

/* Signal: "found" (const PmnBeneficiary *): chosen; the row is empty again. */

/** pmn_beneficiary_finder_set_register: once: whose people are searched. */
void pmn_beneficiary_finder_set_register (PmnBeneficiaryFinder *self, PmnRegister *reg);

G_END_DECLS
