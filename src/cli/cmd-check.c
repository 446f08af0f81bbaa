/* cmd-check.c: permanencectl check
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-cli.h"

#include <glib/gi18n.h>

static gpointer
check (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  pmn_store_check (connection, TRUE, error);
  return NULL;
}

PmnExit
pmn_cmd_check (PmnCli *cli, int argc, char *argv[])
{
  GError *error = NULL;
  g_autofree char *message = NULL;
  PmnExit code;
  PmnRegister *self = pmn_cli_begin (cli, NULL, &argc, &argv, 0, NULL, &code);

  if (self == NULL)
    return code;
  code = PMN_EXIT_DONE;
  pmn_store_read_sync (pmn_register_get_store (self), check, NULL, NULL, &error);
  message = g_strdup (error ? error->message : NULL);
  if (error != NULL)
    code = pmn_cli_fail (cli, error);
  if (cli->json)
    {
      yyjson_mut_doc *doc = yyjson_mut_doc_new (NULL);
      yyjson_mut_val *root = yyjson_mut_obj (doc);

      yyjson_mut_doc_set_root (doc, root);
      yyjson_mut_obj_add_bool (doc, root, "ok", message == NULL);
      pmn_cli_json_text (doc, root, "message", message);
      pmn_cli_print_json (doc);
    }
  else if (message == NULL)
    g_print ("%s\n", _ ("ok: the register is whole"));
  return pmn_cli_close (cli, self, code);
}
