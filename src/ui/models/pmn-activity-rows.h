/* pmn-activity-rows.h: the rows of a list of activities and how a change of them is told
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "pmn-activity-row-private.h"
#include "pmn-row-diff.h"
#include "pmn-row-pager.h"

G_BEGIN_DECLS

/**
 * PmnActivityRows:
 *
 * Private to #PmnActivityListModel: a snapshot of (id, day, version), the items made from it so far,
 * and which rows are selected. A new snapshot is told in hunks, from the last to the first: between
 * two of them the list is the old rows up to a point and the new ones from there, so that nothing
 * is copied and every position told is right at that moment.
 */
typedef struct _PmnActivityRows PmnActivityRows;

/**
 * pmn_activity_rows_new:
 * @list: (unowned): the model that these are the rows of; "items-changed" is emitted on it
 * @sort: the order of the rows
 *
 * Returns: (transfer full): no rows
 */
PmnActivityRows *pmn_activity_rows_new (GListModel *list, PmnActivitySort sort);
/** pmn_activity_rows_free: @self: (transfer full): rows. */
void pmn_activity_rows_free (PmnActivityRows *self);

/** pmn_activity_rows_set_pager: @pager: (unowned): reads the rows that changed. */
void pmn_activity_rows_set_pager (PmnActivityRows *self, PmnRowPager *pager);
/** pmn_activity_rows_get_cache: Returns: (transfer none): the items that are alive, by id, without references. */
GHashTable *pmn_activity_rows_get_cache (PmnActivityRows *self);
/** pmn_activity_rows_get_snapshot: Returns: (transfer none): the rows as last told. */
PmnRowPack *pmn_activity_rows_get_snapshot (PmnActivityRows *self);
/** pmn_activity_rows_get_selected: Returns: (transfer none): positions of the selected rows; may be changed. */
GtkBitset *pmn_activity_rows_get_selected (PmnActivityRows *self);

/** pmn_activity_rows_get_n: Returns: how many rows there are at this moment. */
guint pmn_activity_rows_get_n (PmnActivityRows *self);
/** pmn_activity_rows_peek: a #PmnRowPeekFunc whose owner is a #PmnActivityRows. */
gboolean pmn_activity_rows_peek (gpointer self, guint position, PmnRowRef *ref);
/** pmn_activity_rows_get_item: Returns: (transfer full) (nullable): the item at @position. */
gpointer pmn_activity_rows_get_item (PmnActivityRows *self, guint position);
/** pmn_activity_rows_has_days: Returns: whether the order is by day. */
gboolean pmn_activity_rows_has_days (PmnActivityRows *self);
/** pmn_activity_rows_get_section: as gtk_section_model_get_section(). */
void pmn_activity_rows_get_section (PmnActivityRows *self, guint position, guint *start,
                                    guint *end);

/** pmn_activity_rows_take_first_page: @summaries: (element-type PmnActivitySummary): emptied: the first rows, with their data. */
void pmn_activity_rows_take_first_page (PmnActivityRows *self, GPtrArray *summaries);
/** pmn_activity_rows_apply: tells what changed. @snapshot: the rows from now on. @diff: from the old to the new. */
void pmn_activity_rows_apply (PmnActivityRows *self, PmnRowPack *snapshot, PmnRowDiff *diff);
/** pmn_activity_rows_mark_all_stale: what the items show is to be read again. */
void pmn_activity_rows_mark_all_stale (PmnActivityRows *self);

G_END_DECLS
