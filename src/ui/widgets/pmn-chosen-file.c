/* pmn-chosen-file.c: what a dialog of files answered
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/pmn-chosen-file.h"

#include <glib/gi18n.h>

#include "widgets/pmn-error-dialog.h"

char *
pmn_chosen_file_dup_path (GFile *file, const GError *error, GtkWidget *parent, const char *heading)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) remote = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (parent), NULL);
  g_return_val_if_fail (file != NULL || error != NULL, NULL);

  if (file != NULL)
    {
      path = g_file_get_path (file);
      if (path != NULL)
        return g_steal_pointer (&path);
      remote = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                                    _ ("It is not on this computer: choose a folder of yours."));
      error = remote;
    }
  /* Closed meanwhile, it has nobody left to tell. */
  if (gtk_widget_get_root (parent) != NULL
      && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    pmn_error_dialog_present (parent, heading, error);
  return NULL;
}
