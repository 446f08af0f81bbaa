/* cmd-demo.c: permanencectl demo
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-cli.h"

#include <glib/gi18n.h>

#include "pmn-clock.h"
#include "pmn-demo.h"
#include "pmn-register-locator.h"

#define DEFAULT_ACTIVITIES 600

PmnExit
pmn_cmd_demo (PmnCli *cli, int argc, char *argv[])
{
  gint64 seed = 1;
  int activities = DEFAULT_ACTIVITIES;
  PmnDemoOptions options = { 0 };
  g_autofree char *path = NULL;
  g_autoptr (PmnStructure) structure = NULL;
  PmnRegister *self;
  GError *error = NULL;
  const GOptionEntry entries[] = {
    { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, N_ ("Same seed, same data"), "N" },
    { "activities", 0, 0, G_OPTION_ARG_INT, &activities, N_ ("How many activities"), "N" },
    { NULL },
  };

  if (!pmn_cli_parse (cli, entries, &argc, &argv))
    return PMN_EXIT_USAGE;
  if (argc > 1 || activities < 0)
    return pmn_cli_usage (cli, "%s", _ ("Wrong arguments."));
  structure = pmn_demo_structure ();
  path = cli->register_path ? g_strdup (cli->register_path)
                            : pmn_register_locator_new_path (structure->name, &error);
  if (path == NULL)
    return pmn_cli_fail (cli, error);
  self = pmn_register_open_sync (path, structure, "cli", &error);
  if (self == NULL)
    return pmn_cli_fail (cli, error);
  options.seed = (guint64) seed;
  options.activities = (guint) activities;
  if (!pmn_demo_fill_sync (self, &options, &error))
    return pmn_cli_close (cli, self, pmn_cli_fail (cli, error));
  if (cli->register_path == NULL
      && !pmn_register_locator_note_opened (path, structure->name, TRUE, pmn_clock_now_ms (),
                                            &error))
    return pmn_cli_close (cli, self, pmn_cli_fail (cli, error));
  if (cli->json)
    {
      yyjson_mut_doc *doc = yyjson_mut_doc_new (NULL);
      yyjson_mut_val *root = yyjson_mut_obj (doc);

      yyjson_mut_doc_set_root (doc, root);
      pmn_cli_json_text (doc, root, "register", path);
      yyjson_mut_obj_add_int (doc, root, "activities", activities);
      pmn_cli_print_json (doc);
    }
  else
    /* Translators: %s is a path. */
    g_print (_ ("Fictional register created: %s\n"), path);
  return pmn_cli_close (cli, self, PMN_EXIT_DONE);
}
