/* pmn-participation-row.h: one person of an activity, in a line that opens
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "pmn-beneficiary.h"
#include "pmn-participation.h"
#include "pmn-validation.h"

G_BEGIN_DECLS

#define PMN_TYPE_PARTICIPATION_ROW (pmn_participation_row_get_type ())
G_DECLARE_FINAL_TYPE (PmnParticipationRow, pmn_participation_row, PMN, PARTICIPATION_ROW,
                      AdwExpanderRow)

/*
 * Signals: "changed" (); "remove" (): the button that takes the person away.
 */

/** pmn_participation_row_new: @title: name of the person, or "Person 2". */
PmnParticipationRow *pmn_participation_row_new (const char *title);
/** pmn_participation_row_set_participation: shows @person. */
void pmn_participation_row_set_participation (PmnParticipationRow *self,
                                              const PmnParticipation *person);
/**
 * pmn_participation_row_set_beneficiary:
 * @copy_values: put the person's values in the fields; else only the name and the year of birth are
 *   taken, for a participation that has values of its own
 */
void pmn_participation_row_set_beneficiary (PmnParticipationRow *self,
                                            const PmnBeneficiary *beneficiary, PmnDay day,
                                            gboolean copy_values);
/** pmn_participation_row_set_day: the bracket of age follows the date, unless it was changed by hand. */
void pmn_participation_row_set_day (PmnParticipationRow *self, PmnDay day);
/** pmn_participation_row_get_beneficiary: Returns: row id, 0 for somebody anonymous. */
gint64 pmn_participation_row_get_beneficiary (PmnParticipationRow *self);
/** pmn_participation_row_read: Returns: (transfer full): the person. */
PmnParticipation *pmn_participation_row_read (PmnParticipationRow *self, PmnValidation *issues);

/** pmn_participation_row_set_timed: whether the person has a duration of one's own. */
void pmn_participation_row_set_timed (PmnParticipationRow *self, gboolean timed);
/** pmn_participation_row_get_minutes: Returns: that duration, 0 when empty, -1 when it is not one. */
int pmn_participation_row_get_minutes (PmnParticipationRow *self);
/** pmn_participation_row_set_minutes: proposes a duration. */
void pmn_participation_row_set_minutes (PmnParticipationRow *self, int minutes);

/** pmn_participation_row_save: Returns: (transfer full): the row as one line of text, for a draft. */
char *pmn_participation_row_save (PmnParticipationRow *self);
/** pmn_participation_row_load: the contrary. Returns: whether @text is such a line. */
gboolean pmn_participation_row_load (PmnParticipationRow *self, const char *text);

G_END_DECLS
