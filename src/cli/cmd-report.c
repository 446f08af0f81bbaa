/* cmd-report.c: permanencectl report
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-cli.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pmn-cli-filter.h"
#include "pmn-core-error.h"
#include "pmn-documents.h"
#include "pmn-letter-field.h"
#include "pmn-pdf.h"
#include "pmn-repositories.h"

/* What was typed. */
typedef struct
{
  PmnCliFilter filter;
  char *output;
  char *date;
  gboolean with_names;
  gboolean with_notes;
  char *beneficiary;
  char **fields;
  const char *reference;
} Options;

static void
clear_options (Options *options)
{
  pmn_cli_filter_clear (&options->filter);
  g_free (options->output);
  g_free (options->date);
  g_free (options->beneficiary);
  g_strfreev (options->fields);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static gboolean
ask_person_and_day (PmnRegister *self, const Options *options, PmnDocumentRequest *request,
                    GError **error)
{
  if (!pmn_cli_parse_day (options->date, &request->day, error))
    return FALSE;
  if (options->filter.mediator == NULL)
    return TRUE;
  request->mediator_id = pmn_cli_find_mediator (self, options->filter.mediator, error);
  return request->mediator_id != 0;
}

static gboolean
ask_tally_sheet (PmnRegister *self, const Options *options, PmnDocumentRequest *request,
                 GError **error)
{
  request->place = g_strdup (options->filter.place);
  return ask_person_and_day (self, options, request, error);
}

static gpointer
find_activity (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const char *const *reference = data;
  gint64 id = pmn_activity_repository_find (connection, *reference, error);

  return id != 0 ? g_memdup2 (&id, sizeof id) : NULL;
}

static gboolean
ask_activity (PmnRegister *self, const Options *options, PmnDocumentRequest *request,
              GError **error)
{
  GError *local_error = NULL;
  g_autofree gint64 *id = pmn_store_read_sync (pmn_register_get_store (self), find_activity,
                                               (gpointer) &options->reference, NULL, &local_error);

  if (id == NULL && local_error == NULL)
    g_set_error (&local_error, PMN_CORE_ERROR, PMN_CORE_ERROR_NOT_FOUND,
                 _ ("Nothing is called “%s”."), options->reference);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  request->activity_id = *id;
  request->with_names = options->with_names;
  request->with_notes = options->with_notes;
  return TRUE;
}

static gboolean
ask_journal (PmnRegister *self, const Options *options, PmnDocumentRequest *request, GError **error)
{
  request->filter = pmn_cli_filter_resolve (&options->filter, self, error);
  /* Paper is read from the first day on. */
  request->sort = PMN_SORT_OLDEST;
  return request->filter != NULL;
}

/* "NAME=TEXT" */
static gboolean
read_field (const char *typed, PmnDocumentRequest *request, GError **error)
{
  const char *sign = strchr (typed, '=');
  g_autofree char *name
      = sign != NULL ? g_strndup (typed, (gsize) (sign - typed)) : g_strdup (typed);
  const PmnLetterField *field = pmn_letter_field_find (name);

  if (sign != NULL && field != NULL && pmn_letter_field_is_asked (field))
    {
      pmn_document_request_type (request, field->name, sign + 1);
      return TRUE;
    }
  g_set_error (error, PMN_CORE_ERROR, PMN_CORE_ERROR_REFUSED,
               /* Translators: what was typed */
               _ ("“%s” is not NAME=TEXT with the name of a field that is typed, such as "
                  "rendezvous.date."),
               typed);
  return FALSE;
}

static gboolean
ask_letter (PmnRegister *self, const Options *options, PmnDocumentRequest *request, GError **error)
{
  request->letter = g_strdup (options->reference);
  for (guint i = 0; options->fields != NULL && options->fields[i] != NULL; i++)
    if (!read_field (options->fields[i], request, error))
      return FALSE;
  if (options->beneficiary != NULL)
    {
      request->beneficiary_id = pmn_cli_find_person (self, options->beneficiary, error);
      if (request->beneficiary_id == 0)
        return FALSE;
    }
  return ask_person_and_day (self, options, request, error);
}

static gboolean
ask_nothing (PmnRegister *self, const Options *options, PmnDocumentRequest *request, GError **error)
{
  return TRUE;
}

static const struct
{
  const char *name;
  PmnDocumentKind kind;
  gboolean with_reference;
  gboolean (*ask) (PmnRegister *self, const Options *options, PmnDocumentRequest *request,
                   GError **error);
} documents[] = {
  { "activity", PMN_DOCUMENT_ACTIVITY, TRUE, ask_activity },
  { "journal", PMN_DOCUMENT_JOURNAL, FALSE, ask_journal },
  { "letter", PMN_DOCUMENT_LETTER, TRUE, ask_letter },
  { "notice", PMN_DOCUMENT_NOTICE, FALSE, ask_nothing },
  { "tally-sheet", PMN_DOCUMENT_TALLY_SHEET, FALSE, ask_tally_sheet },
  { "week", PMN_DOCUMENT_WEEK, FALSE, ask_person_and_day },
};

/* @request: (transfer full). */
static PmnExit
write_document (PmnCli *cli, PmnRegister *self, PmnDocumentRequest *request, const char *path)
{
  GError *error = NULL;
  g_autoptr (PmnPrintout) printout = pmn_documents_make_sync (self, request, &error);
  guint n_pages;

  if (printout == NULL || !pmn_pdf_write (printout, path, NULL, NULL, &error))
    return pmn_cli_fail (cli, error);
  n_pages = pmn_printout_get_n_pages (printout);
  if (cli->json)
    {
      yyjson_mut_doc *doc = yyjson_mut_doc_new (NULL);
      yyjson_mut_val *root = yyjson_mut_obj (doc);

      yyjson_mut_doc_set_root (doc, root);
      pmn_cli_json_text (doc, root, "document", path);
      yyjson_mut_obj_add_uint (doc, root, "pages", n_pages);
      pmn_cli_print_json (doc);
    }
  else
    g_print (g_dngettext (GETTEXT_PACKAGE, "%u page written\n", "%u pages written\n", n_pages),
             n_pages);
  return PMN_EXIT_DONE;
}

PmnExit
pmn_cmd_report (PmnCli *cli, int argc, char *argv[])
{
  g_auto (Options) options = { 0 };
  GOptionEntry entries[PMN_N_CLI_FILTER_ENTRIES + 7] = { 0 };
  const GOptionEntry more[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("File to write"), "FILE" },
    { "date", 0, 0, G_OPTION_ARG_STRING, &options.date,
      N_ ("Day of the sheet, or any day of the week"), "D" },
    { "with-names", 0, 0, G_OPTION_ARG_NONE, &options.with_names,
      N_ ("Print the names of followed people"), NULL },
    { "with-notes", 0, 0, G_OPTION_ARG_NONE, &options.with_notes, N_ ("Print the notes"), NULL },
    { "beneficiary", 0, 0, G_OPTION_ARG_STRING, &options.beneficiary, N_ ("Whom a letter is about"),
      "ID" },
    { "field", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.fields,
      N_ ("What stands in a field of a letter"), "NAME=TEXT" },
  };
  g_autoptr (PmnDocumentRequest) request = NULL;
  GError *error = NULL;
  PmnRegister *self;
  gsize i = 0;

  pmn_cli_filter_entries (&options.filter, entries);
  for (gsize j = 0; j < G_N_ELEMENTS (more); j++)
    entries[PMN_N_CLI_FILTER_ENTRIES + j] = more[j];
  if (!pmn_cli_parse (cli, entries, &argc, &argv))
    return PMN_EXIT_USAGE;
  while (i < G_N_ELEMENTS (documents) && (argc < 2 || !g_str_equal (documents[i].name, argv[1])))
    i++;
  if (i == G_N_ELEMENTS (documents) || options.output == NULL
      || argc != (documents[i].with_reference ? 3 : 2))
    return pmn_cli_usage (
        cli, "%s",
        _ ("Say what to print (activity REFERENCE, journal, letter TEMPLATE, notice, "
           "tally-sheet, week) "
           "and where: -o FILE.pdf."));
  options.reference = argv[2];
  self = pmn_cli_open (cli, &error);
  if (self == NULL)
    return pmn_cli_fail (cli, error);
  request = pmn_document_request_new (documents[i].kind);
  if (!documents[i].ask (self, &options, request, &error))
    return pmn_cli_close (cli, self, pmn_cli_fail (cli, error));
  return pmn_cli_close (cli, self,
                        write_document (cli, self, g_steal_pointer (&request), options.output));
}
