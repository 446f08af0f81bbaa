/* pmn-print-job.h: sends a document to a printer
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "pmn-page-selection.h"
#include "pmn-printout.h"

G_BEGIN_DECLS

/**
 * pmn_print_job_run_async:
 * @parent: (nullable): the window it belongs to
 *
 * Asks for a printer, then sends it the PDF that would be saved, cut down to the pages and copies
 * chosen. Errors: %GTK_DIALOG_ERROR_DISMISSED when the user gave up, those of pmn_pdf_write(), those
 * of the printing system.
 */
void pmn_print_job_run_async (PmnPrintout *printout, GtkWindow *parent, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);
/** pmn_print_job_run_finish: Returns: whether it was handed to the printing system. */
gboolean pmn_print_job_run_finish (GAsyncResult *result, GError **error);

/**
 * pmn_print_job_take_pages:
 * @settings: what was chosen; afterwards it asks for every page once, since the pages are chosen and
 *   copied here
 *
 * Returns: (transfer full) (element-type guint): the pages from 0, in the order of printing
 */
GArray *pmn_print_job_take_pages (GtkPrintSettings *settings, guint n_pages);

G_END_DECLS
