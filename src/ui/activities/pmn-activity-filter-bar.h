/* pmn-activity-filter-bar.h: the criteria of a list of activities, as chips
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "pmn-activity-filter.h"

G_BEGIN_DECLS

/**
 * PmnActivityFilterBar:
 *
 * Period, mediator, kind, place and theme; equipment, tag, source and what is to be completed are
 * added from a menu. Signal "changed" (): the user changed a criterion.
 */
#define PMN_TYPE_ACTIVITY_FILTER_BAR (pmn_activity_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (PmnActivityFilterBar, pmn_activity_filter_bar, PMN, ACTIVITY_FILTER_BAR,
                      GtkWidget)

/** pmn_activity_filter_bar_set_today: the day from which "this week" is counted. */
void pmn_activity_filter_bar_set_today (PmnActivityFilterBar *self, PmnDay today);
/** pmn_activity_filter_bar_set_mediators: @mediators: (element-type PmnMediator): whom to choose among. */
void pmn_activity_filter_bar_set_mediators (PmnActivityFilterBar *self, GPtrArray *mediators);
/** pmn_activity_filter_bar_set_places: @places: (element-type PmnPlace): where to choose among. */
void pmn_activity_filter_bar_set_places (PmnActivityFilterBar *self, GPtrArray *places);
/** pmn_activity_filter_bar_set_tags: @tags: (element-type utf8): tags in use. */
void pmn_activity_filter_bar_set_tags (PmnActivityFilterBar *self, GPtrArray *tags);
/** pmn_activity_filter_bar_set_saved: @rows: (element-type PmnNamedBody): saved filters to pick from. */
void pmn_activity_filter_bar_set_saved (PmnActivityFilterBar *self, GPtrArray *rows);
/** pmn_activity_filter_bar_get_period: Returns: (transfer none) (nullable): the word of a period that moves with today ("month"). */
const char *pmn_activity_filter_bar_get_period (PmnActivityFilterBar *self);
/** pmn_activity_filter_bar_set_period: @period: such a word; chooses it as the user would. */
void pmn_activity_filter_bar_set_period (PmnActivityFilterBar *self, const char *period);
/** pmn_activity_filter_bar_dup_filter: Returns: (transfer full): what is asked for, without a text. */
PmnActivityFilter *pmn_activity_filter_bar_dup_filter (PmnActivityFilterBar *self);
/** pmn_activity_filter_bar_set_filter: shows @filter, without emitting "changed". */
void pmn_activity_filter_bar_set_filter (PmnActivityFilterBar *self,
                                         const PmnActivityFilter *filter);

G_END_DECLS
