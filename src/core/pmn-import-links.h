/* pmn-import-links.h: activities typed here that a file speaks of
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-activity.h"
#include "pmn-connection.h"

G_BEGIN_DECLS

/** PmnImportLinks: what is known, for the length of an import, of activities that can be linked. */
typedef struct _PmnImportLinks PmnImportLinks;

/** pmn_import_links_new: @typed_only: leave out what came from a file, but for a reference given. */
PmnImportLinks *pmn_import_links_new (gboolean typed_only);
/** pmn_import_links_free: @self: (nullable) */
void pmn_import_links_free (PmnImportLinks *self);

/**
 * pmn_import_links_find: an activity typed here that @incoming is about: by the local reference in
 * @notes (then possibly one of the trash), else a live one by mediator, day, kind, duration, people,
 * place kind and themes. The caller links it: it is not given twice for its likeness.
 * @notes: (nullable)
 * Returns: (transfer full) (nullable): NULL without error when there is none.
 */
PmnActivity *pmn_import_links_find (PmnImportLinks *self, PmnConnection *connection,
                                    const PmnActivity *incoming, const char *notes, GError **error);

G_END_DECLS
