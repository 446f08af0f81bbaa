/* test-date.c: civil days, periods and what people type
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "pmn-date.h"
#include "pmn-domain-error.h"
#include "pmn-format.h"

static void
assert_iso (PmnDay day, const char *expected)
{
  char iso[PMN_DAY_ISO_SIZE];

  g_assert_cmpstr (pmn_day_to_iso (day, iso), ==, expected);
}

static void
test_round_trip (void)
{
  int previous_weekday = pmn_day_weekday (pmn_day_from_ymd (1899, 12, 31));
  PmnDay expected = pmn_day_from_ymd (1900, 1, 1);

  for (int year = 1900; year <= 2100; year++)
    for (int month = 1; month <= 12; month++)
      for (int mday = 1; mday <= 31; mday++)
        {
          PmnDay day = pmn_day_from_ymd (year, month, mday);
          int y, m, d;

          /* GDate is another implementation of the same calendar. */
          g_assert_cmpint (
              day != PMN_DAY_NONE, ==,
              g_date_valid_dmy ((GDateDay) mday, (GDateMonth) month, (GDateYear) year));
          if (day == PMN_DAY_NONE)
            continue;
          g_assert_cmpint (day, ==, expected++);
          g_assert_true (pmn_day_to_ymd (day, &y, &m, &d));
          g_assert_cmpint (y * 10000 + m * 100 + d, ==, year * 10000 + month * 100 + mday);
          g_assert_cmpint (pmn_day_weekday (day), ==, previous_weekday % 7 + 1);
          previous_weekday = pmn_day_weekday (day);
        }
  g_assert_cmpint (pmn_day_from_ymd (1970, 1, 1), ==, 0);
  g_assert_cmpint (pmn_day_weekday (pmn_day_from_ymd (2026, 11, 22)), ==, 7);
  g_assert_cmpint (pmn_day_weekday (pmn_day_from_ymd (1, 1, 1)), ==, 1);
}

static void
test_bounds (void)
{
  assert_iso (pmn_day_from_ymd (1, 1, 1), "0001-01-01");
  assert_iso (pmn_day_from_ymd (9999, 12, 31), "9999-12-31");
  g_assert_cmpint (pmn_day_from_ymd (0, 12, 31), ==, PMN_DAY_NONE);
  g_assert_cmpint (pmn_day_from_ymd (10000, 1, 1), ==, PMN_DAY_NONE);
  g_assert_cmpint (pmn_day_from_ymd (2026, 0, 1), ==, PMN_DAY_NONE);
  g_assert_cmpint (pmn_day_from_ymd (2026, 13, 1), ==, PMN_DAY_NONE);
  g_assert_cmpint (pmn_day_from_ymd (2026, 2, 29), ==, PMN_DAY_NONE);
  g_assert_cmpint (pmn_day_from_ymd (2026, 1, 0), ==, PMN_DAY_NONE);
  g_assert_false (pmn_day_to_ymd (pmn_day_from_ymd (9999, 12, 31) + 1, NULL, NULL, NULL));
  g_assert_false (pmn_day_to_ymd (pmn_day_from_ymd (1, 1, 1) - 1, NULL, NULL, NULL));
  assert_iso (PMN_DAY_NONE, "");
  assert_iso (G_MAXINT32, "");
  g_assert_cmpint (pmn_day_month (PMN_DAY_NONE), ==, 0);
}

static void
test_iso (void)
{
  static const char *const wrong[] = { "",           "2026",        "2026-1-01",   "2026-13-01",
                                       "2026-02-29", "2026-01-01 ", " 2026-01-01", "2026/01/01",
                                       "0000-01-01" };

  g_assert_cmpint (pmn_day_from_iso ("2026-11-22"), ==, pmn_day_from_ymd (2026, 11, 22));
  g_assert_cmpint (pmn_day_from_iso (NULL), ==, PMN_DAY_NONE);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_cmpint (pmn_day_from_iso (wrong[i]), ==, PMN_DAY_NONE);
}

static void
test_months (void)
{
  g_assert_cmpint (pmn_day_month (pmn_day_from_iso ("2026-11-22")), ==, 202611);
  assert_iso (pmn_month_first_day (202402), "2024-02-01");
  assert_iso (pmn_month_last_day (202402), "2024-02-29");
  g_assert_cmpint (pmn_month_last_day (202413), ==, PMN_DAY_NONE);
  g_assert_cmpint (pmn_month_first_day (0), ==, PMN_DAY_NONE);
  g_assert_cmpint (pmn_month_first_day (-202401), ==, PMN_DAY_NONE);
  g_assert_cmpint (pmn_month_add (202611, 2), ==, 202701);
  g_assert_cmpint (pmn_month_add (202601, -1), ==, 202512);
  g_assert_cmpint (pmn_month_add (202601, -13), ==, 202412);
  g_assert_cmpint (pmn_month_add (999912, 1), ==, 0);
  g_assert_cmpint (pmn_month_add (101, -1), ==, 0);
  g_assert_cmpint (pmn_month_add (101, G_MININT), ==, 0);

  /* The two examples of the rules of the programme */
  assert_iso (pmn_day_add_months (pmn_day_from_iso ("2025-08-31"), 6), "2026-02-28");
  assert_iso (pmn_day_add_months (pmn_day_from_iso ("2024-01-31"), 1), "2024-02-29");
  assert_iso (pmn_day_add_months (pmn_day_from_iso ("2024-03-31"), -1), "2024-02-29");
  assert_iso (pmn_day_add_months (pmn_day_from_iso ("2023-10-02"), 36) - 1, "2026-10-01");
  g_assert_cmpint (pmn_day_add_months (PMN_DAY_NONE, 1), ==, PMN_DAY_NONE);
  g_assert_cmpint (pmn_day_add_months (0, G_MAXINT), ==, PMN_DAY_NONE);
}

static void
assert_period (PmnPeriod period, const char *from, const char *to)
{
  assert_iso (period.from, from);
  assert_iso (period.to, to);
}

static void
test_periods (void)
{
  PmnDay day = pmn_day_from_iso ("2026-02-10");
  PmnPeriod school = pmn_period_containing (PMN_PERIOD_SCHOOL_YEAR, day);
  PmnPeriod open = { PMN_DAY_NONE, day };

  assert_period (pmn_period_containing (PMN_PERIOD_MONTH, day), "2026-02-01", "2026-02-28");
  assert_period (pmn_period_containing (PMN_PERIOD_QUARTER, day), "2026-01-01", "2026-03-31");
  assert_period (pmn_period_containing (PMN_PERIOD_HALF_YEAR, pmn_day_from_iso ("2026-07-01")),
                 "2026-07-01", "2026-12-31");
  assert_period (pmn_period_containing (PMN_PERIOD_CIVIL_YEAR, day), "2026-01-01", "2026-12-31");
  assert_period (school, "2025-09-01", "2026-08-31");
  assert_period (pmn_period_containing (PMN_PERIOD_SCHOOL_YEAR, pmn_day_from_iso ("2026-09-01")),
                 "2026-09-01", "2027-08-31");
  assert_period (pmn_period_shift (PMN_PERIOD_SCHOOL_YEAR, school, -1), "2024-09-01", "2025-08-31");
  assert_period (
      pmn_period_shift (PMN_PERIOD_QUARTER, pmn_period_containing (PMN_PERIOD_QUARTER, day), -1),
      "2025-10-01", "2025-12-31");
  assert_period (
      pmn_period_shift (PMN_PERIOD_MONTH, pmn_period_containing (PMN_PERIOD_MONTH, day), 1),
      "2026-03-01", "2026-03-31");

  g_assert_cmpint (pmn_period_days (school), ==, 365);
  g_assert_cmpint (pmn_period_days (open), ==, 0);
}

static void
test_parse (void)
{
  /* A Sunday */
  PmnDay today = pmn_day_from_iso ("2026-11-22");
  static const struct
  {
    const char *text;
    const char *iso;
  } cases[] = {
    { "1/2/26", "2026-02-01" },
    { "01-02-2026", "2026-02-01" },
    { "01.02.2026", "2026-02-01" },
    { "1 2 2026", "2026-02-01" },
    { "01022026", "2026-02-01" },
    { "010226", "2026-02-01" },
    { "2026-02-01", "2026-02-01" },
    { "2026/2/1", "2026-02-01" },
    { "  1/2/26 ", "2026-02-01" },
    { "29/02/2024", "2024-02-29" },
    { "12/3", "2026-03-12" },
    { "22/11", "2026-11-22" },
    { "23/11", "2025-11-23" },
    { "29/2", "2024-02-29" },
    { "hier", "2026-11-21" },
    { "Avant-hier", "2026-11-20" },
    { "avant hier", "2026-11-20" },
    { "aujourd'hui", "2026-11-22" },
    { "Aujourd’hui", "2026-11-22" },
    { "demain", "2026-11-23" },
    { "lundi", "2026-11-16" },
    { "SAMEDI", "2026-11-21" },
    { "dimanche", "2026-11-15" },
    { "lundi dernier", "2026-11-16" },
    { "lundi passé", "2026-11-16" },
    { "ce lundi", "2026-11-16" },
    { "ce dimanche", "2026-11-22" },
    { "vendredi 20", "2026-11-20" },
    { "jeudi 29", "2026-10-29" },
    { "il y a 2 jours", "2026-11-20" },
    { "il y a un jour", "2026-11-21" },
    { "il y a une semaine", "2026-11-15" },
    { "3 days ago", "2026-11-19" },
    { "ce matin", "2026-11-22" },
    { "Cet après-midi", "2026-11-22" },
    { "cet aprèm", "2026-11-22" },
    { "ce soir", "2026-11-22" },
    { "hier matin", "2026-11-21" },
    { "hier au soir", "2026-11-21" },
    { "hier dans l’après-midi", "2026-11-21" },
    { "avant-hier soir", "2026-11-20" },
    { "lundi après midi", "2026-11-16" },
    { "lundi dernier au matin", "2026-11-16" },
    { "12/11 matin", "2026-11-12" },
    { "this morning", "2026-11-22" },
    { "3 mars", "2026-03-03" },
    { "1er mai 2026", "2026-05-01" },
    { "3 févr. 26", "2026-02-03" },
    { "14 juil", "2026-07-14" },
    { "dimanche 22 novembre 2026", "2026-11-22" },
    { "lundi 16 novembre", "2026-11-16" },
    { "yesterday", "2026-11-21" },
    { "Monday", "2026-11-16" },
    { "last monday", "2026-11-16" },
    { "3 March 2026", "2026-03-03" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      PmnDay day = pmn_day_parse (cases[i].text, today, &error);

      g_autofree char *shown = g_strescape (cases[i].text, NULL);
      g_test_message ("%s", shown);
      g_assert_no_error (error);
      assert_iso (day, cases[i].iso);
    }
}

static void
test_parse_refused (void)
{
  PmnDay today = pmn_day_from_iso ("2026-11-22");
  static const struct
  {
    const char *text;
    int code;
    const char *word; /* what the sentence must name */
  } cases[] = {
    { "", PMN_DOMAIN_ERROR_PARSE, "31/01/2026" },
    { "   ", PMN_DOMAIN_ERROR_PARSE, "31/01/2026" },
    { "truc", PMN_DOMAIN_ERROR_PARSE, "truc" },
    { "31/02/2026", PMN_DOMAIN_ERROR_INVALID, "28" },
    { "31/02", PMN_DOMAIN_ERROR_INVALID, "31/02" },
    { "29/02/2025", PMN_DOMAIN_ERROR_INVALID, "29/02/2025" },
    { "12/13/2026", PMN_DOMAIN_ERROR_INVALID, "13" },
    { "12/13", PMN_DOMAIN_ERROR_INVALID, "13" },
    /* The year first: the day that was meant, in the order that was chosen */
    { "2026-30-11", PMN_DOMAIN_ERROR_INVALID, "2026-11-30" },
    { "2026-29-02", PMN_DOMAIN_ERROR_INVALID, "29" },
    { "vendredi 19", PMN_DOMAIN_ERROR_PARSE, "vendredi 19" },
    { "vendredi 45", PMN_DOMAIN_ERROR_PARSE, "vendredi 45" },
    { "il y a longtemps", PMN_DOMAIN_ERROR_PARSE, "longtemps" },
    { "01/01/0026", PMN_DOMAIN_ERROR_INVALID, "0026" },
    { "0026-01-01", PMN_DOMAIN_ERROR_INVALID, "0026" },
    { "01/01/2999", PMN_DOMAIN_ERROR_INVALID, "2999" },
    { "1/1/226", PMN_DOMAIN_ERROR_PARSE, "226" },
    { "0/1/2026", PMN_DOMAIN_ERROR_INVALID, "00/01/2026" },
    { "1//2026", PMN_DOMAIN_ERROR_PARSE, "1//2026" },
    { "/1/2", PMN_DOMAIN_ERROR_PARSE, "/1/2" },
    { "1/2/3/4", PMN_DOMAIN_ERROR_PARSE, "1/2/3/4" },
    { "12", PMN_DOMAIN_ERROR_PARSE, "12" },
    { "12345", PMN_DOMAIN_ERROR_PARSE, "12345" },
    { "-1/2/26", PMN_DOMAIN_ERROR_PARSE, "-1" },
    { "3 jui", PMN_DOMAIN_ERROR_PARSE, "jui" },
    { "lundi 22 novembre 2026", PMN_DOMAIN_ERROR_INVALID, "22/11/2026" },
    { "lundi mardi", PMN_DOMAIN_ERROR_PARSE, "mardi" },
    { "'; DROP TABLE", PMN_DOMAIN_ERROR_PARSE, "DROP" },
    { "\xff\xfe", PMN_DOMAIN_ERROR_PARSE, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      PmnDay day = pmn_day_parse (cases[i].text, today, &error);

      g_autofree char *shown = g_strescape (cases[i].text, NULL);
      g_test_message ("%s", shown);
      g_assert_cmpint (day, ==, PMN_DAY_NONE);
      g_assert_error (error, PMN_DOMAIN_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].word));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

static void
test_parse_huge (void)
{
  g_autofree char *huge = g_strnfill (1000000, '1');
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (pmn_day_parse (huge, 0, &error), ==, PMN_DAY_NONE);
  g_assert_error (error, PMN_DOMAIN_ERROR, PMN_DOMAIN_ERROR_PARSE);
  g_assert_cmpuint (strlen (error->message), <, 300);
}

/* Takes @text. */
static void
assert_parsed (char *text, PmnDay today, PmnDay day)
{
  g_autoptr (GError) error = NULL;
  PmnDay parsed = pmn_day_parse (text, today, &error);

  g_assert_no_error (error);
  g_assert_cmpint (parsed, ==, day);
  g_free (text);
}

/* What the program writes, it reads. */
static void
test_parse_formatted (void)
{
  PmnDay today = pmn_day_from_iso ("2026-11-22");

  for (PmnDay day = today - 500; day <= today; day += 7)
    for (int language = PMN_LANGUAGE_FRENCH; language <= PMN_LANGUAGE_ENGLISH; language++)
      {
        char iso[PMN_DAY_ISO_SIZE];

        assert_parsed (pmn_format_date_short (day, (PmnLanguage) language), today, day);
        assert_parsed (pmn_format_date (day, (PmnLanguage) language), today, day);
        assert_parsed (pmn_format_date_long (day, (PmnLanguage) language), today, day);
        assert_parsed (pmn_format_date_near (day, today, (PmnLanguage) language), today, day);
        assert_parsed (g_strdup (pmn_day_to_iso (day, iso)), today, day);
      }
}

/* Random pieces of dates: a day of the accepted years or a sentence, nothing else. */
static void
test_parse_random (void)
{
  static const char *const pieces[] = {
    "1",   "31",    "2",   "12",   "2026", "/",    "-",     ".",  " ", "mars", "jui", "é",
    "lun", "lundi", "1er", "\xff", ",",    "hier", "last ", "00", "0", "9999", "%s",  "\u202f"
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261122);
  PmnDay today = pmn_day_from_iso ("2026-11-22");

  for (int round = 0; round < 5000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      int n = g_rand_int_range (rand, 1, 8);

      for (int i = 0; i < n; i++)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);

      PmnDay day = pmn_day_parse (text->str, today, &error);
      if (day == PMN_DAY_NONE)
        {
          g_assert_nonnull (error);
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
        }
      else
        {
          g_assert_no_error (error);
          g_assert_cmpint (day, >=, pmn_day_from_ymd (1900, 1, 1));
          g_assert_cmpint (day, <=, pmn_day_from_ymd (2100, 12, 31));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/round-trip", test_round_trip);
  g_test_add_func ("/date/bounds", test_bounds);
  g_test_add_func ("/date/iso", test_iso);
  g_test_add_func ("/date/months", test_months);
  g_test_add_func ("/date/periods", test_periods);
  g_test_add_func ("/date/parse", test_parse);
  g_test_add_func ("/date/parse-refused", test_parse_refused);
  g_test_add_func ("/date/parse-formatted", test_parse_formatted);
  g_test_add_func ("/date/parse-random", test_parse_random);
  g_test_add_func ("/date/parse-huge", test_parse_huge);
  return g_test_run ();
}
