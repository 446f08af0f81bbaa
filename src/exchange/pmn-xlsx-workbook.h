/* pmn-xlsx-workbook.h: what a workbook of Office Open XML says before its sheets are read
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-archive.h"
#include "pmn-number-format.h"
#include "pmn-string-arena.h"

G_BEGIN_DECLS

/**
 * PmnXlsxWorkbook:
 * @sheets: (element-type utf8): names of the sheets
 * @sheet_parts: (element-type utf8): for each, the part where its cells are
 * @strings_part: (nullable): part of the shared strings
 * @styles_part: (nullable): part of the styles
 * @formats: (element-type PmnNumberFormat): for each cell style, what it makes of a number
 * @system_1904: dates are counted from 1904
 */
typedef struct
{
  GPtrArray *sheets;
  GPtrArray *sheet_parts;
  char *strings_part;
  char *styles_part;
  GArray *formats;
  gboolean system_1904;
} PmnXlsxWorkbook;

/**
 * pmn_xlsx_workbook_find:
 * @archive: an archive
 *
 * Returns: (transfer full) (nullable): the name of the part that describes the workbook; %NULL when the archive is
 *   not a workbook
 */
char *pmn_xlsx_workbook_find (PmnArchive *archive);

/**
 * pmn_xlsx_workbook_load:
 * @archive: an archive
 * @part: what pmn_xlsx_workbook_find() gave
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Reads the list of sheets and the styles. Errors: FORMAT, LIMIT.
 *
 * Returns: (transfer full): the workbook, or %NULL
 */
PmnXlsxWorkbook *pmn_xlsx_workbook_load (PmnArchive *archive, const char *part,
                                         GCancellable *cancellable, GError **error);

/**
 * pmn_xlsx_workbook_free:
 * @self: (nullable) (transfer full): a workbook
 */
void pmn_xlsx_workbook_free (PmnXlsxWorkbook *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnXlsxWorkbook, pmn_xlsx_workbook_free)

/**
 * pmn_xlsx_strings_load:
 * @archive: an archive
 * @part: the part of the shared strings
 * @limits: limits
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Reads the shared strings: runs are joined, phonetic guides left out. Errors: FORMAT, LIMIT.
 *
 * Returns: (transfer full): the strings, or %NULL
 */
PmnStringArena *pmn_xlsx_strings_load (PmnArchive *archive, const char *part,
                                       const PmnTableLimits *limits, GCancellable *cancellable,
                                       GError **error);

/**
 * pmn_xlsx_text_clean:
 * @text: (array length=length): text, changed in place
 * @length: its bytes
 *
 * Decodes the _x000D_ escapes of XLSX and turns line ends into "\n". Escapes of what is not a character stay.
 *
 * Returns: the new length, never more than @length
 */
gsize pmn_xlsx_text_clean (char *text, gsize length);

G_END_DECLS
