/* strings-view.h: the floor of a list: a column view over strings that are already in memory
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** strings_view_new: Returns: (transfer floating): a view of seven columns, each cell a GtkInscription and nothing else. */
GtkWidget *strings_view_new (void);
/** strings_view_make_rows: Returns: (transfer full): @n rows, not selectable. */
GtkSelectionModel *strings_view_make_rows (guint n);

G_END_DECLS
