/* pmn-activity-starts.c: what a new activity can start from
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activity-starts.h"

#include "pmn-activity-people.h"
#include "pmn-activity-repository.h"
#include "pmn-codec.h"
#include "pmn-entity-ops.h"
#include "pmn-named-body.h"
#include "pmn-register-private.h"

static gpointer
run_last (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  PmnJob *job = data;
  gint64 id = pmn_activity_repository_find_last (connection, job->id, error);

  return id != 0 ? pmn_activity_repository_get (connection, id, error) : NULL;
}

void
pmn_activity_last_async (PmnRegister *reg, gint64 mediator_id, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  PmnJob *job;

  g_return_if_fail (PMN_IS_REGISTER (reg));

  job = pmn_job_new (reg, PMN_ENTITY_ACTIVITY);
  job->id = mediator_id;
  pmn_register_read (reg, run_last, job, (GDestroyNotify) pmn_activity_free, cancellable, callback,
                     user_data);
}

static gpointer
run_from_template (PmnConnection *connection, gpointer data, GCancellable *cancellable,
                   GError **error)
{
  PmnJob *job = data;
  g_autoptr (PmnNamedBody) body
      = pmn_entity_ops_get (PMN_ENTITY_TEMPLATE)->get (connection, job->id, error);

  return body != NULL ? pmn_codec_activity_from_json (connection, body->body, error) : NULL;
}

void
pmn_activity_from_template_async (PmnRegister *reg, gint64 template_id, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  PmnJob *job;

  g_return_if_fail (PMN_IS_REGISTER (reg));

  job = pmn_job_new (reg, PMN_ENTITY_TEMPLATE);
  job->id = template_id;
  pmn_register_read (reg, run_from_template, job, (GDestroyNotify) pmn_activity_free, cancellable,
                     callback, user_data);
}

PmnActivity *
pmn_activity_start_finish (PmnRegister *reg, GAsyncResult *result, GError **error)
{
  return pmn_register_finish (reg, result, error);
}

static gpointer
run_save_template (PmnEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  PmnJob *job = data;
  const PmnEntityOps *ops = pmn_entity_ops_get (PMN_ENTITY_TEMPLATE);
  PmnConnection *connection = pmn_edit_get_connection (edit);
  g_autofree char *json = pmn_codec_activity_to_json (connection, job->row, error);
  g_autoptr (PmnNamedBody) body = NULL;

  if (json == NULL)
    return NULL;
  body = pmn_named_body_new (job->text, json);
  if (!ops->check (connection, body, job->today, error) || !ops->save (edit, body, error))
    return NULL;
  pmn_edit_set_subject (edit, body->name);
  return g_steal_pointer (&body);
}

void
pmn_activity_save_template_async (PmnRegister *reg, const char *name, const PmnActivity *activity,
                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  PmnActivity *kept;
  PmnJob *job;

  g_return_if_fail (PMN_IS_REGISTER (reg));
  g_return_if_fail (name != NULL && activity != NULL);

  kept = pmn_activity_duplicate (activity, PMN_DAY_NONE);
  pmn_activity_strip_people (kept);
  kept->mediator_id = 0;
  g_array_set_size (kept->co_mediators, 0);
  job = pmn_job_new (reg, PMN_ENTITY_ACTIVITY);
  job->row = kept;
  job->text = g_strdup (name);
  pmn_register_write (reg, "create", run_save_template, job, (GDestroyNotify) pmn_named_body_free,
                      cancellable, callback, user_data);
}
