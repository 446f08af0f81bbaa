/* pmn-beneficiary-template-writer.c: writing the workbook in which the platform takes beneficiaries
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-beneficiary-template.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <xlsxwriter.h>

#include "pmn-beneficiary-template-private.h"
#include "pmn-exchange-error.h"

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
  g_autofree char *temporary = NULL;
  lxw_error result;
  int fd;

  g_return_val_if_fail (path != NULL && people != NULL, FALSE);

  /* Made first, so that nobody else can read the names even while they are written. */
  temporary = g_strdup_printf ("%s.XXXXXX", path);
  fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0 || !g_close (fd, NULL))
    {
      int saved = errno;

      g_set_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_IO,
                   /* Translators: %s is a file name, then the reason given by the system. */
                   _ ("“%s” cannot be written: %s."), path, g_strerror (saved));
      return FALSE;
    }
  result = write_workbook (temporary, people);
  if (result == LXW_NO_ERROR && g_rename (temporary, path) == 0)
    return TRUE;
  g_set_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_IO, _ ("“%s” cannot be written: %s."),
               path, result == LXW_NO_ERROR ? g_strerror (errno) : lxw_strerror (result));
  g_unlink (temporary);
  return FALSE;
}
