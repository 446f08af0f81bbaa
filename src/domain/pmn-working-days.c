/* pmn-working-days.c: the days on which somebody is expected at work
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-working-days.h"

#define MORNING 1u
#define AFTERNOON 2u
#define LONGEST_PERIOD (200 * 366)

/* Which halves of @day the absence takes. */
static guint
halves_taken (const PmnAbsenceSpan *absence, PmnDay day)
{
  guint halves = MORNING | AFTERNOON;

  if (day < absence->from || day > absence->to)
    return 0;
  if (day == absence->from && absence->from_afternoon)
    halves &= ~MORNING;
  if (day == absence->to && absence->to_morning)
    halves &= ~AFTERNOON;
  return halves;
}

gboolean
pmn_working_day_is_expected (PmnDay day, guint weekday_mask, PmnHolidayZone zone,
                             const PmnAbsenceSpan *absences, gsize n_absences)
{
  guint taken = 0;

  g_return_val_if_fail (absences != NULL || n_absences == 0, FALSE);

  if (day == PMN_DAY_NONE || (weekday_mask & PMN_WEEKDAY_BIT (pmn_day_weekday (day))) == 0)
    return FALSE;
  for (gsize i = 0; i < n_absences; i++)
    taken |= halves_taken (&absences[i], day);
  return taken != (MORNING | AFTERNOON) && !pmn_holiday_is (day, zone);
}

GArray *
pmn_working_days_expected (PmnPeriod period, guint weekday_mask, PmnHolidayZone zone,
                           const PmnAbsenceSpan *absences, gsize n_absences)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (PmnDay));
  int length = pmn_period_days (period);

  g_return_val_if_fail (length <= LONGEST_PERIOD, days);

  for (int i = 0; i < length; i++)
    {
      PmnDay day = period.from + i;

      if (pmn_working_day_is_expected (day, weekday_mask, zone, absences, n_absences))
        g_array_append_val (days, day);
    }
  return days;
}

PmnDay
pmn_working_day_on_or_before (PmnDay day, PmnHolidayZone zone)
{
  g_return_val_if_fail (day != PMN_DAY_NONE, PMN_DAY_NONE);

  while (!pmn_working_day_is_expected (day, PMN_WEEKDAYS_MONDAY_TO_FRIDAY, zone, NULL, 0))
    day--;
  return day;
}
