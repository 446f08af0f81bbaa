/* cmd-backup.c: permanencectl backup
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-cli.h"

#include <glib/gi18n.h>

static PmnExit
report (PmnCli *cli, const char *key, const char *sentence, const char *path)
{
  if (cli->json)
    {
      yyjson_mut_doc *doc = yyjson_mut_doc_new (NULL);
      yyjson_mut_val *root = yyjson_mut_obj (doc);

      yyjson_mut_doc_set_root (doc, root);
      pmn_cli_json_text (doc, root, key, path);
      pmn_cli_print_json (doc);
    }
  else
    g_print ("%s %s\n", sentence, path);
  return PMN_EXIT_DONE;
}

PmnExit
pmn_cmd_backup (PmnCli *cli, int argc, char *argv[])
{
  GError *error = NULL;
  g_autofree char *path = NULL;
  PmnRegister *self;
  const GOptionEntry entries[] = { { NULL } };

  if (!pmn_cli_parse (cli, entries, &argc, &argv))
    return PMN_EXIT_USAGE;
  if (argc != 2)
    return pmn_cli_usage (cli, "%s", _ ("Name the file to write."));
  self = pmn_cli_open (cli, &error);
  if (self == NULL)
    return pmn_cli_fail (cli, error);
  path = pmn_backup_now_sync (pmn_register_get_store (self), argv[1], "manual", &error);
  if (path == NULL)
    return pmn_cli_close (cli, self, pmn_cli_fail (cli, error));
  return pmn_cli_close (cli, self, report (cli, "backup", _ ("Verified copy written:"), path));
}

PmnExit
pmn_cmd_restore (PmnCli *cli, int argc, char *argv[])
{
  GError *error = NULL;
  g_autofree char *path = NULL;
  const GOptionEntry entries[] = { { NULL } };

  if (!pmn_cli_parse (cli, entries, &argc, &argv))
    return PMN_EXIT_USAGE;
  if (argc != 2)
    return pmn_cli_usage (cli, "%s", _ ("Name the copy to restore."));
  path = pmn_cli_register_path (cli, &error);
  if (path == NULL || !pmn_backup_restore_sync (path, argv[1], &error))
    return pmn_cli_fail (cli, error);
  return report (cli, "restored",
                 _ ("Restored; what it replaced was saved among the backups first:"), path);
}
