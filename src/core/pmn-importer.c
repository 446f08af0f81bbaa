/* pmn-importer.c: files in: preview, dry run, run
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-importer-private.h"

#include <glib/gi18n-lib.h>
#include <yyjson.h>

#include "pmn-clock.h"
#include "pmn-exchange-error.h"
#include "pmn-import-detect.h"

/* Not a failure: it makes the store roll back a dry run, or a file of which nothing could be taken. Never
   shown. */
#define NOTHING_KEPT (g_quark_from_static_string ("pmn-import-nothing-kept"))

static const PmnImportFormat *
find_format (PmnImportKind kind)
{
  static const PmnImportFormat *const formats[]
      = { &pmn_import_coop, &pmn_import_beneficiaries, &pmn_import_legacy, &pmn_import_table };

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (formats[i]->kind == kind)
      return formats[i];
  return NULL;
}

static PmnImportJob *
job_new (PmnRegister *self, const char *path, const PmnImportOptions *options, gboolean dry_run)
{
  PmnImportJob *job = g_new0 (PmnImportJob, 1);

  job->path = g_strdup (path);
  job->options = *options;
  if (options->mapping != NULL)
    g_hash_table_ref (options->mapping);
  if (job->options.default_mediator_id == 0)
    job->options.default_mediator_id = pmn_register_get_actor (self);
  job->dry_run = dry_run;
  job->today = pmn_clock_today ();
  job->report = pmn_import_report_new ();
  job->mediators = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  job->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  job->mediators_by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                (GDestroyNotify) pmn_mediator_free);
  job->rejected_rows = g_hash_table_new (NULL, NULL);
  job->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  job->last_percent = -1;
  return job;
}

static void
job_free (PmnImportJob *job)
{
  if (job->state != NULL && job->format != NULL && job->format->free_state != NULL)
    job->format->free_state (job->state);
  g_clear_pointer (&job->options.mapping, g_hash_table_unref);
  g_clear_pointer (&job->report, pmn_import_report_free);
  g_hash_table_unref (job->mediators);
  g_hash_table_unref (job->places);
  g_hash_table_unref (job->mediators_by_id);
  g_clear_pointer (&job->new_mediator, pmn_mediator_free);
  g_clear_pointer (&job->new_place, pmn_place_free);
  g_clear_pointer (&job->links, pmn_import_links_free);
  g_free (job->sheet);
  g_hash_table_unref (job->rejected_rows);
  g_hash_table_unref (job->labels);
  g_clear_pointer (&job->context, g_main_context_unref);
  g_free (job->path);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnImportJob, job_free)

static gboolean
scan (PmnImportJob *job, GCancellable *cancellable, GError **error)
{
  PmnImportKind kind = job->options.kind;

  if (kind == PMN_IMPORT_AUTO)
    kind = pmn_import_detect (job->path, cancellable, error);
  if (kind == PMN_IMPORT_AUTO)
    return FALSE;
  job->format = find_format (kind);
  job->report->kind = kind;
  if (job->format == NULL)
    {
      g_set_error_literal (error, PMN_CORE_ERROR, PMN_CORE_ERROR_INVALID,
                           _ ("This version of Permanence cannot read this kind of file."));
      return FALSE;
    }
  job->links = pmn_import_links_new ();
  return job->format->scan (job, cancellable, error);
}

/* Kept with the step: which file, and what it did. */
static char *
make_detail (const PmnImportJob *job)
{
  yyjson_mut_doc *doc = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (doc);
  g_autofree char *name = g_path_get_basename (job->path);
  g_autofree char *shown = g_filename_display_name (name);
  char *raw;
  char *text;

  yyjson_mut_doc_set_root (doc, root);
  yyjson_mut_obj_add_str (doc, root, "file", shown);
  yyjson_mut_obj_add_uint (doc, root, "rows", job->report->rows);
  yyjson_mut_obj_add_uint (doc, root, "created", job->report->created);
  yyjson_mut_obj_add_uint (doc, root, "updated", job->report->updated);
  yyjson_mut_obj_add_uint (doc, root, "linked", job->report->linked);
  raw = yyjson_mut_write (doc, 0, NULL);
  text = g_strdup (raw);
  free (raw);
  yyjson_mut_doc_free (doc);
  return text;
}

static gpointer
run_import (PmnEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  PmnImportJob *job = data;
  g_autofree char *detail = NULL;

  if (!job->format->run (job, edit, cancellable, error))
    return NULL;
  pmn_import_report_sum (job->report);
  if (job->dry_run || pmn_import_report_is_refused (job->report))
    {
      g_set_error_literal (error, NOTHING_KEPT, 0, "nothing is kept");
      return NULL;
    }
  if (pmn_edit_get_n_changes (edit) == 0)
    return NULL;
  job->report->step_id = pmn_edit_get_step (edit, error);
  detail = make_detail (job);
  pmn_edit_set_detail (edit, detail);
  return NULL;
}

static void
fill_info (PmnRegister *self, PmnImportJob *job, PmnEditInfo *info, char **subject)
{
  g_autofree char *name = g_path_get_basename (job->path);

  *subject = g_filename_display_name (name);
  pmn_register_edit_info (self, info, "import", *subject);
  info->bulk = TRUE;
}

PmnImportReport *
pmn_import_sync (PmnRegister *self, const char *path, const PmnImportOptions *options,
                 gboolean dry_run, GError **error)
{
  g_autoptr (PmnImportJob) job = job_new (self, path, options, dry_run);
  g_autofree char *subject = NULL;
  g_autofree char *backup = NULL;
  PmnStore *store = pmn_register_get_store (self);
  PmnEditInfo info;
  GError *local_error = NULL;

  if (!scan (job, NULL, error))
    return NULL;
  if (!dry_run)
    {
      backup = pmn_backup_now_sync (store, NULL, "before-import", error);
      if (backup == NULL)
        return NULL;
    }
  fill_info (self, job, &info, &subject);
  pmn_store_write_sync (store, &info, run_import, job, NULL, &local_error);
  if (local_error != NULL && local_error->domain != NOTHING_KEPT)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  g_clear_error (&local_error);
  return g_steal_pointer (&job->report);
}

/* The same in three asynchronous stages: scan in a thread, backup, write. ------------------------ */

static void
free_report (gpointer report)
{
  pmn_import_report_free (report);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  PmnImportJob *job = g_task_get_task_data (task);
  GError *error = NULL;

  pmn_store_run_finish (PMN_STORE (source), result, &error);
  if (error != NULL && error->domain != NOTHING_KEPT)
    {
      g_task_return_error (task, error);
      return;
    }
  g_clear_error (&error);
  g_task_return_pointer (task, g_steal_pointer (&job->report), free_report);
}

static void
write_async (GTask *task)
{
  PmnRegister *self = g_task_get_source_object (task);
  PmnImportJob *job = g_task_get_task_data (task);
  g_autofree char *subject = NULL;
  PmnEditInfo info;

  fill_info (self, job, &info, &subject);
  pmn_store_write_async (pmn_register_get_store (self), &info, run_import, job, NULL, NULL,
                         g_task_get_cancellable (task), on_written, task);
}

static void
on_backed_up (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  PmnRegister *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autofree char *path = pmn_backup_now_finish (pmn_register_get_store (self), result, &error);

  if (path == NULL)
    g_task_return_error (task, error);
  else
    write_async (g_steal_pointer (&task));
}

static void
on_scanned (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  PmnRegister *self = g_task_get_source_object (task);
  PmnImportJob *job = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_error (task, error);
  else if (job->dry_run)
    write_async (g_steal_pointer (&task));
  else
    pmn_backup_now_async (pmn_register_get_store (self), NULL, "before-import", cancellable,
                          on_backed_up, g_steal_pointer (&task));
}

static void
scan_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (scan (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
pmn_import_async (PmnRegister *self, const char *path, const PmnImportOptions *options,
                  gboolean dry_run, PmnImportProgress progress, gpointer progress_data,
                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;
  g_autoptr (GTask) scanning = NULL;
  PmnImportJob *job;

  g_return_if_fail (PMN_IS_REGISTER (self) && path != NULL && options != NULL);

  job = job_new (self, path, options, dry_run);
  job->progress = progress;
  job->progress_data = progress_data;
  job->context = g_main_context_ref_thread_default ();
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pmn_import_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  /* The thread may be the last to let go of it: the register would end there. */
  scanning = g_task_new (NULL, cancellable, on_scanned, task);
  g_task_set_task_data (scanning, job, NULL);
  g_task_run_in_thread (scanning, scan_in_thread);
}

PmnImportReport *
pmn_import_finish (PmnRegister *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
