/* pmn-table-layout.h: where the cells of a table stand, and drawing some of its rows
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-painter.h"

G_BEGIN_DECLS

typedef struct _PmnTableLayout PmnTableLayout;

/** pmn_table_layout_new: @table: must outlive it. @width: of the page's text, in points. */
PmnTableLayout *pmn_table_layout_new (const PmnPaperTable *table, PmnTypesetter *typesetter,
                                      double width);
/** pmn_table_layout_free: @self: (nullable) (transfer full). */
void pmn_table_layout_free (PmnTableLayout *self);

/**
 * pmn_table_layout_get_top_height: Returns: height of what stands above row @first where a part of the
 *   table begins with it: the caption when it is 0, the header, the section that goes on.
 */
double pmn_table_layout_get_top_height (const PmnTableLayout *self, guint first);
/** pmn_table_layout_get_row_height: @row: from 0. Returns: its height in points. */
double pmn_table_layout_get_row_height (const PmnTableLayout *self, guint row);

/**
 * pmn_table_layout_draw:
 * @first, @end: rows
 * @y: top
 *
 * The caption when @first is 0, the header, the section to which row @first belongs, the rows. The first
 * call of a tagged table begins it in the structure of the document, that of the last row ends it; what
 * is repeated is for the eye only.
 */
void pmn_table_layout_draw (const PmnTableLayout *self, PmnPainter *painter, guint first, guint end,
                            double x, double y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnTableLayout, pmn_table_layout_free)

G_END_DECLS
