/* pmn-error-dialog.h: a failure said in words, with details that can be copied
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * pmn_error_dialog_present:
 * @parent: (nullable): a widget of the window it belongs to
 * @heading: translated: what could not be done
 * @error: why; its message is a sentence for the user
 *
 * Nothing is shown for G_IO_ERROR_CANCELLED: who cancelled knows.
 *
 * Returns: (transfer none) (nullable): the dialog, for tests
 */
AdwDialog *pmn_error_dialog_present (GtkWidget *parent, const char *heading, const GError *error);

/** pmn_error_dialog_details: Returns: (transfer full): what one copies: heading, message, domain and code, versions. */
char *pmn_error_dialog_details (const char *heading, const GError *error);

G_END_DECLS
