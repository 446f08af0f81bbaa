/* pmn-chart-layout.h: where the bars, ticks and labels of a chart stand
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Knows neither a screen nor paper: who paints says how wide a text is, in the unit of its own.
 */
#pragma once

#include "pmn-chart.h"
#include "pmn-paper-table.h"

G_BEGIN_DECLS

/** PmnChartMetrics: @measure: the width of a text on one line. */
typedef struct
{
  double line_height;
  double (*measure) (const char *text, gpointer data);
  gpointer data;
} PmnChartMetrics;

/** PmnChartBox: from its top left corner. */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} PmnChartBox;

/**
 * PmnChartPart:
 * @point, @series: whose; a figure of 0 has no bar
 */
typedef struct
{
  guint point;
  guint series;
  PmnChartBox box;
} PmnChartPart;

/**
 * PmnChartText:
 * @text: on one line; what is wider than @box ends with "…"
 * @point: whose label or figure; the series, in the legend
 */
typedef struct
{
  char *text;
  PmnChartBox box;
  PmnAlign align;
  guint point;
} PmnChartText;

/**
 * PmnChartRule: a piece of the line of @tick, at the height of @y, which stops where a figure stands
 */
typedef struct
{
  guint tick;
  double x;
  double y;
  double width;
} PmnChartRule;

/**
 * PmnChartLayout:
 * @plot: where bars stand; its foot is 0
 * @slots: (element-type PmnChartBox): the column of each point, side by side, as high as @plot
 * @bars: (element-type PmnChartPart): by point, then by series from the foot up
 * @ticks: (element-type PmnChartText): texts of the axis from 0 up; their line is at the middle of the box
 * @rules: (element-type PmnChartRule): the pieces of these lines, from 0 up
 * @labels: (element-type PmnChartText): of the points, under the plot; some are left out when they are too many
 * @figures: (element-type PmnChartText): above the bars; none when they are too wide for their slot
 * @keys: (element-type PmnChartBox): squares of the legend, one for each series; none for a single one
 * @legend: (element-type PmnChartText): beside them
 */
typedef struct
{
  PmnChartBox plot;
  GArray *slots;
  GArray *bars;
  GArray *ticks;
  GArray *rules;
  GArray *labels;
  GArray *figures;
  GArray *keys;
  GArray *legend;
} PmnChartLayout;

/**
 * pmn_chart_layout_new:
 * @chart: need not outlive it
 * @width, @height: of everything
 * @mirrored: from right to left
 *
 * Returns: (transfer full): all inside @width × @height
 */
PmnChartLayout *pmn_chart_layout_new (const PmnChart *chart, double width, double height,
                                      const PmnChartMetrics *metrics, gboolean mirrored);
/** pmn_chart_layout_free: @self: (nullable) (transfer full): a layout. */
void pmn_chart_layout_free (PmnChartLayout *self);

/** pmn_chart_step: Returns: what lies between two ticks so that @most takes at most @n_steps of them; a round figure of @unit, at least 1. */
gint64 pmn_chart_step (PmnChartUnit unit, gint64 most, int n_steps);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnChartLayout, pmn_chart_layout_free)

G_END_DECLS
