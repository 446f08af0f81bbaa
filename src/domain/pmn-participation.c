/* pmn-participation.c: one person in one activity
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-participation.h"

#include <string.h>

PmnParticipation *
pmn_participation_new (void)
{
  PmnParticipation *self = g_new0 (PmnParticipation, 1);
  const char *unknown = g_intern_static_string ("non_communique");

  self->gender = unknown;
  self->age = unknown;
  self->status = unknown;
  return self;
}

PmnParticipation *
pmn_participation_copy (const PmnParticipation *self)
{
  PmnParticipation *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->commune = g_strdup (self->commune);
  return copy;
}

void
pmn_participation_free (PmnParticipation *self)
{
  if (self == NULL)
    return;
  g_free (self->commune);
  g_free (self);
}

gboolean
pmn_participation_equal_content (const PmnParticipation *a, const PmnParticipation *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->position == b->position && a->beneficiary_id == b->beneficiary_id
         && g_strcmp0 (a->gender, b->gender) == 0 && g_strcmp0 (a->age, b->age) == 0
         && g_strcmp0 (a->status, b->status) == 0 && strcmp (a->insee, b->insee) == 0
         && g_strcmp0 (a->commune, b->commune) == 0 && strcmp (a->postcode, b->postcode) == 0
         && !a->already_supported == !b->already_supported;
}
