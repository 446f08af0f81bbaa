/* pmn-participation-match.c: the people of a newer version of an activity, laid on those of the older one
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-participation-match.h"

#include <string.h>

static gboolean
same_description (const PmnParticipation *a, const PmnParticipation *b)
{
  return g_strcmp0 (a->gender, b->gender) == 0 && g_strcmp0 (a->age, b->age) == 0
         && g_strcmp0 (a->status, b->status) == 0 && strcmp (a->insee, b->insee) == 0;
}

/* Thousands may have come. */
typedef struct
{
  const GPtrArray *incoming;
  const GPtrArray *stored;
  gboolean *settled; /* of incoming ones */
  gboolean *taken;   /* of stored ones */
  GHashTable *alike; /* key → GQueue of positions of stored ones, in order */
} Laying;

static char *
description_key (const PmnParticipation *person, gboolean named)
{
  return g_strdup_printf ("%c|%s|%s|%s|%s", named ? 'n' : 'a', person->gender, person->age,
                          person->status, person->insee);
}

static char *
person_key (const PmnParticipation *person)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, person->beneficiary_id);
}

/* @key: (transfer full) */
static void
remember_position (Laying *self, char *key, guint j)
{
  GQueue *positions = g_hash_table_lookup (self->alike, key);

  if (positions == NULL)
    {
      positions = g_queue_new ();
      g_hash_table_insert (self->alike, key, positions);
    }
  else
    g_free (key);
  g_queue_push_tail (positions, GUINT_TO_POINTER (j));
}

/* The first stored one of this key that nobody took, G_MAXUINT when there is none. @key: (transfer full) */
static guint
first_alike (Laying *self, char *key)
{
  GQueue *positions = g_hash_table_lookup (self->alike, key);

  g_free (key);
  while (positions != NULL && !g_queue_is_empty (positions)
         && self->taken[GPOINTER_TO_UINT (g_queue_peek_head (positions))])
    g_queue_pop_head (positions);
  return positions == NULL || g_queue_is_empty (positions)
             ? G_MAXUINT
             : GPOINTER_TO_UINT (g_queue_peek_head (positions));
}

static void
lay (Laying *self, guint i, guint j)
{
  PmnParticipation *person = g_ptr_array_index (self->incoming, i);
  const PmnParticipation *known;

  if (j >= self->stored->len || self->settled[i] || self->taken[j])
    return;
  known = g_ptr_array_index (self->stored, j);
  self->settled[i] = self->taken[j] = TRUE;
  g_strlcpy (person->uuid, known->uuid, sizeof person->uuid);
  person->already_supported = known->already_supported;
  if (person->beneficiary_id == 0)
    person->beneficiary_id = known->beneficiary_id;
}

/* Whether both have a name, which alone says who they are. */
static gboolean
both_named (const Laying *self, guint i, guint j)
{
  return ((const PmnParticipation *) g_ptr_array_index (self->incoming, i))->beneficiary_id != 0
         && ((const PmnParticipation *) g_ptr_array_index (self->stored, j))->beneficiary_id != 0;
}

/* Surest first: the same name, the same description on the same row, on another row, the same row. */
static void
lay_all (Laying *self)
{
  guint n = self->incoming->len;
  guint n_both = MIN (n, self->stored->len);

  for (guint i = 0; i < n; i++)
    {
      const PmnParticipation *person = g_ptr_array_index (self->incoming, i);

      if (person->beneficiary_id != 0)
        lay (self, i, first_alike (self, person_key (person)));
    }
  for (guint i = 0; i < n_both; i++)
    if (!both_named (self, i, i)
        && same_description (g_ptr_array_index (self->incoming, i),
                             g_ptr_array_index (self->stored, i)))
      lay (self, i, i);
  for (guint i = 0; i < n; i++)
    {
      const PmnParticipation *person = g_ptr_array_index (self->incoming, i);
      guint anonymous, named;

      if (self->settled[i])
        continue;
      anonymous = first_alike (self, description_key (person, FALSE));
      named = person->beneficiary_id != 0 ? G_MAXUINT
                                          : first_alike (self, description_key (person, TRUE));
      lay (self, i, MIN (anonymous, named));
    }
  for (guint i = 0; i < n_both && n == self->stored->len; i++)
    if (!both_named (self, i, i))
      lay (self, i, i);
}

void
pmn_participation_match (const GPtrArray *incoming, const GPtrArray *stored)
{
  g_autofree gboolean *settled = NULL;
  g_autofree gboolean *taken = NULL;
  g_autoptr (GHashTable) alike = NULL;
  Laying self;

  g_return_if_fail (incoming != NULL && stored != NULL);

  settled = g_new0 (gboolean, incoming->len + 1);
  taken = g_new0 (gboolean, stored->len + 1);
  alike = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_queue_free);
  self = (Laying) { incoming, stored, settled, taken, alike };
  for (guint j = 0; j < stored->len; j++)
    {
      const PmnParticipation *known = g_ptr_array_index (stored, j);

      if (known->beneficiary_id != 0)
        remember_position (&self, person_key (known), j);
      remember_position (&self, description_key (known, known->beneficiary_id != 0), j);
    }
  lay_all (&self);
}
