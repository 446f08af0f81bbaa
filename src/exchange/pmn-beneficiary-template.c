/* pmn-beneficiary-template.c: reading the workbook in which the platform takes beneficiaries
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-beneficiary-template.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pmn-beneficiary-template-private.h"
#include "pmn-header-map.h"
#include "pmn-identifier.h"

#define FIRST_ROW 4

/* As on row 3 of the template. */
const char *const pmn_beneficiary_template_headers[PMN_N_TEMPLATE_COLUMNS] = {
  "Nom*",       "Prénom*",     "Année de naissance", "Commune",
  "Code INSEE", "Code postal", "Téléphone",          "E-mail",
  "Genre",      "Notes",
};

struct _PmnBeneficiaryTemplate
{
  PmnTableReader *table;
  guint expected; /* number of the row that follows the last person */
};

/* A row being converted. */
typedef struct
{
  const PmnTableRow *row;
  PmnBeneficiaryProblem problem;
  gpointer user_data;
  gboolean valid;
} Reading;

PmnBeneficiaryTemplate *
pmn_beneficiary_template_open (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (PmnBeneficiaryTemplate) self = g_new0 (PmnBeneficiaryTemplate, 1);

  self->table = pmn_table_reader_open_with_cancellable (path, NULL, cancellable, error);
  if (self->table == NULL
      || !pmn_table_reader_expect_format (self->table, PMN_TABLE_FORMAT_XLSX, error)
      || !pmn_beneficiary_template_rewind (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
pmn_beneficiary_template_free (PmnBeneficiaryTemplate *self)
{
  if (self == NULL)
    return;
  pmn_table_reader_free (self->table);
  g_free (self);
}

double
pmn_beneficiary_template_get_progress (PmnBeneficiaryTemplate *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return pmn_table_reader_get_progress (self->table);
}

gboolean
pmn_beneficiary_template_rewind (PmnBeneficiaryTemplate *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  self->expected = FIRST_ROW;
  return pmn_table_reader_select_sheet_by_name (self->table, PMN_BENEFICIARY_TEMPLATE_SHEET, error);
}

/* The text of a cell; "" for an error of the spreadsheet, which a lookup gives for "not found". */
static char *
take_text (const Reading *reading, PmnTemplateColumn column)
{
  const PmnTableCell *cell = pmn_table_row_get_cell (reading->row, column);

  return cell->type == PMN_TABLE_CELL_ERROR ? g_strdup ("") : g_strstrip (g_strdup (cell->text));
}

static void
complain (Reading *reading, PmnTemplateColumn column, const char *sentence)
{
  reading->valid = FALSE;
  if (reading->problem != NULL)
    reading->problem (reading->row->number, pmn_beneficiary_template_headers[column],
                      pmn_table_row_get_cell (reading->row, column)->text, sentence,
                      reading->user_data);
}

static char *
take_name (Reading *reading, PmnTemplateColumn column)
{
  char *name = take_text (reading, column);

  if (name[0] == '\0')
    complain (reading, column, _ ("it is required"));
  return name;
}

static int
take_birth_year (Reading *reading, PmnDay today)
{
  g_autofree char *text = take_text (reading, PMN_TEMPLATE_BIRTH_YEAR);
  g_autoptr (GError) error = NULL;
  char *end;
  gint64 year;

  if (text[0] == '\0')
    return 0;
  year = g_ascii_strtoll (text, &end, 10);
  if (*end != '\0' || end == text || year < 0 || year > 9999)
    {
      complain (reading, PMN_TEMPLATE_BIRTH_YEAR, _ ("it is not a year"));
      return 0;
    }
  if (pmn_identifier_check_birth_year ((int) year, today, &error))
    return (int) year;
  complain (reading, PMN_TEMPLATE_BIRTH_YEAR, error->message);
  return 0;
}

/* Returns: (transfer full): the form to store, "" when empty or wrong */
static char *
take_identifier (Reading *reading, PmnTemplateColumn column, PmnIdentifierKind kind)
{
  g_autofree char *text = take_text (reading, column);
  g_autoptr (GError) error = NULL;
  char *clean = NULL;

  if (text[0] == '\0' || pmn_identifier_check (kind, text, &clean, &error))
    return clean ? clean : g_strdup ("");
  complain (reading, column, error->message);
  return g_strdup ("");
}

/* The platform looks at the first letter only. */
static const char *
take_gender (Reading *reading)
{
  g_autofree char *text = take_text (reading, PMN_TEMPLATE_GENDER);

  switch (g_ascii_toupper (text[0]))
    {
    case 'F':
      return g_intern_static_string ("feminin");
    case 'M':
      return g_intern_static_string ("masculin");
    case 'N':
    case '\0':
      break;
    default:
      complain (reading, PMN_TEMPLATE_GENDER, _ ("it must begin with F, M or N"));
    }
  return g_intern_static_string ("non_communique");
}

static char *
null_if_empty (char *text)
{
  if (text[0] != '\0')
    return text;
  g_free (text);
  return NULL;
}

static PmnBeneficiary *
read_person (Reading *reading, PmnDay today)
{
  PmnBeneficiary *person = pmn_beneficiary_new ();
  g_autofree char *insee = take_identifier (reading, PMN_TEMPLATE_INSEE, PMN_IDENTIFIER_INSEE);
  g_autofree char *postcode
      = take_identifier (reading, PMN_TEMPLATE_POSTCODE, PMN_IDENTIFIER_POSTCODE);

  g_free (person->family);
  g_free (person->given);
  person->family = take_name (reading, PMN_TEMPLATE_FAMILY);
  person->given = take_name (reading, PMN_TEMPLATE_GIVEN);
  person->birth_year = take_birth_year (reading, today);
  person->commune = null_if_empty (take_text (reading, PMN_TEMPLATE_COMMUNE));
  g_strlcpy (person->insee, insee, sizeof person->insee);
  g_strlcpy (person->postcode, postcode, sizeof person->postcode);
  person->phone
      = null_if_empty (take_identifier (reading, PMN_TEMPLATE_PHONE, PMN_IDENTIFIER_PHONE));
  person->email
      = null_if_empty (take_identifier (reading, PMN_TEMPLATE_EMAIL, PMN_IDENTIFIER_EMAIL));
  person->gender = take_gender (reading);
  person->notes = null_if_empty (take_text (reading, PMN_TEMPLATE_NOTES));
  return person;
}

/* Only the ten columns count: what somebody scribbled beside them does not make a person. */
static gboolean
is_empty (const PmnTableRow *row)
{
  for (guint i = 0; i < PMN_N_TEMPLATE_COLUMNS; i++)
    {
      const PmnTableCell *cell = pmn_table_row_get_cell (row, i);

      /* The formulas of the template stand in every row, filled or not. */
      if (cell->text[0] != '\0' && !cell->has_formula)
        return FALSE;
    }
  return TRUE;
}

gboolean
pmn_beneficiary_template_next (PmnBeneficiaryTemplate *self, PmnDay today,
                               PmnBeneficiaryProblem problem, gpointer user_data,
                               GCancellable *cancellable, guint *row, PmnBeneficiary **person,
                               gboolean *valid, GError **error)
{
  PmnTableRow *read;
  Reading reading = { .problem = problem, .user_data = user_data, .valid = TRUE };
  GError *local_error = NULL;

  g_return_val_if_fail (self != NULL && row != NULL && person != NULL && valid != NULL, FALSE);

  *person = NULL;
  *valid = TRUE;
  do
    {
      if (!pmn_table_reader_next (self->table, cancellable, &read, &local_error))
        {
          if (local_error != NULL)
            g_propagate_error (error, local_error);
          return local_error == NULL;
        }
    }
  while (read->number < FIRST_ROW);
  if (read->number != self->expected || is_empty (read))
    {
      self->expected = 0; /* no row has this number: the end is final */
      return TRUE;
    }
  self->expected++;
  *row = read->number;
  reading.row = read;
  *person = read_person (&reading, today);
  *valid = reading.valid;
  return TRUE;
}

gboolean
pmn_beneficiary_template_is_example (const PmnBeneficiary *person)
{
  const char *const texts[] = { person->given, person->family, person->notes };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *key = texts[i] ? pmn_header_key (texts[i]) : NULL;

      if (key != NULL
          && (g_str_has_prefix (key, "exemple") || strstr (key, "ligneexemple") != NULL))
        return TRUE;
    }
  return FALSE;
}
