/* pmn-help.h: shows the help, in the program for it or in a web browser
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * pmn_help_show:
 * @window: what the help is asked from
 * @page: its name, "index" for the first
 *
 * Where no program shows help pages, the same page is shown in a web browser: it was made with the program and needs
 * no network. Where there is neither, it is said, with what can be done without.
 */
void pmn_help_show (GtkWindow *window, const char *page);

G_END_DECLS
