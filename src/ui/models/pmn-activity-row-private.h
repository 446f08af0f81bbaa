/* pmn-activity-row-private.h: what the list model knows of its rows
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-activity-row.h"

G_BEGIN_DECLS

/**
 * PmnActivityRow:
 * @cache: (nullable): rows of the model by id, without references; the row leaves it when it dies
 * @summary: (nullable): what to show
 * @position: where the row was when it was last bound
 * @n_bound: how many list items show it
 * @stale: @summary is older than the row
 * @wanted: its place in the queue of rows to load; its data is %NULL when it is not there
 * @batch: (nullable): the request that brings it
 */
struct _PmnActivityRow
{
  GObject parent_instance;

  GHashTable *cache;
  gint64 id;
  PmnDay day;
  gint32 version;
  PmnActivitySummary *summary;
  guint position;
  guint n_bound;
  gboolean stale;
  GList wanted;
  gpointer batch;
};

/** pmn_activity_row_new: Returns: (transfer full): a placeholder that is in @cache as long as it lives. */
PmnActivityRow *pmn_activity_row_new (GHashTable *cache, gint64 id, PmnDay day, gint32 version);
/** pmn_activity_row_set_cache: @cache: (nullable): the other cache to move it to. */
void pmn_activity_row_set_cache (PmnActivityRow *self, GHashTable *cache);
/** pmn_activity_row_take_summary: @summary: (transfer full): its data. */
void pmn_activity_row_take_summary (PmnActivityRow *self, PmnActivitySummary *summary);

G_END_DECLS
