/* pmn-format.h: numbers, dates, durations and money as people read them
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The documents of a structure are in French whatever the computer is set to, and must be the same
 * to the byte everywhere. So no formatter looks at the locale: the language is always a parameter.
 * French uses U+202F (narrow no-break space) between thousands and before units and "%", U+00A0
 * between a number and the word that it counts. Every function returning char * gives a new string
 * (transfer full), never %NULL.
 */
#pragma once

#include <glib.h>

#include "pmn-date.h"

G_BEGIN_DECLS

/**
 * PMN_NNBSP: the narrow no-break space of French typography, in UTF-8
 */
#define PMN_NNBSP "\xe2\x80\xaf"

/**
 * PMN_NBSP: the no-break space as wide as the one between words, in UTF-8
 */
#define PMN_NBSP "\xc2\xa0"

/**
 * PmnLanguage:
 * @PMN_LANGUAGE_FRENCH: French of France
 * @PMN_LANGUAGE_ENGLISH: English, with day-first dates
 *
 * The language of a text made here.
 */
typedef enum
{
  PMN_LANGUAGE_FRENCH,
  PMN_LANGUAGE_ENGLISH,
} PmnLanguage;

/**
 * pmn_language_from_tag:
 * @tag: (nullable): a language or locale name such as "fr", "fr_FR.UTF-8", "en-GB" or "C"
 *
 * Returns: French for any French tag, English otherwise
 */
PmnLanguage pmn_language_from_tag (const char *tag);

/**
 * pmn_language_of_messages:
 *
 * For what stands beside translated sentences; documents never ask.
 *
 * Returns: the language in which the program speaks to its user
 */
PmnLanguage pmn_language_of_messages (void);

/**
 * pmn_format_integer:
 * @value: a whole number
 * @language: the language
 *
 * Returns: such as "50 000" or "50,000"
 */
char *pmn_format_integer (gint64 value, PmnLanguage language);

/**
 * pmn_format_decimal:
 * @value: a finite number
 * @decimals: 0 to 6 digits after the decimal mark, rounded to the nearest and half away from zero
 * @language: the language
 *
 * Returns: such as "1 234,5"; "–" when @value is not finite
 */
char *pmn_format_decimal (double value, int decimals, PmnLanguage language);

/**
 * pmn_format_percent:
 * @part: the part
 * @whole: the whole
 * @decimals: 0 to 3 digits after the decimal mark
 * @language: the language
 *
 * Returns: such as "12,5 %"; "–" when @whole is 0, since there is no share of nothing
 */
char *pmn_format_percent (gint64 part, gint64 whole, int decimals, PmnLanguage language);

/**
 * pmn_format_minutes:
 * @minutes: a duration in minutes
 * @language: the language
 *
 * Returns: "45 min", "1 h", "1 h 05", "1 234 h 30"
 */
char *pmn_format_minutes (gint64 minutes, PmnLanguage language);

/**
 * pmn_format_hours:
 * @minutes: a duration in minutes
 * @language: the language
 *
 * Returns: decimal hours for totals, such as "1 234,5 h"; a whole number has no decimals
 */
char *pmn_format_hours (gint64 minutes, PmnLanguage language);

/**
 * pmn_format_clock:
 * @minute_of_day: 0 to 1439
 * @language: the language
 *
 * Returns: "14 h 30", "9 h"; "14:30" in English
 */
char *pmn_format_clock (int minute_of_day, PmnLanguage language);

/**
 * pmn_format_money:
 * @cents: an amount in cents of euro
 * @language: the language
 *
 * Returns: "50 000 €", "1 234,50 €", "-12 €"; cents appear only when there are some; "€50,000" in
 * English
 */
char *pmn_format_money (gint64 cents, PmnLanguage language);

/**
 * pmn_format_size:
 * @bytes: the size of a file
 * @language: the language
 *
 * Returns: "812 octets", "1,5 Mo", in powers of 1000
 */
char *pmn_format_size (guint64 bytes, PmnLanguage language);

/**
 * pmn_format_date_short:
 * @day: a day, or %PMN_DAY_NONE for an empty string
 * @language: the language
 *
 * Returns: "19/11/2026" in both languages
 */
char *pmn_format_date_short (PmnDay day, PmnLanguage language);

/**
 * pmn_format_date:
 * @day: a day, or %PMN_DAY_NONE for an empty string
 * @language: the language
 *
 * Returns: "19 novembre 2026", "1er mai 2026"
 */
char *pmn_format_date (PmnDay day, PmnLanguage language);

/**
 * pmn_format_date_long:
 * @day: a day, or %PMN_DAY_NONE for an empty string
 * @language: the language
 *
 * Returns: "jeudi 19 novembre 2026", "vendredi 1er mai 2026"
 */
char *pmn_format_date_long (PmnDay day, PmnLanguage language);

/**
 * pmn_format_date_near:
 * @day: a day, or %PMN_DAY_NONE for an empty string
 * @today: the current day
 * @language: the language
 *
 * Returns: "aujourd’hui", "hier", "demain"; within six days "lundi 16 novembre"; in the same year
 *   "16 novembre"; else as pmn_format_date()
 */
char *pmn_format_date_near (PmnDay day, PmnDay today, PmnLanguage language);

/**
 * pmn_format_month:
 * @month: a month as yyyymm
 * @language: the language
 *
 * Returns: "novembre 2026"; an empty string when @month is not a month
 */
char *pmn_format_month (int month, PmnLanguage language);

/**
 * pmn_format_month_short:
 * @month: a month as yyyymm
 * @language: the language
 *
 * Returns: "nov. 2026", for the axis of a chart
 */
char *pmn_format_month_short (int month, PmnLanguage language);

/**
 * pmn_format_period:
 * @period: a period
 * @language: the language
 *
 * Returns: "novembre 2026" for a whole month, "2026" for a civil year, else "du 1er au 15 novembre
 * 2026", "du 3 mars au 2 avril 2026", "du 1er septembre 2025 au 31 août 2026"; "depuis le …",
 * "jusqu’au …" or "toutes les dates" when a side is open
 */
char *pmn_format_period (PmnPeriod period, PmnLanguage language);

/**
 * pmn_format_weekday:
 * @weekday: 1 for Monday to 7
 * @language: the language
 *
 * Returns: (transfer none): "lundi"
 */
const char *pmn_format_weekday (int weekday, PmnLanguage language);

/**
 * pmn_format_month_name:
 * @month: 1 to 12
 * @language: the language
 *
 * Returns: (transfer none): "janvier"
 */
const char *pmn_format_month_name (int month, PmnLanguage language);

/**
 * pmn_format_count:
 * @n: a count
 * @one: the singular noun
 * @many: the plural noun
 * @language: the language
 *
 * Returns: the number and its noun joined by a no-break space, such as "1 250 ateliers" or "0 atelier"
 */
char *pmn_format_count (gint64 n, const char *one, const char *many, PmnLanguage language);

G_END_DECLS
