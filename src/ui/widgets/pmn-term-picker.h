/* pmn-term-picker.h: a row of toggles, one per term, several of which may be on
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "pmn-nomenclature.h"

G_BEGIN_DECLS

#define PMN_TYPE_TERM_PICKER (pmn_term_picker_get_type ())
G_DECLARE_FINAL_TYPE (PmnTermPicker, pmn_term_picker, PMN, TERM_PICKER, AdwPreferencesRow)

/*
 * Properties: "state" (string): codes that are on, joined by ";"; "single" (gboolean): at most one
 * can be on. The "title" of the row is shown above the toggles and names their group.
 * Signals: "changed" (), "turned-on" (string code): the user or the program turned a toggle on.
 */

/** pmn_term_picker_add: @code: its code; @label: shown; @help: (nullable): shown when hovered or focused. */
void pmn_term_picker_add (PmnTermPicker *self, const char *code, const char *label,
                          const char *help);
/** pmn_term_picker_has: Returns: whether there is a toggle for @code. */
gboolean pmn_term_picker_has (PmnTermPicker *self, const char *code);
/** pmn_term_picker_clear: takes every toggle away. */
void pmn_term_picker_clear (PmnTermPicker *self);
/** pmn_term_picker_get_active: Returns: whether the toggle of @code is on. */
gboolean pmn_term_picker_get_active (PmnTermPicker *self, const char *code);
/** pmn_term_picker_set_active: nothing when there is no such toggle. */
void pmn_term_picker_set_active (PmnTermPicker *self, const char *code, gboolean active);
/** pmn_term_picker_dup_active: Returns: (transfer full): codes that are on, in the order of the toggles. */
char **pmn_term_picker_dup_active (PmnTermPicker *self);
/** pmn_term_picker_add_dimension: every term of a nomenclature. */
void pmn_term_picker_add_dimension (PmnTermPicker *self, PmnDimension dimension);
/** pmn_term_picker_turn_on: as set_active; a code that is not there gets a toggle, so that it is kept. @code: (nullable). */
void pmn_term_picker_turn_on (PmnTermPicker *self, PmnDimension dimension, const char *code);
/** pmn_term_picker_set_single: turns only @code on. @code: (nullable): none. */
void pmn_term_picker_set_single (PmnTermPicker *self, PmnDimension dimension, const char *code);
/** pmn_term_picker_get_single: Returns: (transfer none) (nullable): the first code that is on, interned. */
const char *pmn_term_picker_get_single (PmnTermPicker *self);
/** pmn_term_picker_show_all_but: hides and turns off the toggle of @code, shows the others. */
void pmn_term_picker_show_all_but (PmnTermPicker *self, const char *code);
/** pmn_term_picker_turn_off_others: leaves at most @code on. */
void pmn_term_picker_turn_off_others (PmnTermPicker *self, const char *code);

/** pmn_term_picker_set_words: other words under which pmn_term_picker_filter() finds @code. */
void pmn_term_picker_set_words (PmnTermPicker *self, const char *code, const char *words);

/**
 * PmnMatch:
 * @PMN_MATCH_NONE: nothing
 * @PMN_MATCH_HELP: a word of the explanation
 * @PMN_MATCH_WORD: a word of the label
 * @PMN_MATCH_START: the label itself
 *
 * What begins like the text that is looked for.
 */
typedef enum
{
  PMN_MATCH_NONE,
  PMN_MATCH_HELP,
  PMN_MATCH_WORD,
  PMN_MATCH_START,
} PmnMatch;

/**
 * pmn_term_picker_filter:
 * @key: (nullable): what is looked for, as pmn_search_words() writes it; %NULL or "" shows everything
 * @match: (out): how well the best match answers
 *
 * Shows the toggles whose label or help has a word that begins with @key, and those that are on.
 *
 * Returns: (transfer none) (nullable): the code of the best match
 */
const char *pmn_term_picker_filter (PmnTermPicker *self, const char *key, PmnMatch *match);

G_END_DECLS
