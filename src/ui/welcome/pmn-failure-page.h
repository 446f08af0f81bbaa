/* pmn-failure-page.h: why a base cannot be used, and what to do
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PMN_TYPE_FAILURE_PAGE (pmn_failure_page_get_type ())
G_DECLARE_FINAL_TYPE (PmnFailurePage, pmn_failure_page, PMN, FAILURE_PAGE, AdwBin)

/** pmn_failure_page_new: @path: (nullable): the file; @error: why. Returns: (transfer floating). */
GtkWidget *pmn_failure_page_new (const char *path, const GError *error);

G_END_DECLS
