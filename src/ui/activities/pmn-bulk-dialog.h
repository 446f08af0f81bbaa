/* pmn-bulk-dialog.h: one change to the activities that are selected
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "pmn-bulk-edit.h"

G_BEGIN_DECLS

#define PMN_TYPE_BULK_DIALOG (pmn_bulk_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PmnBulkDialog, pmn_bulk_dialog, PMN, BULK_DIALOG, AdwDialog)

/**
 * pmn_bulk_dialog_new:
 * @kind: what to change: any but %PMN_CHANGE_RENAME_TAG
 * @ids: (element-type gint64): the activities
 *
 * Asks for the new value, shows how far it is, can be cancelled; a toast of the window says it was
 * done and offers to undo.
 */
AdwDialog *pmn_bulk_dialog_new (PmnRegister *reg, PmnChangeKind kind, GArray *ids);

G_END_DECLS
