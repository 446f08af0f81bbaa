/* pmn-shortcuts-dialog.h: the keyboard shortcuts, from the table that sets them
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** pmn_shortcuts_dialog_new: Returns: (transfer floating): a dialog with every line of pmn-accels.c. */
AdwDialog *pmn_shortcuts_dialog_new (void);

G_END_DECLS
