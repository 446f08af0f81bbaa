/* pmn-store.c: an open register: its file, its two threads, its news
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "pmn-connection-private.h"
#include "pmn-search-rebuild.h"
#include "pmn-store-private.h"

/* Every kind of row: what another process did is not known in detail. */
#define ALL_ENTITIES (~0u)

G_DEFINE_FINAL_TYPE (PmnStore, pmn_store, G_TYPE_OBJECT)

enum
{
  CHANGED,
  CORRUPTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* News ------------------------------------------------------------------------------------------*/

typedef struct
{
  PmnStore *store;
  PmnStoreNews *news;
  char *sentence;
} Announcement;

static void
announcement_free (gpointer data)
{
  Announcement *self = data;

  g_object_unref (self->store);
  pmn_store_news_free (self->news);
  g_free (self->sentence);
  g_free (self);
}

static gboolean
announce_now (gpointer data)
{
  Announcement *self = data;

  if (self->news != NULL)
    g_signal_emit (self->store, signals[CHANGED], 0, self->news);
  if (self->sentence != NULL)
    g_signal_emit (self->store, signals[CORRUPTED], 0, self->sentence);

  return G_SOURCE_REMOVE;
}

/* @news, @sentence: (transfer full). Not g_main_context_invoke(), which may run it right here. */
void
pmn_store_announce (PmnStore *self, PmnStoreNews *news, char *sentence)
{
  Announcement *announcement = g_new0 (Announcement, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  announcement->store = g_object_ref (self);
  announcement->news = news;
  announcement->sentence = sentence;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_static_name (source, "[permanence] news of the register");
  g_source_set_callback (source, announce_now, announcement, announcement_free);
  g_source_attach (source, self->context);
}

PmnStoreNews *
pmn_store_foreign_news (void)
{
  PmnStoreNews *news = g_new0 (PmnStoreNews, 1);

  news->entities = ALL_ENTITIES;
  news->foreign = TRUE;
  return news;
}

static void
announce_damage (PmnStore *self, const GError *error)
{
  if (g_atomic_int_compare_and_exchange (&self->corrupted, FALSE, TRUE))
    pmn_store_announce (self, NULL, g_strdup (error->message));
}

static void
run_search_rebuild (gpointer data, gboolean dropped)
{
  g_autoptr (PmnStore) self = data;
  g_autoptr (GError) error = NULL;
  gint64 user_version = 0;

  g_atomic_int_set (&self->search_rebuild_pending, FALSE);
  /* A newer program has the register now: its schema is not ours to write in. */
  if (dropped
      || !pmn_connection_get_int64 (self->writer, "PRAGMA user_version", 0, &user_version, &error)
      || user_version != self->user_version)
    return;
  pmn_lock_set_writing (self->lock, TRUE);
  pmn_search_rebuild (self->writer, &error);
  pmn_lock_set_writing (self->lock, FALSE);
  if (error == NULL)
    pmn_store_announce (self, pmn_store_foreign_news (), NULL);
  else if (g_error_matches (error, PMN_STORE_ERROR, PMN_STORE_ERROR_SEARCH_INDEX)
           || g_error_matches (error, PMN_STORE_ERROR, PMN_STORE_ERROR_CORRUPT))
    announce_damage (self, error);
  else
    /* No room, or somebody else writes: whoever needs the index next asks for it again. */
    g_debug ("The search index is still to be made again: %s", error->message);
}

/* Damage met at any moment follows one path; that of the search index is mended. */
void
pmn_store_watch_damage (PmnStore *self, const GError *error)
{
  if (g_error_matches (error, PMN_STORE_ERROR, PMN_STORE_ERROR_SEARCH_INDEX))
    {
      if (g_atomic_int_compare_and_exchange (&self->search_rebuild_pending, FALSE, TRUE))
        pmn_worker_push (self->write_worker, G_PRIORITY_HIGH, FALSE, run_search_rebuild,
                         g_object_ref (self));
      return;
    }
  if (g_error_matches (error, PMN_STORE_ERROR, PMN_STORE_ERROR_CORRUPT)
      || g_error_matches (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NOT_A_REGISTER))
    announce_damage (self, error);
}

/* Foreign commits -------------------------------------------------------------------------------*/

static void
run_foreign_check (gpointer data, gboolean dropped)
{
  g_autoptr (PmnStore) self = data;
  g_autoptr (GError) error = NULL;
  gint64 data_version = 0;

  g_atomic_int_set (&self->foreign_check_pending, FALSE);
  if (dropped)
    return;

  /* It moves for the commits of other connections only; our reader makes none. */
  if (!pmn_connection_get_int64 (self->writer, "PRAGMA data_version", 0, &data_version, &error))
    pmn_store_watch_damage (self, error);
  else if (data_version != self->data_version)
    {
      self->data_version = data_version;
      pmn_store_announce (self, pmn_store_foreign_news (), NULL);
    }
}

void
pmn_store_check_foreign (PmnStore *self)
{
  g_return_if_fail (PMN_IS_STORE (self));

  if (g_atomic_int_compare_and_exchange (&self->foreign_check_pending, FALSE, TRUE))
    pmn_worker_push (self->write_worker, G_PRIORITY_LOW, TRUE, run_foreign_check,
                     g_object_ref (self));
}

static void
on_monitor_changed (PmnStore *self)
{
  if (!self->closed)
    pmn_store_check_foreign (self);
}

/* Every commit of anybody touches the WAL. Without a monitor news come with the next write. */
static void
start_monitor (PmnStore *self)
{
  g_autofree char *wal = NULL;
  g_autoptr (GFile) file = NULL;

  if (self->single)
    return;

  wal = g_strconcat (self->path, "-wal", NULL);
  file = g_file_new_for_path (wal);
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_swapped (self->monitor, "changed", G_CALLBACK (on_monitor_changed), self);
}

static void
stop_monitor (PmnStore *self)
{
  if (self->monitor == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
}

/* Class -----------------------------------------------------------------------------------------*/

static void
pmn_store_finalize (GObject *object)
{
  PmnStore *self = PMN_STORE (object);

  if (!self->closed)
    g_critical ("A register was dropped without being closed: %s", self->path);

  g_clear_pointer (&self->keep_worker, pmn_worker_free);
  g_clear_pointer (&self->read_worker, pmn_worker_free);
  g_clear_pointer (&self->write_worker, pmn_worker_free);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_object (&self->closing);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (pmn_store_parent_class)->finalize (object);
}

static void
pmn_store_class_init (PmnStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = pmn_store_finalize;

  /**
   * PmnStore::changed:
   * @news: a #PmnStoreNews
   *
   * Rows were changed, here or by another process.
   */
  signals[CHANGED] = g_signal_new ("changed", PMN_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  /**
   * PmnStore::corrupted:
   * @sentence: what to tell the user
   *
   * Damage was met, once: close the register, set it aside, offer the last good backup.
   */
  signals[CORRUPTED] = g_signal_new ("corrupted", PMN_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pmn_store_init (PmnStore *self)
{
  self->closing = g_cancellable_new ();
}

/* Opening and closing ---------------------------------------------------------------------------*/

typedef struct
{
  char *path;
  PmnOpenFlags flags;
  PmnStoreFirstStep *first;
  GMainContext *context;
} OpenRequest;

static void
open_request_free (gpointer data)
{
  OpenRequest *self = data;

  g_free (self->path);
  pmn_store_first_step_free (self->first);
  g_main_context_unref (self->context);
  g_free (self);
}

/* Dropping an opened register that nobody took must close it. */
static void
discard_store (gpointer data)
{
  PmnStore *self = data;

  pmn_store_shut (self, NULL);
  self->closed = TRUE;
  g_object_unref (self);
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  OpenRequest *request = data;
  g_autoptr (GError) error = NULL;
  PmnStore *self = pmn_store_new_opened (request->path, request->flags, request->first,
                                         request->context, cancellable, &error);

  if (self != NULL)
    g_task_return_pointer (task, self, discard_store);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* @first: (transfer full) (nullable) */
static void
open_async (const char *path, PmnOpenFlags flags, PmnStoreFirstStep *first,
            GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  OpenRequest *request = g_new0 (OpenRequest, 1);

  request->path = g_strdup (path);
  request->flags = flags;
  request->first = first;
  request->context = g_main_context_ref_thread_default ();

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, pmn_store_open_async);
  g_task_set_task_data (task, request, open_request_free);
  g_task_run_in_thread (task, open_in_thread);
}

void
pmn_store_open_async (const char *path, PmnOpenFlags flags, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (path != NULL);

  open_async (path, flags, NULL, cancellable, callback, user_data);
}

void
pmn_store_create_async (const char *path, const PmnEditInfo *info, PmnStoreWriteFunc func,
                        gpointer data, GDestroyNotify data_free, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (path != NULL && info != NULL && func != NULL);

  open_async (path, PMN_OPEN_CREATE, pmn_store_first_step_new (info, func, data, data_free),
              cancellable, callback, user_data);
}

PmnStore *
pmn_store_open_finish (GAsyncResult *result, GError **error)
{
  PmnStore *self;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  self = g_task_propagate_pointer (G_TASK (result), error);
  if (self != NULL)
    start_monitor (self);

  return self;
}

PmnStore *
pmn_store_open_sync (const char *path, PmnOpenFlags flags, GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();

  g_return_val_if_fail (path != NULL, NULL);
  g_assert (!pmn_store_is_ui_thread ());

  return pmn_store_new_opened (path, flags, NULL, context, cancellable, error);
}

PmnStore *
pmn_store_create_sync (const char *path, const PmnEditInfo *info, PmnStoreWriteFunc func,
                       gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();
  PmnStoreFirstStep *first;
  PmnStore *self;

  g_return_val_if_fail (path != NULL && info != NULL && func != NULL, NULL);
  g_assert (!pmn_store_is_ui_thread ());

  first = pmn_store_first_step_new (info, func, data, NULL);
  self = pmn_store_new_opened (path, PMN_OPEN_CREATE, first, context, cancellable, error);
  pmn_store_first_step_free (first);
  return self;
}

static void
close_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (pmn_store_shut (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_shut (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = G_TASK (data);
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
pmn_store_close_async (PmnStore *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) shutting = NULL;
  GTask *task;

  g_return_if_fail (PMN_IS_STORE (self));
  g_return_if_fail (!self->closed);

  self->closed = TRUE;
  stop_monitor (self);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, pmn_store_close_async);
  /* The thread may be the last to let go of its task: the store would end there, and its handlers with it, while who is
   * connected ends elsewhere. The task that holds the store stays on this side. */
  shutting = g_task_new (NULL, NULL, on_shut, task);
  g_task_set_task_data (shutting, self, NULL);
  g_task_run_in_thread (shutting, close_in_thread);
}

gboolean
pmn_store_close_finish (PmnStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
pmn_store_close_sync (PmnStore *self, GError **error)
{
  g_return_val_if_fail (PMN_IS_STORE (self), FALSE);
  g_return_val_if_fail (!self->closed, FALSE);
  g_assert (!pmn_store_is_ui_thread ());

  self->closed = TRUE;
  stop_monitor (self);
  return pmn_store_shut (self, error);
}

/* Public API ------------------------------------------------------------------------------------*/

const char *
pmn_store_get_path (PmnStore *self)
{
  g_return_val_if_fail (PMN_IS_STORE (self), NULL);

  return self->path;
}

gboolean
pmn_store_is_on_network (PmnStore *self)
{
  g_return_val_if_fail (PMN_IS_STORE (self), FALSE);

  return self->on_network;
}
