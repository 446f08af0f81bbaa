/* pmn-commune-row.h: a row in which a commune is found by its name or postcode
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-validation.h"
#include "widgets/pmn-proposal-row.h"

G_BEGIN_DECLS

#define PMN_TYPE_COMMUNE_ROW (pmn_commune_row_get_type ())
G_DECLARE_FINAL_TYPE (PmnCommuneRow, pmn_commune_row, PMN, COMMUNE_ROW, PmnProposalRow)

/*
 * Typing proposes communes under the row: Down goes into the list, Return takes the first, Escape
 * closes it. The INSEE code is the key: what is typed and not chosen is not a commune.
 * Property: "state" (string), see pmn-form-state.h.
 */

/** pmn_commune_row_set_commune: @insee, @postcode: "" when unknown; @name: (nullable). */
void pmn_commune_row_set_commune (PmnCommuneRow *self, const char *insee, const char *postcode,
                                  const char *name);
/**
 * pmn_commune_row_read:
 * @field: name of the field for @issues
 * @insee, @postcode: (out): members of six bytes
 * @name: (inout): member, owned
 * @issues: gets an error when what is typed is not a chosen commune
 */
void pmn_commune_row_read (PmnCommuneRow *self, const char *field, char *insee, char *postcode,
                           char **name, PmnValidation *issues);

G_END_DECLS
