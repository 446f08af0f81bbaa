/* pmn-recovery.c: copies listed, put back, and a damaged register replaced by its last good one
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-recovery.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *register_path;
  char *backup_path;
  gint64 now_ms;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->register_path);
  g_free (job->backup_path);
  g_free (job);
}

static void
run (const char *register_path, const char *backup_path, gint64 now_ms, gpointer tag,
     GTaskThreadFunc func, GCancellable *cancellable, GAsyncReadyCallback callback,
     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->register_path = g_strdup (register_path);
  job->backup_path = g_strdup (backup_path);
  job->now_ms = now_ms;
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, func);
}

static void
list_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  GPtrArray *backups = pmn_backup_list (job->register_path, &error);

  if (backups != NULL)
    g_task_return_pointer (task, backups, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
restore_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (pmn_backup_verify (job->backup_path, &error)
      && pmn_backup_restore_sync (job->register_path, job->backup_path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Newest copy that passes the check. Returns: (transfer full) (nullable). */
static char *
find_good_copy (const char *register_path, GError **error)
{
  g_autoptr (GPtrArray) backups = pmn_backup_list (register_path, error);

  if (backups == NULL)
    return NULL;
  for (guint i = 0; i < backups->len; i++)
    {
      const PmnBackup *backup = g_ptr_array_index (backups, i);

      if (pmn_backup_verify (backup->path, NULL))
        return g_strdup (backup->path);
    }
  g_set_error_literal (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NOT_FOUND,
                       _ ("There is no good backup of this base on this computer. Look for a copy "
                          "on a USB key or on a shared drive."));
  return NULL;
}

static void
rescue_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  g_autofree char *good = find_good_copy (job->register_path, &error);
  g_autofree char *aside = NULL;

  if (good != NULL)
    aside = pmn_store_set_aside_sync (job->register_path, job->now_ms, &error);
  if (aside != NULL && pmn_backup_restore_sync (job->register_path, good, &error))
    g_task_return_pointer (task, g_steal_pointer (&aside), g_free);
  else
    g_task_return_error (task, error);
}

void
pmn_recovery_list_async (const char *register_path, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (register_path != NULL);

  run (register_path, NULL, 0, pmn_recovery_list_async, list_thread, cancellable, callback,
       user_data);
}

GPtrArray *
pmn_recovery_list_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, pmn_recovery_list_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
pmn_recovery_restore_async (const char *register_path, const char *backup_path,
                            GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (register_path != NULL);
  g_return_if_fail (backup_path != NULL);

  run (register_path, backup_path, 0, pmn_recovery_restore_async, restore_thread, cancellable,
       callback, user_data);
}

gboolean
pmn_recovery_restore_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, pmn_recovery_restore_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
pmn_recovery_rescue_async (const char *register_path, gint64 now_ms, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (register_path != NULL);

  run (register_path, NULL, now_ms, pmn_recovery_rescue_async, rescue_thread, cancellable, callback,
       user_data);
}

char *
pmn_recovery_rescue_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, pmn_recovery_rescue_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
