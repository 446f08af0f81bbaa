/* pmn-register-job.c: actions on a register in flight: what they need, where they run, who hears of the end
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-register-private.h"

#include "pmn-clock.h"
#include "pmn-entity-ops.h"

PmnJob *
pmn_job_new (PmnRegister *self, PmnEntity entity)
{
  PmnJob *job = g_new0 (PmnJob, 1);
  PmnEditInfo info;

  pmn_register_edit_info (self, &info, NULL, NULL);
  job->entity = entity;
  job->today = pmn_clock_today ();
  job->origin = info.origin;
  /* On the command line nobody sits at the keyboard, and an import is undone like anything else. */
  job->with_bulk = g_str_equal (info.origin, "cli");
  job->actor_id = job->with_bulk ? 0 : info.actor_id;
  return job;
}

PmnJob *
pmn_job_new_about (PmnRegister *self, PmnEntity entity, gint64 id, guint limit)
{
  PmnJob *job = pmn_job_new (self, entity);

  job->id = id;
  job->limit = limit;
  return job;
}

void
pmn_job_free (PmnJob *job)
{
  if (job == NULL)
    return;
  pmn_entity_free (job->entity, job->row);
  g_clear_pointer (&job->rows, g_ptr_array_unref);
  g_clear_pointer (&job->ids, g_array_unref);
  g_free (job->text);
  g_free (job->value);
  g_free (job->draft);
  pmn_activity_filter_free (job->filter);
  pmn_activity_change_free (job->change);
  pmn_saved_filter_free (job->saved);
  g_clear_pointer (&job->progress, g_atomic_rc_box_release);
  g_free (job);
}

/* On its way ---------------------------------------------------------------------------------- */

/* A callback on its way: people who call a register get the register back, not its store. */
typedef struct
{
  PmnRegister *self;
  char *draft; /* what becomes of it is decided when the callback comes */
  GAsyncReadyCallback callback;
  gpointer user_data;
} Forward;

gpointer
pmn_register_forward (PmnRegister *self, GAsyncReadyCallback callback, gpointer user_data)
{
  Forward *forward = g_new0 (Forward, 1);

  forward->self = g_object_ref (self);
  forward->callback = callback;
  forward->user_data = user_data;
  return forward;
}

void
pmn_register_on_forwarded (GObject *source, GAsyncResult *result, gpointer data)
{
  Forward *forward = data;

  if (forward->draft != NULL)
    pmn_pending_drafts_end (pmn_register_get_pending_drafts (forward->self), forward->draft);
  if (forward->callback != NULL)
    forward->callback (G_OBJECT (forward->self), result, forward->user_data);
  g_object_unref (forward->self);
  g_free (forward->draft);
  g_free (forward);
}

void
pmn_register_write (PmnRegister *self, const char *kind, PmnStoreWriteFunc func, PmnJob *job,
                    GDestroyNotify result_free, GCancellable *cancellable,
                    GAsyncReadyCallback callback, gpointer user_data)
{
  Forward *forward = pmn_register_forward (self, callback, user_data);
  PmnEditInfo info;

  if (job->draft != NULL)
    {
      pmn_pending_drafts_begin (pmn_register_get_pending_drafts (self), job->draft, job->value);
      forward->draft = g_strdup (job->draft);
    }
  pmn_register_edit_info (self, &info, kind, job->text);
  pmn_store_write_async (pmn_register_get_store (self), &info, func, job,
                         (GDestroyNotify) pmn_job_free, result_free, cancellable,
                         pmn_register_on_forwarded, forward);
}

gpointer
pmn_register_write_sync (PmnRegister *self, const char *kind, PmnStoreWriteFunc func, PmnJob *job,
                         GDestroyNotify result_free, GError **error)
{
  g_autoptr (PmnJob) owned = job;
  PmnEditInfo info;

  pmn_register_edit_info (self, &info, kind, owned->text);
  return pmn_store_write_sync_full (pmn_register_get_store (self), &info, func, owned, result_free,
                                    NULL, error);
}

void
pmn_register_read (PmnRegister *self, PmnStoreReadFunc func, PmnJob *job,
                   GDestroyNotify result_free, GCancellable *cancellable,
                   GAsyncReadyCallback callback, gpointer user_data)
{
  pmn_store_read_async (pmn_register_get_store (self), func, job, (GDestroyNotify) pmn_job_free,
                        result_free, G_PRIORITY_DEFAULT, cancellable, pmn_register_on_forwarded,
                        pmn_register_forward (self, callback, user_data));
}

gpointer
pmn_register_read_sync (PmnRegister *self, PmnStoreReadFunc func, PmnJob *job, GError **error)
{
  g_autoptr (PmnJob) owned = job;

  return pmn_store_read_sync (pmn_register_get_store (self), func, owned, NULL, error);
}

gboolean
pmn_register_change_sync (PmnRegister *self, const char *kind, PmnStoreWriteFunc func, PmnJob *job,
                          GError **error)
{
  GError *local_error = NULL;

  pmn_register_write_sync (self, kind, func, job, NULL, &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

static gpointer
run_rows (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  PmnJob *job = data;

  return job->query (connection, job, error);
}

void
pmn_register_read_rows (PmnRegister *self, PmnJobRows query, PmnJob *job, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  job->query = query;
  pmn_register_read (self, run_rows, job, (GDestroyNotify) g_ptr_array_unref, cancellable, callback,
                     user_data);
}

GPtrArray *
pmn_register_read_rows_sync (PmnRegister *self, PmnJobRows query, PmnJob *job, GError **error)
{
  job->query = query;
  return pmn_register_read_sync (self, run_rows, job, error);
}

gpointer
pmn_register_finish (PmnRegister *self, GAsyncResult *result, GError **error)
{
  return pmn_store_run_finish (pmn_register_get_store (self), result, error);
}
