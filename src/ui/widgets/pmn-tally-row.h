/* pmn-tally-row.h: how many people of each gender, age or status, with the sum
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "pmn-nomenclature.h"

G_BEGIN_DECLS

#define PMN_TYPE_TALLY_ROW (pmn_tally_row_get_type ())
G_DECLARE_FINAL_TYPE (PmnTallyRow, pmn_tally_row, PMN, TALLY_ROW, AdwPreferencesRow)

/*
 * One stepper for each term but "non communiqué", which is what remains of the total and is said in
 * the sum below. Property: "state" (string): "feminin=6;masculin=4", see pmn-form-state.h.
 * Signal: "changed" ().
 */

/** pmn_tally_row_set_dimension: once: whose terms are counted. */
void pmn_tally_row_set_dimension (PmnTallyRow *self, PmnDimension dimension);
/** pmn_tally_row_set_total: how many people there are, for the sentence of the sum. */
void pmn_tally_row_set_total (PmnTallyRow *self, guint total);
/** pmn_tally_row_set_count: a code that is not there gets a stepper, so that it is kept; "non_communique" is skipped. */
void pmn_tally_row_set_count (PmnTallyRow *self, const char *code, guint n);
/** pmn_tally_row_get_count: Returns: the number of one term, 0 when there is none. */
guint pmn_tally_row_get_count (PmnTallyRow *self, const char *code);
/** pmn_tally_row_clear: every number becomes 0. */
void pmn_tally_row_clear (PmnTallyRow *self);

/** PmnTallyFunc: @n is never 0. */
typedef void (*PmnTallyFunc) (const char *code, guint n, gpointer data);

/** pmn_tally_row_for_each: calls @func with each term that has a number. */
void pmn_tally_row_for_each (PmnTallyRow *self, PmnTallyFunc func, gpointer data);

G_END_DECLS
