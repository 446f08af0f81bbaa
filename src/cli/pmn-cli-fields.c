/* pmn-cli-fields.c: options that fill the fields of a row
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-cli-fields.h"

#include <glib/gi18n.h>

/* What was typed for one option. */
typedef union
{
  char *text;
  int number;
  double decimal;
  gboolean flag;
} Typed;

static void
set_text (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

/* How what was typed becomes the field; never called for a text that was not typed. */
typedef gboolean (*Apply) (const PmnCliField *field, const Typed *typed, gpointer row,
                           GError **error);

static gpointer
member_of (const PmnCliField *field, gpointer row)
{
  return G_STRUCT_MEMBER_P (row, field->offset);
}

static gboolean
apply_text (const PmnCliField *field, const Typed *typed, gpointer row, GError **error)
{
  g_autoptr (PmnValidation) issues = pmn_validation_new ();

  /* What looks like a password or a bank account is stored as typed, and told. */
  pmn_validation_check_text (issues, "text", typed->text, PMN_MAX_NOTES);
  pmn_cli_print_warnings (issues);
  set_text (member_of (field, row), typed->text);
  return TRUE;
}

static gboolean
apply_flag (const PmnCliField *field, const Typed *typed, gpointer row, GError **error)
{
  *(gboolean *) member_of (field, row) |= typed->flag;
  return TRUE;
}

/* A number has no "not typed": zero, which is what the field holds then, changes nothing. */
static gboolean
apply_number (const PmnCliField *field, const Typed *typed, gpointer row, GError **error)
{
  if (typed->number != 0)
    *(gint *) member_of (field, row) = typed->number;
  return TRUE;
}

static gboolean
apply_count (const PmnCliField *field, const Typed *typed, gpointer row, GError **error)
{
  if (typed->number < 0)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   /* Translators: %s is the name of an option. */
                   _ ("--%s cannot be negative."), field->name);
      return FALSE;
    }
  return apply_number (field, typed, row, error);
}

static gboolean
apply_hours (const PmnCliField *field, const Typed *typed, gpointer row, GError **error)
{
  double hours = typed->decimal;

  /* Out of all bounds, it only has to be refused with the others that are: no gint would hold it. */
  if (hours != 0)
    *(gint *) member_of (field, row) = hours > -1 && hours < 1000 ? (gint) (hours * 60 + 0.5) : -1;
  return TRUE;
}

static gboolean
apply_day (const PmnCliField *field, const Typed *typed, gpointer row, GError **error)
{
  return pmn_cli_parse_day (typed->text, member_of (field, row), error);
}

static gboolean
apply_identifier (const PmnCliField *field, const Typed *typed, gpointer row, GError **error)
{
  g_autofree char *clean = NULL;
  g_autofree char *warning = NULL;

  if (!pmn_identifier_check ((PmnIdentifierKind) field->kind, typed->text, &clean, error))
    return FALSE;
  warning = clean != NULL ? pmn_identifier_warning ((PmnIdentifierKind) field->kind, clean) : NULL;
  if (warning != NULL)
    g_printerr ("permanencectl: %s\n", warning);
  set_text (member_of (field, row), clean);
  return TRUE;
}

static gboolean
apply_postcode (const PmnCliField *field, const Typed *typed, gpointer row, GError **error)
{
  g_autofree char *clean = NULL;

  if (!pmn_identifier_check (PMN_IDENTIFIER_POSTCODE, typed->text, &clean, error))
    return FALSE;
  g_strlcpy (member_of (field, row), clean, 6);
  return TRUE;
}

static gboolean
apply_word (const PmnCliField *field, const Typed *typed, gpointer row, GError **error)
{
  return pmn_cli_word_parse (field->words, typed->text, member_of (field, row), error);
}

static gboolean
apply_code (const PmnCliField *field, const Typed *typed, gpointer row, GError **error)
{
  return pmn_cli_code_parse ((PmnDimension) field->kind, typed->text, member_of (field, row),
                             error);
}

static gboolean
apply_vocabulary (const PmnCliField *field, const Typed *typed, gpointer row, GError **error)
{
  const char *code = NULL;

  if (!pmn_cli_vocabulary_parse ((PmnVocabulary) field->kind, typed->text, &code, error))
    return FALSE;
  if (field->owned)
    set_text (member_of (field, row), code);
  else
    *(const char **) member_of (field, row) = code;
  return TRUE;
}

static gboolean
apply_commune (const PmnCliField *field, const Typed *typed, gpointer row, GError **error)
{
  return pmn_cli_find_commune (typed->text, G_STRUCT_MEMBER_P (row, field->commune->insee),
                               G_STRUCT_MEMBER_P (row, field->commune->name),
                               G_STRUCT_MEMBER_P (row, field->commune->postcode), error);
}

static const struct
{
  GOptionArg arg;
  Apply apply;
} types[] = {
  [PMN_CLI_TEXT] = { G_OPTION_ARG_STRING, apply_text },
  [PMN_CLI_FLAG] = { G_OPTION_ARG_NONE, apply_flag },
  [PMN_CLI_NUMBER] = { G_OPTION_ARG_INT, apply_number },
  [PMN_CLI_COUNT] = { G_OPTION_ARG_INT, apply_count },
  [PMN_CLI_HOURS] = { G_OPTION_ARG_DOUBLE, apply_hours },
  [PMN_CLI_DAY] = { G_OPTION_ARG_STRING, apply_day },
  [PMN_CLI_IDENTIFIER] = { G_OPTION_ARG_STRING, apply_identifier },
  [PMN_CLI_POSTCODE] = { G_OPTION_ARG_STRING, apply_postcode },
  [PMN_CLI_WORD] = { G_OPTION_ARG_STRING, apply_word },
  [PMN_CLI_CODE] = { G_OPTION_ARG_STRING, apply_code },
  [PMN_CLI_VOCABULARY] = { G_OPTION_ARG_STRING, apply_vocabulary },
  [PMN_CLI_COMMUNE] = { G_OPTION_ARG_STRING, apply_commune },
};

static gboolean
is_text (const PmnCliField *field)
{
  return types[field->type].arg == G_OPTION_ARG_STRING;
}

static gboolean
apply (const PmnCliField *field, const Typed *typed, gpointer row, GError **error)
{
  if (!is_text (field) || typed->text != NULL)
    return types[field->type].apply (field, typed, row, error);
  if (!field->needed)
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               /* Translators: %s is the name of an option. */
               _ ("--%s is needed."), field->name);
  return FALSE;
}

static GOptionEntry *
make_entries (const PmnCliField *fields, Typed *typed, const GOptionEntry *others)
{
  GArray *entries = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));

  for (gsize i = 0; fields[i].name != NULL; i++)
    {
      GOptionEntry entry = { .long_name = fields[i].name,
                             .arg = types[fields[i].type].arg,
                             .arg_data = &typed[i],
                             .description = fields[i].help,
                             .arg_description = fields[i].argument };

      g_array_append_val (entries, entry);
    }
  for (; others != NULL && others->long_name != NULL; others++)
    g_array_append_vals (entries, others, 1);
  return (GOptionEntry *) (gpointer) g_array_free (entries, FALSE);
}

PmnExit
pmn_cli_fields_parse (PmnCli *cli, const PmnCliField *fields, gpointer row,
                      const GOptionEntry *others, int argc, char *argv[])
{
  g_autofree Typed *typed = NULL;
  g_autofree GOptionEntry *entries = NULL;
  PmnExit code = PMN_EXIT_USAGE;
  GError *error = NULL;
  gsize n_fields = 0;

  while (fields[n_fields].name != NULL)
    n_fields++;
  typed = g_new0 (Typed, n_fields);
  entries = make_entries (fields, typed, others);
  if (pmn_cli_parse (cli, entries, &argc, &argv))
    {
      /* A word too many is a mistake of quoting: what was meant is not what would be done. */
      if (argc > 1)
        pmn_cli_usage (
            cli, _ ("“%s” is one word too many; a text of several words goes in quotes."), argv[1]);
      else
        {
          for (gsize i = 0; i < n_fields && error == NULL; i++)
            apply (&fields[i], &typed[i], row, &error);
          code = error != NULL ? pmn_cli_fail (cli, error) : PMN_EXIT_DONE;
        }
    }
  for (gsize i = 0; i < n_fields; i++)
    if (is_text (&fields[i]))
      g_free (typed[i].text);
  return code;
}
