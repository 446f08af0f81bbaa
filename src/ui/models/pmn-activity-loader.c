/* pmn-activity-loader.c: where a list of activities gets its rows
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activity-loader.h"

G_DEFINE_INTERFACE (PmnActivityLoader, pmn_activity_loader, G_TYPE_OBJECT)

static guint changed_signal;

static void
pmn_activity_loader_default_init (PmnActivityLoaderInterface *iface)
{
  changed_signal = g_signal_new ("changed", PMN_TYPE_ACTIVITY_LOADER, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static gpointer
finish (PmnActivityLoader *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (PMN_IS_ACTIVITY_LOADER (self), NULL);
  g_return_val_if_fail (G_IS_ASYNC_RESULT (result), NULL);

  return PMN_ACTIVITY_LOADER_GET_IFACE (self)->finish (self, result, error);
}

void
pmn_activity_loader_first_page_async (PmnActivityLoader *self, const PmnActivityFilter *filter,
                                      PmnActivitySort sort, guint limit, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (PMN_IS_ACTIVITY_LOADER (self));
  g_return_if_fail (filter != NULL);

  PMN_ACTIVITY_LOADER_GET_IFACE (self)->first_page_async (self, filter, sort, limit, cancellable,
                                                          callback, user_data);
}

GPtrArray *
pmn_activity_loader_first_page_finish (PmnActivityLoader *self, GAsyncResult *result,
                                       GError **error)
{
  return finish (self, result, error);
}

void
pmn_activity_loader_snapshot_async (PmnActivityLoader *self, const PmnActivityFilter *filter,
                                    PmnActivitySort sort, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (PMN_IS_ACTIVITY_LOADER (self));
  g_return_if_fail (filter != NULL);

  PMN_ACTIVITY_LOADER_GET_IFACE (self)->snapshot_async (self, filter, sort, cancellable, callback,
                                                        user_data);
}

PmnRowPack *
pmn_activity_loader_snapshot_finish (PmnActivityLoader *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, error);
}

void
pmn_activity_loader_page_async (PmnActivityLoader *self, const gint64 *ids, guint n_ids,
                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (PMN_IS_ACTIVITY_LOADER (self));
  g_return_if_fail (ids != NULL && n_ids > 0);

  PMN_ACTIVITY_LOADER_GET_IFACE (self)->page_async (self, ids, n_ids, cancellable, callback,
                                                    user_data);
}

GPtrArray *
pmn_activity_loader_page_finish (PmnActivityLoader *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, error);
}

void
pmn_activity_loader_totals_async (PmnActivityLoader *self, const PmnActivityFilter *filter,
                                  const PmnDay *days, guint n_days, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (PMN_IS_ACTIVITY_LOADER (self));
  g_return_if_fail (filter != NULL);
  g_return_if_fail (days != NULL && n_days > 0);

  PMN_ACTIVITY_LOADER_GET_IFACE (self)->totals_async (self, filter, days, n_days, cancellable,
                                                      callback, user_data);
}

GArray *
pmn_activity_loader_totals_finish (PmnActivityLoader *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, error);
}

void
pmn_activity_loader_changed (PmnActivityLoader *self, gboolean names)
{
  g_return_if_fail (PMN_IS_ACTIVITY_LOADER (self));

  g_signal_emit (self, changed_signal, 0, names);
}
