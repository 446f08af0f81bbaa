/* cmd-init.c: permanencectl init
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-cli-fields.h"

#include <glib/gi18n.h>

#include "pmn-clock.h"
#include "pmn-register-locator.h"

static gboolean
create_register (PmnCli *cli, const PmnStructure *structure, char **path, GError **error)
{
  g_autoptr (PmnRegister) self = NULL;

  *path = cli->register_path ? g_strdup (cli->register_path)
                             : pmn_register_locator_new_path (structure->name, error);
  if (*path == NULL)
    return FALSE;
  self = pmn_register_open_sync (*path, structure, "cli", error);
  if (self == NULL || !pmn_register_close_sync (self, error))
    return FALSE;
  /* A register named on the command line is the caller's business, not one of the recent ones. */
  return cli->register_path != NULL
         || pmn_register_locator_note_opened (*path, structure->name, FALSE, pmn_clock_now_ms (),
                                              error);
}

PmnExit
pmn_cmd_init (PmnCli *cli, int argc, char *argv[])
{
  static const PmnCliCommuneFields commune = PMN_CLI_COMMUNE_FIELDS (PmnStructure);
  static const PmnCliField fields[] = {
    { "name", "N", N_ ("Name of the structure"), PMN_CLI_TEXT,
      .offset = G_STRUCT_OFFSET (PmnStructure, name), .needed = TRUE },
    { "siret", "S", N_ ("SIRET number"), PMN_CLI_IDENTIFIER,
      .offset = G_STRUCT_OFFSET (PmnStructure, siret), .kind = PMN_IDENTIFIER_SIRET },
    { "ridet", "R", N_ ("RIDET number (New Caledonia)"), PMN_CLI_IDENTIFIER,
      .offset = G_STRUCT_OFFSET (PmnStructure, ridet), .kind = PMN_IDENTIFIER_RIDET },
    { "rna", "W", N_ ("RNA number of an association"), PMN_CLI_IDENTIFIER,
      .offset = G_STRUCT_OFFSET (PmnStructure, rna), .kind = PMN_IDENTIFIER_RNA },
    { "kind", "K",
      N_ ("commune, departement, region, epci, collectivite, gip, association or private"),
      PMN_CLI_WORD, .offset = G_STRUCT_OFFSET (PmnStructure, kind),
      .words = pmn_cli_structure_kinds },
    { "commune", "INSEE", N_ ("INSEE code of the commune"), PMN_CLI_COMMUNE, .commune = &commune },
    { NULL },
  };
  g_autoptr (PmnStructure) structure = pmn_structure_new ();
  g_autofree char *path = NULL;
  g_autofree char *sentence = NULL;
  GError *error = NULL;
  PmnExit code = pmn_cli_fields_parse (cli, fields, structure, NULL, argc, argv);

  if (code != PMN_EXIT_DONE)
    return code;
  if (!create_register (cli, structure, &path, &error))
    return pmn_cli_fail (cli, error);
  /* Translators: %s is a path. */
  sentence = g_strdup_printf (_ ("Register created: %s"), path);
  return pmn_cli_answer (cli, "register", path, sentence);
}
