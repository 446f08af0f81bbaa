/* pmn-saved-filters.c: saving the filter, order and columns of a list under a name, and having them back
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-saved-filters.h"

#include "pmn-entity-ops.h"
#include "pmn-register-private.h"
#include "pmn-repositories.h"

static gpointer
run_save_filter (PmnEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  PmnJob *job = data;
  PmnConnection *connection = pmn_edit_get_connection (edit);
  const PmnEntityOps *ops = pmn_entity_ops_get (PMN_ENTITY_SAVED_FILTER);
  g_autofree char *body = pmn_saved_filter_to_json (connection, job->saved, error);
  g_autoptr (PmnNamedBody) row = NULL;

  if (body == NULL)
    return NULL;
  row = pmn_named_body_new (job->value, body);
  if (!ops->check (connection, row, job->today, error) || !ops->save (edit, row, error))
    return NULL;
  pmn_edit_set_subject (edit, row->name);
  return g_steal_pointer (&row);
}

void
pmn_register_save_filter_async (PmnRegister *self, const char *name, const PmnSavedFilter *saved,
                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data)
{
  PmnJob *job;

  g_return_if_fail (PMN_IS_REGISTER (self) && name != NULL && saved != NULL);

  job = pmn_job_new (self, PMN_ENTITY_SAVED_FILTER);
  job->value = g_strstrip (g_strdup (name));
  job->saved = pmn_saved_filter_copy (saved);
  pmn_register_write (self, "create", run_save_filter, job,
                      pmn_entity_ops_get (PMN_ENTITY_SAVED_FILTER)->free, cancellable, callback,
                      user_data);
}

static gpointer
run_read_filter (PmnConnection *connection, gpointer data, GCancellable *cancellable,
                 GError **error)
{
  PmnJob *job = data;
  g_autoptr (PmnNamedBody) row
      = pmn_named_body_repository_get (connection, PMN_ENTITY_SAVED_FILTER, job->id, error);

  return row != NULL ? pmn_saved_filter_from_json (connection, row->body, error) : NULL;
}

void
pmn_register_read_filter_async (PmnRegister *self, gint64 id, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  PmnJob *job;

  g_return_if_fail (PMN_IS_REGISTER (self));

  job = pmn_job_new (self, PMN_ENTITY_SAVED_FILTER);
  job->id = id;
  pmn_register_read (self, run_read_filter, job, (GDestroyNotify) pmn_saved_filter_free,
                     cancellable, callback, user_data);
}

PmnSavedFilter *
pmn_register_read_filter_finish (PmnRegister *self, GAsyncResult *result, GError **error)
{
  return pmn_register_finish (self, result, error);
}
