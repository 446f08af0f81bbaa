/* fuzz-import-coop.c: what the rows of "Mes activités" mean
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "check-activity.h"
#include "pmn-coop-reader.h"
#include "rows-workbook.h"

static gboolean
convert (gpointer reader, PmnActivity *activity, gpointer told)
{
  PmnParticipation *person = pmn_participation_new ();

  g_ptr_array_add (activity->participations, person);
  pmn_coop_reader_fill_participation (reader, person, check_problem, told);
  return pmn_coop_reader_fill_activity (reader, activity, check_problem, told);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GBytes) workbook = rows_workbook ("Activités", data, size);
  g_auto (MemoryFile) file = { 0 };
  g_autoptr (PmnCoopReader) reader = NULL;
  g_autoptr (GError) error = NULL;

  memory_file_init (&file, g_bytes_get_data (workbook, NULL), g_bytes_get_size (workbook));
  reader = pmn_coop_reader_open (file.path, NULL, &error);
  while (error == NULL && pmn_coop_reader_next (reader, NULL, &error))
    {
      check_row (convert, reader);
      g_assert_cmpuint (pmn_coop_reader_get_digest (reader), ==,
                        pmn_coop_reader_get_digest (reader));
    }
  if (error != NULL)
    check_refusal (error);
  return 0;
}
