/* pmn-paper-table.c: a table of a document
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-paper-table.h"

typedef struct
{
  guint first_cell;
  PmnRowKind kind;
} Row;

struct _PmnPaperTable
{
  char *caption;
  PmnTableLook look;
  double row_height;
  GArray *columns;     /* PmnPaperColumn */
  GArray *rows;        /* Row */
  GArray *cells;       /* PmnPaperCell */
  GStringChunk *texts; /* each text once: lists repeat names of people and places */
};

static void
clear_column (gpointer data)
{
  PmnPaperColumn *column = data;

  g_free (column->title);
}

PmnPaperTable *
pmn_paper_table_new (const char *caption, PmnTableLook look)
{
  PmnPaperTable *self = g_new0 (PmnPaperTable, 1);

  self->caption = g_strdup (caption);
  self->look = look;
  self->columns = g_array_new (FALSE, FALSE, sizeof (PmnPaperColumn));
  g_array_set_clear_func (self->columns, clear_column);
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->cells = g_array_new (FALSE, FALSE, sizeof (PmnPaperCell));
  self->texts = g_string_chunk_new (4096);
  return self;
}

void
pmn_paper_table_free (PmnPaperTable *self)
{
  if (self == NULL)
    return;
  g_free (self->caption);
  g_array_unref (self->columns);
  g_array_unref (self->rows);
  g_array_unref (self->cells);
  g_string_chunk_free (self->texts);
  g_free (self);
}

void
pmn_paper_table_add_column (PmnPaperTable *self, const char *title, double width, PmnAlign align)
{
  PmnPaperColumn column = { .title = g_strdup (title), .width = width, .align = align };

  g_return_if_fail (self != NULL && self->rows->len == 0 && width > 0);

  g_array_append_val (self->columns, column);
}

void
pmn_paper_table_set_group (PmnPaperTable *self, const char *title, guint n)
{
  const char *group;

  g_return_if_fail (self != NULL && title != NULL && n <= self->columns->len);

  group = g_string_chunk_insert_const (self->texts, title);
  for (guint i = self->columns->len - n; i < self->columns->len; i++)
    g_array_index (self->columns, PmnPaperColumn, i).group = group;
}

void
pmn_paper_table_set_bold (PmnPaperTable *self)
{
  g_return_if_fail (self != NULL && self->columns->len > 0);

  g_array_index (self->columns, PmnPaperColumn, self->columns->len - 1).bold = TRUE;
}

void
pmn_paper_table_set_row_height (PmnPaperTable *self, double points)
{
  g_return_if_fail (self != NULL && points >= 0);

  self->row_height = points;
}

void
pmn_paper_table_begin_row (PmnPaperTable *self, PmnRowKind kind)
{
  Row row = { .kind = kind };

  g_return_if_fail (self != NULL && self->columns->len > 0);

  row.first_cell = self->cells->len;
  g_array_append_val (self->rows, row);
}

static void
add_cell (PmnPaperTable *self, PmnCellKind kind, const char *text)
{
  PmnPaperCell cell = { .text = text, .kind = kind };

  g_return_if_fail (self->rows->len > 0);

  g_array_append_val (self->cells, cell);
}

void
pmn_paper_table_add_text (PmnPaperTable *self, const char *text)
{
  g_return_if_fail (self != NULL);

  add_cell (self, PMN_CELL_TEXT,
            text != NULL ? g_string_chunk_insert_const (self->texts, text) : NULL);
}

void
pmn_paper_table_take_text (PmnPaperTable *self, char *text)
{
  pmn_paper_table_add_text (self, text);
  g_free (text);
}

void
pmn_paper_table_add_mark (PmnPaperTable *self, PmnCellKind kind)
{
  g_return_if_fail (self != NULL && kind != PMN_CELL_TEXT);

  add_cell (self, kind, NULL);
}

const char *
pmn_paper_table_get_caption (const PmnPaperTable *self)
{
  return self->caption;
}

PmnTableLook
pmn_paper_table_get_look (const PmnPaperTable *self)
{
  return self->look;
}

double
pmn_paper_table_get_row_height (const PmnPaperTable *self)
{
  return self->row_height;
}

guint
pmn_paper_table_get_n_columns (const PmnPaperTable *self)
{
  return self->columns->len;
}

const PmnPaperColumn *
pmn_paper_table_get_column (const PmnPaperTable *self, guint column)
{
  g_return_val_if_fail (column < self->columns->len, NULL);

  return &g_array_index (self->columns, PmnPaperColumn, column);
}

gboolean
pmn_paper_table_has_header (const PmnPaperTable *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_array_index (self->columns, PmnPaperColumn, i).title != NULL)
      return TRUE;
  return FALSE;
}

guint
pmn_paper_table_get_n_rows (const PmnPaperTable *self)
{
  return self->rows->len;
}

PmnRowKind
pmn_paper_table_get_row_kind (const PmnPaperTable *self, guint row)
{
  g_return_val_if_fail (row < self->rows->len, PMN_ROW_NORMAL);

  return g_array_index (self->rows, Row, row).kind;
}

const PmnPaperCell *
pmn_paper_table_get_cell (const PmnPaperTable *self, guint row, guint column)
{
  static const PmnPaperCell empty = { .text = NULL, .kind = PMN_CELL_TEXT };
  guint first;
  guint end;

  g_return_val_if_fail (row < self->rows->len, &empty);

  first = g_array_index (self->rows, Row, row).first_cell;
  end = row + 1 < self->rows->len ? g_array_index (self->rows, Row, row + 1).first_cell
                                  : self->cells->len;
  return first + column < end ? &g_array_index (self->cells, PmnPaperCell, first + column) : &empty;
}
