/* pmn-activity-columns.h: the columns of the list of activities
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "pmn-activity-filter.h"
#include "pmn-date.h"

G_BEGIN_DECLS

/**
 * pmn_activity_columns_install:
 * @view: a column view without columns
 *
 * Adds the columns "date", "kind", "themes", "place", "mediator", "people", "minutes" and
 * "reference" (their ids), and "compact", which says everything in two lines and stands for all of
 * them where there is little room; rows that load what they show and have one sentence as
 * accessible name. The view's models must be #PmnActivityListModel.
 */
void pmn_activity_columns_install (GtkColumnView *view);

/** pmn_activity_columns_set_days: whether the rows have titles by day. @today: the current day. */
void pmn_activity_columns_set_days (GtkColumnView *view, gboolean days, PmnDay today);

/**
 * pmn_activity_columns_set_shown:
 * @ids: (nullable) (array zero-terminated=1): columns to show; unknown ones are ignored; %NULL leaves them
 * @compact: one column of two lines instead
 */
void pmn_activity_columns_set_shown (GtkColumnView *view, const char *const *ids, gboolean compact);

/**
 * pmn_activity_columns_get_order:
 * @ids: (nullable) (array zero-terminated=1): columns shown; %NULL or none: all
 * Returns: (transfer full) (array zero-terminated=1): the same in the order of the screen, where headers may have been
 *   moved; also where there is room for one column only.
 */
char **pmn_activity_columns_get_order (GtkColumnView *view, const char *const *ids);

/** pmn_activity_columns_get_sort: Returns: the order that the header of the view asks for. */
PmnActivitySort pmn_activity_columns_get_sort (GtkColumnView *view);

/** pmn_activity_columns_set_sort: asks for an order as its header would. */
void pmn_activity_columns_set_sort (GtkColumnView *view, PmnActivitySort sort);

/** pmn_activity_columns_list: Returns: (transfer none) (array zero-terminated=1): ids of the columns that people may show or hide. */
const char *const *pmn_activity_columns_list (void);
/** pmn_activity_columns_title: Returns: (transfer none) (nullable): translated title of a column. */
const char *pmn_activity_columns_title (const char *id);

G_END_DECLS
