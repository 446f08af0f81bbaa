/* pmn-beneficiaries-page.h: who is followed, and may be
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "widgets/pmn-record-page.h"

G_BEGIN_DECLS

#define PMN_TYPE_BENEFICIARIES_PAGE (pmn_beneficiaries_page_get_type ())
G_DECLARE_FINAL_TYPE (PmnBeneficiariesPage, pmn_beneficiaries_page, PMN, BENEFICIARIES_PAGE,
                      PmnRecordPage)

G_END_DECLS
