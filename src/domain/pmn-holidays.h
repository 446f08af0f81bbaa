/* pmn-holidays.h: public holidays of France by formula
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "pmn-date.h"
#include "pmn-format.h"

G_BEGIN_DECLS

/**
 * PmnHolidayZone:
 * @PMN_HOLIDAYS_METROPOLE: the 11 national days
 * @PMN_HOLIDAYS_ALSACE_MOSELLE: and Good Friday and 26 December (départements 57, 67 and 68)
 * @PMN_HOLIDAYS_GUADELOUPE: and 27 May, 21 July
 * @PMN_HOLIDAYS_MARTINIQUE: and 22 May, 21 July
 * @PMN_HOLIDAYS_GUYANE: and 10 June
 * @PMN_HOLIDAYS_REUNION: and 20 December
 * @PMN_HOLIDAYS_SAINT_PIERRE_ET_MIQUELON: the national days
 * @PMN_HOLIDAYS_MAYOTTE: and 27 April
 * @PMN_HOLIDAYS_SAINT_BARTHELEMY: and 9 October
 * @PMN_HOLIDAYS_SAINT_MARTIN: and 28 May (27 May before 2018)
 * @PMN_HOLIDAYS_WALLIS_ET_FUTUNA: and 28 April, 29 June, 29 July
 * @PMN_HOLIDAYS_POLYNESIE: and 5 March, Good Friday, 20 November (29 June before 2025)
 * @PMN_HOLIDAYS_NOUVELLE_CALEDONIE: and 24 September
 *
 * Where the same days are holidays. Source: etalab/jours-feries-france. Values are permanent (they
 * are stored).
 */
typedef enum
{
  PMN_HOLIDAYS_METROPOLE = 1,
  PMN_HOLIDAYS_ALSACE_MOSELLE = 2,
  PMN_HOLIDAYS_GUADELOUPE = 3,
  PMN_HOLIDAYS_MARTINIQUE = 4,
  PMN_HOLIDAYS_GUYANE = 5,
  PMN_HOLIDAYS_REUNION = 6,
  PMN_HOLIDAYS_SAINT_PIERRE_ET_MIQUELON = 7,
  PMN_HOLIDAYS_MAYOTTE = 8,
  PMN_HOLIDAYS_SAINT_BARTHELEMY = 9,
  PMN_HOLIDAYS_SAINT_MARTIN = 10,
  PMN_HOLIDAYS_WALLIS_ET_FUTUNA = 11,
  PMN_HOLIDAYS_POLYNESIE = 12,
  PMN_HOLIDAYS_NOUVELLE_CALEDONIE = 13,
} PmnHolidayZone;

/**
 * pmn_holiday_zone_of_insee:
 * @insee: (nullable): INSEE code of a commune, or code of a département ("67", "2A", "974")
 *
 * Returns: its zone; %PMN_HOLIDAYS_METROPOLE when unknown
 */
PmnHolidayZone pmn_holiday_zone_of_insee (const char *insee);

/**
 * pmn_holiday_easter:
 * @year: 1583 to 9999
 *
 * Returns: Easter Sunday
 */
PmnDay pmn_holiday_easter (int year);

/**
 * pmn_holiday_is:
 * @day: a day
 * @zone: a zone
 *
 * Returns: whether @day is a public holiday there
 */
gboolean pmn_holiday_is (PmnDay day, PmnHolidayZone zone);

/**
 * pmn_holiday_name:
 * @day: a day
 * @zone: a zone
 * @language: the language
 *
 * Returns: (transfer none) (nullable): "Lundi de Pâques", %NULL when it is no holiday there
 */
const char *pmn_holiday_name (PmnDay day, PmnHolidayZone zone, PmnLanguage language);

G_END_DECLS
