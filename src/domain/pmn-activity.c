/* pmn-activity.c: one activity of the journal
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activity.h"

#include <string.h>

#include "pmn-nomenclature.h"

PmnActivity *
pmn_activity_new (void)
{
  PmnActivity *self = g_new0 (PmnActivity, 1);

  self->kind = PMN_ACTIVITY_INDIVIDUAL;
  self->day = PMN_DAY_NONE;
  self->oriented = PMN_UNKNOWN;
  self->co_mediators = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->themes = g_ptr_array_new ();
  self->materials = g_ptr_array_new ();
  self->tags = g_ptr_array_new ();
  self->tallies = g_array_new (FALSE, FALSE, sizeof (PmnTally));
  self->participations = g_ptr_array_new_with_free_func ((GDestroyNotify) pmn_participation_free);
  return self;
}

static gpointer
copy_participation (gconstpointer participation, gpointer unused)
{
  return pmn_participation_copy (participation);
}

PmnActivity *
pmn_activity_copy (const PmnActivity *self)
{
  PmnActivity *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->co_mediators = g_array_copy (self->co_mediators);
  copy->themes = g_ptr_array_copy (self->themes, NULL, NULL);
  copy->materials = g_ptr_array_copy (self->materials, NULL, NULL);
  copy->tags = g_ptr_array_copy (self->tags, NULL, NULL);
  copy->tallies = g_array_copy (self->tallies);
  copy->participations = g_ptr_array_copy (self->participations,
                                           (GCopyFunc) (void (*) (void)) copy_participation, NULL);
  copy->commune = g_strdup (self->commune);
  copy->title = g_strdup (self->title);
  copy->referral_body = g_strdup (self->referral_body);
  copy->procedure = g_strdup (self->procedure);
  copy->notes = g_strdup (self->notes);
  copy->local_ref = g_strdup (self->local_ref);
  copy->national_id = g_strdup (self->national_id);
  copy->source_stamp = g_strdup (self->source_stamp);
  copy->original = g_strdup (self->original);
  copy->group_uuid = g_strdup (self->group_uuid);
  return copy;
}

void
pmn_activity_free (PmnActivity *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->co_mediators);
  g_ptr_array_unref (self->themes);
  g_ptr_array_unref (self->materials);
  g_ptr_array_unref (self->tags);
  g_array_unref (self->tallies);
  g_ptr_array_unref (self->participations);
  g_free (self->commune);
  g_free (self->title);
  g_free (self->referral_body);
  g_free (self->procedure);
  g_free (self->notes);
  g_free (self->local_ref);
  g_free (self->national_id);
  g_free (self->source_stamp);
  g_free (self->original);
  g_free (self->group_uuid);
  g_free (self);
}

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

gboolean
pmn_activity_equal_content (const PmnActivity *a, const PmnActivity *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->kind == b->kind && g_strcmp0 (a->local_kind, b->local_kind) == 0 && a->day == b->day
         && a->minutes == b->minutes && a->mediator_id == b->mediator_id
         && same_co_mediators (a->co_mediators, b->co_mediators) && same_place (a, b)
         && g_strcmp0 (a->title, b->title) == 0 && g_strcmp0 (a->level, b->level) == 0
         && g_strcmp0 (a->autonomy, b->autonomy) == 0 && a->oriented == b->oriented
         && g_strcmp0 (a->referral, b->referral) == 0
         && g_strcmp0 (a->referral_body, b->referral_body) == 0
         && g_strcmp0 (a->procedure, b->procedure) == 0 && same_codes (a->themes, b->themes)
         && same_codes (a->materials, b->materials) && same_codes (a->tags, b->tags)
         && g_strcmp0 (a->notes, b->notes) == 0 && same_people (a, b)
         && g_strcmp0 (a->national_id, b->national_id) == 0 && a->source == b->source
         && g_strcmp0 (a->source_stamp, b->source_stamp) == 0
         && g_strcmp0 (a->original, b->original) == 0
         && g_strcmp0 (a->group_uuid, b->group_uuid) == 0 && !a->incomplete == !b->incomplete;
}

guint
pmn_activity_get_people (const PmnActivity *self)
{
  g_return_val_if_fail (self != NULL, 0);

  if (self->kind == PMN_ACTIVITY_LOCAL)
    return 0;
  return self->anonymous + self->participations->len;
}

static void
add_code (GPtrArray *codes, const char *code)
{
  const char *interned = g_intern_string (code);

  if (!g_ptr_array_find (codes, interned, NULL))
    g_ptr_array_add (codes, (gpointer) interned);
}

void
pmn_activity_add_theme (PmnActivity *self, const char *code)
{
  g_return_if_fail (self != NULL && code != NULL);
  add_code (self->themes, code);
}

void
pmn_activity_add_material (PmnActivity *self, const char *code)
{
  g_return_if_fail (self != NULL && code != NULL);
  add_code (self->materials, code);
}

void
pmn_activity_add_tag (PmnActivity *self, const char *name)
{
  g_return_if_fail (self != NULL && name != NULL);
  add_code (self->tags, name);
}

static gint
find_tally (const PmnActivity *self, int dimension, const char *code)
{
  for (guint i = 0; i < self->tallies->len; i++)
    {
      const PmnTally *tally = &g_array_index (self->tallies, PmnTally, i);

      if (tally->dimension == dimension && g_strcmp0 (tally->code, code) == 0)
        return (gint) i;
    }
  return -1;
}

void
pmn_activity_set_tally (PmnActivity *self, int dimension, const char *code, guint n)
{
  gint index;

  g_return_if_fail (self != NULL && code != NULL);

  index = find_tally (self, dimension, code);
  if (index >= 0 && n == 0)
    g_array_remove_index (self->tallies, (guint) index);
  else if (index >= 0)
    g_array_index (self->tallies, PmnTally, index).n = n;
  else if (n > 0)
    {
      PmnTally tally = { .dimension = dimension, .code = g_intern_string (code), .n = n };

      g_array_append_val (self->tallies, tally);
    }
}

guint
pmn_activity_get_tally (const PmnActivity *self, int dimension, const char *code)
{
  gint index;

  g_return_val_if_fail (self != NULL, 0);

  index = find_tally (self, dimension, code);
  return index < 0 ? 0 : g_array_index (self->tallies, PmnTally, index).n;
}

guint
pmn_activity_sum_tallies (const PmnActivity *self, int dimension)
{
  guint64 sum = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->tallies->len; i++)
    {
      const PmnTally *tally = &g_array_index (self->tallies, PmnTally, i);

      if (tally->dimension == dimension)
        sum += tally->n;
    }
  return (guint) MIN (sum, G_MAXUINT);
}

void
pmn_activity_complete_margins (PmnActivity *self)
{
  static const int families[] = { PMN_DIMENSION_GENDER, PMN_DIMENSION_AGE, PMN_DIMENSION_STATUS };

  g_return_if_fail (self != NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (families); i++)
    {
      guint sum = pmn_activity_sum_tallies (self, families[i]);

      if (sum < self->anonymous)
        pmn_activity_set_tally (self, families[i], "non_communique",
                                pmn_activity_get_tally (self, families[i], "non_communique")
                                    + self->anonymous - sum);
    }
}
