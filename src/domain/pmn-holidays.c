/* pmn-holidays.c: public holidays of France by formula
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "pmn-holidays.h"

#define ZONE(name) (1u << PMN_HOLIDAYS_##name)
#define EVERYWHERE 0xffffffffu

/* One holiday: a fixed day, or a distance in days from Easter Sunday when @month is 0. */
typedef struct
{
  int month;
  int mday; /* or days after Easter */
  guint zones;
  int from_year;
  int to_year;
  const char *french;
  const char *english;
} Holiday;

/* Sources: code du travail L3133-1, L3134-13 and L3422-2; etalab/jours-feries-france; for
 * Saint-Martin, Polynésie and Wallis-et-Futuna also vacanza/holidays, which dates the changes. */
static const Holiday holidays[] = {
  { 1, 1, EVERYWHERE, 1811, 9999, "Jour de l’an", "New Year’s Day" },
  { 3, 5, ZONE (POLYNESIE), 1978, 9999, "Arrivée de l’Évangile", "Missionary Day" },
  { 0, -2, ZONE (ALSACE_MOSELLE) | ZONE (POLYNESIE), 1892, 9999, "Vendredi saint", "Good Friday" },
  { 0, 1, EVERYWHERE, 1886, 9999, "Lundi de Pâques", "Easter Monday" },
  { 4, 27, ZONE (MAYOTTE), 1983, 9999, "Abolition de l’esclavage", "Abolition of slavery" },
  { 4, 28, ZONE (WALLIS_ET_FUTUNA), 1962, 9999, "Saint Pierre Chanel", "Saint Peter Chanel" },
  { 5, 1, EVERYWHERE, 1919, 9999, "Fête du Travail", "Labour Day" },
  { 5, 8, EVERYWHERE, 1982, 9999, "Victoire 1945", "Victory Day" },
  { 5, 22, ZONE (MARTINIQUE), 1983, 9999, "Abolition de l’esclavage", "Abolition of slavery" },
  { 5, 27, ZONE (GUADELOUPE), 1983, 9999, "Abolition de l’esclavage", "Abolition of slavery" },
  { 5, 27, ZONE (SAINT_MARTIN), 1983, 2017, "Abolition de l’esclavage", "Abolition of slavery" },
  { 5, 28, ZONE (SAINT_MARTIN), 2018, 9999, "Abolition de l’esclavage", "Abolition of slavery" },
  { 0, 39, EVERYWHERE, 1802, 9999, "Ascension", "Ascension Day" },
  { 0, 50, EVERYWHERE, 1886, 9999, "Lundi de Pentecôte", "Whit Monday" },
  { 6, 10, ZONE (GUYANE), 1983, 9999, "Abolition de l’esclavage", "Abolition of slavery" },
  { 6, 29, ZONE (POLYNESIE), 1985, 2024, "Fête de l’autonomie", "Internal Autonomy Day" },
  { 6, 29, ZONE (WALLIS_ET_FUTUNA), 1962, 9999, "Saints Pierre et Paul", "Saints Peter and Paul" },
  { 7, 14, EVERYWHERE, 1880, 9999, "Fête nationale", "Bastille Day" },
  { 7, 21, ZONE (GUADELOUPE) | ZONE (MARTINIQUE), 1983, 9999, "Fête Victor Schœlcher",
    "Victor Schœlcher Day" },
  { 7, 29, ZONE (WALLIS_ET_FUTUNA), 1962, 9999, "Fête du Territoire", "Territory Day" },
  { 8, 15, EVERYWHERE, 1802, 9999, "Assomption", "Assumption" },
  { 9, 24, ZONE (NOUVELLE_CALEDONIE), 2004, 9999, "Fête de la citoyenneté", "Citizenship Day" },
  { 10, 9, ZONE (SAINT_BARTHELEMY), 1983, 9999, "Abolition de l’esclavage",
    "Abolition of slavery" },
  { 11, 1, EVERYWHERE, 1802, 9999, "Toussaint", "All Saints’ Day" },
  { 11, 11, EVERYWHERE, 1922, 9999, "Armistice 1918", "Armistice Day" },
  { 11, 20, ZONE (POLYNESIE), 2025, 9999, "Matāri’i i ni’a", "Matāri’i i ni’a" },
  { 12, 20, ZONE (REUNION), 1981, 9999, "Abolition de l’esclavage", "Abolition of slavery" },
  { 12, 25, EVERYWHERE, 1802, 9999, "Noël", "Christmas Day" },
  { 12, 26, ZONE (ALSACE_MOSELLE), 1892, 9999, "Saint Étienne", "Saint Stephen’s Day" },
};

static const struct
{
  const char *department;
  PmnHolidayZone zone;
} zones[] = {
  { "57", PMN_HOLIDAYS_ALSACE_MOSELLE }, { "67", PMN_HOLIDAYS_ALSACE_MOSELLE },
  { "68", PMN_HOLIDAYS_ALSACE_MOSELLE }, { "971", PMN_HOLIDAYS_GUADELOUPE },
  { "972", PMN_HOLIDAYS_MARTINIQUE },    { "973", PMN_HOLIDAYS_GUYANE },
  { "974", PMN_HOLIDAYS_REUNION },       { "975", PMN_HOLIDAYS_SAINT_PIERRE_ET_MIQUELON },
  { "976", PMN_HOLIDAYS_MAYOTTE },       { "977", PMN_HOLIDAYS_SAINT_BARTHELEMY },
  { "978", PMN_HOLIDAYS_SAINT_MARTIN },  { "986", PMN_HOLIDAYS_WALLIS_ET_FUTUNA },
  { "987", PMN_HOLIDAYS_POLYNESIE },     { "988", PMN_HOLIDAYS_NOUVELLE_CALEDONIE },
};

PmnHolidayZone
pmn_holiday_zone_of_insee (const char *insee)
{
  if (insee != NULL)
    {
      gsize length = strlen (insee);

      /* A whole code of commune, or of département: never a beginning of something else. */
      if (length == 5 || length == 2 || length == 3)
        {
          for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
            {
              gsize n = strlen (zones[i].department);

              if (strncmp (insee, zones[i].department, n) == 0 && (length == 5 || length == n))
                return zones[i].zone;
            }
        }
    }
  return PMN_HOLIDAYS_METROPOLE;
}

/* Meeus: anonymous Gregorian computus */
PmnDay
pmn_holiday_easter (int year)
{
  g_return_val_if_fail (year >= 1583 && year <= 9999, PMN_DAY_NONE);

  int a = year % 19;
  int b = year / 100, c = year % 100;
  int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
  int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;

  return pmn_day_from_ymd (year, f / 31, f % 31 + 1);
}

static PmnDay
day_of (const Holiday *holiday, int year, PmnDay easter)
{
  return holiday->month == 0 ? easter + holiday->mday
                             : pmn_day_from_ymd (year, holiday->month, holiday->mday);
}

static const Holiday *
holiday_on (PmnDay day, PmnHolidayZone zone)
{
  int year;

  if (!pmn_day_to_ymd (day, &year, NULL, NULL) || year < 1583)
    return NULL;

  PmnDay easter = pmn_holiday_easter (year);
  for (gsize i = 0; i < G_N_ELEMENTS (holidays); i++)
    {
      const Holiday *holiday = &holidays[i];

      if ((holiday->zones & (1u << zone)) != 0 && year >= holiday->from_year
          && year <= holiday->to_year && day_of (holiday, year, easter) == day)
        return holiday;
    }
  return NULL;
}

gboolean
pmn_holiday_is (PmnDay day, PmnHolidayZone zone)
{
  return holiday_on (day, zone) != NULL;
}

const char *
pmn_holiday_name (PmnDay day, PmnHolidayZone zone, PmnLanguage language)
{
  const Holiday *holiday = holiday_on (day, zone);

  if (holiday == NULL)
    return NULL;
  return language == PMN_LANGUAGE_FRENCH ? holiday->french : holiday->english;
}
