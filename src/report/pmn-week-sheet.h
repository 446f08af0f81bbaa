/* pmn-week-sheet.h: the week of somebody: its figures, its chart, its sheet on paper
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-chart.h"
#include "pmn-document.h"

G_BEGIN_DECLS

#define PMN_WEEK_DAYS 7

/**
 * PmnWeekDay: figures of one day; internal activities count in @minutes only
 * @n: activities, internal ones left out
 * @people: accompaniments
 * @minutes: of everything, @local_minutes of the internal ones
 */
typedef struct
{
  guint n;
  guint people;
  gint minutes;
  gint local_minutes;
} PmnWeekDay;

/**
 * PmnWeekWords: what the chart says, in the language of its reader
 * @sessions: "Accompaniments", the hours with people
 * @internal: "Internal activities"
 */
typedef struct
{
  PmnLanguage language;
  const char *title;
  const char *sessions;
  const char *internal;
} PmnWeekWords;

/**
 * pmn_week_chart_new:
 * @days: (array fixed-size=7): from @monday on
 * @today: stands out when it is in the week
 *
 * Returns: (transfer full): hours per day; internal ones apart when there are any
 */
PmnChart *pmn_week_chart_new (const PmnWeekDay *days, PmnDay monday, PmnDay today,
                              const PmnWeekWords *words);

/** pmn_week_sum: Returns: the figures of the whole week. */
PmnWeekDay pmn_week_sum (const PmnWeekDay *days);

/** pmn_week_sheet_compose: @mediator: (nullable): %NULL = everybody. Returns: (transfer full): one page: the chart and the same figures in a table. */
PmnDocument *pmn_week_sheet_compose (const char *mediator, const PmnWeekDay *days, PmnDay monday);

G_END_DECLS
