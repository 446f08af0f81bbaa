/* pmn-change-of-pc-dialog.h: taking the base to another computer
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "pmn-register.h"

G_BEGIN_DECLS

#define PMN_TYPE_CHANGE_OF_PC_DIALOG (pmn_change_of_pc_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PmnChangeOfPcDialog, pmn_change_of_pc_dialog, PMN, CHANGE_OF_PC_DIALOG,
                      AdwDialog)

/** pmn_change_of_pc_dialog_new: Returns: (transfer floating). */
AdwDialog *pmn_change_of_pc_dialog_new (PmnRegister *reg);

G_END_DECLS
