/* pmn-format-date.c: days, months and periods as people read them
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-format.h"

static const char *const weekdays[2][7] = {
  { "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche" },
  { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" },
};

static const char *const months[2][12] = {
  { "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
    "novembre", "décembre" },
  { "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December" },
};

static const char *const short_months[2][12] = {
  { "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.",
    "déc." },
  { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" },
};

const char *
pmn_format_weekday (int weekday, PmnLanguage language)
{
  g_return_val_if_fail (weekday >= 1 && weekday <= 7, "");

  return weekdays[language == PMN_LANGUAGE_FRENCH ? 0 : 1][weekday - 1];
}

const char *
pmn_format_month_name (int month, PmnLanguage language)
{
  g_return_val_if_fail (month >= 1 && month <= 12, "");

  return months[language == PMN_LANGUAGE_FRENCH ? 0 : 1][month - 1];
}

/* "19" or "1er"; English has no mark on the first. */
static void
append_mday (GString *text, int mday, PmnLanguage language)
{
  g_string_append_printf (text, "%d%s", mday,
                          mday == 1 && language == PMN_LANGUAGE_FRENCH ? "er" : "");
}

/* The parts of a date from the day of the month on, as many as asked. */
static void
append_date (GString *text, PmnDay day, gboolean with_month, gboolean with_year,
             PmnLanguage language)
{
  int year, month, mday;

  if (!pmn_day_to_ymd (day, &year, &month, &mday))
    return;
  append_mday (text, mday, language);
  if (with_month)
    g_string_append_printf (text, " %s", pmn_format_month_name (month, language));
  if (with_year)
    g_string_append_printf (text, " %d", year);
}

char *
pmn_format_date_short (PmnDay day, PmnLanguage language)
{
  int year, month, mday;

  if (!pmn_day_to_ymd (day, &year, &month, &mday))
    return g_strdup ("");
  return g_strdup_printf ("%02d/%02d/%04d", mday, month, year);
}

char *
pmn_format_date (PmnDay day, PmnLanguage language)
{
  GString *text = g_string_new (NULL);

  append_date (text, day, TRUE, TRUE, language);
  return g_string_free_and_steal (text);
}

char *
pmn_format_date_long (PmnDay day, PmnLanguage language)
{
  g_autofree char *date = pmn_format_date (day, language);

  if (*date == '\0')
    return g_steal_pointer (&date);
  return g_strdup_printf ("%s %s", pmn_format_weekday (pmn_day_weekday (day), language), date);
}

char *
pmn_format_date_near (PmnDay day, PmnDay today, PmnLanguage language)
{
  gboolean french = language == PMN_LANGUAGE_FRENCH;
  int year, this_year;

  if (!pmn_day_to_ymd (day, &year, NULL, NULL) || !pmn_day_to_ymd (today, &this_year, NULL, NULL))
    return pmn_format_date (day, language);
  if (day == today)
    return g_strdup (french ? "aujourd’hui" : "today");
  if (day == today - 1)
    return g_strdup (french ? "hier" : "yesterday");
  if (day == today + 1)
    return g_strdup (french ? "demain" : "tomorrow");

  GString *text = g_string_new (NULL);
  gboolean near = ABS (day - today) <= 6;
  if (near)
    g_string_append_printf (text, "%s ", pmn_format_weekday (pmn_day_weekday (day), language));
  append_date (text, day, TRUE, year != this_year, language);
  return g_string_free_and_steal (text);
}

char *
pmn_format_month (int month, PmnLanguage language)
{
  if (pmn_month_first_day (month) == PMN_DAY_NONE)
    return g_strdup ("");
  return g_strdup_printf ("%s %d", pmn_format_month_name (month % 100, language), month / 100);
}

char *
pmn_format_month_short (int month, PmnLanguage language)
{
  if (pmn_month_first_day (month) == PMN_DAY_NONE)
    return g_strdup ("");
  return g_strdup_printf (
      "%s %d", short_months[language == PMN_LANGUAGE_FRENCH ? 0 : 1][month % 100 - 1], month / 100);
}

static char *
format_open_period (PmnPeriod period, PmnLanguage language)
{
  gboolean french = language == PMN_LANGUAGE_FRENCH;
  g_autofree char *from = pmn_format_date (period.from, language);
  g_autofree char *to = pmn_format_date (period.to, language);

  if (period.from != PMN_DAY_NONE)
    return g_strconcat (french ? "depuis le " : "since ", from, NULL);
  if (period.to != PMN_DAY_NONE)
    return g_strconcat (french ? "jusqu’au " : "until ", to, NULL);
  return g_strdup (french ? "toutes les dates" : "all dates");
}

char *
pmn_format_period (PmnPeriod period, PmnLanguage language)
{
  gboolean french = language == PMN_LANGUAGE_FRENCH;

  if (period.from == PMN_DAY_NONE || period.to == PMN_DAY_NONE)
    return format_open_period (period, language);
  if (period.from == period.to)
    return pmn_format_date (period.from, language);

  PmnPeriod month = pmn_period_containing (PMN_PERIOD_MONTH, period.from);
  PmnPeriod year = pmn_period_containing (PMN_PERIOD_CIVIL_YEAR, period.from);
  if (month.from == period.from && month.to == period.to)
    return pmn_format_month (pmn_day_month (period.from), language);
  if (year.from == period.from && year.to == period.to)
    return g_strdup_printf ("%d", pmn_day_month (period.from) / 100);

  gboolean same_month = period.to <= month.to && period.to >= period.from;
  gboolean same_year = period.to <= year.to && period.to >= period.from;
  GString *text = g_string_new (french ? "du " : NULL);

  append_date (text, period.from, !same_month, !same_year, language);
  g_string_append (text, french ? " au " : (same_month ? "–" : " – "));
  append_date (text, period.to, TRUE, TRUE, language);
  return g_string_free_and_steal (text);
}
