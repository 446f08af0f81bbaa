/* pmn-working-days.h: the days on which somebody is expected at work
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "pmn-date.h"
#include "pmn-holidays.h"

G_BEGIN_DECLS

/**
 * PMN_WEEKDAY_BIT:
 * @weekday: 1 for Monday to 7
 *
 * The bit of a weekday in a mask of working days.
 */
#define PMN_WEEKDAY_BIT(weekday) (1u << ((weekday) - 1))

/**
 * PMN_WEEKDAYS_MONDAY_TO_FRIDAY: the usual mask
 */
#define PMN_WEEKDAYS_MONDAY_TO_FRIDAY 0x1fu

/**
 * PmnAbsenceSpan:
 * @from: first day
 * @to: last day, included
 * @from_afternoon: the first day is worked in the morning
 * @to_morning: the last day is worked in the afternoon
 *
 * A stretch of absence. Half a day is one day with one of the two flags; with both flags on the
 * same day nothing is left.
 */
typedef struct
{
  PmnDay from;
  PmnDay to;
  gboolean from_afternoon;
  gboolean to_morning;
} PmnAbsenceSpan;

/**
 * pmn_working_day_is_expected:
 * @day: a day
 * @weekday_mask: working days, of %PMN_WEEKDAY_BIT
 * @zone: the holidays that apply
 * @absences: (array length=n_absences) (nullable): absences in any order, possibly overlapping
 * @n_absences: their number
 *
 * A day is expected when it is a working day, not a public holiday and not wholly taken by
 * absences. An absence of half a day leaves it expected; two that cover morning and afternoon do
 * not.
 *
 * Returns: whether a log is expected for @day
 */
gboolean pmn_working_day_is_expected (PmnDay day, guint weekday_mask, PmnHolidayZone zone,
                                      const PmnAbsenceSpan *absences, gsize n_absences);

/**
 * pmn_working_days_expected:
 * @period: a period with both bounds, at most 200 years
 * @weekday_mask: working days, of %PMN_WEEKDAY_BIT
 * @zone: the holidays that apply
 * @absences: (array length=n_absences) (nullable): absences in any order, possibly overlapping
 * @n_absences: their number
 *
 * Returns: (transfer full) (element-type PmnDay): the expected days in order; empty when the period
 * is
 */
GArray *pmn_working_days_expected (PmnPeriod period, guint weekday_mask, PmnHolidayZone zone,
                                   const PmnAbsenceSpan *absences, gsize n_absences);

/**
 * pmn_working_day_on_or_before:
 * @day: a deadline
 * @zone: the holidays that apply
 *
 * Returns: @day itself, or the last day before it that is neither Saturday, Sunday nor holiday:
 * what to show as "to do before" beside the true date
 */
PmnDay pmn_working_day_on_or_before (PmnDay day, PmnHolidayZone zone);

G_END_DECLS
