/* pmn-alert.c: a question or a message whose heading may be long
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/pmn-alert.h"

/* libadwaita tries the heading on one line first, in a label that cannot wrap; GTK warns of it
 * each time that the line is wider than the dialog. */
static void
let_wrap (GtkWidget *widget, const char *heading)
{
  if (GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), heading) == 0)
    {
      gtk_label_set_wrap (GTK_LABEL (widget), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (widget), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_justify (GTK_LABEL (widget), GTK_JUSTIFY_CENTER);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    let_wrap (child, heading);
}

AdwDialog *
pmn_alert_new (const char *heading, const char *body)
{
  AdwDialog *alert = adw_alert_dialog_new (heading, body);

  /* The dialog has no children of its own before it is presented. */
  if (heading != NULL)
    let_wrap (adw_dialog_get_child (alert), heading);
  return alert;
}
