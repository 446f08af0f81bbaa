/* pmn-notice-page.h: the information notice for followed people, on paper
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-document.h"
#include "pmn-structure.h"

G_BEGIN_DECLS

/** pmn_notice_page_compose: Returns: (transfer full): the text of pmn_notice_compose() on one page, with room for the day it is given and by whom. */
PmnDocument *pmn_notice_page_compose (const PmnStructure *structure);

G_END_DECLS
