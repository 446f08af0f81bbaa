/* pmn-field-table.h: a spreadsheet or CSV file whose columns are known by their headers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The header is the first row, of any sheet, that has the key field and one more. The sheets that follow
 * are read too when they have the same headers: people have one for each month. Blocking: worker threads
 * only.
 */
#pragma once

#include "pmn-header-map.h"

G_BEGIN_DECLS

/** PmnFieldTable: */
typedef struct _PmnFieldTable PmnFieldTable;

/** pmn_field_table_open: Errors: as pmn_table_reader_open(). Returns: (transfer full) (nullable). */
PmnFieldTable *pmn_field_table_open (const char *path, GCancellable *cancellable, GError **error);
/** pmn_field_table_free: @self: (nullable) (transfer full). */
void pmn_field_table_free (PmnFieldTable *self);

/**
 * pmn_field_table_find_header:
 * @headers: (array length=n_headers): headers under which each field may stand
 * @n_fields: number of fields; at most 64
 * @key_field: the field without which a row is not the header
 *
 * Errors: %PMN_EXCHANGE_ERROR_HEADER, naming the key field's headers.
 *
 * Returns: TRUE when the table stands before its first row of data
 */
gboolean pmn_field_table_find_header (PmnFieldTable *self, const PmnHeader *headers,
                                      gsize n_headers, gsize n_fields, int key_field,
                                      GCancellable *cancellable, GError **error);

/** pmn_field_table_get_headers: Returns: (transfer none) (element-type utf8): every cell of the header row. */
GPtrArray *pmn_field_table_get_headers (PmnFieldTable *self);
/** pmn_field_table_get_shape: Returns: (transfer full): what files with the same columns have in common. */
char *pmn_field_table_get_shape (PmnFieldTable *self);
/** pmn_field_table_set_column: takes @field from the column headed @header. Returns: whether there is one. */
gboolean pmn_field_table_set_column (PmnFieldTable *self, int field, const char *header);
/** pmn_field_table_get_header: Returns: (transfer none) (nullable): the header of @field in the file. */
const char *pmn_field_table_get_header (PmnFieldTable *self, int field);
/** pmn_field_table_reads: Returns: whether a field stands in @column, from 0. */
gboolean pmn_field_table_reads (PmnFieldTable *self, guint column);
/** pmn_field_table_name_column: for messages.
 * Returns: (transfer none) (nullable): the same or, when the file has no such column, the header that was looked for first. */
const char *pmn_field_table_name_column (PmnFieldTable *self, int field);
/** pmn_field_table_get_progress: Returns: share of the file that was read, from 0.0 to 1.0. */
double pmn_field_table_get_progress (PmnFieldTable *self);

/** pmn_field_table_next: Returns: TRUE with a row; FALSE at the end or on error. */
gboolean pmn_field_table_next (PmnFieldTable *self, GCancellable *cancellable, GError **error);
/** pmn_field_table_get_sheet: Returns: (transfer none) (nullable): the name of the sheet of the current row, when it follows the first one. */
const char *pmn_field_table_get_sheet (PmnFieldTable *self);
/** pmn_field_table_get_skipped: Returns: (transfer none) (element-type utf8): the sheets that follow and have some of the headers only: they are not read. */
GPtrArray *pmn_field_table_get_skipped (PmnFieldTable *self);
/** pmn_field_table_get_row: Returns: number of the current row, as the user sees it. */
guint pmn_field_table_get_row (PmnFieldTable *self);
/** pmn_field_table_get_cell: Returns: (transfer none): cell of the current row, an empty one when there is no such column. */
const PmnTableCell *pmn_field_table_get_cell (PmnFieldTable *self, int field);
/** pmn_field_table_get_text: Returns: (transfer none): its text without blanks around it, valid until the next row. */
const char *pmn_field_table_get_text (PmnFieldTable *self, int field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnFieldTable, pmn_field_table_free)

G_END_DECLS
