/* pmn-sentence.h: sentences put inside others
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * pmn_sentence_after_colon:
 * @sentence: a translated sentence that also stands alone, valid UTF-8
 *
 * After a colon no sentence begins with a capital, in French above all; an acronym keeps its own.
 *
 * Returns: (transfer full): @sentence to be put after a colon
 */
char *pmn_sentence_after_colon (const char *sentence);

G_END_DECLS
