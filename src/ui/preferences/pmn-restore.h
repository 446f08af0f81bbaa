/* pmn-restore.h: putting a backup back in place of the base that is open
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * pmn_restore_ask:
 * @widget: inside a window with a register
 * @backup_path: a copy
 *
 * Asks in words, closes the register, puts the copy in its place (what is replaced is saved first),
 * opens it again.
 */
void pmn_restore_ask (GtkWidget *widget, const char *backup_path);

G_END_DECLS
