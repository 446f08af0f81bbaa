/* pmn-store-job.c: what is asked of an open register, done on its threads and answered
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "pmn-connection-private.h"
#include "pmn-search-index.h"
#include "pmn-store-private.h"
#include "pmn-term-store.h"

/* Where a single thread serves both, a save does not wait behind what was asked for later. */
#define WRITE_PRIORITY G_PRIORITY_HIGH

/* One thing to do on a worker's thread, and its answer. */
typedef struct
{
  PmnStore *store;
  gboolean on_writer;
  gboolean aside; /* on the thread of long work */
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
      pmn_store_watch_damage (job->store, job->error);
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
    pmn_store_announce (job->store, pmn_store_foreign_news (), NULL);
  if (job->news != NULL)
    pmn_store_announce (job->store, g_steal_pointer (&job->news), NULL);

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
    pmn_store_watch_damage (self, error);
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

  if (pmn_term_store_refresh (connection, &job->error))
    job->result = job->read (connection, job->data, job->cancellable, &job->error);
  pmn_connection_rollback (connection);
}

static PmnConnection *
pick_connection (Job *job)
{
  PmnStore *self = job->store;

  if (job->on_writer || self->single)
    return self->writer;

  if (!job->aside)
    return self->reader;

  if (self->keeper == NULL)
    self->keeper = pmn_connection_open (self->path, PMN_CONNECTION_READ_ONLY, &job->error);

  return self->keeper;
}

static void
run_with (Job *job, PmnConnection *connection)
{
  pmn_connection_set_cancellable (connection, job->cancellable);
  if (job->write != NULL)
    run_write (job);
  else if (job->read != NULL)
    run_read (job, connection);
  else
    job->result = job->raw (job->store, connection, job->data, job->cancellable, &job->error);
  pmn_connection_set_cancellable (connection, NULL);
}

static void
run_job_now (Job *job)
{
  PmnConnection *connection;

  if (g_cancellable_set_error_if_cancelled (job->cancellable, &job->error))
    return;

  connection = pick_connection (job);
  if (connection != NULL)
    run_with (job, connection);
}

static void
cancel_too (GCancellable *cancelled, gpointer data)
{
  g_cancellable_cancel (data);
}

/*
 * Closing the register ends what only reads, at whatever moment it comes; what writes is finished. An interruption of
 * SQLite would be forgotten if it came just before a statement began: a cancellable is not.
 */
static void
run_until_closing (Job *job)
{
  GCancellable *closing = job->store->closing;
  g_autoptr (GCancellable) own = g_steal_pointer (&job->cancellable);
  gulong own_id, closing_id;

  if (own == NULL)
    {
      job->cancellable = g_object_ref (closing);
      run_job_now (job);
      return;
    }

  job->cancellable = g_cancellable_new ();
  own_id = g_cancellable_connect (own, G_CALLBACK (cancel_too), job->cancellable, NULL);
  closing_id = g_cancellable_connect (closing, G_CALLBACK (cancel_too), job->cancellable, NULL);
  run_job_now (job);
  g_cancellable_disconnect (own, own_id);
  g_cancellable_disconnect (closing, closing_id);
}

static void
run_job (gpointer data, gboolean dropped)
{
  Job *job = data;

  if (dropped)
    g_set_error_literal (&job->error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                         _ ("The register is being closed."));
  else if (job->write != NULL)
    run_job_now (job);
  else
    run_until_closing (job);

  job_answer (job);
}

static void
push_job (Job *job, int priority)
{
  PmnStore *self = job->store;
  PmnWorker *worker = self->write_worker;

  if (!job->on_writer && !self->single)
    worker = job->aside ? self->keep_worker : self->read_worker;

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
      PmnStoreNews *news = pmn_store_foreign_news ();

      g_signal_emit_by_name (self, "changed", news);
      pmn_store_news_free (news);
    }
  if (job->news != NULL)
    g_signal_emit_by_name (self, "changed", job->news);

  result = job->result;
  if (job->error != NULL)
    g_propagate_error (error, g_steal_pointer (&job->error));
  job_free (job);
  return result;
}

/* Public API ------------------------------------------------------------------------------------*/

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

void
pmn_store_read_aside_async (PmnStore *self, PmnStoreReadFunc func, gpointer data,
                            GDestroyNotify data_free, GDestroyNotify result_free,
                            GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Job *job;

  g_return_if_fail (PMN_IS_STORE (self));
  g_return_if_fail (func != NULL);

  job = job_new (self, data, data_free, result_free, cancellable);
  job->aside = TRUE;
  job->read = func;
  push_async (job, G_PRIORITY_DEFAULT, pmn_store_read_aside_async, "[permanence] long read",
              callback, user_data);
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
  job->aside = TRUE;
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
  job->aside = TRUE;
  job->raw = func;
  return push_sync (job, G_PRIORITY_LOW, error);
}
