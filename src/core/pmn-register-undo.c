/* pmn-register-undo.c: undo and redo of the steps of a register
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-register-private.h"

#include <glib/gi18n-lib.h>

#include "pmn-repositories.h"

char *
pmn_register_say_undone (const char *step)
{
  g_return_val_if_fail (step != NULL, NULL);

  /* Translators: the step that was taken back, as the history calls it. */
  return g_strdup_printf (_ ("Undone · %s"), step);
}

char *
pmn_register_say_redone (const char *step)
{
  g_return_val_if_fail (step != NULL, NULL);

  /* Translators: the step that was done again, as the history calls it. */
  return g_strdup_printf (_ ("Redone · %s"), step);
}

static char *
revert (PmnEdit *edit, PmnJob *job,
        PmnStep *(*next) (PmnConnection *, const char *, gint64, gboolean, GError **),
        gboolean (*apply) (PmnEdit *, gint64, GError **), GError **error)
{
  PmnConnection *connection = pmn_edit_get_connection (edit);
  g_autoptr (PmnStep) step = NULL;
  g_autofree char *sentence = NULL;

  if (job->id != 0)
    step = pmn_history_get_step (connection, job->id, error);
  else
    step = next (connection, job->origin, job->actor_id, job->with_bulk, error);
  if (step == NULL)
    return NULL;
  sentence = pmn_step_describe (step);
  /* The history says what was taken back, also of a step about nothing in particular. */
  pmn_edit_set_subject (edit, step->subject != NULL ? step->subject : sentence);
  if (!apply (edit, step->id, error))
    return NULL;
  if (job->id == 0)
    job->id = step->id;
  return g_steal_pointer (&sentence);
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
  return pmn_job_new_about (self, PMN_ENTITY_ACTIVITY, step_id, 0);
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
