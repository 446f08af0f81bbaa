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
 * @together: whether several people came together, as was answered last: to a workshop
 */
typedef struct
{
  PmnUsualValues *usual;
  PmnQuickVocabulary *vocabulary;
  gint64 mediator_id;
  char *name;
  GPtrArray *places;
  GPtrArray *mediators;
  gboolean together;
} PmnLogContext;

/** PMN_KEY_SEVERAL: the setting that keeps what was last answered of several people: one of the two that follow. */
#define PMN_KEY_SEVERAL "setting:" PMN_SETTING_SEVERAL
#define PMN_SETTING_SEVERAL "several-people"
/** PMN_SEVERAL_WORKSHOP: they came together; what is proposed first */
#define PMN_SEVERAL_WORKSHOP "workshop"
/** PMN_SEVERAL_SESSIONS: each had a session */
#define PMN_SEVERAL_SESSIONS "sessions"

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

/**
 * pmn_log_context_complete_all:
 * @reading: what was understood, without errors
 *
 * Returns: (transfer full) (element-type PmnActivity): the activities to log, completed as
 *   pmn_log_context_complete() does: one, or as many linked ones as there are sessions
 */
GPtrArray *pmn_log_context_complete_all (const PmnLogContext *self, const PmnQuickReading *reading);

/** pmn_log_context_remember_several: @answer: %PMN_SEVERAL_WORKSHOP or %PMN_SEVERAL_SESSIONS, proposed first from now on, in all the ways to log. */
void pmn_log_context_remember_several (PmnRegister *reg, const char *answer);

/** pmn_log_context_get_place_name: Returns: (transfer none) (nullable): the name of a live place. */
const char *pmn_log_context_get_place_name (const PmnLogContext *self, gint64 place_id);
/** pmn_log_context_dup_mediator_name: Returns: (transfer full) (nullable): of who can lead. */
char *pmn_log_context_dup_mediator_name (const PmnLogContext *self, gint64 mediator_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnLogContext, pmn_log_context_free)

G_END_DECLS
