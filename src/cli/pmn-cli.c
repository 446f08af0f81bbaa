/* pmn-cli.c: what the commands of permanencectl share
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-cli.h"

#include <glib/gi18n.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "pmn-clock.h"
#include "pmn-domain-error.h"
#include "pmn-exchange-error.h"
#include "pmn-format.h"
#include "pmn-register-locator.h"

static const PmnCliCommand commands[] = {
  { "init", "--name N [--siret S] [--kind K] [--commune INSEE]", N_ ("Create a register"),
    pmn_cmd_init },
  { "demo", "[--seed N] [--activities N]", N_ ("Fill a new register with a fictional structure"),
    pmn_cmd_demo },
  { "add", "mediator|place|absence|beneficiary …", N_ ("Add somebody or something"), pmn_cmd_add },
  { "export", "beneficiaries|person ID|journal --format F -o FILE",
    N_ ("Write followed people, all about one, or the activities"), pmn_cmd_export },
  { "import", "auto|coop-xlsx|legacy-csv|table|beneficiaries FILE [--dry-run] …",
    N_ ("Read a file into the register"), pmn_cmd_import },
  { "log", "individual|workshop|one-off|local …", N_ ("Log an activity"), pmn_cmd_log },
  { "edit", "ID…|[--from D] … --add-tag T|--remove-tag T|--rename-tag T|--set-…",
    N_ ("Change many activities at once"), pmn_cmd_edit },
  { "delete", "ID|NAME", N_ ("Move something to the trash"), pmn_cmd_delete },
  { "undo", "[STEP] [--list]", N_ ("Undo the last change"), pmn_cmd_undo },
  { "redo", "", N_ ("Do again what was undone"), pmn_cmd_redo },
  { "list", "activities|mediators|places|absences|beneficiaries|tags …", N_ ("List"),
    pmn_cmd_list },
  { "report", "activity REFERENCE|journal|letter TEMPLATE|notice|tally-sheet|week -o FILE.pdf …",
    N_ ("Write a document to print, as a PDF"), pmn_cmd_report },
  { "stats", "[--from D] [--to D] …", N_ ("Figures of a period"), pmn_cmd_stats },
  { "days-without-log", "--from D --to D [--mediator M]",
    N_ ("Working days on which nothing was logged"), pmn_cmd_days_without_log },
  { "logo", "FILE|--none", N_ ("Put the logo of the structure on its documents"), pmn_cmd_logo },
  { "merge", "ID ID", N_ ("Make one of two entries of a followed person"), pmn_cmd_merge },
  { "anonymise", "ID [--yes]", N_ ("Anonymise a followed person, for ever"), pmn_cmd_anonymise },
  { "check", "", N_ ("Check that the register is whole"), pmn_cmd_check },
  { "backup", "FILE", N_ ("Write a verified copy"), pmn_cmd_backup },
  { "restore", "FILE", N_ ("Put a copy in the place of the register"), pmn_cmd_restore },
  { "dump", "", N_ ("Write the whole register as JSON Lines"), pmn_cmd_dump },
  { "load", "FILE", N_ ("Fill a new register from a dump"), pmn_cmd_load },
};

static void
print_help (void)
{
  g_print ("%s\n\n", _ ("Usage: permanencectl [--register FILE] [--json] COMMAND …"));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %-17s %s\n", commands[i].name, _ (commands[i].help));
  g_print ("\n%s\n",
           _ ("“permanencectl COMMAND --help” says more. The manual: man permanencectl."));
}

static const PmnCliCommand *
find_command (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];
  return NULL;
}

/* Global options may stand anywhere: they are taken out before the command sees its own. */
static gboolean
take_global_options (PmnCli *cli, int *argc, char **argv)
{
  int kept = 0;

  for (int i = 0; i < *argc; i++)
    {
      if (g_str_equal (argv[i], "--json"))
        cli->json = TRUE;
      else if (g_str_has_prefix (argv[i], "--register="))
        {
          g_free (cli->register_path);
          cli->register_path = g_strdup (argv[i] + strlen ("--register="));
        }
      else if (g_str_equal (argv[i], "--register"))
        {
          if (i + 1 == *argc)
            return FALSE;
          g_free (cli->register_path);
          cli->register_path = g_strdup (argv[++i]);
        }
      else
        argv[kept++] = argv[i];
    }
  *argc = kept;
  argv[kept] = NULL;
  return TRUE;
}

static int
run (PmnCli *cli, int argc, char **argv)
{
  const PmnCliCommand *command;

  if (!take_global_options (cli, &argc, argv))
    return pmn_cli_usage (cli, "%s", _ ("--register needs a file."));
  if (argc < 2)
    {
      print_help ();
      return PMN_EXIT_USAGE;
    }
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h")
      || g_str_equal (argv[1], "help"))
    {
      print_help ();
      return PMN_EXIT_DONE;
    }
  if (g_str_equal (argv[1], "--version"))
    {
      g_print ("permanencectl %s\n", PMN_VERSION);
      return PMN_EXIT_DONE;
    }
  command = find_command (argv[1]);
  if (command == NULL)
    return pmn_cli_usage (cli, _ ("There is no command “%s”."), argv[1]);
  cli->command = command->name;
  return command->run (cli, argc - 1, argv + 1);
}

/* Scripts run in the C locale, or in one that the machine does not have: texts are UTF-8 there too,
 * else names would be refused on the way in and lose their accents on the way out. */
static void
set_locale (void)
{
  if (setlocale (LC_ALL, "") == NULL)
    setlocale (LC_ALL, "C");
  if (g_str_equal (nl_langinfo (CODESET), "ANSI_X3.4-1968"))
    setlocale (LC_CTYPE, "C.UTF-8");
}

/* A full disk behind ">" must not look like a short answer. */
static int
check_output (int code)
{
  if (fflush (stdout) == 0 && ferror (stdout) == 0)
    return code;
  g_printerr ("permanencectl: %s\n", _ ("The answer could not be written in full."));
  return code == PMN_EXIT_DONE ? PMN_EXIT_FAILED : code;
}

int
pmn_cli_main (int argc, char *argv[])
{
  PmnCli cli = { 0 };
  g_auto (GStrv) words = NULL;
  g_autofree char **view = NULL;
  const char *locale_dir = g_getenv ("PMN_LOCALEDIR");
  int code;

  set_locale ();
  bindtextdomain (GETTEXT_PACKAGE, locale_dir ? locale_dir : PMN_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("permanencectl");

  words = g_strdupv (argv);
  view = g_memdup2 (words, sizeof (char *) * ((gsize) argc + 1));
  code = check_output (run (&cli, argc, view));
  g_free (cli.register_path);
  return code;
}

static const PmnCliCommand *
current_command (PmnCli *cli)
{
  return cli->command ? find_command (cli->command) : NULL;
}

/* The value of the option @entry among @words, in either of its two spellings; NULL when it is not given. */
static const char *
find_value (const GOptionEntry *entry, char **words)
{
  g_autofree char *option = g_strconcat ("--", entry->long_name, NULL);
  gsize length = strlen (option);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (g_str_equal (words[i], option))
        return words[i + 1];
      if (g_str_has_prefix (words[i], option) && words[i][length] == '=')
        return words[i] + length + 1;
    }
  return NULL;
}

/* Which option has no number where one is needed; NULL when all have. */
static char *
describe_number_error (const GOptionEntry *entries, char **words)
{
  for (const GOptionEntry *entry = entries; entry->long_name != NULL; entry++)
    {
      gboolean is_number = entry->arg == G_OPTION_ARG_INT || entry->arg == G_OPTION_ARG_INT64;
      const char *value = is_number ? find_value (entry, words) : NULL;

      if (value != NULL && !g_ascii_string_to_signed (value, 10, G_MININT, G_MAXINT, NULL, NULL))
        /* Translators: what was typed, then the option it was typed for, without its hyphens. */
        return g_strdup_printf (_ ("“%s”: --%s takes a whole number, such as 12."), value,
                                entry->long_name);
    }
  return NULL;
}

gboolean
pmn_cli_parse (PmnCli *cli, const GOptionEntry *entries, int *argc, char ***argv)
{
  const PmnCliCommand *command = current_command (cli);
  g_autoptr (GOptionContext) context = g_option_context_new (command->synopsis);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strconcat ("permanencectl ", command->name, NULL);

  g_set_prgname (name);
  g_option_context_set_summary (context, _ (command->help));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_autofree char **typed = g_memdup2 (*argv, sizeof (char *) * ((gsize) *argc + 1));
  g_autofree char *not_a_number = NULL;

  if (g_option_context_parse (context, argc, argv, &error))
    return TRUE;
  if (g_error_matches (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE))
    not_a_number = describe_number_error (entries, typed);
  pmn_cli_usage (cli, "%s", not_a_number != NULL ? not_a_number : error->message);
  return FALSE;
}

PmnExit
pmn_cli_usage (PmnCli *cli, const char *format, ...)
{
  const PmnCliCommand *command = current_command (cli);
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_printerr ("permanencectl: %s\n", text);
  if (command != NULL)
    /* Translators: %s %s are a command and its arguments, not translated. */
    g_printerr (_ ("Usage: permanencectl %s %s\n"), command->name, command->synopsis);
  return PMN_EXIT_USAGE;
}

static PmnExit
exit_of (const GError *error)
{
  if (error->domain == PMN_DOMAIN_ERROR)
    return PMN_EXIT_REFUSED;
  if (error->domain == PMN_CORE_ERROR)
    return error->code == PMN_CORE_ERROR_FAILED ? PMN_EXIT_FAILED : PMN_EXIT_REFUSED;
  /* What was asked for makes no sense here, and nothing was written. */
  if (g_error_matches (error, PMN_STORE_ERROR, PMN_STORE_ERROR_INVALID)
      || g_error_matches (error, PMN_STORE_ERROR, PMN_STORE_ERROR_CONFLICT)
      || g_error_matches (error, PMN_STORE_ERROR, PMN_STORE_ERROR_FINAL))
    return PMN_EXIT_REFUSED;
  return PMN_EXIT_FAILED;
}

PmnExit
pmn_cli_fail (PmnCli *cli, GError *error)
{
  g_autoptr (GError) owned = error;

  if (owned->domain == G_OPTION_ERROR)
    return pmn_cli_usage (cli, "%s", owned->message);
  g_printerr ("permanencectl: %s\n", owned->message);
  return exit_of (owned);
}

void
pmn_cli_print_warnings (const PmnValidation *issues)
{
  for (guint i = 0; i < pmn_validation_get_n_issues (issues); i++)
    if (pmn_validation_get_issue (issues, i)->severity == PMN_ISSUE_WARNING)
      g_printerr ("permanencectl: %s\n", pmn_validation_get_issue (issues, i)->message);
}

char *
pmn_cli_register_path (PmnCli *cli, GError **error)
{
  g_autoptr (GPtrArray) known = NULL;
  const char *from_environment = g_getenv ("PMN_REGISTER");

  if (cli->register_path != NULL)
    return g_strdup (cli->register_path);
  if (from_environment != NULL && from_environment[0] != '\0')
    return g_strdup (from_environment);
  known = pmn_register_locator_list ();
  if (known->len == 0)
    {
      g_set_error_literal (error, PMN_CORE_ERROR, PMN_CORE_ERROR_FAILED,
                           _ ("There is no register yet. Make one with “permanencectl init”, or "
                              "name one with --register."));
      return NULL;
    }
  return g_strdup (((PmnRegisterEntry *) g_ptr_array_index (known, 0))->path);
}

PmnRegister *
pmn_cli_open (PmnCli *cli, GError **error)
{
  g_autofree char *path = pmn_cli_register_path (cli, error);

  if (path == NULL)
    return NULL;
  return pmn_register_open_sync (path, NULL, "cli", error);
}

PmnExit
pmn_cli_close (PmnCli *cli, PmnRegister *self, PmnExit code)
{
  g_autoptr (PmnRegister) owned = self;
  GError *error = NULL;

  PmnExit failed;

  if (pmn_register_close_sync (owned, &error))
    return code;
  /* Not inside MAX(), which would do it twice. */
  failed = pmn_cli_fail (cli, error);
  return MAX (code, failed);
}

PmnRegister *
pmn_cli_begin (PmnCli *cli, const GOptionEntry *entries, int *argc, char ***argv, int n_words,
               const char *wrong, PmnExit *code)
{
  static const GOptionEntry none[] = { { NULL } };
  GError *error = NULL;
  PmnRegister *self = NULL;

  *code = PMN_EXIT_USAGE;
  if (!pmn_cli_parse (cli, entries ? entries : none, argc, argv))
    return NULL;
  if (*argc != n_words + 1)
    pmn_cli_usage (cli, "%s", wrong ? wrong : _ ("Wrong arguments."));
  else if ((self = pmn_cli_open (cli, &error)) == NULL)
    *code = pmn_cli_fail (cli, error);
  return self;
}

gboolean
pmn_cli_parse_day (const char *text, PmnDay *day, GError **error)
{
  GError *local_error = NULL;

  *day = PMN_DAY_NONE;
  if (text == NULL)
    return TRUE;
  /* Nobody sees what a date without a year was taken for. */
  *day = pmn_day_parse_surely (text, pmn_clock_today (), NULL, &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

char *
pmn_cli_day_text (PmnDay day)
{
  return pmn_format_date_short (day, pmn_language_of_messages ());
}

gboolean
pmn_cli_check_period (PmnDay from, PmnDay to, GError **error)
{
  if (from == PMN_DAY_NONE || to == PMN_DAY_NONE || from <= to)
    return TRUE;
  g_set_error_literal (error, PMN_CORE_ERROR, PMN_CORE_ERROR_INVALID,
                       _ ("The last day is before the first one."));
  return FALSE;
}

/* JSON ------------------------------------------------------------------------------------------ */

void
pmn_cli_print_json (yyjson_mut_doc *doc)
{
  char *raw = yyjson_mut_write (doc, YYJSON_WRITE_PRETTY_TWO_SPACES, NULL);

  g_assert (raw != NULL);
  /* JSON is UTF-8 whatever the locale: g_print() would convert it. */
  fprintf (stdout, "%s\n", raw);
  free (raw);
  yyjson_mut_doc_free (doc);
}

PmnExit
pmn_cli_answer (PmnCli *cli, const char *key, const char *value, const char *sentence)
{
  yyjson_mut_doc *doc;
  yyjson_mut_val *root;

  if (!cli->json)
    {
      g_print ("%s\n", sentence ? sentence : value);
      return PMN_EXIT_DONE;
    }
  doc = yyjson_mut_doc_new (NULL);
  root = yyjson_mut_obj (doc);
  yyjson_mut_doc_set_root (doc, root);
  pmn_cli_json_text (doc, root, key, value);
  pmn_cli_print_json (doc);
  return PMN_EXIT_DONE;
}

void
pmn_cli_json_day (yyjson_mut_doc *doc, yyjson_mut_val *object, const char *key, PmnDay day)
{
  char text[PMN_DAY_ISO_SIZE];

  if (day == PMN_DAY_NONE)
    yyjson_mut_obj_add_null (doc, object, key);
  else
    yyjson_mut_obj_add_strcpy (doc, object, key, pmn_day_to_iso (day, text));
}

void
pmn_cli_json_text (yyjson_mut_doc *doc, yyjson_mut_val *object, const char *key, const char *text)
{
  if (text == NULL)
    yyjson_mut_obj_add_null (doc, object, key);
  else
    yyjson_mut_obj_add_strcpy (doc, object, key, text);
}
