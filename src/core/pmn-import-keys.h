/* pmn-import-keys.h: which rows of the user's own files are already in the register
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Kept in activity.source_stamp:
 *   "id:NAME #DIGEST =MEANING" the row has an identifier: it is found again when the rest of it changes
 *   "row:DIGEST.N =MEANING"    it has none: it is found again while it stays as it was; N tells apart
 *                              rows that say exactly the same
 * Either is found again when it says the same in another writing (another format of date or of file),
 * or was numbered since, or is no more. Versions before 0.2.0 wrote no MEANING.
 */
#pragma once

#include "pmn-activity.h"
#include "pmn-connection.h"

G_BEGIN_DECLS

typedef struct _PmnImportKeys PmnImportKeys;

/** pmn_import_keys_load: Returns: (transfer full) (nullable): those of activities from @source. */
PmnImportKeys *pmn_import_keys_load (PmnConnection *connection, PmnSource source, GError **error);
/** pmn_import_keys_free: @self: (nullable) (transfer full). */
void pmn_import_keys_free (PmnImportKeys *self);

/**
 * pmn_import_keys_next:
 * @id: (nullable): the row's own identifier
 * @digest: of what the row says, to the letter
 * @meaning: of what it means; 0 when only the letter counts
 *
 * To be called once for each row, in the order of the file.
 *
 * Returns: (transfer full): the stamp of the row
 */
char *pmn_import_keys_next (PmnImportKeys *self, const char *id, guint64 digest, guint64 meaning);

/**
 * pmn_import_keys_find:
 * @stamp: from pmn_import_keys_next()
 * @day: of the row: people number their rows from 1 again each month or year, so that an identifier is
 *   that of an activity of the same month only, each of which one row is; %PMN_DAY_NONE when
 *   identifiers are unique
 * @trashed: (out): whether the activity is in the trash
 * @same: (out): whether the row says what it said
 * @other: (out): the day of an activity of another month that has the identifier, when none was found
 *
 * Returns: row id of the activity, 0 when the row is new
 */
gint64 pmn_import_keys_find (PmnImportKeys *self, const char *stamp, PmnDay day, gboolean *same,
                             gboolean *trashed, PmnDay *other);

/**
 * pmn_import_keys_find_former: once all rows were found: what came from a table, is live, of @mediator_id and
 *   @day, and is no row of this file. Each is given once.
 * Returns: (transfer none) (nullable): the reference of one
 */
const char *pmn_import_keys_find_former (PmnImportKeys *self, gint64 mediator_id, PmnDay day);

/** pmn_import_digest: @digest: 0 to begin. Returns: @digest with @text added, of any length. */
guint64 pmn_import_digest (guint64 digest, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnImportKeys, pmn_import_keys_free)

G_END_DECLS
