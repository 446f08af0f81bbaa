/* pmn-page-selection.h: which pages go on paper, in which order, how many times
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** PmnPageRange: pages from 0, both included; @last may lie after the end. */
typedef struct
{
  int first;
  int last;
} PmnPageRange;

/** PmnPageSet: which sides, for printers that take a stack twice. */
typedef enum
{
  PMN_PAGES_ALL,
  PMN_PAGES_ODD,
  PMN_PAGES_EVEN,
} PmnPageSet;

/**
 * PmnPageSelection:
 * @ranges: (nullable) (array length=n_ranges): %NULL = every page
 * @set: of the pages numbered from 1
 * @copies: 1 or more
 * @collate: one whole copy after the other
 * @reverse: last page first
 */
typedef struct
{
  const PmnPageRange *ranges;
  guint n_ranges;
  PmnPageSet set;
  guint copies;
  gboolean collate;
  gboolean reverse;
} PmnPageSelection;

/**
 * pmn_page_selection_expand:
 * @self: (nullable): %NULL = each page once
 * @n_pages: pages of the document
 *
 * A page that two ranges name comes twice, as in other programs.
 *
 * Returns: (transfer full) (element-type guint): pages from 0, in the order of printing; may be empty
 */
GArray *pmn_page_selection_expand (const PmnPageSelection *self, guint n_pages);

G_END_DECLS
