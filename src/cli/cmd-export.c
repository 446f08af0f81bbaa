/* cmd-export.c: permanencectl export
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-cli.h"

#include <glib/gi18n.h>

#include "pmn-beneficiary-template.h"
#include "pmn-people.h"
#include "pmn-repositories.h"

static gpointer
list_people (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return pmn_beneficiary_repository_list (connection, NULL, error);
}

static PmnExit
export_beneficiaries (PmnCli *cli, PmnRegister *self, const char *path)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) people
      = pmn_store_read_sync (pmn_register_get_store (self), list_people, NULL, NULL, &error);

  if (people == NULL || !pmn_beneficiary_template_write (path, people, &error))
    return pmn_cli_fail (cli, error);
  if (cli->json)
    {
      yyjson_mut_doc *doc = yyjson_mut_doc_new (NULL);
      yyjson_mut_val *root = yyjson_mut_obj (doc);

      yyjson_mut_doc_set_root (doc, root);
      yyjson_mut_obj_add_uint (doc, root, "rows", people->len);
      pmn_cli_print_json (doc);
    }
  else
    g_print (
        g_dngettext (GETTEXT_PACKAGE, "%u person written\n", "%u people written\n", people->len),
        people->len);
  return PMN_EXIT_DONE;
}

static PmnExit
export_person (PmnCli *cli, PmnRegister *self, const char *uuid, const char *path)
{
  GError *error = NULL;
  gint64 id = pmn_cli_find_person (self, uuid, &error);

  if (id == 0
      || !pmn_people_export_sync (self, id, path,
                                  pmn_language_from_tag (g_get_language_names ()[0]), &error))
    return pmn_cli_fail (cli, error);
  return pmn_cli_answer (cli, "written", path, _ ("Written. The file is in plain text."));
}

PmnExit
pmn_cmd_export (PmnCli *cli, int argc, char *argv[])
{
  g_autofree char *output = NULL;
  GError *error = NULL;
  PmnRegister *self;
  gboolean one;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("File to write"), "FILE" },
    { NULL },
  };

  if (!pmn_cli_parse (cli, entries, &argc, &argv))
    return PMN_EXIT_USAGE;
  one = argc == 3 && g_str_equal (argv[1], "person");
  if (output == NULL || (!one && !(argc == 2 && g_str_equal (argv[1], "beneficiaries"))))
    return pmn_cli_usage (
        cli, "%s", _ ("Say what to export (beneficiaries, or person ID) and where: -o FILE."));
  self = pmn_cli_open (cli, &error);
  if (self == NULL)
    return pmn_cli_fail (cli, error);
  return pmn_cli_close (cli, self,
                        one ? export_person (cli, self, argv[2], output)
                            : export_beneficiaries (cli, self, output));
}
