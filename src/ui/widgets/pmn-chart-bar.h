/* pmn-chart-bar.h: the bar of one point of a chart, which takes the focus
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "pmn-chart-layout.h"

G_BEGIN_DECLS

#define PMN_TYPE_CHART_BAR (pmn_chart_bar_get_type ())
G_DECLARE_FINAL_TYPE (PmnChartBar, pmn_chart_bar, PMN, CHART_BAR, GtkWidget)

/** pmn_chart_bar_new: @name: what a screen reader says of it. @position: from 1, of @n. @marked: it stands out. */
GtkWidget *pmn_chart_bar_new (const char *name, int position, int n, gboolean marked);

/** pmn_chart_bar_clear: no part is drawn any more. */
void pmn_chart_bar_clear (PmnChartBar *self);
/** pmn_chart_bar_add_part: one series. @box: inside the widget. */
void pmn_chart_bar_add_part (PmnChartBar *self, guint series, const PmnChartBox *box);

/** pmn_chart_bar_paint: one rectangle in the manner of @series; also the keys of a legend. @strong: as in a marked bar. */
void pmn_chart_bar_paint (GtkSnapshot *snapshot, const PmnChartBox *box, guint series,
                          const GdkRGBA *colour, gboolean strong);

G_END_DECLS
