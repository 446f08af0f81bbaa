/* pmn-import-detect.c: what kind of file it is, by its content
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-import-detect.h"

#include "pmn-beneficiary-template.h"
#include "pmn-header-map.h"
#include "pmn-table-reader.h"

#define LAST_HEADER_ROW 200

/* Columns that tell a file. */
enum
{
  COLUMN_CRA,
  COLUMN_LEGACY_CHANNEL,
  COLUMN_LEGACY_KIND,
  N_COLUMNS,
};

static const PmnHeader headers[] = {
  { COLUMN_CRA, { "ID CRA" } },
  { COLUMN_LEGACY_CHANNEL, { "canal", "cra.canal" } },
  { COLUMN_LEGACY_KIND, { "activite", "cra.activite" } },
};

/* What the header of the current sheet says; AUTO when it says nothing. */
static PmnImportKind
look_at_sheet (PmnTableReader *table, GCancellable *cancellable, GError **error)
{
  PmnTableRow *row;
  int columns[N_COLUMNS];

  while (pmn_table_reader_next (table, cancellable, &row, error) && row->number <= LAST_HEADER_ROW)
    {
      pmn_header_map (row, headers, G_N_ELEMENTS (headers), columns, N_COLUMNS);
      if (columns[COLUMN_LEGACY_CHANNEL] >= 0 && columns[COLUMN_LEGACY_KIND] >= 0)
        return PMN_IMPORT_LEGACY;
      if (columns[COLUMN_CRA] >= 0 && pmn_table_reader_get_format (table) == PMN_TABLE_FORMAT_XLSX)
        return PMN_IMPORT_COOP;
    }
  return PMN_IMPORT_AUTO;
}

PmnImportKind
pmn_import_detect (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (PmnTableReader) table
      = pmn_table_reader_open_with_cancellable (path, NULL, cancellable, error);
  GError *local_error = NULL;
  PmnImportKind kind;

  if (table == NULL)
    return PMN_IMPORT_AUTO;
  if (pmn_table_reader_get_format (table) == PMN_TABLE_FORMAT_XLSX)
    {
      if (pmn_table_reader_select_sheet_by_name (table, PMN_BENEFICIARY_TEMPLATE_SHEET, NULL))
        return PMN_IMPORT_BENEFICIARIES;
      if (!pmn_table_reader_select_sheet_by_name (table, "Activités", NULL)
          && !pmn_table_reader_select_sheet (table, 0, error))
        return PMN_IMPORT_AUTO;
    }
  kind = look_at_sheet (table, cancellable, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return PMN_IMPORT_AUTO;
    }
  return kind == PMN_IMPORT_AUTO ? PMN_IMPORT_TABLE : kind;
}
