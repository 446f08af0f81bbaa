/* pmn-team-page.h: who works here
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "widgets/pmn-record-page.h"

G_BEGIN_DECLS

#define PMN_TYPE_TEAM_PAGE (pmn_team_page_get_type ())
G_DECLARE_FINAL_TYPE (PmnTeamPage, pmn_team_page, PMN, TEAM_PAGE, PmnRecordPage)

G_END_DECLS
