/* main.c: permanence, the app
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "pmn-application.h"
#include "pmn-connection.h"
#include "pmn-ui.h"

int
main (int argc, char *argv[])
{
  g_autoptr (PmnApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, PMN_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname (PMN_APP_ID);

  pmn_store_set_ui_thread (g_thread_self ());
  pmn_ui_init ();
  application = pmn_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
