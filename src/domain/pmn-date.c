/* pmn-date.c: civil days, months and reporting periods
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-date.h"

#define YEAR_MIN 1
#define YEAR_MAX 9999

static int
days_in_month (int year, int month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  if (month == 2 && (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)))
    return 29;
  return days[month - 1];
}

/* Days since 1970-01-01, counted in years that begin on 1 March so that the leap day comes last. */
PmnDay
pmn_day_from_ymd (int year, int month, int day)
{
  if (year < YEAR_MIN || year > YEAR_MAX || month < 1 || month > 12)
    return PMN_DAY_NONE;
  if (day < 1 || day > days_in_month (year, month))
    return PMN_DAY_NONE;

  int y = month > 2 ? year : year - 1;
  int era = y / 400;
  int year_of_era = y - era * 400;
  int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return era * 146097 + day_of_era - 719468;
}

gboolean
pmn_day_to_ymd (PmnDay day, int *year, int *month, int *mday)
{
  int y = 0, m = 0, d = 0;
  gboolean valid = day >= -719162 && day <= 2932896; /* 0001-01-01 to 9999-12-31 */

  if (valid)
    {
      int shifted = day + 719468;
      int era = shifted / 146097;
      int day_of_era = shifted - era * 146097;
      int year_of_era
          = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
      int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
      int mp = (5 * day_of_year + 2) / 153;

      d = day_of_year - (153 * mp + 2) / 5 + 1;
      m = mp < 10 ? mp + 3 : mp - 9;
      y = year_of_era + era * 400 + (m <= 2 ? 1 : 0);
    }

  if (year != NULL)
    *year = y;
  if (month != NULL)
    *month = m;
  if (mday != NULL)
    *mday = d;
  return valid;
}

PmnDay
pmn_day_from_iso (const char *text)
{
  static const char shape[] = "dddd-dd-dd";

  if (text == NULL)
    return PMN_DAY_NONE;
  for (gsize i = 0; i < sizeof shape; i++)
    {
      if (shape[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != shape[i])
        return PMN_DAY_NONE;
    }

  int year = g_ascii_digit_value (text[0]) * 1000 + g_ascii_digit_value (text[1]) * 100
             + g_ascii_digit_value (text[2]) * 10 + g_ascii_digit_value (text[3]);
  int month = g_ascii_digit_value (text[5]) * 10 + g_ascii_digit_value (text[6]);
  int day = g_ascii_digit_value (text[8]) * 10 + g_ascii_digit_value (text[9]);

  return pmn_day_from_ymd (year, month, day);
}

char *
pmn_day_to_iso (PmnDay day, char buffer[PMN_DAY_ISO_SIZE])
{
  int year, month, mday;

  g_return_val_if_fail (buffer != NULL, NULL);

  if (!pmn_day_to_ymd (day, &year, &month, &mday))
    {
      buffer[0] = '\0';
      return buffer;
    }
  buffer[0] = (char) ('0' + year / 1000);
  buffer[1] = (char) ('0' + year / 100 % 10);
  buffer[2] = (char) ('0' + year / 10 % 10);
  buffer[3] = (char) ('0' + year % 10);
  buffer[4] = '-';
  buffer[5] = (char) ('0' + month / 10);
  buffer[6] = (char) ('0' + month % 10);
  buffer[7] = '-';
  buffer[8] = (char) ('0' + mday / 10);
  buffer[9] = (char) ('0' + mday % 10);
  buffer[10] = '\0';
  return buffer;
}

int
pmn_day_weekday (PmnDay day)
{
  g_return_val_if_fail (day != PMN_DAY_NONE, 1);

  /* 1970-01-01 was a Thursday. */
  int index = (int) (((gint64) day + 3) % 7);
  return (index < 0 ? index + 7 : index) + 1;
}

int
pmn_day_month (PmnDay day)
{
  int year, month;

  return pmn_day_to_ymd (day, &year, &month, NULL) ? year * 100 + month : 0;
}

PmnDay
pmn_month_first_day (int month)
{
  return month > 0 ? pmn_day_from_ymd (month / 100, month % 100, 1) : PMN_DAY_NONE;
}

PmnDay
pmn_month_last_day (int month)
{
  PmnDay first = pmn_month_first_day (month);

  return first == PMN_DAY_NONE ? first : first + days_in_month (month / 100, month % 100) - 1;
}

int
pmn_month_add (int month, int n)
{
  if (pmn_month_first_day (month) == PMN_DAY_NONE)
    return 0;

  gint64 index = (gint64) (month / 100) * 12 + month % 100 - 1 + n;
  if (index < YEAR_MIN * 12 || index > YEAR_MAX * 12 + 11)
    return 0;
  return (int) (index / 12 * 100 + index % 12 + 1);
}

PmnDay
pmn_day_add_months (PmnDay day, int n)
{
  int mday;

  if (!pmn_day_to_ymd (day, NULL, NULL, &mday))
    return PMN_DAY_NONE;

  int month = pmn_month_add (pmn_day_month (day), n);
  if (month == 0)
    return PMN_DAY_NONE;
  return pmn_day_from_ymd (month / 100, month % 100,
                           MIN (mday, days_in_month (month / 100, month % 100)));
}

static int
months_of_kind (PmnPeriodKind kind)
{
  switch (kind)
    {
    case PMN_PERIOD_MONTH:
      return 1;
    case PMN_PERIOD_QUARTER:
      return 3;
    case PMN_PERIOD_HALF_YEAR:
      return 6;
    case PMN_PERIOD_CIVIL_YEAR:
    case PMN_PERIOD_SCHOOL_YEAR:
      return 12;
    default:
      g_return_val_if_reached (1);
    }
}

static PmnPeriod
period_from_month (PmnPeriodKind kind, int first_month)
{
  PmnPeriod period;

  period.from = pmn_month_first_day (first_month);
  period.to = pmn_month_last_day (pmn_month_add (first_month, months_of_kind (kind) - 1));
  return period;
}

PmnPeriod
pmn_period_containing (PmnPeriodKind kind, PmnDay day)
{
  static const PmnPeriod none = { PMN_DAY_NONE, PMN_DAY_NONE };
  int year, month;

  if (!pmn_day_to_ymd (day, &year, &month, NULL))
    g_return_val_if_reached (none);

  if (kind == PMN_PERIOD_SCHOOL_YEAR)
    return period_from_month (kind, month >= 9 ? year * 100 + 9 : (year - 1) * 100 + 9);

  int length = months_of_kind (kind);
  return period_from_month (kind, year * 100 + (month - 1) / length * length + 1);
}

PmnPeriod
pmn_period_shift (PmnPeriodKind kind, PmnPeriod period, int n)
{
  return period_from_month (kind,
                            pmn_month_add (pmn_day_month (period.from), n * months_of_kind (kind)));
}

int
pmn_period_days (PmnPeriod period)
{
  if (period.from == PMN_DAY_NONE || period.to == PMN_DAY_NONE || period.to < period.from)
    return 0;
  return period.to - period.from + 1;
}
