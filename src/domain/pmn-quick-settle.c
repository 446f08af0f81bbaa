/* pmn-quick-settle.c: what the pieces of the quick syntax mean together
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "pmn-activity-people.h"
#include "pmn-nomenclature.h"
#include "pmn-quick-reader.h"
#include "pmn-search-key.h"

#define DEVICE_THEME "prendre_en_main_du_materiel"

static guint
count_by_margins (const PmnActivity *activity)
{
  guint n = pmn_activity_sum_tallies (activity, PMN_DIMENSION_GENDER);

  n = MAX (n, pmn_activity_sum_tallies (activity, PMN_DIMENSION_AGE));
  n = MAX (n, pmn_activity_sum_tallies (activity, PMN_DIMENSION_STATUS));
  return MAX (n, pmn_activity_sum_tallies (activity, PMN_DIMENSION_PERSON));
}

/* The last piece of two that say one person each ("2 × …" says how many). */
static void
refuse_second (PmnQuickReader *reader, PmnQuickField field)
{
  const GPtrArray *spans = reader->reading->spans;
  PmnQuickSpan *last = NULL;
  guint n = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      PmnQuickSpan *span = g_ptr_array_index (spans, i);

      if (span->field != field || span->state != PMN_QUICK_UNDERSTOOD)
        continue;
      if (span->label == NULL || strstr (span->label, " × ") != NULL)
        return;
      last = span;
      n++;
    }
  if (n > 1)
    pmn_quick_span_refuse (last, _ ("This was already said differently."));
}

/* "femme retraitée salariée", "jeune retraité 62 ans": one person is not two of the same list. */
static void
check_one_person (PmnQuickReader *reader)
{
  const PmnActivity *activity = reader->reading->activity;
  guint genders = pmn_activity_sum_tallies (activity, PMN_DIMENSION_GENDER);
  guint statuses = pmn_activity_sum_tallies (activity, PMN_DIMENSION_STATUS);

  if (reader->reading->people_said || activity->kind == PMN_ACTIVITY_WORKSHOP)
    return;
  if (genders == 1 && statuses > 1)
    refuse_second (reader, PMN_QUICK_STATUS);
  if (MAX (genders, statuses) == 1 && pmn_activity_sum_tallies (activity, PMN_DIMENSION_AGE) > 1)
    refuse_second (reader, PMN_QUICK_AGE);
}

/* The number of people follows from what is said of them. */
static void
count_people (PmnQuickReader *reader)
{
  PmnActivity *activity = reader->reading->activity;
  guint crowd = count_by_margins (activity);

  for (guint i = 0; i < reader->groups->len; i++)
    {
      const PmnQuickGroup *group = &g_array_index (reader->groups, PmnQuickGroup, i);
      guint n = reader->reading->people_said ? MAX (activity->anonymous, 1) : crowd;

      if (reader->reading->people_said || crowd > 1)
        pmn_quick_reader_take_people (reader, group->span, group->meaning, n);
      else
        pmn_quick_span_refuse (group->span, _ ("Say how many there were: “3 femmes”."));
    }
  check_one_person (reader);
  if (!reader->reading->people_said)
    activity->anonymous = count_by_margins (activity);
}

/* Of several people without a kind, only what a workshop alone has, or lacks, tells whether they came together; who is
   not told apart from the others did. */
static void
settle_together (PmnQuickReading *reading)
{
  PmnActivity *activity = reading->activity;

  if (reading->kind_said || activity->anonymous < 2 || reading->each != NULL)
    return;
  activity->kind = PMN_ACTIVITY_WORKSHOP;
  reading->kind_open = activity->level == NULL && activity->autonomy == NULL
                       && activity->co_mediators->len == 0
                       && pmn_activity_can_spread_people (activity);
}

/* Each of several people has a session: nationally, a session has exactly one beneficiary. */
static void
settle_sessions (PmnQuickReading *reading, PmnQuickSpan *span)
{
  PmnActivity *activity = reading->activity;

  if (span != NULL && activity->anonymous == 0)
    pmn_quick_span_refuse (span, activity->kind == PMN_ACTIVITY_ONE_OFF
                                     ? _ ("A one-off request has exactly one beneficiary.")
                                     : _ ("An individual session has exactly one beneficiary."));
  else if (span != NULL && activity->anonymous > PMN_QUICK_MAX_SESSIONS)
    {
      g_autofree char *message = g_strdup_printf (
          /* Translators: %d is the largest number of sessions logged by a single line. */
          _ ("At most %d sessions are logged at once; write “atelier” if people came together."),
          PMN_QUICK_MAX_SESSIONS);

      pmn_quick_span_refuse (span, message);
    }
  else if (span != NULL && !pmn_activity_can_spread_people (activity))
    pmn_quick_span_refuse (span, _ ("Who is who is not said: write “atelier” if people came "
                                    "together, or log each session by itself."));
  else
    reading->sessions = MAX (activity->anonymous, 1);
  activity->anonymous = MAX (reading->sessions, 1);
}

static void
settle_people (PmnQuickReader *reader)
{
  PmnActivity *activity = reader->reading->activity;
  PmnQuickSpan *span;

  count_people (reader);
  settle_together (reader->reading);
  span = reader->crowd;
  if (activity->kind == PMN_ACTIVITY_LOCAL)
    {
      if (span != NULL)
        pmn_quick_span_refuse (span, _ ("A local activity has no beneficiaries."));
    }
  else if (span != NULL && count_by_margins (activity) > activity->anonymous)
    pmn_quick_span_refuse (span, _ ("More people are described than there are."));
  else if (activity->kind != PMN_ACTIVITY_WORKSHOP)
    settle_sessions (reader->reading, span);
}

static void
refuse_field (const PmnQuickReader *reader, PmnQuickField field, const char *message)
{
  PmnQuickSpan *span = pmn_quick_reading_find_span (reader->reading, PMN_QUICK_BIT (field));

  if (span != NULL)
    pmn_quick_span_refuse (span, message);
}

/* What the kind does not have. */
static void
settle_kind (PmnQuickReader *reader)
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

/* Whether the words of @span are about learning what they name: "inscription en ligne" is not. */
static gboolean
is_learning (const PmnQuickReader *reader, const PmnQuickSpan *span)
{
  static const char words[]
      = "aide aider apprendre apprentissage configuration configurer connecter connexion cours "
        "decouverte decouvrir initiation installation installer parametrage parametrer prendre "
        "prise "
        "reinitialisation reinitialiser test utilisation utiliser";
  g_autofree char *piece = g_strndup (reader->text + span->start, span->end - span->start);
  g_auto (GStrv) tokens = pmn_search_tokens (piece);

  for (guint i = 0; tokens[i] != NULL; i++)
    if (!pmn_quick_is_one_of (tokens[i], words) && !pmn_quick_is_small_word (tokens[i]))
      return FALSE;
  return TRUE;
}

/* "découverte tablette": a device and what is done with it, without another theme, is about the device. */
static void
settle_device (PmnQuickReader *reader)
{
  PmnActivity *activity = reader->reading->activity;
  const char *label = pmn_nomenclature_label (PMN_DIMENSION_THEME, DEVICE_THEME);

  if (activity->materials->len == 0 || activity->themes->len > 0
      || activity->kind == PMN_ACTIVITY_LOCAL)
    return;
  for (guint i = 0; i < reader->themes->len; i++)
    {
      const PmnQuickTheme *theme = &g_array_index (reader->themes, PmnQuickTheme, i);

      if (theme->span->state != PMN_QUICK_UNKNOWN || !is_learning (reader, theme->span))
        continue;
      pmn_quick_span_become (theme->span, PMN_QUICK_THEME, label);
      pmn_activity_add_theme (activity, DEVICE_THEME);
    }
}

/* "né en 1960": as for people who are followed, the year alone counts, on the day of the activity. */
static void
settle_births (PmnQuickReader *reader)
{
  PmnDay day = reader->reading->activity->day;

  for (guint i = 0; i < reader->births->len; i++)
    {
      const PmnQuickBirth *birth = &g_array_index (reader->births, PmnQuickBirth, i);
      PmnQuickNumber age = { .field = PMN_QUICK_AGE };

      age.code = pmn_age_bracket (birth->year, day != PMN_DAY_NONE ? day : reader->today);
      birth->span->label = pmn_quick_reader_describe_number (reader, &age);
      pmn_quick_reader_take_number (reader, birth->span, &age);
    }
}

void
pmn_quick_reader_settle (PmnQuickReader *reader)
{
  PmnQuickReading *reading = reader->reading;

  pmn_quick_reading_settle_themes (reading, reader->text, reader->themes);
  settle_device (reader);
  if (reader->with_commune && reading->activity->insee[0] == '\0')
    reading->commune_query = pmn_quick_reading_join_unknown (reading, reader->text);
  settle_births (reader);
  pmn_quick_reader_settle_figures (reader);
  pmn_quick_reader_settle_clocks (reader);
  settle_people (reader);
  settle_kind (reader);
  for (guint i = 0; i < reading->spans->len; i++)
    {
      const PmnQuickSpan *span = g_ptr_array_index (reading->spans, i);

      reading->n_errors += span->state != PMN_QUICK_UNDERSTOOD;
    }
}
