/* pmn-rollup-facts.c: what one activity contributes to the figures
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-rollup.h"

#include "pmn-nomenclature.h"
#include "pmn-place-kind.h"
#include "pmn-term-store.h"

void
pmn_rollup_facts_init (PmnRollupFacts *self)
{
  *self = (PmnRollupFacts) { 0 };
  self->mediators = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->terms = g_array_new (FALSE, FALSE, sizeof (PmnRollupTerm));
  self->beneficiaries = g_array_new (FALSE, FALSE, sizeof (gint64));
}

void
pmn_rollup_facts_clear (PmnRollupFacts *self)
{
  g_clear_pointer (&self->mediators, g_array_unref);
  g_clear_pointer (&self->terms, g_array_unref);
  g_clear_pointer (&self->beneficiaries, g_array_unref);
}

void
pmn_rollup_facts_begin (PmnRollupFacts *self, PmnDay day, int kind, gint64 place_id, gint64 minutes,
                        gint64 people)
{
  self->counts = TRUE;
  self->month = pmn_day_month (day);
  self->kind = kind;
  self->place_id = place_id != 0 ? place_id : PMN_ROLLUP_NO_PLACE;
  self->minutes = minutes;
  self->people = people;
  g_array_set_size (self->mediators, 0);
  g_array_set_size (self->terms, 0);
  g_array_set_size (self->beneficiaries, 0);
}

void
pmn_rollup_facts_add_mediator (PmnRollupFacts *self, gint64 mediator_id)
{
  for (guint i = 0; i < self->mediators->len; i++)
    if (g_array_index (self->mediators, gint64, i) == mediator_id)
      return;
  g_array_append_val (self->mediators, mediator_id);
}

/* Local activities are outside the national figures: only their number and minutes are kept. */
static gboolean
carries_terms (PmnRollupFacts *self)
{
  return self->kind != PMN_ACTIVITY_LOCAL;
}

void
pmn_rollup_facts_add_term (PmnRollupFacts *self, int term_id)
{
  PmnRollupTerm term = { term_id, 1, self->people };

  if (term_id != 0 && carries_terms (self)
      && pmn_term_store_dimension (term_id) != PMN_DIMENSION_TAG)
    g_array_append_val (self->terms, term);
}

void
pmn_rollup_facts_add_people (PmnRollupFacts *self, int term_id, gint64 n)
{
  PmnRollupTerm term = { term_id, 0, n };

  if (carries_terms (self))
    g_array_append_val (self->terms, term);
}

void
pmn_rollup_facts_add_beneficiary (PmnRollupFacts *self, gint64 beneficiary_id)
{
  if (!carries_terms (self))
    return;
  g_array_append_val (self->beneficiaries, beneficiary_id);
}

static int
shipped_term (PmnDimension dimension, const char *code)
{
  const PmnTerm *term = pmn_nomenclature_by_code (dimension, code);

  g_return_val_if_fail (term != NULL, 0);
  return term->id;
}

int
pmn_rollup_place_kind_term (int place_kind)
{
  const char *code = pmn_place_kind_to_code ((PmnPlaceKind) place_kind);

  return code != NULL ? shipped_term (PMN_DIMENSION_PLACE_KIND, code) : 0;
}

void
pmn_rollup_facts_add_derived (PmnRollupFacts *self, int place_kind)
{
  const char *bucket = pmn_duration_bucket ((int) self->minutes);

  pmn_rollup_facts_add_term (self, shipped_term (PMN_DIMENSION_DURATION, bucket));
  pmn_rollup_facts_add_term (self, pmn_rollup_place_kind_term (place_kind));
  if (self->beneficiaries->len > 0)
    pmn_rollup_facts_add_people (self, shipped_term (PMN_DIMENSION_PERSON, "followed"),
                                 self->beneficiaries->len);
}

static gboolean
add_codes (PmnRollupFacts *self, PmnConnection *connection, int dimension, GPtrArray *codes,
           GError **error)
{
  for (guint i = 0; i < codes->len; i++)
    {
      int id = pmn_term_store_ensure (connection, dimension, g_ptr_array_index (codes, i), error);

      if (id == 0)
        return FALSE;
      pmn_rollup_facts_add_term (self, id);
    }
  return TRUE;
}

static gboolean
add_code (PmnRollupFacts *self, PmnConnection *connection, int dimension, const char *code,
          GError **error)
{
  int id;

  if (code == NULL)
    return TRUE;
  id = pmn_term_store_ensure (connection, dimension, code, error);
  pmn_rollup_facts_add_term (self, id);
  return id != 0;
}

static gboolean
add_person (PmnRollupFacts *self, PmnConnection *connection, int dimension, const char *code,
            guint n, GError **error)
{
  int id = pmn_term_store_ensure (connection, dimension, code, error);

  if (id == 0)
    return FALSE;
  pmn_rollup_facts_add_people (self, id, n);
  return TRUE;
}

static gboolean
add_everybody (PmnRollupFacts *self, PmnConnection *connection, const PmnActivity *activity,
               GError **error)
{
  for (guint i = 0; i < activity->tallies->len; i++)
    {
      const PmnTally *tally = &g_array_index (activity->tallies, PmnTally, i);

      if (tally->n > 0
          && !add_person (self, connection, tally->dimension, tally->code, tally->n, error))
        return FALSE;
    }
  for (guint i = 0; i < activity->participations->len; i++)
    {
      const PmnParticipation *person = g_ptr_array_index (activity->participations, i);

      if (!add_person (self, connection, PMN_DIMENSION_GENDER, person->gender, 1, error)
          || !add_person (self, connection, PMN_DIMENSION_AGE, person->age, 1, error)
          || !add_person (self, connection, PMN_DIMENSION_STATUS, person->status, 1, error)
          || (person->already_supported
              && !add_person (self, connection, PMN_DIMENSION_PERSON, "already_supported", 1,
                              error)))
        return FALSE;
      if (person->beneficiary_id != 0)
        pmn_rollup_facts_add_beneficiary (self, person->beneficiary_id);
    }
  return TRUE;
}

gboolean
pmn_rollup_facts_from_activity (PmnRollupFacts *self, PmnConnection *connection,
                                const PmnActivity *activity, GError **error)
{
  g_return_val_if_fail (self != NULL && connection != NULL && activity != NULL, FALSE);

  self->counts = activity->record.deleted_at == 0 && !activity->incomplete;
  if (!self->counts)
    return TRUE;

  pmn_rollup_facts_begin (self, activity->day, activity->kind, activity->place_id,
                          activity->minutes, pmn_activity_get_people (activity));
  pmn_rollup_facts_add_mediator (self, activity->mediator_id);
  for (guint i = 0; i < activity->co_mediators->len; i++)
    pmn_rollup_facts_add_mediator (self, g_array_index (activity->co_mediators, gint64, i));
  if (!carries_terms (self))
    return TRUE;

  if (!add_codes (self, connection, PMN_DIMENSION_THEME, activity->themes, error)
      || !add_codes (self, connection, PMN_DIMENSION_MATERIAL, activity->materials, error)
      || !add_code (self, connection, PMN_DIMENSION_REFERRAL, activity->referral, error)
      || !add_code (self, connection, PMN_DIMENSION_AUTONOMY, activity->autonomy, error)
      || !add_code (self, connection, PMN_DIMENSION_LEVEL, activity->level, error)
      || !add_everybody (self, connection, activity, error))
    return FALSE;
  pmn_rollup_facts_add_derived (self, activity->place_kind);
  return TRUE;
}
