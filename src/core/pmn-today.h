/* pmn-today.h: what somebody finds in the morning: days to log, what to complete, the week, today
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-activity-summary.h"
#include "pmn-register.h"
#include "pmn-week-sheet.h"

G_BEGIN_DECLS

#define PMN_TODAY_MISSING_DAYS 31 /* how far back days without a log are looked for */
#define PMN_TODAY_MAX_ROWS 50     /* of today's activities */

#define PMN_TODAY_LAST_ROWS 200 /* how far back what was logged for other days is looked for */

/**
 * PmnTodayOther:
 * @day: a day that is not today
 * @n: how many activities of that day were logged today
 */
typedef struct
{
  PmnDay day;
  guint n;
} PmnTodayOther;

/**
 * PmnDraftKind:
 * @PMN_DRAFT_NEW: a new activity
 * @PMN_DRAFT_COPY: an activity like another
 * @PMN_DRAFT_CHANGES: what was changed in an activity
 * @PMN_DRAFT_DAY: the grid of a day
 * @PMN_DRAFT_BENEFICIARY, @PMN_DRAFT_MEDIATOR, @PMN_DRAFT_PLACE: a followed person, a person of the
 *   team, a place
 *
 * Which form was left unfinished.
 */
typedef enum
{
  PMN_DRAFT_NEW,
  PMN_DRAFT_COPY,
  PMN_DRAFT_CHANGES,
  PMN_DRAFT_DAY,
  PMN_DRAFT_BENEFICIARY,
  PMN_DRAFT_MEDIATOR,
  PMN_DRAFT_PLACE,
} PmnDraftKind;

/**
 * PmnTodayDraft:
 * @kind: which form
 * @id: row id of what is changed: the activity of %PMN_DRAFT_CHANGES, a person, a place; 0: a new one
 * @day: the day of %PMN_DRAFT_DAY
 */
typedef struct
{
  PmnDraftKind kind;
  gint64 id;
  PmnDay day;
} PmnTodayDraft;

/**
 * PmnToday:
 * @today: the civil date
 * @monday: first day of the week
 * @mediator_id: whose; 0 = everybody
 * @name: (nullable): their name
 * @missing: (element-type PmnDay): expected days without any activity, the newest first, today left
 *   out; none when nobody is at the keyboard
 * @n_incomplete: activities to complete
 * @week: Monday to Sunday
 * @activities: (element-type PmnActivitySummary): today's, newest first, at most %PMN_TODAY_MAX_ROWS
 * @n_activities: how many there are today
 * @others: (element-type PmnTodayOther): what was logged today for other days, the latest day first
 * @drafts: (element-type PmnTodayDraft): the forms left unfinished, the newest first
 * @has_team: whether the register knows anybody of the team
 * @anything_logged: whether the register holds any activity at all
 */
typedef struct
{
  PmnDay today;
  PmnDay monday;
  gint64 mediator_id;
  char *name;
  GArray *missing;
  gint64 n_incomplete;
  PmnWeekDay week[PMN_WEEK_DAYS];
  GPtrArray *activities;
  guint n_activities;
  GArray *others;
  GArray *drafts;
  gboolean has_team;
  gboolean anything_logged;
} PmnToday;

/** pmn_today_free: @self: (nullable) (transfer full). */
void pmn_today_free (PmnToday *self);

/**
 * pmn_today_query: everything in one read, by indexes; the cost does not grow with the register.
 * Store threads only.
 *
 * Days are missing since @mediator_id is in the register, or logged for the first time if that was
 * earlier: nobody is told of days before they began to log.
 *
 * Returns: (transfer full) (nullable): what to show
 */
PmnToday *pmn_today_query (PmnConnection *connection, gint64 mediator_id, PmnDay today,
                           GError **error);

/** pmn_today_async: for who is at the keyboard, off the main thread. */
void pmn_today_async (PmnRegister *reg, GCancellable *cancellable, GAsyncReadyCallback callback,
                      gpointer user_data);
/** pmn_today_finish: Returns: (transfer full) (nullable): what to show. */
PmnToday *pmn_today_finish (PmnRegister *reg, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnToday, pmn_today_free)

G_END_DECLS
