/* pmn-activity-filter.h: which activities to list or to count
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "pmn-activity.h"

G_BEGIN_DECLS

/**
 * PmnActivitySort: order of a list. Only the two first have day sections.
 */
typedef enum
{
  PMN_SORT_NEWEST,
  PMN_SORT_OLDEST,
  PMN_SORT_KIND,
  PMN_SORT_MEDIATOR,
  PMN_SORT_PLACE,
  PMN_SORT_MINUTES_LONGEST,
  PMN_SORT_MINUTES_SHORTEST,
  PMN_SORT_PEOPLE_MOST,
  PMN_SORT_PEOPLE_FEWEST,
} PmnActivitySort;

/**
 * PmnActivityFilter:
 * @from, @to: inclusive bounds, %PMN_DAY_NONE = open
 * @mediator_id: lead or co-animator, 0 = all
 * @place_id: 0 = all
 * @place_kind: %PMN_PLACE_KIND_NONE = all
 * @kinds: bit 1<<kind for each wanted kind, 0 = all
 * @theme, @material, @tag: (nullable): wanted code or tag name
 * @text: (nullable): full-text search, words by prefix, accents and case ignored
 * @incomplete_only: only what is to be completed
 * @source: wanted PmnSource, or -1 for all
 *
 * Everything must match. Pure data: copy it freely with pmn_activity_filter_copy().
 */
typedef struct
{
  PmnDay from;
  PmnDay to;
  gint64 mediator_id;
  gint64 place_id;
  PmnPlaceKind place_kind;
  guint kinds;
  char *theme;
  char *material;
  char *tag;
  char *text;
  gboolean incomplete_only;
  gint source;
} PmnActivityFilter;

/** pmn_activity_filter_new: Returns: (transfer full): a filter that lets everything through. */
PmnActivityFilter *pmn_activity_filter_new (void);
/** pmn_activity_filter_copy: Returns: (transfer full): a copy. */
PmnActivityFilter *pmn_activity_filter_copy (const PmnActivityFilter *self);
/** pmn_activity_filter_free: @self: (nullable) (transfer full): a filter. */
void pmn_activity_filter_free (PmnActivityFilter *self);
/** pmn_activity_filter_is_empty: Returns: whether it lets everything through. */
gboolean pmn_activity_filter_is_empty (const PmnActivityFilter *self);
/** pmn_activity_filter_equal: Returns: whether both select the same rows. */
gboolean pmn_activity_filter_equal (const PmnActivityFilter *a, const PmnActivityFilter *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnActivityFilter, pmn_activity_filter_free)

G_END_DECLS
