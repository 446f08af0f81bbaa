/* pmn-activity-list-model.h: the activities that a filter lets through, in an order
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "pmn-activity-loader.h"
#include "pmn-activity-row.h"
#include "pmn-day-totals.h"

G_BEGIN_DECLS

/**
 * PmnActivityListState:
 * @PMN_ACTIVITY_LIST_LOADING: nothing has come yet
 * @PMN_ACTIVITY_LIST_READY: the first page is there; the rest follows
 * @PMN_ACTIVITY_LIST_FAILED: something could not be read: see pmn_activity_list_model_get_error()
 */
typedef enum
{
  PMN_ACTIVITY_LIST_LOADING,
  PMN_ACTIVITY_LIST_READY,
  PMN_ACTIVITY_LIST_FAILED,
} PmnActivityListState;

/**
 * PmnActivityListModel:
 *
 * Items are #PmnActivityRow. The model holds 16 bytes for each row (id, day, version): the first 64
 * rows come at once with their data, then the others are appended as placeholders. get_item()
 * never starts a load: what is shown says so with pmn_activity_list_model_request(), and pages of
 * 64 rows are read around it, what was wanted last first. When data changes, the differences are told and
 * nothing else, so that scroll position and selection stay.
 *
 * It is a #GtkSectionModel (a section is a day; only in date order) and its own #GtkSelectionModel,
 * because a selection must follow rows that move and must hold a million of them without objects.
 *
 * A filter and an order are for life: another filter is another model.
 *
 * Properties: "state" (int, #PmnActivityListState, notify), "complete" (boolean, notify: every row is
 * there, at least as a placeholder).
 */
#define PMN_TYPE_ACTIVITY_LIST_MODEL (pmn_activity_list_model_get_type ())
G_DECLARE_FINAL_TYPE (PmnActivityListModel, pmn_activity_list_model, PMN, ACTIVITY_LIST_MODEL,
                      GObject)

/** pmn_activity_list_model_new: starts loading. @filter: copied. Returns: (transfer full): an empty model. */
PmnActivityListModel *pmn_activity_list_model_new (PmnActivityLoader *loader,
                                                   const PmnActivityFilter *filter,
                                                   PmnActivitySort sort);

/** pmn_activity_list_model_get_filter: Returns: (transfer none): its filter. */
const PmnActivityFilter *pmn_activity_list_model_get_filter (PmnActivityListModel *self);
/** pmn_activity_list_model_get_sort: Returns: its order. */
PmnActivitySort pmn_activity_list_model_get_sort (PmnActivityListModel *self);
/** pmn_activity_list_model_has_days: Returns: whether the order is by date, so that there are sections. */
gboolean pmn_activity_list_model_has_days (PmnActivityListModel *self);
/** pmn_activity_list_model_get_state: Returns: where it stands. */
PmnActivityListState pmn_activity_list_model_get_state (PmnActivityListModel *self);
/** pmn_activity_list_model_is_complete: Returns: whether every row is there, at least as a placeholder. */
gboolean pmn_activity_list_model_is_complete (PmnActivityListModel *self);
/** pmn_activity_list_model_get_error: Returns: (transfer none) (nullable): why it failed. */
const GError *pmn_activity_list_model_get_error (PmnActivityListModel *self);
/** pmn_activity_list_model_retry: after a failure, reads again what is missing. */
void pmn_activity_list_model_retry (PmnActivityListModel *self);
/** pmn_activity_list_model_cancel: stops every read and listens to changes no more: for a model that is replaced. */
void pmn_activity_list_model_cancel (PmnActivityListModel *self);

/**
 * pmn_activity_list_model_request:
 * @row: a row that has come into view
 * @position: where it is
 *
 * To call when a list item is bound. Loads the row, and those around it, soon; nothing when it is loaded.
 */
void pmn_activity_list_model_request (PmnActivityListModel *self, PmnActivityRow *row,
                                      guint position);
/** pmn_activity_list_model_release: @row is shown no longer; to call once for each request. */
void pmn_activity_list_model_release (PmnActivityListModel *self, PmnActivityRow *row);

/** pmn_activity_list_model_get_totals: Returns: (transfer none): totals of its days and of the whole. */
PmnDayTotals *pmn_activity_list_model_get_totals (PmnActivityListModel *self);
/** pmn_activity_list_model_find: Returns: position of an activity, %GTK_INVALID_LIST_POSITION when it is not there. One pass. */
guint pmn_activity_list_model_find (PmnActivityListModel *self, gint64 id);
/** pmn_activity_list_model_get_id: Returns: row id at @position, which must be in the list. Makes no object. */
gint64 pmn_activity_list_model_get_id (PmnActivityListModel *self, guint position);
/** pmn_activity_list_model_dup_selected: Returns: (transfer full) (element-type gint64): ids of the selected rows, in order. */
GArray *pmn_activity_list_model_dup_selected (PmnActivityListModel *self);

G_END_DECLS
