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
pmn_activity_add_theme_whole (PmnActivity *self, const char *code)
{
  const PmnTerm *term;

  g_return_if_fail (self != NULL && code != NULL);

  term = pmn_nomenclature_by_code (PMN_DIMENSION_THEME, code);
  if (term != NULL && term->administrative)
    pmn_activity_add_theme (self, PMN_THEME_ADMINISTRATIVE);
  pmn_activity_add_theme (self, code);
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
