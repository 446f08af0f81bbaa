/* pmn-coop-reader.c: the "Mes activités" file of the national platform
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-coop-reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pmn-exchange-error.h"
#include "pmn-header-map.h"
#include "pmn-nomenclature.h"

#define SHEET "Activités"
#define LAST_HEADER_ROW 200 /* filters add lines above the header; never that many */

static const PmnHeader headers[] = {
  { PMN_COOP_DATE, { "Date" } },
  { PMN_COOP_RECORDED, { "Enregistré le" } },
  { PMN_COOP_MODIFIED, { "Dernière modification le" } },
  { PMN_COOP_GIVEN, { "Prénom du médiateur" } },
  { PMN_COOP_FAMILY, { "Nom du médiateur" } },
  { PMN_COOP_ROLE, { "Rôle" } },
  { PMN_COOP_CONUM, { "ID - Conum" } },
  { PMN_COOP_TYPE, { "Type" } },
  { PMN_COOP_PARTICIPANTS, { "Participants" } },
  { PMN_COOP_BENEFICIARY, { "Bénéficiaire" } },
  { PMN_COOP_CHANNEL, { "Canaux d’accompagnement", "Canal d’accompagnement" } },
  { PMN_COOP_PLACE, { "Nom du lieu" } },
  { PMN_COOP_ADDRESS, { "Adresse" } },
  { PMN_COOP_COMMUNE, { "Commune" } },
  { PMN_COOP_POSTCODE, { "Code postal" } },
  { PMN_COOP_INSEE, { "Code Insee" } },
  { PMN_COOP_MINUTES, { "Durée (min)", "Durée" } },
  { PMN_COOP_TITLE, { "Nom de l’atelier" } },
  { PMN_COOP_MATERIALS, { "Matériel numérique utilisé" } },
  { PMN_COOP_THEMES, { "Thématique(s) d’accompagnement", "Thématiques d’accompagnement" } },
  { PMN_COOP_TAGS, { "Tags" } },
  { PMN_COOP_PROCEDURE, { "Nom de la démarche administrative" } },
  { PMN_COOP_LEVEL, { "Niveau d’autonomie (ou de l’atelier)" } },
  { PMN_COOP_ORIENTED, { "Bénéficiaire réorienté" } },
  { PMN_COOP_REFERRAL, { "Structure de redirection" } },
  { PMN_COOP_PERSON_COMMUNE, { "Commune du bénéficiaire" } },
  { PMN_COOP_PERSON_POSTCODE, { "Code postal du bénéficiaire" } },
  { PMN_COOP_PERSON_INSEE, { "Code Insee du bénéficiaire" } },
  { PMN_COOP_GENDER, { "Genre du bénéficiaire", "Genre" } },
  { PMN_COOP_AGE, { "Tranche d’âge du bénéficiaire", "Tranche d’âge" } },
  { PMN_COOP_STATUS, { "Statut du bénéficiaire", "Statut" } },
  { PMN_COOP_NOTES, { "Notes supplémentaires", "Notes" } },
  { PMN_COOP_SOURCE, { "Source de la donnée" } },
  { PMN_COOP_ID, { "ID CRA" } },
};

/* Without these nothing can be made of a row. */
static const PmnCoopField required[] = {
  PMN_COOP_ID, PMN_COOP_DATE, PMN_COOP_TYPE, PMN_COOP_CHANNEL, PMN_COOP_MINUTES, PMN_COOP_THEMES,
};

struct _PmnCoopReader
{
  PmnTableReader *table;
  int columns[PMN_COOP_N_FIELDS];
  PmnTableRow *row; /* lent by the table */
  char *given;
  char *family;
  char *role;
  gboolean filtered;
  gboolean in_filters;
  GHashTable *codes[PMN_DIMENSION_LAST + 1]; /* label as found → Code *, filled on demand */
};

/* What a label stands for. */
typedef struct
{
  const char *code;
  gboolean known;
} Code;

const char *
pmn_coop_reader_get_header (PmnCoopField field)
{
  g_return_val_if_fail (field < PMN_COOP_N_FIELDS, "");

  return headers[field].texts[0];
}

static void
take (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

/* The blocks above the table: who exported, and which filters were set. */
static void
read_preamble (PmnCoopReader *self, const PmnTableRow *row)
{
  const char *label = pmn_table_row_get_cell (row, 0)->text;
  const char *value = pmn_table_row_get_cell (row, 1)->text;
  g_autofree char *key = pmn_header_key (label);

  if (g_str_equal (key, "filtres"))
    self->in_filters = TRUE;
  else if (self->in_filters)
    /* A period narrows the dates, which are known anyway; any other filter hides rows. */
    self->filtered
        |= !g_str_equal (key, "periode") && !g_str_equal (value, "-") && !g_str_equal (value, "");
  else if (g_str_equal (key, "nom"))
    take (&self->family, value);
  else if (g_str_equal (key, "prenom"))
    take (&self->given, value);
  else if (g_str_equal (key, "role"))
    take (&self->role, value);
}

static gboolean
check_required (PmnCoopReader *self, guint row, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (required); i++)
    if (self->columns[required[i]] < 0)
      {
        g_set_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_HEADER,
                     /* Translators: %u is a row number, %s the header of a column. */
                     _ ("The header in row %u has no column “%s”: this is not a “Mes activités” "
                        "file of the national platform."),
                     row, pmn_coop_reader_get_header (required[i]));
        return FALSE;
      }
  return TRUE;
}

static gboolean
find_header (PmnCoopReader *self, GCancellable *cancellable, GError **error)
{
  PmnTableRow *row;
  GError *local_error = NULL;

  while (pmn_table_reader_next (self->table, cancellable, &row, &local_error)
         && row->number <= LAST_HEADER_ROW)
    {
      pmn_header_map (row, headers, G_N_ELEMENTS (headers), self->columns, PMN_COOP_N_FIELDS);
      if (self->columns[PMN_COOP_ID] >= 0)
        return check_required (self, row->number, error);
      read_preamble (self, row);
    }
  if (local_error == NULL)
    g_set_error (&local_error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_HEADER,
                 /* Translators: %s is the name of a sheet. */
                 _ ("No row of the sheet “%s” has a cell “ID CRA”, which begins the table of a "
                    "“Mes activités” file."),
                 SHEET);
  g_propagate_error (error, local_error);
  return FALSE;
}

PmnCoopReader *
pmn_coop_reader_open (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (PmnCoopReader) self = g_new0 (PmnCoopReader, 1);

  self->given = g_strdup ("");
  self->family = g_strdup ("");
  self->role = g_strdup ("");
  self->table = pmn_table_reader_open_with_cancellable (path, NULL, cancellable, error);
  if (self->table == NULL
      || !pmn_table_reader_expect_format (self->table, PMN_TABLE_FORMAT_XLSX, error)
      || !pmn_table_reader_select_sheet_by_name (self->table, SHEET, error)
      || !find_header (self, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
pmn_coop_reader_free (PmnCoopReader *self)
{
  if (self == NULL)
    return;
  pmn_table_reader_free (self->table);
  for (gsize i = 0; i < G_N_ELEMENTS (self->codes); i++)
    g_clear_pointer (&self->codes[i], g_hash_table_unref);
  g_free (self->given);
  g_free (self->family);
  g_free (self->role);
  g_free (self);
}

void
pmn_coop_reader_get_author (PmnCoopReader *self, const char **given, const char **family,
                            const char **role)
{
  g_return_if_fail (self != NULL);

  *given = self->given;
  *family = self->family;
  *role = self->role;
}

gboolean
pmn_coop_reader_names_mediators (PmnCoopReader *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->columns[PMN_COOP_FAMILY] >= 0;
}

gboolean
pmn_coop_reader_is_filtered (PmnCoopReader *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->filtered;
}

double
pmn_coop_reader_get_progress (PmnCoopReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return pmn_table_reader_get_progress (self->table);
}

static const PmnTableCell *
get_cell (PmnCoopReader *self, PmnCoopField field)
{
  static const PmnTableCell empty = { .type = PMN_TABLE_CELL_EMPTY, .text = "" };

  if (self->row == NULL || self->columns[field] < 0)
    return &empty;
  return pmn_table_row_get_cell (self->row, (guint) self->columns[field]);
}

/* The platform never writes formulas nor dates as text: somebody altered the file. */
static gboolean
check_unaltered (PmnCoopReader *self, GError **error)
{
  const PmnTableCell *date = get_cell (self, PMN_COOP_DATE);

  for (int field = 0; field < PMN_COOP_N_FIELDS; field++)
    if (get_cell (self, (PmnCoopField) field)->has_formula)
      {
        g_set_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_ROW,
                     /* Translators: %u is a row number, %s the header of a column. */
                     _ ("Row %u, column “%s”: a formula. The file was altered after the export; "
                        "export it again, or read it as a table."),
                     self->row->number, pmn_coop_reader_get_header ((PmnCoopField) field));
        return FALSE;
      }
  if (date->type == PMN_TABLE_CELL_TEXT && get_cell (self, PMN_COOP_ID)->text[0] != '\0')
    {
      g_set_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_ROW,
                   /* Translators: %u is a row number, the first %s the header of a column, the
                      second the value found. */
                   _ ("Row %u, column “%s”: “%s” is text, not a date. The file was altered after "
                      "the export; export it again, or read it as a table."),
                   self->row->number, pmn_coop_reader_get_header (PMN_COOP_DATE), date->text);
      return FALSE;
    }
  return TRUE;
}

gboolean
pmn_coop_reader_next (PmnCoopReader *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  self->row = NULL;
  return pmn_table_reader_next (self->table, cancellable, &self->row, error)
         && check_unaltered (self, error);
}

guint
pmn_coop_reader_get_row (PmnCoopReader *self)
{
  g_return_val_if_fail (self != NULL && self->row != NULL, 0);

  return self->row->number;
}

const char *
pmn_coop_reader_get_text (PmnCoopReader *self, PmnCoopField field)
{
  g_return_val_if_fail (self != NULL && field < PMN_COOP_N_FIELDS, "");

  return get_cell (self, field)->text;
}

const char *
pmn_coop_reader_get_code (PmnCoopReader *self, int dimension, const char *label, gboolean *known)
{
  const Code *code;
  GHashTable **codes = &self->codes[dimension];

  if (*codes == NULL)
    *codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  code = g_hash_table_lookup (*codes, label);
  if (code == NULL)
    {
      const PmnTerm *term = pmn_nomenclature_by_label ((PmnDimension) dimension, label);
      Code found = { g_intern_string (term ? term->code : label), term != NULL };

      code = g_memdup2 (&found, sizeof found);
      g_hash_table_insert (*codes, g_strdup (label), (gpointer) code);
    }
  *known = code->known;
  return code->code;
}

/* What one export shows and another hides, or who it was made by, says nothing of the activity. */
static gboolean
is_in_digest (int field)
{
  switch (field)
    {
    case PMN_COOP_GIVEN:
    case PMN_COOP_FAMILY:
    case PMN_COOP_ROLE:
    case PMN_COOP_CONUM:
    case PMN_COOP_BENEFICIARY:
    case PMN_COOP_NOTES:
    case PMN_COOP_SOURCE:
    case PMN_COOP_ID:
      return FALSE;
    default:
      return TRUE;
    }
}

/* FNV-1a: not against malice, only to see that a row is not what it was. */
guint64
pmn_coop_reader_get_digest (PmnCoopReader *self)
{
  guint64 digest = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  g_return_val_if_fail (self != NULL && self->row != NULL, 0);

  for (int field = 0; field < PMN_COOP_N_FIELDS; field++)
    {
      if (!is_in_digest (field))
        continue;
      for (const char *p = get_cell (self, (PmnCoopField) field)->text; *p != '\0'; p++)
        digest = (digest ^ (guint8) *p) * G_GUINT64_CONSTANT (0x100000001b3);
      digest = (digest ^ 0xff) * G_GUINT64_CONSTANT (0x100000001b3);
    }
  return digest;
}

guint
pmn_coop_reader_get_announced (PmnCoopReader *self)
{
  const PmnTableCell *cell;
  const char *slash;

  g_return_val_if_fail (self != NULL, 0);

  cell = get_cell (self, PMN_COOP_PARTICIPANTS);
  slash = strchr (cell->text, '/');
  if (slash != NULL)
    return (guint) MIN (g_ascii_strtoull (slash + 1, NULL, 10), G_MAXUINT);
  return cell->type == PMN_TABLE_CELL_NUMBER && cell->number >= 1 ? 1 : 0;
}

gboolean
pmn_coop_reader_get_date (PmnCoopReader *self, PmnDay *day)
{
  const PmnTableCell *cell = get_cell (self, PMN_COOP_DATE);

  *day = cell->day;
  return cell->type == PMN_TABLE_CELL_DATE;
}

gboolean
pmn_coop_reader_get_number (PmnCoopReader *self, PmnCoopField field, double *value)
{
  const PmnTableCell *cell = get_cell (self, field);
  char *end;

  *value = cell->number;
  if (cell->type == PMN_TABLE_CELL_NUMBER)
    return TRUE;
  if (cell->type != PMN_TABLE_CELL_TEXT || cell->text[0] == '\0')
    return FALSE;
  *value = g_ascii_strtod (cell->text, &end);
  return *end == '\0';
}

gboolean
pmn_coop_reader_has_beneficiary (PmnCoopReader *self)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  key = pmn_header_key (get_cell (self, PMN_COOP_BENEFICIARY)->text);
  return key[0] != '\0' && !g_str_equal (key, "beneficiaireanonyme");
}
