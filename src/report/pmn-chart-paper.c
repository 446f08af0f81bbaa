/* pmn-chart-paper.c: a chart in black and white
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-chart-paper.h"

#include "pmn-chart-layout.h"

#define STYLE PMN_STYLE_NOTE
#define THIN 0.4
#define OUTLINE 0.7
#define HATCH 3.2 /* between two lines of a pattern */
#define GRID_GREY 0.75
#define SOLID_GREY 0.3
#define WHITE 1.0 /* hides the lines of the grid */

static double
measure (const char *text, gpointer data)
{
  PmnPainter *painter = data;
  int width;

  pango_layout_get_size (
      pmn_typesetter_set (painter->typesetter, STYLE, text, 0, PMN_ALIGN_START, 0), &width, NULL);
  return (double) width / PANGO_SCALE;
}

static void
draw_texts (PmnPainter *painter, const GArray *texts)
{
  for (guint i = 0; i < texts->len; i++)
    {
      const PmnChartText *text = &g_array_index (texts, PmnChartText, i);

      /* What just fits must not lose its last letter to a rounding. */
      pmn_painter_text (painter,
                        pmn_typesetter_set (painter->typesetter, STYLE, text->text,
                                            text->box.width + 0.1, text->align, 1),
                        text->box.x, text->box.y);
    }
}

/* Lines that rise to the right, or fall. */
static void
hatch (PmnPainter *painter, const PmnChartBox *box, gboolean rising)
{
  for (double at = -box->height; at < box->width; at += HATCH)
    pmn_painter_line (painter, box->x + at, box->y + (rising ? box->height : 0),
                      box->x + at + box->height, box->y + (rising ? 0 : box->height), OUTLINE, 0);
}

/* Solid, hatched, white, hatched both ways: in this order neighbours differ most. */
static void
fill (PmnPainter *painter, const PmnChartBox *box, guint series)
{
  cairo_t *cr = painter->cr;

  cairo_save (cr);
  cairo_rectangle (cr, box->x, box->y, box->width, box->height);
  cairo_clip (cr);
  pmn_painter_fill (painter, box->x, box->y, box->width, box->height,
                    series == 0 ? SOLID_GREY : WHITE);
  if (series == 1 || series == 3)
    hatch (painter, box, TRUE);
  if (series == 3)
    hatch (painter, box, FALSE);
  cairo_restore (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, OUTLINE);
  cairo_rectangle (cr, box->x, box->y, box->width, box->height);
  cairo_stroke (cr);
}

void
pmn_chart_paper_draw (const PmnChart *chart, PmnPainter *painter, double x, double y, double width,
                      double height)
{
  PmnChartMetrics metrics
      = { .line_height = pmn_typesetter_get_line_height (painter->typesetter, STYLE),
          .measure = measure,
          .data = painter };
  g_autoptr (PmnChartLayout) layout = NULL;

  g_return_if_fail (chart != NULL && painter != NULL);

  layout = pmn_chart_layout_new (chart, width, height, &metrics, FALSE);
  pmn_painter_begin_artifact (painter);
  cairo_save (painter->cr);
  cairo_translate (painter->cr, x, y);
  for (guint i = 0; i < layout->rules->len; i++)
    {
      const PmnChartRule *rule = &g_array_index (layout->rules, PmnChartRule, i);

      pmn_painter_line (painter, rule->x, rule->y, rule->x + rule->width, rule->y,
                        rule->tick == 0 ? OUTLINE : THIN, rule->tick == 0 ? 0 : GRID_GREY);
    }
  for (guint i = 0; i < layout->bars->len; i++)
    {
      const PmnChartPart *bar = &g_array_index (layout->bars, PmnChartPart, i);

      fill (painter, &bar->box, bar->series);
    }
  for (guint i = 0; i < layout->keys->len; i++)
    fill (painter, &g_array_index (layout->keys, PmnChartBox, i), i);
  draw_texts (painter, layout->ticks);
  draw_texts (painter, layout->labels);
  draw_texts (painter, layout->figures);
  draw_texts (painter, layout->legend);
  cairo_restore (painter->cr);
  pmn_painter_end_artifact (painter);
}
