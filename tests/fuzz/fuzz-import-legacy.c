/* fuzz-import-legacy.c: what the reports of the old platform mean
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "check-activity.h"
#include "pmn-legacy-reader.h"

static gboolean
convert (gpointer reader, PmnActivity *activity, gpointer told)
{
  return pmn_legacy_reader_convert (reader, activity, CHECK_TODAY, check_problem, told);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_auto (MemoryFile) file = { 0 };
  g_autoptr (PmnFieldTable) table = NULL;
  g_autoptr (GError) error = NULL;

  memory_file_init (&file, data, size);
  table = pmn_legacy_reader_open (file.path, NULL, &error);
  while (error == NULL && pmn_field_table_next (table, NULL, &error))
    check_row (convert, table);
  if (error != NULL)
    check_refusal (error);
  return 0;
}
