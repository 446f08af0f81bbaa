/* cmd-anonymise.c: permanencectl anonymise
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-cli.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

#include "pmn-repositories.h"

static gpointer
find (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *id = g_new0 (gint64, 1);
  GError *local_error = NULL;

  *id = pmn_beneficiary_repository_find (connection, data, &local_error);
  if (*id == 0 && local_error == NULL)
    g_set_error (&local_error, PMN_CORE_ERROR, PMN_CORE_ERROR_NOT_FOUND,
                 _ ("No followed person has the identifier “%s”."), (const char *) data);
  if (local_error == NULL)
    return id;
  g_propagate_error (error, local_error);
  g_free (id);
  return NULL;
}

gint64
pmn_cli_find_person (PmnRegister *self, const char *uuid, GError **error)
{
  g_autofree gint64 *id
      = pmn_store_read_sync (pmn_register_get_store (self), find, (gpointer) uuid, NULL, error);

  return id != NULL ? *id : 0;
}

/* At a terminal a person must say yes in words; a script has said so by calling the command. */
static gboolean
confirmed (void)
{
  char answer[64] = "";
  /* Translators: the word that the user types to confirm. */
  const char *word = _ ("anonymise");

  if (!isatty (STDIN_FILENO))
    return TRUE;
  g_printerr ("%s\n",
              _ ("Anonymising is final: name, contact, notes and every earlier spelling disappear "
                 "from the register."));
  /* Translators: %s is the word to type. */
  g_printerr (_ ("Type “%s” to go on: "), word);
  if (fgets (answer, sizeof answer, stdin) == NULL)
    return FALSE;
  return g_str_equal (g_strstrip (answer), word);
}

PmnExit
pmn_cmd_anonymise (PmnCli *cli, int argc, char *argv[])
{
  GError *error = NULL;
  gboolean yes = FALSE;
  gint64 id;
  PmnRegister *self;
  const GOptionEntry entries[] = {
    { "yes", 0, 0, G_OPTION_ARG_NONE, &yes, N_ ("Do not ask: yes, this can never be undone"),
      NULL },
    { NULL },
  };

  if (!pmn_cli_parse (cli, entries, &argc, &argv))
    return PMN_EXIT_USAGE;
  if (argc != 2)
    return pmn_cli_usage (cli, "%s", _ ("Give the identifier of a followed person."));
  if (!yes && !confirmed ())
    {
      g_printerr ("%s\n", _ ("Nothing was changed."));
      return PMN_EXIT_FAILED;
    }
  self = pmn_cli_open (cli, &error);
  if (self == NULL)
    return pmn_cli_fail (cli, error);
  id = pmn_cli_find_person (self, argv[1], &error);
  if (id != 0)
    pmn_register_anonymise_sync (self, id, &error);
  if (error != NULL)
    return pmn_cli_close (cli, self, pmn_cli_fail (cli, error));
  return pmn_cli_close (
      cli, self,
      pmn_cli_answer (cli, "anonymised", argv[1], _ ("Anonymised. The statistics are unchanged.")));
}
