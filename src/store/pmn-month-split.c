/* pmn-month-split.c: a period as whole months, which the rollups answer, and the days that cut one
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-month-split.h"

#define FIRST_MONTH 0
#define LAST_MONTH 999912

static void
add_stretch (PmnMonthSplit *split, PmnDay from, PmnDay to, int sign)
{
  if (from <= to)
    split->stretches[split->n_stretches++] = (PmnStretch) { from, to, sign };
}

/* The days @from…@to of a month: from the rollups without the other days when those are fewer.
 * Returns: whether the month is to be read from the rollups. */
static gboolean
cut_month (PmnMonthSplit *split, PmnDay from, PmnDay to)
{
  PmnDay first = pmn_month_first_day (pmn_day_month (from));
  PmnDay last = pmn_month_last_day (pmn_day_month (from));

  if ((to - from + 1) * 2 <= last - first + 1)
    {
      add_stretch (split, from, to, 1);
      return FALSE;
    }
  add_stretch (split, first, from - 1, -1);
  add_stretch (split, to + 1, last, -1);
  return TRUE;
}

void
pmn_month_split_init (PmnMonthSplit *self, PmnDay from, PmnDay to)
{
  g_return_if_fail (self != NULL);

  *self = (PmnMonthSplit) { .first_month = FIRST_MONTH, .last_month = LAST_MONTH };
  if (from != PMN_DAY_NONE)
    self->first_month = pmn_day_month (from);
  if (to != PMN_DAY_NONE)
    self->last_month = pmn_day_month (to);
  if (self->first_month == self->last_month)
    {
      self->has_months = cut_month (self, from, to);
      return;
    }
  if (from != PMN_DAY_NONE && !cut_month (self, from, pmn_month_last_day (self->first_month)))
    self->first_month = pmn_month_add (self->first_month, 1);
  if (to != PMN_DAY_NONE && !cut_month (self, pmn_month_first_day (self->last_month), to))
    self->last_month = pmn_month_add (self->last_month, -1);
  self->has_months = self->first_month <= self->last_month;
}

void
pmn_month_split_get_period (const PmnMonthSplit *self, PmnDay *from, PmnDay *to)
{
  g_return_if_fail (self != NULL && from != NULL && to != NULL);

  *from = self->first_month == FIRST_MONTH ? PMN_DAY_NONE : pmn_month_first_day (self->first_month);
  *to = self->last_month == LAST_MONTH ? PMN_DAY_NONE : pmn_month_last_day (self->last_month);
}

gboolean
pmn_rollup_can_answer (const PmnActivityFilter *filter)
{
  g_autoptr (PmnActivityFilter) rest = pmn_activity_filter_copy (filter);

  rest->from = rest->to = PMN_DAY_NONE;
  rest->mediator_id = rest->place_id = 0;
  rest->kinds = 0;
  return pmn_activity_filter_is_empty (rest);
}
