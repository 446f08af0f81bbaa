/* pmn-store.c: an open register: its file, its two threads, its news
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "pmn-connection-private.h"
#include "pmn-search-index.h"
#include "pmn-store-private.h"

/* Where a single thread serves both, a save does not wait behind what was asked for later. */
#define WRITE_PRIORITY G_PRIORITY_HIGH
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

/* One thing to do on a worker's thread, and its answer. */
typedef struct
{
  PmnStore *store;
  gboolean on_writer;
  PmnStoreReadFunc read;
  PmnStoreWriteFunc write;
  PmnStoreRawFunc raw;
  PmnEditInfo info;
  char *kind, *subject, *origin;
  gpointer data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;
  GCancellable *cancellable;

  gpointer result;
  GError *error;
  PmnStoreNews *news;
  gboolean foreign;

  /* One of the two waits for the answer. */
  GTask *task;
  GMutex mutex;
  GCond cond;
  gboolean done;
} Job;

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
static void
announce (PmnStore *self, PmnStoreNews *news, char *sentence)
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

static PmnStoreNews *
foreign_news (void)
{
  PmnStoreNews *news = g_new0 (PmnStoreNews, 1);

  news->entities = ALL_ENTITIES;
  news->foreign = TRUE;
  return news;
}

/* Damage met at any moment follows one path. */
static void
watch_damage (PmnStore *self, const GError *error)
{
  if ((g_error_matches (error, PMN_STORE_ERROR, PMN_STORE_ERROR_CORRUPT)
       || g_error_matches (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NOT_A_REGISTER))
      && g_atomic_int_compare_and_exchange (&self->corrupted, FALSE, TRUE))
    announce (self, NULL, g_strdup (error->message));
}

/* Jobs ------------------------------------------------------------------------------------------*/

static Job *
job_new (PmnStore *self, gpointer data, GDestroyNotify data_free, GDestroyNotify result_free,
         GCancellable *cancellable)
{
  Job *job = g_new0 (Job, 1);

  job->store = self;
  job->data = data;
  job->data_free = data_free;
  job->result_free = result_free;
  g_set_object (&job->cancellable, cancellable);
  g_mutex_init (&job->mutex);
  g_cond_init (&job->cond);
  return job;
}

static void
job_set_info (Job *job, const PmnEditInfo *info)
{
  job->kind = g_strdup (info->kind);
  job->subject = g_strdup (info->subject);
  job->origin = g_strdup (info->origin);
  job->info = *info;
  job->info.kind = job->kind;
  job->info.subject = job->subject;
  job->info.origin = job->origin;
}

static void
job_free (Job *job)
{
  g_free (job->kind);
  g_free (job->subject);
  g_free (job->origin);
  g_clear_object (&job->cancellable);
  g_clear_error (&job->error);
  pmn_store_news_free (job->news);
  g_mutex_clear (&job->mutex);
  g_cond_clear (&job->cond);
  g_free (job);
}

/* Answers whoever waits; @job is no longer ours afterwards. */
static void
job_answer (Job *job)
{
  g_autoptr (GTask) task = NULL;

  if (job->error != NULL)
    {
      if (job->result != NULL && job->result_free != NULL)
        job->result_free (job->result);
      job->result = NULL;
      watch_damage (job->store, job->error);
    }
  if (job->data_free != NULL)
    job->data_free (job->data);

  if (job->task == NULL)
    {
      g_mutex_lock (&job->mutex);
      job->done = TRUE;
      g_cond_signal (&job->cond);
      g_mutex_unlock (&job->mutex);
      return;
    }

  if (job->foreign)
    announce (job->store, foreign_news (), NULL);
  if (job->news != NULL)
    announce (job->store, g_steal_pointer (&job->news), NULL);

  task = g_steal_pointer (&job->task);
  if (job->error != NULL)
    g_task_return_error (task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (task, job->result, job->result_free);
  job_free (job);
}

static gboolean
check_versions (Job *job, GError **error)
{
  PmnStore *self = job->store;
  gint64 user_version = 0, data_version = 0;

  if (!pmn_connection_get_int64 (self->writer, "PRAGMA user_version", 0, &user_version, error)
      || !pmn_connection_get_int64 (self->writer, "PRAGMA data_version", 0, &data_version, error))
    return FALSE;

  job->foreign = data_version != self->data_version;
  self->data_version = data_version;

  if (user_version == self->user_version)
    return TRUE;

  g_set_error_literal (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NEWER,
                       _ ("A newer version of Permanence has changed this register: nothing was "
                          "written. Close it, update the program, then open it again."));
  return FALSE;
}

/* After many rows: the search index and the planner's statistics, a slice at a time between other
 * work. What is not done when the register is closed only makes searches a little slower. */
static void
run_tidy (gpointer data, gboolean dropped)
{
  g_autoptr (PmnStore) self = data;
  g_autoptr (GError) error = NULL;
  gboolean more = FALSE;

  if (dropped)
    return;
  if (!pmn_search_index_tidy (self->writer, &more, &error))
    watch_damage (self, error);
  else if (more)
    pmn_worker_push (self->write_worker, G_PRIORITY_LOW, TRUE, run_tidy, g_object_ref (self));
}

static void
run_write (Job *job)
{
  PmnStore *self = job->store;
  PmnEdit *edit = pmn_edit_begin (self->writer, &job->info, &job->error);

  if (edit == NULL)
    return;

  pmn_lock_set_writing (self->lock, TRUE);
  if (check_versions (job, &job->error))
    job->result = job->write (edit, job->data, job->cancellable, &job->error);
  if (job->error != NULL)
    pmn_edit_abort (edit);
  else
    pmn_edit_commit (edit, &job->news, &job->error);
  pmn_lock_set_writing (self->lock, FALSE);
  if (job->info.bulk && job->error == NULL && job->news != NULL)
    pmn_worker_push (self->write_worker, G_PRIORITY_LOW, TRUE, run_tidy, g_object_ref (self));
}

static void
run_read (Job *job, PmnConnection *connection)
{
  if (!pmn_connection_begin_read (connection, &job->error))
    return;

  job->result = job->read (connection, job->data, job->cancellable, &job->error);
  pmn_connection_rollback (connection);
}

static PmnConnection *
pick_connection (Job *job)
{
  PmnStore *self = job->store;

  if (job->on_writer || self->on_network)
    return self->writer;

  if (job->raw == NULL)
    return self->reader;

  if (self->keeper == NULL)
    self->keeper = pmn_connection_open (self->path, PMN_CONNECTION_READ_ONLY, &job->error);

  return self->keeper;
}

static void
run_job_now (Job *job)
{
  PmnStore *self = job->store;
  /* Long work stops when the register is closed; readings and writings are short. */
  GCancellable *cancellable
      = job->raw != NULL && job->cancellable == NULL ? self->closing : job->cancellable;
  PmnConnection *connection;

  if (g_cancellable_set_error_if_cancelled (cancellable, &job->error))
    return;

  connection = pick_connection (job);
  if (connection == NULL)
    return;

  pmn_connection_set_cancellable (connection, cancellable);
  if (job->write != NULL)
    run_write (job);
  else if (job->read != NULL)
    run_read (job, connection);
  else
    job->result = job->raw (self, connection, job->data, cancellable, &job->error);
  pmn_connection_set_cancellable (connection, NULL);
}

static void
run_job (gpointer data, gboolean dropped)
{
  Job *job = data;

  if (dropped)
    g_set_error_literal (&job->error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                         _ ("The register is being closed."));
  else
    run_job_now (job);

  job_answer (job);
}

static void
push_job (Job *job, int priority)
{
  PmnStore *self = job->store;
  PmnWorker *worker = self->write_worker;

  if (!job->on_writer && !self->on_network)
    worker = job->raw != NULL ? self->keep_worker : self->read_worker;

  pmn_worker_push (worker, priority, job->write == NULL, run_job, job);
}

/* @tag: the function that was called, for debuggers. */
static void
push_async (Job *job, int priority, gpointer tag, const char *name, GAsyncReadyCallback callback,
            gpointer user_data)
{
  job->task = g_task_new (job->store, NULL, callback, user_data);
  g_task_set_source_tag (job->task, tag);
  g_task_set_static_name (job->task, name);
  g_task_set_priority (job->task, G_PRIORITY_DEFAULT);
  push_job (job, priority);
}

static gpointer
push_sync (Job *job, int priority, GError **error)
{
  PmnStore *self = job->store;
  gpointer result;

  g_assert (!pmn_store_is_ui_thread ());

  push_job (job, priority);
  g_mutex_lock (&job->mutex);
  while (!job->done)
    g_cond_wait (&job->cond, &job->mutex);
  g_mutex_unlock (&job->mutex);

  if (job->foreign)
    {
      PmnStoreNews *news = foreign_news ();

      g_signal_emit (self, signals[CHANGED], 0, news);
      pmn_store_news_free (news);
    }
  if (job->news != NULL)
    g_signal_emit (self, signals[CHANGED], 0, job->news);

  result = job->result;
  if (job->error != NULL)
    g_propagate_error (error, g_steal_pointer (&job->error));
  job_free (job);
  return result;
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
    watch_damage (self, error);
  else if (data_version != self->data_version)
    {
      self->data_version = data_version;
      announce (self, foreign_news (), NULL);
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

  if (self->on_network)
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
  GMainContext *context;
} OpenRequest;

static void
open_request_free (gpointer data)
{
  OpenRequest *self = data;

  g_free (self->path);
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
  PmnStore *self
      = pmn_store_new_opened (request->path, request->flags, request->context, cancellable, &error);

  if (self != NULL)
    g_task_return_pointer (task, self, discard_store);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
pmn_store_open_async (const char *path, PmnOpenFlags flags, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  OpenRequest *request;

  g_return_if_fail (path != NULL);

  request = g_new0 (OpenRequest, 1);
  request->path = g_strdup (path);
  request->flags = flags;
  request->context = g_main_context_ref_thread_default ();

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, pmn_store_open_async);
  g_task_set_task_data (task, request, open_request_free);
  g_task_run_in_thread (task, open_in_thread);
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

  return pmn_store_new_opened (path, flags, context, cancellable, error);
}

static void
close_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (pmn_store_shut (source, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
pmn_store_close_async (PmnStore *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PMN_IS_STORE (self));
  g_return_if_fail (!self->closed);

  self->closed = TRUE;
  stop_monitor (self);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, pmn_store_close_async);
  g_task_run_in_thread (task, close_in_thread);
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

void
pmn_store_read_async (PmnStore *self, PmnStoreReadFunc func, gpointer data,
                      GDestroyNotify data_free, GDestroyNotify result_free, int priority,
                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job;

  g_return_if_fail (PMN_IS_STORE (self));
  g_return_if_fail (func != NULL);

  job = job_new (self, data, data_free, result_free, cancellable);
  job->read = func;
  push_async (job, priority, pmn_store_read_async, "[permanence] read", callback, user_data);
}

void
pmn_store_write_async (PmnStore *self, const PmnEditInfo *info, PmnStoreWriteFunc func,
                       gpointer data, GDestroyNotify data_free, GDestroyNotify result_free,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job;

  g_return_if_fail (PMN_IS_STORE (self));
  g_return_if_fail (info != NULL);
  g_return_if_fail (func != NULL);

  job = job_new (self, data, data_free, result_free, cancellable);
  job->on_writer = TRUE;
  job->write = func;
  job_set_info (job, info);
  push_async (job, WRITE_PRIORITY, pmn_store_write_async, "[permanence] write", callback,
              user_data);
}

gpointer
pmn_store_run_finish (PmnStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

gpointer
pmn_store_read_sync (PmnStore *self, PmnStoreReadFunc func, gpointer data,
                     GCancellable *cancellable, GError **error)
{
  Job *job;

  g_return_val_if_fail (PMN_IS_STORE (self), NULL);
  g_return_val_if_fail (func != NULL, NULL);

  job = job_new (self, data, NULL, NULL, cancellable);
  job->read = func;
  return push_sync (job, G_PRIORITY_DEFAULT, error);
}

gpointer
pmn_store_write_sync (PmnStore *self, const PmnEditInfo *info, PmnStoreWriteFunc func,
                      gpointer data, GCancellable *cancellable, GError **error)
{
  return pmn_store_write_sync_full (self, info, func, data, NULL, cancellable, error);
}

gpointer
pmn_store_write_sync_full (PmnStore *self, const PmnEditInfo *info, PmnStoreWriteFunc func,
                           gpointer data, GDestroyNotify result_free, GCancellable *cancellable,
                           GError **error)
{
  Job *job;

  g_return_val_if_fail (PMN_IS_STORE (self), NULL);
  g_return_val_if_fail (info != NULL, NULL);
  g_return_val_if_fail (func != NULL, NULL);

  job = job_new (self, data, NULL, result_free, cancellable);
  job->on_writer = TRUE;
  job->write = func;
  job_set_info (job, info);
  return push_sync (job, WRITE_PRIORITY, error);
}

void
pmn_store_raw_async (PmnStore *self, gboolean on_writer, PmnStoreRawFunc func, gpointer data,
                     GDestroyNotify data_free, GDestroyNotify result_free,
                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job = job_new (self, data, data_free, result_free, cancellable);

  job->on_writer = on_writer;
  job->raw = func;
  push_async (job, G_PRIORITY_LOW, pmn_store_raw_async, "[permanence] maintenance", callback,
              user_data);
}

gpointer
pmn_store_raw_sync (PmnStore *self, gboolean on_writer, PmnStoreRawFunc func, gpointer data,
                    GCancellable *cancellable, GError **error)
{
  Job *job = job_new (self, data, NULL, NULL, cancellable);

  job->on_writer = on_writer;
  job->raw = func;
  return push_sync (job, G_PRIORITY_LOW, error);
}
