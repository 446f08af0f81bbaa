/* pmn-absence.c: when a person of the team is away
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-absence.h"

#include <glib/gi18n-lib.h>

#include "pmn-vocabulary.h"

PmnAbsence *
pmn_absence_new (void)
{
  PmnAbsence *self = g_new0 (PmnAbsence, 1);

  self->from = PMN_DAY_NONE;
  self->to = PMN_DAY_NONE;
  return self;
}

PmnAbsence *
pmn_absence_copy (const PmnAbsence *self)
{
  PmnAbsence *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->notes = g_strdup (self->notes);
  return copy;
}

void
pmn_absence_free (PmnAbsence *self)
{
  if (self == NULL)
    return;
  g_free (self->notes);
  g_free (self);
}

void
pmn_absence_validate (const PmnAbsence *self, PmnValidation *into)
{
  g_return_if_fail (self != NULL && into != NULL);

  if (self->mediator_id == 0)
    pmn_validation_add (into, PMN_ISSUE_ERROR, "mediator_id", "%s", _ ("Say who is away."));
  if (self->from == PMN_DAY_NONE)
    pmn_validation_add (into, PMN_ISSUE_ERROR, "from", "%s", _ ("Enter the first day."));
  if (self->to == PMN_DAY_NONE)
    pmn_validation_add (into, PMN_ISSUE_ERROR, "to", "%s", _ ("Enter the last day."));
  else if (self->from != PMN_DAY_NONE && self->to < self->from)
    pmn_validation_add (into, PMN_ISSUE_ERROR, "to", "%s",
                        _ ("The last day comes before the first day."));
  else if (self->part != PMN_DAY_PART_FULL && self->from != self->to)
    pmn_validation_add (into, PMN_ISSUE_ERROR, "part", "%s",
                        _ ("Half a day begins and ends on the same day."));
  if (pmn_vocabulary_by_code (PMN_VOCABULARY_ABSENCE_REASON, self->reason) == NULL)
    pmn_validation_add (into, PMN_ISSUE_ERROR, "reason", "%s", _ ("Choose a reason."));
  pmn_validation_check_text (into, "notes", self->notes, PMN_MAX_NOTES);
}
