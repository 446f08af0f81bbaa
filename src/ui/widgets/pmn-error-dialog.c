/* pmn-error-dialog.c: a failure said in words, with details that can be copied
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/pmn-alert.h"
#include "widgets/pmn-error-dialog.h"

#include <glib/gi18n.h>

char *
pmn_error_dialog_details (const char *heading, const GError *error)
{
  g_return_val_if_fail (heading != NULL, NULL);
  g_return_val_if_fail (error != NULL, NULL);

  return g_strdup_printf ("%s\n%s\n%s %d\nPermanence %s (%s), GTK %u.%u.%u", heading,
                          error->message, g_quark_to_string (error->domain), error->code,
                          PMN_VERSION, PMN_PROFILE, gtk_get_major_version (),
                          gtk_get_minor_version (), gtk_get_micro_version ());
}

static void
on_copy_clicked (GtkButton *button, const char *details)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)), details);
  gtk_button_set_label (button, _ ("Copied"));
}

AdwDialog *
pmn_error_dialog_present (GtkWidget *parent, const char *heading, const GError *error)
{
  AdwDialog *dialog;
  GtkWidget *expander;
  GtkWidget *box;
  GtkWidget *label;
  GtkWidget *copy;
  char *details;

  g_return_val_if_fail (heading != NULL, NULL);
  g_return_val_if_fail (error != NULL, NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return NULL;

  details = pmn_error_dialog_details (heading, error);
  dialog = pmn_alert_new (heading, error->message);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));

  label = gtk_label_new (details);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  copy = gtk_button_new_with_label (_ ("Copy the Details"));
  gtk_widget_set_halign (copy, GTK_ALIGN_START);
  g_signal_connect_data (copy, "clicked", G_CALLBACK (on_copy_clicked), details,
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_set_margin_top (box, 9);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), copy);
  expander = gtk_expander_new (_ ("Details"));
  gtk_expander_set_child (GTK_EXPANDER (expander), box);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), expander);
  adw_dialog_present (dialog, parent);
  return dialog;
}
