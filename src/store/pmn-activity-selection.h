/* pmn-activity-selection.h: a filter as SQL, through the index that leaves the fewest rows to look at
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only for the queries on activities.
 */
#pragma once

#include "pmn-activity-filter.h"
#include "pmn-connection.h"

G_BEGIN_DECLS

typedef struct _PmnActivitySelection PmnActivitySelection;

/** PMN_SELECTION_MANY: an estimate is not counted further than this. */
#define PMN_SELECTION_MANY 4000

/**
 * pmn_activity_selection_new:
 * @connection: a connection inside a transaction
 * @filter: what is wanted
 * @error: return location for a #PmnStoreError
 *
 * Chooses the index: with one condition its own; with several, counts each up to
 * %PMN_SELECTION_MANY and takes the smallest.
 *
 * Returns: (transfer full) (nullable): live rows that match @filter
 */
PmnActivitySelection *pmn_activity_selection_new (PmnConnection *connection,
                                                  const PmnActivityFilter *filter, GError **error);
/** pmn_activity_selection_free: @self: (nullable) (transfer full). */
void pmn_activity_selection_free (PmnActivitySelection *self);

/** pmn_activity_selection_is_empty: Returns: whether no row can match: a term that nobody used. */
gboolean pmn_activity_selection_is_empty (PmnActivitySelection *self);

/**
 * pmn_activity_selection_is_small:
 * @small: (out): whether fewer than %PMN_SELECTION_MANY rows have to be looked at
 */
gboolean pmn_activity_selection_is_small (PmnActivitySelection *self, gboolean *small,
                                          GError **error);

/**
 * pmn_activity_selection_follow_order:
 * @from: tables that give the rows in some order, with activity as "a"
 * @where: conditions of @from, without those of the filter
 *
 * From now on the rows come from @from; every condition of the filter is only checked.
 */
void pmn_activity_selection_follow_order (PmnActivitySelection *self, const char *from,
                                          const char *where);

/**
 * pmn_activity_selection_prepare:
 * @columns: what is wanted; activity is "a", KEY stands for its sort key
 * @join: (nullable): more tables
 * @where: (nullable): more conditions
 * @tail: (nullable): order and limit, with columns by number
 * @error: return location for a #PmnStoreError
 *
 * Each row once, also for a mediator who is lead of some and co-animator of others.
 *
 * Returns: (transfer full) (nullable): the statement, bound
 */
PmnStatement *pmn_activity_selection_prepare (PmnActivitySelection *self, const char *columns,
                                              const char *join, const char *where, const char *tail,
                                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnActivitySelection, pmn_activity_selection_free)

G_END_DECLS
