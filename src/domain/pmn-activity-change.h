/* pmn-activity-change.h: one thing to change in many activities
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-activity.h"

G_BEGIN_DECLS

/**
 * PmnChangeKind:
 * @PMN_CHANGE_ADD_TAG: @tag is added where it is not there yet
 * @PMN_CHANGE_REMOVE_TAG: @tag is taken off
 * @PMN_CHANGE_RENAME_TAG: @tag becomes @new_tag; one of that name that is there already absorbs it
 * @PMN_CHANGE_MEDIATOR: @id leads
 * @PMN_CHANGE_PLACE: it was at the place @id
 * @PMN_CHANGE_DAY: it was on @day
 */
typedef enum
{
  PMN_CHANGE_ADD_TAG,
  PMN_CHANGE_REMOVE_TAG,
  PMN_CHANGE_RENAME_TAG,
  PMN_CHANGE_MEDIATOR,
  PMN_CHANGE_PLACE,
  PMN_CHANGE_DAY,
} PmnChangeKind;

/** PmnActivityChange: @kind says which members count. */
typedef struct
{
  PmnChangeKind kind;
  char *tag;
  char *new_tag;
  gint64 id;
  PmnDay day;
} PmnActivityChange;

/** pmn_activity_change_new: Returns: (transfer full): a change to fill. */
PmnActivityChange *pmn_activity_change_new (PmnChangeKind kind);
/** pmn_activity_change_copy: Returns: (transfer full): a copy. */
PmnActivityChange *pmn_activity_change_copy (const PmnActivityChange *self);
/** pmn_activity_change_free: @self: (nullable) (transfer full): a change. */
void pmn_activity_change_free (PmnActivityChange *self);

/**
 * pmn_activity_change_validate:
 * @today: a day after it is refused
 * @into: field "tag", "new_tag", "mediator_id", "place_id" or "day"
 *
 * What can be said without looking at any activity; a new tag that looks like what must not be kept
 * about a person is warned of.
 */
void pmn_activity_change_validate (const PmnActivityChange *self, PmnDay today,
                                   PmnValidation *into);
/**
 * pmn_activity_change_apply:
 *
 * A new lead who co-animated does so no longer; a place takes the commune of "elsewhere" and
 * "home" away.
 *
 * Returns: whether @activity is now different
 */
gboolean pmn_activity_change_apply (const PmnActivityChange *self, PmnActivity *activity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnActivityChange, pmn_activity_change_free)

G_END_DECLS
