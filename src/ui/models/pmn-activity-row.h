/* pmn-activity-row.h: one row of a list of activities, loaded or not yet
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "pmn-activity-summary.h"

G_BEGIN_DECLS

/**
 * PmnActivityRow:
 *
 * An item of #PmnActivityListModel. It exists only while somebody looks at it; the same activity
 * gives the same object as long as it lives. Until its data comes it is a placeholder.
 *
 * Properties: "id" (int64), "loaded" (boolean; notified each time that data comes, also when newer
 * data replaces older).
 */
#define PMN_TYPE_ACTIVITY_ROW (pmn_activity_row_get_type ())
G_DECLARE_FINAL_TYPE (PmnActivityRow, pmn_activity_row, PMN, ACTIVITY_ROW, GObject)

/** pmn_activity_row_new_loaded: @summary: (transfer full): what to show. Returns: (transfer full): a row of no list. */
PmnActivityRow *pmn_activity_row_new_loaded (PmnActivitySummary *summary);
/** pmn_activity_row_get_id: Returns: the activity's row id. */
gint64 pmn_activity_row_get_id (PmnActivityRow *self);
/** pmn_activity_row_get_day: Returns: the activity's day, known before the rest. */
PmnDay pmn_activity_row_get_day (PmnActivityRow *self);
/** pmn_activity_row_get_summary: Returns: (transfer none) (nullable): what to show; %NULL for a placeholder. */
const PmnActivitySummary *pmn_activity_row_get_summary (PmnActivityRow *self);

G_END_DECLS
