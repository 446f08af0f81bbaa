/* pmn-header-map.h: columns of a table found by the text of their header
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-table-reader.h"

G_BEGIN_DECLS

/**
 * PmnHeader:
 * @field: index of a field, chosen by the caller, from 0
 * @texts: (array zero-terminated=1): headers under which it is known, in any case and accents
 */
typedef struct
{
  int field;
  const char *const texts[14];
} PmnHeader;

/**
 * pmn_header_key: Returns: (transfer full): letters and digits of @text, without case, accents,
 *   spaces and apostrophes: what two spellings of a header have in common.
 */
char *pmn_header_key (const char *text);

/**
 * pmn_header_map:
 * @row: a row that may be the header
 * @headers: (array length=n_headers): what to look for
 * @columns: (out caller-allocates) (array length=n_fields): column of each field, -1 when absent
 *
 * Returns: how many fields were found. Of two columns that may be the same field the one whose header comes
 *   first in @headers counts ("Durée" before "Heures"); of two with the same header, the first.
 */
guint pmn_header_map (const PmnTableRow *row, const PmnHeader *headers, gsize n_headers,
                      int *columns, gsize n_fields);

G_END_DECLS
