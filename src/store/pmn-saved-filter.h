/* pmn-saved-filter.h: what a saved filter holds, and its JSON
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-activity-filter.h"
#include "pmn-connection.h"

G_BEGIN_DECLS

/**
 * PmnSavedFilter:
 * @filter: which activities; without days when @period says them
 * @period: (nullable): a period that moves with today, by the word of the filter bar: "month", "last-week"…
 * @sort: the order
 * @columns: (array zero-terminated=1) (nullable): ids of the columns shown
 */
typedef struct
{
  PmnActivityFilter *filter;
  char *period;
  PmnActivitySort sort;
  char **columns;
} PmnSavedFilter;

/** pmn_saved_filter_new: @filter: copied. Returns: (transfer full): one to fill. */
PmnSavedFilter *pmn_saved_filter_new (const PmnActivityFilter *filter);
/** pmn_saved_filter_copy: Returns: (transfer full): a copy. */
PmnSavedFilter *pmn_saved_filter_copy (const PmnSavedFilter *self);
/** pmn_saved_filter_free: @self: (nullable) (transfer full): what it holds too. */
void pmn_saved_filter_free (PmnSavedFilter *self);

/** pmn_saved_filter_to_json: Returns: (transfer full) (nullable): one line; people and places by uuid. */
char *pmn_saved_filter_to_json (PmnConnection *connection, const PmnSavedFilter *self,
                                GError **error);
/** pmn_saved_filter_from_json: Returns: (transfer full) (nullable): %PMN_STORE_ERROR_INVALID when it cannot be understood here. */
PmnSavedFilter *pmn_saved_filter_from_json (PmnConnection *connection, const char *json,
                                            GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnSavedFilter, pmn_saved_filter_free)

G_END_DECLS
