/* pmn-log-context.h: what the quick ways to log need to know of the register
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-quick-syntax.h"
#include "pmn-usual-values.h"

G_BEGIN_DECLS

/**
 * PmnLogContext:
 * @usual: what the next activity is likely to be
 * @vocabulary: the names that words may mean
 * @mediator_id, @name: (nullable): who is at the keyboard, 0 and %NULL when nobody is
 * @places: (element-type PmnPlace): live ones, by name
 * @mediators: (element-type PmnMediator): live ones who can lead an activity, by name
 */
typedef struct
{
  PmnUsualValues *usual;
  PmnQuickVocabulary *vocabulary;
  gint64 mediator_id;
  char *name;
  GPtrArray *places;
  GPtrArray *mediators;
} PmnLogContext;

/** pmn_log_context_free: @self: (nullable) (transfer full). */
void pmn_log_context_free (PmnLogContext *self);

/** pmn_log_context_async: for who is at the keyboard, in one read. @day: of the activities to log, %PMN_DAY_NONE = the one to propose now. */
void pmn_log_context_async (PmnRegister *reg, PmnDay day, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data);
/** pmn_log_context_finish: Returns: (transfer full) (nullable): the context. */
PmnLogContext *pmn_log_context_finish (PmnRegister *reg, GAsyncResult *result, GError **error);

/**
 * pmn_log_context_complete:
 * @said: what was said
 *
 * Returns: (transfer full): @said with everything that need not be said: who, day, place, usual
 *   duration, values not communicated
 */
PmnActivity *pmn_log_context_complete (const PmnLogContext *self, const PmnActivity *said);

/** pmn_log_context_get_place_name: Returns: (transfer none) (nullable): the name of a live place. */
const char *pmn_log_context_get_place_name (const PmnLogContext *self, gint64 place_id);
/** pmn_log_context_dup_mediator_name: Returns: (transfer full) (nullable): of who can lead. */
char *pmn_log_context_dup_mediator_name (const PmnLogContext *self, gint64 mediator_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnLogContext, pmn_log_context_free)

G_END_DECLS
