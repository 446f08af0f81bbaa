/* pmn-usual-values.h: what a new activity of somebody is likely to be
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-activity.h"
#include "pmn-register.h"

G_BEGIN_DECLS

/**
 * PmnUsualReason: why a place is likely
 * @PMN_USUAL_ONLY: there is no other
 * @PMN_USUAL_FIRST: it was given first, and nobody worked anywhere yet
 * @PMN_USUAL_LATELY: where most is done lately
 * @PMN_USUAL_WEEKDAY: where most is done lately on that weekday
 */
typedef enum
{
  PMN_USUAL_ONLY,
  PMN_USUAL_FIRST,
  PMN_USUAL_LATELY,
  PMN_USUAL_WEEKDAY,
} PmnUsualReason;

/**
 * PmnUsualPlace:
 * @kind: where, %PMN_PLACE_KIND_NONE when nothing is known
 * @reason: why there
 * @id: 0 unless PLACE
 * @insee, @postcode, @commune: those of the commune, for ELSEWHERE
 */
typedef struct
{
  PmnPlaceKind kind;
  PmnUsualReason reason;
  gint64 id;
  char insee[6];
  char postcode[6];
  char *commune;
} PmnUsualPlace;

/**
 * PmnUsualValues:
 * @day: the day to propose: today, yesterday before 04:00 (a session past midnight keeps its start date)
 * @last_day: of the last activity, %PMN_DAY_NONE without any
 * @places: where, on each weekday: see pmn_usual_values_get_place()
 * @minutes: usual duration of each kind, at its index; never 0 for a kind
 *
 * A place is where the mediator works most on that weekday lately, else where they work most
 * lately; when they logged nothing yet, the only place of the register, or the one given first as long
 * as nobody else logged anything. Homes are never proposed.
 */
typedef struct
{
  PmnDay day;
  PmnDay last_day;
  PmnUsualPlace places[7];
  gint minutes[PMN_N_ACTIVITY_KINDS + 1];
} PmnUsualValues;

/** pmn_usual_values_free: @self: (nullable) (transfer full). */
void pmn_usual_values_free (PmnUsualValues *self);

/** pmn_usual_values_get_place: Returns: (transfer none): where, on the weekday of @day. */
const PmnUsualPlace *pmn_usual_values_get_place (const PmnUsualValues *self, PmnDay day);

/**
 * pmn_usual_values_apply: gives @activity what it has not: a new activity's day, the place of the
 * weekday of its day, and the usual minutes of its kind. What was already set stays.
 */
void pmn_usual_values_apply (const PmnUsualValues *self, PmnActivity *activity);

/**
 * pmn_usual_values_query:
 * @mediator_id: whose, 0 = nobody in particular
 * @day: the day of the new activity
 *
 * Reads the last activities by an index, at most 400: the cost does not grow with the register.
 * Store threads only.
 *
 * Returns: (transfer full) (nullable): the values, with @day
 */
PmnUsualValues *pmn_usual_values_query (PmnConnection *connection, gint64 mediator_id, PmnDay day,
                                        GError **error);

/** pmn_usual_values_async: the same off the main thread, for the day to propose now. */
void pmn_usual_values_async (PmnRegister *reg, gint64 mediator_id, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data);
/** pmn_usual_values_finish: Returns: (transfer full) (nullable): the values. */
PmnUsualValues *pmn_usual_values_finish (PmnRegister *reg, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnUsualValues, pmn_usual_values_free)

G_END_DECLS
