/* pmn-vocabulary.c: closed lists other than the dimensions of an activity
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "pmn-nomenclature-tables.h"
#include "pmn-vocabulary.h"

const PmnVocabularyTerm *
pmn_vocabulary_terms (PmnVocabulary vocabulary, gsize *n_terms)
{
  g_return_val_if_fail (n_terms != NULL, NULL);

  *n_terms = 0;
  g_return_val_if_fail (
      vocabulary >= PMN_VOCABULARY_MEDIATOR_KIND && vocabulary <= PMN_VOCABULARY_LAST, NULL);

  *n_terms = pmn_vocabulary_first[vocabulary + 1] - pmn_vocabulary_first[vocabulary];
  return &pmn_vocabulary_table[pmn_vocabulary_first[vocabulary]];
}

const PmnVocabularyTerm *
pmn_vocabulary_by_code (PmnVocabulary vocabulary, const char *code)
{
  gsize n_terms;
  const PmnVocabularyTerm *terms = pmn_vocabulary_terms (vocabulary, &n_terms);

  for (gsize i = 0; code != NULL && i < n_terms; i++)
    {
      if (strcmp (terms[i].code, code) == 0)
        return &terms[i];
    }
  return NULL;
}

const PmnVocabularyTerm *
pmn_vocabulary_by_label (PmnVocabulary vocabulary, const char *label)
{
  int index
      = pmn_alias_find (pmn_vocabulary_aliases, pmn_vocabulary_n_aliases, (int) vocabulary, label);

  return index < 0 ? NULL : &pmn_vocabulary_table[index];
}

const char *
pmn_vocabulary_label (PmnVocabulary vocabulary, const char *code)
{
  g_return_val_if_fail (code != NULL, "");

  const PmnVocabularyTerm *term = pmn_vocabulary_by_code (vocabulary, code);
  return term != NULL ? term->label : code;
}

const PmnCoreTheme *
pmn_core_themes (gsize *n_themes)
{
  g_return_val_if_fail (n_themes != NULL, NULL);

  *n_themes = pmn_core_theme_n;
  return pmn_core_theme_table;
}
