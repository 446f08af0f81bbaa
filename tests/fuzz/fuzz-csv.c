/* fuzz-csv.c: the reader of delimited text
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "read-table.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  read_table (data, size);
  return 0;
}
