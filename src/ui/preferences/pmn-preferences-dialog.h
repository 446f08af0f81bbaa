/* pmn-preferences-dialog.h: who is at the keyboard, backups and where they go, the trash
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "pmn-register.h"

G_BEGIN_DECLS

#define PMN_TYPE_PREFERENCES_DIALOG (pmn_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PmnPreferencesDialog, pmn_preferences_dialog, PMN, PREFERENCES_DIALOG,
                      AdwPreferencesDialog)

/** pmn_preferences_dialog_new: Returns: (transfer floating). */
AdwDialog *pmn_preferences_dialog_new (PmnRegister *reg);

G_END_DECLS
