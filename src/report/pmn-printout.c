/* pmn-printout.c: a document laid out on A4 pages
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-printout.h"

#include "pmn-chart-paper.h"
#include "pmn-painter.h"
#include "pmn-picture.h"
#include "pmn-table-layout.h"

#define A4_SHORT 595.276
#define A4_LONG 841.890
#define MARGIN_SIDE 42.52 /* 15 mm */
#define MARGIN_TOP 34.02  /* 12 mm, the running header below */
#define MARGIN_BOTTOM 34.02
#define MARGIN_LINE 17.0 /* height of the running header and of the footer, with some white */
/* A logo, in the corner of the first page; that of a letter has room of its own. */
#define LOGO_HEIGHT 36.0
#define LOGO_WIDTH 150.0
#define LETTER_LOGO_HEIGHT 60.0
#define LETTER_LOGO_WIDTH 220.0
#define LOGO_GAP 12.0
#define LETTER_MARGIN_SIDE 62.0 /* 22 mm */
#define LETTER_PARAGRAPH 9.0
/* A paragraph is never cut so that fewer lines stand alone. */
#define MIN_LINES 2

/* What of a block stands on a page: lines of a text, rows of a table. */
typedef struct
{
  guint block;
  guint first;
  guint end;
  double y;
} Fragment;

struct _PmnPrintout
{
  gatomicrefcount ref_count;
  GMutex mutex; /* a page may be drawn on the screen while the file is written */
  PmnDocument *document;
  PmnTypesetter *typesetter;
  GPtrArray *tables;     /* PmnTableLayout by block, or NULL */
  cairo_surface_t *logo; /* (nullable) */
  double logo_scale;
  GPtrArray *pages;     /* GArray of Fragment */
  GArray *outline;      /* PmnOutlineItem */
  double width, height; /* of the paper */
  double left, right, top, bottom;
  /* while it is laid out */
  double y;
};

/* White above each kind of block, and how its text is set. */
static const struct
{
  PmnTextStyle style;
  double before;
  const char *tag;
} kinds[] = {
  [PMN_BLOCK_TITLE] = { PMN_STYLE_TITLE, 0, "H1" },
  [PMN_BLOCK_LEAD] = { PMN_STYLE_LEAD, 2, "P" },
  [PMN_BLOCK_HEADING] = { PMN_STYLE_HEADING, 14, "H2" },
  [PMN_BLOCK_TEXT] = { PMN_STYLE_BODY, 5, "P" },
  [PMN_BLOCK_NOTE] = { PMN_STYLE_NOTE, 5, "P" },
  [PMN_BLOCK_TABLE] = { PMN_STYLE_CELL, 8, "Table" },
  [PMN_BLOCK_SPACE] = { PMN_STYLE_BODY, 0, NULL },
  [PMN_BLOCK_CHART] = { PMN_STYLE_NOTE, 8, NULL },
};

static const PmnBlock *
block_at (const PmnPrintout *self, guint index)
{
  return g_ptr_array_index (self->document->blocks, index);
}

/* White above a block. */
static double
space_before (const PmnPrintout *self, const PmnBlock *block)
{
  if (!self->document->letter || block->kind != PMN_BLOCK_TEXT)
    return kinds[block->kind].before;
  /* Lines of an address stand together. */
  return block->indent > 0 ? 1 : LETTER_PARAGRAPH;
}

/* Room that the logo takes from the title and the running header of the first page. */
static double
logo_room (const PmnPrintout *self)
{
  return self->logo != NULL && !self->document->letter
             ? cairo_image_surface_get_width (self->logo) * self->logo_scale + LOGO_GAP
             : 0;
}

static PangoLayout *
set_text (PmnPrintout *self, const PmnBlock *block)
{
  PmnTextStyle style = kinds[block->kind].style;
  double width = (self->right - self->left) * (1 - block->indent);

  if (block->kind == PMN_BLOCK_TITLE)
    width -= logo_room (self);
  if (self->document->letter && block->kind == PMN_BLOCK_TEXT)
    style = PMN_STYLE_LETTER;
  return pmn_typesetter_set (self->typesetter, style, block->text, width, PMN_ALIGN_START, 0);
}

/* Height of the lines of @layout from @first to @end. */
static double
height_of_lines (PangoLayout *layout, int first, int end)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  int index = 0;
  int top = 0;
  int bottom = 0;

  do
    {
      int y0;
      int y1;

      pango_layout_iter_get_line_yrange (iter, &y0, &y1);
      if (index == first)
        top = y0;
      if (index < end)
        bottom = y1;
      index++;
    }
  while (index < end && pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  return (double) (bottom - top) / PANGO_SCALE;
}

/* Layout ----------------------------------------------------------------------------------------- */

static void
new_page (PmnPrintout *self)
{
  g_ptr_array_add (self->pages, g_array_new (FALSE, FALSE, sizeof (Fragment)));
  self->y = self->top;
  if (self->pages->len == 1 && self->document->letter && self->logo != NULL)
    self->y += LETTER_LOGO_HEIGHT - MARGIN_LINE + LOGO_GAP;
}

static GArray *
last_page (PmnPrintout *self)
{
  return g_ptr_array_index (self->pages, self->pages->len - 1);
}

static gboolean
at_top (PmnPrintout *self)
{
  return last_page (self)->len == 0;
}

static void
place (PmnPrintout *self, guint block, guint first, guint end, double height)
{
  Fragment fragment = { .block = block, .first = first, .end = end, .y = self->y };

  g_array_append_val (last_page (self), fragment);
  self->y += height;
}

/* The rows that cannot be separated from @row: a section takes the next row along. */
static double
height_of_rows_from (PmnTableLayout *layout, const PmnPaperTable *table, guint row)
{
  double height = 0;

  for (; row < pmn_paper_table_get_n_rows (table); row++)
    {
      height += pmn_table_layout_get_row_height (layout, row);
      if (pmn_paper_table_get_row_kind (table, row) != PMN_ROW_SECTION)
        break;
    }
  return height;
}

static double
whole_height (PmnPrintout *self, guint index)
{
  const PmnBlock *block = block_at (self, index);
  PmnTableLayout *layout = g_ptr_array_index (self->tables, index);
  double height;

  if (block->kind == PMN_BLOCK_SPACE || block->kind == PMN_BLOCK_CHART)
    return block->size;
  if (layout == NULL)
    return pmn_layout_get_height (set_text (self, block));
  height = pmn_table_layout_get_top_height (layout, 0);
  for (guint row = 0; row < pmn_paper_table_get_n_rows (block->table); row++)
    height += pmn_table_layout_get_row_height (layout, row);
  return height;
}

/* The least of a block that may stand at the foot of a page. */
static double
least_height (PmnPrintout *self, guint index)
{
  const PmnBlock *block = block_at (self, index);
  PmnTableLayout *layout = g_ptr_array_index (self->tables, index);

  if (layout != NULL)
    return pmn_table_layout_get_top_height (layout, 0)
           + height_of_rows_from (layout, block->table, 0);
  if (block->kind == PMN_BLOCK_TEXT || block->kind == PMN_BLOCK_NOTE)
    return height_of_lines (set_text (self, block), 0, MIN_LINES);
  if (block->kind == PMN_BLOCK_HEADING && index + 1 < self->document->blocks->len)
    return whole_height (self, index) + space_before (self, block_at (self, index + 1))
           + least_height (self, index + 1);
  return whole_height (self, index);
}

static double
group_height (PmnPrintout *self, guint index)
{
  guint group = block_at (self, index)->group;
  double height = 0;

  for (; index < self->document->blocks->len && block_at (self, index)->group == group; index++)
    height += whole_height (self, index) + space_before (self, block_at (self, index));
  return height;
}

static void
lay_text (PmnPrintout *self, guint index)
{
  PangoLayout *layout = set_text (self, block_at (self, index));
  int n = pango_layout_get_line_count (layout);
  int first = 0;

  while (first < n)
    {
      int end = n;

      while (end > first + 1 && self->y + height_of_lines (layout, first, end) > self->bottom)
        end--;
      if (end < n && n - end < MIN_LINES && end - first > MIN_LINES)
        end = n - MIN_LINES;
      place (self, index, (guint) first, (guint) end, height_of_lines (layout, first, end));
      first = end;
      if (first < n)
        new_page (self);
    }
}

static void
lay_table (PmnPrintout *self, guint index)
{
  PmnTableLayout *layout = g_ptr_array_index (self->tables, index);
  const PmnPaperTable *table = block_at (self, index)->table;
  guint n = pmn_paper_table_get_n_rows (table);
  guint first = 0;

  do
    {
      double height = pmn_table_layout_get_top_height (layout, first);
      guint end = first;

      while (end < n
             && (end == first
                 || self->y + height + height_of_rows_from (layout, table, end) <= self->bottom))
        height += pmn_table_layout_get_row_height (layout, end++);
      place (self, index, first, end, height);
      first = end;
      if (first < n)
        new_page (self);
    }
  while (first < n);
}

static void
add_to_outline (PmnPrintout *self, guint index)
{
  const PmnBlock *block = block_at (self, index);
  /* The title of a letter may be a line to write on. */
  PmnOutlineItem item
      = { .title = block->kind == PMN_BLOCK_TITLE ? self->document->title : block->text,
          .page = self->pages->len - 1,
          .y = self->y };

  g_array_append_val (self->outline, item);
}

static void
lay_block (PmnPrintout *self, guint index)
{
  const PmnBlock *block = block_at (self, index);
  gboolean begins_group
      = block->group != 0 && (index == 0 || block_at (self, index - 1)->group != block->group);

  if (!at_top (self))
    {
      double wanted = space_before (self, block) + least_height (self, index);

      if (begins_group && group_height (self, index) <= self->bottom - self->top)
        wanted = group_height (self, index);
      if (self->y + wanted > self->bottom)
        new_page (self);
      else
        self->y += space_before (self, block);
    }
  if (block->kind == PMN_BLOCK_TITLE || block->kind == PMN_BLOCK_HEADING)
    add_to_outline (self, index);
  if (block->kind == PMN_BLOCK_SPACE)
    self->y += at_top (self) ? 0 : block->size;
  else if (block->kind == PMN_BLOCK_TABLE)
    lay_table (self, index);
  else if (block->kind == PMN_BLOCK_CHART)
    place (self, index, 0, 1, whole_height (self, index));
  else
    lay_text (self, index);
}

static void
free_table (gpointer data)
{
  pmn_table_layout_free (data);
}

static void
prepare_block (PmnPrintout *self, guint index)
{
  const PmnBlock *block = block_at (self, index);

  g_ptr_array_add (self->tables, block->table != NULL
                                     ? pmn_table_layout_new (block->table, self->typesetter,
                                                             self->right - self->left)
                                     : NULL);
}

static void
prepare_logo (PmnPrintout *self)
{
  gboolean letter = self->document->letter;

  if (self->document->logo != NULL)
    self->logo = pmn_picture_load (self->document->logo);
  if (self->logo == NULL)
    return;
  self->logo_scale = MIN (
      (letter ? LETTER_LOGO_HEIGHT : LOGO_HEIGHT) / cairo_image_surface_get_height (self->logo),
      (letter ? LETTER_LOGO_WIDTH : LOGO_WIDTH) / cairo_image_surface_get_width (self->logo));
}

PmnPrintout *
pmn_printout_new (PmnDocument *document)
{
  PmnPrintout *self;

  g_return_val_if_fail (document != NULL, NULL);

  self = g_new0 (PmnPrintout, 1);
  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->mutex);
  self->document = document;
  self->typesetter = pmn_typesetter_new ();
  self->tables = g_ptr_array_new_with_free_func (free_table);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->outline = g_array_new (FALSE, FALSE, sizeof (PmnOutlineItem));
  self->width = document->landscape ? A4_LONG : A4_SHORT;
  self->height = document->landscape ? A4_SHORT : A4_LONG;
  self->left = document->letter ? LETTER_MARGIN_SIDE : MARGIN_SIDE;
  self->right = self->width - self->left;
  self->top = MARGIN_TOP + MARGIN_LINE;
  self->bottom = self->height - MARGIN_BOTTOM - MARGIN_LINE;
  prepare_logo (self);
  new_page (self);
  for (guint i = 0; i < document->blocks->len; i++)
    prepare_block (self, i);
  for (guint i = 0; i < document->blocks->len; i++)
    lay_block (self, i);
  return self;
}

PmnPrintout *
pmn_printout_ref (PmnPrintout *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
pmn_printout_unref (PmnPrintout *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->tables);
  g_ptr_array_unref (self->pages);
  g_array_unref (self->outline);
  g_clear_pointer (&self->logo, cairo_surface_destroy);
  pmn_typesetter_free (self->typesetter);
  pmn_document_free (self->document);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

const PmnDocument *
pmn_printout_get_document (const PmnPrintout *self)
{
  return self->document;
}

guint
pmn_printout_get_n_pages (const PmnPrintout *self)
{
  return self->pages->len;
}

void
pmn_printout_get_page_size (const PmnPrintout *self, double *width, double *height)
{
  *width = self->width;
  *height = self->height;
}

const GArray *
pmn_printout_get_outline (const PmnPrintout *self)
{
  return self->outline;
}

/* Drawing ---------------------------------------------------------------------------------------- */

static void
draw_picture (PmnPainter *painter, cairo_surface_t *image, double x, double y, double scale)
{
  cairo_save (painter->cr);
  cairo_translate (painter->cr, x, y);
  cairo_scale (painter->cr, scale, scale);
  cairo_set_source_surface (painter->cr, image, 0, 0);
  cairo_paint (painter->cr);
  cairo_restore (painter->cr);
}

/* For the eye only: the name of the structure is written beside it. */
static void
draw_logo (PmnPrintout *self, PmnPainter *painter)
{
  double width = cairo_image_surface_get_width (self->logo) * self->logo_scale;

  pmn_painter_begin_artifact (painter);
  draw_picture (painter, self->logo, self->document->letter ? self->left : self->right - width,
                MARGIN_TOP, self->logo_scale);
  pmn_painter_end_artifact (painter);
}

static void
draw_margins (PmnPrintout *self, PmnPainter *painter, guint page)
{
  const PmnDocument *document = self->document;
  double width = self->right - self->left;
  double top_width = width - (page == 0 ? logo_room (self) : 0);
  double foot = self->height - MARGIN_BOTTOM
                - pmn_typesetter_get_line_height (self->typesetter, PMN_STYLE_MARGIN);
  g_autofree char *number = g_strdup_printf ("Page %u/%u", page + 1, self->pages->len);
  const struct
  {
    const char *text;
    PmnAlign align;
    double y;
  } texts[] = {
    { document->header_start, PMN_ALIGN_START, MARGIN_TOP },
    { document->header_end, PMN_ALIGN_END, MARGIN_TOP },
    { document->footer, PMN_ALIGN_START, foot },
    { number, PMN_ALIGN_END, foot },
  };

  if (document->letter && page == 0 && self->pages->len == 1)
    return;
  pmn_painter_begin_artifact (painter);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    /* A letter begins with who sends it. */
    if (texts[i].text != NULL && !(document->letter && page == 0 && texts[i].y == MARGIN_TOP))
      pmn_painter_text (painter,
                        pmn_typesetter_set (self->typesetter, PMN_STYLE_MARGIN, texts[i].text,
                                            texts[i].y == MARGIN_TOP ? top_width : width,
                                            texts[i].align, 1),
                        self->left, texts[i].y);
  pmn_painter_end_artifact (painter);
}

static void
draw_text (PmnPrintout *self, PmnPainter *painter, const PmnBlock *block, const Fragment *fragment)
{
  PangoLayout *layout = set_text (self, block);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  const char *tag = kinds[block->kind].tag;
  double left = self->left + (self->right - self->left) * block->indent;
  int top = -1;

  if (fragment->first == 0)
    pmn_painter_begin (painter, tag);
  cairo_set_source_rgb (painter->cr, 0, 0, 0);
  for (guint i = 0; i < fragment->end; i++)
    {
      PangoRectangle rectangle;
      int baseline = pango_layout_iter_get_baseline (iter);
      int y0;

      pango_layout_iter_get_line_extents (iter, NULL, &rectangle);
      pango_layout_iter_get_line_yrange (iter, &y0, NULL);
      if (i == fragment->first)
        top = y0;
      if (i >= fragment->first)
        {
          cairo_move_to (painter->cr, left + (double) rectangle.x / PANGO_SCALE,
                         fragment->y + (double) (baseline - top) / PANGO_SCALE);
          pango_cairo_show_layout_line (painter->cr, pango_layout_iter_get_line_readonly (iter));
        }
      pango_layout_iter_next_line (iter);
    }
  if (fragment->end == (guint) pango_layout_get_line_count (layout))
    pmn_painter_end (painter, tag);
  pango_layout_iter_free (iter);
}

void
pmn_printout_draw (PmnPrintout *self, cairo_t *cr, guint page, gboolean tagged)
{
  PmnPainter painter = { .cr = cr, .typesetter = self->typesetter, .tagged = tagged };
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  const GArray *fragments;

  g_return_if_fail (self != NULL && cr != NULL && page < self->pages->len);

  fragments = g_ptr_array_index (self->pages, page);
  draw_margins (self, &painter, page);
  if (page == 0 && self->logo != NULL)
    draw_logo (self, &painter);
  for (guint i = 0; i < fragments->len; i++)
    {
      const Fragment *fragment = &g_array_index (fragments, Fragment, i);
      const PmnBlock *block = block_at (self, fragment->block);

      if (block->kind == PMN_BLOCK_TABLE)
        pmn_table_layout_draw (g_ptr_array_index (self->tables, fragment->block), &painter,
                               fragment->first, fragment->end, self->left, fragment->y);
      else if (block->kind == PMN_BLOCK_CHART)
        pmn_chart_paper_draw (block->chart, &painter, self->left, fragment->y,
                              self->right - self->left, block->size);
      else
        draw_text (self, &painter, block, fragment);
    }
}
