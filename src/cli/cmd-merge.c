/* cmd-merge.c: permanencectl merge
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "pmn-cli.h"
#include "pmn-people.h"

PmnExit
pmn_cmd_merge (PmnCli *cli, int argc, char *argv[])
{
  GError *error = NULL;
  PmnExit code;
  gint64 survivor, merged = 0;
  PmnRegister *self
      = pmn_cli_begin (cli, NULL, &argc, &argv, 2,
                       _ ("Give two followed people: who goes on, then who is the same."), &code);

  if (self == NULL)
    return code;
  survivor = pmn_cli_find_person (self, argv[1], &error);
  if (survivor != 0)
    merged = pmn_cli_find_person (self, argv[2], &error);
  if (merged != 0)
    pmn_people_merge_sync (self, survivor, merged, &error);
  if (error != NULL)
    return pmn_cli_close (cli, self, pmn_cli_fail (cli, error));
  return pmn_cli_close (
      cli, self,
      pmn_cli_answer (cli, "merged", argv[2],
                      _ ("Merged. “permanencectl undo” makes two people of them again.")));
}
