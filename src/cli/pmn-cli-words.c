/* pmn-cli-words.c: the words and codes that options take
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-cli-words.h"

#include <glib/gi18n.h>

#include "pmn-repositories.h"
#include "pmn-term-reader.h"

const PmnCliWord pmn_cli_activity_kinds[] = {
  { "individual", PMN_ACTIVITY_INDIVIDUAL },
  { "workshop", PMN_ACTIVITY_WORKSHOP },
  { "one-off", PMN_ACTIVITY_ONE_OFF },
  { "local", PMN_ACTIVITY_LOCAL },
  { NULL, 0 },
};

const PmnCliWord pmn_cli_day_parts[] = {
  { "full", PMN_DAY_PART_FULL },
  { "morning", PMN_DAY_PART_MORNING },
  { "afternoon", PMN_DAY_PART_AFTERNOON },
  { NULL, 0 },
};

const PmnCliWord pmn_cli_mediator_kinds[] = {
  { "conseiller", PMN_MEDIATOR_CONSEILLER },
  { "mediator", PMN_MEDIATOR_OTHER },
  { "fs-agent", PMN_MEDIATOR_FRANCE_SERVICES_AGENT },
  { "coordinator", PMN_MEDIATOR_COORDINATOR },
  { "intern", PMN_MEDIATOR_INTERN },
  { "volunteer", PMN_MEDIATOR_VOLUNTEER },
  { "service-civique", PMN_MEDIATOR_SERVICE_CIVIQUE },
  { NULL, 0 },
};

const PmnCliWord pmn_cli_structure_kinds[] = {
  { "commune", PMN_STRUCTURE_COMMUNE },
  { "departement", PMN_STRUCTURE_DEPARTEMENT },
  { "region", PMN_STRUCTURE_REGION },
  { "epci", PMN_STRUCTURE_EPCI },
  { "collectivite", PMN_STRUCTURE_COLLECTIVITE },
  { "gip", PMN_STRUCTURE_GIP },
  { "association", PMN_STRUCTURE_ASSOCIATION },
  { "private", PMN_STRUCTURE_PRIVATE },
  { NULL, 0 },
};

static void
append (GString *list, const char *word)
{
  g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", word);
}

const char *
pmn_cli_word_of (const PmnCliWord *words, int value)
{
  while (words->word != NULL && words->value != value)
    words++;
  return words->word;
}

gboolean
pmn_cli_word_parse (const PmnCliWord *words, const char *text, int *value, GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (; words->word != NULL; words++)
    {
      if (g_str_equal (words->word, text))
        {
          *value = words->value;
          return TRUE;
        }
      append (list, words->word);
    }
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               /* Translators: what was typed, then the words of which it should be one. */
               _ ("“%s” is not one of: %s."), text, list->str);
  return FALSE;
}

/* @found: (nullable): the code that @text stands for; @codes: (transfer full): else what to choose from */
static gboolean
take_code (const char *text, const char *found, GString *codes, const char **code, GError **error)
{
  *code = g_intern_string (found);
  if (found == NULL)
    g_set_error (error, PMN_CORE_ERROR, PMN_CORE_ERROR_INVALID,
                 /* Translators: what was typed, then a list of codes. */
                 _ ("“%s” is not a known code. The codes are: %s."), text, codes->str);
  g_string_free (codes, TRUE);
  return found != NULL;
}

gboolean
pmn_cli_code_parse (PmnDimension dimension, const char *text, const char **code, GError **error)
{
  const char *found = pmn_term_find (dimension, text);
  gsize n_terms = 0;
  const PmnTerm *terms = pmn_nomenclature_terms (dimension, &n_terms);
  GString *codes = g_string_new (NULL);

  for (gsize i = 0; i < n_terms; i++)
    append (codes, terms[i].code);
  return take_code (text, found, codes, code, error);
}

gboolean
pmn_cli_vocabulary_parse (PmnVocabulary vocabulary, const char *text, const char **code,
                          GError **error)
{
  const PmnVocabularyTerm *found = pmn_vocabulary_by_label (vocabulary, text);
  gsize n_terms = 0;
  const PmnVocabularyTerm *terms = pmn_vocabulary_terms (vocabulary, &n_terms);
  GString *codes = g_string_new (NULL);

  for (gsize i = 0; i < n_terms; i++)
    append (codes, terms[i].code);
  return take_code (text, found ? found->code : NULL, codes, code, error);
}
