/* pmn-activities-page.h: the page Activities: what was done?
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "models/pmn-activity-list-model.h"
#include "pmn-page.h"

G_BEGIN_DECLS

#define PMN_TYPE_ACTIVITIES_PAGE (pmn_activities_page_get_type ())
G_DECLARE_FINAL_TYPE (PmnActivitiesPage, pmn_activities_page, PMN, ACTIVITIES_PAGE, PmnPage)

/** pmn_activities_page_set_loader: lists what @loader gives; the page does it itself from its register. */
void pmn_activities_page_set_loader (PmnActivitiesPage *self, PmnActivityLoader *loader,
                                     PmnDay today);
/** pmn_activities_page_set_filter: shows what @filter lets through, its text included. */
void pmn_activities_page_set_filter (PmnActivitiesPage *self, const PmnActivityFilter *filter);
/** pmn_activities_page_select_first: selects the first row, with its details beside it, once the list that is being read is there. */
void pmn_activities_page_select_first (PmnActivitiesPage *self);
/** pmn_activities_page_get_model: Returns: (transfer none) (nullable): the list shown. */
PmnActivityListModel *pmn_activities_page_get_model (PmnActivitiesPage *self);
/** pmn_activities_page_get_view: Returns: (transfer none): the widget that shows it. */
GtkColumnView *pmn_activities_page_get_view (PmnActivitiesPage *self);

G_END_DECLS
