/* pmn-absence.h: when a person of the team is away
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-date.h"
#include "pmn-record.h"
#include "pmn-validation.h"

G_BEGIN_DECLS

/**
 * PmnDayPart: which part of the first and last day an absence takes.
 * Values are stored: never renumber.
 */
typedef enum
{
  PMN_DAY_PART_FULL = 0,
  PMN_DAY_PART_MORNING = 1,
  PMN_DAY_PART_AFTERNOON = 2,
} PmnDayPart;

/**
 * PmnAbsence:
 * @mediator_id: whose
 * @from, @to: inclusive
 * @part: FULL, or a half day (then @from = @to)
 * @reason: interned code: leave, sick, training, parental, other…
 * @notes: (nullable): free text, never a medical detail
 */
typedef struct
{
  PmnRecord record;
  gint64 mediator_id;
  PmnDay from;
  PmnDay to;
  PmnDayPart part;
  const char *reason;
  char *notes;
} PmnAbsence;

/** pmn_absence_new: Returns: (transfer full): an absence without dates. */
PmnAbsence *pmn_absence_new (void);
/** pmn_absence_copy: Returns: (transfer full): a copy. */
PmnAbsence *pmn_absence_copy (const PmnAbsence *self);
/** pmn_absence_free: @self: (nullable) (transfer full): an absence. */
void pmn_absence_free (PmnAbsence *self);
/** pmn_absence_validate: order of dates, a half day lasts one day, a known reason. */
void pmn_absence_validate (const PmnAbsence *self, PmnValidation *into);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnAbsence, pmn_absence_free)

G_END_DECLS
