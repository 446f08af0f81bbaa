/* cmd-backup.c: permanencectl backup
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-cli.h"

#include <glib/gi18n.h>

static PmnExit
report (PmnCli *cli, const char *key, const char *what, const char *path)
{
  g_autofree char *sentence = g_strdup_printf ("%s %s", what, path);

  return pmn_cli_answer (cli, key, path, sentence);
}

PmnExit
pmn_cmd_backup (PmnCli *cli, int argc, char *argv[])
{
  GError *error = NULL;
  g_autofree char *path = NULL;
  PmnExit code;
  PmnRegister *self
      = pmn_cli_begin (cli, NULL, &argc, &argv, 1, _ ("Name the file to write."), &code);

  if (self == NULL)
    return code;
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
