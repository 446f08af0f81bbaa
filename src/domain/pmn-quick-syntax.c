/* pmn-quick-syntax.c: reads an activity typed in a few words
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "pmn-nomenclature.h"
#include "pmn-quick-private.h"
#include "pmn-search-key.h"

#define MAX_TEXT 500    /* characters that are looked at */
#define MIN_WORKSHOP 30 /* minutes: a lone figure below says how many people came to a workshop */
#define PLACE_FIELDS                                                                               \
  (PMN_QUICK_BIT (PMN_QUICK_PLACE) | PMN_QUICK_BIT (PMN_QUICK_PLACE_KIND)                          \
   | PMN_QUICK_BIT (PMN_QUICK_COMMUNE))

typedef struct
{
  const char *text;
  const PmnQuickVocabulary *vocabulary;
  PmnDay today;
  PmnLanguage language;
  GArray *tokens; /* PmnQuickToken */
  GArray *chunks; /* PmnQuickChunk */
  GPtrArray *meanings;
  PmnQuickReading *reading;
  gboolean with_commune; /* a home or another place: names are those of communes */
  GArray *groups;        /* Group */
  GArray *figures;       /* Figure */
  GArray *themes;        /* PmnQuickTheme */
  guint preferred;       /* fields that the small word before announces */
  gboolean companion;    /* "avec" */
} Reader;

/* "x8 femmes": a plural without a figure is everybody. */
typedef struct
{
  PmnQuickSpan *span;
  const PmnQuickMeaning *meaning;
} Group;

/* "atelier 8", "45": what a figure alone says depends on the rest. */
typedef struct
{
  PmnQuickSpan *span;
  gint value;
} Figure;

/* Reading -------------------------------------------------------------------------------------- */

static const PmnQuickToken *
get_token (const Reader *reader, guint index)
{
  return &g_array_index (reader->tokens, PmnQuickToken, index);
}

static const PmnQuickChunk *
get_chunk (const Reader *reader, guint index)
{
  return &g_array_index (reader->chunks, PmnQuickChunk, index);
}

/* The first token after @n chunks. */
static guint
token_after (const Reader *reader, guint chunk, guint n)
{
  return chunk + n < reader->chunks->len ? get_chunk (reader, chunk + n)->first_token
                                         : reader->tokens->len;
}

static guint
allowed_fields (const Reader *reader)
{
  guint fields = ~PMN_QUICK_BIT (PMN_QUICK_TAG);

  /* A home is nowhere in the list of places, and communes are said of homes only. */
  return fields & ~PMN_QUICK_BIT (reader->with_commune ? PMN_QUICK_PLACE : PMN_QUICK_COMMUNE);
}

/* What the words from @token on mean; what a small word announced comes before all else. */
static guint
match (Reader *reader, guint token)
{
  guint end = token;

  if ((reader->preferred & allowed_fields (reader)) != 0)
    end = pmn_quick_vocabulary_match (reader->vocabulary, reader->tokens, token,
                                      reader->preferred & allowed_fields (reader),
                                      reader->meanings);
  if (end == token)
    end = pmn_quick_vocabulary_match (reader->vocabulary, reader->tokens, token,
                                      allowed_fields (reader), reader->meanings);
  return end;
}

static gboolean
is_margin (PmnQuickField field)
{
  return (PMN_QUICK_BIT (field) & PMN_QUICK_MARGINS) != 0;
}

static void
take_people (Reader *reader, PmnQuickSpan *span, const PmnQuickMeaning *meaning, guint n)
{
  span->label = n > 1 ? g_strdup_printf ("%u × %s", n, meaning->label) : g_strdup (meaning->label);
  if (meaning->field == PMN_QUICK_MEDIATOR && reader->companion)
    g_array_append_val (reader->reading->activity->co_mediators, meaning->id);
  else
    pmn_quick_reading_take (reader->reading, span, meaning, n);
}

/* Whether all the words from @token to @end, small ones left out, yield to stronger ones. */
static gboolean
all_yield (const Reader *reader, guint token, guint end)
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
note_theme (Reader *reader, PmnQuickSpan *span, const PmnQuickMeaning *meaning, gboolean yields)
{
  PmnQuickTheme theme = { span, meaning, yields };

  g_array_append_val (reader->themes, theme);
}

/* @n: people that a figure before counts, 0 without one. */
static guint
read_words (Reader *reader, guint token, gsize start, guint n)
{
  guint end = match (reader, token);
  const PmnQuickMeaning *meaning;
  PmnQuickSpan *span;

  if (end == token)
    return token;
  meaning = g_ptr_array_index (reader->meanings, 0);
  span = pmn_quick_reading_add_span (reader->reading, meaning->field, start,
                                     get_token (reader, end - 1)->end);
  if (reader->meanings->len > 1)
    {
      pmn_quick_span_add_candidates (span, reader->meanings);
      if (meaning->field == PMN_QUICK_THEME && all_yield (reader, token, end))
        note_theme (reader, span, NULL, TRUE);
    }
  else if (meaning->field == PMN_QUICK_THEME)
    note_theme (reader, span, meaning, all_yield (reader, token, end));
  else if (n == 0 && is_margin (meaning->field)
           && g_str_has_suffix (get_token (reader, end - 1)->key, "s"))
    {
      Group group = { span, meaning };

      g_array_append_val (reader->groups, group);
    }
  else
    take_people (reader, span, meaning, MAX (n, 1));
  return end;
}

/* Whether a figure counts people rather than minutes: a duration is said, or this is a workshop. */
static gboolean
counts_people (const Reader *reader, guint n)
{
  const PmnActivity *activity = reader->reading->activity;

  return activity->minutes != 0 || reader->figures->len > 0
         || (activity->kind == PMN_ACTIVITY_WORKSHOP && n < MIN_WORKSHOP);
}

/* "3 femmes", "1 homme"; "45 femme" is 45 minutes with a woman. */
static guint
read_counted (Reader *reader, guint chunk)
{
  const char *key = get_chunk (reader, chunk)->key, *word;
  guint first = token_after (reader, chunk, 1), end, n;

  if (strspn (key, "0123456789") != strlen (key) || strlen (key) > 4
      || first == reader->tokens->len)
    return 0;
  n = (guint) g_ascii_strtoull (key, NULL, 10);
  end = pmn_quick_vocabulary_match (reader->vocabulary, reader->tokens, first, PMN_QUICK_MARGINS,
                                    reader->meanings);
  if (n == 0 || end == first)
    return 0;
  word = get_token (reader, end - 1)->key;
  /* "2 h" are hours, unless they follow women: see read_men (). */
  if (g_str_equal (word, "h"))
    return 0;
  if (n > 1 && !g_str_has_suffix (word, "s") && !g_str_has_suffix (word, "x")
      && !counts_people (reader, n))
    return 0;
  reader->preferred = PMN_QUICK_MARGINS;
  return read_words (reader, first, get_chunk (reader, chunk)->start, n);
}

static char *
describe_number (const Reader *reader, const PmnQuickNumber *number)
{
  switch ((int) number->field)
    {
    case PMN_QUICK_MINUTES:
      return pmn_format_minutes (number->value, reader->language);
    case PMN_QUICK_DAY:
      return pmn_format_date_near (number->value, reader->today, reader->language);
    case PMN_QUICK_AGE:
      return g_strdup (pmn_nomenclature_label (PMN_DIMENSION_AGE, number->code));
    case PMN_QUICK_GENDER:
      return g_strdup_printf ("%d × %s", number->value,
                              pmn_nomenclature_label (PMN_DIMENSION_GENDER, number->code));
    default:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%d person", "%d people", (gulong) number->value),
          number->value);
    }
}

static void
take_number (Reader *reader, PmnQuickSpan *span, const PmnQuickNumber *number)
{
  PmnActivity *activity = reader->reading->activity;

  if (number->field == PMN_QUICK_MINUTES)
    {
      if (pmn_quick_span_set_once (span, activity->minutes, 0, number->value))
        activity->minutes = number->value;
    }
  else if (number->field == PMN_QUICK_DAY)
    {
      if (pmn_quick_span_set_once (span, activity->day, PMN_DAY_NONE, number->value))
        {
          activity->day = number->value;
          reader->reading->other_year = number->other_year;
        }
    }
  else if (number->field == PMN_QUICK_AGE)
    pmn_quick_reading_take_margin (reader->reading, PMN_QUICK_AGE, number->code, 1);
  else if (number->field == PMN_QUICK_GENDER)
    pmn_quick_reading_take_margin (reader->reading, PMN_QUICK_GENDER, number->code,
                                   (guint) number->value);
  else if (pmn_quick_span_set_once (span, reader->reading->people_said ? activity->anonymous : 0, 0,
                                    number->value))
    {
      activity->anonymous = (guint) number->value;
      reader->reading->people_said = TRUE;
    }
}

/* Whether what was read last is women counted by a letter: "3f", "3 f". */
static gboolean
follows_women (const Reader *reader)
{
  const GPtrArray *spans = reader->reading->spans;
  const PmnQuickSpan *last = spans->len > 0 ? g_ptr_array_index (spans, spans->len - 1) : NULL;

  return last != NULL && last->field == PMN_QUICK_GENDER
         && g_ascii_isdigit (reader->text[last->start])
         && strchr ("fF", reader->text[last->end - 1]) != NULL;
}

/* "3f 5h": five men when a duration was said already, else it is asked. */
static void
read_men (Reader *reader, PmnQuickSpan *span, PmnQuickNumber *number)
{
  gint hours = number->value / 60;
  g_autofree char *time = pmn_format_minutes (number->value, reader->language);
  g_autofree char *men = g_strdup_printf (
      "%d × %s", hours, pmn_nomenclature_label (PMN_DIMENSION_GENDER, "masculin"));
  g_autofree char *hours_spelt = g_strdup_printf (hours > 1 ? "%d heures" : "%d heure", hours);
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
propose_day (const Reader *reader, PmnQuickSpan *span, const PmnQuickNumber *number)
{
  g_autofree char *label = pmn_format_date (number->value, reader->language);
  g_autofree char *spelling = pmn_format_date_short (number->value, reader->language);
  PmnQuickMeaning meaning = { .field = PMN_QUICK_DAY, .label = label, .spelling = spelling };
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  g_ptr_array_add (one, &meaning);
  pmn_quick_span_add_candidates (span, one);
  g_set_str (&span->message, number->message);
}

static guint
read_number (Reader *reader, guint chunk)
{
  PmnQuickNumber number;
  g_autofree char *message = NULL;
  gboolean after_women = follows_women (reader);
  PmnQuickSpan *span;

  if (!pmn_quick_read_number (reader->chunks, chunk, reader->today, &number))
    return 0;
  message = number.message;
  span
      = pmn_quick_reading_add_span (reader->reading, number.field, get_chunk (reader, chunk)->start,
                                    get_chunk (reader, chunk + number.n_chunks - 1)->end);
  if (message != NULL && number.other_year && number.value != PMN_DAY_NONE)
    propose_day (reader, span, &number);
  else if (message != NULL)
    pmn_quick_span_refuse (span, message);
  else if (number.plain)
    {
      Figure figure = { span, number.value };

      g_array_append_val (reader->figures, figure);
    }
  else if (number.whole_hours && after_women)
    read_men (reader, span, &number);
  else
    {
      span->label = describe_number (reader, &number);
      take_number (reader, span, &number);
    }
  return token_after (reader, chunk, number.n_chunks);
}

/* "#pass-numerique": a tag in use when there is one of these words, else a new one. */
static guint
read_tag (Reader *reader, guint chunk)
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
note_small_word (Reader *reader, const char *key)
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
read_unknown (Reader *reader, guint token)
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
read_one (Reader *reader, guint token)
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
needs_commune (Reader *reader)
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

/* Putting together ----------------------------------------------------------------------------- */

/* A figure alone is minutes; in a workshop, how many came when the duration is said apart or when
   it would be too short for one. */
static void
settle_figures (Reader *reader)
{
  gboolean workshop = reader->reading->kind_said
                      && reader->reading->activity->kind == PMN_ACTIVITY_WORKSHOP
                      && !reader->reading->people_said;
  gboolean timed = reader->reading->activity->minutes != 0;

  for (guint i = 0; i < reader->figures->len; i++)
    {
      const Figure *figure = &g_array_index (reader->figures, Figure, i);
      PmnQuickNumber number = { .field = PMN_QUICK_MINUTES, .value = figure->value };

      if (workshop && (timed || figure->value < MIN_WORKSHOP))
        number.field = PMN_QUICK_PEOPLE;
      figure->span->field = number.field;
      figure->span->label = describe_number (reader, &number);
      take_number (reader, figure->span, &number);
    }
}

static guint
count_by_margins (const PmnActivity *activity)
{
  guint n = pmn_activity_sum_tallies (activity, PMN_DIMENSION_GENDER);

  n = MAX (n, pmn_activity_sum_tallies (activity, PMN_DIMENSION_AGE));
  n = MAX (n, pmn_activity_sum_tallies (activity, PMN_DIMENSION_STATUS));
  return MAX (n, pmn_activity_sum_tallies (activity, PMN_DIMENSION_PERSON));
}

/* The number of people follows from what is said of them, and the kind from their number. */
static void
settle_people (Reader *reader)
{
  PmnActivity *activity = reader->reading->activity;
  guint by_margins;
  PmnQuickSpan *span;

  for (guint i = 0; i < reader->groups->len; i++)
    {
      const Group *group = &g_array_index (reader->groups, Group, i);

      take_people (reader, group->span, group->meaning,
                   reader->reading->people_said ? MAX (activity->anonymous, 1) : 1);
    }
  by_margins = count_by_margins (activity);
  span = pmn_quick_reading_find_span (reader->reading,
                                      PMN_QUICK_BIT (PMN_QUICK_PEOPLE) | PMN_QUICK_MARGINS);

  if (!reader->reading->people_said)
    activity->anonymous = by_margins;
  if (!reader->reading->kind_said && activity->anonymous > 1)
    activity->kind = PMN_ACTIVITY_WORKSHOP;
  if (activity->kind == PMN_ACTIVITY_LOCAL)
    {
      if (span != NULL)
        pmn_quick_span_refuse (span, _ ("A local activity has no beneficiaries."));
      return;
    }
  if (activity->kind != PMN_ACTIVITY_WORKSHOP)
    {
      if (span != NULL && activity->anonymous != 1)
        pmn_quick_span_refuse (span,
                               activity->kind == PMN_ACTIVITY_ONE_OFF
                                   ? _ ("A one-off request has exactly one beneficiary.")
                                   : _ ("An individual session has exactly one beneficiary."));
      activity->anonymous = 1;
    }
  else if (span != NULL && by_margins > activity->anonymous)
    pmn_quick_span_refuse (span, _ ("More people are described than there are."));
}

static void
refuse_field (const Reader *reader, PmnQuickField field, const char *message)
{
  PmnQuickSpan *span = pmn_quick_reading_find_span (reader->reading, PMN_QUICK_BIT (field));

  if (span != NULL)
    pmn_quick_span_refuse (span, message);
}

/* What the kind does not have. */
static void
settle_kind (Reader *reader)
{
  const PmnActivity *activity = reader->reading->activity;

  if (activity->kind != PMN_ACTIVITY_WORKSHOP)
    {
      refuse_field (reader, PMN_QUICK_LEVEL, _ ("Only a workshop has a level."));
      if (activity->co_mediators->len > 0)
        refuse_field (reader, PMN_QUICK_MEDIATOR,
                      _ ("Only a workshop has several people leading it: write “by” before who "
                         "led it."));
    }
  else
    refuse_field (reader, PMN_QUICK_AUTONOMY,
                  _ ("A workshop has a level, not a degree of autonomy."));
  if (activity->kind == PMN_ACTIVITY_LOCAL)
    refuse_field (reader, PMN_QUICK_THEME, _ ("A local activity has no theme."));
}

static void
finish (Reader *reader)
{
  PmnQuickReading *reading = reader->reading;

  pmn_quick_reading_settle_themes (reading, reader->text, reader->themes);
  if (reader->with_commune && reading->activity->insee[0] == '\0')
    reading->commune_query = pmn_quick_reading_join_unknown (reading, reader->text);
  settle_figures (reader);
  settle_people (reader);
  settle_kind (reader);
  for (guint i = 0; i < reading->spans->len; i++)
    {
      const PmnQuickSpan *span = g_ptr_array_index (reading->spans, i);

      reading->n_errors += span->state != PMN_QUICK_UNDERSTOOD;
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
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (Group));
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (Figure));
  g_autoptr (GArray) themes = g_array_new (FALSE, FALSE, sizeof (PmnQuickTheme));
  Reader reader = { .vocabulary = vocabulary,
                    .today = today,
                    .language = language,
                    .meanings = meanings,
                    .groups = groups,
                    .figures = figures,
                    .themes = themes };

  g_return_val_if_fail (text != NULL && vocabulary != NULL, NULL);
  g_return_val_if_fail (today != PMN_DAY_NONE, NULL);

  start = g_utf8_substring (text, 0, MIN (MAX_TEXT, g_utf8_strlen (text, -1)));
  reader.text = start;
  reader.reading = pmn_quick_reading_new ();
  pmn_quick_cut (start, &tokens, &chunks);
  reader.tokens = tokens;
  reader.chunks = chunks;
  reader.with_commune = needs_commune (&reader);
  for (guint i = 0; i < tokens->len;)
    i = read_one (&reader, i);
  finish (&reader);
  return reader.reading;
}
