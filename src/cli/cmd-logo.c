/* cmd-logo.c: permanencectl logo
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-cli.h"

#include <glib/gi18n.h>

#include "pmn-logo.h"

PmnExit
pmn_cmd_logo (PmnCli *cli, int argc, char *argv[])
{
  gboolean none = FALSE;
  const GOptionEntry entries[] = {
    { "none", 0, 0, G_OPTION_ARG_NONE, &none, N_ ("No logo any more"), NULL },
    { NULL },
  };
  g_autoptr (GBytes) png = NULL;
  GError *error = NULL;
  PmnRegister *self;

  if (!pmn_cli_parse (cli, entries, &argc, &argv))
    return PMN_EXIT_USAGE;
  if (argc != (none ? 1 : 2))
    return pmn_cli_usage (cli, "%s", _ ("Name a PNG file, or say --none."));
  if (!none)
    png = pmn_logo_load_file (argv[1], &error);
  if (error != NULL)
    return pmn_cli_fail (cli, error);
  self = pmn_cli_open (cli, &error);
  if (self == NULL || !pmn_logo_set_sync (self, png, &error))
    return self != NULL ? pmn_cli_close (cli, self, pmn_cli_fail (cli, error))
                        : pmn_cli_fail (cli, error);
  return pmn_cli_close (cli, self,
                        pmn_cli_answer (cli, "logo", none ? "" : argv[1],
                                        none ? _ ("Documents have no logo any more.")
                                             : _ ("Documents have this logo from now on.")));
}
