/* pmn-welcome-page.h: the first thing people see, and where bases are chosen
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PMN_TYPE_WELCOME_PAGE (pmn_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (PmnWelcomePage, pmn_welcome_page, PMN, WELCOME_PAGE, AdwBin)

/** pmn_welcome_page_new: @can_go_back: a register is open behind it. Returns: (transfer floating). */
GtkWidget *pmn_welcome_page_new (gboolean can_go_back);

G_END_DECLS
