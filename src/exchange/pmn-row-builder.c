/* pmn-row-builder.c: the cells and texts of one row, in memory that is reused from row to row
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-row-builder.h"

#include <string.h>

#define OUTSIDE G_MAXSIZE

void
pmn_row_builder_init (PmnRowBuilder *self, const PmnTableLimits *limits)
{
  *self
      = (PmnRowBuilder) { .max_columns = limits->max_columns, .max_bytes = limits->max_row_bytes };
}

void
pmn_row_builder_clear (PmnRowBuilder *self)
{
  g_clear_pointer (&self->row.cells, g_free);
  g_clear_pointer (&self->offsets, g_free);
  g_clear_pointer (&self->text, g_free);
  self->n_allocated = 0;
  self->row.n_cells = 0;
  self->length = self->size = 0;
}

void
pmn_row_builder_begin (PmnRowBuilder *self, guint number)
{
  self->row.number = number;
  self->row.n_cells = 0;
  self->length = 0;
}

static void
grow_cells (PmnRowBuilder *self, guint n)
{
  guint size = MAX (32, self->n_allocated);

  while (size < n)
    size *= 2;
  self->row.cells = g_renew (PmnTableCell, self->row.cells, size);
  self->offsets = g_renew (gsize, self->offsets, size);
  self->n_allocated = size;
}

PmnTableCell *
pmn_row_builder_cell (PmnRowBuilder *self, guint column)
{
  if (column >= self->max_columns)
    return NULL;
  if (column >= self->n_allocated)
    grow_cells (self, column + 1);
  while (self->row.n_cells <= column)
    {
      self->row.cells[self->row.n_cells]
          = (PmnTableCell) { .type = PMN_TABLE_CELL_EMPTY, .text = "" };
      self->offsets[self->row.n_cells] = OUTSIDE;
      self->row.n_cells++;
    }
  return &self->row.cells[column];
}

gboolean
pmn_row_builder_append (PmnRowBuilder *self, const char *text, gsize length)
{
  /* one byte stays free for the end of the text */
  if (self->length + length + 1 > self->size)
    {
      gsize size = MAX (4096, self->size);

      if (self->length + length + 1 > self->max_bytes)
        return FALSE;
      while (size < self->length + length + 1)
        size *= 2;
      self->text = g_realloc (self->text, size);
      self->size = size;
    }
  if (length > 0)
    memcpy (self->text + self->length, text, length);
  self->length += length;
  return TRUE;
}

void
pmn_row_builder_take_text (PmnRowBuilder *self, guint column, gsize start)
{
  g_return_if_fail (column < self->row.n_cells && start <= self->length);

  if (start == self->length)
    {
      pmn_row_builder_set_text (self, column, "");
      return;
    }
  self->text[self->length++] = '\0';
  self->offsets[column] = start;
  if (self->length + 1 > self->size)
    {
      self->size *= 2;
      self->text = g_realloc (self->text, self->size);
    }
}

void
pmn_row_builder_set_text (PmnRowBuilder *self, guint column, const char *text)
{
  g_return_if_fail (column < self->row.n_cells);

  self->row.cells[column].text = text;
  self->offsets[column] = OUTSIDE;
}

gboolean
pmn_row_builder_copy_cell (PmnRowBuilder *self, guint from, guint to)
{
  g_return_val_if_fail (from < self->row.n_cells, FALSE);

  if (pmn_row_builder_cell (self, to) == NULL)
    return FALSE;
  self->row.cells[to] = self->row.cells[from];
  self->offsets[to] = self->offsets[from];
  return TRUE;
}

PmnTableRow *
pmn_row_builder_finish (PmnRowBuilder *self)
{
  PmnTableRow *row = &self->row;

  while (row->n_cells > 0 && row->cells[row->n_cells - 1].type == PMN_TABLE_CELL_EMPTY
         && !row->cells[row->n_cells - 1].has_formula)
    row->n_cells--;
  for (guint i = 0; i < row->n_cells; i++)
    if (self->offsets[i] != OUTSIDE)
      row->cells[i].text = self->text + self->offsets[i];
  return row;
}
