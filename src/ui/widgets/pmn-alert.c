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
