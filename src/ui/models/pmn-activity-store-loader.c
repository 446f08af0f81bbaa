/* pmn-activity-store-loader.c: loads lists of activities from a register
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activity-store-loader.h"

#define PRIORITY_PAGE G_PRIORITY_HIGH
#define PRIORITY_FIRST_PAGE (G_PRIORITY_HIGH + 10)
#define PRIORITY_TOTALS (G_PRIORITY_DEFAULT - 10)
#define PRIORITY_SNAPSHOT G_PRIORITY_DEFAULT

struct _PmnActivityStoreLoader
{
  GObject parent_instance;

  PmnStore *store;
};

static void pmn_activity_store_loader_iface_init (PmnActivityLoaderInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PmnActivityStoreLoader, pmn_activity_store_loader, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PMN_TYPE_ACTIVITY_LOADER,
                                                      pmn_activity_store_loader_iface_init))

/* What a request needs on the other thread. */
typedef struct
{
  PmnActivityFilter *filter;
  PmnActivitySort sort;
  guint limit;
  gpointer items; /* ids or days */
  guint n_items;
} Request;

static Request *
request_new (const PmnActivityFilter *filter, PmnActivitySort sort)
{
  Request *request = g_new0 (Request, 1);

  request->filter = filter != NULL ? pmn_activity_filter_copy (filter) : NULL;
  request->sort = sort;
  return request;
}

static void
request_free (gpointer data)
{
  Request *request = data;

  pmn_activity_filter_free (request->filter);
  g_free (request->items);
  g_free (request);
}

/* A store answers with itself as source; callers of a loader know only the loader. */
typedef struct
{
  PmnActivityLoader *loader;
  GAsyncReadyCallback callback;
  gpointer user_data;
} Reply;

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Reply *reply = user_data;

  reply->callback (G_OBJECT (reply->loader), result, reply->user_data);
  g_object_unref (reply->loader);
  g_free (reply);
}

static void
read_store (PmnActivityLoader *loader, PmnStoreReadFunc func, Request *request,
            GDestroyNotify result_free, int priority, GCancellable *cancellable,
            GAsyncReadyCallback callback, gpointer user_data)
{
  Reply *reply = g_new (Reply, 1);

  reply->loader = g_object_ref (loader);
  reply->callback = callback;
  reply->user_data = user_data;
  pmn_store_read_async (PMN_ACTIVITY_STORE_LOADER (loader)->store, func, request, request_free,
                        result_free, priority, cancellable, on_read, reply);
}

static gpointer
read_first_page (PmnConnection *connection, gpointer data, GCancellable *cancellable,
                 GError **error)
{
  Request *request = data;

  return pmn_activity_query_first_page (connection, request->filter, request->sort, request->limit,
                                        error);
}

static gpointer
read_snapshot (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  g_autoptr (GArray) rows
      = pmn_activity_query_snapshot (connection, request->filter, request->sort, error);

  return rows != NULL ? pmn_row_pack_new (rows) : NULL;
}

static gpointer
read_page (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;

  return pmn_activity_query_page (connection, request->items, request->n_items, error);
}

/* A day of the filter, or the whole of it. */
static gboolean
read_total (PmnConnection *connection, const PmnActivityFilter *filter, PmnActivityTotal *total,
            GError **error)
{
  g_autoptr (PmnActivityFilter) of_day = pmn_activity_filter_copy (filter);

  if (total->day != PMN_DAY_NONE)
    of_day->from = of_day->to = total->day;
  return pmn_activity_query_count (connection, of_day, &total->n, &total->minutes, error);
}

static gpointer
read_totals (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  g_autoptr (GArray) totals = g_array_new (FALSE, FALSE, sizeof (PmnActivityTotal));

  for (guint i = 0; i < request->n_items; i++)
    {
      PmnActivityTotal total = { ((PmnDay *) request->items)[i], 0, 0 };

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (!read_total (connection, request->filter, &total, error))
        return NULL;
      g_array_append_val (totals, total);
    }
  return g_steal_pointer (&totals);
}

static void
pmn_activity_store_loader_first_page_async (PmnActivityLoader *loader,
                                            const PmnActivityFilter *filter, PmnActivitySort sort,
                                            guint limit, GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer user_data)
{
  Request *request = request_new (filter, sort);

  request->limit = limit;
  read_store (loader, read_first_page, request, (GDestroyNotify) g_ptr_array_unref,
              PRIORITY_FIRST_PAGE, cancellable, callback, user_data);
}

static void
pmn_activity_store_loader_snapshot_async (PmnActivityLoader *loader,
                                          const PmnActivityFilter *filter, PmnActivitySort sort,
                                          GCancellable *cancellable, GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  read_store (loader, read_snapshot, request_new (filter, sort),
              (GDestroyNotify) pmn_row_pack_unref, PRIORITY_SNAPSHOT, cancellable, callback,
              user_data);
}

static void
pmn_activity_store_loader_page_async (PmnActivityLoader *loader, const gint64 *ids, guint n_ids,
                                      GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  Request *request = request_new (NULL, PMN_SORT_NEWEST);

  request->items = g_memdup2 (ids, n_ids * sizeof *ids);
  request->n_items = n_ids;
  read_store (loader, read_page, request, (GDestroyNotify) g_ptr_array_unref, PRIORITY_PAGE,
              cancellable, callback, user_data);
}

static void
pmn_activity_store_loader_totals_async (PmnActivityLoader *loader, const PmnActivityFilter *filter,
                                        const PmnDay *days, guint n_days, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data)
{
  Request *request = request_new (filter, PMN_SORT_NEWEST);

  request->items = g_memdup2 (days, n_days * sizeof *days);
  request->n_items = n_days;
  read_store (loader, read_totals, request, (GDestroyNotify) g_array_unref, PRIORITY_TOTALS,
              cancellable, callback, user_data);
}

static gpointer
pmn_activity_store_loader_finish (PmnActivityLoader *loader, GAsyncResult *result, GError **error)
{
  return pmn_store_run_finish (PMN_ACTIVITY_STORE_LOADER (loader)->store, result, error);
}

static void
pmn_activity_store_loader_iface_init (PmnActivityLoaderInterface *iface)
{
  iface->first_page_async = pmn_activity_store_loader_first_page_async;
  iface->snapshot_async = pmn_activity_store_loader_snapshot_async;
  iface->page_async = pmn_activity_store_loader_page_async;
  iface->totals_async = pmn_activity_store_loader_totals_async;
  iface->finish = pmn_activity_store_loader_finish;
}

static void
on_store_changed (PmnStore *store, const PmnStoreNews *news, PmnActivityStoreLoader *self)
{
  const guint names = (1u << PMN_ENTITY_MEDIATOR) | (1u << PMN_ENTITY_PLACE);
  const guint ours = names | (1u << PMN_ENTITY_ACTIVITY);

  if (news->foreign || (news->entities & ours) != 0)
    pmn_activity_loader_changed (PMN_ACTIVITY_LOADER (self),
                                 news->foreign || (news->entities & names) != 0);
}

static void
pmn_activity_store_loader_dispose (GObject *object)
{
  g_clear_object (&PMN_ACTIVITY_STORE_LOADER (object)->store);

  G_OBJECT_CLASS (pmn_activity_store_loader_parent_class)->dispose (object);
}

static void
pmn_activity_store_loader_class_init (PmnActivityStoreLoaderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pmn_activity_store_loader_dispose;
}

static void
pmn_activity_store_loader_init (PmnActivityStoreLoader *self)
{
}

PmnActivityLoader *
pmn_activity_store_loader_new (PmnStore *store)
{
  PmnActivityStoreLoader *self;

  g_return_val_if_fail (PMN_IS_STORE (store), NULL);

  self = g_object_new (PMN_TYPE_ACTIVITY_STORE_LOADER, NULL);
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self, 0);
  return PMN_ACTIVITY_LOADER (self);
}
