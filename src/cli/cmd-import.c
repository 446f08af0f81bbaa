/* cmd-import.c: permanencectl import
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-cli-words.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pmn-importer.h"
#include "pmn-sentence.h"
#include "pmn-table-fields.h"

static const PmnCliWord kinds[] = {
  { "auto", PMN_IMPORT_AUTO },
  { "coop-xlsx", PMN_IMPORT_COOP },
  { "legacy-csv", PMN_IMPORT_LEGACY },
  { "table", PMN_IMPORT_TABLE },
  { "beneficiaries", PMN_IMPORT_BENEFICIARIES },
  { NULL, 0 },
};

static void
add_messages (yyjson_mut_doc *doc, yyjson_mut_val *root, const char *key, const GPtrArray *messages)
{
  yyjson_mut_val *array = yyjson_mut_obj_add_arr (doc, root, key);

  for (guint i = 0; i < messages->len; i++)
    {
      const PmnImportMessage *message = g_ptr_array_index (messages, i);
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (doc, array);

      yyjson_mut_obj_add_uint (doc, object, "row", message->row);
      pmn_cli_json_text (doc, object, "column", message->column);
      pmn_cli_json_text (doc, object, "value", message->value);
      pmn_cli_json_text (doc, object, "message", message->text);
    }
}

static void
add_names (yyjson_mut_doc *doc, yyjson_mut_val *root, const char *key, const GPtrArray *names)
{
  yyjson_mut_val *array = yyjson_mut_obj_add_arr (doc, root, key);

  for (guint i = 0; i < names->len; i++)
    yyjson_mut_arr_add_strcpy (doc, array, g_ptr_array_index (names, i));
}

static void
print_document (const PmnImportReport *report, gboolean dry_run)
{
  yyjson_mut_doc *doc = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (doc);

  yyjson_mut_doc_set_root (doc, root);
  yyjson_mut_obj_add_bool (doc, root, "dry_run", dry_run);
  yyjson_mut_obj_add_uint (doc, root, "rows", report->rows);
  yyjson_mut_obj_add_uint (doc, root, "activities", report->activities);
  yyjson_mut_obj_add_uint (doc, root, "created", report->created);
  yyjson_mut_obj_add_uint (doc, root, "updated", report->updated);
  yyjson_mut_obj_add_uint (doc, root, "unchanged", report->unchanged);
  yyjson_mut_obj_add_uint (doc, root, "linked", report->linked);
  yyjson_mut_obj_add_uint (doc, root, "trashed", report->trashed);
  yyjson_mut_obj_add_uint (doc, root, "outside", report->outside);
  yyjson_mut_obj_add_uint (doc, root, "absent", report->absent);
  add_messages (doc, root, "rejected", report->rejected);
  add_messages (doc, root, "changes", report->changes);
  add_messages (doc, root, "notices", report->notices);
  add_names (doc, root, "new_mediators", report->new_mediators);
  add_names (doc, root, "new_places", report->new_places);
  pmn_cli_print_json (doc);
}

static void
print_group (const PmnImportGroup *group)
{
  const PmnImportMessage *message = group->first;
  /* The header of a column keeps its capital. */
  g_autofree char *sentence = message->column != NULL ? g_strdup (message->text)
                                                      : pmn_sentence_after_colon (message->text);

  if (group->n > 1 && message->row == 0)
    g_print ("  %s (%u)\n", message->text, group->n);
  else if (group->n > 1)
    /* Translators: how many rows of a file, the number of the first, what is to be said of all. */
    g_print (_ ("  %u rows, row %u first: %s\n"), group->n, message->row, sentence);
  else if (message->row > 0)
    /* Translators: number of a row of a file, then what is to be said of it. */
    g_print (_ ("  row %u: %s\n"), message->row, sentence);
  else
    g_print ("  %s\n", message->text);
}

static void
print_messages (const char *title, const GPtrArray *messages)
{
  g_autoptr (GArray) groups = pmn_import_group_messages (messages);

  if (messages->len > 0)
    g_print ("\n%s\n", title);
  for (guint i = 0; i < groups->len; i++)
    print_group (&g_array_index (groups, PmnImportGroup, i));
}

static void
print_names (const char *title, const GPtrArray *names)
{
  if (names->len > 0)
    g_print ("\n%s\n", title);
  for (guint i = 0; i < names->len; i++)
    g_print ("  %s\n", (const char *) g_ptr_array_index (names, i));
}

static void
print_text (const PmnImportReport *report, gboolean dry_run)
{
  g_autofree char *summary = pmn_import_report_describe (report);

  if (dry_run)
    g_print ("%s\n", _ ("Trial: nothing was written."));
  g_print ("%s\n", summary);
  print_names (_ ("People created in the team:"), report->new_mediators);
  print_names (_ ("Places created:"), report->new_places);
  print_messages (_ ("Rows not taken:"), report->rejected);
  print_messages (_ ("What changed:"), report->changes);
  print_messages (_ ("To know:"), report->notices);
}

/* "minutes=Durée": the first word is one of ours. */
static gboolean
check_field (const char *text, const char *equals, GError **error)
{
  g_autofree char *name = g_strndup (text, (gsize) (equals - text));
  PmnCliWord words[PMN_N_FIELDS + 1] = { 0 };
  int field;

  for (field = 0; field < PMN_N_FIELDS; field++)
    words[field] = (PmnCliWord) { pmn_table_field_name ((PmnTableField) field), field };
  return pmn_cli_word_parse (words, name, &field, error);
}

static GHashTable *
parse_mapping (char **texts, GError **error)
{
  g_autoptr (GHashTable) mapping = NULL;

  if (texts == NULL)
    return NULL;
  mapping = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; texts[i] != NULL; i++)
    {
      char *equals = strchr (texts[i], '=');

      if (equals == NULL || equals == texts[i])
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _ ("“%s” is not of the form FIELD=HEADER."), texts[i]);
          return NULL;
        }
      if (!check_field (texts[i], equals, error))
        return NULL;
      g_hash_table_insert (mapping, g_strndup (texts[i], (gsize) (equals - texts[i])),
                           g_strdup (equals + 1));
    }
  return g_steal_pointer (&mapping);
}

static PmnExit
import (PmnCli *cli, PmnRegister *self, const char *path, PmnImportOptions *options,
        const char *mediator, gboolean dry_run)
{
  GError *error = NULL;
  g_autoptr (PmnImportReport) report = NULL;

  if (mediator != NULL
      && (options->default_mediator_id = pmn_cli_find_mediator (self, mediator, &error)) == 0)
    return pmn_cli_fail (cli, error);
  report = pmn_import_sync (self, path, options, dry_run, &error);
  if (report == NULL)
    return pmn_cli_fail (cli, error);
  if (cli->json)
    print_document (report, dry_run);
  else
    print_text (report, dry_run);
  return pmn_import_report_is_refused (report) ? PMN_EXIT_REFUSED : PMN_EXIT_DONE;
}

PmnExit
pmn_cmd_import (PmnCli *cli, int argc, char *argv[])
{
  PmnImportOptions options = { 0 };
  gboolean dry_run = FALSE;
  gboolean no_create = FALSE;
  g_autofree char *mediator = NULL;
  g_auto (GStrv) map = NULL;
  g_autoptr (GHashTable) mapping = NULL;
  GError *error = NULL;
  PmnRegister *self;
  int kind;
  const GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Say what would happen, write nothing"),
      NULL },
    { "with-names", 0, 0, G_OPTION_ARG_NONE, &options.with_names,
      N_ ("Read the names of beneficiaries"), NULL },
    { "with-notes", 0, 0, G_OPTION_ARG_NONE, &options.with_notes, N_ ("Read the notes"), NULL },
    { "no-create", 0, 0, G_OPTION_ARG_NONE, &no_create,
      N_ ("Do not create mediators and places that are not found"), NULL },
    { "include-outside", 0, 0, G_OPTION_ARG_NONE, &options.include_outside,
      N_ ("Import also what is dated before the person came or after they left"), NULL },
    { "mediator", 0, 0, G_OPTION_ARG_STRING, &mediator,
      N_ ("Whose activities they are, when the file does not say"), "M" },
    { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &map, N_ ("A column of a table; may be repeated"),
      "FIELD=HEADER" },
    { NULL },
  };

  if (!pmn_cli_parse (cli, entries, &argc, &argv))
    return PMN_EXIT_USAGE;
  if (argc != 3 || !pmn_cli_word_parse (kinds, argv[1], &kind, NULL))
    return pmn_cli_usage (cli, "%s", _ ("Say what kind of file, and which."));
  mapping = parse_mapping (map, &error);
  if (error != NULL)
    return pmn_cli_fail (cli, error);
  options.kind = (PmnImportKind) kind;
  options.create_missing = !no_create;
  options.mapping = mapping;
  self = pmn_cli_open (cli, &error);
  if (self == NULL)
    return pmn_cli_fail (cli, error);
  return pmn_cli_close (cli, self, import (cli, self, argv[2], &options, mediator, dry_run));
}
