/* fuzz-xlsx.c: the workbook reader: a whole archive, or the rows of a sheet
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-test-files.h"
#include "read-table.h"

#include <string.h>

#define STYLES                                                                                     \
  "<numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/></numFmts><cellXfs><xf/><xf "      \
  "numFmtId=\"164\"/>"                                                                             \
  "<xf numFmtId=\"20\"/></cellXfs>"

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GBytes) archive = NULL;
  g_autofree char *text = NULL;

  if (size >= 2 && memcmp (data, "PK", 2) == 0)
    {
      read_table (data, size);
      return 0;
    }
  text = g_strndup ((const char *) data, size);
  archive = pmn_test_xlsx (text, "<si><t>un</t></si><si><t>_x000D_ deux</t></si>", STYLES);
  read_table (g_bytes_get_data (archive, NULL), g_bytes_get_size (archive));
  return 0;
}
