/* cmd-export.c: permanencectl export
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-cli.h"

#include <glib/gi18n.h>

#include "pmn-beneficiary-template.h"
#include "pmn-cli-filter.h"
#include "pmn-journal-export.h"
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

/* What was typed. */
typedef struct
{
  PmnCliFilter filter;
  char *output;
  char *format;
  char *columns;
  gboolean with_names;
  gboolean with_notes;
} Options;

static void
clear_options (Options *options)
{
  pmn_cli_filter_clear (&options->filter);
  g_free (options->output);
  g_free (options->format);
  g_free (options->columns);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static PmnExit
export_journal (PmnCli *cli, PmnRegister *self, const Options *options)
{
  GError *error = NULL;
  g_autoptr (PmnActivityFilter) filter = pmn_cli_filter_resolve (&options->filter, self, &error);
  g_auto (GStrv) columns = options->columns != NULL ? g_strsplit (options->columns, ",", -1) : NULL;
  gboolean national = g_strcmp0 (options->columns, "national") == 0;
  PmnJournalExport what = { .path = options->output,
                            .layout = national ? PMN_JOURNAL_NATIONAL : PMN_JOURNAL_LIST,
                            .filter = filter,
                            .sort = PMN_SORT_NEWEST,
                            .columns = (const char *const *) columns,
                            .with_names = options->with_names,
                            .with_notes = options->with_notes };
  yyjson_mut_doc *doc;
  guint n_rows;

  pmn_sheet_format_from_name (options->format, &what.format);
  if (filter == NULL || !pmn_journal_export_run_sync (self, &what, NULL, &n_rows, &error))
    return pmn_cli_fail (cli, error);
  if (!cli->json)
    {
      g_print (g_dngettext (GETTEXT_PACKAGE, "%u row written\n", "%u rows written\n", n_rows),
               n_rows);
      return PMN_EXIT_DONE;
    }
  doc = yyjson_mut_doc_new (NULL);
  yyjson_mut_doc_set_root (doc, yyjson_mut_obj (doc));
  yyjson_mut_obj_add_uint (doc, yyjson_mut_doc_get_root (doc), "rows", n_rows);
  pmn_cli_print_json (doc);
  return PMN_EXIT_DONE;
}

PmnExit
pmn_cmd_export (PmnCli *cli, int argc, char *argv[])
{
  g_auto (Options) options = { 0 };
  GOptionEntry entries[PMN_N_CLI_FILTER_ENTRIES + 6] = { 0 };
  const GOptionEntry more[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("File to write"), "FILE" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format,
      N_ ("Of the journal: ods, xlsx, csv-fr or csv-open"), "F" },
    { "columns", 0, 0, G_OPTION_ARG_STRING, &options.columns,
      N_ ("Of the journal, in order: date,kind,themes…; or national"), "C,C…" },
    { "with-names", 0, 0, G_OPTION_ARG_NONE, &options.with_names,
      N_ ("With the national columns: names of the people followed"), NULL },
    { "with-notes", 0, 0, G_OPTION_ARG_NONE, &options.with_notes,
      N_ ("With the national columns: notes"), NULL },
  };
  PmnSheetFormat format;
  GError *error = NULL;
  PmnRegister *self;
  gboolean journal;
  gboolean one;

  pmn_cli_filter_entries (&options.filter, entries);
  for (gsize i = 0; i < G_N_ELEMENTS (more); i++)
    entries[PMN_N_CLI_FILTER_ENTRIES + i] = more[i];
  if (!pmn_cli_parse (cli, entries, &argc, &argv))
    return PMN_EXIT_USAGE;
  journal = argc == 2 && g_str_equal (argv[1], "journal");
  one = argc == 3 && g_str_equal (argv[1], "person");
  if (options.output == NULL
      || (!journal && !one && !(argc == 2 && g_str_equal (argv[1], "beneficiaries"))))
    return pmn_cli_usage (cli, "%s",
                          _ ("Say what to export (beneficiaries, person ID, or journal) and "
                             "where: -o FILE."));
  if ((options.with_names || options.with_notes)
      && (!journal || g_strcmp0 (options.columns, "national") != 0))
    return pmn_cli_usage (cli, "%s",
                          _ ("Names and notes go with: export journal --columns national."));
  if (journal && !pmn_sheet_format_from_name (options.format, &format))
    return pmn_cli_usage (cli, "%s", _ ("Give a format: ods, xlsx, csv-fr or csv-open."));
  self = pmn_cli_open (cli, &error);
  if (self == NULL)
    return pmn_cli_fail (cli, error);
  return pmn_cli_close (cli, self,
                        journal ? export_journal (cli, self, &options)
                        : one   ? export_person (cli, self, argv[2], options.output)
                                : export_beneficiaries (cli, self, options.output));
}
