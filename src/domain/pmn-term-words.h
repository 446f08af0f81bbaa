/* pmn-term-words.h: the themes and the equipment that a word of a search may mean
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * pmn_term_words_find:
 * @word: one of pmn_search_tokens()
 *
 * By the labels and the other spellings of the nomenclature ("impots", "messagerie", "tablette"). From
 * three letters on the beginning of a word is enough; words such as "de" or "avec" mean nothing.
 *
 * Returns: (transfer full) (element-type gint): ids of terms, ascending; empty when it means none
 */
GArray *pmn_term_words_find (const char *word);

/**
 * pmn_term_words_is_small:
 * @word: one of pmn_search_tokens()
 *
 * Returns: whether @word only joins others: the "e" of "e-mail", the "aux" of "aide aux démarches"
 */
gboolean pmn_term_words_is_small (const char *word);

G_END_DECLS
