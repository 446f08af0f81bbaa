/* pmn-pdf.h: a printout as a PDF file
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-page-selection.h"
#include "pmn-printout.h"

G_BEGIN_DECLS

/**
 * pmn_pdf_write:
 * @path: replaced when the file is complete
 * @pages: (nullable) (element-type guint): from pmn_page_selection_expand(); %NULL = the document as it is
 * @cancellable: (nullable): asked after each page
 *
 * With embedded fonts, title, author and date. A whole document is tagged in reading order and has an
 * outline; a selection of pages is for paper only and has neither. Blocks.
 *
 * Errors: those of pmn_new_file_begin(), or %G_IO_ERROR_CANCELLED; then no file is left.
 */
gboolean pmn_pdf_write (PmnPrintout *printout, const char *path, const GArray *pages,
                        GCancellable *cancellable, GError **error);

G_END_DECLS
