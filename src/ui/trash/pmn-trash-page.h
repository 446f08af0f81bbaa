/* pmn-trash-page.h: what was moved to the trash, and how to get it back
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "widgets/pmn-list-page.h"

G_BEGIN_DECLS

#define PMN_TYPE_TRASH_PAGE (pmn_trash_page_get_type ())
G_DECLARE_FINAL_TYPE (PmnTrashPage, pmn_trash_page, PMN, TRASH_PAGE, PmnListPage)

G_END_DECLS
