/* cmd-report.c: permanencectl report
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-cli.h"

#include <glib/gi18n.h>

#include "pmn-documents.h"
#include "pmn-pdf.h"

/** What was typed. */
typedef struct
{
  char *output;
  char *mediator;
  char *date;
  char *place;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->output);
  g_free (options->mediator);
  g_free (options->date);
  g_free (options->place);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static PmnDocumentRequest *
ask_tally_sheet (PmnRegister *self, const Options *options, GError **error)
{
  g_autoptr (PmnDocumentRequest) request = pmn_document_request_new (PMN_DOCUMENT_TALLY_SHEET);

  request->place = g_strdup (options->place);
  if (!pmn_cli_parse_day (options->date, &request->day, error))
    return NULL;
  if (options->mediator != NULL)
    {
      request->mediator_id = pmn_cli_find_mediator (self, options->mediator, error);
      if (request->mediator_id == 0)
        return NULL;
    }
  return g_steal_pointer (&request);
}

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
  GError *error = NULL;
  PmnDocumentRequest *request;
  PmnRegister *self;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("File to write"), "FILE" },
    { "mediator", 0, 0, G_OPTION_ARG_STRING, &options.mediator, N_ ("Whose sheet"), "M" },
    { "date", 0, 0, G_OPTION_ARG_STRING, &options.date, N_ ("Day of the sheet"), "D" },
    { "place", 0, 0, G_OPTION_ARG_STRING, &options.place, N_ ("Where, as it is to be printed"),
      "NAME" },
    { NULL },
  };

  if (!pmn_cli_parse (cli, entries, &argc, &argv))
    return PMN_EXIT_USAGE;
  if (argc != 2 || options.output == NULL || !g_str_equal (argv[1], "tally-sheet"))
    return pmn_cli_usage (cli, "%s", _ ("Say what to print (tally-sheet) and where: -o FILE.pdf."));
  self = pmn_cli_open (cli, &error);
  if (self == NULL)
    return pmn_cli_fail (cli, error);
  request = ask_tally_sheet (self, &options, &error);
  if (request == NULL)
    return pmn_cli_close (cli, self, pmn_cli_fail (cli, error));
  return pmn_cli_close (cli, self, write_document (cli, self, request, options.output));
}
