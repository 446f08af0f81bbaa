/* pmn-activity-loader.h: where a list of activities gets its rows
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list model knows nothing of the register: it asks a loader. The real one reads the store
 * (pmn-activity-store-loader.h), that of the tests counts what it is asked.
 */
#pragma once

#include <gio/gio.h>

#include "pmn-activity-filter.h"
#include "pmn-activity-query.h"
#include "pmn-activity-summary.h"
#include "pmn-row-pack.h"

G_BEGIN_DECLS

/**
 * PmnActivityTotal:
 * @day: a day, or %PMN_DAY_NONE for every day of the filter
 * @n: number of activities
 * @minutes: their minutes
 */
typedef struct
{
  PmnDay day;
  gint64 n;
  gint64 minutes;
} PmnActivityTotal;

#define PMN_TYPE_ACTIVITY_LOADER (pmn_activity_loader_get_type ())
G_DECLARE_INTERFACE (PmnActivityLoader, pmn_activity_loader, PMN, ACTIVITY_LOADER, GObject)

/**
 * PmnActivityLoaderInterface:
 *
 * Each function answers on the main thread, never before it has returned; @finish gives the result
 * of any of them. What an argument points to is copied.
 */
struct _PmnActivityLoaderInterface
{
  GTypeInterface parent_iface;

  void (*first_page_async) (PmnActivityLoader *self, const PmnActivityFilter *filter,
                            PmnActivitySort sort, guint limit, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data);
  void (*snapshot_async) (PmnActivityLoader *self, const PmnActivityFilter *filter,
                          PmnActivitySort sort, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data);
  void (*page_async) (PmnActivityLoader *self, const gint64 *ids, guint n_ids,
                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
  void (*totals_async) (PmnActivityLoader *self, const PmnActivityFilter *filter,
                        const PmnDay *days, guint n_days, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data);
  gpointer (*finish) (PmnActivityLoader *self, GAsyncResult *result, GError **error);
};

/*
 * Signal, on the main thread:
 *   "changed" (gboolean names): rows may have come, gone or changed; @names: also what loaded rows
 *       show without having changed themselves (the name of a mediator or of a place)
 */

/** pmn_activity_loader_first_page_async: the first @limit rows in order, before anything else. */
void pmn_activity_loader_first_page_async (PmnActivityLoader *self, const PmnActivityFilter *filter,
                                           PmnActivitySort sort, guint limit,
                                           GCancellable *cancellable, GAsyncReadyCallback callback,
                                           gpointer user_data);
/** pmn_activity_loader_first_page_finish: Returns: (transfer full) (element-type PmnActivitySummary): rows. */
GPtrArray *pmn_activity_loader_first_page_finish (PmnActivityLoader *self, GAsyncResult *result,
                                                  GError **error);
/** pmn_activity_loader_snapshot_async: every row in order, as ids. */
void pmn_activity_loader_snapshot_async (PmnActivityLoader *self, const PmnActivityFilter *filter,
                                         PmnActivitySort sort, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data);
/** pmn_activity_loader_snapshot_finish: Returns: (transfer full): rows. */
PmnRowPack *pmn_activity_loader_snapshot_finish (PmnActivityLoader *self, GAsyncResult *result,
                                                 GError **error);
/** pmn_activity_loader_page_async: what rows show; before snapshots and totals. */
void pmn_activity_loader_page_async (PmnActivityLoader *self, const gint64 *ids, guint n_ids,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data);
/** pmn_activity_loader_page_finish: Returns: (transfer full) (element-type PmnActivitySummary): in the order of the ids, %NULL for a vanished row. */
GPtrArray *pmn_activity_loader_page_finish (PmnActivityLoader *self, GAsyncResult *result,
                                            GError **error);
/** pmn_activity_loader_totals_async: @days: days, or %PMN_DAY_NONE for the whole filter. */
void pmn_activity_loader_totals_async (PmnActivityLoader *self, const PmnActivityFilter *filter,
                                       const PmnDay *days, guint n_days, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
/** pmn_activity_loader_totals_finish: Returns: (transfer full) (element-type PmnActivityTotal): in the order of the days. */
GArray *pmn_activity_loader_totals_finish (PmnActivityLoader *self, GAsyncResult *result,
                                           GError **error);
/** pmn_activity_loader_changed: emits "changed"; for implementations. */
void pmn_activity_loader_changed (PmnActivityLoader *self, gboolean names);

G_END_DECLS
