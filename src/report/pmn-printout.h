/* pmn-printout.h: a document laid out on A4 pages
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The screen, the file and the printer get the same pages. A printout may be used from any thread.
 */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "pmn-document.h"

G_BEGIN_DECLS

typedef struct _PmnPrintout PmnPrintout;

/** PmnOutlineItem: a heading: @page from 0; @y in points. */
typedef struct
{
  const char *title;
  guint page;
  double y;
} PmnOutlineItem;

/** pmn_printout_new: @document: (transfer full). Takes about a millisecond per page. */
PmnPrintout *pmn_printout_new (PmnDocument *document);
/** pmn_printout_ref: Returns: (transfer full): @self. Any thread. */
PmnPrintout *pmn_printout_ref (PmnPrintout *self);
/** pmn_printout_unref: @self: (transfer full). Any thread. */
void pmn_printout_unref (PmnPrintout *self);

/** pmn_printout_get_document: Returns: (transfer none): what it was made of. */
const PmnDocument *pmn_printout_get_document (const PmnPrintout *self);
/** pmn_printout_get_n_pages: Returns: at least 1. */
guint pmn_printout_get_n_pages (const PmnPrintout *self);
/** pmn_printout_get_page_size: in points. */
void pmn_printout_get_page_size (const PmnPrintout *self, double *width, double *height);
/** pmn_printout_get_outline: Returns: (element-type PmnOutlineItem): title and headings. */
const GArray *pmn_printout_get_outline (const PmnPrintout *self);

/**
 * pmn_printout_draw:
 * @cr: its unit is a point; the page begins at 0, 0
 * @page: from 0
 * @tagged: whether @cr is a PDF that gets every page once, in order
 */
void pmn_printout_draw (PmnPrintout *self, cairo_t *cr, guint page, gboolean tagged);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnPrintout, pmn_printout_unref)

G_END_DECLS
