/* pmn-quick-figures.c: what the lone figures of the quick syntax mean: minutes, people, sessions, an age
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "pmn-quick-reader.h"
#include "pmn-search-key.h"

#define MAX_VERSION 20      /* of a system or a telephone */
#define MAX_FIGURE (7 * 60) /* minutes that people type without their unit: "1430" is an hour */
#define MIN_SESSION 5       /* minutes: a figure below, before "rdv", counts sessions */

static const PmnQuickFigure *
get_figure (const PmnQuickReader *reader, guint index)
{
  return &g_array_index (reader->figures, PmnQuickFigure, index);
}

static gboolean
is_workshop (const PmnQuickReader *reader)
{
  return reader->reading->kind_said && reader->reading->activity->kind == PMN_ACTIVITY_WORKSHOP;
}

static void
take_figure (PmnQuickReader *reader, const PmnQuickFigure *figure, PmnQuickNumber *number)
{
  figure->span->field = number->field;
  figure->span->label = pmn_quick_reader_describe_number (reader, number);
  pmn_quick_reader_take_number (reader, figure->span, number);
}

/* Sessions ------------------------------------------------------------------------------------- */

/* Whether the kind that @span names is said of several: "rendez-vous" has no plural of its own. */
static gboolean
is_plural (const PmnQuickReader *reader, const PmnQuickSpan *span)
{
  g_autofree char *piece = g_strndup (reader->text + span->start, span->end - span->start);
  g_autofree char *key = pmn_search_key (piece);

  return g_str_has_suffix (key, "s") && !g_str_has_suffix (key, "vous");
}

/* The kind that a figure counts, in the plural or beside a duration: "45 individuel" are minutes. */
static PmnQuickSpan *
find_counted_kind (const PmnQuickReader *reader, const PmnQuickFigure *figure)
{
  const GPtrArray *spans = reader->reading->spans;
  const PmnActivity *activity = reader->reading->activity;
  PmnQuickSpan *kind;
  guint index;

  if (figure->value < 2 || activity->kind == PMN_ACTIVITY_LOCAL
      || !g_ptr_array_find ((GPtrArray *) spans, figure->span, &index) || index + 1 >= spans->len)
    return NULL;
  kind = g_ptr_array_index (spans, index + 1);
  if (kind->field != PMN_QUICK_KIND || kind->state != PMN_QUICK_UNDERSTOOD)
    return NULL;
  if (is_plural (reader, kind))
    return kind;
  return activity->kind != PMN_ACTIVITY_WORKSHOP
                 && (activity->minutes != 0 || figure->value < MIN_SESSION)
             ? kind
             : NULL;
}

/* "1 rdv", "1 atelier": the figure says nothing more. */
static gboolean
settle_single (PmnQuickReader *reader, const PmnQuickFigure *figure)
{
  const GPtrArray *spans = reader->reading->spans;
  const PmnQuickSpan *kind;
  guint index;

  if (figure->value != 1 || !g_ptr_array_find ((GPtrArray *) spans, figure->span, &index)
      || index + 1 >= spans->len)
    return FALSE;
  kind = g_ptr_array_index (spans, index + 1);
  if ((kind->field != PMN_QUICK_KIND && kind->field != PMN_QUICK_LOCAL_KIND)
      || kind->state != PMN_QUICK_UNDERSTOOD)
    return FALSE;
  pmn_quick_span_become (figure->span, kind->field, kind->label);
  return TRUE;
}

/* "2 ateliers": each has its own people, and is logged by itself. */
static void
ask_for_one_workshop (const PmnQuickReader *reader, const PmnQuickFigure *figure,
                      PmnQuickSpan *kind)
{
  PmnQuickMeaning one = { .field = PMN_QUICK_KIND, .label = kind->label, .spelling = kind->label };
  g_autoptr (GPtrArray) choices = g_ptr_array_new ();

  g_ptr_array_add (choices, &one);
  figure->span->field = PMN_QUICK_KIND;
  figure->span->end = kind->end;
  pmn_quick_span_add_candidates (figure->span, choices);
  g_set_str (&figure->span->message, _ ("One workshop is logged at a time."));
  g_ptr_array_remove (reader->reading->spans, kind);
}

/* "3 rdv": as many people, one each. */
static void
settle_sessions (PmnQuickReader *reader)
{
  for (guint i = 0; i < reader->figures->len;)
    {
      PmnQuickSpan *kind = find_counted_kind (reader, get_figure (reader, i));
      PmnQuickNumber people = { .field = PMN_QUICK_PEOPLE, .value = get_figure (reader, i)->value };

      if (kind == NULL && !settle_single (reader, get_figure (reader, i)))
        {
          i++;
          continue;
        }
      if (kind == NULL)
        people.value = 0;
      else if (reader->reading->activity->kind == PMN_ACTIVITY_WORKSHOP)
        ask_for_one_workshop (reader, get_figure (reader, i), kind);
      else
        take_figure (reader, get_figure (reader, i), &people);
      g_array_remove_index (reader->figures, i);
    }
}

/* Ages ----------------------------------------------------------------------------------------- */

/* Whether a duration is said elsewhere than after a person. */
static gboolean
is_timed (const PmnQuickReader *reader)
{
  gboolean timed = reader->reading->activity->minutes != 0;

  for (guint i = 0; i < reader->figures->len && !is_workshop (reader); i++)
    timed |= !get_figure (reader, i)->of_person;
  return timed;
}

/* "30 femme 65": when the duration is said, the figure after a person is an age. */
static void
settle_ages (PmnQuickReader *reader)
{
  gboolean timed = is_timed (reader);

  for (guint i = 0; timed && i < reader->figures->len;)
    {
      const PmnQuickFigure *figure = get_figure (reader, i);
      PmnQuickNumber age
          = { .field = PMN_QUICK_AGE, .code = pmn_quick_age_of_years (figure->value) };

      if (!figure->of_person || age.code == NULL)
        {
          i++;
          continue;
        }
      take_figure (reader, figure, &age);
      g_array_remove_index (reader->figures, i);
    }
}

/* Durations ------------------------------------------------------------------------------------ */

/* The one that is said with its unit: lone figures are not described yet. */
static const PmnQuickSpan *
find_duration (const PmnQuickReading *reading)
{
  for (guint i = 0; i < reading->spans->len; i++)
    {
      const PmnQuickSpan *span = g_ptr_array_index (reading->spans, i);

      if (span->field == PMN_QUICK_MINUTES && span->state == PMN_QUICK_UNDERSTOOD
          && span->label != NULL)
        return span;
    }
  return NULL;
}

/* "3 rdv 30 45 20", "2 personnes 30 et 45 min": as many durations as people are one each. */
static gboolean
take_each (PmnQuickReader *reader)
{
  PmnQuickReading *reading = reader->reading;
  PmnActivity *activity = reading->activity;
  const PmnQuickSpan *timed = find_duration (reading);
  guint n = reader->figures->len + (timed != NULL ? 1 : 0);

  if (!reading->people_said || is_workshop (reader) || n < 2 || n != activity->anonymous)
    return FALSE;
  reading->each = g_array_new (FALSE, FALSE, sizeof (gint));
  for (guint i = 0; i < reader->figures->len; i++)
    {
      const PmnQuickFigure *figure = get_figure (reader, i);
      PmnQuickNumber minutes = { .field = PMN_QUICK_MINUTES, .value = figure->value };

      figure->span->field = PMN_QUICK_MINUTES;
      figure->span->label = pmn_quick_reader_describe_number (reader, &minutes);
      if (timed != NULL && timed->start < figure->span->start && reading->each->len == i)
        g_array_append_val (reading->each, activity->minutes);
      g_array_append_val (reading->each, figure->value);
    }
  if (reading->each->len < n)
    g_array_append_val (reading->each, activity->minutes);
  activity->minutes = g_array_index (reading->each, gint, 0);
  return TRUE;
}

/* The piece right before @span. */
static const PmnQuickSpan *
find_before (const PmnQuickReader *reader, const PmnQuickSpan *span)
{
  const GPtrArray *spans = reader->reading->spans;
  guint index;

  return g_ptr_array_find ((GPtrArray *) spans, span, &index) && index > 0
             ? g_ptr_array_index (spans, index - 1)
             : NULL;
}

/* "iphone 13", "windows 8": the figure says which. */
static gboolean
is_version (const PmnQuickReader *reader, const PmnQuickFigure *figure)
{
  const PmnQuickSpan *before = find_before (reader, figure->span);
  g_autofree char *piece = NULL;
  g_autofree char *key = NULL;

  if (figure->value > MAX_VERSION || before == NULL || before->field != PMN_QUICK_MATERIAL)
    return FALSE;
  piece = g_strndup (reader->text + before->start, before->end - before->start);
  key = pmn_search_key (piece);
  return pmn_quick_is_one_of (key, "android iphone ipad windows mac macbook");
}

/* "12 rdv": the word has no plural. */
static gboolean
may_count_sessions (const PmnQuickReader *reader, const PmnQuickFigure *figure)
{
  const GPtrArray *spans = reader->reading->spans;
  const PmnQuickSpan *next;
  g_autofree char *piece = NULL;
  g_autofree char *key = NULL;
  guint index;

  if (figure->value >= PMN_QUICK_MAX_SESSIONS
      || !g_ptr_array_find ((GPtrArray *) spans, figure->span, &index) || index + 1 >= spans->len)
    return FALSE;
  next = g_ptr_array_index (spans, index + 1);
  piece = g_strndup (reader->text + next->start, next->end - next->start);
  key = pmn_search_key (piece);
  return next->field == PMN_QUICK_KIND
         && (g_str_has_suffix (key, "rdv") || g_str_has_suffix (key, "vous"));
}

/* One of the things that a figure may mean; @text and @spelt are of who asks. */
static PmnQuickMeaning
describe_choice (const PmnQuickReader *reader, const PmnQuickNumber *number, const char *unit,
                 gint value, char **text, char **spelt)
{
  *text = pmn_quick_reader_describe_number (reader, number);
  *spelt = g_strdup_printf ("%d %s", value, unit);
  return (PmnQuickMeaning) { .field = number->field, .label = *text, .spelling = *spelt };
}

/* Minutes, or @other (nullable) in @unit; the likelier comes first. */
static void
ask_minutes_or (const PmnQuickReader *reader, const PmnQuickFigure *figure,
                const PmnQuickNumber *other, const char *unit, gboolean other_first)
{
  PmnQuickNumber minutes = { .field = PMN_QUICK_MINUTES, .value = figure->value };
  g_autofree char *time = NULL;
  g_autofree char *time_spelt = NULL;
  g_autofree char *text = NULL;
  g_autofree char *spelt = NULL;
  PmnQuickMeaning as_minutes, as_other;
  g_autoptr (GPtrArray) choices = g_ptr_array_new ();

  as_minutes = describe_choice (reader, &minutes, "min", figure->value, &time, &time_spelt);
  g_ptr_array_add (choices, &as_minutes);
  if (other != NULL)
    {
      as_other = describe_choice (reader, other, unit, figure->value, &text, &spelt);
      g_ptr_array_insert (choices, other_first ? 0 : -1, &as_other);
    }
  pmn_quick_span_add_candidates (figure->span, choices);
}

/* "3 dossiers caf", "12 rdv": minutes, people or what was done. */
static void
ask_minutes_or_people (const PmnQuickReader *reader, const PmnQuickFigure *figure)
{
  PmnQuickNumber people = { .field = PMN_QUICK_PEOPLE, .value = figure->value };
  gboolean possible
      = !reader->reading->people_said && reader->reading->activity->kind != PMN_ACTIVITY_LOCAL;

  ask_minutes_or (reader, figure, possible ? &people : NULL, "pers", FALSE);
}

/* "email femme 72", without a duration: unusual minutes may be an age. */
static void
ask_minutes_or_age (const PmnQuickReader *reader, const PmnQuickFigure *figure)
{
  PmnQuickNumber age = { .field = PMN_QUICK_AGE, .code = pmn_quick_age_of_years (figure->value) };

  ask_minutes_or (reader, figure, &age, "ans", TRUE);
}

/* Whether minutes are given by such a figure: fives, and no more than two hours. */
static gboolean
are_usual_minutes (gint value)
{
  return value % 15 == 0 || value < 15 || value == 20 || value == 40 || value == 50;
}

/* Asks what is no sure minutes. Returns: whether it is asked, or refused. */
static gboolean
doubt_minutes (const PmnQuickReader *reader, const PmnQuickFigure *figure)
{
  if (reader->reading->activity->minutes != 0)
    return FALSE;
  if (is_version (reader, figure) || figure->value >= MAX_FIGURE)
    pmn_quick_span_refuse (figure->span, _ ("If these are minutes, write “min” after them."));
  else if (figure->value < MIN_SESSION || may_count_sessions (reader, figure))
    ask_minutes_or_people (reader, figure);
  else if (figure->of_person && pmn_quick_age_of_years (figure->value) != NULL
           && !are_usual_minutes (figure->value))
    ask_minutes_or_age (reader, figure);
  else
    return FALSE;
  figure->span->field = PMN_QUICK_MINUTES;
  return TRUE;
}

/* A figure alone is minutes; in a workshop, how many came when the duration is said apart or when
   it would be too short for one. */
static void
take_figures (PmnQuickReader *reader)
{
  gboolean counts = is_workshop (reader) && !reader->reading->people_said;
  gboolean timed = reader->reading->activity->minutes != 0;

  for (guint i = 0; i < reader->figures->len; i++)
    {
      const PmnQuickFigure *figure = get_figure (reader, i);
      PmnQuickNumber number = { .field = PMN_QUICK_MINUTES, .value = figure->value };

      if (counts && (timed || figure->value < PMN_QUICK_MIN_WORKSHOP))
        number.field = PMN_QUICK_PEOPLE;
      if (number.field == PMN_QUICK_PEOPLE || !doubt_minutes (reader, figure))
        take_figure (reader, figure, &number);
    }
}

void
pmn_quick_reader_settle_figures (PmnQuickReader *reader)
{
  settle_sessions (reader);
  settle_ages (reader);
  if (!take_each (reader))
    take_figures (reader);
}
