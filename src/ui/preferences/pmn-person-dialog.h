/* pmn-person-dialog.h: who is at the keyboard, changed in one action
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "pmn-register.h"

G_BEGIN_DECLS

#define PMN_TYPE_PERSON_DIALOG (pmn_person_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PmnPersonDialog, pmn_person_dialog, PMN, PERSON_DIALOG, AdwDialog)

/** pmn_person_dialog_new: Returns: (transfer floating): a dialog that lists those who can sign. */
AdwDialog *pmn_person_dialog_new (PmnRegister *reg);

G_END_DECLS
