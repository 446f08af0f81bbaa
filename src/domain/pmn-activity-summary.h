/* pmn-activity-summary.h: what a row of the journal shows
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-activity.h"

G_BEGIN_DECLS

/**
 * PmnActivitySummary:
 * @id, @version: identity in this register
 * @mediator_name: lead's display name
 * @n_co_mediators: how many others animated
 * @place_name: (nullable): name of the place
 * @commune: (nullable): commune's name when there is no place
 * @themes, @tags: (element-type utf8): interned codes and names
 * @title, @procedure: (nullable)
 * @people: accompaniments
 * @has_notes: whether there are notes
 * The other fields are those of PmnActivity.
 */
typedef struct
{
  gint64 id;
  gint64 version;
  PmnDay day;
  PmnActivityKind kind;
  const char *local_kind;
  gint minutes;
  gint64 mediator_id;
  char *mediator_name;
  guint n_co_mediators;
  PmnPlaceKind place_kind;
  gint64 place_id;
  char *place_name;
  char *commune;
  GPtrArray *themes;
  GPtrArray *tags;
  char *title;
  char *procedure;
  guint people;
  gboolean has_notes;
  gboolean incomplete;
  PmnSource source;
  char *local_ref;
  char *national_id;
} PmnActivitySummary;

/** pmn_activity_summary_new: Returns: (transfer full): an empty row. */
PmnActivitySummary *pmn_activity_summary_new (void);
/** pmn_activity_summary_free: @self: (nullable) (transfer full): a row. */
void pmn_activity_summary_free (PmnActivitySummary *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnActivitySummary, pmn_activity_summary_free)

G_END_DECLS
