/* pmn-choice-row.h: a row that chooses one thing among some, by identifier
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "pmn-nomenclature.h"
#include "pmn-vocabulary.h"

G_BEGIN_DECLS

#define PMN_TYPE_CHOICE_ROW (pmn_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (PmnChoiceRow, pmn_choice_row, PMN, CHOICE_ROW, AdwComboRow)

/* Property: "state" (string): the identifier chosen, see pmn-form-state.h. */

/** pmn_choice_row_set_placeholder: @placeholder: translated, shown and said while nothing is chosen, which is not one of the
 *  choices of the list. Without it something is always chosen: the first choice until another one is. */
void pmn_choice_row_set_placeholder (PmnChoiceRow *self, const char *placeholder);
/** pmn_choice_row_clear: takes every choice away. */
void pmn_choice_row_clear (PmnChoiceRow *self);
/** pmn_choice_row_add: @id: identifier, "" for the choice to say nothing; @label: translated. From nine choices on, one can search. */
void pmn_choice_row_add (PmnChoiceRow *self, const char *id, const char *label);
/** pmn_choice_row_remove: takes one choice away, if it is there; when it was chosen, nothing is any more. */
void pmn_choice_row_remove (PmnChoiceRow *self, const char *id);
/** pmn_choice_row_add_int: as above with a number for identifier. */
void pmn_choice_row_add_int (PmnChoiceRow *self, gint64 id, const char *label);
/** pmn_choice_row_add_vocabulary: every term of a closed list. */
void pmn_choice_row_add_vocabulary (PmnChoiceRow *self, PmnVocabulary vocabulary);
/** pmn_choice_row_add_dimension: every term of a nomenclature. */
void pmn_choice_row_add_dimension (PmnChoiceRow *self, PmnDimension dimension);
/** pmn_choice_row_get_id: Returns: (transfer none): the identifier chosen, "" when none. */
const char *pmn_choice_row_get_id (PmnChoiceRow *self);
/** pmn_choice_row_get_int: Returns: the identifier as a number, 0 when none. */
gint64 pmn_choice_row_get_int (PmnChoiceRow *self);
/** pmn_choice_row_set_id: chooses @id; one that is not there is added as it is, so that nothing is lost. "" that is not
 *  there chooses nothing in a row with a placeholder (unless there is one choice only), and changes nothing in another. */
void pmn_choice_row_set_id (PmnChoiceRow *self, const char *id);
/** pmn_choice_row_set_int: chooses the number @id, 0 when it is not there: nothing in a row with a placeholder, else the first choice. Another one that is not there
 *  names a row that was moved to the trash: it is added, so that nothing is lost. */
void pmn_choice_row_set_int (PmnChoiceRow *self, gint64 id);

G_END_DECLS
