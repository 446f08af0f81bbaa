/* pmn-ods-reader.h: rows of a sheet of OpenDocument
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-archive.h"
#include "pmn-table-reader.h"

G_BEGIN_DECLS

/**
 * pmn_ods_reader_new:
 * @archive: (transfer full): the file
 * @limits: limits, copied
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Used by pmn_table_reader_open(). Reads the content once whole to list the sheets.
 *
 * Returns: (transfer full): a reader, or %NULL
 */
PmnTableReader *pmn_ods_reader_new (PmnArchive *archive, const PmnTableLimits *limits,
                                    GCancellable *cancellable, GError **error);

G_END_DECLS
