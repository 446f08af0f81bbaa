/* pmn-date-parse.c: understands the dates that people type
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "pmn-date.h"
#include "pmn-domain-error.h"
#include "pmn-format.h"
#include "pmn-search-key.h"

#define YEAR_FIRST 1900
#define YEAR_LAST 2100
#define MONTHS_BACK 6 /* how far a day of another year is believed without its year */

typedef struct
{
  const char *word; /* as a search key */
  int offset;
} DayWord;

static const DayWord day_words[] = {
  { "aujourd'hui", 0 }, { "aujourdhui", 0 }, { "ce jour", 0 },     { "today", 0 },
  { "hier", -1 },       { "yesterday", -1 }, { "avant-hier", -2 }, { "avant hier", -2 },
  { "demain", 1 },      { "tomorrow", 1 },
};

/* Activities have no hour: a moment of a day is that day. The longest first. */
static const char *const moments[]
    = { "apres-midi", "apres midi", "afternoon", "matinee", "morning", "evening",
        "soiree",     "aprem",      "matin",     "midi",    "soir" };

static PmnDay
fail_parse (const char *text, GError **error)
{
  gsize length = MIN (strlen (text), 60);

  /* Not in the middle of a character */
  while (length > 0 && ((guchar) text[length] & 0xc0) == 0x80)
    length--;

  g_autofree char *shown = g_utf8_make_valid (text, (gssize) length);

  g_set_error (error, PMN_DOMAIN_ERROR, PMN_DOMAIN_ERROR_PARSE,
               /* Translators: %s is what the person typed in a date field */
               _ ("“%s” is not a date. Type it as 31/01/2026, or “yesterday”, or “Monday”."),
               shown);
  return PMN_DAY_NONE;
}

/* Checks the year, the month and the day in that order, and says which one is wrong. */
static PmnDay
day_or_error (int year, int month, int mday, GError **error)
{
  if (year < YEAR_FIRST || year > YEAR_LAST)
    {
      g_set_error (
          error, PMN_DOMAIN_ERROR, PMN_DOMAIN_ERROR_INVALID,
          /* Translators: %04d is a year, the others are the first and last possible years */
          _ ("The year %04d is not possible: dates run from %d to %d."), year, YEAR_FIRST,
          YEAR_LAST);
      return PMN_DAY_NONE;
    }
  if (month < 1 || month > 12)
    {
      g_set_error (error, PMN_DOMAIN_ERROR, PMN_DOMAIN_ERROR_INVALID,
                   /* Translators: %d is the number typed where a month is expected */
                   _ ("There is no month %d: type 31/12/2026, or 2026-12-31."), month);
      return PMN_DAY_NONE;
    }

  PmnDay day = pmn_day_from_ymd (year, month, mday);
  if (day == PMN_DAY_NONE)
    {
      int last;

      pmn_day_to_ymd (pmn_month_last_day (year * 100 + month), NULL, NULL, &last);
      g_set_error (
          error, PMN_DOMAIN_ERROR, PMN_DOMAIN_ERROR_INVALID,
          /* Translators: a date that does not exist, such as 31/02/2026, then the number of days */
          _ ("%02d/%02d/%04d does not exist: that month has %d days."), mday, month, year, last);
    }
  return day;
}

/* The most recent such day, @today included; a leap day may be eight years back (1900, 2100). */
static PmnDay
most_recent (int month, int mday, PmnDay today, gboolean *other_year, GError **error)
{
  int year;

  pmn_day_to_ymd (today, &year, NULL, NULL);
  if (month >= 1 && month <= 12)
    {
      for (int back = 0; back <= 8; back++)
        {
          PmnDay day = pmn_day_from_ymd (year - back, month, mday);

          if (day == PMN_DAY_NONE || day > today)
            continue;
          *other_year = back > 0;
          return day;
        }
    }
  return day_or_error (year, month, mday, error);
}

static int
weekday_of_word (const char *word)
{
  for (int i = 1; i <= 7; i++)
    {
      g_autofree char *english = g_ascii_strdown (pmn_format_weekday (i, PMN_LANGUAGE_ENGLISH), -1);

      if (strcmp (word, pmn_format_weekday (i, PMN_LANGUAGE_FRENCH)) == 0
          || strcmp (word, english) == 0)
        return i;
    }
  return 0;
}

/* A month by its name or a beginning of it that means only that one: 3 letters, 4 for "juin" and
 * "juillet". */
static int
month_of_word (const char *word)
{
  int found = 0;

  if (strlen (word) < 3)
    return 0;
  for (int i = 1; i <= 12; i++)
    {
      g_autofree char *french = pmn_search_key (pmn_format_month_name (i, PMN_LANGUAGE_FRENCH));
      g_autofree char *english = pmn_search_key (pmn_format_month_name (i, PMN_LANGUAGE_ENGLISH));

      if (!g_str_has_prefix (french, word) && !g_str_has_prefix (english, word))
        continue;
      if (found != 0)
        return 0;
      found = i;
    }
  return found;
}

/* A run of 1 to 4 digits. */
static gboolean
read_number (const char *token, int *number)
{
  gsize length = strlen (token);

  if (length < 1 || length > 4 || strspn (token, "0123456789") != length)
    return FALSE;
  *number = (int) g_ascii_strtoull (token, NULL, 10);
  return TRUE;
}

/* Two digits are a year of this century, four are the year; nothing else is one. */
static gboolean
read_year (const char *token, int *year)
{
  gsize length = strlen (token);

  if ((length != 2 && length != 4) || !read_number (token, year))
    return FALSE;
  if (length == 2)
    *year += 2000;
  return TRUE;
}

static PmnDay
parse_digit_run (const char *digits, const char *text, GError **error)
{
  gsize length = strlen (digits);
  char mday[3] = { digits[0], digits[1], '\0' };
  char month[3] = { digits[2], digits[3], '\0' };
  int d, m, y;

  if ((length != 6 && length != 8) || !read_number (mday, &d) || !read_number (month, &m)
      || !read_year (digits + 4, &y))
    return fail_parse (text, error);
  return day_or_error (y, m, d, error);
}

/* "2026-31-12": whoever begins with the year is told what follows it, with the day that was meant. */
static PmnDay
year_first_or_error (int year, int month, int mday, GError **error)
{
  PmnDay swapped = pmn_day_from_ymd (year, mday, month);
  char iso[PMN_DAY_ISO_SIZE];

  if ((month >= 1 && month <= 12) || swapped == PMN_DAY_NONE || year < YEAR_FIRST
      || year > YEAR_LAST)
    return day_or_error (year, month, mday, error);
  g_set_error (error, PMN_DOMAIN_ERROR, PMN_DOMAIN_ERROR_INVALID,
               /* Translators: %s is a date with its year first, such as 2026-12-31 */
               _ ("After the year come the month, then the day; type %s."),
               pmn_day_to_iso (swapped, iso));
  return PMN_DAY_NONE;
}

static PmnDay
parse_fields (char **fields, guint n, PmnDay today, gboolean *other_year, const char *text,
              GError **error)
{
  int first, second, year;

  if (n == 3 && strlen (fields[0]) == 4 && read_year (fields[0], &year)
      && read_number (fields[1], &first) && read_number (fields[2], &second))
    return year_first_or_error (year, first, second, error);

  /* "1er mai" */
  if (strcmp (fields[0], "1er") == 0)
    first = 1;
  else if (strlen (fields[0]) > 2 || !read_number (fields[0], &first))
    return fail_parse (text, error);

  second = month_of_word (fields[1]);
  if (second == 0 && (strlen (fields[1]) > 2 || !read_number (fields[1], &second)))
    return fail_parse (text, error);

  if (n == 2)
    return most_recent (second, first, today, other_year, error);
  if (n != 3 || !read_year (fields[2], &year))
    return fail_parse (text, error);
  return day_or_error (year, second, first, error);
}

/* "vendredi 20": the latest 20th, which must have been a Friday. */
static PmnDay
parse_weekday_of_month (int weekday, const char *figures, PmnDay today, const char *text,
                        GError **error)
{
  int mday, month = pmn_day_month (today);

  if (strlen (figures) > 2 || !read_number (figures, &mday) || mday < 1 || mday > 31)
    return fail_parse (text, error);
  for (int back = 0; back < 3; back++)
    {
      int before = pmn_month_add (month, -back);
      PmnDay day = pmn_day_from_ymd (before / 100, before % 100, mday);

      if (day == PMN_DAY_NONE || day > today)
        continue;
      return pmn_day_weekday (day) == weekday ? day : fail_parse (text, error);
    }
  return fail_parse (text, error);
}

static PmnDay
parse_weekday (int weekday, char **fields, guint n, PmnDay today, gboolean *other_year,
               const char *text, GError **error)
{
  if (n == 1
      || (n == 2 && (strcmp (fields[1], "dernier") == 0 || strcmp (fields[1], "passe") == 0)))
    {
      int back = (pmn_day_weekday (today) - weekday + 7) % 7;

      return today - (back == 0 ? 7 : back);
    }
  if (n < 3)
    return parse_weekday_of_month (weekday, fields[1], today, text, error);

  PmnDay day = parse_fields (fields + 1, n - 1, today, other_year, text, error);
  if (day != PMN_DAY_NONE && pmn_day_weekday (day) != weekday)
    {
      g_autofree char *date = pmn_format_date_short (day, PMN_LANGUAGE_ENGLISH);

      g_set_error (
          error, PMN_DOMAIN_ERROR, PMN_DOMAIN_ERROR_INVALID,
          /* Translators: %s is a date such as 19/11/2026 that was typed with another weekday */
          _ ("%s is another day of the week."), date);
      return PMN_DAY_NONE;
    }
  return day;
}

/* Cuts at the separators that people use; an empty field makes the text no date. */
static char **
split_fields (const char *key)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *start = key;

  for (const char *p = key;; p++)
    {
      if (*p != '\0' && strchr ("/-., ", *p) == NULL)
        continue;
      /* "19 nov. 2026", "19, 11": a blank may follow another separator. */
      if (p > start)
        g_strv_builder_take (builder, g_strndup (start, (gsize) (p - start)));
      else if (*p != ' ' && *p != '\0')
        return g_new0 (char *, 1);
      if (*p == '\0')
        break;
      start = p + 1;
    }
  return g_strv_builder_end (builder);
}

/* Takes @length bytes and the blanks before them from the end of @key. */
static void
shorten (char *key, gsize length)
{
  key[strlen (key) - length] = '\0';
  g_strchomp (key);
}

/* Takes "matin" from the end of "hier matin", "cet" and all from "cet après-midi". Returns: whether one was there. */
static gboolean
take_moment (char *key)
{
  static const char *const before[] = { " dans l'", " au", " in the" };

  for (gsize i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      gsize length = strlen (moments[i]), rest = strlen (key) - length;

      if (!g_str_has_suffix (key, moments[i])
          || (rest > 0 && key[rest - 1] != ' ' && key[rest - 1] != '\''))
        continue;
      shorten (key, length);
      for (gsize j = 0; j < G_N_ELEMENTS (before); j++)
        if (g_str_has_suffix (key, before[j]))
          {
            shorten (key, strlen (before[j]));
            break;
          }
      return TRUE;
    }
  return FALSE;
}

static const char *
skip_word (const char *key, const char *const *words, gsize n_words)
{
  for (gsize i = 0; i < n_words; i++)
    {
      gsize length = strlen (words[i]);

      if (g_str_has_prefix (key, words[i]) && (key[length] == ' ' || key[length] == '\0'))
        return key + length + (key[length] == ' ');
    }
  return key;
}

/* "il y a 2 jours", "il y a une semaine", "2 days ago" */
static gboolean
read_days_ago (const char *key, int *days)
{
  static const char *const ones[] = { "un", "une", "a", "one", NULL };
  gboolean is_french = g_str_has_prefix (key, "il y a ");
  g_auto (GStrv) words = g_strsplit (is_french ? key + strlen ("il y a ") : key, " ", -1);
  gboolean is_week;

  if (g_strv_length (words) != (is_french ? 2 : 3) || (!is_french && strcmp (words[2], "ago") != 0))
    return FALSE;
  if (g_strv_contains (ones, words[0]))
    *days = 1;
  else if (strlen (words[0]) > 2 || !read_number (words[0], days))
    return FALSE;
  is_week = g_str_has_prefix (words[1], "semaine") || g_str_has_prefix (words[1], "week");
  if (is_week)
    *days *= 7;
  return is_week || g_str_has_prefix (words[1], "jour") || g_str_has_prefix (words[1], "day");
}

static PmnDay
parse_key (const char *key, const char *text, PmnDay today, gboolean *other_year, GError **error)
{
  static const char *const these[] = { "ce", "cet", "cette", "this" }, *const last[] = { "last" };
  const char *rest = skip_word (key, these, G_N_ELEMENTS (these));
  gboolean is_this = rest > key;
  guint n;
  int weekday, days;

  for (gsize i = 0; i < G_N_ELEMENTS (day_words); i++)
    {
      if (strcmp (key, day_words[i].word) == 0)
        return today + day_words[i].offset;
    }
  if (read_days_ago (key, &days))
    return today - days;
  if (strspn (key, "0123456789") == strlen (key))
    return strlen (key) >= 4 ? parse_digit_run (key, text, error) : fail_parse (text, error);

  g_auto (GStrv) fields = split_fields (skip_word (rest, last, G_N_ELEMENTS (last)));
  n = g_strv_length (fields);
  weekday = n > 0 ? weekday_of_word (fields[0]) : 0;
  /* "ce lundi" may be today, "lundi" is not. */
  if (is_this)
    return weekday != 0 && n == 1 ? today - (pmn_day_weekday (today) - weekday + 7) % 7
                                  : fail_parse (text, error);
  if (weekday != 0)
    return parse_weekday (weekday, fields, n, today, other_year, text, error);
  if (n != 2 && n != 3)
    return fail_parse (text, error);
  return parse_fields (fields, n, today, other_year, text, error);
}

static PmnDay
parse (const char *text, PmnDay today, gboolean *other_year, GError **error)
{
  static const char *const alone[] = { "ce", "cet", "cette", "this", NULL };

  if (strlen (text) > 200)
    return fail_parse (text, error);

  g_autofree char *key = pmn_search_key (text);
  if (*key == '\0')
    {
      g_set_error_literal (error, PMN_DOMAIN_ERROR, PMN_DOMAIN_ERROR_PARSE,
                           _ ("Type a date, such as 31/01/2026 or “yesterday”."));
      return PMN_DAY_NONE;
    }

  if (take_moment (key) && (*key == '\0' || g_strv_contains (alone, key)))
    return *key != '\0' ? today : fail_parse (text, error);
  return parse_key (key, text, today, other_year, error);
}

PmnDay
pmn_day_parse (const char *text, PmnDay today, GError **error)
{
  gboolean other_year = FALSE;

  g_return_val_if_fail (text != NULL, PMN_DAY_NONE);
  g_return_val_if_fail (today != PMN_DAY_NONE, PMN_DAY_NONE);
  g_return_val_if_fail (error == NULL || *error == NULL, PMN_DAY_NONE);

  return parse (text, today, &other_year, error);
}

PmnDay
pmn_day_parse_surely (const char *text, PmnDay today, gboolean *other_year, GError **error)
{
  gboolean is_other = FALSE;
  PmnDay day;

  g_return_val_if_fail (text != NULL, PMN_DAY_NONE);
  g_return_val_if_fail (today != PMN_DAY_NONE, PMN_DAY_NONE);
  g_return_val_if_fail (error == NULL || *error == NULL, PMN_DAY_NONE);

  day = parse (text, today, &is_other, error);
  if (other_year != NULL)
    *other_year = is_other;
  if (is_other && day < pmn_day_add_months (today, -MONTHS_BACK))
    {
      g_autofree char *date = pmn_format_date_short (day, PMN_LANGUAGE_FRENCH);

      g_set_error (error, PMN_DOMAIN_ERROR, PMN_DOMAIN_ERROR_INVALID,
                   /* Translators: %s is a date such as 12/12/2025, typed without its year */
                   _ ("Without a year this would be %s: type the year."), date);
      return PMN_DAY_NONE;
    }
  return day;
}
