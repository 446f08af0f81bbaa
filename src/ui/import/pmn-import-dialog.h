/* pmn-import-dialog.h: files in: choose, look before, import, undo
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "pmn-importer.h"

G_BEGIN_DECLS

#define PMN_TYPE_IMPORT_DIALOG (pmn_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PmnImportDialog, pmn_import_dialog, PMN, IMPORT_DIALOG, AdwDialog)

/** pmn_import_dialog_new: @path: (nullable): a file already chosen (dropped). Returns: (transfer floating). */
AdwDialog *pmn_import_dialog_new (PmnRegister *reg, const char *path);

/** pmn_import_dialog_set_file: reads @path and shows what would be imported. */
void pmn_import_dialog_set_file (PmnImportDialog *self, const char *path);

/** pmn_import_dialog_get_state: Returns: (transfer none): "choose", "busy", "preview" or "result". */
const char *pmn_import_dialog_get_state (PmnImportDialog *self);

G_END_DECLS
