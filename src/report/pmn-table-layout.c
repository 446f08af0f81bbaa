/* pmn-table-layout.c: where the cells of a table stand, and drawing some of its rows
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-table-layout.h"

/* The longest cell: a row must fit on a page whatever somebody typed. */
#define MAX_LINES 8
#define PADDING_X 3.0
#define PADDING_Y 2.5
#define BOX 8.0
#define CAPTION_GAP 4.0
#define THIN 0.4
#define STRONG 0.9
#define LIGHT 0.62
#define SHADE 0.93

struct _PmnTableLayout
{
  const PmnPaperTable *table;
  PmnTypesetter *typesetter;
  double width;
  double *lefts; /* of each column, and the right of the last */
  double caption_height;
  double group_height;
  double header_height; /* with the groups */
  float *heights;       /* of each row */
  gint *sections;       /* of each row: the section that it is in, or -1 */
};

static PmnTextStyle
style_of (const PmnTableLayout *self, gboolean bold)
{
  switch (pmn_paper_table_get_look (self->table))
    {
    case PMN_TABLE_FIELDS:
      return bold ? PMN_STYLE_FIELD_BOLD : PMN_STYLE_FIELD;
    case PMN_TABLE_GRID:
    case PMN_TABLE_LEGEND:
      return bold ? PMN_STYLE_FORM_BOLD : PMN_STYLE_FORM;
    case PMN_TABLE_ROWS:
    default:
      return bold ? PMN_STYLE_CELL_BOLD : PMN_STYLE_CELL;
    }
}

static gboolean
is_ruled (const PmnTableLayout *self)
{
  PmnTableLook look = pmn_paper_table_get_look (self->table);

  return look == PMN_TABLE_ROWS || look == PMN_TABLE_GRID;
}

/* White left of the text of a cell; without rules, the text begins at the margin of the page. */
static double
padding_x (const PmnTableLayout *self)
{
  if (!is_ruled (self))
    return 0;
  return pmn_paper_table_get_look (self->table) == PMN_TABLE_GRID ? 1.5 : PADDING_X;
}

/* Room above and below the text of a row. */
static double
padding_y (const PmnTableLayout *self)
{
  return pmn_paper_table_get_look (self->table) == PMN_TABLE_LEGEND ? 0.5 : PADDING_Y;
}

static double
inner_width (const PmnTableLayout *self, guint first, guint end)
{
  double white = is_ruled (self) ? 2 * padding_x (self) : 2 * PADDING_X;

  return MAX (self->lefts[end] - self->lefts[first] - white, 1);
}

/* The column after the last one of the group that @column begins; @column + 1 outside groups. */
static guint
end_of_group (const PmnPaperTable *table, guint column)
{
  const char *group = pmn_paper_table_get_column (table, column)->group;
  guint end = column + 1;

  while (group != NULL && end < pmn_paper_table_get_n_columns (table)
         && pmn_paper_table_get_column (table, end)->group == group)
    end++;
  return end;
}

static void
measure_header (PmnTableLayout *self)
{
  guint n = pmn_paper_table_get_n_columns (self->table);
  double titles = 0;
  double whole = 0;

  for (guint i = 0; i < n; i = end_of_group (self->table, i))
    {
      const char *group = pmn_paper_table_get_column (self->table, i)->group;
      guint end = end_of_group (self->table, i);

      if (group != NULL)
        self->group_height = MAX (self->group_height,
                                  pmn_typesetter_measure (self->typesetter, style_of (self, TRUE),
                                                          group, inner_width (self, i, end), 2)
                                      + 2 * PADDING_Y);
    }
  for (guint i = 0; i < n; i++)
    {
      const PmnPaperColumn *column = pmn_paper_table_get_column (self->table, i);
      double height = pmn_typesetter_measure (self->typesetter, style_of (self, TRUE),
                                              column->title, inner_width (self, i, i + 1), 3)
                      + 2 * PADDING_Y;

      if (column->group != NULL)
        titles = MAX (titles, height);
      else
        whole = MAX (whole, height);
    }
  self->header_height = MAX (whole, self->group_height + titles);
}

static double
measure_cell (const PmnTableLayout *self, gboolean bold, const char *text, guint first, guint end)
{
  return pmn_typesetter_measure (self->typesetter, style_of (self, bold), text,
                                 inner_width (self, first, end), MAX_LINES)
         + 2 * padding_y (self);
}

static double
measure_section (const PmnTableLayout *self, const char *text)
{
  double height = measure_cell (self, TRUE, text, 0, pmn_paper_table_get_n_columns (self->table));

  return MAX (height, pmn_paper_table_get_row_height (self->table)) + PADDING_Y;
}

static double
measure_row (const PmnTableLayout *self, guint row)
{
  PmnRowKind kind = pmn_paper_table_get_row_kind (self->table, row);
  double height = pmn_paper_table_get_row_height (self->table);

  if (kind == PMN_ROW_SECTION)
    return measure_section (self, pmn_paper_table_get_cell (self->table, row, 0)->text);
  for (guint i = 0; i < pmn_paper_table_get_n_columns (self->table); i++)
    {
      gboolean bold = kind == PMN_ROW_TOTAL || pmn_paper_table_get_column (self->table, i)->bold;

      height = MAX (height,
                    measure_cell (self, bold, pmn_paper_table_get_cell (self->table, row, i)->text,
                                  i, i + 1));
    }
  return height;
}

/* Measures the rows, and notes the section of each; a total is of the whole table. */
static void
measure_rows (PmnTableLayout *self)
{
  guint n = pmn_paper_table_get_n_rows (self->table);
  gint section = -1;

  self->heights = g_new (float, MAX (n, 1));
  self->sections = g_new (gint, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    {
      PmnRowKind kind = pmn_paper_table_get_row_kind (self->table, i);

      self->heights[i] = (float) measure_row (self, i);
      self->sections[i] = kind == PMN_ROW_NORMAL ? section : -1;
      if (kind == PMN_ROW_SECTION)
        section = (gint) i;
    }
}

/* Returns: (transfer full) (nullable): what is said above row @first of the section that goes on. */
static char *
continuation (const PmnTableLayout *self, guint first)
{
  gint section = first < pmn_paper_table_get_n_rows (self->table) ? self->sections[first] : -1;

  /* The row of the section itself is not repeated above the next one. */
  if (section < 0 || first == 0)
    return NULL;
  return g_strdup_printf ("%s (suite)",
                          pmn_paper_table_get_cell (self->table, (guint) section, 0)->text);
}

static PmnTextStyle
caption_style (const PmnPaperTable *table)
{
  return pmn_paper_table_get_look (table) == PMN_TABLE_LEGEND ? PMN_STYLE_FORM_BOLD
                                                              : PMN_STYLE_HEADING;
}

PmnTableLayout *
pmn_table_layout_new (const PmnPaperTable *table, PmnTypesetter *typesetter, double width)
{
  PmnTableLayout *self = g_new0 (PmnTableLayout, 1);
  guint n = pmn_paper_table_get_n_columns (table);
  double sum = 0;

  self->table = table;
  self->typesetter = typesetter;
  self->width = width;
  self->lefts = g_new0 (double, n + 1);
  for (guint i = 0; i < n; i++)
    sum += pmn_paper_table_get_column (table, i)->width;
  for (guint i = 0; i < n; i++)
    self->lefts[i + 1]
        = self->lefts[i] + pmn_paper_table_get_column (table, i)->width * width / sum;
  if (pmn_paper_table_get_caption (table) != NULL)
    self->caption_height = pmn_typesetter_measure (typesetter, caption_style (table),
                                                   pmn_paper_table_get_caption (table), width, 0)
                           + CAPTION_GAP;
  if (pmn_paper_table_has_header (table))
    measure_header (self);
  measure_rows (self);
  return self;
}

void
pmn_table_layout_free (PmnTableLayout *self)
{
  if (self == NULL)
    return;
  g_free (self->lefts);
  g_free (self->heights);
  g_free (self->sections);
  g_free (self);
}

double
pmn_table_layout_get_top_height (const PmnTableLayout *self, guint first)
{
  g_autofree char *section = continuation (self, first);

  return (first == 0 ? self->caption_height : 0) + self->header_height
         + (section != NULL ? measure_section (self, section) : 0);
}

double
pmn_table_layout_get_row_height (const PmnTableLayout *self, guint row)
{
  g_return_val_if_fail (row < pmn_paper_table_get_n_rows (self->table), 0);

  return self->heights[row];
}

/* Drawing --------------------------------------------------------------------------------------- */

static void
draw_text (const PmnTableLayout *self, PmnPainter *painter, PmnTextStyle style, const char *text,
           PmnAlign align, double x, double y, double width, double height)
{
  PangoLayout *layout
      = pmn_typesetter_set (painter->typesetter, style, text, width, align, MAX_LINES);

  pmn_painter_text (painter, layout, x,
                    height > 0 ? y + (height - pmn_layout_get_height (layout)) / 2 : y);
}

/* One cell of the header, over some columns. */
static void
draw_header_cell (const PmnTableLayout *self, PmnPainter *painter, const char *text, guint first,
                  guint end, double x, double y, double height)
{
  const PmnPaperColumn *column = pmn_paper_table_get_column (self->table, first);
  PmnAlign align = end > first + 1 ? PMN_ALIGN_CENTER : column->align;

  pmn_painter_begin (painter, "TH");
  if (text != NULL)
    draw_text (self, painter, style_of (self, TRUE), text, align,
               x + self->lefts[first] + padding_x (self), y, inner_width (self, first, end),
               height);
  pmn_painter_end (painter, "TH");
}

/* The first of two header rows: groups, and the titles that stand beside them. */
static void
draw_groups (const PmnTableLayout *self, PmnPainter *painter, double x, double y)
{
  guint n = pmn_paper_table_get_n_columns (self->table);

  pmn_painter_begin (painter, "TR");
  for (guint i = 0; i < n; i = end_of_group (self->table, i))
    {
      const PmnPaperColumn *column = pmn_paper_table_get_column (self->table, i);

      if (column->group != NULL)
        draw_header_cell (self, painter, column->group, i, end_of_group (self->table, i), x, y,
                          self->group_height);
      else
        draw_header_cell (self, painter, column->title, i, i + 1, x, y, self->header_height);
    }
  pmn_painter_end (painter, "TR");
}

static void
draw_titles (const PmnTableLayout *self, PmnPainter *painter, double x, double y)
{
  guint n = pmn_paper_table_get_n_columns (self->table);

  pmn_painter_begin (painter, "TR");
  for (guint i = 0; i < n; i++)
    {
      const PmnPaperColumn *column = pmn_paper_table_get_column (self->table, i);
      gboolean said = self->group_height > 0 && column->group == NULL;

      draw_header_cell (self, painter, said ? NULL : column->title, i, i + 1, x,
                        y + self->group_height, self->header_height - self->group_height);
    }
  pmn_painter_end (painter, "TR");
}

static void
draw_header (const PmnTableLayout *self, PmnPainter *painter, gboolean repeated, double x, double y)
{
  gboolean tagged = painter->tagged;

  pmn_painter_begin_artifact (painter);
  pmn_painter_fill (painter, x, y, self->width, self->header_height, SHADE);
  pmn_painter_end_artifact (painter);
  if (repeated)
    {
      pmn_painter_begin_artifact (painter);
      painter->tagged = FALSE;
    }
  if (self->group_height > 0)
    draw_groups (self, painter, x, y);
  draw_titles (self, painter, x, y);
  if (repeated)
    {
      painter->tagged = tagged;
      pmn_painter_end_artifact (painter);
    }
}

static void
draw_mark (const PmnTableLayout *self, PmnPainter *painter, PmnCellKind kind, guint column,
           double x, double y, double height)
{
  double left = x + self->lefts[column];
  double right = x + self->lefts[column + 1];

  if (kind == PMN_CELL_BOX)
    pmn_painter_box (painter, (left + right) / 2, y + height / 2, BOX);
  else
    pmn_painter_line (painter, left, y + height - PADDING_Y, right - PADDING_X,
                      y + height - PADDING_Y, THIN, 0);
}

static void
draw_section (const PmnTableLayout *self, PmnPainter *painter, const char *text, double x, double y,
              double height)
{
  draw_text (self, painter, style_of (self, TRUE), text, PMN_ALIGN_START, x + padding_x (self),
             y + PADDING_Y, inner_width (self, 0, pmn_paper_table_get_n_columns (self->table)),
             height - PADDING_Y);
}

static void
draw_row (const PmnTableLayout *self, PmnPainter *painter, guint row, double x, double y)
{
  PmnRowKind kind = pmn_paper_table_get_row_kind (self->table, row);
  PmnTableLook look = pmn_paper_table_get_look (self->table);
  guint n = pmn_paper_table_get_n_columns (self->table);
  double height = self->heights[row];

  pmn_painter_begin (painter, "TR");
  if (kind == PMN_ROW_SECTION)
    {
      pmn_painter_begin (painter, "TH");
      draw_section (self, painter, pmn_paper_table_get_cell (self->table, row, 0)->text, x, y,
                    height);
      pmn_painter_end (painter, "TH");
    }
  for (guint i = 0; kind != PMN_ROW_SECTION && i < n; i++)
    {
      const PmnPaperColumn *column = pmn_paper_table_get_column (self->table, i);
      const PmnPaperCell *cell = pmn_paper_table_get_cell (self->table, row, i);
      gboolean bold = kind == PMN_ROW_TOTAL || column->bold;
      const char *tag = column->bold ? "TH" : "TD";

      pmn_painter_begin (painter, tag);
      if (cell->kind == PMN_CELL_TEXT && cell->text != NULL)
        draw_text (self, painter, style_of (self, bold), cell->text, column->align,
                   x + self->lefts[i] + padding_x (self), y + padding_y (self),
                   inner_width (self, i, i + 1),
                   look == PMN_TABLE_GRID ? height - 2 * PADDING_Y : 0);
      else if (cell->kind != PMN_CELL_TEXT)
        draw_mark (self, painter, cell->kind, i, x, y, height);
      pmn_painter_end (painter, tag);
    }
  pmn_painter_end (painter, "TR");
}

static void
draw_vertical_rules (const PmnTableLayout *self, PmnPainter *painter, double x, double top,
                     double body, double bottom)
{
  guint n = pmn_paper_table_get_n_columns (self->table);

  for (guint i = 0; i <= n; i++)
    {
      const char *before = i > 0 ? pmn_paper_table_get_column (self->table, i - 1)->group : NULL;
      const char *after = i < n ? pmn_paper_table_get_column (self->table, i)->group : NULL;
      gboolean inside = before != NULL && before == after;
      double left = x + self->lefts[i];

      pmn_painter_line (painter, left, inside ? top + self->group_height : top, left, bottom,
                        inside ? THIN : STRONG, inside ? LIGHT : 0);
    }
  if (self->group_height > 0)
    for (guint i = 0; i < n; i = end_of_group (self->table, i))
      if (pmn_paper_table_get_column (self->table, i)->group != NULL)
        pmn_painter_line (painter, x + self->lefts[i], top + self->group_height,
                          x + self->lefts[end_of_group (self->table, i)], top + self->group_height,
                          THIN, LIGHT);
  pmn_painter_line (painter, x, body, x + self->width, body, STRONG, 0);
}

/* @section: height of the section that goes on above the first row, 0 when there is none */
static void
draw_rules (const PmnTableLayout *self, PmnPainter *painter, guint first, guint end, double section,
            double x, double top)
{
  PmnTableLook look = pmn_paper_table_get_look (self->table);
  double body = top + self->header_height;
  double y = body + section;

  if (!is_ruled (self))
    return;
  pmn_painter_begin_artifact (painter);
  if (self->header_height > 0)
    pmn_painter_line (painter, x, body, x + self->width, body, STRONG, 0);
  if (section > 0)
    pmn_painter_line (painter, x, y, x + self->width, y, THIN, LIGHT);
  for (guint row = first; row < end; row++)
    {
      gboolean section_next
          = row + 1 < end && pmn_paper_table_get_row_kind (self->table, row + 1) == PMN_ROW_SECTION;
      gboolean strong = row + 1 == end || section_next
                        || pmn_paper_table_get_row_kind (self->table, row) == PMN_ROW_TOTAL;

      y += self->heights[row];
      pmn_painter_line (painter, x, y, x + self->width, y,
                        strong && look == PMN_TABLE_ROWS ? 0.6 : THIN,
                        strong && look == PMN_TABLE_ROWS ? 0 : LIGHT);
    }
  if (look == PMN_TABLE_GRID)
    {
      draw_vertical_rules (self, painter, x, top, body, y);
      pmn_painter_line (painter, x, top, x + self->width, top, STRONG, 0);
      pmn_painter_line (painter, x, y, x + self->width, y, STRONG, 0);
    }
  pmn_painter_end_artifact (painter);
}

void
pmn_table_layout_draw (const PmnTableLayout *self, PmnPainter *painter, guint first, guint end,
                       double x, double y)
{
  const char *caption = pmn_paper_table_get_caption (self->table);
  g_autofree char *section = continuation (self, first);
  double section_height = section != NULL ? measure_section (self, section) : 0;
  double top;

  if (first == 0)
    pmn_painter_begin (painter, "Table");
  if (first == 0 && caption != NULL)
    {
      pmn_painter_begin (painter, "Caption");
      draw_text (self, painter, caption_style (self->table), caption, PMN_ALIGN_START, x, y,
                 self->width, 0);
      pmn_painter_end (painter, "Caption");
      y += self->caption_height;
    }
  top = y;
  if (self->header_height > 0)
    draw_header (self, painter, first > 0, x, y);
  y += self->header_height;
  if (section != NULL)
    {
      pmn_painter_begin_artifact (painter);
      draw_section (self, painter, section, x, y, section_height);
      pmn_painter_end_artifact (painter);
    }
  y += section_height;
  for (guint row = first; row < end; row++)
    {
      draw_row (self, painter, row, x, y);
      y += self->heights[row];
    }
  draw_rules (self, painter, first, end, section_height, x, top);
  if (end == pmn_paper_table_get_n_rows (self->table))
    pmn_painter_end (painter, "Table");
}
