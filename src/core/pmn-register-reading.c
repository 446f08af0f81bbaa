/* pmn-register-reading.c: what can be read of a register
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-register-private.h"

#include "pmn-entity-ops.h"
#include "pmn-nomenclature.h"
#include "pmn-repositories.h"
#include "pmn-statistics-query.h"
#include "pmn-term-store.h"

/* One row --------------------------------------------------------------------------------------- */

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
  /* A row that nobody takes back must be freed as what it is. */
  pmn_register_read (self, run_get, pmn_job_new_about (self, entity, id, 0),
                     pmn_entity_ops_get (entity)->free, cancellable, callback, user_data);
}

gpointer
pmn_register_get_finish (PmnRegister *self, GAsyncResult *result, GError **error)
{
  return pmn_register_finish (self, result, error);
}

gpointer
pmn_register_get_sync (PmnRegister *self, PmnEntity entity, gint64 id, GError **error)
{
  return pmn_register_read_sync (self, run_get, pmn_job_new_about (self, entity, id, 0), error);
}

/* Rows ------------------------------------------------------------------------------------------ */

static GPtrArray *
entity_rows (PmnConnection *connection, const PmnJob *job, GError **error)
{
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
  pmn_register_read_rows (self, entity_rows, list_job (self, entity, search), cancellable, callback,
                          user_data);
}

GPtrArray *
pmn_register_list_finish (PmnRegister *self, GAsyncResult *result, GError **error)
{
  return pmn_register_finish (self, result, error);
}

GPtrArray *
pmn_register_list_sync (PmnRegister *self, PmnEntity entity, const char *search, GError **error)
{
  return pmn_register_read_rows_sync (self, entity_rows, list_job (self, entity, search), error);
}

static GPtrArray *
history_rows (PmnConnection *connection, const PmnJob *job, GError **error)
{
  return pmn_history_list (connection, job->entity, job->id, job->limit, error);
}

void
pmn_register_history_async (PmnRegister *self, PmnEntity entity, gint64 row_id, guint limit,
                            GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  pmn_register_read_rows (self, history_rows, pmn_job_new_about (self, entity, row_id, limit),
                          cancellable, callback, user_data);
}

/* An activity is known by what was done and when, not by its reference. */
static gboolean
name_activity (PmnConnection *connection, PmnTrashItem *item, GError **error)
{
  const PmnEntityOps *ops = pmn_entity_ops_get (PMN_ENTITY_ACTIVITY);
  g_autoptr (PmnActivity) activity = NULL;
  g_autoptr (GString) label = NULL;

  if (item->entity != PMN_ENTITY_ACTIVITY)
    return TRUE;
  activity = ops->get (connection, item->id, error);
  if (activity == NULL)
    return FALSE;
  g_free (item->label);
  label = g_string_new_take (ops->subject (activity));
  if (activity->title != NULL && *activity->title != '\0')
    g_string_append_printf (label, " · %s", activity->title);
  for (guint i = 0; i < activity->themes->len; i++)
    g_string_append_printf (
        label, "%s%s", i == 0 ? " · " : ", ",
        pmn_nomenclature_label (PMN_DIMENSION_THEME, g_ptr_array_index (activity->themes, i)));
  item->label = g_string_free_and_steal (g_steal_pointer (&label));
  return TRUE;
}

static GPtrArray *
trash_rows (PmnConnection *connection, const PmnJob *job, GError **error)
{
  g_autoptr (GPtrArray) items = pmn_trash_list (connection, job->limit, error);

  for (guint i = 0; items != NULL && i < items->len; i++)
    if (!name_activity (connection, g_ptr_array_index (items, i), error))
      return NULL;
  return g_steal_pointer (&items);
}

void
pmn_register_trash_list_async (PmnRegister *self, guint limit, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  pmn_register_read_rows (self, trash_rows, pmn_job_new_about (self, PMN_ENTITY_ACTIVITY, 0, limit),
                          cancellable, callback, user_data);
}

static GPtrArray *
term_rows (PmnConnection *connection, const PmnJob *job, GError **error)
{
  return pmn_term_store_list_own (connection, job->dimension, error);
}

void
pmn_register_terms_async (PmnRegister *self, int dimension, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  PmnJob *job = pmn_job_new (self, PMN_ENTITY_ACTIVITY);

  job->dimension = dimension;
  pmn_register_read_rows (self, term_rows, job, cancellable, callback, user_data);
}

GPtrArray *
pmn_register_rows_finish (PmnRegister *self, GAsyncResult *result, GError **error)
{
  return pmn_register_finish (self, result, error);
}

/* Figures --------------------------------------------------------------------------------------- */

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
