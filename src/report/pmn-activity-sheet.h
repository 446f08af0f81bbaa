/* pmn-activity-sheet.h: everything about one activity, on paper
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-activity.h"
#include "pmn-document.h"

G_BEGIN_DECLS

/**
 * PmnActivitySheet:
 * @mediator: its lead
 * @co_mediators: (nullable): the others, separated by commas
 * @place: (nullable): name of the place
 * @people: (nullable) (element-type utf8): a name or %NULL for each participation; %NULL = no names
 * @with_notes: notes are printed
 */
typedef struct
{
  const PmnActivity *activity;
  const char *mediator;
  const char *co_mediators;
  const char *place;
  const GPtrArray *people;
  gboolean with_notes;
} PmnActivitySheet;

/** pmn_activity_sheet_compose: Returns: (transfer full): a page or a few. */
PmnDocument *pmn_activity_sheet_compose (const PmnActivitySheet *self);

G_END_DECLS
