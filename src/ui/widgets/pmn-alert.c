/* pmn-alert.c: a question or a message whose heading may be long
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "widgets/pmn-alert.h"

#include "widgets/pmn-wrapping.h"

AdwDialog *
pmn_alert_new (const char *heading, const char *body)
{
  AdwDialog *alert = adw_alert_dialog_new (heading, body);

  /* libadwaita tries the heading on one line first, in a label that cannot wrap; GTK warns of it each time that the line
   * is wider than the dialog, which has no children of its own before it is presented. */
  if (heading != NULL)
    pmn_wrapping_allow (adw_dialog_get_child (alert), heading, GTK_JUSTIFY_CENTER, -1);
  return alert;
}

static AdwDialog *
get_visible_dialog (GtkWidget *parent)
{
  GtkRoot *root = gtk_widget_get_root (parent);

  if (ADW_IS_APPLICATION_WINDOW (root))
    return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (root));
  return ADW_IS_WINDOW (root) ? adw_window_get_visible_dialog (ADW_WINDOW (root)) : NULL;
}

void
pmn_alert_ask (AdwDialog *question, GtkWidget *parent)
{
  g_return_if_fail (ADW_IS_ALERT_DIALOG (question) && GTK_IS_WIDGET (parent));

  if (ADW_IS_ALERT_DIALOG (get_visible_dialog (parent)))
    g_object_unref (g_object_ref_sink (question));
  else
    adw_dialog_present (question, parent);
}
