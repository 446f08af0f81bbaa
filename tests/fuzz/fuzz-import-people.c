/* fuzz-import-people.c: the platform's template of beneficiaries
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "check-activity.h"
#include "pmn-beneficiary-template.h"
#include "rows-workbook.h"

static void
on_problem (guint row, const char *column, const char *value, const char *sentence, gpointer told)
{
  check_problem (row, column, value, TRUE, sentence, told);
}

/* Returns: whether there was a person */
static gboolean
read_person (PmnBeneficiaryTemplate *reader, GError **error)
{
  g_autoptr (PmnBeneficiary) person = NULL;
  g_autoptr (PmnValidation) validation = pmn_validation_new ();
  guint row, n_fatal = 0;
  gboolean valid;

  if (!pmn_beneficiary_template_next (reader, CHECK_TODAY, on_problem, &n_fatal, NULL, &row,
                                      &person, &valid, error)
      || person == NULL)
    return FALSE;
  g_assert_cmpint (valid, ==, n_fatal == 0);
  g_assert_true (g_utf8_validate (person->given, -1, NULL));
  g_assert_true (g_utf8_validate (person->family, -1, NULL));
  g_assert_cmpint (person->birth_year, <=, 2026);
  pmn_beneficiary_validate (person, CHECK_TODAY, validation);
  return TRUE;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GBytes) workbook = rows_workbook (PMN_BENEFICIARY_TEMPLATE_SHEET, data, size);
  g_auto (MemoryFile) file = { 0 };
  g_autoptr (PmnBeneficiaryTemplate) reader = NULL;
  g_autoptr (GError) error = NULL;

  memory_file_init (&file, g_bytes_get_data (workbook, NULL), g_bytes_get_size (workbook));
  reader = pmn_beneficiary_template_open (file.path, NULL, &error);
  while (error == NULL && read_person (reader, &error))
    ;
  if (error != NULL)
    check_refusal (error);
  return 0;
}
