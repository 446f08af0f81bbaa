/* pmn-duration.c: understands the durations that people type
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-duration.h"

#include <math.h>
#include <string.h>

#include "pmn-hours.h"
#include "pmn-search-key.h"

#define MAX_TEXT 60
#define MAX_WORDS 12
#define MAX_PARTS 4 /* of an hour: "14/16h" is no part of one */
#define MAX_MINUTES 100000
#define FRACTION_SLASH "\u2044" /* "½" is "1⁄2" as a search key */

static const char *const hour_units[]
    = { "h", "heure", "heures", "hr", "hrs", "hour", "hours", NULL };
static const char *const minute_units[]
    = { "m", "mn", "min", "mins", "minute", "minutes", "'", NULL };
static const char *const sizes[]
    = { "petit", "petite", "bon", "bonne", "gros", "grosse", "grande", NULL };
static const char *const openings[] = { "d", "de", "pendant", "durant", "environ", NULL };

/* Words, figures ("1.5") and signs ("/", ":", "'"), in order. */
typedef struct
{
  char *words[MAX_WORDS + 1]; /* the last one is NULL; owned */
  guint n;
  guint at;
} Words;

static void
words_clear (Words *self)
{
  for (guint i = 0; i < self->n; i++)
    g_free (self->words[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

static gsize
figure_length (const char *p)
{
  gsize length = strspn (p, "0123456789");

  if (length > 0 && (p[length] == '.' || p[length] == ',') && g_ascii_isdigit (p[length + 1]))
    length += 1 + strspn (p + length + 1, "0123456789");
  return length;
}

static gsize
word_length (const char *p)
{
  gsize length = 0;

  while (g_ascii_isalpha (p[length]))
    length++;
  return length;
}

/* Blanks part words; an apostrophe and a hyphen do between letters only, a point after them. */
static gboolean
is_separator (const char *start, const char *p)
{
  gboolean after_letter = p > start && g_ascii_isalpha (p[-1]);

  if (*p == ' ')
    return TRUE;
  if (*p == '.')
    return after_letter;
  return (*p == '-' || *p == '\'') && after_letter && g_ascii_isalpha (p[1]);
}

static gboolean
cut (const char *key, Words *words)
{
  for (const char *p = key; *p != '\0';)
    {
      gsize length = MAX (figure_length (p), word_length (p));

      if (length == 0 && is_separator (key, p))
        {
          p++;
          continue;
        }
      if (length == 0 && strchr ("/:'", *p) != NULL)
        length = 1;
      if (words->n == MAX_WORDS)
        return FALSE;
      if (length == 0 && g_str_has_prefix (p, FRACTION_SLASH))
        {
          words->words[words->n++] = g_strdup ("/");
          p += strlen (FRACTION_SLASH);
          continue;
        }
      if (length == 0)
        return FALSE;
      words->words[words->n++] = g_strdelimit (g_strndup (p, length), ",", '.');
      p += length;
    }
  return TRUE;
}

static const char *
peek (const Words *words)
{
  return words->at < words->n ? words->words[words->at] : "";
}

static gboolean
skip (Words *words, const char *word)
{
  gboolean found = g_str_equal (peek (words), word);

  words->at += found;
  return found;
}

static gboolean
skip_one_of (Words *words, const char *const *list)
{
  gboolean found = g_strv_contains (list, peek (words));

  words->at += found;
  return found;
}

/* "quarante", "quarante cinq", "vingt et un" */
static gboolean
read_number_word (Words *words, double *value)
{
  static const char *const units[]
      = { "un",   "deux", "trois", "quatre", "cinq",   "six",      "sept",  "huit",
          "neuf", "dix",  "onze",  "douze",  "treize", "quatorze", "quinze" };
  static const char *const tens[] = { "vingt", "trente", "quarante", "cinquante", "soixante" };
  guint start = words->at;

  *value = 0;
  for (guint i = 0; i < G_N_ELEMENTS (tens); i++)
    if (skip (words, tens[i]))
      *value = (i + 2) * 10;
  if (*value > 0 && skip (words, "et") && !g_str_equal (peek (words), "un")
      && !g_str_equal (peek (words), "une"))
    {
      words->at--;
      return TRUE;
    }
  if (skip (words, "une"))
    *value += 1;
  else
    for (guint i = 0; i < G_N_ELEMENTS (units); i++)
      if (skip (words, units[i]))
        {
          *value += i + 1;
          break;
        }
  return words->at > start;
}

/* "vingtaine de" */
static gboolean
read_about (Words *words, double *amount)
{
  static const struct
  {
    const char *word;
    double n;
  } abouts[] = { { "dizaine", 10 },
                 { "quinzaine", 15 },
                 { "vingtaine", 20 },
                 { "trentaine", 30 },
                 { "quarantaine", 40 } };

  for (guint i = 0; i < G_N_ELEMENTS (abouts); i++)
    {
      if (!skip (words, abouts[i].word))
        continue;
      *amount = abouts[i].n;
      return skip (words, "de");
    }
  return FALSE;
}

/* "45", "1.5", "1/2", "quarante cinq", "demi", "un quart", "3 quarts"; @is_part: a part of something */
static gboolean
read_amount (Words *words, double *amount, gboolean *is_part)
{
  guint start = words->at;

  *is_part = TRUE;
  if (!skip (words, "un"))
    skip (words, "une");
  skip_one_of (words, sizes);
  if (skip (words, "demi") || skip (words, "demie"))
    *amount = 0.5;
  else if (read_about (words, amount))
    *is_part = FALSE;
  else if (skip (words, "quart"))
    *amount = 0.25;
  else
    {
      words->at = start;
      *is_part = FALSE;
      if (g_ascii_isdigit (*peek (words)))
        *amount = g_ascii_strtod (words->words[words->at++], NULL);
      else if (!read_number_word (words, amount))
        return FALSE;
      else
        skip_one_of (words, sizes);
      if (skip (words, "quart") || skip (words, "quarts"))
        {
          *amount /= 4;
          *is_part = TRUE;
        }
      else if (skip (words, "/"))
        {
          double below = g_ascii_strtod (peek (words), NULL);

          if (!g_ascii_isdigit (*peek (words)) || below < 2 || below > MAX_PARTS
              || *amount >= below)
            return FALSE;
          words->at++;
          *amount /= below;
          *is_part = TRUE;
        }
    }
  return TRUE;
}

/* What follows whole hours: "30", "30 min", "et demie", "et quart", "trois quarts". */
static gboolean
read_after_hours (Words *words, double *minutes)
{
  double more;
  gboolean is_part;

  skip (words, "et");
  if (!read_amount (words, &more, &is_part) || (!is_part && floor (more) < more))
    return FALSE;
  if (is_part)
    more *= 60;
  else
    skip_one_of (words, minute_units);
  *minutes += more;
  return more < 60;
}

/* "1:30", "01:30:00" */
static gboolean
read_clock (Words *words, double *minutes)
{
  double part[2] = { 0, 0 };
  guint n = 0;

  do
    {
      const char *figures = peek (words);

      if (n == G_N_ELEMENTS (part) || !g_ascii_isdigit (*figures) || strchr (figures, '.') != NULL)
        return FALSE;
      part[n] = g_ascii_strtod (figures, NULL);
      if (part[n++] > 59)
        return FALSE;
      words->at++;
    }
  while (skip (words, ":"));
  *minutes += part[0];
  return TRUE;
}

static gboolean
read_words (Words *words, double *minutes, PmnDurationForm *form)
{
  gboolean opened = skip_one_of (words, openings);
  gboolean spelt = !g_ascii_isdigit (*peek (words)), is_part, whole, letter;
  double amount;

  *form = PMN_DURATION_IN_FULL;
  if (!read_amount (words, &amount, &is_part))
    return FALSE;
  whole = floor (amount) >= amount;
  if (is_part && !skip (words, "d"))
    skip (words, "de");
  if (!is_part && whole && skip (words, ":"))
    {
      *minutes = amount * 60;
      return read_clock (words, minutes);
    }
  letter = g_str_equal (peek (words), "h");
  if (skip_one_of (words, hour_units))
    {
      *minutes = amount * 60;
      if (words->at == words->n && letter && whole && !spelt)
        *form = PMN_DURATION_HOURS;
      return words->at == words->n || (whole && !is_part && read_after_hours (words, minutes));
    }
  *minutes = amount;
  if (is_part || skip_one_of (words, minute_units))
    return !is_part;
  *form = PMN_DURATION_PLAIN;
  return !spelt && !opened;
}

int
pmn_duration_parse (const char *text, PmnDurationForm *form)
{
  g_auto (Words) words = { 0 };
  g_autofree char *key = NULL;
  PmnDurationForm written;
  double minutes = 0;

  g_return_val_if_fail (text != NULL, -1);

  if (strlen (text) > MAX_TEXT)
    return -1;
  key = pmn_search_key (text);
  if (*key == '\0')
    return 0;
  if (!cut (key, &words) || !read_words (&words, &minutes, &written) || words.at < words.n
      || minutes > MAX_MINUTES)
    {
      int start, end, between = pmn_hours_parse_range (key, &start, &end);

      minutes = between;
      written = PMN_DURATION_IN_FULL;
      if (between <= 0)
        return -1;
    }
  if (form != NULL)
    *form = written;
  return (int) lround (minutes);
}
