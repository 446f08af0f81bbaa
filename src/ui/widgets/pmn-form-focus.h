/* pmn-form-focus.h: where the keyboard is in a form, and that it can be seen
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** pmn_form_focus_find_first: Returns: (transfer none) (nullable): the first row of @root that can have the keyboard. */
GtkWidget *pmn_form_focus_find_first (GtkWidget *root);
/** pmn_form_focus_is_inside: Returns: whether @widget or something in it has the keyboard. */
gboolean pmn_form_focus_is_inside (GtkWidget *widget);
/** pmn_form_focus_skip_row: the focus() of a row of a list that takes none: a list gives up at it. Returns: whether another row took it. */
gboolean pmn_form_focus_skip_row (GtkWidget *row, GtkDirectionType direction);
/** pmn_form_focus_inside_row: the focus() of a row of a list whose fields take it and not itself: left on its own, the list goes back to the row, and so to its first field, for ever. Returns: whether a field took it. */
gboolean pmn_form_focus_inside_row (GtkWidget *row, GtkDirectionType direction);
/** pmn_form_focus_scroll_to: brings @field, or what has the keyboard in it, into sight, once what changed before is laid out. */
void pmn_form_focus_scroll_to (GtkWidget *field);

G_END_DECLS
