/* pmn-activity-people-section.h: the people of an activity who have a line of their own
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "activity-form/pmn-activity-section.h"

G_BEGIN_DECLS

#define PMN_TYPE_ACTIVITY_PEOPLE_SECTION (pmn_activity_people_section_get_type ())
G_DECLARE_FINAL_TYPE (PmnActivityPeopleSection, pmn_activity_people_section, PMN,
                      ACTIVITY_PEOPLE_SECTION, PmnActivitySection)

/*
 * Followed people, by search or new; for an individual session with several people, the anonymous
 * ones too. Property: "state" (string), see pmn-form-state.h: for drafts, without any name.
 * Signal: "first-of-several" (): another anonymous person is wanted beside the one of the form.
 */

/** pmn_activity_people_section_get_n: Returns: how many people have a line. */
guint pmn_activity_people_section_get_n (PmnActivityPeopleSection *self);
/** pmn_activity_people_section_add: somebody anonymous. */
void pmn_activity_people_section_add (PmnActivityPeopleSection *self,
                                      const PmnParticipation *person);
/** pmn_activity_people_section_take_anonymous: takes the anonymous lines away. Returns: (transfer full) (element-type PmnParticipation): who they were. */
GPtrArray *pmn_activity_people_section_take_anonymous (PmnActivityPeopleSection *self);
/** pmn_activity_people_section_set_timed: whether each person has a duration; @minutes is proposed to those who have none. */
void pmn_activity_people_section_set_timed (PmnActivityPeopleSection *self, gboolean timed,
                                            int minutes);
/** pmn_activity_people_section_dup_minutes: Returns: (transfer full) (element-type int): the duration of each person. */
GArray *pmn_activity_people_section_dup_minutes (PmnActivityPeopleSection *self);
/** pmn_activity_people_section_set_day: the date of the activity, for the brackets of age. */
void pmn_activity_people_section_set_day (PmnActivityPeopleSection *self, PmnDay day);
/** pmn_activity_people_section_get_finder: Returns: (transfer none): the search field. */
GtkWidget *pmn_activity_people_section_get_finder (PmnActivityPeopleSection *self);

G_END_DECLS
