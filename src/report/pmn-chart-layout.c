/* pmn-chart-layout.c: where the bars, ticks and labels of a chart stand
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-chart-layout.h"

#define MAX_STEPS 4
/* Parts of the height of a line. */
#define GAP 0.4
#define KEY_SIZE 0.7
#define WIDEST_BAR 3.5
/* A label shorter than this many lines says nothing any more: rather one in two. */
#define LEAST_LABEL 2.6
/* Of its slot. */
#define BAR_SHARE 0.62
/* Of the plot: what is not nothing is seen. */
#define LEAST_BAR 0.012

static void
clear_text (gpointer data)
{
  g_free (((PmnChartText *) data)->text);
}

static GArray *
new_texts (void)
{
  GArray *texts = g_array_new (FALSE, FALSE, sizeof (PmnChartText));

  g_array_set_clear_func (texts, clear_text);
  return texts;
}

static double
measure (const PmnChartMetrics *metrics, const char *text)
{
  return metrics->measure (text, metrics->data);
}

/* @text: (transfer full). */
static void
add_text (GArray *texts, char *text, PmnChartBox box, PmnAlign align, guint point)
{
  PmnChartText added = { .text = text, .box = box, .align = align, .point = point };

  g_array_append_val (texts, added);
}

/* Scale ------------------------------------------------------------------------------------------ */

gint64
pmn_chart_step (PmnChartUnit unit, gint64 most, int n_steps)
{
  static const gint64 parts_of_hour[] = { 5, 10, 15, 30 };
  static const gint64 digits[] = { 1, 2, 5 };
  gint64 base = unit == PMN_CHART_MINUTES ? 60 : 1;
  gint64 power = 1;

  g_return_val_if_fail (n_steps > 0, 1);

  most = CLAMP (most, 1, PMN_CHART_MAX_VALUE);
  for (gsize i = 0; unit == PMN_CHART_MINUTES && i < G_N_ELEMENTS (parts_of_hour); i++)
    if (parts_of_hour[i] * n_steps >= most)
      return parts_of_hour[i];
  while (TRUE)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (digits); i++)
        if (digits[i] * power * base >= (most + n_steps - 1) / n_steps)
          return digits[i] * power * base;
      power *= 10;
    }
}

static gint64
greatest_total (const PmnChart *chart)
{
  gint64 most = 0;

  for (guint i = 0; i < chart->points->len; i++)
    most = MAX (most, pmn_chart_get_total (chart, i));
  return most;
}

/* Parts ------------------------------------------------------------------------------------------ */

/* The legend at the foot, on as many lines as it takes. Returns: its height. */
static double
lay_legend (PmnChartLayout *self, const PmnChart *chart, double width, double height,
            const PmnChartMetrics *metrics)
{
  double line = metrics->line_height;
  double key = KEY_SIZE * line;
  double x = 0;
  double y = 0;

  if (chart->series->len < 2)
    return 0;
  for (guint i = 0; i < chart->series->len; i++)
    {
      const char *name = g_ptr_array_index (chart->series, i);
      double text_width = MIN (measure (metrics, name), MAX (width - key - GAP * line, 0));
      PmnChartBox box;

      if (x > 0 && x + key + GAP * line + text_width > width)
        {
          x = 0;
          y += line;
        }
      box = (PmnChartBox) { x, y + (line - key) / 2, key, key };
      g_array_append_val (self->keys, box);
      x += key + GAP * line;
      add_text (self->legend, g_strdup (name), (PmnChartBox) { x, y, text_width, line },
                PMN_ALIGN_START, i);
      x += text_width + 3 * GAP * line;
    }
  y += line;
  for (guint i = 0; i < self->keys->len; i++)
    {
      g_array_index (self->keys, PmnChartBox, i).y += height - y;
      g_array_index (self->legend, PmnChartText, i).box.y += height - y;
    }
  return y + GAP * line;
}

/* Texts of the axis, with their boxes still to be placed. */
static gint64
lay_scale (PmnChartLayout *self, const PmnChart *chart, const PmnChartMetrics *metrics)
{
  gint64 most = MAX (greatest_total (chart), 1);
  int n_steps = CLAMP ((int) (self->plot.height / (1.6 * metrics->line_height)), 1, MAX_STEPS);
  gint64 step = pmn_chart_step (chart->unit, most, n_steps);
  gint64 n = (most + step - 1) / step;
  double widest = 0;

  for (gint64 i = 0; i <= n; i++)
    {
      char *text = i == 0 ? g_strdup ("0") : pmn_chart_dup_value (chart, i * step);
      double y = self->plot.y + self->plot.height * (1 - (double) i / (double) n);

      widest = MAX (widest, measure (metrics, text));
      add_text (self->ticks, text,
                (PmnChartBox) { 0, y - metrics->line_height / 2, 0, metrics->line_height },
                PMN_ALIGN_END, (guint) i);
    }
  widest = MIN (widest, self->plot.width / 2);
  for (guint i = 0; i < self->ticks->len; i++)
    g_array_index (self->ticks, PmnChartText, i).box.width = widest;
  self->plot.x = widest + GAP * metrics->line_height;
  self->plot.width -= self->plot.x;
  return n * step;
}

static void
lay_bars (PmnChartLayout *self, const PmnChart *chart, gint64 top, double line)
{
  guint n = chart->points->len;
  double slot = self->plot.width / MAX (n, 1);
  double width = MIN (slot * BAR_SHARE, WIDEST_BAR * line);

  for (guint i = 0; i < n; i++)
    {
      const PmnChartPoint *point = g_ptr_array_index (chart->points, i);
      PmnChartBox column = { self->plot.x + i * slot, self->plot.y, slot, self->plot.height };
      double foot = self->plot.y + self->plot.height;

      g_array_append_val (self->slots, column);
      for (guint series = 0; series < chart->series->len; series++)
        {
          double share = (double) point->values[series] / (double) top;
          double height = self->plot.height * MAX (share, LEAST_BAR);
          PmnChartPart bar;

          if (point->values[series] == 0)
            continue;
          height = MIN (height, foot - self->plot.y);
          foot -= height;
          bar = (PmnChartPart) { i,
                                 series,
                                 { column.x + (slot - width) / 2, foot, width, height } };
          g_array_append_val (self->bars, bar);
        }
    }
}

static const char *
label_of (const PmnChart *chart, guint point)
{
  return ((const PmnChartPoint *) g_ptr_array_index (chart->points, point))->label;
}

static void
lay_labels (PmnChartLayout *self, const PmnChart *chart, const PmnChartMetrics *metrics)
{
  guint n = chart->points->len;
  double slot = self->plot.width / MAX (n, 1);
  double gap = GAP * metrics->line_height;
  double widest = 0;
  double room = slot;
  guint every = 1;

  for (guint i = 0; i < n; i++)
    widest = MAX (widest, measure (metrics, label_of (chart, i)));
  /* The first and the last are pushed inside, so that two neighbours share three halves. */
  while (every < n && room < MIN (widest + gap, LEAST_LABEL * metrics->line_height))
    room = ++every * slot / 1.5;
  for (guint i = 0; i < n; i += every)
    {
      double width = MIN (measure (metrics, label_of (chart, i)), room);
      double x = self->plot.x + (i + 0.5) * slot - width / 2;

      x = CLAMP (x, self->plot.x, MAX (self->plot.x + self->plot.width - width, self->plot.x));
      add_text (self->labels, g_strdup (label_of (chart, i)),
                (PmnChartBox) { x, self->plot.y + self->plot.height + gap / 2, width,
                                metrics->line_height },
                PMN_ALIGN_CENTER, i);
    }
}

/* All of them or none: a bar without its figure would look like nothing. */
static void
lay_figures (PmnChartLayout *self, const PmnChart *chart, const PmnChartMetrics *metrics)
{
  double slot = self->plot.width / MAX (chart->points->len, 1);

  for (guint i = 0; i < self->bars->len; i++)
    {
      const PmnChartPart *bar = &g_array_index (self->bars, PmnChartPart, i);
      char *text;

      /* The topmost of its point. */
      if (i + 1 < self->bars->len
          && g_array_index (self->bars, PmnChartPart, i + 1).point == bar->point)
        continue;
      text = pmn_chart_dup_value (chart, pmn_chart_get_total (chart, bar->point));
      if (measure (metrics, text) > slot)
        {
          g_free (text);
          g_array_set_size (self->figures, 0);
          return;
        }
      add_text (self->figures, text,
                (PmnChartBox) { g_array_index (self->slots, PmnChartBox, bar->point).x,
                                bar->box.y - metrics->line_height, slot, metrics->line_height },
                PMN_ALIGN_CENTER, bar->point);
    }
}

/* The line of a tick, but behind the figures that it would cross. */
static void
lay_rule (PmnChartLayout *self, guint tick, const PmnChartMetrics *metrics)
{
  const PmnChartBox *label = &g_array_index (self->ticks, PmnChartText, tick).box;
  PmnChartRule rule = { .tick = tick, .x = self->plot.x, .y = label->y + label->height / 2 };
  double end = self->plot.x + self->plot.width;

  for (guint i = 0; i < self->figures->len; i++)
    {
      const PmnChartText *figure = &g_array_index (self->figures, PmnChartText, i);
      const PmnChartBox *box = &figure->box;
      double half = measure (metrics, figure->text) / 2 + GAP * metrics->line_height;
      double middle = box->x + box->width / 2;

      if (rule.y <= box->y || rule.y >= box->y + box->height)
        continue;
      rule.width = middle - half - rule.x;
      if (rule.width > 0)
        g_array_append_val (self->rules, rule);
      rule.x = MAX (rule.x, middle + half);
    }
  rule.width = end - rule.x;
  if (rule.width > 0)
    g_array_append_val (self->rules, rule);
}

static void
mirror_box (PmnChartBox *box, double width)
{
  box->x = width - box->x - box->width;
}

static void
mirror_texts (GArray *texts, double width)
{
  for (guint i = 0; i < texts->len; i++)
    {
      PmnChartText *text = &g_array_index (texts, PmnChartText, i);

      mirror_box (&text->box, width);
      if (text->align != PMN_ALIGN_CENTER)
        text->align = text->align == PMN_ALIGN_START ? PMN_ALIGN_END : PMN_ALIGN_START;
    }
}

static void
mirror (PmnChartLayout *self, double width)
{
  mirror_box (&self->plot, width);
  for (guint i = 0; i < self->slots->len; i++)
    mirror_box (&g_array_index (self->slots, PmnChartBox, i), width);
  for (guint i = 0; i < self->bars->len; i++)
    mirror_box (&g_array_index (self->bars, PmnChartPart, i).box, width);
  for (guint i = 0; i < self->rules->len; i++)
    {
      PmnChartRule *rule = &g_array_index (self->rules, PmnChartRule, i);

      rule->x = width - rule->x - rule->width;
    }
  for (guint i = 0; i < self->keys->len; i++)
    mirror_box (&g_array_index (self->keys, PmnChartBox, i), width);
  mirror_texts (self->ticks, width);
  mirror_texts (self->labels, width);
  mirror_texts (self->figures, width);
  mirror_texts (self->legend, width);
}

PmnChartLayout *
pmn_chart_layout_new (const PmnChart *chart, double width, double height,
                      const PmnChartMetrics *metrics, gboolean mirrored)
{
  PmnChartLayout *self = g_new0 (PmnChartLayout, 1);
  double line = metrics->line_height;
  double foot;

  self->slots = g_array_new (FALSE, FALSE, sizeof (PmnChartBox));
  self->bars = g_array_new (FALSE, FALSE, sizeof (PmnChartPart));
  self->ticks = new_texts ();
  self->rules = g_array_new (FALSE, FALSE, sizeof (PmnChartRule));
  self->labels = new_texts ();
  self->figures = new_texts ();
  self->keys = g_array_new (FALSE, FALSE, sizeof (PmnChartBox));
  self->legend = new_texts ();
  foot = lay_legend (self, chart, width, height, metrics) + line + GAP * line;
  /* A figure stands above the highest bar. */
  self->plot = (PmnChartBox) { 0, line, width, MAX (height - line - foot, line) };
  lay_bars (self, chart, lay_scale (self, chart, metrics), line);
  lay_labels (self, chart, metrics);
  lay_figures (self, chart, metrics);
  for (guint i = 0; i < self->ticks->len; i++)
    lay_rule (self, i, metrics);
  if (mirrored)
    mirror (self, width);
  return self;
}

void
pmn_chart_layout_free (PmnChartLayout *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->slots);
  g_array_unref (self->bars);
  g_array_unref (self->ticks);
  g_array_unref (self->rules);
  g_array_unref (self->labels);
  g_array_unref (self->figures);
  g_array_unref (self->keys);
  g_array_unref (self->legend);
  g_free (self);
}
