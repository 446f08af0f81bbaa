/* pmn-person-report.h: everything that is known of a followed person, in words
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-activity.h"
#include "pmn-beneficiary.h"
#include "pmn-format.h"

G_BEGIN_DECLS

/**
 * pmn_person_report:
 * @activities: (element-type PmnActivity): what the person took part in, newest first
 * @structure: who answers for the data
 * @today: date of the report
 *
 * Plain text in the language of the program, to be handed over (right of access, RGPD art. 15).
 *
 * Returns: (transfer full): the text
 */
char *pmn_person_report (const PmnBeneficiary *person, GPtrArray *activities, const char *structure,
                         PmnDay today, PmnLanguage language);

G_END_DECLS
