/* pmn-activity-more-section.h: equipment, autonomy, referral, tags and notes of an activity
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "activity-form/pmn-activity-section.h"

G_BEGIN_DECLS

#define PMN_TYPE_ACTIVITY_MORE_SECTION (pmn_activity_more_section_get_type ())
G_DECLARE_FINAL_TYPE (PmnActivityMoreSection, pmn_activity_more_section, PMN, ACTIVITY_MORE_SECTION,
                      PmnActivitySection)

/** pmn_activity_more_section_add_material: turns an equipment on. */
void pmn_activity_more_section_add_material (PmnActivityMoreSection *self, const char *code);

G_END_DECLS
