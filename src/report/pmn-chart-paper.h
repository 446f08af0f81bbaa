/* pmn-chart-paper.h: a chart in black and white
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-chart.h"
#include "pmn-painter.h"

G_BEGIN_DECLS

/**
 * pmn_chart_paper_draw:
 * @width, @height: in points
 *
 * For the eye only: whoever prints a chart prints its figures in a table beside it. Series differ by
 * pattern, so that a black and white printer or a photocopy keeps them apart.
 */
void pmn_chart_paper_draw (const PmnChart *chart, PmnPainter *painter, double x, double y,
                           double width, double height);

G_END_DECLS
