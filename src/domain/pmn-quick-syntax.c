/* pmn-quick-syntax.c: reads an activity typed in a few words
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "pmn-nomenclature.h"
#include "pmn-quick-reader.h"
#include "pmn-search-key.h"

#define MAX_TEXT 500 /* characters that are looked at */
#define PLACE_FIELDS                                                                               \
  (PMN_QUICK_BIT (PMN_QUICK_PLACE) | PMN_QUICK_BIT (PMN_QUICK_PLACE_KIND)                          \
   | PMN_QUICK_BIT (PMN_QUICK_COMMUNE))

/* Reading -------------------------------------------------------------------------------------- */

static const PmnQuickToken *
get_token (const PmnQuickReader *reader, guint index)
{
  return &g_array_index (reader->tokens, PmnQuickToken, index);
}

static const PmnQuickChunk *
get_chunk (const PmnQuickReader *reader, guint index)
{
  return &g_array_index (reader->chunks, PmnQuickChunk, index);
}

/* The first token after @n chunks. */
static guint
token_after (const PmnQuickReader *reader, guint chunk, guint n)
{
  return chunk + n < reader->chunks->len ? get_chunk (reader, chunk + n)->first_token
                                         : reader->tokens->len;
}

static guint
allowed_fields (const PmnQuickReader *reader)
{
  guint fields = ~PMN_QUICK_BIT (PMN_QUICK_TAG);

  /* A home is nowhere in the list of places, and communes are said of homes only. */
  return fields & ~PMN_QUICK_BIT (reader->with_commune ? PMN_QUICK_PLACE : PMN_QUICK_COMMUNE);
}

/* "m" of "m'aider": only alone is a letter a man or a woman. */
static gboolean
is_part_of_word (const PmnQuickReader *reader, guint index)
{
  const PmnQuickToken *token = get_token (reader, index);
  const PmnQuickChunk *chunk = get_chunk (reader, token->chunk);

  return strlen (token->key) == 1 && (token->start > chunk->start || token->end < chunk->end);
}

/* What a small word announced comes before all else. */
guint
pmn_quick_reader_match (PmnQuickReader *reader, guint token)
{
  guint end = token;

  if (pmn_quick_is_time_unit (get_token (reader, token)->key))
    return token;
  if ((reader->preferred & allowed_fields (reader)) != 0)
    end = pmn_quick_vocabulary_match (reader->vocabulary, reader->tokens, token,
                                      reader->preferred & allowed_fields (reader),
                                      reader->meanings);
  if (end == token)
    end = pmn_quick_vocabulary_match (reader->vocabulary, reader->tokens, token,
                                      allowed_fields (reader), reader->meanings);
  /* "trois" counts something: alone it is not the Maison des Trois Rivières. */
  if (end == token + 1
      && (pmn_quick_count_of_word (get_token (reader, token)->key) > 0
          || is_part_of_word (reader, token)))
    return token;
  return end;
}

static gboolean
is_margin (PmnQuickField field)
{
  return (PMN_QUICK_BIT (field) & PMN_QUICK_MARGINS) != 0;
}

/* Whether all the words from @token to @end, small ones left out, yield to stronger ones. */
static gboolean
all_yield (const PmnQuickReader *reader, guint token, guint end)
{
  for (guint i = token; i < end; i++)
    {
      const char *key = get_token (reader, i)->key;

      if (!pmn_quick_yields (key) && !pmn_quick_is_small_word (key))
        return FALSE;
    }
  return TRUE;
}

/* Which themes are meant is settled when their neighbours are read. */
static void
note_theme (PmnQuickReader *reader, PmnQuickSpan *span, const PmnQuickMeaning *meaning,
            gboolean yields)
{
  PmnQuickTheme theme = { span, meaning, yields };

  g_array_append_val (reader->themes, theme);
}

/* "femme avec enfant", "sa fille": somebody else than the person who was helped, or not. */
static gboolean
is_company (const PmnQuickReader *reader, const PmnQuickMeaning *meaning, guint token)
{
  const char *before = token > 0 ? get_token (reader, token - 1)->key : "";

  if (!is_margin (meaning->field) || reader->reading->activity->kind == PMN_ACTIVITY_WORKSHOP)
    return FALSE;
  return pmn_quick_is_one_of (before, "sa son ses leur leurs")
         || (reader->companion && meaning->field == PMN_QUICK_AGE);
}

/* "réunion avec la mairie": whom it was with is not where. */
static gboolean
is_partner (const PmnQuickReader *reader, const PmnQuickMeaning *meaning)
{
  return reader->companion
         && (PMN_QUICK_BIT (meaning->field)
             & (PMN_QUICK_BIT (PMN_QUICK_PLACE) | PMN_QUICK_BIT (PMN_QUICK_COMMUNE)))
                != 0;
}

/* "Mme Moulin": the name of who was helped, that a place or somebody of the team has too. */
static gboolean
is_name_of_person (const PmnQuickReader *reader, const PmnQuickMeaning *meaning, guint token)
{
  return token > 0
         && (PMN_QUICK_BIT (meaning->field) & (PLACE_FIELDS | PMN_QUICK_BIT (PMN_QUICK_MEDIATOR)))
                != 0
         && pmn_quick_is_one_of (get_token (reader, token - 1)->key,
                                 "mme madame mlle mademoiselle m mr monsieur");
}

/* "cantine enfant": a child who is alone is asked about: perhaps it is what was done that is for one. */
static gboolean
is_child (const PmnQuickReader *reader, guint token, guint end, guint n)
{
  return n == 0 && end == token + 1 && g_str_equal (get_token (reader, token)->key, "enfant");
}

/* "8 personnes de 70 ans et plus": the bracket that follows is that of all of them. */
static void
note_counted (PmnQuickReader *reader, const PmnQuickSpan *span, gint n)
{
  reader->counted = n > 1 ? span : NULL;
  reader->counted_n = n;
}

/* @n: people that a figure before counts, 0 without one. */
static guint
read_words (PmnQuickReader *reader, guint token, gsize start, guint n)
{
  guint end = pmn_quick_reader_match (reader, token);
  const PmnQuickMeaning *meaning;
  PmnQuickSpan *span;

  if (end == token)
    return token;
  meaning = g_ptr_array_index (reader->meanings, 0);
  span = pmn_quick_reading_add_span (reader->reading, meaning->field, start,
                                     get_token (reader, end - 1)->end);
  if (reader->meanings->len > 1 && !is_partner (reader, meaning)
      && !is_name_of_person (reader, meaning, token))
    {
      pmn_quick_span_add_candidates (span, reader->meanings);
      if (meaning->field == PMN_QUICK_THEME && all_yield (reader, token, end))
        note_theme (reader, span, NULL, TRUE);
    }
  else if (meaning->field == PMN_QUICK_THEME)
    note_theme (reader, span, meaning, all_yield (reader, token, end));
  else if (is_partner (reader, meaning))
    pmn_quick_span_refuse (span, _ ("Write “à” before a place: “avec” says with whom it was."));
  else if (is_company (reader, meaning, token))
    pmn_quick_span_refuse (
        span, _ ("This may be said of somebody else than who was helped: leave it out, or say how "
                 "many people there were."));
  else if (is_name_of_person (reader, meaning, token))
    pmn_quick_span_refuse (
        span, _ ("After “Mme” or “M.” this is read as a name, which is not logged: remove it."));
  else if (is_child (reader, token, end, n))
    {
      pmn_quick_span_add_candidates (span, reader->meanings);
      g_set_str (&span->message, _ ("If the child is who was helped, say the age."));
    }
  else if (n == 0 && is_margin (meaning->field)
           && g_str_has_suffix (get_token (reader, end - 1)->key, "s"))
    {
      PmnQuickGroup group = { span, meaning };

      g_array_append_val (reader->groups, group);
    }
  else
    pmn_quick_reader_take_people (reader, span, meaning, MAX (n, 1));
  note_counted (reader, span, (gint) n);
  return end;
}

/* Whether a figure counts people rather than minutes: a duration is said, or this is a workshop. */
static gboolean
counts_people (const PmnQuickReader *reader, guint n)
{
  const PmnActivity *activity = reader->reading->activity;

  return activity->minutes != 0 || reader->figures->len > 0
         || (activity->kind == PMN_ACTIVITY_WORKSHOP && n < PMN_QUICK_MIN_WORKSHOP);
}

/* Whether what was read last is one woman, one man or a status: a figure after may be their age. */
static gboolean
follows_person (const PmnQuickReader *reader)
{
  const GPtrArray *spans = reader->reading->spans;
  const PmnQuickSpan *last = spans->len > 0 ? g_ptr_array_index (spans, spans->len - 1) : NULL;

  return last != NULL && (last->field == PMN_QUICK_GENDER || last->field == PMN_QUICK_STATUS)
         && !g_ascii_isdigit (reader->text[last->start])
         && g_ascii_tolower (reader->text[last->end - 1]) != 's';
}

/* "3 femmes", "1 homme"; "45 femme" is 45 minutes with a woman. */
static guint
read_counted (PmnQuickReader *reader, guint chunk)
{
  const char *key = get_chunk (reader, chunk)->key, *word;
  guint first = token_after (reader, chunk, 1), end, n;

  n = (guint) pmn_quick_count_of_word (key);
  if (first == reader->tokens->len
      || (n == 0 && (strspn (key, "0123456789") != strlen (key) || strlen (key) > 4)))
    return 0;
  if (n == 0)
    n = (guint) g_ascii_strtoull (key, NULL, 10);
  end = pmn_quick_vocabulary_match (reader->vocabulary, reader->tokens, first, PMN_QUICK_MARGINS,
                                    reader->meanings);
  if (n == 0 || end == first)
    return 0;
  word = get_token (reader, end - 1)->key;
  /* "2 h" are hours, unless they follow women: see read_men (); "45 min" are no "mineurs". */
  if (g_str_equal (word, "h") || pmn_quick_is_time_unit (word))
    return 0;
  if (n > 1 && !g_str_has_suffix (word, "s") && !g_str_has_suffix (word, "x")
      && (!counts_people (reader, n) || follows_person (reader)))
    return 0;
  reader->preferred = PMN_QUICK_MARGINS;
  return read_words (reader, first, get_chunk (reader, chunk)->start, n);
}

/* Whether what was read last is women counted by a letter: "3f", "3 f". */
static gboolean
follows_women (const PmnQuickReader *reader)
{
  const GPtrArray *spans = reader->reading->spans;
  const PmnQuickSpan *last = spans->len > 0 ? g_ptr_array_index (spans, spans->len - 1) : NULL;

  return last != NULL && last->field == PMN_QUICK_GENDER
         && g_ascii_isdigit (reader->text[last->start])
         && strchr ("fF", reader->text[last->end - 1]) != NULL;
}

/* The chunk after "3f" or "3 f", 0 without such people. */
static guint
skip_counted (const PmnQuickReader *reader, guint chunk, const char *letter)
{
  const char *key = pmn_quick_chunk_key (reader->chunks, chunk);
  gsize n = strspn (key, "0123456789");

  if (n == 0)
    return 0;
  if (key[n] == '\0')
    key = pmn_quick_chunk_key (reader->chunks, ++chunk);
  else
    key += n;
  return g_str_equal (key, letter) ? chunk + 1 : 0;
}

/* "5h 3f", but not "2h 3f 5h". */
static gboolean
precedes_women (const PmnQuickReader *reader, guint chunk)
{
  guint next = skip_counted (reader, chunk, "f");

  return next > 0 && skip_counted (reader, next, "h") == 0;
}

/* "3f 5h": five men when a duration was said already, else it is asked. */
static void
read_men (PmnQuickReader *reader, PmnQuickSpan *span, PmnQuickNumber *number)
{
  gint hours = number->value / 60;
  g_autofree char *time = pmn_format_minutes (number->value, reader->language);
  g_autofree char *men = g_strdup_printf (
      "%d × %s", hours, pmn_nomenclature_label (PMN_DIMENSION_GENDER, "masculin"));
  g_autofree char *hours_spelt = g_strdup_printf ("%d min", number->value);
  g_autofree char *men_spelt = g_strdup_printf (hours > 1 ? "%d hommes" : "%d homme", hours);
  PmnQuickMeaning meanings[] = {
    { .field = PMN_QUICK_GENDER, .label = men, .spelling = men_spelt },
    { .field = PMN_QUICK_MINUTES, .label = time, .spelling = hours_spelt },
  };
  g_autoptr (GPtrArray) both = g_ptr_array_new ();

  span->field = PMN_QUICK_GENDER;
  if (reader->reading->activity->minutes != 0)
    {
      span->label = g_steal_pointer (&men);
      pmn_quick_reading_take_margin (reader->reading, PMN_QUICK_GENDER,
                                     g_intern_static_string ("masculin"), (guint) hours);
      return;
    }
  g_ptr_array_add (both, &meanings[0]);
  g_ptr_array_add (both, &meanings[1]);
  pmn_quick_span_add_candidates (span, both);
}

/* "12/12" typed in November: the one of last year is proposed, with its year. */
static void
propose_day (const PmnQuickReader *reader, PmnQuickSpan *span, const PmnQuickNumber *number)
{
  g_autofree char *label = pmn_format_date (number->value, reader->language);
  g_autofree char *spelling = pmn_format_date_short (number->value, reader->language);
  PmnQuickMeaning meaning = { .field = PMN_QUICK_DAY, .label = label, .spelling = spelling };
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  g_ptr_array_add (one, &meaning);
  pmn_quick_span_add_candidates (span, one);
  g_set_str (&span->message, number->message);
}

/* "vendredi 20", when the 20th was a Friday: that day, or 20 minutes on Friday. */
static void
ask_day_or_minutes (const PmnQuickReader *reader, guint chunk, PmnQuickSpan *span,
                    const PmnQuickNumber *number)
{
  const char *weekday = get_chunk (reader, chunk + number->n_chunks - 2)->key;
  const char *figures = get_chunk (reader, chunk + number->n_chunks - 1)->key;
  gint value = (gint) g_ascii_strtoull (figures, NULL, 10);
  g_autofree char *date = pmn_format_date_near (number->value, reader->today, reader->language);
  g_autofree char *short_date = pmn_format_date_short (number->value, reader->language);
  g_autofree char *time = pmn_format_minutes (value, reader->language);
  g_autofree char *day_and_time = g_strdup_printf ("%s, %s", weekday, time);
  g_autofree char *spelling = g_strdup_printf ("%s %d min", weekday, value);
  PmnQuickMeaning meanings[] = {
    { .field = PMN_QUICK_DAY, .label = date, .spelling = short_date },
    { .field = PMN_QUICK_DAY, .label = day_and_time, .spelling = spelling },
  };
  g_autoptr (GPtrArray) both = g_ptr_array_new ();

  g_ptr_array_add (both, &meanings[0]);
  g_ptr_array_add (both, &meanings[1]);
  pmn_quick_span_add_candidates (span, both);
}

/* The words that say an age of who the piece read last speaks of: "jeune" of "jeune femme 22 ans". */
static PmnQuickSpan *
find_age_word (const PmnQuickReader *reader)
{
  const GPtrArray *spans = reader->reading->spans;

  for (guint i = spans->len - 1; i > 0; i--)
    {
      PmnQuickSpan *span = g_ptr_array_index (spans, i - 1);

      if (!is_margin (span->field) || g_ascii_isdigit (reader->text[span->start]))
        return NULL;
      if (span->field == PMN_QUICK_AGE)
        return span;
    }
  return NULL;
}

/* "jeune de 22 ans", "senior 72 ans": the figure says again, or says which, the age of the same person. */
static gboolean
repeats_age (const PmnQuickReader *reader, const char *code)
{
  const char *label = pmn_nomenclature_label (PMN_DIMENSION_AGE, code);
  PmnQuickSpan *last = find_age_word (reader);

  if (last == NULL)
    return FALSE;
  for (guint i = 0; last->candidates != NULL && i < last->candidates->len; i++)
    {
      const PmnQuickCandidate *candidate = g_ptr_array_index (last->candidates, i);

      if (!g_str_equal (candidate->label, label))
        continue;
      pmn_quick_span_become (last, PMN_QUICK_AGE, label);
      return FALSE;
    }
  return last->state == PMN_QUICK_UNDERSTOOD && g_strcmp0 (last->label, label) == 0;
}

/* "ado 45 ans" */
static gboolean
contradicts_age (PmnQuickReader *reader, const char *code)
{
  const GPtrArray *spans = reader->reading->spans;
  const PmnQuickSpan *last = spans->len > 1 ? g_ptr_array_index (spans, spans->len - 2) : NULL;

  return last != NULL && last->field == PMN_QUICK_AGE && last->state == PMN_QUICK_UNDERSTOOD
         && reader->counted == NULL && g_ascii_isalpha (reader->text[last->start])
         && !repeats_age (reader, code);
}

/* "femme enfant de 3 ans": two people, of whom one was helped. */
static gboolean
is_child_of_adult (const PmnQuickReader *reader, const PmnQuickNumber *number)
{
  if (number->field != PMN_QUICK_AGE || g_strcmp0 (number->code, "moins_de_douze") != 0
      || reader->reading->activity->kind == PMN_ACTIVITY_WORKSHOP)
    return FALSE;
  for (guint i = 0; i < reader->tokens->len; i++)
    if (pmn_quick_is_one_of (get_token (reader, i)->key, "femme dame madame mme homme monsieur mr"))
      return TRUE;
  return FALSE;
}

static guint
read_number (PmnQuickReader *reader, guint chunk)
{
  PmnQuickNumber number;
  g_autofree char *message = NULL;
  gboolean after_women = follows_women (reader);
  gboolean of_person = follows_person (reader);
  const GPtrArray *spans = reader->reading->spans;
  const PmnQuickSpan *last = spans->len > 0 ? g_ptr_array_index (spans, spans->len - 1) : NULL;
  PmnQuickSpan *span;

  if (!pmn_quick_read_number (reader->chunks, chunk, reader->today, &number))
    return 0;
  message = number.message;
  if (number.field == PMN_QUICK_AGE && number.low < number.high && reader->counted != NULL
      && reader->counted == last)
    number.value = reader->counted_n;
  span
      = pmn_quick_reading_add_span (reader->reading, number.field, get_chunk (reader, chunk)->start,
                                    get_chunk (reader, chunk + number.n_chunks - 1)->end);
  if (message != NULL && number.other_year && number.value != PMN_DAY_NONE)
    propose_day (reader, span, &number);
  else if (message != NULL)
    pmn_quick_span_refuse (span, message);
  else if (number.is_birth)
    {
      PmnQuickBirth birth = { span, number.value };

      g_array_append_val (reader->births, birth);
    }
  else if (number.field == PMN_QUICK_AGE && number.code == NULL)
    pmn_quick_span_ask_age (span, number.low, number.high);
  else if (number.is_year)
    span->label = g_strdup_printf ("%d", number.value);
  else if (number.day_or_minutes)
    ask_day_or_minutes (reader, chunk, span, &number);
  else if (number.plain)
    {
      PmnQuickFigure figure = { span, number.value, of_person };

      g_array_append_val (reader->figures, figure);
    }
  else if (number.whole_hours && (after_women || precedes_women (reader, chunk + number.n_chunks)))
    read_men (reader, span, &number);
  else if (number.is_clock || number.field == PMN_QUICK_NOTHING)
    pmn_quick_reader_note_clock (reader, chunk, span, &number);
  else
    {
      span->label = pmn_quick_reader_describe_number (reader, &number);
      if (number.field == PMN_QUICK_AGE && contradicts_age (reader, number.code))
        pmn_quick_span_refuse (span, _ ("This was already said differently."));
      else if (is_child_of_adult (reader, &number))
        pmn_quick_span_refuse (
            span, _ ("This may be said of somebody else than who was helped: leave it out, or say "
                     "how many people there were."));
      else if (number.field != PMN_QUICK_AGE || !repeats_age (reader, number.code))
        pmn_quick_reader_take_number (reader, span, &number);
      if (number.apart > 0 || number.part > 0)
        pmn_quick_reader_note_clock (reader, chunk, span, &number);
    }
  if (number.field == PMN_QUICK_PEOPLE || number.field == PMN_QUICK_GENDER)
    note_counted (reader, span, number.value);
  return token_after (reader, chunk, number.n_chunks);
}

/* "#pass-numerique": a tag in use when there is one of these words, else a new one. */
static guint
read_tag (PmnQuickReader *reader, guint chunk)
{
  const PmnQuickChunk *piece = get_chunk (reader, chunk);
  guint next = token_after (reader, chunk, 1);
  guint end;
  PmnQuickSpan *span;
  g_autofree char *name = NULL;

  if (*piece->key != '#' || next == piece->first_token)
    return 0;
  end = pmn_quick_vocabulary_match (reader->vocabulary, reader->tokens, piece->first_token,
                                    PMN_QUICK_BIT (PMN_QUICK_TAG), reader->meanings);
  if (end >= next && reader->meanings->len == 1)
    {
      const PmnQuickMeaning *meaning = g_ptr_array_index (reader->meanings, 0);

      span = pmn_quick_reading_add_span (reader->reading, PMN_QUICK_TAG, piece->start,
                                         get_token (reader, end - 1)->end);
      span->label = g_strconcat ("#", meaning->label, NULL);
      pmn_activity_add_tag (reader->reading->activity, meaning->code);
      return end;
    }
  span = pmn_quick_reading_add_span (reader->reading, PMN_QUICK_TAG, piece->start, piece->end);
  name = g_strndup (reader->text + piece->start + 1, piece->end - piece->start - 1);
  span->label = g_strconcat ("#", name, NULL);
  pmn_activity_add_tag (reader->reading->activity, name);
  return next;
}

static void
note_small_word (PmnQuickReader *reader, const char *key)
{
  static const char *const places[] = { "a", "au", "aux", "chez", "dans" };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_equal (key, places[i]))
      reader->preferred = PLACE_FIELDS;
  if (g_str_equal (key, "avec") || g_str_equal (key, "par"))
    {
      reader->preferred = PMN_QUICK_BIT (PMN_QUICK_MEDIATOR);
      reader->companion = g_str_equal (key, "avec");
    }
  if (g_str_equal (key, "et") && reader->reading->activity->co_mediators->len > 0)
    {
      reader->preferred = PMN_QUICK_BIT (PMN_QUICK_MEDIATOR);
      reader->companion = TRUE;
    }
}

static guint
read_unknown (PmnQuickReader *reader, guint token)
{
  const PmnQuickChunk *chunk = get_chunk (reader, get_token (reader, token)->chunk);
  guint first = token;
  PmnQuickSpan *span
      = pmn_quick_reading_add_span (reader->reading, PMN_QUICK_NOTHING, chunk->start, chunk->end);

  /* A piece of the chunk may already have been understood: "l'espace-machin". */
  span->start = MAX (span->start, get_token (reader, token)->start);
  span->state = PMN_QUICK_UNKNOWN;
  span->message = g_strdup (_ ("This word is not understood."));
  while (token < reader->tokens->len && get_token (reader, token)->end <= chunk->end)
    token++;
  if (all_yield (reader, first, token))
    note_theme (reader, span, NULL, TRUE);
  return token;
}

static guint
read_one (PmnQuickReader *reader, guint token)
{
  const PmnQuickToken *first = get_token (reader, token);
  gboolean at_chunk = get_chunk (reader, first->chunk)->first_token == token;
  gboolean is_postcode = reader->with_commune && strlen (first->key) == 5;
  guint end = 0;

  if (at_chunk)
    end = read_tag (reader, first->chunk);
  if (at_chunk && end == 0)
    end = read_counted (reader, first->chunk);
  if (at_chunk && end == 0 && !is_postcode)
    end = read_number (reader, first->chunk);
  if (end == 0)
    {
      end = read_words (reader, token, first->start, 0);
      if (end == token)
        end = pmn_quick_reader_read_negation (reader, token);
      if (end == token && pmn_quick_is_small_word (first->key))
        {
          note_small_word (reader, first->key);
          return token + 1;
        }
      if (end == token)
        end = read_unknown (reader, token);
    }
  reader->preferred = 0;
  reader->companion = FALSE;
  return end;
}

/* Whether a home or another place is said anywhere: it decides what names can be. */
static gboolean
needs_commune (PmnQuickReader *reader)
{
  for (guint i = 0; i < reader->tokens->len; i++)
    {
      const PmnQuickMeaning *meaning;

      if (pmn_quick_vocabulary_match (reader->vocabulary, reader->tokens, i,
                                      PMN_QUICK_BIT (PMN_QUICK_PLACE_KIND), reader->meanings)
              == i
          || reader->meanings->len > 1 || strlen (get_token (reader, i)->key) < 3)
        continue;
      meaning = g_ptr_array_index (reader->meanings, 0);
      if (!g_str_equal (meaning->code, "a_distance"))
        return TRUE;
    }
  return FALSE;
}

/* Figures before several women, or retired people, are no minutes after hours: "2h 12 femmes". */
static void
note_counts (PmnQuickReader *reader)
{
  for (guint i = 0; i + 1 < reader->chunks->len; i++)
    {
      PmnQuickChunk *chunk = &g_array_index (reader->chunks, PmnQuickChunk, i);
      guint first = token_after (reader, i, 1), end = first;

      if (first < reader->tokens->len && strspn (chunk->key, "0123456789") == strlen (chunk->key))
        end = pmn_quick_vocabulary_match (reader->vocabulary, reader->tokens, first,
                                          PMN_QUICK_MARGINS, reader->meanings);
      chunk->counts = end > first && !pmn_quick_is_time_unit (get_token (reader, first)->key)
                      && g_str_has_suffix (get_token (reader, end - 1)->key, "s");
    }
}

PmnQuickReading *
pmn_quick_syntax_read (const char *text, const PmnQuickVocabulary *vocabulary, PmnDay today,
                       PmnLanguage language)
{
  g_autofree char *start = NULL;
  g_autoptr (GArray) tokens = NULL;
  g_autoptr (GArray) chunks = NULL;
  g_autoptr (GPtrArray) meanings = g_ptr_array_new ();
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (PmnQuickGroup));
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (PmnQuickFigure));
  g_autoptr (GArray) themes = g_array_new (FALSE, FALSE, sizeof (PmnQuickTheme));
  g_autoptr (GArray) clocks = g_array_new (FALSE, FALSE, sizeof (PmnQuickClock));
  g_autoptr (GArray) births = g_array_new (FALSE, FALSE, sizeof (PmnQuickBirth));
  PmnQuickReader reader = { .vocabulary = vocabulary,
                            .today = today,
                            .language = language,
                            .meanings = meanings,
                            .groups = groups,
                            .figures = figures,
                            .themes = themes,
                            .clocks = clocks,
                            .births = births };

  g_return_val_if_fail (text != NULL && vocabulary != NULL, NULL);
  g_return_val_if_fail (today != PMN_DAY_NONE, NULL);

  start = g_utf8_substring (text, 0, MIN (MAX_TEXT, g_utf8_strlen (text, -1)));
  reader.text = start;
  reader.reading = pmn_quick_reading_new ();
  pmn_quick_cut (start, &tokens, &chunks);
  reader.tokens = tokens;
  reader.chunks = chunks;
  reader.with_commune = needs_commune (&reader);
  note_counts (&reader);
  for (guint i = 0; i < tokens->len;)
    i = read_one (&reader, i);
  pmn_quick_reader_settle (&reader);
  return reader.reading;
}
