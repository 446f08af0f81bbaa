/* pmn-register-texts.c: settings and drafts of a register: one text under one key
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-register-private.h"

#include "pmn-repositories.h"
#include "pmn-setting.h"

/* Returns: (nullable): what follows @prefix in @text. */
static const char *
after_prefix (const char *text, const char *prefix)
{
  return g_str_has_prefix (text, prefix) ? text + strlen (prefix) : NULL;
}

static const char *
draft_key (const char *text)
{
  return after_prefix (text, "draft:");
}

static const char *
setting_key (const char *text)
{
  const char *key = after_prefix (text, "setting:");

  g_assert (key != NULL);
  return key;
}

static gpointer
run_get_text (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  PmnJob *job = data;
  const char *draft = draft_key (job->text);

  return draft != NULL ? pmn_draft_get (connection, draft, error)
                       : pmn_setting_get (connection, setting_key (job->text), error);
}

void
pmn_register_get_text_async (PmnRegister *self, const char *key, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  const char *pending;

  if (pmn_pending_drafts_find (pmn_register_get_pending_drafts (self), key, &pending))
    {
      g_autoptr (GTask) task
          = g_task_new (pmn_register_get_store (self), cancellable, pmn_register_on_forwarded,
                        pmn_register_forward (self, callback, user_data));

      g_task_set_source_tag (task, pmn_register_get_text_async);
      g_task_return_pointer (task, g_strdup (pending), g_free);
    }
  else
    {
      PmnJob *job = pmn_job_new (self, PMN_ENTITY_ACTIVITY);

      job->text = g_strdup (key);
      pmn_register_read (self, run_get_text, job, g_free, cancellable, callback, user_data);
    }
}

char *
pmn_register_get_text_finish (PmnRegister *self, GAsyncResult *result, GError **error)
{
  return pmn_register_finish (self, result, error);
}

gboolean
pmn_job_write_draft (PmnJob *job, PmnEdit *edit, GError **error)
{
  return job->draft == NULL || pmn_draft_set (edit, draft_key (job->draft), job->value, error);
}

static gpointer
run_set_draft (PmnEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  pmn_job_write_draft (data, edit, error);
  return NULL;
}

static gpointer
run_set_setting (PmnEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  PmnJob *job = data;

  pmn_setting_set (edit, setting_key (job->text), job->value, error);
  return NULL;
}

void
pmn_register_set_text_async (PmnRegister *self, const char *key, const char *value,
                             GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  PmnJob *job = pmn_job_new (self, PMN_ENTITY_ACTIVITY);
  gboolean is_draft = draft_key (key) != NULL;

  *(is_draft ? &job->draft : &job->text) = g_strdup (key);
  job->value = g_strdup (value);
  pmn_register_write (self, "setting", is_draft ? run_set_draft : run_set_setting, job, NULL,
                      cancellable, callback, user_data);
}
