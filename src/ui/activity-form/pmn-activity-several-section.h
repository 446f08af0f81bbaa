/* pmn-activity-several-section.h: what becomes of a session with several people: a workshop, or one session each
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "activity-form/pmn-activity-section.h"

G_BEGIN_DECLS

#define PMN_TYPE_ACTIVITY_SEVERAL_SECTION (pmn_activity_several_section_get_type ())
G_DECLARE_FINAL_TYPE (PmnActivitySeveralSection, pmn_activity_several_section, PMN,
                      ACTIVITY_SEVERAL_SECTION, PmnActivitySection)

/* Property: "state" (string): "workshop" or "sessions", see pmn-form-state.h. Signal "changed": the answer did. */

/**
 * pmn_activity_several_section_set_people:
 * @kind: individual or one-off
 * @n: how many people; the question is asked from two on
 * @minutes: the duration of the workshop
 * @sum: that of the sessions together
 */
void pmn_activity_several_section_set_people (PmnActivitySeveralSection *self, PmnActivityKind kind,
                                              guint n, int minutes, int sum);
/** pmn_activity_several_section_wants_workshop: Returns: whether the question is asked and the answer is a workshop. */
gboolean pmn_activity_several_section_wants_workshop (PmnActivitySeveralSection *self);
/** pmn_activity_several_section_wants_sessions: Returns: whether the question is asked and the answer is one session each. */
gboolean pmn_activity_several_section_wants_sessions (PmnActivitySeveralSection *self);

G_END_DECLS
