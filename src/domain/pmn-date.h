/* pmn-date.h: civil days, months and reporting periods
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PmnDay:
 *
 * A civil day, as the number of days since 1970-01-01 in the proleptic Gregorian calendar. It has
 * no time and no time zone, so adding 7 is always "one week later". Years 1 to 9999 can be
 * represented.
 */
typedef gint32 PmnDay;

/**
 * PMN_DAY_NONE: no day, or an impossible one
 */
#define PMN_DAY_NONE G_MININT32

/**
 * PMN_DAY_ISO_SIZE: size of a buffer for "YYYY-MM-DD" and its final NUL
 */
#define PMN_DAY_ISO_SIZE 11

/**
 * PmnPeriod:
 * @from: first day
 * @to: last day, included
 *
 * A stretch of days with both bounds included. %PMN_DAY_NONE in a bound leaves that side open.
 */
typedef struct
{
  PmnDay from;
  PmnDay to;
} PmnPeriod;

/**
 * PmnPeriodKind:
 * @PMN_PERIOD_MONTH: civil month
 * @PMN_PERIOD_QUARTER: January–March and so on
 * @PMN_PERIOD_HALF_YEAR: January–June or July–December
 * @PMN_PERIOD_CIVIL_YEAR: civil year, which is also the budget year
 * @PMN_PERIOD_SCHOOL_YEAR: 1 September to 31 August
 *
 * The regular reporting periods.
 */
typedef enum
{
  PMN_PERIOD_MONTH,
  PMN_PERIOD_QUARTER,
  PMN_PERIOD_HALF_YEAR,
  PMN_PERIOD_CIVIL_YEAR,
  PMN_PERIOD_SCHOOL_YEAR,
} PmnPeriodKind;

/**
 * pmn_day_from_ymd:
 * @year: 1 to 9999
 * @month: 1 to 12
 * @day: 1 to 31
 *
 * Returns: the day, or %PMN_DAY_NONE when there is no such day in the calendar.
 */
PmnDay pmn_day_from_ymd (int year, int month, int day);

/**
 * pmn_day_to_ymd:
 * @day: a day
 * @year: (out) (optional): its year
 * @month: (out) (optional): its month, 1 to 12
 * @mday: (out) (optional): its day of the month, 1 to 31
 *
 * Returns: %FALSE, with zeros, when @day is %PMN_DAY_NONE or out of the years 1 to 9999.
 */
gboolean pmn_day_to_ymd (PmnDay day, int *year, int *month, int *mday);

/**
 * pmn_day_from_iso:
 * @text: (nullable): exactly "YYYY-MM-DD"
 *
 * For files and the database; what a person types goes through pmn_day_parse().
 *
 * Returns: the day, or %PMN_DAY_NONE when @text is anything else.
 */
PmnDay pmn_day_from_iso (const char *text);

/**
 * pmn_day_to_iso:
 * @day: a day
 * @buffer: (out): where "YYYY-MM-DD" is written; an empty string for %PMN_DAY_NONE
 *
 * Returns: (transfer none): @buffer
 */
char *pmn_day_to_iso (PmnDay day, char buffer[PMN_DAY_ISO_SIZE]);

/**
 * pmn_day_weekday:
 * @day: a day, not %PMN_DAY_NONE
 *
 * Returns: 1 for Monday to 7 for Sunday
 */
int pmn_day_weekday (PmnDay day);

/**
 * pmn_day_month:
 * @day: a day
 *
 * Returns: the month as the number yyyymm, such as 202611; 0 for %PMN_DAY_NONE
 */
int pmn_day_month (PmnDay day);

/**
 * pmn_month_first_day:
 * @month: a month as yyyymm
 *
 * Returns: its first day, %PMN_DAY_NONE when @month is not a month
 */
PmnDay pmn_month_first_day (int month);

/**
 * pmn_month_last_day:
 * @month: a month as yyyymm
 *
 * Returns: its last day, %PMN_DAY_NONE when @month is not a month
 */
PmnDay pmn_month_last_day (int month);

/**
 * pmn_month_add:
 * @month: a month as yyyymm
 * @n: number of months, of any sign
 *
 * Returns: the month @n months later as yyyymm; 0 when @month is not a month or the result is out
 * of range
 */
int pmn_month_add (int month, int n);

/**
 * pmn_day_add_months:
 * @day: a day
 * @n: number of months, of any sign
 *
 * The same day of the month @n months later, clamped to the end of that month: 2025-08-31 + 6 is
 * 2026-02-28 and 2024-01-31 + 1 is 2024-02-29. This is how the delays of the programme are counted.
 *
 * Returns: the day, %PMN_DAY_NONE when @day is none or the result is out of range
 */
PmnDay pmn_day_add_months (PmnDay day, int n);

/**
 * pmn_period_containing:
 * @kind: a kind of period
 * @day: a day, not %PMN_DAY_NONE
 *
 * Returns: the period of that kind in which @day falls
 */
PmnPeriod pmn_period_containing (PmnPeriodKind kind, PmnDay day);

/**
 * pmn_period_shift:
 * @kind: a kind of period
 * @period: a period of that kind
 * @n: how many periods later, of any sign
 *
 * Returns: the period of the same kind @n periods later, such as -1 for the previous one
 */
PmnPeriod pmn_period_shift (PmnPeriodKind kind, PmnPeriod period, int n);

/**
 * pmn_period_days:
 * @period: a period with both bounds
 *
 * Returns: the number of days, bounds included; 0 when it is empty or open
 */
int pmn_period_days (PmnPeriod period);

/**
 * pmn_day_parse:
 * @text: what a person typed
 * @today: the current day
 * @error: return location for an error
 *
 * Understands "1/2/26", "01-02-2026", "01.02.2026", "01022026", "010226", "2026-02-01", "12/3" (the
 * most recent such day, today included), "3 mars", "3 mars 2026", "hier", "avant-hier",
 * "aujourd’hui", "demain", "lundi" to "dimanche" (the most recent one before today), "lundi dernier",
 * "ce lundi" (which may be today), "vendredi 20" (the latest 20th, when it was a Friday), "il y a 2 jours", "il y a une semaine", and the same words in English, whatever the locale, the case and
 * the accents. A moment means its day: "ce matin", "hier soir", "lundi après-midi". A year of two
 * digits is of this century. Years run from 1900 to 2100.
 *
 * Returns: the day, or %PMN_DAY_NONE with @error set: %PMN_DOMAIN_ERROR_PARSE when the text is not
 * a date, %PMN_DOMAIN_ERROR_INVALID when it is one that does not exist (31/02) or of an absurd year
 * (0026).
 */
PmnDay pmn_day_parse (const char *text, PmnDay today, GError **error);

/**
 * pmn_day_parse_surely:
 * @text: what a person typed
 * @today: the current day
 * @other_year: (out) (optional): whether no year was typed and the day is not of the year of @today:
 *   worth saying
 * @error: return location for an error
 *
 * The same as pmn_day_parse(), for what is written down. A day and a month without a year are the most
 * recent such day; when that is in another year and more than six months back ("12/12" typed in
 * November), it is more likely a mistake or a day to come: it is refused until the year is typed.
 *
 * Returns: the day, or %PMN_DAY_NONE with @error set, as pmn_day_parse(): %PMN_DOMAIN_ERROR_INVALID for
 * a day that needs its year too
 */
PmnDay pmn_day_parse_surely (const char *text, PmnDay today, gboolean *other_year, GError **error);

G_END_DECLS
