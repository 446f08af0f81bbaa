/* pmn-activity-repository.h: the journal's rows
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-activity.h"
#include "pmn-edit.h"

G_BEGIN_DECLS

/** pmn_activity_repository_get: Returns: (transfer full) (nullable): trashed rows too; see record.deleted_at. */
PmnActivity *pmn_activity_repository_get (PmnConnection *connection, gint64 id, GError **error);
/** pmn_activity_repository_find: @key: a uuid, a local reference or a national id. Returns: row id, 0 when there is none. */
gint64 pmn_activity_repository_find (PmnConnection *connection, const char *key, GError **error);
/** pmn_activity_repository_find_national: Returns: row id of the made row with this national id, trashed or live, else 0. */
gint64 pmn_activity_repository_find_national (PmnConnection *connection, const char *national_id,
                                              GError **error);
/** pmn_activity_repository_find_last: Returns: row id of the newest live activity led by @mediator_id (0 = by anybody), 0 when there is none. */
gint64 pmn_activity_repository_find_last (PmnConnection *connection, gint64 mediator_id,
                                          GError **error);
/** pmn_activity_repository_save: see pmn-repositories.h; figures and search index follow. */
gboolean pmn_activity_repository_save (PmnEdit *edit, PmnActivity *activity, GError **error);
/** pmn_activity_repository_trash: moves to the trash; already there: nothing. */
gboolean pmn_activity_repository_trash (PmnEdit *edit, gint64 id, GError **error);
/** pmn_activity_repository_restore: out of the trash. */
gboolean pmn_activity_repository_restore (PmnEdit *edit, gint64 id, GError **error);

G_END_DECLS
