/* pmn-import-summary.h: the rows that tell what an import would do, or did
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "pmn-importer.h"

G_BEGIN_DECLS

/** pmn_import_summary_add_counts: one row per figure that is not zero. @rows: (element-type GtkWidget): what was added is added here. */
void pmn_import_summary_add_counts (AdwPreferencesGroup *group, const PmnImportReport *report,
                                    GPtrArray *rows);
/** pmn_import_summary_add_lists: expanders with the rejected rows, the changes, the notices, what is created. */
void pmn_import_summary_add_lists (AdwPreferencesGroup *group, const PmnImportReport *report,
                                   GPtrArray *rows);
/** pmn_import_summary_kind: Returns: (transfer none): translated name of a kind of file. */
const char *pmn_import_summary_kind (PmnImportKind kind);

G_END_DECLS
