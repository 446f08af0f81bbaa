/* pmn-term-words.c: the themes and the equipment that a word of a search may mean
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-term-words.h"

#include <string.h>

#include "pmn-nomenclature-tables.h"
#include "pmn-quick-private.h"

/* A shorter word has to be the whole word: "ia", but not "p". */
#define MIN_PREFIX 3

gboolean
pmn_term_words_is_small (const char *word)
{
  g_return_val_if_fail (word != NULL, FALSE);

  return g_utf8_strlen (word, -1) < 2 || pmn_quick_is_small_word (word);
}

/* "Autre" and "pas de matériel" say what there was not. */
static gboolean
says_something (const PmnTerm *term)
{
  return term->dimension == PMN_DIMENSION_THEME
         || (!g_str_equal (term->code, "autre") && !g_str_equal (term->code, "aucun"));
}

/* @spelling: words separated by one space */
static gboolean
begins_a_word (const char *typed, const char *spelling)
{
  gsize length = strlen (typed);

  for (const char *word = spelling; word != NULL; word = strchr (word, ' '))
    {
      word += *word == ' ';
      if (strncmp (word, typed, length) == 0
          && (length >= MIN_PREFIX || word[length] == '\0' || word[length] == ' '))
        return TRUE;
    }
  return FALSE;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return *(const gint *) a - *(const gint *) b;
}

GArray *
pmn_term_words_find (const char *word)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint));

  g_return_val_if_fail (word != NULL, ids);

  if (pmn_term_words_is_small (word))
    return ids;
  for (gsize i = 0; i < pmn_term_n_aliases; i++)
    {
      const PmnAlias *alias = &pmn_term_aliases[i];
      const PmnTerm *term = &pmn_term_table[alias->index];
      gboolean known = FALSE;

      if ((alias->list != PMN_DIMENSION_THEME && alias->list != PMN_DIMENSION_MATERIAL)
          || !says_something (term) || !begins_a_word (word, alias->words))
        continue;
      for (guint j = 0; j < ids->len && !known; j++)
        known = g_array_index (ids, gint, j) == term->id;
      if (!known)
        g_array_append_val (ids, term->id);
    }
  g_array_sort (ids, compare_ids);
  return ids;
}
