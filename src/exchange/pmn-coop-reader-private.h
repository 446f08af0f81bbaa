/* pmn-coop-reader-private.h: typed cells, for the conversion of rows
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-coop-reader.h"

G_BEGIN_DECLS

/** pmn_coop_reader_get_date: Returns: whether the date cell holds a date. */
gboolean pmn_coop_reader_get_date (PmnCoopReader *self, PmnDay *day);
/**
 * pmn_coop_reader_get_code:
 * @known: (out): whether the nomenclature has it
 *
 * Looks each spelling up once for the whole file.
 *
 * Returns: (transfer none): the interned code of @label, else @label itself, interned
 */
const char *pmn_coop_reader_get_code (PmnCoopReader *self, int dimension, const char *label,
                                      gboolean *known);
/** pmn_coop_reader_get_number: Returns: whether the cell holds a number, typed or as text. */
gboolean pmn_coop_reader_get_number (PmnCoopReader *self, PmnCoopField field, double *value);

G_END_DECLS
