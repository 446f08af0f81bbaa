/* pmn-activity-person-section.h: the one anonymous person of an individual session or a one-off request
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "activity-form/pmn-activity-section.h"

G_BEGIN_DECLS

#define PMN_TYPE_ACTIVITY_PERSON_SECTION (pmn_activity_person_section_get_type ())
G_DECLARE_FINAL_TYPE (PmnActivityPersonSection, pmn_activity_person_section, PMN,
                      ACTIVITY_PERSON_SECTION, PmnActivitySection)

/* Shown while nobody else is in the list of people. The section reads nothing itself: it gives its person. */

/** pmn_activity_person_section_is_said: Returns: whether anything is said of the person. */
gboolean pmn_activity_person_section_is_said (PmnActivityPersonSection *self);
/** pmn_activity_person_section_read_person: Returns: (transfer full): the person. @issues: (nullable). */
PmnParticipation *pmn_activity_person_section_read_person (PmnActivityPersonSection *self,
                                                           PmnValidation *issues);
/** pmn_activity_person_section_show_person: @person: (nullable): %NULL empties the fields. */
void pmn_activity_person_section_show_person (PmnActivityPersonSection *self,
                                              const PmnParticipation *person);

G_END_DECLS
