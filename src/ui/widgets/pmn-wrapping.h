/* pmn-wrapping.h: where lines are broken, in texts of libadwaita too that it cuts or writes on one line
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * pmn_wrapping_allow:
 * @root: what libadwaita made
 * @text: what its label says
 * @justify: where lines begin
 * @max_chars: the most characters of a line, -1 = as many as there is room for
 *
 * Every label inside @root that says @text shows it whole, on as many lines as it takes.
 */
void pmn_wrapping_allow (GtkWidget *root, const char *text, GtkJustification justify,
                         int max_chars);

/** pmn_wrapping_find_mode: Returns: how lines of @text, which people may have pasted, are broken without delay. */
PangoWrapMode pmn_wrapping_find_mode (const char *text);

/**
 * pmn_wrapping_show_toast:
 * @toast: (transfer full): with a title, which screen readers are told; not made of markup
 *
 * As adw_toast_overlay_add_toast(), whole in a narrow window or in large text too.
 */
void pmn_wrapping_show_toast (AdwToastOverlay *overlay, AdwToast *toast);

G_END_DECLS
