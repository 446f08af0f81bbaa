/* strings-view.h: the floor of a list: a column view over strings that are already in memory
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** strings_view_new: Returns: (transfer floating): a view of seven columns, each cell a GtkInscription and nothing else. */
GtkWidget *strings_view_new (void);
/** strings_view_set_titles: @titles: whether each section has a title of its own, a GtkInscription; there are none at first. */
void strings_view_set_titles (GtkWidget *view, gboolean titles);
/** strings_view_make_rows: Returns: (transfer full): @n rows in one section. */
GtkSelectionModel *strings_view_make_rows (guint n);
/** strings_view_make_sections: Returns: (transfer full): sections of @lengths rows each. */
GtkSelectionModel *strings_view_make_sections (const guint *lengths, guint n_lengths);

G_END_DECLS
