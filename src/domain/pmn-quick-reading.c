/* pmn-quick-reading.c: what was understood of a few words, piece by piece
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "pmn-quick-private.h"
#include "pmn-sentence.h"

static void
candidate_free (gpointer data)
{
  PmnQuickCandidate *candidate = data;

  g_free (candidate->label);
  g_free (candidate->spelling);
  g_free (candidate);
}

static void
span_free (gpointer data)
{
  PmnQuickSpan *span = data;

  g_free (span->label);
  g_free (span->message);
  g_clear_pointer (&span->candidates, g_ptr_array_unref);
  g_free (span);
}

PmnQuickReading *
pmn_quick_reading_new (void)
{
  PmnQuickReading *self = g_new0 (PmnQuickReading, 1);

  self->spans = g_ptr_array_new_with_free_func (span_free);
  self->activity = pmn_activity_new ();
  self->sessions = 1;
  return self;
}

void
pmn_quick_reading_free (PmnQuickReading *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->spans);
  pmn_activity_free (self->activity);
  g_clear_pointer (&self->each, g_array_unref);
  g_free (self->hours);
  g_free (self->moment);
  g_free (self->commune_query);
  g_free (self);
}

void
pmn_quick_reading_set_together (PmnQuickReading *self, gboolean together)
{
  g_return_if_fail (self != NULL);

  if (!self->kind_open)
    return;
  self->activity->kind = together ? PMN_ACTIVITY_WORKSHOP : PMN_ACTIVITY_INDIVIDUAL;
  self->sessions = together ? 1 : self->activity->anonymous;
}

PmnQuickSpan *
pmn_quick_reading_add_span (PmnQuickReading *self, PmnQuickField field, gsize start, gsize end)
{
  PmnQuickSpan *span = g_new0 (PmnQuickSpan, 1);

  span->field = field;
  span->start = start;
  span->end = end;
  g_ptr_array_add (self->spans, span);
  return span;
}

void
pmn_quick_span_refuse (PmnQuickSpan *span, const char *message)
{
  span->state = PMN_QUICK_REFUSED;
  g_set_str (&span->message, message);
}

void
pmn_quick_span_become (PmnQuickSpan *span, PmnQuickField field, const char *label)
{
  span->field = field;
  span->state = PMN_QUICK_UNDERSTOOD;
  g_set_str (&span->label, label);
  g_clear_pointer (&span->message, g_free);
  g_clear_pointer (&span->candidates, g_ptr_array_unref);
}

gboolean
pmn_quick_span_set_once (PmnQuickSpan *span, gint64 old, gint64 none, gint64 value)
{
  if (old == none || old == value)
    return TRUE;
  pmn_quick_span_refuse (span, _ ("This was already said differently."));
  return FALSE;
}

void
pmn_quick_span_add_candidates (PmnQuickSpan *span, const GPtrArray *meanings)
{
  span->state = PMN_QUICK_AMBIGUOUS;
  span->message = g_strdup (_ ("This can mean several things: choose one."));
  span->candidates = g_ptr_array_new_with_free_func (candidate_free);
  for (guint i = 0; i < meanings->len; i++)
    {
      const PmnQuickMeaning *meaning = g_ptr_array_index (meanings, i);
      PmnQuickCandidate *candidate = g_new0 (PmnQuickCandidate, 1);

      candidate->label
          = g_strdup (meaning->field == PMN_QUICK_PLACE ? meaning->spelling : meaning->label);
      candidate->spelling = g_strdup (meaning->spelling);
      g_ptr_array_add (span->candidates, candidate);
    }
}

PmnQuickSpan *
pmn_quick_reading_find_span (const PmnQuickReading *self, guint fields)
{
  for (guint i = 0; i < self->spans->len; i++)
    {
      PmnQuickSpan *span = g_ptr_array_index (self->spans, i);

      if (span->state == PMN_QUICK_UNDERSTOOD && (PMN_QUICK_BIT (span->field) & fields) != 0)
        return span;
    }
  return NULL;
}

char *
pmn_quick_reading_join_unknown (const PmnQuickReading *self, const char *text)
{
  const GPtrArray *spans = self->spans;
  gsize start = 0, end = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      const PmnQuickSpan *span = g_ptr_array_index (spans, i);
      gboolean unknown = span->state == PMN_QUICK_UNKNOWN;

      if (unknown && end == 0)
        start = span->start;
      else if (!unknown && end != 0)
        break;
      if (unknown)
        end = span->end;
    }
  return end > 0 ? g_strndup (text + start, end - start) : NULL;
}

const PmnQuickSpan *
pmn_quick_reading_get_error (const PmnQuickReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->spans->len; i++)
    {
      const PmnQuickSpan *span = g_ptr_array_index (self->spans, i);

      if (span->state != PMN_QUICK_UNDERSTOOD)
        return span;
    }
  return NULL;
}

gboolean
pmn_quick_span_is_unfinished (const PmnQuickSpan *span, const char *text)
{
  g_return_val_if_fail (span != NULL && text != NULL, FALSE);

  return span->end == strlen (text)
         && (span->state == PMN_QUICK_UNKNOWN || span->state == PMN_QUICK_AMBIGUOUS
             || span->field == PMN_QUICK_DAY || span->field == PMN_QUICK_AGE);
}

/* @span and those after it that mean nothing either, as people quote them; @n: how many. */
static char *
quote_unknown (const PmnQuickReading *self, const PmnQuickSpan *first, const char *text,
               gboolean finished, guint *n)
{
  GString *list = g_string_new (NULL);
  guint start = 0;

  g_ptr_array_find (self->spans, first, &start);
  *n = 0;
  for (guint i = start; i < self->spans->len; i++)
    {
      const PmnQuickSpan *span = g_ptr_array_index (self->spans, i);
      g_autofree char *piece = g_strndup (text + span->start, span->end - span->start);

      if (span != first
          && (first->state != PMN_QUICK_UNKNOWN || span->state != PMN_QUICK_UNKNOWN
              || (!finished && pmn_quick_span_is_unfinished (span, text))))
        continue;
      if (list->len > 0)
        g_string_append (list, ", ");
      /* Translators: something that was typed, between quotation marks. */
      g_string_append_printf (list, _ ("“%s”"), piece);
      (*n)++;
    }
  return g_string_free (list, FALSE);
}

char *
pmn_quick_reading_describe_problem (const PmnQuickReading *self, const char *text,
                                    gboolean finished)
{
  const PmnQuickSpan *first = NULL;
  g_autofree char *list = NULL;
  g_autofree char *why = NULL;
  guint n;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  for (guint i = 0; first == NULL && i < self->spans->len; i++)
    {
      const PmnQuickSpan *span = g_ptr_array_index (self->spans, i);

      if (span->state != PMN_QUICK_UNDERSTOOD
          && (finished || !pmn_quick_span_is_unfinished (span, text)))
        first = span;
    }
  if (first == NULL)
    return NULL;
  list = quote_unknown (self, first, text, finished, &n);
  if (n > 1)
    /* Translators: %s are words that were typed. */
    return g_strdup_printf (_ ("%s: words not understood"), list);
  why = pmn_sentence_after_colon (first->message);
  /* Translators: what was typed, then what is wrong with it. */
  return g_strdup_printf (_ ("%s: %s"), list, why);
}
