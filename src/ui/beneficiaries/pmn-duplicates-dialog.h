/* pmn-duplicates-dialog.h: pairs of followed people who may be one, to merge or to tell apart
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "pmn-register.h"

G_BEGIN_DECLS

#define PMN_TYPE_DUPLICATES_DIALOG (pmn_duplicates_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PmnDuplicatesDialog, pmn_duplicates_dialog, PMN, DUPLICATES_DIALOG, AdwDialog)

/** PMN_MAX_DUPLICATES: pairs that are shown at once. */
#define PMN_MAX_DUPLICATES 100

/** pmn_duplicates_dialog_new: Returns: (transfer floating): a dialog to present. */
AdwDialog *pmn_duplicates_dialog_new (PmnRegister *reg);

G_END_DECLS
