/* pmn-activity-people.c: the people of an activity moved between its two ways of counting them
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activity-people.h"

#include "pmn-activity-kind.h"

#include "pmn-nomenclature.h"

#define ALREADY_SUPPORTED "already_supported"

static void
count (PmnActivity *self, int dimension, const char *code)
{
  pmn_activity_set_tally (self, dimension, code,
                          pmn_activity_get_tally (self, dimension, code) + 1);
}

static void
count_person (PmnActivity *self, const PmnParticipation *person)
{
  g_return_if_fail (self != NULL && person != NULL);

  self->anonymous++;
  count (self, PMN_DIMENSION_GENDER, person->gender);
  count (self, PMN_DIMENSION_AGE, person->age);
  count (self, PMN_DIMENSION_STATUS, person->status);
  if (person->already_supported)
    count (self, PMN_DIMENSION_PERSON, ALREADY_SUPPORTED);
}

static void
describe (PmnParticipation *person, int dimension, const char *code)
{
  if (dimension == PMN_DIMENSION_GENDER)
    person->gender = code;
  else if (dimension == PMN_DIMENSION_AGE)
    person->age = code;
  else if (dimension == PMN_DIMENSION_STATUS)
    person->status = code;
  else if (dimension == PMN_DIMENSION_PERSON && g_str_equal (code, ALREADY_SUPPORTED))
    person->already_supported = TRUE;
}

PmnParticipation *
pmn_activity_describe_person (const PmnActivity *self)
{
  PmnParticipation *person = pmn_participation_new ();

  g_return_val_if_fail (self != NULL, person);

  for (guint i = 0; i < self->tallies->len; i++)
    {
      const PmnTally *tally = &g_array_index (self->tallies, PmnTally, i);

      describe (person, tally->dimension, tally->code);
    }
  return person;
}

static gboolean
needs_line (const PmnParticipation *person)
{
  return person->beneficiary_id != 0 || person->insee[0] != '\0' || person->uuid[0] != '\0';
}

void
pmn_activity_settle_people (PmnActivity *self)
{
  guint kept = 0;

  g_return_if_fail (self != NULL);

  while (kept < self->participations->len)
    {
      PmnParticipation *person = g_ptr_array_index (self->participations, kept);

      if (needs_line (person))
        person->position = ++kept;
      else
        {
          count_person (self, person);
          g_ptr_array_remove_index (self->participations, kept);
        }
    }
}

gboolean
pmn_activity_can_spread_people (const PmnActivity *self)
{
  static const int dimensions[]
      = { PMN_DIMENSION_GENDER, PMN_DIMENSION_AGE, PMN_DIMENSION_STATUS, PMN_DIMENSION_PERSON };
  guint n_mixed = 0;

  g_return_val_if_fail (self != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (dimensions); i++)
    for (guint j = 0; j < self->tallies->len; j++)
      {
        const PmnTally *tally = &g_array_index (self->tallies, PmnTally, j);

        if (tally->dimension == dimensions[i] && tally->n > 0 && tally->n != self->anonymous)
          {
            n_mixed++;
            break;
          }
      }
  return n_mixed <= 1;
}

void
pmn_activity_spread_people (PmnActivity *self)
{
  guint first, described[PMN_DIMENSION_LAST + 1] = { 0 };

  g_return_if_fail (self != NULL);

  first = self->participations->len;
  for (guint i = 0; i < self->anonymous; i++)
    g_ptr_array_add (self->participations, pmn_participation_new ());
  for (guint i = 0; i < self->tallies->len; i++)
    {
      const PmnTally *tally = &g_array_index (self->tallies, PmnTally, i);
      guint *next = &described[tally->dimension];

      for (guint n = 0; n < tally->n && *next < self->anonymous; n++)
        describe (g_ptr_array_index (self->participations, first + (*next)++), tally->dimension,
                  tally->code);
    }
  self->anonymous = 0;
  g_array_set_size (self->tallies, 0);
}

void
pmn_activity_to_workshop (PmnActivity *self)
{
  g_return_if_fail (self != NULL);

  self->kind = PMN_ACTIVITY_WORKSHOP;
  pmn_activity_drop_outcome (self);
  pmn_activity_settle_people (self);
}

/* A copy that is another row. */
static PmnActivity *
copy_as_new (const PmnActivity *self)
{
  PmnActivity *copy = pmn_activity_copy (self);

  copy->record = (PmnRecord) { 0 };
  g_set_str (&copy->local_ref, NULL);
  g_set_str (&copy->national_id, NULL);
  g_set_str (&copy->source_stamp, NULL);
  g_set_str (&copy->original, NULL);
  copy->source = PMN_SOURCE_LOCAL;
  for (guint i = 0; i < copy->participations->len; i++)
    ((PmnParticipation *) g_ptr_array_index (copy->participations, i))->uuid[0] = '\0';
  return copy;
}

GPtrArray *
pmn_activity_to_sessions (const PmnActivity *self, const int *minutes, const char *group_uuid)
{
  GPtrArray *sessions;

  g_return_val_if_fail (self != NULL && minutes != NULL && group_uuid != NULL, NULL);

  sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) pmn_activity_free);
  for (guint i = 0; i < self->participations->len; i++)
    {
      const PmnParticipation *person = g_ptr_array_index (self->participations, i);
      PmnActivity *session = i == 0 ? pmn_activity_copy (self) : copy_as_new (self);

      g_ptr_array_set_size (session->participations, 0);
      g_ptr_array_add (session->participations, pmn_participation_copy (person));
      if (i > 0)
        ((PmnParticipation *) g_ptr_array_index (session->participations, 0))->uuid[0] = '\0';
      session->anonymous = 0;
      g_array_set_size (session->tallies, 0);
      session->minutes = minutes[i];
      g_set_str (&session->group_uuid, group_uuid);
      pmn_activity_settle_people (session);
      g_ptr_array_add (sessions, session);
    }
  return sessions;
}

PmnActivity *
pmn_activity_duplicate (const PmnActivity *self, PmnDay day)
{
  PmnActivity *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = copy_as_new (self);
  copy->day = day;
  copy->incomplete = FALSE;
  g_set_str (&copy->group_uuid, NULL);
  /* What was written about one meeting is not true of the next one. */
  g_set_str (&copy->notes, NULL);
  return copy;
}

void
pmn_activity_strip_people (PmnActivity *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_set_size (self->participations, 0);
  g_array_set_size (self->tallies, 0);
  self->anonymous = 0;
  g_set_str (&self->notes, NULL);
}
