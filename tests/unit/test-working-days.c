/* test-working-days.c: the days on which somebody is expected at work
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-working-days.h"

#define METROPOLE PMN_HOLIDAYS_METROPOLE
#define WEEK PMN_WEEKDAYS_MONDAY_TO_FRIDAY

static guint
count (const char *from, const char *to, guint mask, const PmnAbsenceSpan *absences, gsize n)
{
  PmnPeriod period = { pmn_day_from_iso (from), pmn_day_from_iso (to) };
  g_autoptr (GArray) days = pmn_working_days_expected (period, mask, METROPOLE, absences, n);

  for (guint i = 1; i < days->len; i++)
    g_assert_cmpint (g_array_index (days, PmnDay, i - 1), <, g_array_index (days, PmnDay, i));
  return days->len;
}

static void
test_plain (void)
{
  /* May 2026: 21 days from Monday to Friday, minus 1, 8, 14 and 25 May. */
  g_assert_cmpuint (count ("2026-05-01", "2026-05-31", WEEK, NULL, 0), ==, 17);
  g_assert_cmpuint (count ("2026-11-16", "2026-11-22", WEEK, NULL, 0), ==, 5);
  g_assert_cmpuint (count ("2026-11-16", "2026-11-22", PMN_WEEKDAY_BIT (6), NULL, 0), ==, 1);
  g_assert_cmpuint (count ("2026-11-16", "2026-11-22", 0, NULL, 0), ==, 0);
  g_assert_cmpuint (count ("2026-11-22", "2026-11-16", WEEK, NULL, 0), ==, 0);
  /* 261 days from Monday to Friday, 9 of them holidays */
  g_assert_cmpuint (count ("2026-01-01", "2026-12-31", WEEK, NULL, 0), ==, 252);
}

static void
test_absences (void)
{
  PmnDay monday = pmn_day_from_iso ("2026-11-16");
  PmnAbsenceSpan whole_week = { monday, monday + 4, FALSE, FALSE };
  PmnAbsenceSpan morning = { monday, monday, FALSE, TRUE };
  PmnAbsenceSpan afternoon = { monday, monday, TRUE, FALSE };
  PmnAbsenceSpan noon_to_noon = { monday, monday + 2, TRUE, TRUE };
  PmnAbsenceSpan both[] = { morning, afternoon };
  PmnAbsenceSpan overlapping[]
      = { { monday, monday + 1, FALSE, FALSE }, { monday + 1, monday + 2, FALSE, FALSE } };
  PmnAbsenceSpan nothing = { monday, monday, TRUE, TRUE };

  g_assert_cmpuint (count ("2026-11-16", "2026-11-22", WEEK, &whole_week, 1), ==, 0);
  /* Half a day off leaves the day expected. */
  g_assert_cmpuint (count ("2026-11-16", "2026-11-22", WEEK, &morning, 1), ==, 5);
  g_assert_cmpuint (count ("2026-11-16", "2026-11-22", WEEK, &afternoon, 1), ==, 5);
  g_assert_cmpuint (count ("2026-11-16", "2026-11-22", WEEK, both, 2), ==, 4);
  g_assert_cmpuint (count ("2026-11-16", "2026-11-22", WEEK, &noon_to_noon, 1), ==, 4);
  g_assert_cmpuint (count ("2026-11-16", "2026-11-22", WEEK, overlapping, 2), ==, 2);
  g_assert_cmpuint (count ("2026-11-16", "2026-11-22", WEEK, &nothing, 1), ==, 5);
}

static void
test_zones (void)
{
  PmnDay day = pmn_day_from_iso ("2026-05-22"); /* a Friday */

  g_assert_true (pmn_working_day_is_expected (day, WEEK, METROPOLE, NULL, 0));
  g_assert_false (pmn_working_day_is_expected (day, WEEK, PMN_HOLIDAYS_MARTINIQUE, NULL, 0));
  g_assert_false (pmn_working_day_is_expected (PMN_DAY_NONE, WEEK, METROPOLE, NULL, 0));
}

static void
test_deadlines (void)
{
  /* Easter Monday, then the Sunday before it */
  g_assert_cmpint (pmn_working_day_on_or_before (pmn_day_from_iso ("2026-04-06"), METROPOLE), ==,
                   pmn_day_from_iso ("2026-04-03"));
  g_assert_cmpint (
      pmn_working_day_on_or_before (pmn_day_from_iso ("2026-04-05"), PMN_HOLIDAYS_ALSACE_MOSELLE),
      ==, pmn_day_from_iso ("2026-04-02"));
  g_assert_cmpint (pmn_working_day_on_or_before (pmn_day_from_iso ("2026-11-19"), METROPOLE), ==,
                   pmn_day_from_iso ("2026-11-19"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/working-days/plain", test_plain);
  g_test_add_func ("/working-days/absences", test_absences);
  g_test_add_func ("/working-days/zones", test_zones);
  g_test_add_func ("/working-days/deadlines", test_deadlines);
  return g_test_run ();
}
