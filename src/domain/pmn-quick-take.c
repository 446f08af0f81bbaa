/* pmn-quick-take.c: what a piece of the quick syntax says, put into the activity
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "pmn-activity-kind.h"
#include "pmn-nomenclature.h"
#include "pmn-quick-reader.h"

static void
take_kind (PmnQuickReading *self, PmnQuickSpan *span, PmnActivityKind kind)
{
  PmnActivity *activity = self->activity;

  if (!pmn_quick_span_set_once (span, self->kind_said ? activity->kind : 0, 0, kind))
    return;
  activity->kind = kind;
  self->kind_said = TRUE;
}

/* Of a list of which one is chosen. */
static void
take_code (PmnQuickSpan *span, const char **code, const char *value)
{
  if (*code != NULL && !g_str_equal (*code, value))
    pmn_quick_span_refuse (span, _ ("This was already said differently."));
  else
    *code = value;
}

static PmnPlaceKind
place_kind_of_code (const char *code)
{
  const PmnTerm *term = pmn_nomenclature_by_code (PMN_DIMENSION_PLACE_KIND, code);

  return (PmnPlaceKind) (term->id - PMN_TERM_ID (PMN_DIMENSION_PLACE_KIND, 0));
}

static void
take_place (PmnQuickReading *self, PmnQuickSpan *span, PmnPlaceKind kind, gint64 id)
{
  PmnActivity *activity = self->activity;

  if (!pmn_quick_span_set_once (span, activity->place_kind, PMN_PLACE_KIND_NONE, kind)
      || !pmn_quick_span_set_once (span, activity->place_id, 0, id))
    return;
  activity->place_kind = kind;
  activity->place_id = id;
}

static void
take_commune (PmnQuickReading *self, PmnQuickSpan *span, const PmnQuickMeaning *meaning)
{
  PmnActivity *activity = self->activity;

  if (activity->insee[0] != '\0' && strcmp (activity->insee, meaning->code) != 0)
    {
      pmn_quick_span_refuse (span, _ ("This was already said differently."));
      return;
    }
  g_strlcpy (activity->insee, meaning->code, sizeof activity->insee);
  g_strlcpy (activity->postcode, meaning->postcode != NULL ? meaning->postcode : "",
             sizeof activity->postcode);
  g_set_str (&activity->commune, meaning->name);
}

static PmnDimension
margin_dimension (PmnQuickField field)
{
  switch ((int) field)
    {
    case PMN_QUICK_GENDER:
      return PMN_DIMENSION_GENDER;
    case PMN_QUICK_AGE:
      return PMN_DIMENSION_AGE;
    case PMN_QUICK_STATUS:
      return PMN_DIMENSION_STATUS;
    default:
      return PMN_DIMENSION_PERSON;
    }
}

void
pmn_quick_reading_take_margin (PmnQuickReading *self, PmnQuickField field, const char *code,
                               guint n)
{
  PmnActivity *activity = self->activity;
  PmnDimension dimension = margin_dimension (field);

  pmn_activity_set_tally (activity, dimension, code,
                          pmn_activity_get_tally (activity, dimension, code) + n);
}

void
pmn_quick_reading_take (PmnQuickReading *self, PmnQuickSpan *span, const PmnQuickMeaning *meaning,
                        guint n)
{
  PmnActivity *activity = self->activity;

  switch (meaning->field)
    {
    case PMN_QUICK_KIND:
      take_kind (self, span, pmn_activity_kind_from_code (meaning->code));
      break;
    case PMN_QUICK_LOCAL_KIND:
      take_kind (self, span, PMN_ACTIVITY_LOCAL);
      take_code (span, &activity->local_kind, meaning->code);
      break;
    case PMN_QUICK_THEME:
      pmn_activity_add_theme_whole (self->activity, meaning->code);
      break;
    case PMN_QUICK_PLACE:
      take_place (self, span, PMN_PLACE_KIND_PLACE, meaning->id);
      break;
    case PMN_QUICK_PLACE_KIND:
      take_place (self, span, place_kind_of_code (meaning->code), 0);
      break;
    case PMN_QUICK_COMMUNE:
      take_commune (self, span, meaning);
      break;
    case PMN_QUICK_MEDIATOR:
      if (pmn_quick_span_set_once (span, activity->mediator_id, 0, meaning->id))
        activity->mediator_id = meaning->id;
      break;
    case PMN_QUICK_TAG:
      pmn_activity_add_tag (activity, meaning->code);
      break;
    case PMN_QUICK_MATERIAL:
      pmn_activity_add_material (activity, meaning->code);
      break;
    case PMN_QUICK_LEVEL:
      take_code (span, &activity->level, meaning->code);
      break;
    case PMN_QUICK_AUTONOMY:
      take_code (span, &activity->autonomy, meaning->code);
      break;
    case PMN_QUICK_NOTHING:
    case PMN_QUICK_DAY:
    case PMN_QUICK_MINUTES:
    case PMN_QUICK_PEOPLE:
      g_assert_not_reached ();
    case PMN_QUICK_GENDER:
    case PMN_QUICK_AGE:
    case PMN_QUICK_STATUS:
    case PMN_QUICK_PERSON:
    default:
      pmn_quick_reading_take_margin (self, meaning->field, meaning->code, n);
    }
}

/* What says most of how many there are is what is wrong when they are too many. */
static void
note_crowd (PmnQuickReader *reader, PmnQuickSpan *span, guint n)
{
  if (n <= reader->crowd_n)
    return;
  reader->crowd = span;
  reader->crowd_n = n;
}

void
pmn_quick_reader_take_people (PmnQuickReader *reader, PmnQuickSpan *span,
                              const PmnQuickMeaning *meaning, guint n)
{
  span->label = n > 1 ? g_strdup_printf ("%u × %s", n, meaning->label) : g_strdup (meaning->label);
  if (meaning->field == PMN_QUICK_MEDIATOR && reader->companion)
    g_array_append_val (reader->reading->activity->co_mediators, meaning->id);
  else
    {
      pmn_quick_reading_take (reader->reading, span, meaning, n);
      if ((PMN_QUICK_BIT (meaning->field) & PMN_QUICK_MARGINS) != 0)
        note_crowd (reader, span, n);
    }
}

static char *
describe_minutes (const PmnQuickNumber *number, PmnLanguage language)
{
  g_autofree char *duration = pmn_format_minutes (number->value, language);
  g_autofree char *hours = NULL;

  if (!number->is_range)
    return g_steal_pointer (&duration);
  hours = pmn_quick_describe_hours (number, language);
  return g_strdup_printf ("%s (%s)", duration, hours);
}

char *
pmn_quick_reader_describe_number (const PmnQuickReader *reader, const PmnQuickNumber *number)
{
  switch ((int) number->field)
    {
    case PMN_QUICK_MINUTES:
      return describe_minutes (number, reader->language);
    case PMN_QUICK_DAY:
      return pmn_format_date_near (number->value, reader->today, reader->language);
    case PMN_QUICK_AGE:
      if (number->value > 1)
        return g_strdup_printf ("%d × %s", number->value,
                                pmn_nomenclature_label (PMN_DIMENSION_AGE, number->code));
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

void
pmn_quick_reader_take_number (PmnQuickReader *reader, PmnQuickSpan *span,
                              const PmnQuickNumber *number)
{
  PmnActivity *activity = reader->reading->activity;

  if (number->field == PMN_QUICK_MINUTES)
    {
      if (pmn_quick_span_set_once (span, activity->minutes, 0, number->value))
        {
          activity->minutes = number->value;
          if (number->is_range)
            {
              g_free (reader->reading->hours);
              reader->reading->hours = pmn_quick_describe_hours (number, reader->language);
            }
        }
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
    {
      guint n = MAX (number->value, 1);

      pmn_quick_reading_take_margin (reader->reading, PMN_QUICK_AGE, number->code, n);
      note_crowd (reader, span, n);
    }
  else if (number->field == PMN_QUICK_GENDER)
    {
      pmn_quick_reading_take_margin (reader->reading, PMN_QUICK_GENDER, number->code,
                                     (guint) number->value);
      note_crowd (reader, span, (guint) number->value);
    }
  else if (pmn_quick_span_set_once (span, reader->reading->people_said ? activity->anonymous : 0, 0,
                                    number->value))
    {
      activity->anonymous = (guint) number->value;
      reader->reading->people_said = TRUE;
      reader->crowd = span;
      reader->crowd_n = G_MAXUINT; /* nothing says it better */
    }
}
