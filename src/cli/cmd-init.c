/* cmd-init.c: permanencectl init
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-cli.h"

#include <glib/gi18n.h>

#include "pmn-clock.h"
#include "pmn-identifier.h"
#include "pmn-register-locator.h"
#include "pmn-vocabulary.h"

static const struct
{
  const char *name;
  PmnStructureKind kind;
} kinds[] = {
  { "commune", PMN_STRUCTURE_COMMUNE },
  { "departement", PMN_STRUCTURE_DEPARTEMENT },
  { "region", PMN_STRUCTURE_REGION },
  { "epci", PMN_STRUCTURE_EPCI },
  { "collectivite", PMN_STRUCTURE_COLLECTIVITE },
  { "gip", PMN_STRUCTURE_GIP },
  { "association", PMN_STRUCTURE_ASSOCIATION },
  { "private", PMN_STRUCTURE_PRIVATE },
};

static gboolean
set_kind (PmnStructure *structure, const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].name, name))
      {
        structure->kind = kinds[i].kind;
        return TRUE;
      }
  return FALSE;
}

/* An identifier is stored in its clean form, without the separators that people type. */
static gboolean
set_identifier (PmnIdentifierKind kind, const char *text, char **field, GError **error)
{
  if (text == NULL)
    return TRUE;
  return pmn_identifier_check (kind, text, field, error);
}

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

static void
report (PmnCli *cli, const char *path)
{
  yyjson_mut_doc *doc;
  yyjson_mut_val *root;

  if (!cli->json)
    {
      /* Translators: %s is a path. */
      g_print (_ ("Register created: %s\n"), path);
      return;
    }
  doc = yyjson_mut_doc_new (NULL);
  root = yyjson_mut_obj (doc);
  yyjson_mut_doc_set_root (doc, root);
  pmn_cli_json_text (doc, root, "register", path);
  pmn_cli_print_json (doc);
}

PmnExit
pmn_cmd_init (PmnCli *cli, int argc, char *argv[])
{
  g_autofree char *name = NULL;
  g_autofree char *siret = NULL;
  g_autofree char *ridet = NULL;
  g_autofree char *rna = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *commune = NULL;
  g_autofree char *path = NULL;
  g_autoptr (PmnStructure) structure = pmn_structure_new ();
  GError *error = NULL;
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, N_ ("Name of the structure"), "N" },
    { "siret", 0, 0, G_OPTION_ARG_STRING, &siret, N_ ("SIRET number"), "S" },
    { "ridet", 0, 0, G_OPTION_ARG_STRING, &ridet, N_ ("RIDET number (New Caledonia)"), "R" },
    { "rna", 0, 0, G_OPTION_ARG_STRING, &rna, N_ ("RNA number of an association"), "W" },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind,
      N_ ("commune, departement, region, epci, collectivite, gip, association or private"), "K" },
    { "commune", 0, 0, G_OPTION_ARG_STRING, &commune, N_ ("INSEE code of the commune"), "INSEE" },
    { NULL },
  };

  if (!pmn_cli_parse (cli, entries, &argc, &argv))
    return PMN_EXIT_USAGE;
  if (name == NULL || argc > 1)
    return pmn_cli_usage (cli, "%s", _ ("The name of the structure is needed."));
  if (kind != NULL && !set_kind (structure, kind))
    return pmn_cli_usage (cli, _ ("Unknown kind of structure: %s"), kind);
  g_free (structure->name);
  structure->name = g_steal_pointer (&name);
  if (!set_identifier (PMN_IDENTIFIER_SIRET, siret, &structure->siret, &error)
      || !set_identifier (PMN_IDENTIFIER_RIDET, ridet, &structure->ridet, &error)
      || !set_identifier (PMN_IDENTIFIER_RNA, rna, &structure->rna, &error)
      || (commune != NULL
          && !pmn_cli_find_commune (commune, structure->insee, &structure->commune,
                                    structure->postcode, &error))
      || !create_register (cli, structure, &path, &error))
    return pmn_cli_fail (cli, error);
  report (cli, path);
  return PMN_EXIT_DONE;
}
