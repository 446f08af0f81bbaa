/* pmn-quick-clock.c: hours that are those of a clock, not a duration: "rdv 14h30", "9h", "à 14h 30"
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing lasts 14 h 30: that is when it was. From 7 h on it may be either: whatever else gives the
 * duration decides, else it is asked. An activity has no hour: one that was typed is said back.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "pmn-quick-reader.h"

#define MAX_DURATION (13 * 60) /* nothing that is logged is as long */
#define MAX_COURSE (8 * 60)    /* a whole day of training or of an event */
#define QUARTER 15

/* "rdv 9h", "rdv de 9h" */
static gboolean
follows_appointment (const PmnQuickReader *reader, guint chunk)
{
  if (chunk > 0 && pmn_quick_is_one_of (pmn_quick_chunk_key (reader->chunks, chunk - 1), "de"))
    chunk--;
  return chunk > 0
         && pmn_quick_is_one_of (pmn_quick_chunk_key (reader->chunks, chunk - 1),
                                 "rdv rv rendez-vous vous");
}

void
pmn_quick_reader_note_clock (PmnQuickReader *reader, guint chunk, PmnQuickSpan *span,
                             const PmnQuickNumber *number)
{
  PmnQuickClock clock = { span, *number, FALSE };

  clock.is_certain = number->field == PMN_QUICK_NOTHING || number->from >= MAX_DURATION
                     || follows_appointment (reader, chunk);
  if (number->is_clock)
    span->field = PMN_QUICK_NOTHING;
  g_array_append_val (reader->clocks, clock);
}

static gboolean
is_workshop (const PmnQuickReader *reader)
{
  return reader->reading->kind_said && reader->reading->activity->kind == PMN_ACTIVITY_WORKSHOP;
}

/* "formation 7h": it lasted the day. */
static gboolean
is_course (const PmnQuickReader *reader, const PmnQuickClock *clock)
{
  const char *local = reader->reading->activity->local_kind;

  return local != NULL && pmn_quick_is_one_of (local, "training event")
         && clock->number.value < MAX_COURSE;
}

/* An hour is said back and goes nowhere. */
static void
take_moment (const PmnQuickReader *reader, const PmnQuickClock *clock)
{
  PmnQuickNumber moment = { .field = PMN_QUICK_NOTHING, .from = clock->number.from };

  clock->span->field = PMN_QUICK_NOTHING;
  g_free (clock->span->label);
  clock->span->label = pmn_quick_describe_hours (&moment, reader->language);
  if (reader->reading->moment == NULL)
    reader->reading->moment = g_strdup (clock->span->label);
  else if (!g_str_equal (reader->reading->moment, clock->span->label))
    pmn_quick_span_refuse (clock->span, _ ("For two hours of a day, write “de 9h à 11h”."));
}

static void
take_duration (PmnQuickReader *reader, const PmnQuickClock *clock)
{
  clock->span->field = PMN_QUICK_MINUTES;
  clock->span->label = pmn_quick_reader_describe_number (reader, &clock->number);
  pmn_quick_reader_take_number (reader, clock->span, &clock->number);
}

/* What hours may mean, one after the other. */
typedef struct
{
  const PmnQuickReader *reader;
  PmnQuickMeaning meanings[4];
  guint n;
} Choices;

static void
choices_clear (Choices *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      g_free (self->meanings[i].label);
      g_free (self->meanings[i].spelling);
    }
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Choices, choices_clear)

static char *
describe (const Choices *self, PmnQuickField field, gint value)
{
  PmnQuickNumber number = { .field = field, .value = value, .from = value };

  return field == PMN_QUICK_NOTHING ? pmn_quick_describe_hours (&number, self->reader->language)
                                    : pmn_quick_reader_describe_number (self->reader, &number);
}

/* @spelling: (transfer full) */
static void
add_choice (Choices *self, PmnQuickField field, gint value, char *spelling)
{
  self->meanings[self->n].field = field;
  self->meanings[self->n].label = describe (self, field, value);
  self->meanings[self->n++].spelling = spelling;
}

/* "14 h, 30 min": hours, then minutes or people that are not theirs. */
static void
add_two (Choices *self, PmnQuickField first, gint hours, gint apart, gboolean of_people)
{
  PmnQuickMeaning *meaning = &self->meanings[self->n++];
  PmnQuickField second = of_people ? PMN_QUICK_PEOPLE : PMN_QUICK_MINUTES;
  g_autofree char *before = describe (self, first, hours);
  g_autofree char *after = describe (self, second, apart);

  meaning->field = first;
  meaning->label = g_strdup_printf ("%s, %s", before, after);
  meaning->spelling = g_strdup_printf ("%s%dh %d %s", first == PMN_QUICK_NOTHING ? "à " : "",
                                       hours / 60, apart, of_people ? "personnes" : "min");
}

static void
ask (const Choices *self, PmnQuickSpan *span)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new ();

  for (guint i = 0; i < self->n; i++)
    g_ptr_array_add (choices, (gpointer) &self->meanings[i]);
  pmn_quick_span_add_candidates (span, choices);
}

static void
ask_clock (const PmnQuickReader *reader, const PmnQuickClock *clock)
{
  const PmnQuickNumber *number = &clock->number;
  gint hours = number->from / 60, minutes = number->from % 60;
  g_auto (Choices) choices = { .reader = reader };

  add_choice (&choices, PMN_QUICK_NOTHING, number->from,
              minutes > 0 ? g_strdup_printf ("à %dh%02d", hours, minutes)
                          : g_strdup_printf ("à %dh", hours));
  if (number->apart > 0)
    {
      add_two (&choices, PMN_QUICK_NOTHING, hours * 60, number->apart, FALSE);
      if (is_workshop (reader) && !reader->reading->people_said)
        add_two (&choices, PMN_QUICK_NOTHING, hours * 60, number->apart, TRUE);
    }
  if (!clock->is_certain)
    add_choice (&choices, PMN_QUICK_MINUTES, number->from,
                g_strdup_printf ("%d min", number->from));
  ask (&choices, clock->span);
}

/* "atelier 2h 12 bureautique": two hours with twelve people, rather than twelve minutes more. */
static void
settle_apart (const PmnQuickReader *reader, const PmnQuickClock *clock)
{
  const PmnQuickNumber *number = &clock->number;
  gint hours = number->value / 60;
  g_auto (Choices) choices = { .reader = reader };

  if (!is_workshop (reader) || reader->reading->people_said || number->apart % QUARTER == 0
      || clock->span->state != PMN_QUICK_UNDERSTOOD)
    return;
  add_two (&choices, PMN_QUICK_MINUTES, hours * 60, number->apart, TRUE);
  add_choice (&choices, PMN_QUICK_MINUTES, number->value,
              g_strdup_printf ("%dh%02d", hours, number->apart));
  ask (&choices, clock->span);
}

/* "1/2 caf", without a duration: the first of February, or half an hour. */
static void
settle_part (const PmnQuickReader *reader, const PmnQuickClock *clock)
{
  const PmnQuickNumber *number = &clock->number;
  g_auto (Choices) choices = { .reader = reader };

  if (reader->reading->activity->minutes != 0 || clock->span->state != PMN_QUICK_UNDERSTOOD)
    return;
  add_choice (&choices, PMN_QUICK_MINUTES, number->part, g_strdup_printf ("%d min", number->part));
  add_choice (&choices, PMN_QUICK_DAY, number->value,
              pmn_format_date_short (number->value, reader->language));
  ask (&choices, clock->span);
}

static guint
count_clocks (const PmnQuickReader *reader)
{
  guint n = 0;

  for (guint i = 0; i < reader->clocks->len; i++)
    {
      const PmnQuickNumber *number = &g_array_index (reader->clocks, PmnQuickClock, i).number;

      n += number->is_clock || number->field == PMN_QUICK_NOTHING;
    }
  return n;
}

void
pmn_quick_reader_settle_clocks (PmnQuickReader *reader)
{
  gboolean decided = reader->reading->activity->minutes != 0 || count_clocks (reader) > 1;

  for (guint i = 0; i < reader->clocks->len; i++)
    {
      const PmnQuickClock *clock = &g_array_index (reader->clocks, PmnQuickClock, i);
      const PmnQuickNumber *number = &clock->number;

      if (number->part > 0)
        settle_part (reader, clock);
      else if (!number->is_clock && number->field != PMN_QUICK_NOTHING)
        settle_apart (reader, clock);
      else if (decided || (clock->is_certain && number->apart == 0))
        take_moment (reader, clock);
      else if (number->apart == 0 && is_course (reader, clock))
        take_duration (reader, clock);
      else
        ask_clock (reader, clock);
    }
}
