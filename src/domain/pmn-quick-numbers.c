/* pmn-quick-numbers.c: durations, numbers of people, ages and dates of the quick syntax
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "pmn-domain-error.h"
#include "pmn-duration.h"
#include "pmn-quick-private.h"

#define MAX_MINUTES (23 * 60 + 59)
#define MIN_CLOCK (7 * 60)
#define MAX_DURATION_CHUNKS 6 /* "une heure et quarante cinq minutes" */
#define MAX_DATE_CHUNKS 5     /* "il y a 2 jours" */

const char *
pmn_quick_chunk_key (const GArray *chunks, guint index)
{
  return index < chunks->len ? g_array_index (chunks, PmnQuickChunk, index).key : "";
}

gboolean
pmn_quick_is_one_of (const char *key, const char *words)
{
  gsize n = strlen (key);

  for (const char *p = words; n > 0 && (p = strstr (p, key)) != NULL; p += n)
    if ((p == words || p[-1] == ' ') && (p[n] == ' ' || p[n] == '\0'))
      return TRUE;
  return FALSE;
}

static const char *
chunk_key (const GArray *chunks, guint index)
{
  return pmn_quick_chunk_key (chunks, index);
}

static gboolean
is_one_of (const char *key, const char *words)
{
  return pmn_quick_is_one_of (key, words);
}

char *
pmn_quick_join_chunks (const GArray *chunks, guint from, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = from; i < from + n; i++)
    {
      if (i > from)
        g_string_append_c (text, ' ');
      g_string_append (text, chunk_key (chunks, i));
    }
  return g_string_free (text, FALSE);
}

gboolean
pmn_quick_read_figures (const char *key, gint *value, const char **rest)
{
  gsize n = strspn (key, "0123456789");

  if (n == 0 || n > 5)
    return FALSE;
  *value = (gint) g_ascii_strtoull (key, NULL, 10);
  *rest = key + n;
  return TRUE;
}

gint
pmn_quick_count_of_word (const char *key)
{
  static const char *const words[] = { "deux", "trois", "quatre", "cinq", "six",  "sept",
                                       "huit", "neuf",  "dix",    "onze", "douze" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (key, words[i]))
      return (gint) i + 2;
  return 0;
}

/* A unit glued to its figure ("45min") or in the next chunk ("45 min"). */
static gboolean
has_unit (const GArray *chunks, guint from, const char *rest, const char *units, guint *n_chunks)
{
  if (*rest != '\0')
    {
      *n_chunks = 1;
      return is_one_of (rest, units);
    }
  *n_chunks = 2;
  return is_one_of (chunk_key (chunks, from + 1), units);
}

/* People --------------------------------------------------------------------------------------- */

#define PEOPLE_UNITS                                                                               \
  "pers pers. personne personnes p participant participants participante participantes gens "      \
  "usager usagers usagere usageres beneficiaire beneficiaires resident residents adherent "        \
  "adherents stagiaire stagiaires apprenant apprenants people"

gboolean
pmn_quick_is_people_unit (const char *key)
{
  return is_one_of (key, PEOPLE_UNITS);
}

static gboolean
read_people (const GArray *chunks, guint from, PmnQuickNumber *number)
{
  const char *key = chunk_key (chunks, from), *rest;
  gint value;

  number->field = PMN_QUICK_PEOPLE;
  if (is_one_of (key, "couple"))
    {
      number->n_chunks = 1;
      number->value = 2;
      return TRUE;
    }
  if (*key == 'x' || g_str_has_prefix (key, "×"))
    {
      const char *after = key + (*key == 'x' ? 1 : strlen ("×"));

      number->n_chunks = *after == '\0' ? 2 : 1;
      if (*after == '\0')
        after = chunk_key (chunks, from + 1);
      return pmn_quick_read_figures (after, &number->value, &rest) && *rest == '\0';
    }
  number->value = pmn_quick_count_of_word (key);
  if (number->value > 0)
    return has_unit (chunks, from, "", PEOPLE_UNITS, &number->n_chunks);
  if (!pmn_quick_read_figures (key, &value, &rest))
    return FALSE;
  number->value = value;
  if (is_one_of (rest, "x ×"))
    {
      number->n_chunks = 1;
      return TRUE;
    }
  return has_unit (chunks, from, rest, PEOPLE_UNITS, &number->n_chunks);
}

/* "3f": of men, "5h", the hours come first. */
static gboolean
read_women (const GArray *chunks, guint from, PmnQuickNumber *number)
{
  const char *rest;

  number->field = PMN_QUICK_GENDER;
  number->code = g_intern_static_string ("feminin");
  number->n_chunks = 1;
  return pmn_quick_read_figures (chunk_key (chunks, from), &number->value, &rest)
         && g_str_equal (rest, "f") && number->value > 0;
}

/* Durations ------------------------------------------------------------------------------------ */

gboolean
pmn_quick_can_end_duration (const GArray *chunks, guint index)
{
  const char *last = chunk_key (chunks, index), *next = chunk_key (chunks, index + 1);

  if (strspn (last, "0123456789") < strlen (last))
    return TRUE;
  return strlen (last) == 2 && !is_one_of (next, PEOPLE_UNITS) && !is_one_of (next, "ans")
         && !g_array_index (chunks, PmnQuickChunk, index).counts;
}

/* Hours that nobody spends on an activity, or hardly: they may be those of a clock. */
static void
note_clock (const GArray *chunks, guint from, const char *text, PmnQuickNumber *number)
{
  guint last = from + number->n_chunks - 1;

  number->is_clock = number->value >= MIN_CLOCK && number->value <= MAX_MINUTES
                     && strpbrk (text, "h:") != NULL && strpbrk (text, ".,") == NULL
                     && !is_one_of (chunk_key (chunks, from), "pendant durant");
  number->from = number->value;
  number->apart = pmn_quick_minutes_apart (chunks, from, last);
  if (number->is_clock && pmn_quick_is_time_unit (chunk_key (chunks, last)))
    number->apart = pmn_quick_minutes_apart (chunks, from, last - 1);
  else if (!number->is_clock && !g_ascii_isdigit (text[strlen (text) - 1]))
    number->apart = 0;
}

/* With its unit: before dates, of which "2.5" and "1/2" are some. The longest run of chunks that is one. */
static gboolean
read_duration (const GArray *chunks, guint from, PmnQuickNumber *number)
{
  number->field = PMN_QUICK_MINUTES;
  for (guint n = MIN (MAX_DURATION_CHUNKS, chunks->len - MIN (from, chunks->len)); n > 0; n--)
    {
      g_autofree char *text = pmn_quick_join_chunks (chunks, from, n);
      PmnDurationForm form = PMN_DURATION_PLAIN;

      number->value = pmn_duration_parse (text, &form);
      if (number->value < 0 || form == PMN_DURATION_PLAIN
          || (n > 1 && !pmn_quick_can_end_duration (chunks, from + n - 1)))
        continue;
      /* "45 h": no such hours, so it is 45 minutes with a man. */
      if (form == PMN_DURATION_HOURS && n > 1 && number->value > MAX_MINUTES)
        return FALSE;
      number->n_chunks = n;
      number->whole_hours = form == PMN_DURATION_HOURS;
      note_clock (chunks, from, text, number);
      return TRUE;
    }
  return FALSE;
}

/* "45": minutes, or the people of a workshop. */
static gboolean
read_figure (const GArray *chunks, guint from, PmnQuickNumber *number)
{
  const char *rest;

  number->field = PMN_QUICK_MINUTES;
  number->n_chunks = 1;
  number->plain
      = pmn_quick_read_figures (chunk_key (chunks, from), &number->value, &rest) && *rest == '\0';
  return number->plain;
}

/* Papers that people come with are no older. */
#define MAX_PAST_YEARS 10

/* "impôts 2025": of which year they are. */
static gboolean
read_year (const GArray *chunks, guint from, PmnDay today, PmnQuickNumber *number)
{
  const char *key = chunk_key (chunks, from), *rest;
  gint this_year;

  pmn_day_to_ymd (today, &this_year, NULL, NULL);
  number->field = PMN_QUICK_NOTHING;
  number->n_chunks = 1;
  number->is_year = strlen (key) == 4 && pmn_quick_read_figures (key, &number->value, &rest)
                    && *rest == '\0' && number->value >= this_year - MAX_PAST_YEARS
                    && number->value <= this_year + 1
                    && !pmn_quick_is_time_unit (chunk_key (chunks, from + 1));
  return number->is_year;
}

static void
check_duration (PmnQuickNumber *number)
{
  if (number->value < 1)
    number->message = g_strdup (_ ("Enter a duration of 1 minute or more."));
  else if (number->value > MAX_MINUTES)
    number->message = g_strdup (_ ("The duration cannot exceed 23 h 59."));
}

/* Dates ---------------------------------------------------------------------------------------- */

static gboolean
is_word (const char *key)
{
  return g_ascii_isalpha (*key);
}

static gboolean
is_figures (const char *key)
{
  return strspn (key, "0123456789") == strlen (key);
}

/* Whether what follows the figures @index says of what: "vendredi 20 min", "lundi 8 personnes". */
static gboolean
is_counted (const GArray *chunks, guint index)
{
  const char *next = chunk_key (chunks, index + 1);

  return pmn_quick_is_time_unit (next) || is_one_of (next, PEOPLE_UNITS " ans an h");
}

/* Whether these chunks have the form of a date, so that a mistake in it is told as such. */
static gboolean
looks_like_date (const GArray *chunks, guint from, guint n)
{
  const char *key = chunk_key (chunks, from), *last = chunk_key (chunks, from + n - 1), *rest;
  gint value;

  /* "il y a 2 jours" */
  if (n > 3 && g_str_equal (key, "il") && g_str_equal (chunk_key (chunks, from + 2), "a"))
    return TRUE;
  /* "le 3 novembre 45": the year has four figures, else it is a duration. */
  if (n > 2 && strlen (last) < 4 && !is_word (last))
    return FALSE;
  if (is_word (key))
    {
      /* "hier", "lundi dernier", "cet après midi", "lundi 3 mars", but not "lundi 45 8 personnes" */
      const char *second = chunk_key (chunks, from + 1);
      gboolean all_words = TRUE;

      for (guint i = 1; i < n; i++)
        all_words = all_words && is_word (chunk_key (chunks, from + i));
      return all_words
             || (n == 2 && pmn_quick_read_figures (second, &value, &rest)
                 && (*rest == '\0' ? value <= 31 && !is_counted (chunks, from + 1)
                                   : strchr ("/-.", *rest) != NULL))
             || (n > 2 && !is_word (second) && is_word (chunk_key (chunks, from + 2)));
    }
  if (n > 1)
    return is_word (chunk_key (chunks, from + 1));
  if (is_figures (key))
    return strlen (key) == 6 || strlen (key) == 8;
  return pmn_quick_read_figures (key, &value, &rest) && strchr ("/-.", *rest) != NULL;
}

/* "le 3": the latest such day. */
static gboolean
read_day_of_month (const GArray *chunks, guint from, PmnDay today, PmnQuickNumber *number)
{
  const char *rest;
  gint mday, month = pmn_day_month (today);

  if (!g_str_equal (chunk_key (chunks, from), "le")
      || !pmn_quick_read_figures (chunk_key (chunks, from + 1), &mday, &rest)
      || (*rest != '\0' && !g_str_equal (rest, "er")))
    return FALSE;
  number->n_chunks = 2;
  if (mday < 1 || mday > 31)
    {
      number->message = g_strdup (_ ("There is no such day in a month."));
      return TRUE;
    }
  for (int back = 0; back < 3; back++)
    {
      int before = pmn_month_add (month, -back);
      PmnDay day = pmn_day_from_ymd (before / 100, before % 100, mday);

      if (day == PMN_DAY_NONE || day > today)
        continue;
      number->value = day;
      break;
    }
  return TRUE;
}

static gboolean
read_date_at (const GArray *chunks, guint from, PmnDay today, PmnQuickNumber *number)
{
  for (guint n = MIN (MAX_DATE_CHUNKS, chunks->len - MIN (from, chunks->len)); n > 0; n--)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      if (!looks_like_date (chunks, from, n))
        continue;
      text = pmn_quick_join_chunks (chunks, from, n);
      number->n_chunks = n;
      number->value = pmn_day_parse_surely (text, today, &number->other_year, &error);
      if (number->value != PMN_DAY_NONE)
        {
          number->day_or_minutes = n == 2 && is_word (chunk_key (chunks, from))
                                   && is_figures (chunk_key (chunks, from + 1));
          return TRUE;
        }
      if (g_error_matches (error, PMN_DOMAIN_ERROR, PMN_DOMAIN_ERROR_INVALID))
        {
          number->message = g_strdup (error->message);
          number->value = pmn_day_parse (text, today, NULL);
          return TRUE;
        }
    }
  return FALSE;
}

/* "1/2" and "1.5" are days, and hours too. */
static gint
part_of_hour (const char *key)
{
  static const struct
  {
    const char *key;
    gint minutes;
  } parts[] = { { "1/2", 30 }, { "1/4", 15 }, { "3/4", 45 }, { "1.5", 90 }, { "2.5", 150 } };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_equal (parts[i].key, key))
      return parts[i].minutes;
  return 0;
}

static gboolean
read_date (const GArray *chunks, guint from, PmnDay today, PmnQuickNumber *number)
{
  gboolean article = g_str_equal (chunk_key (chunks, from), "le");

  number->field = PMN_QUICK_DAY;
  if (!read_date_at (chunks, from + article, today, number))
    {
      if (!read_day_of_month (chunks, from, today, number))
        return FALSE;
    }
  else
    number->n_chunks += article;
  if (number->n_chunks == 1)
    number->part = part_of_hour (chunk_key (chunks, from));
  if (number->message == NULL && number->value > today)
    number->message = g_strdup (_ ("The date is in the future."));
  else if (number->message == NULL && number->value != PMN_DAY_NONE
           && number->value < pmn_day_from_ymd (PMN_ACTIVITY_FIRST_YEAR, 1, 1))
    number->message = g_strdup (_ ("The date is before the year 2000: check the year."));
  return TRUE;
}

gboolean
pmn_quick_read_number (const GArray *chunks, guint from, PmnDay today, PmnQuickNumber *number)
{
  static gboolean (*const readers[]) (const GArray *, guint, PmnQuickNumber *)
      = { pmn_quick_read_hours, read_people, read_women, pmn_quick_read_age, read_duration };

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      *number = (PmnQuickNumber) { 0 };
      if (readers[i](chunks, from, number))
        {
          if (number->field == PMN_QUICK_MINUTES && number->message == NULL)
            check_duration (number);
          return TRUE;
        }
    }
  *number = (PmnQuickNumber) { 0 };
  if (pmn_quick_read_birth (chunks, from, today, number))
    return TRUE;
  *number = (PmnQuickNumber) { 0 };
  if (read_date (chunks, from, today, number))
    return TRUE;
  g_free (number->message);
  *number = (PmnQuickNumber) { 0 };
  if (read_year (chunks, from, today, number))
    return TRUE;
  *number = (PmnQuickNumber) { 0 };
  if (!read_figure (chunks, from, number))
    return FALSE;
  check_duration (number);
  return TRUE;
}
