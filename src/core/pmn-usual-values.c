/* pmn-usual-values.c: what a new activity of somebody is likely to be
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-usual-values.h"

#include <string.h>

#include "pmn-clock.h"
#include "pmn-register-private.h"
#include "pmn-repositories.h"
#include "pmn-usual-query.h"

#define MAX_ROWS 400     /* activities looked at */
#define RECENT_ROWS 60   /* those that say where somebody works these weeks */
#define WEEKDAY_DAYS 70  /* how far back the same weekday counts: ten weeks */
#define DURATION_ROWS 30 /* of one kind */

static const gint default_minutes[PMN_N_ACTIVITY_KINDS + 1] = {
  [PMN_ACTIVITY_INDIVIDUAL] = 30,
  [PMN_ACTIVITY_WORKSHOP] = 120,
  [PMN_ACTIVITY_ONE_OFF] = 15,
  [PMN_ACTIVITY_LOCAL] = 60,
};

void
pmn_usual_values_free (PmnUsualValues *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (self->places); i++)
    g_free (self->places[i].commune);
  g_free (self);
}

static gboolean
same_place (const PmnRecentActivity *a, const PmnRecentActivity *b)
{
  return a->place_kind == b->place_kind && a->place_id == b->place_id
         && strcmp (a->insee, b->insee) == 0;
}

static gboolean
says_place (const PmnRecentActivity *recent)
{
  return recent->place_kind == PMN_PLACE_KIND_PLACE || recent->place_kind == PMN_PLACE_KIND_REMOTE
         || recent->place_kind == PMN_PLACE_KIND_ELSEWHERE;
}

/* Whether the row at @index speaks for @weekday (0: any day). */
static gboolean
counts (const GArray *rows, guint index, PmnDay day, int weekday)
{
  const PmnRecentActivity *recent = &g_array_index (rows, PmnRecentActivity, index);

  if (!says_place (recent))
    return FALSE;
  if (weekday == 0)
    return index < RECENT_ROWS;
  return day - recent->day <= WEEKDAY_DAYS && pmn_day_weekday (recent->day) == weekday;
}

/* The most frequent place, the most recent of those that tie: rows are the newest first. */
static const PmnRecentActivity *
find_place (const GArray *rows, PmnDay day, int weekday)
{
  const PmnRecentActivity *best = NULL;
  guint best_n = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const PmnRecentActivity *recent = &g_array_index (rows, PmnRecentActivity, i);
      guint n = 0;

      if (!counts (rows, i, day, weekday))
        continue;
      for (guint j = i; j < rows->len; j++)
        if (counts (rows, j, day, weekday)
            && same_place (recent, &g_array_index (rows, PmnRecentActivity, j)))
          n++;
      if (n > best_n)
        {
          best = recent;
          best_n = n;
        }
    }
  return best;
}

/* The most frequent duration of a kind, the most recent of those that tie. */
static gint
find_minutes (const GArray *rows, PmnActivityKind kind)
{
  gint minutes[DURATION_ROWS];
  guint n = 0, best_n = 0;
  gint best = default_minutes[kind];

  for (guint i = 0; i < rows->len && n < DURATION_ROWS; i++)
    {
      const PmnRecentActivity *recent = &g_array_index (rows, PmnRecentActivity, i);

      if (recent->kind == kind && recent->minutes > 0)
        minutes[n++] = recent->minutes;
    }
  for (guint i = 0; i < n; i++)
    {
      guint same = 0;

      for (guint j = i; j < n; j++)
        same += minutes[j] == minutes[i];
      if (same > best_n)
        {
          best = minutes[i];
          best_n = same;
        }
    }
  return best;
}

static void
take_place (PmnUsualPlace *place, const PmnRecentActivity *recent, PmnUsualReason reason)
{
  place->kind = recent->place_kind;
  place->reason = reason;
  if (recent->place_kind == PMN_PLACE_KIND_PLACE)
    place->id = recent->place_id;
  if (recent->place_kind != PMN_PLACE_KIND_ELSEWHERE)
    return;
  g_strlcpy (place->insee, recent->insee, sizeof place->insee);
  g_strlcpy (place->postcode, recent->postcode, sizeof place->postcode);
  place->commune = g_strdup (recent->commune);
}

static const PmnPlace *
find_first (const GPtrArray *places)
{
  const PmnPlace *first = NULL;

  for (guint i = 0; i < places->len; i++)
    {
      const PmnPlace *place = g_ptr_array_index (places, i);

      if (first == NULL || place->record.id < first->record.id)
        first = place;
    }
  return first;
}

/* Where nothing says better: the place given at first run, until somebody worked at another one. */
static gboolean
take_given_place (PmnConnection *connection, gint64 mediator_id, PmnUsualValues *values,
                  GError **error)
{
  g_autoptr (GPtrArray) places = pmn_place_repository_list (connection, NULL, error);
  const PmnPlace *first;
  gboolean logged;

  if (places == NULL || !pmn_usual_query_others_logged (connection, mediator_id, &logged, error))
    return FALSE;
  first = find_first (places);
  if (first == NULL || (places->len > 1 && logged))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (values->places); i++)
    {
      values->places[i].kind = PMN_PLACE_KIND_PLACE;
      values->places[i].reason = places->len > 1 ? PMN_USUAL_FIRST : PMN_USUAL_ONLY;
      values->places[i].id = first->record.id;
    }
  return TRUE;
}

PmnUsualValues *
pmn_usual_values_query (PmnConnection *connection, gint64 mediator_id, PmnDay day, GError **error)
{
  g_autoptr (PmnUsualValues) values = g_new0 (PmnUsualValues, 1);
  g_autoptr (GArray) rows = NULL;
  const PmnRecentActivity *anywhere;

  g_return_val_if_fail (connection != NULL, NULL);
  g_return_val_if_fail (day != PMN_DAY_NONE, NULL);

  rows = pmn_usual_query_recent (connection, mediator_id, MAX_ROWS, error);
  if (rows == NULL)
    return NULL;
  values->day = day;
  values->last_day = rows->len > 0 ? g_array_index (rows, PmnRecentActivity, 0).day : PMN_DAY_NONE;
  for (int kind = PMN_ACTIVITY_INDIVIDUAL; kind <= PMN_ACTIVITY_LOCAL; kind++)
    values->minutes[kind] = find_minutes (rows, (PmnActivityKind) kind);
  anywhere = find_place (rows, day, 0);
  for (guint i = 0; i < G_N_ELEMENTS (values->places); i++)
    {
      const PmnRecentActivity *place = find_place (rows, day, (int) i + 1);

      if (place != NULL)
        take_place (&values->places[i], place, PMN_USUAL_WEEKDAY);
      else if (anywhere != NULL)
        take_place (&values->places[i], anywhere, PMN_USUAL_LATELY);
    }
  if (anywhere == NULL && !take_given_place (connection, mediator_id, values, error))
    return NULL;
  return g_steal_pointer (&values);
}

const PmnUsualPlace *
pmn_usual_values_get_place (const PmnUsualValues *self, PmnDay day)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (day != PMN_DAY_NONE, NULL);

  return &self->places[pmn_day_weekday (day) - 1];
}

void
pmn_usual_values_apply (const PmnUsualValues *self, PmnActivity *activity)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (activity != NULL);

  if (activity->day == PMN_DAY_NONE)
    activity->day = self->day;
  if (activity->minutes == 0)
    activity->minutes = self->minutes[activity->kind];
  /* A local activity need not be anywhere. */
  if (activity->place_kind == PMN_PLACE_KIND_NONE && activity->kind != PMN_ACTIVITY_LOCAL)
    {
      const PmnUsualPlace *place = pmn_usual_values_get_place (self, activity->day);

      activity->place_kind = place->kind;
      activity->place_id = place->id;
      g_strlcpy (activity->insee, place->insee, sizeof activity->insee);
      g_strlcpy (activity->postcode, place->postcode, sizeof activity->postcode);
      g_set_str (&activity->commune, place->commune);
    }
}

static gpointer
run_query (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  PmnJob *job = data;

  return pmn_usual_values_query (connection, job->id, job->today, error);
}

void
pmn_usual_values_async (PmnRegister *reg, gint64 mediator_id, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  PmnJob *job;

  g_return_if_fail (PMN_IS_REGISTER (reg));

  job = pmn_job_new (reg, PMN_ENTITY_MEDIATOR);
  job->id = mediator_id;
  job->today = pmn_clock_proposed_day ();
  pmn_register_read (reg, run_query, job, (GDestroyNotify) pmn_usual_values_free, cancellable,
                     callback, user_data);
}

PmnUsualValues *
pmn_usual_values_finish (PmnRegister *reg, GAsyncResult *result, GError **error)
{
  return pmn_register_finish (reg, result, error);
}
