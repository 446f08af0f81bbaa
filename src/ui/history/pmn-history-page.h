/* pmn-history-page.h: what was changed, by whom and when; imports can be reverted here
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "widgets/pmn-list-page.h"

G_BEGIN_DECLS

#define PMN_TYPE_HISTORY_PAGE (pmn_history_page_get_type ())
G_DECLARE_FINAL_TYPE (PmnHistoryPage, pmn_history_page, PMN, HISTORY_PAGE, PmnListPage)

G_END_DECLS
