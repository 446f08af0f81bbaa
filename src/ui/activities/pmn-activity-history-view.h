/* pmn-activity-history-view.h: what was done to one activity, from what to what
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** PmnActivityHistoryView: a group for each step: who, when, from which program, then each field. */
#define PMN_TYPE_ACTIVITY_HISTORY_VIEW (pmn_activity_history_view_get_type ())
G_DECLARE_FINAL_TYPE (PmnActivityHistoryView, pmn_activity_history_view, PMN, ACTIVITY_HISTORY_VIEW,
                      AdwBin)

/** pmn_activity_history_view_set_events: @events: (nullable) (element-type PmnActivityEvent): newest first. */
void pmn_activity_history_view_set_events (PmnActivityHistoryView *self, GPtrArray *events);
/** pmn_activity_history_view_set_error: @message: why it could not be read. */
void pmn_activity_history_view_set_error (PmnActivityHistoryView *self, const char *message);

G_END_DECLS
