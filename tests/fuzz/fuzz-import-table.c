/* fuzz-import-table.c: what the rows of a table of the user’s own mean
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "check-activity.h"
#include "pmn-table-fields.h"

static gboolean
convert (gpointer reader, PmnActivity *activity, gpointer told)
{
  g_autoptr (PmnTermReader) words = pmn_term_reader_new ();
  PmnTableContext context = { CHECK_TODAY, words, FALSE };

  return pmn_table_fields_convert (reader, activity, &context, check_problem, told);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_auto (MemoryFile) file = { 0 };
  g_autoptr (PmnFieldTable) table = NULL;
  g_autoptr (GError) error = NULL;

  memory_file_init (&file, data, size);
  table = pmn_field_table_open (file.path, NULL, &error);
  if (table != NULL)
    pmn_table_fields_find_header (table, NULL, NULL, &error);
  while (error == NULL && pmn_field_table_next (table, NULL, &error))
    check_row (convert, table);
  if (error != NULL)
    check_refusal (error);
  return 0;
}
