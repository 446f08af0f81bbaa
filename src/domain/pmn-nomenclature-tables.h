/* pmn-nomenclature-tables.h: the tables made at build time, for the files that publish them
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the domain library. The definitions are made by build-aux/make-nomenclature.py.
 */
#pragma once

#include "pmn-legacy-nomenclature.h"
#include "pmn-nomenclature.h"
#include "pmn-vocabulary.h"

G_BEGIN_DECLS

/**
 * PmnAlias:
 * @list: the number of the list: a dimension, a vocabulary or a field of the old platform
 * @words: a spelling, as pmn_search_words() writes it
 * @index: the index of the term in its table
 *
 * One spelling of a term. Arrays are sorted by @list, then by the bytes of @words.
 */
typedef struct
{
  int list;
  const char *words;
  int index;
} PmnAlias;

extern const PmnTerm pmn_term_table[];
extern const gsize
    pmn_term_first[]; /* index of the first term of each dimension; one more at the end */
extern const PmnAlias pmn_term_aliases[];
extern const gsize pmn_term_n_aliases;

extern const PmnVocabularyTerm pmn_vocabulary_table[];
extern const gsize pmn_vocabulary_first[];
extern const PmnAlias pmn_vocabulary_aliases[];
extern const gsize pmn_vocabulary_n_aliases;

extern const PmnCoreTheme pmn_core_theme_table[];
extern const gsize pmn_core_theme_n;

extern const PmnLegacyTerm pmn_legacy_table[];
extern const gsize pmn_legacy_first[];
extern const PmnAlias pmn_legacy_aliases[];
extern const gsize pmn_legacy_n_aliases;

/**
 * pmn_alias_find:
 * @aliases: (array length=n_aliases): a sorted array
 * @n_aliases: its length
 * @list: the list to look in
 * @text: (nullable): a spelling as found
 *
 * Returns: the index of the term, -1 when there is none
 */
int pmn_alias_find (const PmnAlias *aliases, gsize n_aliases, int list, const char *text);

G_END_DECLS
