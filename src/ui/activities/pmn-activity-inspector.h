/* pmn-activity-inspector.h: reads the activity that the detail pane shows
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "models/pmn-activity-row.h"
#include "pmn-activity-detail.h"
#include "pmn-register.h"

G_BEGIN_DECLS

/**
 * PmnActivityInspector:
 *
 * Between the register and a #PmnActivityDetail: reads the activity and its history, again when they
 * change; the last one asked for is the one shown.
 */
#define PMN_TYPE_ACTIVITY_INSPECTOR (pmn_activity_inspector_get_type ())
G_DECLARE_FINAL_TYPE (PmnActivityInspector, pmn_activity_inspector, PMN, ACTIVITY_INSPECTOR,
                      GObject)

/** pmn_activity_inspector_new: @detail: where to show; outlives the inspector. */
PmnActivityInspector *pmn_activity_inspector_new (PmnRegister *reg, PmnActivityDetail *detail);
/** pmn_activity_inspector_set_mediators: @mediators: (element-type PmnMediator): for their names. */
void pmn_activity_inspector_set_mediators (PmnActivityInspector *self, GPtrArray *mediators);
/** pmn_activity_inspector_show: @row: (nullable): what to read and show, %NULL to stop. */
void pmn_activity_inspector_show (PmnActivityInspector *self, PmnActivityRow *row);

G_END_DECLS
