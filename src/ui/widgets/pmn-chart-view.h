/* pmn-chart-view.h: a bar chart on the screen
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "pmn-chart.h"

G_BEGIN_DECLS

#define PMN_TYPE_CHART_VIEW (pmn_chart_view_get_type ())
/**
 * PmnChartView: a list for a screen reader, whose items are the points, each with its name and figures
 *
 * One stop of Tab; Left, Right, Home and End go from point to point. Whoever shows it shows its figures
 * as text beside it.
 */
G_DECLARE_FINAL_TYPE (PmnChartView, pmn_chart_view, PMN, CHART_VIEW, GtkWidget)

/** pmn_chart_view_new: Returns: (transfer floating): without figures yet. */
GtkWidget *pmn_chart_view_new (void);

/** pmn_chart_view_set_chart: @chart: (transfer full). The focus stays on the point of the same number. */
void pmn_chart_view_set_chart (PmnChartView *self, PmnChart *chart);

G_END_DECLS
