/* pmn-bulk-edit.h: one change to many activities, in one step of history
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-activity-change.h"
#include "pmn-progress.h"
#include "pmn-register.h"
#include "pmn-tag-query.h"

G_BEGIN_DECLS

/**
 * PmnBulkTarget: which activities
 * @ids: (nullable) (element-type gint64): these
 * @filter: (nullable): else what it lets through
 *
 * Without both, a change of a tag concerns every activity that carries it, those in the trash too.
 */
typedef struct
{
  GArray *ids;
  const PmnActivityFilter *filter;
} PmnBulkTarget;

/**
 * pmn_register_change_activities_async:
 * @change: copied
 * @target: copied
 * @progress: (nullable): a reference is taken
 *
 * Validates the change, then writes every activity that it alters as one step that one undo takes
 * back. Cancelled or refused, nothing is written. Ends with pmn_register_change_activities_finish().
 */
void pmn_register_change_activities_async (PmnRegister *self, const PmnActivityChange *change,
                                           const PmnBulkTarget *target, PmnProgress *progress,
                                           GCancellable *cancellable, GAsyncReadyCallback callback,
                                           gpointer user_data);
/** pmn_register_change_activities_finish: Returns: how many activities changed, -1 on error. */
gint pmn_register_change_activities_finish (PmnRegister *self, GAsyncResult *result,
                                            GError **error);
/** pmn_register_change_activities_sync: blocking, as the above. Returns: how many activities changed, -1 on error. */
gint pmn_register_change_activities_sync (PmnRegister *self, const PmnActivityChange *change,
                                          const PmnBulkTarget *target, GError **error);

/** pmn_register_tags_async: ends with pmn_register_rows_finish(): (element-type PmnTagCount): tags of live activities, by name. */
void pmn_register_tags_async (PmnRegister *self, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);
/** pmn_register_tags_sync: blocking. Returns: (transfer full) (element-type PmnTagCount) (nullable): as the above. */
GPtrArray *pmn_register_tags_sync (PmnRegister *self, GError **error);

G_END_DECLS
