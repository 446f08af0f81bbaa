/* cmd-edit.c: permanencectl edit: one change to many activities
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-cli-filter.h"

#include <glib/gi18n.h>

#include "pmn-bulk-edit.h"
#include "pmn-clock.h"
#include "pmn-repositories.h"

#define N_CHANGES 6

typedef struct
{
  PmnCliFilter filter;
  char *values[N_CHANGES]; /* by PmnChangeKind */
} Options;

static void
options_clear (Options *options)
{
  pmn_cli_filter_clear (&options->filter);
  for (guint i = 0; i < N_CHANGES; i++)
    g_free (options->values[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
fill_entries (Options *options, GOptionEntry *entries)
{
  const GOptionEntry changes[] = {
    { "add-tag", 0, 0, G_OPTION_ARG_STRING, &options->values[PMN_CHANGE_ADD_TAG], N_ ("Add a tag"),
      "T" },
    { "remove-tag", 0, 0, G_OPTION_ARG_STRING, &options->values[PMN_CHANGE_REMOVE_TAG],
      N_ ("Take a tag off"), "T" },
    { "rename-tag", 0, 0, G_OPTION_ARG_STRING, &options->values[PMN_CHANGE_RENAME_TAG],
      N_ ("Give the tag of --tag another name; merges it with a tag of that name"), "T" },
    { "set-mediator", 0, 0, G_OPTION_ARG_STRING, &options->values[PMN_CHANGE_MEDIATOR],
      N_ ("Change who leads"), "M" },
    { "set-place", 0, 0, G_OPTION_ARG_STRING, &options->values[PMN_CHANGE_PLACE],
      N_ ("Change the place"), "P" },
    { "set-date", 0, 0, G_OPTION_ARG_STRING, &options->values[PMN_CHANGE_DAY],
      N_ ("Change the date"), "D" },
    { NULL },
  };

  pmn_cli_filter_entries (&options->filter, entries);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    entries[PMN_N_CLI_FILTER_ENTRIES + i] = changes[i];
}

/* Returns: (nullable): the change that was asked for, when it is exactly one */
static PmnActivityChange *
read_change (const Options *options, PmnRegister *self, GError **error)
{
  g_autoptr (PmnActivityChange) change = NULL;

  for (int kind = 0; kind < N_CHANGES; kind++)
    if (options->values[kind] != NULL)
      {
        const char *value = options->values[kind];

        change = pmn_activity_change_new ((PmnChangeKind) kind);
        switch (change->kind)
          {
          case PMN_CHANGE_RENAME_TAG:
            change->tag = g_strdup (options->filter.tag);
            change->new_tag = g_strdup (value);
            break;
          case PMN_CHANGE_MEDIATOR:
            change->id = pmn_cli_find_mediator (self, value, error);
            break;
          case PMN_CHANGE_PLACE:
            change->id = pmn_cli_find_place (self, value, error);
            break;
          case PMN_CHANGE_DAY:
            if (!pmn_cli_parse_day (value, &change->day, error))
              return NULL;
            break;
          case PMN_CHANGE_ADD_TAG:
          case PMN_CHANGE_REMOVE_TAG:
          default:
            change->tag = g_strdup (value);
          }
        if ((kind == PMN_CHANGE_MEDIATOR || kind == PMN_CHANGE_PLACE) && change->id == 0)
          return NULL;
      }
  return g_steal_pointer (&change);
}

typedef struct
{
  char **keys;
  GArray *ids;
} Lookup;

static gpointer
find_ids (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Lookup *lookup = data;
  GError *local_error = NULL;

  for (char **key = lookup->keys; *key != NULL; key++)
    {
      gint64 id = pmn_activity_repository_find (connection, *key, &local_error);

      if (local_error != NULL)
        g_propagate_error (error, local_error);
      else if (id == 0)
        g_set_error (error, PMN_CORE_ERROR, PMN_CORE_ERROR_NOT_FOUND, _ ("Nothing is called “%s”."),
                     *key);
      if (id == 0)
        return NULL;
      g_array_append_val (lookup->ids, id);
    }
  return NULL;
}

/* A tag that looks like a password or a bank account is given as typed, and told. */
static void
print_warnings (const PmnActivityChange *change)
{
  g_autoptr (PmnValidation) issues = pmn_validation_new ();

  pmn_activity_change_validate (change, pmn_clock_today (), issues);
  pmn_cli_print_warnings (issues);
}

/* Returns: how many activities changed, -1 on error. */
static gint
run_edit (const Options *options, PmnRegister *self, char **keys, GError **error)
{
  g_autoptr (PmnActivityChange) change = read_change (options, self, error);
  g_autoptr (PmnActivityFilter) filter = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local_error = NULL;
  Lookup lookup = { keys, ids };
  PmnBulkTarget target = { 0 };
  gint n;

  if (change == NULL)
    return -1;
  if (change->kind != PMN_CHANGE_RENAME_TAG && keys[0] != NULL)
    {
      pmn_store_read_sync (pmn_register_get_store (self), find_ids, &lookup, NULL, &local_error);
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return -1;
        }
      target.ids = ids;
    }
  else if (change->kind != PMN_CHANGE_RENAME_TAG)
    {
      filter = pmn_cli_filter_resolve (&options->filter, self, error);
      if (filter == NULL)
        return -1;
      target.filter = filter;
    }
  n = pmn_register_change_activities_sync (self, change, &target, error);
  if (n >= 0)
    print_warnings (change);
  return n;
}

PmnExit
pmn_cmd_edit (PmnCli *cli, int argc, char *argv[])
{
  g_auto (Options) options = { 0 };
  GOptionEntry entries[PMN_N_CLI_FILTER_ENTRIES + N_CHANGES + 1];
  PmnRegister *self;
  GError *error = NULL;
  guint n_changes = 0;
  gint n;

  fill_entries (&options, entries);
  if (!pmn_cli_parse (cli, entries, &argc, &argv))
    return PMN_EXIT_USAGE;
  for (guint i = 0; i < N_CHANGES; i++)
    n_changes += options.values[i] != NULL ? 1 : 0;
  if (n_changes != 1)
    return pmn_cli_usage (cli, "%s", _ ("Give exactly one change."));
  if (options.values[PMN_CHANGE_RENAME_TAG] != NULL && options.filter.tag == NULL)
    return pmn_cli_usage (cli, "%s", _ ("Say with --tag which tag to rename."));
  if (options.values[PMN_CHANGE_RENAME_TAG] != NULL && pmn_cli_filter_count (&options.filter) > 1)
    return pmn_cli_usage (cli, "%s",
                          _ ("A tag is renamed wherever it is: give no other option than --tag."));
  /* Everything is never meant by nothing. */
  if ((argc > 1) == (pmn_cli_filter_count (&options.filter) > 0))
    return pmn_cli_usage (cli, "%s",
                          _ ("Give identifiers or references, or else options that choose."));
  self = pmn_cli_open (cli, &error);
  if (self == NULL)
    return pmn_cli_fail (cli, error);
  n = run_edit (&options, self, argv + 1, &error);
  if (n < 0)
    return pmn_cli_close (cli, self, pmn_cli_fail (cli, error));
  if (cli->json)
    {
      yyjson_mut_doc *doc = yyjson_mut_doc_new (NULL);
      yyjson_mut_val *root = yyjson_mut_obj (doc);

      yyjson_mut_doc_set_root (doc, root);
      yyjson_mut_obj_add_int (doc, root, "changed", n);
      pmn_cli_print_json (doc);
    }
  else
    g_print (ngettext ("%d activity changed; “permanencectl undo” reverts it.\n",
                       "%d activities changed; “permanencectl undo” reverts it.\n", (gulong) n),
             n);
  return pmn_cli_close (cli, self, PMN_EXIT_DONE);
}
