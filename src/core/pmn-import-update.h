/* pmn-import-update.h: what a newer file says of an activity that came from an earlier one
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-importer-private.h"

G_BEGIN_DECLS

/**
 * pmn_import_update:
 * @row: where the file says it
 * @stored: the activity as it is here
 * @incoming: as the file says it now; takes over from @stored the identity and what no file holds:
 *   co-mediators, tags put here, who the people are, notes when it has none
 *
 * What the file holds wins over what was corrected here, and the report says from what to what.
 */
gboolean pmn_import_update (PmnImportJob *job, PmnEdit *edit, guint row, const PmnActivity *stored,
                            PmnActivity *incoming, GError **error);

/** pmn_import_set_text: replaces @field, %NULL for "". */
void pmn_import_set_text (char **field, const char *text);

G_END_DECLS
