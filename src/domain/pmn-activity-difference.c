/* pmn-activity-difference.c: in which fields two states of an activity differ
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activity-difference.h"

#include <string.h>

#include "pmn-nomenclature.h"

/* Codes are interned, so pointers compare; their order is the form's and carries no meaning. */
static gboolean
same_codes (const GPtrArray *a, const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!g_ptr_array_find ((GPtrArray *) b, g_ptr_array_index (a, i), NULL))
      return FALSE;
  return TRUE;
}

static gboolean
same_co_mediators (const GArray *a, const GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; j < b->len && !found; j++)
        found = g_array_index (a, gint64, i) == g_array_index (b, gint64, j);
      if (!found)
        return FALSE;
    }
  return TRUE;
}

static gboolean
same_people (const PmnActivity *a, const PmnActivity *b)
{
  if (a->anonymous != b->anonymous || a->tallies->len != b->tallies->len
      || a->participations->len != b->participations->len)
    return FALSE;
  for (guint i = 0; i < a->tallies->len; i++)
    {
      const PmnTally *tally = &g_array_index (a->tallies, PmnTally, i);

      if (pmn_activity_get_tally (b, tally->dimension, tally->code) != tally->n)
        return FALSE;
    }
  for (guint i = 0; i < a->participations->len; i++)
    if (!pmn_participation_equal_content (g_ptr_array_index (a->participations, i),
                                          g_ptr_array_index (b->participations, i)))
      return FALSE;
  return TRUE;
}

static gboolean
same_place (const PmnActivity *a, const PmnActivity *b)
{
  return a->place_kind == b->place_kind && a->place_id == b->place_id
         && strcmp (a->insee, b->insee) == 0 && g_strcmp0 (a->commune, b->commune) == 0
         && strcmp (a->postcode, b->postcode) == 0;
}

guint
pmn_activity_count_people (const PmnActivity *self, PmnDimension dimension, const char *code)
{
  guint n;

  g_return_val_if_fail (self != NULL && code != NULL, 0);

  n = pmn_activity_get_tally (self, (int) dimension, code);
  for (guint i = 0; i < self->participations->len; i++)
    {
      const PmnParticipation *person = g_ptr_array_index (self->participations, i);
      const char *of_person = dimension == PMN_DIMENSION_GENDER ? person->gender
                              : dimension == PMN_DIMENSION_AGE  ? person->age
                                                                : person->status;

      n += g_strcmp0 (of_person, code) == 0;
    }
  return n;
}

static gboolean
same_margin (const PmnActivity *a, const PmnActivity *b, PmnDimension dimension)
{
  gsize n_terms;
  const PmnTerm *terms = pmn_nomenclature_terms (dimension, &n_terms);

  for (gsize i = 0; i < n_terms; i++)
    if (pmn_activity_count_people (a, dimension, terms[i].code)
        != pmn_activity_count_people (b, dimension, terms[i].code))
      return FALSE;
  return TRUE;
}

static gboolean
same_origin (const PmnActivity *a, const PmnActivity *b)
{
  return a->source == b->source && g_strcmp0 (a->source_stamp, b->source_stamp) == 0
         && g_strcmp0 (a->original, b->original) == 0
         && g_strcmp0 (a->group_uuid, b->group_uuid) == 0;
}

static gboolean
same_field (const PmnActivity *a, const PmnActivity *b, PmnActivityField field)
{
  switch (field)
    {
    case PMN_ACTIVITY_FIELD_KIND:
      return a->kind == b->kind && g_strcmp0 (a->local_kind, b->local_kind) == 0;
    case PMN_ACTIVITY_FIELD_DAY:
      return a->day == b->day;
    case PMN_ACTIVITY_FIELD_MINUTES:
      return a->minutes == b->minutes;
    case PMN_ACTIVITY_FIELD_PLACE:
      return same_place (a, b);
    case PMN_ACTIVITY_FIELD_MEDIATOR:
      return a->mediator_id == b->mediator_id;
    case PMN_ACTIVITY_FIELD_CO_MEDIATORS:
      return same_co_mediators (a->co_mediators, b->co_mediators);
    case PMN_ACTIVITY_FIELD_TITLE:
      return g_strcmp0 (a->title, b->title) == 0;
    case PMN_ACTIVITY_FIELD_THEMES:
      return same_codes (a->themes, b->themes);
    case PMN_ACTIVITY_FIELD_PROCEDURE:
      return g_strcmp0 (a->procedure, b->procedure) == 0;
    case PMN_ACTIVITY_FIELD_MATERIALS:
      return same_codes (a->materials, b->materials);
    case PMN_ACTIVITY_FIELD_LEVEL:
      return g_strcmp0 (a->level, b->level) == 0;
    case PMN_ACTIVITY_FIELD_AUTONOMY:
      return g_strcmp0 (a->autonomy, b->autonomy) == 0;
    case PMN_ACTIVITY_FIELD_REFERRAL:
      return a->oriented == b->oriented && g_strcmp0 (a->referral, b->referral) == 0
             && g_strcmp0 (a->referral_body, b->referral_body) == 0;
    case PMN_ACTIVITY_FIELD_TAGS:
      return same_codes (a->tags, b->tags);
    case PMN_ACTIVITY_FIELD_PEOPLE:
      return same_people (a, b);
    case PMN_ACTIVITY_FIELD_GENDERS:
      return same_margin (a, b, PMN_DIMENSION_GENDER);
    case PMN_ACTIVITY_FIELD_AGES:
      return same_margin (a, b, PMN_DIMENSION_AGE);
    case PMN_ACTIVITY_FIELD_STATUSES:
      return same_margin (a, b, PMN_DIMENSION_STATUS);
    case PMN_ACTIVITY_FIELD_NOTES:
      return g_strcmp0 (a->notes, b->notes) == 0;
    case PMN_ACTIVITY_FIELD_INCOMPLETE:
      return !a->incomplete == !b->incomplete;
    case PMN_ACTIVITY_FIELD_NATIONAL_ID:
      return g_strcmp0 (a->national_id, b->national_id) == 0;
    case PMN_ACTIVITY_FIELD_ORIGIN:
    default:
      return same_origin (a, b);
    }
}

guint
pmn_activity_difference (const PmnActivity *a, const PmnActivity *b)
{
  guint fields = 0;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  for (guint field = 0; field < PMN_N_ACTIVITY_FIELDS; field++)
    if (!same_field (a, b, field))
      fields |= 1u << field;
  return fields;
}

gboolean
pmn_activity_equal_content (const PmnActivity *a, const PmnActivity *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  for (guint field = 0; field < PMN_N_ACTIVITY_FIELDS; field++)
    /* The margins are a part of the people. */
    if (field != PMN_ACTIVITY_FIELD_GENDERS && field != PMN_ACTIVITY_FIELD_AGES
        && field != PMN_ACTIVITY_FIELD_STATUSES && !same_field (a, b, field))
      return FALSE;
  return TRUE;
}
