/* pmn-log-context.c: what the quick ways to log need to know of the register
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-log-context.h"

#include "pmn-activity-people.h"
#include "pmn-clock.h"
#include "pmn-nomenclature.h"
#include "pmn-register-private.h"
#include "pmn-repositories.h"
#include "pmn-setting.h"
#include "pmn-term-store.h"

void
pmn_log_context_free (PmnLogContext *self)
{
  if (self == NULL)
    return;
  pmn_usual_values_free (self->usual);
  pmn_quick_vocabulary_free (self->vocabulary);
  g_free (self->name);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_clear_pointer (&self->mediators, g_ptr_array_unref);
  g_free (self);
}

static void
add_commune (PmnLogContext *self, const char *insee, const char *name, const char *postcode)
{
  if (*insee != '\0' && name != NULL)
    pmn_quick_vocabulary_add_commune (self->vocabulary, insee, name, postcode);
}

static gboolean
read_places (PmnConnection *connection, PmnLogContext *self, GError **error)
{
  g_autoptr (PmnStructure) structure = pmn_structure_repository_get (connection, error);

  if (structure == NULL)
    return FALSE;
  add_commune (self, structure->insee, structure->commune, structure->postcode);
  self->places = pmn_place_repository_list (connection, NULL, error);
  for (guint i = 0; self->places != NULL && i < self->places->len; i++)
    {
      const PmnPlace *place = g_ptr_array_index (self->places, i);

      pmn_quick_vocabulary_add_place (self->vocabulary, place->record.id, place->name,
                                      place->commune);
      add_commune (self, place->insee, place->commune, place->postcode);
    }
  return self->places != NULL;
}

static gboolean
read_mediators (PmnConnection *connection, PmnLogContext *self, GError **error)
{
  self->mediators = pmn_mediator_repository_list (connection, NULL, error);
  if (self->mediators == NULL)
    return FALSE;
  for (guint i = self->mediators->len; i > 0; i--)
    {
      const PmnMediator *mediator = g_ptr_array_index (self->mediators, i - 1);

      pmn_quick_vocabulary_add_mediator (self->vocabulary, mediator->record.id, mediator->given,
                                         mediator->family);
      if (!pmn_mediator_kind_can_author (mediator->kind))
        g_ptr_array_remove_index (self->mediators, i - 1);
    }
  self->name = pmn_log_context_dup_mediator_name (self, self->mediator_id);
  if (self->name == NULL)
    self->mediator_id = 0;
  return TRUE;
}

static gboolean
read_tags (PmnConnection *connection, PmnLogContext *self, GError **error)
{
  g_autoptr (GPtrArray) tags = pmn_term_store_list_own (connection, PMN_DIMENSION_TAG, error);

  for (guint i = 0; tags != NULL && i < tags->len; i++)
    pmn_quick_vocabulary_add_tag (self->vocabulary, g_ptr_array_index (tags, i));
  return tags != NULL;
}

static gboolean
read_answer (PmnConnection *connection, PmnLogContext *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *answer = pmn_setting_get (connection, PMN_SETTING_SEVERAL, &local_error);

  self->together = g_strcmp0 (answer, PMN_SEVERAL_SESSIONS) != 0;
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gpointer
run_read (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  PmnJob *job = data;
  g_autoptr (PmnLogContext) self = g_new0 (PmnLogContext, 1);

  self->mediator_id = job->actor_id;
  self->vocabulary = pmn_quick_vocabulary_new ();
  if (!read_places (connection, self, error) || !read_mediators (connection, self, error)
      || !read_tags (connection, self, error) || !read_answer (connection, self, error))
    return NULL;
  self->usual = pmn_usual_values_query (connection, self->mediator_id, job->today, error);
  return self->usual != NULL ? g_steal_pointer (&self) : NULL;
}

void
pmn_log_context_async (PmnRegister *reg, PmnDay day, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  PmnJob *job;

  g_return_if_fail (PMN_IS_REGISTER (reg));

  job = pmn_job_new (reg, PMN_ENTITY_ACTIVITY);
  job->today = day != PMN_DAY_NONE ? day : pmn_clock_proposed_day ();
  pmn_register_read (reg, run_read, job, (GDestroyNotify) pmn_log_context_free, cancellable,
                     callback, user_data);
}

PmnLogContext *
pmn_log_context_finish (PmnRegister *reg, GAsyncResult *result, GError **error)
{
  return pmn_register_finish (reg, result, error);
}

PmnActivity *
pmn_log_context_complete (const PmnLogContext *self, const PmnActivity *said)
{
  PmnActivity *activity;

  g_return_val_if_fail (self != NULL && said != NULL, NULL);

  activity = pmn_activity_copy (said);
  if (activity->mediator_id == 0)
    activity->mediator_id = self->mediator_id;
  pmn_usual_values_apply (self->usual, activity);
  if (activity->kind != PMN_ACTIVITY_LOCAL)
    pmn_activity_complete_margins (activity);
  return activity;
}

GPtrArray *
pmn_log_context_complete_all (const PmnLogContext *self, const PmnQuickReading *reading)
{
  g_autoptr (PmnActivity) activity = NULL;
  g_autofree char *group = NULL;
  g_autofree int *minutes = NULL;
  GPtrArray *rows;

  g_return_val_if_fail (self != NULL && reading != NULL, NULL);

  activity = pmn_log_context_complete (self, reading->activity);
  if (reading->sessions > 1)
    {
      group = g_uuid_string_random ();
      minutes = g_new (int, reading->sessions);
      for (guint i = 0; i < reading->sessions; i++)
        minutes[i]
            = reading->each != NULL ? g_array_index (reading->each, gint, i) : activity->minutes;
      pmn_activity_spread_people (activity);
      return pmn_activity_to_sessions (activity, minutes, group);
    }
  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) pmn_activity_free);
  g_ptr_array_add (rows, g_steal_pointer (&activity));
  return rows;
}

static void
on_answer_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  /* Only a convenience for the next time. */
  if (!pmn_register_change_finish (PMN_REGISTER (source), result, &error))
    g_message ("The answer for several people could not be noted: %s", error->message);
}

void
pmn_log_context_remember_several (PmnRegister *reg, const char *answer)
{
  g_return_if_fail (PMN_IS_REGISTER (reg));
  g_return_if_fail (answer != NULL);

  pmn_register_set_text_async (reg, PMN_KEY_SEVERAL, answer, NULL, on_answer_written, NULL);
}

const char *
pmn_log_context_get_place_name (const PmnLogContext *self, gint64 place_id)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->places->len; i++)
    {
      const PmnPlace *place = g_ptr_array_index (self->places, i);

      if (place->record.id == place_id)
        return place->name;
    }
  return NULL;
}

char *
pmn_log_context_dup_mediator_name (const PmnLogContext *self, gint64 mediator_id)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->mediators->len; i++)
    {
      const PmnMediator *mediator = g_ptr_array_index (self->mediators, i);

      if (mediator->record.id == mediator_id)
        return pmn_mediator_get_display_name (mediator);
    }
  return NULL;
}
