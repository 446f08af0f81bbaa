/* pmn-import-links.h: activities already here that a file speaks of
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-activity.h"
#include "pmn-connection.h"

G_BEGIN_DECLS

/** PmnImportLinks: what is known, for the length of an import, of activities that can be linked. */
typedef struct _PmnImportLinks PmnImportLinks;

/** pmn_import_links_new: Returns: (transfer full): to be used with one file. */
PmnImportLinks *pmn_import_links_new (void);
/** pmn_import_links_free: @self: (nullable) */
void pmn_import_links_free (PmnImportLinks *self);

/**
 * pmn_import_links_find: an activity that @incoming is about: by the local reference in
 * @notes (then possibly one of the trash), else a live one by mediator, day, kind, duration, people,
 * place kind and themes. What was typed here is looked for; a report of the old platform is also
 * looked for in what the national platform says of it, and the other way round. The caller links it:
 * it is not given twice for its likeness.
 * @notes: (nullable)
 * Returns: (transfer full) (nullable): NULL without error when there is none.
 */
PmnActivity *pmn_import_links_find (PmnImportLinks *self, PmnConnection *connection,
                                    const PmnActivity *incoming, const char *notes, GError **error);
/** pmn_import_links_take: activity @id is not to be given for its likeness. */
void pmn_import_links_take (PmnImportLinks *self, gint64 id);

G_END_DECLS
