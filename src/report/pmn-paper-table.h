/* pmn-paper-table.h: a table of a document
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** PmnAlign: where a text stands in its column. */
typedef enum
{
  PMN_ALIGN_START,
  PMN_ALIGN_CENTER,
  PMN_ALIGN_END,
} PmnAlign;

/**
 * PmnTableLook:
 * @PMN_TABLE_ROWS: a rule under each row, as in a list to read
 * @PMN_TABLE_GRID: rules around each cell, as in a form to fill by hand
 * @PMN_TABLE_FIELDS: no rule and no header: labels and their values
 * @PMN_TABLE_LEGEND: the same in small letters, close together
 */
typedef enum
{
  PMN_TABLE_ROWS,
  PMN_TABLE_GRID,
  PMN_TABLE_FIELDS,
  PMN_TABLE_LEGEND,
} PmnTableLook;

/**
 * PmnRowKind:
 * @PMN_ROW_NORMAL: one text, box or rule in each column
 * @PMN_ROW_SECTION: one bold text over the whole width, kept with the row that follows
 * @PMN_ROW_TOTAL: as a normal one, in bold
 */
typedef enum
{
  PMN_ROW_NORMAL,
  PMN_ROW_SECTION,
  PMN_ROW_TOTAL,
} PmnRowKind;

/**
 * PmnCellKind:
 * @PMN_CELL_TEXT: a text, which may be empty
 * @PMN_CELL_BOX: a box to tick by hand
 * @PMN_CELL_RULE: a line to write on by hand
 */
typedef enum
{
  PMN_CELL_TEXT,
  PMN_CELL_BOX,
  PMN_CELL_RULE,
} PmnCellKind;

/** PmnPaperColumn: @width: its share of the width, relative to the others; @group: (nullable): what stands above its title and those of its neighbours of the same group. */
typedef struct
{
  char *title;
  double width;
  PmnAlign align;
  gboolean bold;
  const char *group;
} PmnPaperColumn;

/** PmnPaperCell: @text: (nullable): of a text cell. */
typedef struct
{
  const char *text;
  PmnCellKind kind;
} PmnPaperCell;

typedef struct _PmnPaperTable PmnPaperTable;

/** pmn_paper_table_new: @caption: (nullable): read first by a screen reader, and printed above. */
PmnPaperTable *pmn_paper_table_new (const char *caption, PmnTableLook look);
/** pmn_paper_table_free: @self: (nullable) (transfer full). */
void pmn_paper_table_free (PmnPaperTable *self);

/** pmn_paper_table_add_column: before any row. @title: (nullable): its header. */
void pmn_paper_table_add_column (PmnPaperTable *self, const char *title, double width,
                                 PmnAlign align);
/** pmn_paper_table_set_group: the last @n columns stand under @title. */
void pmn_paper_table_set_group (PmnPaperTable *self, const char *title, guint n);
/** pmn_paper_table_set_bold: the last column is printed in bold: it holds labels. */
void pmn_paper_table_set_bold (PmnPaperTable *self);
/** pmn_paper_table_set_row_height: no row is lower; in points. */
void pmn_paper_table_set_row_height (PmnPaperTable *self, double points);

/** pmn_paper_table_begin_row: then one cell for each column; a section takes one text only. */
void pmn_paper_table_begin_row (PmnPaperTable *self, PmnRowKind kind);
/** pmn_paper_table_add_text: @text: (nullable): copied. */
void pmn_paper_table_add_text (PmnPaperTable *self, const char *text);
/** pmn_paper_table_take_text: @text: (transfer full) (nullable). */
void pmn_paper_table_take_text (PmnPaperTable *self, char *text);
/** pmn_paper_table_add_mark: a box or a rule. */
void pmn_paper_table_add_mark (PmnPaperTable *self, PmnCellKind kind);

/* What the layout reads */
const char *pmn_paper_table_get_caption (const PmnPaperTable *self);
/** pmn_paper_table_get_look: Returns: as it was made. */
PmnTableLook pmn_paper_table_get_look (const PmnPaperTable *self);
/** pmn_paper_table_get_row_height: Returns: what no row is lower than, in points; 0 when nothing was said. */
double pmn_paper_table_get_row_height (const PmnPaperTable *self);
/** pmn_paper_table_get_n_columns: Returns: how many columns were added. */
guint pmn_paper_table_get_n_columns (const PmnPaperTable *self);
/** pmn_paper_table_get_column: @column: from 0. Returns: (transfer none): the column. */
const PmnPaperColumn *pmn_paper_table_get_column (const PmnPaperTable *self, guint column);
/** pmn_paper_table_has_header: Returns: whether a column has a title. */
gboolean pmn_paper_table_has_header (const PmnPaperTable *self);
/** pmn_paper_table_get_n_rows: Returns: how many rows were begun. */
guint pmn_paper_table_get_n_rows (const PmnPaperTable *self);
/** pmn_paper_table_get_row_kind: @row: from 0. Returns: as it was begun. */
PmnRowKind pmn_paper_table_get_row_kind (const PmnPaperTable *self, guint row);
/** pmn_paper_table_get_cell: Returns: (transfer none): the cell; an empty text when the row has fewer. */
const PmnPaperCell *pmn_paper_table_get_cell (const PmnPaperTable *self, guint row, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnPaperTable, pmn_paper_table_free)

G_END_DECLS
