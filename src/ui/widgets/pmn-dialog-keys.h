/* pmn-dialog-keys.h: the keys that every dialog shares with its window, and its page of the help
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** pmn_dialog_keys_serve: each dialog of @window, whose keys do not reach it, has those of help, shortcuts and quitting. */
void pmn_dialog_keys_serve (AdwApplicationWindow *window);

/** pmn_dialog_keys_get_help_page: Returns: the name of the page of the help on the dialog that is open, else of the first. */
const char *pmn_dialog_keys_get_help_page (GtkWindow *window);

G_END_DECLS
