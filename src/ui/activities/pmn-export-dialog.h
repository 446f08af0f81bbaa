/* pmn-export-dialog.h: a list of activities as a file for spreadsheets
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "pmn-journal-export.h"

G_BEGIN_DECLS

#define PMN_TYPE_EXPORT_DIALOG (pmn_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PmnExportDialog, pmn_export_dialog, PMN, EXPORT_DIALOG, AdwDialog)

/**
 * pmn_export_dialog_new:
 * @filter, @sort: the list
 * @columns: (array zero-terminated=1): ids of those that the screen shows, in its order
 *
 * Asks for the columns and the format, then for the file. The export has its own connection, so that the
 * list goes on; closing the dialog cancels it, and nothing is left then.
 *
 * Returns: (transfer floating): a dialog to present
 */
AdwDialog *pmn_export_dialog_new (PmnRegister *reg, const PmnActivityFilter *filter,
                                  PmnActivitySort sort, const char *const *columns);

/** pmn_export_dialog_save: writes what is chosen to @path, as if the user had chosen this file. */
void pmn_export_dialog_save (PmnExportDialog *self, const char *path);

G_END_DECLS
