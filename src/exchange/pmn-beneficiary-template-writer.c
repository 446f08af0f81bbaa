/* pmn-beneficiary-template-writer.c: writing the workbook in which the platform takes beneficiaries
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-beneficiary-template.h"

#include <glib/gi18n-lib.h>
#include <xlsxwriter.h>

#include "pmn-beneficiary-template-private.h"
#include "pmn-c-locale.h"
#include "pmn-exchange-error.h"
#include "pmn-new-file.h"

#define HEADER_ROW 2 /* from 0 */

static void
put (lxw_worksheet *sheet, lxw_row_t row, PmnTemplateColumn column, const char *text,
     lxw_format *format)
{
  if (text != NULL && text[0] != '\0')
    worksheet_write_string (sheet, row, (lxw_col_t) column, text, format);
}

static const char *
gender_label (const char *code)
{
  if (g_strcmp0 (code, "feminin") == 0)
    return "Féminin";
  return g_strcmp0 (code, "masculin") == 0 ? "Masculin" : "Non communiqué";
}

static void
put_person (lxw_worksheet *sheet, lxw_row_t row, const PmnBeneficiary *person)
{
  put (sheet, row, PMN_TEMPLATE_FAMILY, person->family, NULL);
  put (sheet, row, PMN_TEMPLATE_GIVEN, person->given, NULL);
  if (person->birth_year != 0)
    worksheet_write_number (sheet, row, PMN_TEMPLATE_BIRTH_YEAR, person->birth_year, NULL);
  put (sheet, row, PMN_TEMPLATE_COMMUNE, person->commune, NULL);
  /* As text: codes begin with zeros and letters. */
  put (sheet, row, PMN_TEMPLATE_INSEE, person->insee, NULL);
  put (sheet, row, PMN_TEMPLATE_POSTCODE, person->postcode, NULL);
  put (sheet, row, PMN_TEMPLATE_PHONE, person->phone, NULL);
  put (sheet, row, PMN_TEMPLATE_EMAIL, person->email, NULL);
  put (sheet, row, PMN_TEMPLATE_GENDER, gender_label (person->gender), NULL);
  put (sheet, row, PMN_TEMPLATE_NOTES, person->notes, NULL);
}

static lxw_error
write_workbook (const char *path, const GPtrArray *people)
{
  lxw_workbook *workbook = workbook_new (path);
  lxw_worksheet *sheet = workbook_add_worksheet (workbook, PMN_BENEFICIARY_TEMPLATE_SHEET);
  lxw_format *bold = workbook_add_format (workbook);
  lxw_row_t row = HEADER_ROW + 1;

  format_set_bold (bold);
  worksheet_write_string (sheet, 0, 0, "Import de bénéficiaires", bold);
  for (int i = 0; i < PMN_N_TEMPLATE_COLUMNS; i++)
    {
      put (sheet, HEADER_ROW, (PmnTemplateColumn) i, pmn_beneficiary_template_headers[i], bold);
      worksheet_set_column (sheet, (lxw_col_t) i, (lxw_col_t) i, 20, NULL);
    }
  for (guint i = 0; i < people->len; i++)
    {
      const PmnBeneficiary *person = g_ptr_array_index (people, i);

      if (person->anonymised_at == 0)
        put_person (sheet, row++, person);
    }
  return workbook_close (workbook);
}

gboolean
pmn_beneficiary_template_write (const char *path, const GPtrArray *people, GError **error)
{
  g_autoptr (PmnNewFile) file = NULL;
  lxw_error result;
  locale_t before;

  g_return_val_if_fail (path != NULL && people != NULL, FALSE);

  file = pmn_new_file_begin (path, error);
  if (file == NULL)
    return FALSE;
  /* Nobody else can read the names, not even while they are written. */
  pmn_new_file_set_private (file);
  before = pmn_c_locale_enter ();
  result = write_workbook (pmn_new_file_get_temporary (file), people);
  uselocale (before);
  if (result == LXW_NO_ERROR)
    return pmn_new_file_commit (g_steal_pointer (&file), error);
  g_set_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_IO,
               /* Translators: %s is a file name, then the reason given by the system. */
               _ ("“%s” cannot be written: %s."), path, lxw_strerror (result));
  return FALSE;
}
