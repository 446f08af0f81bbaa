/* pmn-xlsx-reader.h: rows of a sheet of Office Open XML
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-archive.h"
#include "pmn-table-reader.h"

G_BEGIN_DECLS

/**
 * pmn_xlsx_reader_new:
 * @archive: (transfer full): the file
 * @workbook_part: what pmn_xlsx_workbook_find() gave
 * @limits: limits, copied
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Used by pmn_table_reader_open(). Reads the list of sheets and the styles; shared strings are read with the first
 * row.
 *
 * Returns: (transfer full): a reader, or %NULL
 */
PmnTableReader *pmn_xlsx_reader_new (PmnArchive *archive, const char *workbook_part,
                                     const PmnTableLimits *limits, GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
