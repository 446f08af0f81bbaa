/* pmn-activity-history.h: what was done to one activity, and what it was before
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-activity.h"
#include "pmn-history.h"

G_BEGIN_DECLS

/**
 * PmnActivityState:
 * @activity: as it was
 * @mediator_name, @place_name: (nullable): what these are called today
 * @co_mediator_names: (nullable): the others who animated, in alphabetical order
 */
typedef struct
{
  gatomicrefcount n_refs;
  PmnActivity *activity;
  char *mediator_name;
  char *place_name;
  char *co_mediator_names;
} PmnActivityState;

/** pmn_activity_state_ref: Returns: (transfer full): @self. */
PmnActivityState *pmn_activity_state_ref (PmnActivityState *self);
/** pmn_activity_state_unref: @self: (transfer full): a state. */
void pmn_activity_state_unref (PmnActivityState *self);

/**
 * PmnActivityEvent:
 * @step: what was done, by whom, when, from where
 * @before, @after: (nullable): both when the step changed fields and the register still knows how
 *   they were, else neither
 */
typedef struct
{
  PmnStep *step;
  PmnActivityState *before;
  PmnActivityState *after;
} PmnActivityEvent;

/** pmn_activity_event_free: @self: (transfer full): an event. */
void pmn_activity_event_free (PmnActivityEvent *self);

/**
 * pmn_activity_history_list:
 * @id: row id of an activity, trashed or not
 * @limit: the newest ones
 *
 * Returns: (transfer full) (nullable) (element-type PmnActivityEvent): newest first;
 *   %PMN_STORE_ERROR_NOT_FOUND when there is no such activity
 */
GPtrArray *pmn_activity_history_list (PmnConnection *connection, gint64 id, guint limit,
                                      GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnActivityState, pmn_activity_state_unref)

G_END_DECLS
