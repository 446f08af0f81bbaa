/* pmn-quick-ages.c: ages and years of birth in the quick syntax: "72 ans", "60 ans et plus", "né en 1960"
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ages are logged by bracket: words that span several brackets are asked, never rounded to one.
 */
#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "pmn-identifier.h"
#include "pmn-nomenclature.h"
#include "pmn-quick-private.h"

#define MAX_AGE 130
#define LIKELY_AGE 105 /* "né en 24": who is older is not who was meant */

static const struct
{
  gint from;
  gint to;
  const char *code;
} brackets[] = {
  { 0, 11, "moins_de_douze" },           { 12, 17, "douze_dix_huit" },
  { 18, 24, "dix_huit_vingt_quatre" },   { 25, 39, "vingt_cinq_trente_neuf" },
  { 40, 59, "quarante_cinquante_neuf" }, { 60, 69, "soixante_soixante_neuf" },
  { 70, MAX_AGE, "soixante_dix_plus" },
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
chunk_key (const GArray *chunks, guint index)
{
  return pmn_quick_chunk_key (chunks, index);
}

static gboolean
is_one_of (const char *key, const char *words)
{
  return pmn_quick_is_one_of (key, words);
}

/* Whether an age begins or ends a bracket, or is in the last: "60+" is one without "ans", "45+" is not. */
static gboolean
is_bound (gint age)
{
  if (age >= brackets[G_N_ELEMENTS (brackets) - 1].from)
    return age <= LIKELY_AGE;
  for (guint i = 1; i < G_N_ELEMENTS (brackets); i++)
    if (age == brackets[i].from)
      return TRUE;
  return FALSE;
}

static gboolean
is_bracket (gint from, gint to)
{
  for (guint i = 0; i < G_N_ELEMENTS (brackets); i++)
    if (brackets[i].from == from && brackets[i].to == to)
      return TRUE;
  return FALSE;
}

/* Whether what follows makes minutes or people of the figures before. */
static gboolean
counts_other (const GArray *chunks, guint index)
{
  const char *next = chunk_key (chunks, index);

  return pmn_quick_is_time_unit (next) || is_one_of (next, "h") || pmn_quick_is_people_unit (next);
}

/* What was read so far of an age: chunks from the first on, and whether "ans" was said. */
typedef struct
{
  const GArray *chunks;
  guint at;
  gboolean in_years;
} Cursor;

static gboolean
skip_one_of (Cursor *cursor, const char *words)
{
  gboolean found = is_one_of (chunk_key (cursor->chunks, cursor->at), words);

  cursor->at += found;
  return found;
}

static void
skip_years (Cursor *cursor)
{
  cursor->in_years |= skip_one_of (cursor, "ans an");
}

/* "60", "60ans", "60 ans"; @rest: what else is glued to it. */
static gboolean
read_age_figures (Cursor *cursor, const char *key, gint *age, const char **rest)
{
  if (!pmn_quick_read_figures (key, age, rest) || *age > MAX_AGE)
    return FALSE;
  cursor->at++;
  if (g_str_has_prefix (*rest, "ans"))
    {
      cursor->in_years = TRUE;
      *rest += strlen ("ans");
    }
  else if (**rest == '\0')
    skip_years (cursor);
  return TRUE;
}

/* "plus de 60 ans", "+ 60 ans", ">60", "moins de 18 ans", "-18 ans" */
static gboolean
read_opened (Cursor *cursor, gint *low, gint *high)
{
  const char *key = chunk_key (cursor->chunks, cursor->at), *rest;
  gboolean above = is_one_of (key, "plus + >"), below = is_one_of (key, "moins - <"), glued = FALSE;
  gboolean sign = is_one_of (key, "plus + -");
  gint age;

  if (above || below)
    {
      cursor->at++;
      if (skip_one_of (cursor, "de"))
        sign = FALSE;
      key = chunk_key (cursor->chunks, cursor->at);
    }
  else
    {
      above = *key == '+' || *key == '>';
      below = *key == '-' || *key == '<';
      glued = TRUE;
      key += above || below;
    }
  if ((!above && !below) || !read_age_figures (cursor, key, &age, &rest) || *rest != '\0')
    return FALSE;
  /* A sign apart may only join: "email - 60 ans" is of that age or below. */
  if (!cursor->in_years && (!is_bound (age) || (sign && !glued)))
    return FALSE;
  *low = above ? age : 0;
  *high = above ? MAX_AGE : age - !(sign && !glued);
  return *high >= 0;
}

/* "60-69", "60/69 ans", "60 - 69", "60 à 69 ans", "entre 60 et 69 ans" */
static gboolean
read_range (Cursor *cursor, gint *low, gint *high)
{
  gboolean between = skip_one_of (cursor, "entre");
  const char *rest;

  if (!read_age_figures (cursor, chunk_key (cursor->chunks, cursor->at), low, &rest))
    return FALSE;
  if (*rest == '-' || *rest == '/')
    {
      gboolean slash = *rest == '/';

      cursor->at--;
      if (!read_age_figures (cursor, rest + 1, high, &rest) || (slash && !cursor->in_years))
        return FALSE;
    }
  else if (*rest != '\0' || !skip_one_of (cursor, between ? "et" : "- a")
           || !read_age_figures (cursor, chunk_key (cursor->chunks, cursor->at), high, &rest))
    return FALSE;
  if (*rest != '\0' || *low >= *high)
    return FALSE;
  /* Else a date: "9-12"; or hours: "14-16". */
  return cursor->in_years || is_bracket (*low, *high)
         || (*high > 12 && pmn_quick_age_of_years (*low) != pmn_quick_age_of_years (*high));
}

/* "+ de 60", "- de 18": the sign is before the small word. */
static gboolean
follows_sign (const Cursor *cursor)
{
  return cursor->at > 1 && g_str_equal (chunk_key (cursor->chunks, cursor->at - 1), "de")
         && is_one_of (chunk_key (cursor->chunks, cursor->at - 2), "+ -");
}

/* "72 ans", "70+", "60 ans et plus", "60 et +", "12 ans et moins" */
static gboolean
read_closed (Cursor *cursor, gint *low, gint *high)
{
  gboolean is_signed = follows_sign (cursor);
  const char *rest, *last;
  guint before;

  if (!read_age_figures (cursor, chunk_key (cursor->chunks, cursor->at), low, &rest))
    return FALSE;
  *high = *low;
  if (g_str_equal (rest, "+"))
    {
      skip_years (cursor);
      *high = MAX_AGE;
      return cursor->in_years || is_bound (*low);
    }
  if (*rest != '\0')
    return FALSE;
  before = cursor->at;
  /* "45 ans + email": there it joins. */
  if (skip_one_of (cursor, "+"))
    {
      gboolean joins = *low < 60 || (!cursor->in_years && cursor->at < cursor->chunks->len);

      cursor->at = joins ? before : cursor->at;
      *high = joins ? *low : MAX_AGE;
      return cursor->in_years || (!joins && is_bound (*low));
    }
  last = skip_one_of (cursor, "et ou") ? chunk_key (cursor->chunks, cursor->at) : "";
  if (!is_one_of (last, "plus + moins -"))
    {
      /* "65 et 70 ans": two ages */
      if (g_ascii_isdigit (*last)
          && (g_str_has_suffix (last, "ans")
              || is_one_of (chunk_key (cursor->chunks, cursor->at + 1), "ans")))
        cursor->in_years = TRUE;
      cursor->at = before;
      if (skip_one_of (cursor, "ans+"))
        *high = MAX_AGE;
      return cursor->in_years || *high > *low || (is_signed && is_bound (*low));
    }
  cursor->at++;
  skip_years (cursor);
  if (is_one_of (last, "moins -"))
    *low = 0;
  else
    *high = MAX_AGE;
  return cursor->in_years || is_bound (*low) || is_bound (*high);
}

/* "+ de 60 ans"; in "femme + 60 ans" the sign may join, or say "and over"; between dashes a dash joins. */
static void
read_sign_before (const GArray *chunks, guint from, PmnQuickNumber *number)
{
  const char *before = from > 0 ? chunk_key (chunks, from - 1) : "";
  guint n_dashes = 0;

  if (g_str_equal (before, "de") && from > 1)
    {
      before = chunk_key (chunks, from - 2);
      if (g_str_equal (before, "-"))
        {
          number->low = 0;
          number->high--;
        }
      else if (g_str_equal (before, "+"))
        number->high = MAX_AGE;
      return;
    }
  for (guint i = 0; i < chunks->len; i++)
    n_dashes += g_str_equal (chunk_key (chunks, i), "-");
  if (g_str_equal (before, "+"))
    number->high = MAX_AGE;
  else if (g_str_equal (before, "-") && n_dashes == 1)
    number->low = 0;
}

gboolean
pmn_quick_read_age (const GArray *chunks, guint from, PmnQuickNumber *number)
{
  static gboolean (*const readers[]) (Cursor *, gint *, gint *)
      = { read_opened, read_range, read_closed };

  number->field = PMN_QUICK_AGE;
  /* "au chômage depuis 2 ans", "il y a 10 ans" */
  if (from > 0
      && (is_one_of (chunk_key (chunks, from - 1), "depuis dans pendant durant")
          || (from > 1 && g_str_equal (chunk_key (chunks, from - 1), "a")
              && g_str_equal (chunk_key (chunks, from - 2), "y"))))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      Cursor cursor = { chunks, from, FALSE };

      if (!readers[i](&cursor, &number->low, &number->high)
          || (!cursor.in_years && counts_other (chunks, cursor.at)
              && !is_bracket (number->low, number->high)))
        continue;
      if (number->low == number->high)
        read_sign_before (chunks, from, number);
      number->n_chunks = cursor.at - from;
      number->code = pmn_quick_age_of_years (number->low);
      if (number->code != pmn_quick_age_of_years (number->high))
        number->code = NULL;
      return TRUE;
    }
  return FALSE;
}

void
pmn_quick_span_ask_age (PmnQuickSpan *span, gint low, gint high)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new ();
  PmnQuickMeaning meanings[G_N_ELEMENTS (brackets)] = { 0 };
  g_auto (GStrv) spellings = g_new0 (char *, G_N_ELEMENTS (brackets) + 1);

  for (guint i = 0; i < G_N_ELEMENTS (brackets); i++)
    {
      const gint from = brackets[i].from, to = brackets[i].to;

      spellings[i] = from == 0       ? g_strdup_printf ("-%d", to + 1)
                     : to == MAX_AGE ? g_strdup_printf ("%d+", from)
                                     : g_strdup_printf ("%d-%d", from, to);
      meanings[i].field = PMN_QUICK_AGE;
      meanings[i].label = (char *) pmn_nomenclature_label (PMN_DIMENSION_AGE, brackets[i].code);
      meanings[i].spelling = spellings[i];
      if (from <= high && to >= low)
        g_ptr_array_add (choices, &meanings[i]);
    }
  pmn_quick_span_add_candidates (span, choices);
  g_set_str (&span->message, _ ("These ages are of several brackets: choose one."));
}

/* Births --------------------------------------------------------------------------------------- */

/* "60" is 1960; "24" may be of either century. */
static gint
complete_year (gint year, gsize n_figures, PmnDay today)
{
  gint this_year;

  if (n_figures != 2)
    return year;
  pmn_day_to_ymd (today, &this_year, NULL, NULL);
  if (2000 + year > this_year)
    return 1900 + year;
  return this_year - (1900 + year) > LIKELY_AGE ? 2000 + year : 0;
}

/* "12 mars" before the year */
static void
skip_day_and_month (Cursor *cursor)
{
  static const char months[] = "janvier janv jan fevrier fevr fev mars avril avr mai juin juillet "
                               "juil aout septembre sept "
                               "octobre oct novembre nov decembre dec";
  const char *day = chunk_key (cursor->chunks, cursor->at), *rest;
  gint value;

  if (!pmn_quick_read_figures (day, &value, &rest) || value > 31
      || (*rest != '\0' && !g_str_equal (rest, "er"))
      || !is_one_of (chunk_key (cursor->chunks, cursor->at + 1), months)
      || !g_ascii_isdigit (*chunk_key (cursor->chunks, cursor->at + 2)))
    return;
  cursor->at += 2;
}

/* The year of "1960", "12/03/1960", "1960-03-12", "le 12 mars 1960"; -1 for something else. */
static gint
read_year (Cursor *cursor, PmnDay today)
{
  const char *key, *last, *rest;
  gint value;

  skip_one_of (cursor, "en vers le");
  skip_day_and_month (cursor);
  key = chunk_key (cursor->chunks, cursor->at);
  if (!g_ascii_isdigit (*key))
    return -1;
  cursor->at++;
  last = key + strlen (key);
  while (last > key && g_ascii_isdigit (last[-1]))
    last--;
  if (last > key && pmn_quick_read_figures (key, &value, &rest) && rest - key == 4)
    return value;
  return pmn_quick_read_figures (last, &value, &rest) && *rest == '\0'
             ? complete_year (value, strlen (last), today)
             : 0;
}

gboolean
pmn_quick_read_birth (const GArray *chunks, guint from, PmnDay today, PmnQuickNumber *number)
{
  g_autoptr (GError) error = NULL;
  Cursor cursor = { chunks, from, FALSE };

  number->field = PMN_QUICK_AGE;
  if (!skip_one_of (&cursor, "ne nee nes nees ne(e"))
    return FALSE;
  number->value = read_year (&cursor, today);
  number->n_chunks = cursor.at - from;
  number->is_birth = TRUE;
  if (number->value < 0)
    return FALSE;
  if (number->value < 1000)
    number->message = g_strdup (_ ("Type the year of birth with four figures."));
  else if (!pmn_identifier_check_birth_year (number->value, today, &error))
    number->message = g_strdup (error->message);
  return TRUE;
}
