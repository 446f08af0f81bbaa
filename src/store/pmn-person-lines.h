/* pmn-person-lines.h: the lines that a followed person has in the activities
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the store. Every activity that changes is a change of the step; trashed and undone
 * activities are changed as well, so that they come back right.
 */
#pragma once

#include "pmn-edit.h"

G_BEGIN_DECLS

/** pmn_person_lines_move: what @from_id took part in was @to_id. */
gboolean pmn_person_lines_move (PmnEdit *edit, gint64 from_id, gint64 to_id, GError **error);

/**
 * pmn_person_lines_correct_age:
 * @old_year, @new_year: years of birth, 0 = not known; equal ones change nothing
 *
 * Brackets at the date of each activity. Without a year any more, only what came from the old one is
 * taken away.
 */
gboolean pmn_person_lines_correct_age (PmnEdit *edit, gint64 person_id, gint old_year,
                                       gint new_year, GError **error);

G_END_DECLS
