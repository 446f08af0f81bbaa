/* pmn-page-view.h: one page of a document on the screen, as it comes out of the printer
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "pmn-printout.h"

G_BEGIN_DECLS

#define PMN_TYPE_PAGE_VIEW (pmn_page_view_get_type ())
G_DECLARE_FINAL_TYPE (PmnPageView, pmn_page_view, PMN, PAGE_VIEW, GtkWidget)

/** pmn_page_view_new: Returns: (transfer floating): an empty sheet. */
GtkWidget *pmn_page_view_new (void);

/** pmn_page_view_set_page: @printout: (nullable): %NULL shows white paper. @page: from 0. */
void pmn_page_view_set_page (PmnPageView *self, PmnPrintout *printout, guint page);

G_END_DECLS
