/* pmn-row-diff.h: what changed between two ordered snapshots of rows
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-row-pack.h"

G_BEGIN_DECLS

/**
 * PMN_ROW_DIFF_MAX_HUNKS: a list view pays for each hunk, so that a change in more places is told in
 * fewer and larger ones
 */
#define PMN_ROW_DIFF_MAX_HUNKS 24

/**
 * PMN_ROW_DIFF_MAX_UPDATED: beyond this, which rows were updated is no longer told one by one
 */
#define PMN_ROW_DIFF_MAX_UPDATED 4096

/**
 * PMN_ROW_DIFF_MAX_MOVED: when more rows than this move about, everything between the first change
 * and the last is one hunk
 */
#define PMN_ROW_DIFF_MAX_MOVED 4096

/**
 * PmnRowHunk:
 * @old_start, @n_removed: rows of the old snapshot that go
 * @new_start, @n_added: rows of the new snapshot that come in their place
 */
typedef struct
{
  guint old_start;
  guint n_removed;
  guint new_start;
  guint n_added;
} PmnRowHunk;

/**
 * PmnRowDiff:
 * @hunks: (element-type PmnRowHunk): disjoint, in ascending order, at most %PMN_ROW_DIFF_MAX_HUNKS
 * @updated: (element-type gint64): ids of rows that kept their place and have another version
 * @many_updated: there are more such rows than @updated holds
 * @moved: (element-type gint64): ids of rows that go in one hunk and come in another
 *
 * A row is the same when its id and its day are the same: one that changes its day goes and comes.
 */
typedef struct
{
  GArray *hunks;
  GArray *updated;
  gboolean many_updated;
  GArray *moved;
} PmnRowDiff;

/**
 * pmn_row_diff_new:
 * @old_rows: the snapshot that was; ids are unique
 * @new_rows: the snapshot that is; ids are unique
 *
 * Costs one pass when only one place changed, O(n log n) of the part between the first and the last
 * change otherwise. Any thread.
 *
 * Returns: (transfer full): the differences
 */
PmnRowDiff *pmn_row_diff_new (PmnRowPack *old_rows, PmnRowPack *new_rows);

/** pmn_row_diff_free: @self: (nullable) (transfer full): differences. */
void pmn_row_diff_free (PmnRowDiff *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnRowDiff, pmn_row_diff_free)

G_END_DECLS
