/* pmn-register-actions.c: what can be done with the rows of a register
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-register-private.h"

#include <glib/gi18n-lib.h>

#include "pmn-entity-ops.h"
#include "pmn-repositories.h"
#include "pmn-statistics-query.h"

static void
free_array (gpointer array)
{
  g_ptr_array_unref (array);
}

/* A row that nobody takes back must be freed as what it is. */
static GDestroyNotify
free_func (PmnEntity entity)
{
  return pmn_entity_ops_get (entity)->free;
}

/* Reading --------------------------------------------------------------------------------------- */

static gpointer
run_get (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  PmnJob *job = data;

  return pmn_entity_ops_get (job->entity)->get (connection, job->id, error);
}

void
pmn_register_get_async (PmnRegister *self, PmnEntity entity, gint64 id, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  PmnJob *job = pmn_job_new (self, entity);

  job->id = id;
  pmn_register_read (self, run_get, job, free_func (entity), cancellable, callback, user_data);
}

gpointer
pmn_register_get_finish (PmnRegister *self, GAsyncResult *result, GError **error)
{
  return pmn_register_finish (self, result, error);
}

gpointer
pmn_register_get_sync (PmnRegister *self, PmnEntity entity, gint64 id, GError **error)
{
  PmnJob *job = pmn_job_new (self, entity);

  job->id = id;
  return pmn_register_read_sync (self, run_get, job, error);
}

static gpointer
run_list (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  PmnJob *job = data;

  return pmn_entity_ops_get (job->entity)->list (connection, job->text, error);
}

static PmnJob *
list_job (PmnRegister *self, PmnEntity entity, const char *search)
{
  PmnJob *job = pmn_job_new (self, entity);

  g_assert (pmn_entity_ops_get (entity)->list != NULL);
  job->text = g_strdup (search);
  return job;
}

void
pmn_register_list_async (PmnRegister *self, PmnEntity entity, const char *search,
                         GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  pmn_register_read (self, run_list, list_job (self, entity, search), free_array, cancellable,
                     callback, user_data);
}

GPtrArray *
pmn_register_list_finish (PmnRegister *self, GAsyncResult *result, GError **error)
{
  return pmn_register_finish (self, result, error);
}

GPtrArray *
pmn_register_list_sync (PmnRegister *self, PmnEntity entity, const char *search, GError **error)
{
  return pmn_register_read_sync (self, run_list, list_job (self, entity, search), error);
}

static gpointer
run_statistics (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  PmnJob *job = data;

  return pmn_statistics_query (connection, job->filter, error);
}

void
pmn_register_statistics_async (PmnRegister *self, const PmnActivityFilter *filter,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  PmnJob *job = pmn_job_new (self, PMN_ENTITY_ACTIVITY);

  job->filter = pmn_activity_filter_copy (filter);
  pmn_register_read (self, run_statistics, job, (GDestroyNotify) pmn_statistics_free, cancellable,
                     callback, user_data);
}

PmnStatistics *
pmn_register_statistics_finish (PmnRegister *self, GAsyncResult *result, GError **error)
{
  return pmn_register_finish (self, result, error);
}

static gpointer
run_history (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  PmnJob *job = data;

  return pmn_history_list (connection, job->entity, job->id, job->limit, error);
}

void
pmn_register_history_async (PmnRegister *self, PmnEntity entity, gint64 row_id, guint limit,
                            GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  PmnJob *job = pmn_job_new (self, entity);

  job->id = row_id;
  job->limit = limit;
  pmn_register_read (self, run_history, job, free_array, cancellable, callback, user_data);
}

static gpointer
run_trash_list (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  PmnJob *job = data;

  return pmn_trash_list (connection, job->limit, error);
}

void
pmn_register_trash_list_async (PmnRegister *self, guint limit, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  PmnJob *job = pmn_job_new (self, PMN_ENTITY_ACTIVITY);

  job->limit = limit;
  pmn_register_read (self, run_trash_list, job, free_array, cancellable, callback, user_data);
}

static gpointer
run_terms (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  PmnJob *job = data;

  return pmn_terms_list (connection, job->dimension, error);
}

void
pmn_register_terms_async (PmnRegister *self, int dimension, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  PmnJob *job = pmn_job_new (self, PMN_ENTITY_ACTIVITY);

  job->dimension = dimension;
  pmn_register_read (self, run_terms, job, free_array, cancellable, callback, user_data);
}

GPtrArray *
pmn_register_rows_finish (PmnRegister *self, GAsyncResult *result, GError **error)
{
  return pmn_register_finish (self, result, error);
}

/* Writing --------------------------------------------------------------------------------------- */

static gpointer
run_save (PmnEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  PmnJob *job = data;
  const PmnEntityOps *ops = pmn_entity_ops_get (job->entity);
  g_autofree char *subject = NULL;

  if (!ops->check (pmn_edit_get_connection (edit), job->row, job->today, error))
    return NULL;
  if (!ops->save (edit, job->row, error))
    return NULL;
  subject = ops->subject ? ops->subject (job->row) : NULL;
  pmn_edit_set_subject (edit, subject);
  return g_steal_pointer (&job->row);
}

/* The word of the step tells its sentence: "log" a new activity, "create" another row, "edit". */
static const char *
kind_of_save (PmnEntity entity, gconstpointer row)
{
  const PmnRecord *record = row; /* first member of every entity but the structure */

  if (entity == PMN_ENTITY_STRUCTURE || record->id != 0)
    return "edit";
  return entity == PMN_ENTITY_ACTIVITY ? "log" : "create";
}

static PmnJob *
save_job (PmnRegister *self, PmnEntity entity, gconstpointer row)
{
  PmnJob *job = pmn_job_new (self, entity);

  job->row = pmn_entity_copy (entity, row);
  return job;
}

void
pmn_register_save_async (PmnRegister *self, PmnEntity entity, gconstpointer row,
                         GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (PMN_IS_REGISTER (self) && row != NULL);

  pmn_register_write (self, kind_of_save (entity, row), run_save, save_job (self, entity, row),
                      free_func (entity), cancellable, callback, user_data);
}

gpointer
pmn_register_save_finish (PmnRegister *self, GAsyncResult *result, GError **error)
{
  return pmn_register_finish (self, result, error);
}

gpointer
pmn_register_save_sync (PmnRegister *self, PmnEntity entity, gconstpointer row, GError **error)
{
  return pmn_register_write_sync (self, kind_of_save (entity, row), run_save,
                                  save_job (self, entity, row), free_func (entity), error);
}

static gpointer
run_save_all (PmnEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  PmnJob *job = data;
  const PmnEntityOps *ops = pmn_entity_ops_get (job->entity);
  guint last = job->rows->len - 1;

  for (guint i = 0; i <= last; i++)
    {
      gpointer row = g_ptr_array_index (job->rows, i);

      if (!ops->check (pmn_edit_get_connection (edit), row, job->today, error)
          || !ops->save (edit, row, error))
        return NULL;
    }
  if (ops->subject != NULL)
    {
      g_autofree char *first = ops->subject (g_ptr_array_index (job->rows, 0));
      g_autofree char *final = ops->subject (g_ptr_array_index (job->rows, last));
      g_autofree char *both = last > 0 ? g_strdup_printf ("%s – %s", first, final) : NULL;

      pmn_edit_set_subject (edit, both != NULL ? both : first);
    }
  return pmn_job_write_draft (job, edit, error) ? g_steal_pointer (&job->rows) : NULL;
}

static PmnJob *
save_all_job (PmnRegister *self, PmnEntity entity, GPtrArray *rows, const char *draft)
{
  PmnJob *job = pmn_job_new (self, entity);

  job->draft = g_strdup (draft);
  job->rows = g_ptr_array_new_full (rows->len, free_func (entity));
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (job->rows, pmn_entity_copy (entity, g_ptr_array_index (rows, i)));
  return job;
}

void
pmn_register_save_all_async (PmnRegister *self, PmnEntity entity, GPtrArray *rows,
                             const char *draft, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (PMN_IS_REGISTER (self) && rows != NULL && rows->len > 0);

  pmn_register_write (self, kind_of_save (entity, g_ptr_array_index (rows, 0)), run_save_all,
                      save_all_job (self, entity, rows, draft), free_array, cancellable, callback,
                      user_data);
}

GPtrArray *
pmn_register_save_all_finish (PmnRegister *self, GAsyncResult *result, GError **error)
{
  return pmn_register_finish (self, result, error);
}

GPtrArray *
pmn_register_save_all_sync (PmnRegister *self, PmnEntity entity, GPtrArray *rows, GError **error)
{
  g_return_val_if_fail (PMN_IS_REGISTER (self) && rows != NULL && rows->len > 0, NULL);

  return pmn_register_write_sync (self, kind_of_save (entity, g_ptr_array_index (rows, 0)),
                                  run_save_all, save_all_job (self, entity, rows, NULL), free_array,
                                  error);
}

/* The sentence of a step on one row names it; on several, n_rows says how many. */
static void
name_step (PmnEdit *edit, PmnJob *job, GError **error)
{
  const PmnEntityOps *ops = pmn_entity_ops_get (job->entity);
  g_autofree char *subject = NULL;
  gpointer row;

  if (job->ids->len != 1 || ops->subject == NULL)
    return;
  row = ops->get (pmn_edit_get_connection (edit), g_array_index (job->ids, gint64, 0), error);
  if (row == NULL)
    return;
  subject = ops->subject (row);
  pmn_edit_set_subject (edit, subject);
  ops->free (row);
}

static gpointer
run_trash (PmnEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  PmnJob *job = data;

  for (guint i = 0; i < job->ids->len; i++)
    if (!pmn_entity_ops_get (job->entity)->trash (edit, g_array_index (job->ids, gint64, i), error))
      return NULL;
  if (pmn_job_write_draft (job, edit, error))
    name_step (edit, job, error);
  return NULL;
}

static gpointer
run_restore (PmnEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  PmnJob *job = data;

  for (guint i = 0; i < job->ids->len; i++)
    if (!pmn_entity_ops_get (job->entity)
             ->restore (edit, g_array_index (job->ids, gint64, i), error))
      return NULL;
  name_step (edit, job, error);
  return NULL;
}

static gpointer
run_empty_trash (PmnEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  pmn_trash_empty (edit, G_MAXINT64, NULL, error);
  return NULL;
}

static gpointer
run_anonymise (PmnEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  PmnJob *job = data;
  g_autoptr (PmnBeneficiary) person
      = pmn_beneficiary_repository_get (pmn_edit_get_connection (edit), job->id, error);

  /* Who asks under a name that was merged is the person who goes on. */
  if (person != NULL)
    pmn_beneficiary_repository_anonymise (
        edit, person->merged_into != 0 ? person->merged_into : job->id, error);
  return NULL;
}

static PmnJob *
rows_job (PmnRegister *self, PmnEntity entity, const gint64 *ids, guint n_ids)
{
  PmnJob *job = pmn_job_new (self, entity);

  job->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (job->ids, ids, n_ids);
  return job;
}

void
pmn_register_trash_async (PmnRegister *self, PmnEntity entity, const gint64 *ids, guint n_ids,
                          const char *draft, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  PmnJob *job = rows_job (self, entity, ids, n_ids);

  job->draft = g_strdup (draft);
  pmn_register_write (self, "trash", run_trash, job, NULL, cancellable, callback, user_data);
}

void
pmn_register_restore_async (PmnRegister *self, PmnEntity entity, const gint64 *ids, guint n_ids,
                            GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  pmn_register_write (self, "restore", run_restore, rows_job (self, entity, ids, n_ids), NULL,
                      cancellable, callback, user_data);
}

void
pmn_register_empty_trash_async (PmnRegister *self, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  pmn_register_write (self, "empty-trash", run_empty_trash, pmn_job_new (self, PMN_ENTITY_ACTIVITY),
                      NULL, cancellable, callback, user_data);
}

gboolean
pmn_register_trash_sync (PmnRegister *self, PmnEntity entity, const gint64 *ids, guint n_ids,
                         GError **error)
{
  g_autoptr (GError) local_error = NULL;

  pmn_register_write_sync (self, "trash", run_trash, rows_job (self, entity, ids, n_ids), NULL,
                           &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Anonymising: the row first, then what the file still remembers of it. ------------------------- */

static void
on_scrubbed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (pmn_store_scrub_finish (PMN_STORE (source), result, &error))
    g_task_return_pointer (task, NULL, NULL);
  else
    g_task_return_error (task, error);
}

static void
on_anonymised (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  PmnStore *store = pmn_register_get_store (PMN_REGISTER (source));
  GError *error = NULL;

  pmn_store_run_finish (store, result, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    pmn_store_scrub_async (store, on_scrubbed, g_object_ref (task));
}

void
pmn_register_anonymise_async (PmnRegister *self, gint64 beneficiary_id, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  PmnJob *job = pmn_job_new (self, PMN_ENTITY_BENEFICIARY);

  g_task_set_source_tag (task, pmn_register_anonymise_async);
  job->id = beneficiary_id;
  pmn_register_write (self, "anonymise", run_anonymise, job, NULL, cancellable, on_anonymised,
                      task);
}

gboolean
pmn_register_anonymise_sync (PmnRegister *self, gint64 beneficiary_id, GError **error)
{
  PmnJob *job = pmn_job_new (self, PMN_ENTITY_BENEFICIARY);
  GError *local_error = NULL;

  job->id = beneficiary_id;
  pmn_register_write_sync (self, "anonymise", run_anonymise, job, NULL, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  return pmn_store_scrub_sync (pmn_register_get_store (self), error);
}

gboolean
pmn_register_change_finish (PmnRegister *self, GAsyncResult *result, GError **error)
{
  GError *local_error = NULL;

  if (g_task_is_valid (result, self))
    g_task_propagate_pointer (G_TASK (result), &local_error);
  else
    pmn_register_finish (self, result, &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

/* Undo and redo --------------------------------------------------------------------------------- */

static char *
revert (PmnEdit *edit, PmnJob *job,
        PmnStep *(*next) (PmnConnection *, const char *, gint64, gboolean, GError **),
        gboolean (*apply) (PmnEdit *, gint64, GError **), GError **error)
{
  PmnConnection *connection = pmn_edit_get_connection (edit);
  g_autoptr (PmnStep) step = NULL;

  if (job->id != 0)
    step = pmn_history_get_step (connection, job->id, error);
  else
    step = next (connection, job->origin, job->actor_id, job->with_bulk, error);
  if (step == NULL)
    return NULL;
  pmn_edit_set_subject (edit, step->subject);
  if (!apply (edit, step->id, error))
    return NULL;
  if (job->id == 0)
    job->id = step->id;
  return pmn_step_describe (step);
}

/* Erasing is final: whoever was anonymised since stays so, and the user hears it. */
static gpointer
run_undo (PmnEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  PmnJob *job = data;
  g_autofree char *sentence = revert (edit, job, pmn_history_next_undo, pmn_history_undo, error);
  guint n = 0;

  if (sentence == NULL
      || !pmn_history_count_anonymised (pmn_edit_get_connection (edit), job->id, &n, error))
    return NULL;
  if (n == 0)
    return g_steal_pointer (&sentence);
  return g_strdup_printf (
      /* Translators: the first %s is what was undone: "Imported: activities.xlsx" */
      g_dngettext (GETTEXT_PACKAGE, "%s – %u anonymised person stays anonymised",
                   "%s – %u anonymised people stay anonymised", n),
      sentence, n);
}

static gpointer
run_redo (PmnEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  return revert (edit, data, pmn_history_next_redo, pmn_history_redo, error);
}

static PmnJob *
step_job (PmnRegister *self, gint64 step_id)
{
  PmnJob *job = pmn_job_new (self, PMN_ENTITY_ACTIVITY);

  job->id = step_id;
  return job;
}

void
pmn_register_undo_async (PmnRegister *self, gint64 step_id, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  pmn_register_write (self, "undo", run_undo, step_job (self, step_id), g_free, cancellable,
                      callback, user_data);
}

char *
pmn_register_undo_finish (PmnRegister *self, GAsyncResult *result, GError **error)
{
  return pmn_register_finish (self, result, error);
}

char *
pmn_register_undo_sync (PmnRegister *self, gint64 step_id, GError **error)
{
  return pmn_register_write_sync (self, "undo", run_undo, step_job (self, step_id), g_free, error);
}

void
pmn_register_redo_async (PmnRegister *self, gint64 step_id, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  pmn_register_write (self, "redo", run_redo, step_job (self, step_id), g_free, cancellable,
                      callback, user_data);
}

char *
pmn_register_redo_finish (PmnRegister *self, GAsyncResult *result, GError **error)
{
  return pmn_register_finish (self, result, error);
}

char *
pmn_register_redo_sync (PmnRegister *self, gint64 step_id, GError **error)
{
  return pmn_register_write_sync (self, "redo", run_redo, step_job (self, step_id), g_free, error);
}
