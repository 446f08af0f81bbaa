/* fuzz-ods.c: the OpenDocument reader: a whole archive, or the tables of its content
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-test-files.h"
#include "read-table.h"

#include <string.h>

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
  archive = pmn_test_ods (text);
  read_table (g_bytes_get_data (archive, NULL), g_bytes_get_size (archive));
  return 0;
}
