/* pmn-chosen-file.h: what a dialog of files answered
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * pmn_chosen_file_dup_path:
 * @file: (nullable): the file or folder chosen
 * @error: (nullable): why there is none
 * @parent: where the question was asked
 * @heading: translated: what could not be done
 *
 * A file that is not on this computer cannot be used, and that is said, as any failure; who chose nothing knows.
 *
 * Returns: (transfer full) (nullable): its path
 */
char *pmn_chosen_file_dup_path (GFile *file, const GError *error, GtkWidget *parent,
                                const char *heading);

G_END_DECLS
