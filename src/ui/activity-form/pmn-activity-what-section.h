/* pmn-activity-what-section.h: what was done, when, how long, where and by whom
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "activity-form/pmn-activity-section.h"

G_BEGIN_DECLS

#define PMN_TYPE_ACTIVITY_WHAT_SECTION (pmn_activity_what_section_get_type ())
G_DECLARE_FINAL_TYPE (PmnActivityWhatSection, pmn_activity_what_section, PMN, ACTIVITY_WHAT_SECTION,
                      PmnActivitySection)

/** pmn_activity_what_section_get_minutes: Returns: the duration, 0 when empty, -1 when it is not one. */
int pmn_activity_what_section_get_minutes (PmnActivityWhatSection *self);
/** pmn_activity_what_section_get_day: Returns: the date, %PMN_DAY_NONE when there is none. */
PmnDay pmn_activity_what_section_get_day (PmnActivityWhatSection *self);
/** pmn_activity_what_section_set_minutes: proposes a duration. */
void pmn_activity_what_section_set_minutes (PmnActivityWhatSection *self, int minutes);
/** pmn_activity_what_section_get_field: @name: "day", "minutes", "place" or "local-kind". Returns: (transfer none): its row. */
GtkWidget *pmn_activity_what_section_get_field (PmnActivityWhatSection *self, const char *name);

G_END_DECLS
