/* rows-workbook.h: lines of text as the rows of a workbook
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * rows_workbook:
 * @sheet: name of the sheet
 * @data: lines; cells are cut at ";". "#46280" is the number, "@46280" that number shown as a date
 *
 * So that what is tried is what the rows mean, rather than the archive, which has targets of its own.
 *
 * Returns: (transfer full): the workbook
 */
GBytes *rows_workbook (const char *sheet, const guint8 *data, gsize size);

G_END_DECLS
