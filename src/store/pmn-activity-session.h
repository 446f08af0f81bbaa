/* pmn-activity-session.h: what the writing of activities keeps for the length of an edit
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prepared statements, the next place in each day, the counter of local references and the figures.
 * Only for the repository.
 */
#pragma once

#include "pmn-activity-row.h"
#include "pmn-rollup.h"

G_BEGIN_DECLS

typedef struct _PmnActivitySession PmnActivitySession;

/** pmn_activity_session_get: Returns: (transfer none): that of @edit, ended by its commit. */
PmnActivitySession *pmn_activity_session_get (PmnEdit *edit);

/** pmn_activity_session_get_writer: Returns: (transfer none): the statements. */
PmnActivityWriter *pmn_activity_session_get_writer (PmnActivitySession *self);

/** pmn_activity_session_next_sort_key: @sort_key: (out): the last place of @day. */
gboolean pmn_activity_session_next_sort_key (PmnActivitySession *self, PmnDay day, gint64 *sort_key,
                                             GError **error);

/** pmn_activity_session_next_reference: Returns: (transfer full) (nullable): a new local reference. */
char *pmn_activity_session_next_reference (PmnActivitySession *self, GError **error);

/** pmn_activity_session_take_reference: @reference came from elsewhere: it will not be given again. */
gboolean pmn_activity_session_take_reference (PmnActivitySession *self, const char *reference,
                                              GError **error);

/**
 * pmn_activity_session_count: adds @activity to the figures and the search index when it is live
 * (@sign 1), or takes it away as it was (@sign -1).
 */
gboolean pmn_activity_session_count (PmnActivitySession *self, const PmnActivity *activity,
                                     gint64 sort_key, int sign, GError **error);

G_END_DECLS
