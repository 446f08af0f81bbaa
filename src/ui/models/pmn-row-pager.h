/* pmn-row-pager.h: loads the rows that are looked at, in pages
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-activity-loader.h"
#include "pmn-activity-row-private.h"

G_BEGIN_DECLS

/**
 * PmnRowPager:
 *
 * The queue between the rows that a list shows and the loader. Rows wanted last are read first; a
 * page whose rows are no longer looked at is cancelled; pages read lately stay in memory, so that a
 * slow scroll reads each page once.
 *
 * Signal "failed" (const GError *): a page could not be read; its rows stay placeholders.
 */
#define PMN_TYPE_ROW_PAGER (pmn_row_pager_get_type ())
G_DECLARE_FINAL_TYPE (PmnRowPager, pmn_row_pager, PMN, ROW_PAGER, GObject)

/**
 * PmnRowPeekFunc:
 * @ref: (out): the row at @position; makes no object
 * Returns: %FALSE beyond the end.
 */
typedef gboolean (*PmnRowPeekFunc) (gpointer owner, guint position, PmnRowRef *ref);

/**
 * pmn_row_pager_new:
 * @cache: rows by id, without references
 * @peek: what is around a row
 * @owner: given to @peek; must live until pmn_row_pager_cancel()
 */
PmnRowPager *pmn_row_pager_new (PmnActivityLoader *loader, GHashTable *cache, PmnRowPeekFunc peek,
                                gpointer owner);
/** pmn_row_pager_request: @row has come into view at @position. */
void pmn_row_pager_request (PmnRowPager *self, PmnActivityRow *row, guint position);
/** pmn_row_pager_release: @row has gone out of view. */
void pmn_row_pager_release (PmnRowPager *self, PmnActivityRow *row);
/** pmn_row_pager_mark_stale: @row has changed: it is read again, now if it is in view. */
void pmn_row_pager_mark_stale (PmnRowPager *self, PmnActivityRow *row);
/** pmn_row_pager_keep: @rows: (transfer full) (element-type PmnActivityRow): a page to keep in memory for a while. */
void pmn_row_pager_keep (PmnRowPager *self, GPtrArray *rows);
/** pmn_row_pager_retry: asks again for what is in view and not loaded. */
void pmn_row_pager_retry (PmnRowPager *self);
/** pmn_row_pager_cancel: stops, for ever. */
void pmn_row_pager_cancel (PmnRowPager *self);

G_END_DECLS
