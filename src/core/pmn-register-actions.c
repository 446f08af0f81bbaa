/* pmn-register-actions.c: what can be done to the rows of a register
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-register-private.h"

#include <glib/gi18n-lib.h>

#include "pmn-entity-ops.h"
#include "pmn-repositories.h"

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

/* What the sentence of a step on these rows, at least one, is about. */
static char *
describe_rows (const PmnEntityOps *ops, const GPtrArray *rows)
{
  guint last = rows->len - 1;
  g_autofree char *first = NULL;
  g_autofree char *final = NULL;

  if (last > 0 && ops->subject_of_all != NULL)
    return ops->subject_of_all (rows);
  if (ops->subject == NULL)
    return NULL;
  first = ops->subject (g_ptr_array_index (rows, 0));
  if (last == 0)
    return g_steal_pointer (&first);
  final = ops->subject (g_ptr_array_index (rows, last));
  return g_strdup_printf ("%s – %s", first, final);
}

static gpointer
run_save_all (PmnEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  PmnJob *job = data;
  const PmnEntityOps *ops = pmn_entity_ops_get (job->entity);
  g_autofree char *subject = NULL;

  for (guint i = 0; i < job->rows->len; i++)
    {
      gpointer row = g_ptr_array_index (job->rows, i);

      if (!ops->check (pmn_edit_get_connection (edit), row, job->today, error)
          || !ops->save (edit, row, error))
        return NULL;
    }
  subject = describe_rows (ops, job->rows);
  pmn_edit_set_subject (edit, subject);
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

/* The sentence of a step names its rows. */
static void
name_step (PmnEdit *edit, PmnJob *job, GError **error)
{
  const PmnEntityOps *ops = pmn_entity_ops_get (job->entity);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (ops->free);
  g_autofree char *subject = NULL;

  for (guint i = 0; i < job->ids->len; i++)
    {
      gpointer row
          = ops->get (pmn_edit_get_connection (edit), g_array_index (job->ids, gint64, i), error);

      if (row == NULL)
        return;
      g_ptr_array_add (rows, row);
    }
  if (rows->len > 0)
    subject = describe_rows (ops, rows);
  pmn_edit_set_subject (edit, subject);
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
  return pmn_register_change_sync (self, "trash", run_trash, rows_job (self, entity, ids, n_ids),
                                   error);
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
  PmnJob *job = pmn_job_new_about (self, PMN_ENTITY_BENEFICIARY, beneficiary_id, 0);

  g_task_set_source_tag (task, pmn_register_anonymise_async);
  pmn_register_write (self, "anonymise", run_anonymise, job, NULL, cancellable, on_anonymised,
                      task);
}

gboolean
pmn_register_anonymise_sync (PmnRegister *self, gint64 beneficiary_id, GError **error)
{
  PmnJob *job = pmn_job_new_about (self, PMN_ENTITY_BENEFICIARY, beneficiary_id, 0);

  return pmn_register_change_sync (self, "anonymise", run_anonymise, job, error)
         && pmn_store_scrub_sync (pmn_register_get_store (self), error);
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
