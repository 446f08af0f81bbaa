/* test-holidays.c: public holidays of France by formula
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-holidays.h"

static void
test_easter (void)
{
  static const char *const days[] = { "1961-04-02", "2000-04-23", "2019-04-21", "2025-04-20",
                                      "2026-04-05", "2027-03-28", "2028-04-16", "2038-04-25" };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      PmnDay day = pmn_day_from_iso (days[i]);

      g_assert_cmpint (pmn_holiday_easter (pmn_day_month (day) / 100), ==, day);
    }
}

static guint
count_holidays (int year, PmnHolidayZone zone)
{
  guint n = 0;

  for (PmnDay day = pmn_day_from_ymd (year, 1, 1); day <= pmn_day_from_ymd (year, 12, 31); day++)
    n += pmn_holiday_is (day, zone);
  return n;
}

static void
test_national (void)
{
  static const char *const days[]
      = { "2026-01-01", "2026-04-06", "2026-05-01", "2026-05-08", "2026-05-14", "2026-05-25",
          "2026-07-14", "2026-08-15", "2026-11-01", "2026-11-11", "2026-12-25" };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    g_assert_true (pmn_holiday_is (pmn_day_from_iso (days[i]), PMN_HOLIDAYS_METROPOLE));
  g_assert_cmpuint (count_holidays (2026, PMN_HOLIDAYS_METROPOLE), ==, G_N_ELEMENTS (days));

  /* Ascension fell on 1 May in 2008: one day less. */
  g_assert_cmpuint (count_holidays (2008, PMN_HOLIDAYS_METROPOLE), ==, 10);
}

static void
test_zones (void)
{
  static const struct
  {
    PmnHolidayZone zone;
    const char *day;
    guint extra; /* holidays beside the 11 national ones in that year */
  } cases[] = {
    { PMN_HOLIDAYS_ALSACE_MOSELLE, "2026-04-03", 2 },
    { PMN_HOLIDAYS_ALSACE_MOSELLE, "2026-12-26", 2 },
    { PMN_HOLIDAYS_MAYOTTE, "2026-04-27", 1 },
    { PMN_HOLIDAYS_MARTINIQUE, "2026-05-22", 2 },
    { PMN_HOLIDAYS_MARTINIQUE, "2026-07-21", 2 },
    { PMN_HOLIDAYS_GUADELOUPE, "2026-05-27", 2 },
    { PMN_HOLIDAYS_SAINT_MARTIN, "2018-05-28", 1 },
    { PMN_HOLIDAYS_SAINT_MARTIN, "2017-05-27", 1 },
    { PMN_HOLIDAYS_GUYANE, "2026-06-10", 1 },
    { PMN_HOLIDAYS_SAINT_BARTHELEMY, "2026-10-09", 1 },
    { PMN_HOLIDAYS_REUNION, "2026-12-20", 1 },
    { PMN_HOLIDAYS_NOUVELLE_CALEDONIE, "2026-09-24", 1 },
    { PMN_HOLIDAYS_WALLIS_ET_FUTUNA, "2026-07-29", 3 },
    { PMN_HOLIDAYS_POLYNESIE, "2026-11-20", 3 },
    { PMN_HOLIDAYS_POLYNESIE, "2024-06-29", 3 },
    { PMN_HOLIDAYS_SAINT_PIERRE_ET_MIQUELON, "2026-07-14", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PmnDay day = pmn_day_from_iso (cases[i].day);

      g_test_message ("%s", cases[i].day);
      g_assert_true (pmn_holiday_is (day, cases[i].zone));
      g_assert_cmpuint (count_holidays (pmn_day_month (day) / 100, cases[i].zone), ==,
                        11 + cases[i].extra);
      if (cases[i].extra > 0)
        g_assert_false (pmn_holiday_is (day, PMN_HOLIDAYS_METROPOLE));
    }
  g_assert_false (pmn_holiday_is (pmn_day_from_iso ("2026-05-27"), PMN_HOLIDAYS_SAINT_MARTIN));
}

static void
test_names (void)
{
  PmnDay day = pmn_day_from_iso ("2026-05-25");

  g_assert_cmpstr (pmn_holiday_name (day, PMN_HOLIDAYS_METROPOLE, PMN_LANGUAGE_FRENCH), ==,
                   "Lundi de Pentecôte");
  g_assert_cmpstr (pmn_holiday_name (day, PMN_HOLIDAYS_METROPOLE, PMN_LANGUAGE_ENGLISH), ==,
                   "Whit Monday");
  g_assert_null (pmn_holiday_name (day + 1, PMN_HOLIDAYS_METROPOLE, PMN_LANGUAGE_FRENCH));
  g_assert_false (pmn_holiday_is (PMN_DAY_NONE, PMN_HOLIDAYS_METROPOLE));
}

static void
test_zone_of_insee (void)
{
  g_assert_cmpint (pmn_holiday_zone_of_insee ("24322"), ==, PMN_HOLIDAYS_METROPOLE);
  g_assert_cmpint (pmn_holiday_zone_of_insee ("67482"), ==, PMN_HOLIDAYS_ALSACE_MOSELLE);
  g_assert_cmpint (pmn_holiday_zone_of_insee ("68"), ==, PMN_HOLIDAYS_ALSACE_MOSELLE);
  g_assert_cmpint (pmn_holiday_zone_of_insee ("57463"), ==, PMN_HOLIDAYS_ALSACE_MOSELLE);
  g_assert_cmpint (pmn_holiday_zone_of_insee ("97105"), ==, PMN_HOLIDAYS_GUADELOUPE);
  g_assert_cmpint (pmn_holiday_zone_of_insee ("97209"), ==, PMN_HOLIDAYS_MARTINIQUE);
  g_assert_cmpint (pmn_holiday_zone_of_insee ("97302"), ==, PMN_HOLIDAYS_GUYANE);
  g_assert_cmpint (pmn_holiday_zone_of_insee ("974"), ==, PMN_HOLIDAYS_REUNION);
  g_assert_cmpint (pmn_holiday_zone_of_insee ("97502"), ==, PMN_HOLIDAYS_SAINT_PIERRE_ET_MIQUELON);
  g_assert_cmpint (pmn_holiday_zone_of_insee ("97611"), ==, PMN_HOLIDAYS_MAYOTTE);
  g_assert_cmpint (pmn_holiday_zone_of_insee ("97701"), ==, PMN_HOLIDAYS_SAINT_BARTHELEMY);
  g_assert_cmpint (pmn_holiday_zone_of_insee ("97801"), ==, PMN_HOLIDAYS_SAINT_MARTIN);
  g_assert_cmpint (pmn_holiday_zone_of_insee ("98613"), ==, PMN_HOLIDAYS_WALLIS_ET_FUTUNA);
  g_assert_cmpint (pmn_holiday_zone_of_insee ("98735"), ==, PMN_HOLIDAYS_POLYNESIE);
  g_assert_cmpint (pmn_holiday_zone_of_insee ("98818"), ==, PMN_HOLIDAYS_NOUVELLE_CALEDONIE);
  g_assert_cmpint (pmn_holiday_zone_of_insee ("2A004"), ==, PMN_HOLIDAYS_METROPOLE);
  g_assert_cmpint (pmn_holiday_zone_of_insee ("6700"), ==, PMN_HOLIDAYS_METROPOLE);
  g_assert_cmpint (pmn_holiday_zone_of_insee (NULL), ==, PMN_HOLIDAYS_METROPOLE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/holidays/easter", test_easter);
  g_test_add_func ("/holidays/national", test_national);
  g_test_add_func ("/holidays/zones", test_zones);
  g_test_add_func ("/holidays/names", test_names);
  g_test_add_func ("/holidays/zone-of-insee", test_zone_of_insee);
  return g_test_run ();
}
