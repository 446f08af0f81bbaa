/* pmn-row-builder.h: the cells and texts of one row, in memory that is reused from row to row
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-table-reader.h"

G_BEGIN_DECLS

/**
 * PmnRowBuilder:
 *
 * Collects a row cell by cell. Texts go to one buffer, so that reading a cell allocates nothing once the buffers
 * have the size of the longest row. Embed it, then use pmn_row_builder_init() and pmn_row_builder_clear().
 */
typedef struct
{
  PmnTableRow row;
  guint max_columns;
  gsize max_bytes;
  guint n_allocated;
  gsize *offsets; /* beside each cell: where its text starts in the buffer, or OUTSIDE */
  char *text;
  gsize length;
  gsize size;
} PmnRowBuilder;

/**
 * pmn_row_builder_init:
 * @self: to initialise
 * @limits: columns and bytes that a row may have
 */
void pmn_row_builder_init (PmnRowBuilder *self, const PmnTableLimits *limits);

/**
 * pmn_row_builder_clear:
 * @self: a builder
 *
 * Releases the buffers.
 */
void pmn_row_builder_clear (PmnRowBuilder *self);

/**
 * pmn_row_builder_begin:
 * @self: a builder
 * @number: the row's number, from 1
 *
 * Forgets the previous row and starts one.
 */
void pmn_row_builder_begin (PmnRowBuilder *self, guint number);

/**
 * pmn_row_builder_cell:
 * @self: a builder
 * @column: from 0
 *
 * Makes the row reach @column, with empty cells before it.
 *
 * Returns: (nullable): the cell, valid until the next call; %NULL beyond the limit of columns
 */
PmnTableCell *pmn_row_builder_cell (PmnRowBuilder *self, guint column);

/**
 * pmn_row_builder_append:
 * @self: a builder
 * @text: bytes
 * @length: their number
 *
 * Adds to the text being collected.
 *
 * Returns: %FALSE if the row would exceed its limit of bytes
 */
gboolean pmn_row_builder_append (PmnRowBuilder *self, const char *text, gsize length);

/**
 * pmn_row_builder_take_text:
 * @self: a builder
 * @column: a column given by pmn_row_builder_cell() before
 * @start: the length of the buffer before the first byte of this text
 *
 * Ends the text that starts at @start and gives it to a cell.
 */
void pmn_row_builder_take_text (PmnRowBuilder *self, guint column, gsize start);

/**
 * pmn_row_builder_set_text:
 * @self: a builder
 * @column: a column given by pmn_row_builder_cell() before
 * @text: a text that outlives the row
 *
 * Gives a cell a text that is stored elsewhere.
 */
void pmn_row_builder_set_text (PmnRowBuilder *self, guint column, const char *text);

/**
 * pmn_row_builder_copy_cell:
 * @self: a builder
 * @from: a column that has a value
 * @to: another column
 *
 * Gives @to the value of @from, sharing its text.
 *
 * Returns: %FALSE beyond the limit of columns
 */
gboolean pmn_row_builder_copy_cell (PmnRowBuilder *self, guint from, guint to);

/**
 * pmn_row_builder_finish:
 * @self: a builder
 *
 * Returns: (transfer none): the row, valid until pmn_row_builder_begin(); empty cells at its end are cut off
 */
PmnTableRow *pmn_row_builder_finish (PmnRowBuilder *self);

G_END_DECLS
