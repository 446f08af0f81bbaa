/* pmn-today-page.h: the page Today: what must I do now?
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-page.h"
#include "today/pmn-quick-box.h"

G_BEGIN_DECLS

#define PMN_TYPE_TODAY_PAGE (pmn_today_page_get_type ())
G_DECLARE_FINAL_TYPE (PmnTodayPage, pmn_today_page, PMN, TODAY_PAGE, PmnPage)

/** pmn_today_page_get_quick_box: Returns: (transfer none): the box in which activities are typed. */
PmnQuickBox *pmn_today_page_get_quick_box (PmnTodayPage *self);
/** pmn_today_page_is_loaded: Returns: whether it shows what was read: at first there is only the box to type in. */
gboolean pmn_today_page_is_loaded (PmnTodayPage *self);

G_END_DECLS
