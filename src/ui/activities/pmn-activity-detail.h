/* pmn-activity-detail.h: everything about one activity
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "pmn-activity-history-view.h"
#include "pmn-activity-summary.h"
#include "pmn-activity.h"

G_BEGIN_DECLS

/**
 * PmnActivityDetail:
 *
 * A pane that shows; it reads nothing. Its buttons start the actions "activities.edit", "activities.duplicate",
 * "activities.trash" and "activities.close-details" of the page around it.
 */
#define PMN_TYPE_ACTIVITY_DETAIL (pmn_activity_detail_get_type ())
G_DECLARE_FINAL_TYPE (PmnActivityDetail, pmn_activity_detail, PMN, ACTIVITY_DETAIL, AdwBin)

/**
 * pmn_activity_detail_show:
 * @activity: what to show
 * @summary: its row, for the names
 * @co_mediators: (element-type utf8): names of the others who animated
 */
void pmn_activity_detail_show (PmnActivityDetail *self, const PmnActivity *activity,
                               const PmnActivitySummary *summary, GPtrArray *co_mediators);
/** pmn_activity_detail_get_history: Returns: (transfer none): its second tab; emptied when another activity is shown. */
PmnActivityHistoryView *pmn_activity_detail_get_history (PmnActivityDetail *self);
/** pmn_activity_detail_set_message: no activity: why, in words. @description: (nullable). */
void pmn_activity_detail_set_message (PmnActivityDetail *self, const char *title,
                                      const char *description);
/** pmn_activity_detail_get_id: Returns: row id of what is shown, 0 for nothing. */
gint64 pmn_activity_detail_get_id (PmnActivityDetail *self);

G_END_DECLS
