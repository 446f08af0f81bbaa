/* pmn-search-key.h: the one spelling under which a text is searched and ordered
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * pmn_search_key:
 * @text: (nullable): valid UTF-8
 *
 * Decomposes (NFKD), removes marks, expands œ, æ and ß, folds the case, replaces every run of white
 * space and control characters by one space and trims both ends. Typographic apostrophes and dashes
 * become "'" and "-". Stored beside the text and indexed; the same function makes the key of what
 * is searched. "Œuvre  Élémentaire" gives "oeuvre elementaire". Plain ASCII takes a short way. Pure
 * and thread-safe; applied to its own result it changes nothing.
 *
 * Returns: (transfer full): the key; an empty string for %NULL, and invalid bytes are dropped
 */
char *pmn_search_key (const char *text);

/**
 * pmn_search_tokens:
 * @text: (nullable): valid UTF-8
 *
 * The words of the search key of @text: runs of letters and digits. "L’atelier n° 3" gives "l",
 * "atelier", "n", "3".
 *
 * Returns: (transfer full) (array zero-terminated=1): the words, free with g_strfreev(); never
 * %NULL
 */
char **pmn_search_tokens (const char *text);

/**
 * pmn_search_words:
 * @text: (nullable): valid UTF-8
 *
 * The tokens of @text joined by one space: equal for two labels that differ only by case, accents,
 * spaces and punctuation.
 *
 * Returns: (transfer full): the words; never %NULL
 */
char *pmn_search_words (const char *text);

/**
 * pmn_fold_compare:
 * @a: (nullable): a text
 * @b: (nullable): a text
 *
 * Compares by search key, then by bytes, so that the order is total: "Élise" comes before "Eloi".
 *
 * Returns: negative, zero or positive as strcmp(); %NULL sorts as an empty string
 */
int pmn_fold_compare (const char *a, const char *b);

G_END_DECLS
