/* test-format.c: numbers, dates, durations and money as people read them
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <locale.h>
#include <math.h>

#include "pmn-format.h"

#define FR PMN_LANGUAGE_FRENCH
#define EN PMN_LANGUAGE_ENGLISH
#define N PMN_NNBSP

/* Takes @actual. */
static void
expect (char *actual, const char *expected)
{
  g_assert_cmpstr (actual, ==, expected);
  g_free (actual);
}

static void
test_language (void)
{
  g_assert_cmpint (pmn_language_from_tag ("fr"), ==, FR);
  g_assert_cmpint (pmn_language_from_tag ("fr_FR.UTF-8"), ==, FR);
  g_assert_cmpint (pmn_language_from_tag ("FR-be"), ==, FR);
  g_assert_cmpint (pmn_language_from_tag ("frp"), ==, EN);
  g_assert_cmpint (pmn_language_from_tag ("C"), ==, EN);
  g_assert_cmpint (pmn_language_from_tag (NULL), ==, EN);
}

static void
test_numbers (void)
{
  expect (pmn_format_integer (0, FR), "0");
  expect (pmn_format_integer (999, FR), "999");
  expect (pmn_format_integer (1000, FR), "1" N "000");
  expect (pmn_format_integer (-1234567, FR), "-1" N "234" N "567");
  expect (pmn_format_integer (50000, EN), "50,000");
  expect (pmn_format_integer (G_MININT64, EN), "-9,223,372,036,854,775,808");

  expect (pmn_format_decimal (1234.5, 1, FR), "1" N "234,5");
  expect (pmn_format_decimal (1234.5, 1, EN), "1,234.5");
  expect (pmn_format_decimal (2.5, 0, FR), "3");
  expect (pmn_format_decimal (-2.5, 0, FR), "-3");
  expect (pmn_format_decimal (0.125, 2, FR), "0,13");
  expect (pmn_format_decimal (-0.01, 1, FR), "0,0");
  expect (pmn_format_decimal (NAN, 1, FR), "–");
  expect (pmn_format_decimal (INFINITY, 1, FR), "–");
  expect (pmn_format_decimal (1e20, 0, EN), "100,000,000,000,000,000,000");

  expect (pmn_format_percent (1, 8, 1, FR), "12,5" N "%");
  expect (pmn_format_percent (1, 8, 0, EN), "13%");
  expect (pmn_format_percent (1, 0, 0, FR), "–");
  expect (pmn_format_percent (0, 5, 0, FR), "0" N "%");
}

static void
test_durations (void)
{
  expect (pmn_format_minutes (0, FR), "0" N "min");
  expect (pmn_format_minutes (45, FR), "45" N "min");
  expect (pmn_format_minutes (60, FR), "1" N "h");
  expect (pmn_format_minutes (65, FR), "1" N "h" N "05");
  expect (pmn_format_minutes (90, FR), "1" N "h" N "30");
  expect (pmn_format_minutes (-90, FR), "-1" N "h" N "30");
  expect (pmn_format_minutes (1234 * 60 + 30, FR), "1" N "234" N "h" N "30");
  expect (pmn_format_hours (74070, FR), "1" N "234,5" N "h");
  expect (pmn_format_hours (120, FR), "2" N "h");
  expect (pmn_format_hours (3, FR), "0,1" N "h");
  expect (pmn_format_hours (2, FR), "0" N "h");
  expect (pmn_format_hours (-2, FR), "0" N "h");
  expect (pmn_format_hours (-90, EN), "-1.5" N "h");
  expect (pmn_format_clock (870, FR), "14" N "h" N "30");
  expect (pmn_format_clock (540, FR), "9" N "h");
  expect (pmn_format_clock (545, EN), "9:05");
}

static void
test_money (void)
{
  expect (pmn_format_money (5000000, FR), "50" N "000" N "€");
  expect (pmn_format_money (123450, FR), "1" N "234,50" N "€");
  expect (pmn_format_money (-1205, FR), "-12,05" N "€");
  expect (pmn_format_money (5000000, EN), "€50,000");
  expect (pmn_format_money (-1200, EN), "-€12");
}

static void
test_sizes (void)
{
  expect (pmn_format_size (0, FR), "0" N "octet");
  expect (pmn_format_size (0, EN), "0" N "bytes");
  expect (pmn_format_size (1, FR), "1" N "octet");
  expect (pmn_format_size (812, FR), "812" N "octets");
  expect (pmn_format_size (1000, FR), "1" N "ko");
  expect (pmn_format_size (1500000, FR), "1,5" N "Mo");
  expect (pmn_format_size (1500000, EN), "1.5" N "MB");
  expect (pmn_format_size (999999, FR), "1" N "Mo");
  expect (pmn_format_size (G_MAXUINT64, FR), "18,4" N "Eo");
}

static void
test_dates (void)
{
  PmnDay today = pmn_day_from_iso ("2026-11-22");
  PmnDay day = pmn_day_from_iso ("2026-11-19");

  expect (pmn_format_date_short (day, FR), "19/11/2026");
  expect (pmn_format_date (day, FR), "19 novembre 2026");
  expect (pmn_format_date_long (day, FR), "jeudi 19 novembre 2026");
  expect (pmn_format_date_long (day, EN), "Thursday 19 November 2026");
  expect (pmn_format_date_long (pmn_day_from_iso ("2026-05-01"), FR), "vendredi 1er mai 2026");
  expect (pmn_format_date_long (pmn_day_from_iso ("2026-05-01"), EN), "Friday 1 May 2026");
  expect (pmn_format_date_long (PMN_DAY_NONE, FR), "");
  expect (pmn_format_date_short (PMN_DAY_NONE, FR), "");

  expect (pmn_format_date_near (today, today, FR), "aujourd’hui");
  expect (pmn_format_date_near (today - 1, today, FR), "hier");
  expect (pmn_format_date_near (today + 1, today, EN), "tomorrow");
  expect (pmn_format_date_near (today - 6, today, FR), "lundi 16 novembre");
  expect (pmn_format_date_near (today - 7, today, FR), "15 novembre");
  expect (pmn_format_date_near (today - 400, today, FR), "18 octobre 2025");
  expect (pmn_format_date_near (PMN_DAY_NONE, today, FR), "");

  expect (pmn_format_month (202611, FR), "novembre 2026");
  expect (pmn_format_month_short (202602, FR), "févr. 2026");
  expect (pmn_format_month (0, FR), "");
}

static void
expect_period (const char *from, const char *to, const char *french, const char *english)
{
  PmnPeriod period = { pmn_day_from_iso (from), pmn_day_from_iso (to) };

  expect (pmn_format_period (period, FR), french);
  expect (pmn_format_period (period, EN), english);
}

static void
test_periods (void)
{
  expect_period ("2026-11-01", "2026-11-30", "novembre 2026", "November 2026");
  expect_period ("2026-01-01", "2026-12-31", "2026", "2026");
  expect_period ("2026-11-01", "2026-11-15", "du 1er au 15 novembre 2026", "1–15 November 2026");
  expect_period ("2026-03-03", "2026-04-02", "du 3 mars au 2 avril 2026", "3 March – 2 April 2026");
  expect_period ("2025-09-01", "2026-08-31", "du 1er septembre 2025 au 31 août 2026",
                 "1 September 2025 – 31 August 2026");
  expect_period ("2026-03-03", "2026-03-03", "3 mars 2026", "3 March 2026");
  expect_period ("2026-03-03", NULL, "depuis le 3 mars 2026", "since 3 March 2026");
  expect_period (NULL, "2026-03-03", "jusqu’au 3 mars 2026", "until 3 March 2026");
  expect_period (NULL, NULL, "toutes les dates", "all dates");
}

static void
test_plurals (void)
{
  expect (pmn_format_count (0, "atelier", "ateliers", FR), "0" PMN_NBSP "atelier");
  expect (pmn_format_count (1, "atelier", "ateliers", FR), "1" PMN_NBSP "atelier");
  expect (pmn_format_count (1250, "atelier", "ateliers", FR), "1" N "250" PMN_NBSP "ateliers");
  expect (pmn_format_count (0, "workshop", "workshops", EN), "0" PMN_NBSP "workshops");
  expect (pmn_format_count (1, "workshop", "workshops", EN), "1" PMN_NBSP "workshop");
}

/* Nothing may follow the locale of the process. */
static void
test_locale (void)
{
  g_autofree char *before = g_strdup (setlocale (LC_ALL, NULL));
  static const char *const locales[] = { "C", "fr_FR.UTF-8", "en_US.UTF-8" };

  for (gsize i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      if (setlocale (LC_ALL, locales[i]) == NULL)
        g_test_message ("no locale %s here", locales[i]);
      test_numbers ();
      test_money ();
      test_dates ();
    }
  setlocale (LC_ALL, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/format/language", test_language);
  g_test_add_func ("/format/numbers", test_numbers);
  g_test_add_func ("/format/durations", test_durations);
  g_test_add_func ("/format/money", test_money);
  g_test_add_func ("/format/sizes", test_sizes);
  g_test_add_func ("/format/dates", test_dates);
  g_test_add_func ("/format/periods", test_periods);
  g_test_add_func ("/format/plurals", test_plurals);
  g_test_add_func ("/format/locale", test_locale);
  return g_test_run ();
}
