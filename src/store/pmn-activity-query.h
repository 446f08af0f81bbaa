/* pmn-activity-query.h: lists of activities: ordered snapshots and pages
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-activity-filter.h"
#include "pmn-activity-summary.h"
#include "pmn-connection.h"

G_BEGIN_DECLS

#define PMN_PAGE_SIZE 64

/**
 * PmnRowRef:
 * @id: row id, up to %PMN_ROW_REF_MAX_ID
 * @day: its day, from 1611 to 2328
 * @version: the last bits of its version: two of them are only ever compared
 *
 * A line of a list: 8 bytes, as a snapshot holds a million of them for a moment.
 */
typedef struct
{
  gint64 id : 34;
  gint64 day : 18;
  guint64 version : 12;
} PmnRowRef;

G_STATIC_ASSERT (sizeof (PmnRowRef) == 8);

/** PMN_ROW_REF_MAX_ID: the last row that a line can stand for. */
#define PMN_ROW_REF_MAX_ID ((G_GINT64_CONSTANT (1) << 33) - 1)
/** PMN_ROW_REF_MAX_DAY: the last day; the first one is as far before 1970. */
#define PMN_ROW_REF_MAX_DAY ((1 << 17) - 1)

/** pmn_row_ref_can_hold: Returns: whether a line can stand for the row @id of @day. */
static inline gboolean
pmn_row_ref_can_hold (gint64 id, PmnDay day)
{
  return id > 0 && id <= PMN_ROW_REF_MAX_ID && day >= -PMN_ROW_REF_MAX_DAY
         && day <= PMN_ROW_REF_MAX_DAY;
}

/** pmn_row_ref: @id, @day: what pmn_row_ref_can_hold(). Returns: a line. */
static inline PmnRowRef
pmn_row_ref (gint64 id, PmnDay day, gint64 version)
{
  g_assert (pmn_row_ref_can_hold (id, day));

  return (PmnRowRef) { .id = id, .day = day, .version = (guint64) version & 0xfff };
}

/** PMN_CURSOR_ALL: no limit. */
#define PMN_CURSOR_ALL G_MAXINT64

/** PmnActivityCursor: a list read from the top, without holding what was read nor what is to come. */
typedef struct _PmnActivityCursor PmnActivityCursor;

/**
 * pmn_activity_cursor_new:
 * @connection: in a transaction that outlives the cursor: rows do not move meanwhile
 * @limit: how many rows at most, or %PMN_CURSOR_ALL
 * Returns: (transfer full) (nullable): before the first row.
 */
PmnActivityCursor *pmn_activity_cursor_new (PmnConnection *connection,
                                            const PmnActivityFilter *filter, PmnActivitySort sort,
                                            gint64 limit, GError **error);
/** pmn_activity_cursor_free: @self: (nullable) (transfer full). */
void pmn_activity_cursor_free (PmnActivityCursor *self);
/** pmn_activity_cursor_next: appends the next @n rows to @refs (element-type PmnRowRef); fewer at the end. Cancellable. Errors: %PMN_STORE_ERROR_INVALID at a row that no line can stand for. */
gboolean pmn_activity_cursor_next (PmnActivityCursor *self, guint n, GArray *refs, GError **error);

/** pmn_activity_query_first_page: Returns: (transfer full) (element-type PmnActivitySummary): the first @limit rows in order. */
GPtrArray *pmn_activity_query_first_page (PmnConnection *connection,
                                          const PmnActivityFilter *filter, PmnActivitySort sort,
                                          guint limit, GError **error);
/** pmn_activity_query_snapshot: Returns: (transfer full) (element-type PmnRowRef): every row in order. Cancellable. */
GArray *pmn_activity_query_snapshot (PmnConnection *connection, const PmnActivityFilter *filter,
                                     PmnActivitySort sort, GError **error);
/** pmn_activity_query_page: Returns: (transfer full) (element-type PmnActivitySummary): rows with these ids, in the order of @ids; a vanished row leaves a NULL. */
GPtrArray *pmn_activity_query_page (PmnConnection *connection, const gint64 *ids, guint n_ids,
                                    GError **error);
/** pmn_activity_query_count: @minutes: (out) (optional): rows and their minutes. */
gboolean pmn_activity_query_count (PmnConnection *connection, const PmnActivityFilter *filter,
                                   gint64 *n, gint64 *minutes, GError **error);
/**
 * pmn_activity_query_count_national: accompaniments of what the platform knows too: neither local nor
 * incomplete.
 * @lead_id: only what this mediator leads, 0 = whoever
 */
gboolean pmn_activity_query_count_national (PmnConnection *connection,
                                            const PmnActivityFilter *filter, gint64 lead_id,
                                            gint64 *n, GError **error);
/** PmnActivityFact: what sums of a few days are made of; minutes, and how many people of all kinds. */
typedef struct
{
  PmnDay day;
  PmnActivityKind kind;
  int minutes;
  guint people;
} PmnActivityFact;

/** pmn_activity_query_facts: Returns: (transfer full) (element-type PmnActivityFact): every row of @filter by day, which has to name few days: sums of months are those of the statistics. */
GArray *pmn_activity_query_facts (PmnConnection *connection, const PmnActivityFilter *filter,
                                  GError **error);
/** pmn_activity_query_days: Returns: (transfer full) (element-type PmnDay): distinct days with a live activity (local and incomplete included) of @mediator_id as lead or co-animator, ascending. */
GArray *pmn_activity_query_days (PmnConnection *connection, gint64 mediator_id, PmnDay from,
                                 PmnDay to, GError **error);

/**
 * PmnLoggedDay:
 * @day: of an activity
 * @created_at: when it was logged, in ms since 1970
 */
typedef struct
{
  PmnDay day;
  gint64 created_at;
} PmnLoggedDay;

/**
 * pmn_activity_query_last_typed:
 * @mediator_id: whose; 0 = everybody's
 * @n: how far back to look
 *
 * Returns: (transfer full) (nullable) (element-type PmnLoggedDay): those of the last @n activities of the register that
 *   were typed here and are not in the trash, the newest first
 */
GArray *pmn_activity_query_last_typed (PmnConnection *connection, gint64 mediator_id, guint n,
                                       GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnActivityCursor, pmn_activity_cursor_free)

G_END_DECLS
