/* pmn-import-people.h: followed people named in a file
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same name in two activities is the same person; twice in one workshop, two people: the n-th
 * occurrence stands for the n-th homonym, so that importing again finds the same ones.
 */
#pragma once

#include "pmn-edit.h"
#include "pmn-participation.h"

G_BEGIN_DECLS

typedef struct _PmnImportPeople PmnImportPeople;

/** pmn_import_people_new: Returns: (transfer full): without any occurrence yet. */
PmnImportPeople *pmn_import_people_new (void);
/** pmn_import_people_free: @self: (nullable) (transfer full). */
void pmn_import_people_free (PmnImportPeople *self);
/** pmn_import_people_next_activity: occurrences are counted anew. */
void pmn_import_people_next_activity (PmnImportPeople *self);
/**
 * pmn_import_people_find: finds or creates the person.
 * @like: gender, status and commune of a new person
 * Returns: row id, 0 on error
 */
gint64 pmn_import_people_find (PmnImportPeople *self, PmnEdit *edit, const char *name,
                               const PmnParticipation *like, gint64 author_id, GError **error);

G_END_DECLS
