/* pmn-alert.h: a question or a message whose heading may be long
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * pmn_alert_new:
 * @heading: (nullable): the heading, of any length
 * @body: (nullable): the text under it
 *
 * Makes an alert dialog whose heading wraps: headings carry names of people and French sentences.
 * To be used instead of adw_alert_dialog_new().
 *
 * Returns: (transfer floating): an #AdwAlertDialog
 */
AdwDialog *pmn_alert_new (const char *heading, const char *body);

/**
 * pmn_alert_ask:
 * @question: (transfer floating): an #AdwAlertDialog
 * @parent: what it is about
 *
 * Presents @question, unless another one is open in that window: a key held down, or pressed again before the first
 * question took the focus, asks once.
 */
void pmn_alert_ask (AdwDialog *question, GtkWidget *parent);

G_END_DECLS
