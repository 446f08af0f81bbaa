/* pmn-activity-form-lists.h: what the form of an activity needs to know before it is shown
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-log-context.h"
#include "pmn-register.h"
#include "pmn-usual-values.h"

G_BEGIN_DECLS

/**
 * PmnActivityFormLists:
 * @reg: (not nullable): the register
 * @mediators: (element-type PmnMediator): the team
 * @places: (element-type PmnPlace): places by name
 * @tags: (element-type utf8): tags in use
 * @templates: (element-type PmnNamedBody): templates of activities
 * @usual: day, place and durations to propose
 * @several: (nullable): what was answered last for several people: see %PMN_KEY_SEVERAL
 */
typedef struct
{
  PmnRegister *reg;
  GPtrArray *mediators;
  GPtrArray *places;
  GPtrArray *tags;
  GPtrArray *templates;
  PmnUsualValues *usual;
  char *several;
} PmnActivityFormLists;

/** pmn_activity_form_lists_load_async: reads them one after the other. @mediator_id: who has usual values. */
void pmn_activity_form_lists_load_async (PmnRegister *reg, gint64 mediator_id,
                                         GCancellable *cancellable, GAsyncReadyCallback callback,
                                         gpointer user_data);
/** pmn_activity_form_lists_load_finish: Returns: (transfer full) (nullable): the lists. */
PmnActivityFormLists *pmn_activity_form_lists_load_finish (PmnRegister *reg, GAsyncResult *result,
                                                           GError **error);
/** pmn_activity_form_lists_free: @self: (nullable) (transfer full). */
void pmn_activity_form_lists_free (PmnActivityFormLists *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnActivityFormLists, pmn_activity_form_lists_free)

G_END_DECLS
