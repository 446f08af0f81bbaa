/* pmn-quick-numbers.c: durations, numbers of people, ages and dates of the quick syntax
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "pmn-domain-error.h"
#include "pmn-duration.h"
#include "pmn-nomenclature.h"
#include "pmn-quick-private.h"

#define MAX_MINUTES (23 * 60 + 59)
#define MAX_DURATION_CHUNKS 6 /* "une heure et quarante cinq minutes" */
#define MAX_DATE_CHUNKS 5     /* "il y a 2 jours" */

static const char *
chunk_key (const GArray *chunks, guint index)
{
  return index < chunks->len ? g_array_index (chunks, PmnQuickChunk, index).key : "";
}

static gboolean
is_one_of (const char *key, const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, " ", -1);

  return *key != '\0' && g_strv_contains ((const char *const *) list, key);
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

/* Reads up to five figures; @rest: what follows. */
static gboolean
read_figures (const char *key, gint *value, const char **rest)
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
      return read_figures (after, &number->value, &rest) && *rest == '\0';
    }
  number->value = pmn_quick_count_of_word (key);
  if (number->value > 0)
    return has_unit (chunks, from, "", PEOPLE_UNITS, &number->n_chunks);
  if (!read_figures (key, &value, &rest))
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
  return read_figures (chunk_key (chunks, from), &number->value, &rest) && g_str_equal (rest, "f")
         && number->value > 0;
}

/* Ages ----------------------------------------------------------------------------------------- */

static const struct
{
  gint from;
  gint to;
  const char *code;
} brackets[] = {
  { 0, 11, "moins_de_douze" },           { 12, 17, "douze_dix_huit" },
  { 18, 24, "dix_huit_vingt_quatre" },   { 25, 39, "vingt_cinq_trente_neuf" },
  { 40, 59, "quarante_cinquante_neuf" }, { 60, 69, "soixante_soixante_neuf" },
  { 70, 130, "soixante_dix_plus" },
};

const char *
pmn_quick_age_of_years (gint age)
{
  for (guint i = 0; i < G_N_ELEMENTS (brackets); i++)
    if (age >= brackets[i].from && age <= brackets[i].to)
      return g_intern_static_string (brackets[i].code);
  return NULL;
}

static const char *
bracket_of_bounds (gint from, gint to)
{
  const char *code = pmn_quick_age_of_years (from);

  return code != NULL && code == pmn_quick_age_of_years (to)
                 && pmn_quick_age_of_years (from - 1) != code
                 && pmn_quick_age_of_years (to + 1) != code
             ? code
             : NULL;
}

/* "60-69", "60 - 69", "60 à 69", "-12", "<12", "70+", "+70", "72 ans" */
static gboolean
read_age_figures (const GArray *chunks, guint from, PmnQuickNumber *number)
{
  const char *key = chunk_key (chunks, from), *rest;
  gint low, high;

  number->n_chunks = 1;
  if (strchr ("-<+", *key) != NULL && *key != '\0')
    {
      if (!read_figures (key + 1, &low, &rest) || *rest != '\0' || low != (*key == '+' ? 70 : 12))
        return FALSE;
      number->code = pmn_quick_age_of_years (*key == '+' ? 70 : 0);
      return TRUE;
    }
  if (!read_figures (key, &low, &rest))
    return FALSE;
  if (low == 70 && g_str_equal (rest, "+"))
    number->code = pmn_quick_age_of_years (70);
  else if (*rest == '-' && read_figures (rest + 1, &high, &rest) && *rest == '\0')
    number->code = bracket_of_bounds (low, high);
  else if (*rest == '\0' && is_one_of (chunk_key (chunks, from + 1), "- a")
           && read_figures (chunk_key (chunks, from + 2), &high, &rest) && *rest == '\0')
    {
      number->n_chunks = 3;
      number->code = bracket_of_bounds (low, high);
    }
  return number->code != NULL;
}

static gboolean
read_age (const GArray *chunks, guint from, PmnQuickNumber *number)
{
  const char *rest;
  gint age;

  number->field = PMN_QUICK_AGE;
  if (read_age_figures (chunks, from, number))
    {
      number->n_chunks += is_one_of (chunk_key (chunks, from + number->n_chunks), "ans");
      return TRUE;
    }
  if (!read_figures (chunk_key (chunks, from), &age, &rest)
      || !has_unit (chunks, from, rest, "ans an", &number->n_chunks))
    return FALSE;
  number->code = pmn_quick_age_of_years (age);
  if (age == 70 && is_one_of (chunk_key (chunks, from + number->n_chunks), "et")
      && is_one_of (chunk_key (chunks, from + number->n_chunks + 1), "plus"))
    number->n_chunks += 2;
  return number->code != NULL;
}

/* Durations ------------------------------------------------------------------------------------ */

gboolean
pmn_quick_can_end_duration (const GArray *chunks, guint index)
{
  const char *last = chunk_key (chunks, index), *next = chunk_key (chunks, index + 1);

  if (strspn (last, "0123456789") < strlen (last))
    return TRUE;
  return strlen (last) == 2 && !is_one_of (next, PEOPLE_UNITS) && !is_one_of (next, "ans");
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
  number->plain = read_figures (chunk_key (chunks, from), &number->value, &rest) && *rest == '\0';
  return number->plain;
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
             || (n == 2 && read_figures (second, &value, &rest)
                 && (*rest == '\0' ? value <= 31 && !is_counted (chunks, from + 1)
                                   : strchr ("/-.", *rest) != NULL))
             || (n > 2 && !is_word (second) && is_word (chunk_key (chunks, from + 2)));
    }
  if (n > 1)
    return is_word (chunk_key (chunks, from + 1));
  if (is_figures (key))
    return strlen (key) == 6 || strlen (key) == 8;
  return read_figures (key, &value, &rest) && strchr ("/-.", *rest) != NULL;
}

/* "le 3": the latest such day. */
static gboolean
read_day_of_month (const GArray *chunks, guint from, PmnDay today, PmnQuickNumber *number)
{
  const char *rest;
  gint mday, month = pmn_day_month (today);

  if (!g_str_equal (chunk_key (chunks, from), "le")
      || !read_figures (chunk_key (chunks, from + 1), &mday, &rest)
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
  if (number->message == NULL && number->value > today)
    number->message = g_strdup (_ ("The date is in the future."));
  return TRUE;
}

gboolean
pmn_quick_read_number (const GArray *chunks, guint from, PmnDay today, PmnQuickNumber *number)
{
  static gboolean (*const readers[]) (const GArray *, guint, PmnQuickNumber *)
      = { pmn_quick_read_hours, read_people, read_women, read_age, read_duration };

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
  if (read_date (chunks, from, today, number))
    return TRUE;
  g_free (number->message);
  *number = (PmnQuickNumber) { 0 };
  if (!read_figure (chunks, from, number))
    return FALSE;
  check_duration (number);
  return TRUE;
}
