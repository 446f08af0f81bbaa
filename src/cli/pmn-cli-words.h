/* pmn-cli-words.h: the words and codes that options take
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A word belongs to the command line (a kind, a part of a day): another one is a usage error, exit 2.
 * A code belongs to the data (a theme, a typology): another one is refused, exit 3. Both errors list
 * what would have been right.
 */
#pragma once

#include "pmn-cli.h"
#include "pmn-nomenclature.h"
#include "pmn-vocabulary.h"

G_BEGIN_DECLS

/** PmnCliWord: @word: NULL ends a list; @value: of the enumeration that it stands for. */
typedef struct
{
  const char *word;
  int value;
} PmnCliWord;

extern const PmnCliWord pmn_cli_activity_kinds[];
extern const PmnCliWord pmn_cli_day_parts[];
extern const PmnCliWord pmn_cli_mediator_kinds[];
extern const PmnCliWord pmn_cli_structure_kinds[];

/** pmn_cli_word_of: Returns: (transfer none) (nullable): the word of @value. */
const char *pmn_cli_word_of (const PmnCliWord *words, int value);
/** pmn_cli_word_parse: Errors: %G_OPTION_ERROR_BAD_VALUE. Returns: whether @text is one of @words. */
gboolean pmn_cli_word_parse (const PmnCliWord *words, const char *text, int *value, GError **error);

/** pmn_cli_code_parse: @text: a code or its label; @code: (out): interned. Errors: %PMN_CORE_ERROR_INVALID. */
gboolean pmn_cli_code_parse (PmnDimension dimension, const char *text, const char **code,
                             GError **error);
/** pmn_cli_vocabulary_parse: the same for the other lists. */
gboolean pmn_cli_vocabulary_parse (PmnVocabulary vocabulary, const char *text, const char **code,
                                   GError **error);

G_END_DECLS
