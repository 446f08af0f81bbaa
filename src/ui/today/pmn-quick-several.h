/* pmn-quick-several.h: several people in the quick box: a workshop, or a session each
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-log-context.h"
#include "today/pmn-quick-choices.h"

G_BEGIN_DECLS

/**
 * pmn_quick_several_suggest:
 * @reading: without errors
 * @text: what was read
 *
 * Adds to @choices what the people of @reading may have come to, with the minutes that it makes; nothing when there is
 * one person, or when a workshop was said.
 */
void pmn_quick_several_suggest (PmnQuickChoices *choices, const PmnLogContext *context,
                                const PmnQuickReading *reading, const char *text);

/** pmn_quick_several_answer_of: @spelling: of a choice. Returns: (nullable): the answer to remember, see %PMN_KEY_SEVERAL; %NULL of a choice about something else. */
const char *pmn_quick_several_answer_of (const char *spelling);

G_END_DECLS
