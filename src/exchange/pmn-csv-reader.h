/* pmn-csv-reader.h: records of delimited text
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-table-reader.h"

G_BEGIN_DECLS

/**
 * pmn_csv_reader_new:
 * @path: file name
 * @display_name: name for messages
 * @limits: limits, copied
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Used by pmn_table_reader_open(). Quotes as in RFC 4180, with line breaks in them; the separator is the one that a
 * first line "sep=;" names, else the one of ; , | and tab that cuts the first records most evenly.
 *
 * Returns: (transfer full): a reader, or %NULL
 */
PmnTableReader *pmn_csv_reader_new (const char *path, const char *display_name,
                                    const PmnTableLimits *limits, GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
