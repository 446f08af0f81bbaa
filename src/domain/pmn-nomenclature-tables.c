/* pmn-nomenclature-tables.c: finds a term by one of its spellings
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "pmn-nomenclature-tables.h"
#include "pmn-search-key.h"

/* Longer than any label: what is longer is no label, and is not worth folding. */
#define LONGEST_LABEL 1000

int
pmn_alias_find (const PmnAlias *aliases, gsize n_aliases, int list, const char *text)
{
  gsize low = 0, high = n_aliases;

  if (text == NULL || strnlen (text, LONGEST_LABEL + 1) > LONGEST_LABEL)
    return -1;

  g_autofree char *words = pmn_search_words (text);
  while (low < high)
    {
      gsize middle = low + (high - low) / 2;
      int order = aliases[middle].list - list;

      if (order == 0)
        order = strcmp (aliases[middle].words, words);
      if (order == 0)
        return aliases[middle].index;
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return -1;
}
