/* pmn-search-words.h: how often each word of the search index occurs
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-edit-private.h"

G_BEGIN_DECLS

/** PmnSearchWords: counts of an edit, written when it is committed. */
typedef struct _PmnSearchWords PmnSearchWords;

/** pmn_search_words_of_edit: Returns: (transfer none): those of @edit. */
PmnSearchWords *pmn_search_words_of_edit (PmnEdit *edit);
/** pmn_search_words_count: @words: from pmn_search_index_words(); @sign: 1 to add them, -1 to take them away. */
void pmn_search_words_count (PmnSearchWords *self, const char *words, int sign);

G_END_DECLS
