/* pmn-activity-history.c: what was done to one activity, and what it was before
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The journal keeps what a row was before each change; what it was after is what it was before the
 * next change, or what it is now.
 */
#include "config.h"

#include "pmn-activity-history.h"

#include "pmn-activity-repository.h"
#include "pmn-codec.h"
#include "pmn-entity-store.h"

PmnActivityState *
pmn_activity_state_ref (PmnActivityState *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->n_refs);
  return self;
}

void
pmn_activity_state_unref (PmnActivityState *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->n_refs))
    return;
  pmn_activity_free (self->activity);
  g_free (self->mediator_name);
  g_free (self->place_name);
  g_free (self->co_mediator_names);
  g_free (self);
}

void
pmn_activity_event_free (PmnActivityEvent *self)
{
  g_return_if_fail (self != NULL);

  pmn_step_free (self->step);
  g_clear_pointer (&self->before, pmn_activity_state_unref);
  g_clear_pointer (&self->after, pmn_activity_state_unref);
  g_free (self);
}

static char *
name_of (PmnConnection *connection, PmnEntity entity, gint64 id)
{
  return id != 0 ? pmn_entity_store_label (connection, pmn_entity_type_get (entity), id) : NULL;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

static char *
name_co_mediators (PmnConnection *connection, const GArray *ids)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (names,
                     name_of (connection, PMN_ENTITY_MEDIATOR, g_array_index (ids, gint64, i)));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return ids->len > 0 ? g_strjoinv (", ", (char **) names->pdata) : NULL;
}

/* Takes @activity. */
static PmnActivityState *
make_state (PmnConnection *connection, PmnActivity *activity)
{
  PmnActivityState *state = g_new0 (PmnActivityState, 1);

  g_atomic_ref_count_init (&state->n_refs);
  state->activity = activity;
  state->mediator_name = name_of (connection, PMN_ENTITY_MEDIATOR, activity->mediator_id);
  state->place_name = name_of (connection, PMN_ENTITY_PLACE, activity->place_id);
  state->co_mediator_names = name_co_mediators (connection, activity->co_mediators);
  return state;
}

/* @state: (inout): what the row was after the step; on return what it was before, NULL when the
 * register does not know any more. */
static gboolean
go_back (PmnConnection *connection, PmnActivityEvent *event, gint64 id, PmnActivityState **state,
         GError **error)
{
  g_autoptr (PmnStatement) select = pmn_connection_prepare (
      connection,
      "SELECT op, before FROM change WHERE step_id = ?1 AND entity = ?2 AND row_id = ?3", error);
  GError *local_error = NULL;
  PmnActivity *before = NULL;
  gboolean changed = FALSE;

  if (select == NULL)
    return FALSE;
  pmn_statement_bind_int64 (select, 1, event->step->id);
  pmn_statement_bind_int64 (select, 2, PMN_ENTITY_ACTIVITY);
  pmn_statement_bind_int64 (select, 3, id);
  if (pmn_statement_step (select, &local_error))
    {
      g_autofree char *op = pmn_statement_dup_text (select, 0);
      g_autofree char *image = pmn_statement_dup_text (select, 1);

      changed = g_str_equal (op, "update");
      if (changed && image != NULL)
        before = pmn_codec_activity_from_json (connection, image, &local_error);
      /* It names somebody or a place that was removed for good since. */
      if (g_error_matches (local_error, PMN_STORE_ERROR, PMN_STORE_ERROR_INVALID))
        g_clear_error (&local_error);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if (!changed)
    return TRUE;
  if (before != NULL && *state != NULL)
    event->after = pmn_activity_state_ref (*state);
  g_clear_pointer (state, pmn_activity_state_unref);
  if (before != NULL)
    *state = make_state (connection, before);
  if (event->after != NULL)
    event->before = pmn_activity_state_ref (*state);
  return TRUE;
}

GPtrArray *
pmn_activity_history_list (PmnConnection *connection, gint64 id, guint limit, GError **error)
{
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (PmnActivityState) state = NULL;
  PmnActivity *now;

  g_return_val_if_fail (connection != NULL, NULL);

  now = pmn_activity_repository_get (connection, id, error);
  if (now == NULL)
    return NULL;
  state = make_state (connection, now);
  steps = pmn_history_list (connection, PMN_ENTITY_ACTIVITY, id, limit, error);
  if (steps == NULL)
    return NULL;
  /* The events take the steps. */
  g_ptr_array_set_free_func (steps, NULL);
  events = g_ptr_array_new_with_free_func ((GDestroyNotify) pmn_activity_event_free);
  for (guint i = 0; i < steps->len; i++)
    {
      PmnActivityEvent *event = g_new0 (PmnActivityEvent, 1);

      event->step = g_ptr_array_index (steps, i);
      g_ptr_array_add (events, event);
    }
  for (guint i = 0; i < events->len; i++)
    if (!go_back (connection, g_ptr_array_index (events, i), id, &state, error))
      return NULL;
  return g_steal_pointer (&events);
}
