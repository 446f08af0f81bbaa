/* pmn-bulk-edit.c: one change to many activities, in one step of history
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-bulk-edit.h"

#include <glib/gi18n-lib.h>

#include "pmn-activity-query.h"
#include "pmn-entity-ops.h"
#include "pmn-format.h"
#include "pmn-register-private.h"
#include "pmn-repositories.h"

/* The word of the step, which tells its sentence. */
static const char *const step_kinds[] = {
  [PMN_CHANGE_ADD_TAG] = "tag",           [PMN_CHANGE_REMOVE_TAG] = "untag",
  [PMN_CHANGE_RENAME_TAG] = "rename-tag", [PMN_CHANGE_MEDIATOR] = "change-mediator",
  [PMN_CHANGE_PLACE] = "change-place",    [PMN_CHANGE_DAY] = "change-day",
};

static char *
describe_mediator (PmnConnection *connection, gint64 id, PmnValidation *issues, GError **error)
{
  g_autoptr (PmnMediator) mediator = pmn_mediator_repository_get (connection, id, error);

  if (mediator == NULL)
    return NULL;
  if (!pmn_mediator_kind_can_author (mediator->kind))
    pmn_validation_add (issues, PMN_ISSUE_ERROR, "mediator_id", "%s",
                        _ ("Interns, volunteers and services civiques can co-animate but do not "
                           "log activities of their own."));
  return pmn_mediator_get_display_name (mediator);
}

/* Checks the change against the register; what the sentence of the step is about. */
static char *
check_change (PmnConnection *connection, const PmnActivityChange *change, PmnDay today,
              GError **error)
{
  g_autoptr (PmnValidation) issues = pmn_validation_new ();
  g_autoptr (PmnPlace) place = NULL;
  g_autofree char *subject = NULL;

  pmn_activity_change_validate (change, today, issues);
  if (!pmn_validation_to_error (issues, error))
    return NULL;
  switch (change->kind)
    {
    case PMN_CHANGE_MEDIATOR:
      subject = describe_mediator (connection, change->id, issues, error);
      break;
    case PMN_CHANGE_PLACE:
      place = pmn_place_repository_get (connection, change->id, error);
      subject = place != NULL ? g_strdup (place->name) : NULL;
      break;
    case PMN_CHANGE_DAY:
      subject = pmn_format_date_short (change->day, pmn_language_of_messages ());
      break;
    case PMN_CHANGE_RENAME_TAG:
      subject = g_strdup_printf ("%s → %s", change->tag, change->new_tag);
      break;
    case PMN_CHANGE_ADD_TAG:
    case PMN_CHANGE_REMOVE_TAG:
    default:
      subject = g_strdup (change->tag);
    }
  if (subject == NULL || !pmn_validation_to_error (issues, error))
    return NULL;
  return g_steal_pointer (&subject);
}

static GArray *
find_rows (PmnConnection *connection, const PmnJob *job, GError **error)
{
  g_autoptr (GArray) rows = NULL;
  GArray *ids;

  if (job->ids != NULL)
    return g_array_ref (job->ids);
  if (job->filter == NULL)
    return pmn_tag_query_carriers (connection, job->change->tag, error);
  rows = pmn_activity_query_snapshot (connection, job->filter, PMN_SORT_OLDEST, error);
  if (rows == NULL)
    return NULL;
  ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), rows->len);
  for (guint i = 0; i < rows->len; i++)
    {
      gint64 id = g_array_index (rows, PmnRowRef, i).id;

      g_array_append_val (ids, id);
    }
  return ids;
}

/* The activities that changed: how many, and what names them. */
typedef struct
{
  guint n;
  PmnDay first;
  PmnDay last;
  char *only; /* of the first one */
} Changed;

static void
changed_clear (Changed *self)
{
  g_free (self->only);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Changed, changed_clear)

static void
changed_add (Changed *self, const PmnActivity *activity)
{
  if (self->n == 0)
    self->only = pmn_entity_ops_get (PMN_ENTITY_ACTIVITY)->subject (activity);
  self->first = self->n == 0 ? activity->day : MIN (self->first, activity->day);
  self->last = self->n == 0 ? activity->day : MAX (self->last, activity->day);
  self->n++;
}

/* "Library · 8 activities · 22/11/2026": what they changed to, then which ones. */
static char *
changed_describe (const Changed *self, const char *change)
{
  g_autofree char *rows = NULL;

  if (self->n == 0)
    return g_strdup (change);
  rows = self->n == 1 ? g_strdup (self->only)
                      : pmn_activity_days_subject (self->n, self->first, self->last);
  return g_strdup_printf ("%s · %s", change, rows);
}

static gboolean
change_row (PmnEdit *edit, const PmnActivityChange *change, gint64 id, Changed *changed,
            GError **error)
{
  g_autoptr (PmnActivity) activity
      = pmn_activity_repository_get (pmn_edit_get_connection (edit), id, error);
  g_autoptr (PmnActivity) before = activity != NULL ? pmn_activity_copy (activity) : NULL;

  if (activity == NULL)
    return FALSE;
  if (!pmn_activity_change_apply (change, activity))
    return TRUE;
  if (!pmn_activity_repository_save (edit, activity, error))
    return FALSE;
  changed_add (changed, before);
  return TRUE;
}

static gpointer
run_change (PmnEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  PmnJob *job = data;
  PmnConnection *connection = pmn_edit_get_connection (edit);
  g_autofree char *change = check_change (connection, job->change, job->today, error);
  g_autoptr (GArray) ids = change != NULL ? find_rows (connection, job, error) : NULL;
  g_auto (Changed) changed = { 0 };
  g_autofree char *subject = NULL;

  if (ids == NULL)
    return NULL;
  if (job->progress != NULL)
    g_atomic_int_set (&job->progress->n_rows, (gint) ids->len);
  for (guint i = 0; i < ids->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !change_row (edit, job->change, g_array_index (ids, gint64, i), &changed, error))
        return NULL;
      if (job->progress != NULL)
        g_atomic_int_inc (&job->progress->n_done);
    }
  subject = changed_describe (&changed, change);
  pmn_edit_set_subject (edit, subject);
  return GUINT_TO_POINTER (changed.n);
}

static PmnJob *
change_job (PmnRegister *self, const PmnActivityChange *change, const PmnBulkTarget *target)
{
  PmnJob *job = pmn_job_new (self, PMN_ENTITY_ACTIVITY);

  job->change = pmn_activity_change_copy (change);
  /* A tag of several spaces is the same tag. */
  if (job->change->tag != NULL)
    g_strstrip (job->change->tag);
  if (job->change->new_tag != NULL)
    g_strstrip (job->change->new_tag);
  if (target != NULL && target->ids != NULL)
    job->ids = g_array_copy (target->ids);
  else if (target != NULL && target->filter != NULL)
    job->filter = pmn_activity_filter_copy (target->filter);
  return job;
}

void
pmn_register_change_activities_async (PmnRegister *self, const PmnActivityChange *change,
                                      const PmnBulkTarget *target, PmnProgress *progress,
                                      GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  PmnJob *job;

  g_return_if_fail (PMN_IS_REGISTER (self) && change != NULL);

  job = change_job (self, change, target);
  if (progress != NULL)
    job->progress = g_atomic_rc_box_acquire (progress);
  pmn_register_write (self, step_kinds[change->kind], run_change, job, NULL, cancellable, callback,
                      user_data);
}

gint
pmn_register_change_activities_finish (PmnRegister *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gint n = GPOINTER_TO_INT (pmn_register_finish (self, result, &local_error));

  if (local_error == NULL)
    return n;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return -1;
}

gint
pmn_register_change_activities_sync (PmnRegister *self, const PmnActivityChange *change,
                                     const PmnBulkTarget *target, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gint n;

  g_return_val_if_fail (PMN_IS_REGISTER (self) && change != NULL, -1);

  n = GPOINTER_TO_INT (pmn_register_write_sync (self, step_kinds[change->kind], run_change,
                                                change_job (self, change, target), NULL,
                                                &local_error));
  if (local_error == NULL)
    return n;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return -1;
}

/* Tags ------------------------------------------------------------------------------------------ */

static GPtrArray *
tag_rows (PmnConnection *connection, const PmnJob *job, GError **error)
{
  return pmn_tag_query_counts (connection, error);
}

void
pmn_register_tags_async (PmnRegister *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  pmn_register_read_rows (self, tag_rows, pmn_job_new (self, PMN_ENTITY_ACTIVITY), cancellable,
                          callback, user_data);
}

GPtrArray *
pmn_register_tags_sync (PmnRegister *self, GError **error)
{
  return pmn_register_read_rows_sync (self, tag_rows, pmn_job_new (self, PMN_ENTITY_ACTIVITY),
                                      error);
}
