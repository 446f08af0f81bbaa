/* pmn-activity-repository-private.h: what undo, trash, load and erasure need of activities
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only for src/store. Each keeps rollups, person × month and the search index right, and journals
 * with pmn_edit_record_change() unless said otherwise.
 */
#pragma once

#include "pmn-activity-repository.h"

G_BEGIN_DECLS

/**
 * pmn_activity_repository_write_image: writes the content of @image over row @id as a new version,
 * without looking at image->record.version; op "update", its undo data being the row of now. The
 * row keeps its uuid, created_at, local reference and trash mark.
 */
gboolean pmn_activity_repository_write_image (PmnEdit *edit, gint64 id, PmnActivity *image,
                                              GError **error);

/**
 * pmn_activity_repository_unmake: undoes a creation: unmade = 1, deleted_at = now, a new version, op
 * "unmake". Already unmade: nothing.
 */
gboolean pmn_activity_repository_unmake (PmnEdit *edit, gint64 id, GError **error);

/**
 * pmn_activity_repository_remake: the contrary, op "remake". CONFLICT when another made row has its
 * national id now.
 */
gboolean pmn_activity_repository_remake (PmnEdit *edit, gint64 id, GError **error);

/**
 * pmn_activity_repository_insert_exact: inserts with the uuid, version, stamps, local reference and
 * trash mark of @activity (load); sets its row id.
 */
gboolean pmn_activity_repository_insert_exact (PmnEdit *edit, PmnActivity *activity,
                                               GError **error);

/**
 * pmn_activity_repository_scrub: writes @activity, which differs from its row only in free texts,
 * over it with a new version, op "anonymise": no image of what it was is kept, and the old words
 * leave the search index. Trashed and unmade rows too.
 */
gboolean pmn_activity_repository_scrub (PmnEdit *edit, const PmnActivity *activity, GError **error);

/**
 * pmn_activity_repository_remove: removes a trashed or unmade row for good, with what hangs on it.
 * Not journalled; figures and index have nothing of it any more.
 */
gboolean pmn_activity_repository_remove (PmnEdit *edit, gint64 id, GError **error);

G_END_DECLS
