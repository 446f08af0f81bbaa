/* pmn-journal-export.c: activities as a file for spreadsheets
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "pmn-activity-query.h"
#include "pmn-core-error.h"
#include "pmn-journal-export-private.h"
#include "pmn-repositories.h"

static const PmnJournalLayoutClass *const layouts[] = {
  [PMN_JOURNAL_LIST] = &pmn_journal_list_layout,
  [PMN_JOURNAL_NATIONAL] = &pmn_journal_national_layout,
};

/* What was asked for, copied for the store's thread. */
typedef struct
{
  PmnJournalExport what;
  char *path;
  PmnActivityFilter *filter;
  char **columns;
  gint64 author_id;
  gboolean is_own;
} Request;

static void
request_free (gpointer data)
{
  Request *self = data;

  g_free (self->path);
  pmn_activity_filter_free (self->filter);
  g_strfreev (self->columns);
  g_clear_pointer (&self->what.progress, g_atomic_rc_box_release);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

gboolean
pmn_journal_export_is_own (PmnRegister *reg, const PmnActivityFilter *filter)
{
  g_return_val_if_fail (PMN_IS_REGISTER (reg), FALSE);

  return filter != NULL && filter->mediator_id != 0
         && filter->mediator_id == pmn_register_get_actor (reg);
}

static Request *
request_new (PmnRegister *reg, const PmnJournalExport *what, GError **error)
{
  g_autoptr (Request) self = g_new0 (Request, 1);

  self->what = *what;
  self->what.path = self->path = g_strdup (what->path);
  self->what.filter = self->filter
      = what->filter != NULL ? pmn_activity_filter_copy (what->filter) : pmn_activity_filter_new ();
  self->columns = g_strdupv ((char **) what->columns);
  self->what.columns = (const char *const *) self->columns;
  if (what->progress != NULL)
    g_atomic_rc_box_acquire (what->progress);
  self->author_id = pmn_register_get_actor (reg);
  self->is_own = pmn_journal_export_is_own (reg, what->filter);
  if (what->layout == PMN_JOURNAL_LIST && !pmn_journal_list_check_columns (what->columns, error))
    return NULL;
  if (!self->is_own && (what->with_names || what->with_notes))
    {
      g_set_error_literal (error, PMN_CORE_ERROR, PMN_CORE_ERROR_REFUSED,
                           _ ("Names and notes are exported by their author alone: choose your own "
                              "activities, and say who is at the keyboard."));
      return NULL;
    }
  return g_steal_pointer (&self);
}

static gboolean
write_all (gpointer file, const PmnJournalJob *job, GCancellable *cancellable, guint *n_rows,
           GError **error)
{
  const PmnJournalLayoutClass *layout = layouts[job->what->layout];
  g_autoptr (PmnActivityCursor) cursor = pmn_activity_cursor_new (
      job->connection, job->filter, job->what->sort, PMN_CURSOR_ALL, error);
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (PmnRowRef));
  gint n_done = 0;

  while (cursor != NULL)
    {
      gint64 ids[PMN_PAGE_SIZE];

      g_array_set_size (refs, 0);
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !pmn_activity_cursor_next (cursor, PMN_PAGE_SIZE, refs, error))
        return FALSE;
      if (refs->len == 0)
        return TRUE;
      for (guint i = 0; i < refs->len; i++)
        ids[i] = g_array_index (refs, PmnRowRef, i).id;
      if (!layout->write (file, job, ids, refs->len, n_rows, error))
        return FALSE;
      n_done += (gint) refs->len;
      if (job->what->progress != NULL)
        g_atomic_int_set (&job->what->progress->n_done, n_done);
    }
  return FALSE;
}

static guint *
make_file (const PmnJournalJob *job, GCancellable *cancellable, GError **error)
{
  const PmnJournalLayoutClass *layout = layouts[job->what->layout];
  gpointer file = layout->begin (job, error);
  guint n_rows = 0;
  gboolean done = file != NULL && write_all (file, job, cancellable, &n_rows, error)
                  && layout->commit (file, error);

  if (file != NULL)
    layout->free (file);
  return done ? g_memdup2 (&n_rows, sizeof n_rows) : NULL;
}

static gpointer
run (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  const PmnActivityFilter *filter = request->filter;
  PmnJournalJob job = {
    .what = &request->what, .filter = filter, .connection = connection, .is_own = request->is_own
  };
  g_autoptr (PmnStructure) structure = pmn_structure_repository_get (connection, error);
  g_autoptr (PmnMediator) author = NULL;
  g_autoptr (PmnMediator) mediator = NULL;
  g_autoptr (PmnPlace) place = NULL;

  if (structure == NULL
      || !pmn_activity_query_count (connection, filter, &job.n_activities, NULL, error))
    return NULL;
  if (request->author_id != 0)
    author = pmn_mediator_repository_get (connection, request->author_id, NULL);
  if (filter->mediator_id != 0)
    mediator = pmn_mediator_repository_get (connection, filter->mediator_id, NULL);
  if (filter->place_id != 0)
    place = pmn_place_repository_get (connection, filter->place_id, NULL);
  job.structure = structure;
  job.author = author;
  job.mediator = mediator;
  job.place = place;
  if (request->what.progress != NULL)
    g_atomic_int_set (&request->what.progress->n_rows, (gint) MIN (job.n_activities, G_MAXINT));
  return make_file (&job, cancellable, error);
}

static gboolean
take_count (guint *count, guint *n_rows)
{
  if (count != NULL && n_rows != NULL)
    *n_rows = *count;
  g_free (count);
  return count != NULL;
}

gboolean
pmn_journal_export_run_sync (PmnRegister *reg, const PmnJournalExport *what,
                             GCancellable *cancellable, guint *n_rows, GError **error)
{
  g_autoptr (Request) request = NULL;

  g_return_val_if_fail (PMN_IS_REGISTER (reg) && what != NULL && what->path != NULL, FALSE);

  request = request_new (reg, what, error);
  return request != NULL
         && take_count (
             pmn_store_read_sync (pmn_register_get_store (reg), run, request, cancellable, error),
             n_rows);
}

void
pmn_journal_export_run_async (PmnRegister *reg, const PmnJournalExport *what,
                              GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  Request *request;
  GError *error = NULL;

  g_return_if_fail (PMN_IS_REGISTER (reg) && what != NULL && what->path != NULL);

  request = request_new (reg, what, &error);
  if (request == NULL)
    g_task_report_error (pmn_register_get_store (reg), callback, user_data,
                         pmn_journal_export_run_async, error);
  else
    pmn_store_read_aside_async (pmn_register_get_store (reg), run, request, request_free, g_free,
                                cancellable, callback, user_data);
}

gboolean
pmn_journal_export_run_finish (GObject *source, GAsyncResult *result, guint *n_rows, GError **error)
{
  return take_count (pmn_store_run_finish (PMN_STORE (source), result, error), n_rows);
}
