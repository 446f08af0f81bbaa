/* pmn-dump-private.h: what writing and loading a dump share
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** pmn_dump_dimension_word: Returns: (transfer none) (nullable): the word of a #PmnDimension. */
const char *pmn_dump_dimension_word (int dimension);
/** pmn_dump_dimension: Returns: the #PmnDimension of a word, 0 for any other word. */
int pmn_dump_dimension (const char *word);

G_END_DECLS
