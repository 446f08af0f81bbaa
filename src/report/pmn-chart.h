/* pmn-chart.h: what a bar chart shows: series of figures over a few points
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-format.h"

G_BEGIN_DECLS

/** PMN_CHART_MAX_SERIES: more could not be told apart on paper without colours. */
#define PMN_CHART_MAX_SERIES 4
/** PMN_CHART_MAX_VALUE: greater figures are drawn as this one. */
#define PMN_CHART_MAX_VALUE G_GINT64_CONSTANT (1000000000000000)

/**
 * PmnChartUnit: how figures are written
 * @PMN_CHART_COUNT: "1 250"
 * @PMN_CHART_MINUTES: "2 h 30"
 */
typedef enum
{
  PMN_CHART_COUNT,
  PMN_CHART_MINUTES,
} PmnChartUnit;

/**
 * PmnChartPoint:
 * @label: under its bar: "lun."
 * @name: in full, for a screen reader: "lundi 16 novembre 2026"
 * @words: (nullable): its figures in words; %NULL = the total in the unit of the chart
 * @marked: it stands out, such as today
 * @values: one for each series, stacked; never below 0
 */
typedef struct
{
  char *label;
  char *name;
  char *words;
  gboolean marked;
  gint64 values[PMN_CHART_MAX_SERIES];
} PmnChartPoint;

/**
 * PmnChart:
 * @title: what it shows
 * @series: (element-type utf8): their names, at least one
 * @points: (element-type PmnChartPoint): from the first to the last
 */
typedef struct
{
  char *title;
  PmnChartUnit unit;
  PmnLanguage language;
  GPtrArray *series;
  GPtrArray *points;
} PmnChart;

/** pmn_chart_new: @language: of its numbers. Returns: (transfer full): without series nor points. */
PmnChart *pmn_chart_new (const char *title, PmnChartUnit unit, PmnLanguage language);
/** pmn_chart_free: @self: (nullable) (transfer full): a chart. */
void pmn_chart_free (PmnChart *self);
/** pmn_chart_add_series: at most %PMN_CHART_MAX_SERIES, before any point. */
void pmn_chart_add_series (PmnChart *self, const char *name);
/** pmn_chart_add_point: @values: (array): one for each series; below 0 counts as 0. Returns: (transfer none): the point. */
PmnChartPoint *pmn_chart_add_point (PmnChart *self, const char *label, const char *name,
                                    const gint64 *values);
/** pmn_chart_get_total: Returns: height of the whole bar of a point, at most %PMN_CHART_MAX_VALUE. */
gint64 pmn_chart_get_total (const PmnChart *self, guint point);
/** pmn_chart_dup_value: Returns: (transfer full): a figure in the unit and language of the chart. */
char *pmn_chart_dup_value (const PmnChart *self, gint64 value);
/** pmn_chart_dup_name: Returns: (transfer full): "lundi 16 novembre 2026 : 2 h 30". */
char *pmn_chart_dup_name (const PmnChart *self, guint point);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnChart, pmn_chart_free)

G_END_DECLS
