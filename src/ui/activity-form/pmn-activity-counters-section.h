/* pmn-activity-counters-section.h: the anonymous participants of a workshop, counted
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "activity-form/pmn-activity-section.h"

G_BEGIN_DECLS

#define PMN_TYPE_ACTIVITY_COUNTERS_SECTION (pmn_activity_counters_section_get_type ())
G_DECLARE_FINAL_TYPE (PmnActivityCountersSection, pmn_activity_counters_section, PMN,
                      ACTIVITY_COUNTERS_SECTION, PmnActivitySection)

/** pmn_activity_counters_section_get_n: Returns: how many people are counted. */
guint pmn_activity_counters_section_get_n (PmnActivityCountersSection *self);
/** pmn_activity_counters_section_add_person: counts one more. */
void pmn_activity_counters_section_add_person (PmnActivityCountersSection *self,
                                               const PmnParticipation *person);
/** pmn_activity_counters_section_get_total: Returns: (transfer none): the field of the total. */
GtkWidget *pmn_activity_counters_section_get_total (PmnActivityCountersSection *self);

G_END_DECLS
