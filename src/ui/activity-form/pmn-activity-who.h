/* pmn-activity-who.h: the four sections about the people of an activity, together
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "activity-form/pmn-activity-counters-section.h"
#include "activity-form/pmn-activity-people-section.h"
#include "activity-form/pmn-activity-person-section.h"
#include "activity-form/pmn-activity-several-section.h"

G_BEGIN_DECLS

/**
 * PmnActivityWho:
 * @person: the one anonymous person of a session
 * @counters: the anonymous participants of a workshop
 * @people: people with a line of their own
 * @several: what several people of a session are
 * @kind: of the activity
 *
 * The form of an activity owns the widgets; this is how they work together.
 */
typedef struct
{
  PmnActivityPersonSection *person;
  PmnActivityCountersSection *counters;
  PmnActivityPeopleSection *people;
  PmnActivitySeveralSection *several;
  PmnActivityKind kind;
  gboolean updating;
} PmnActivityWho;

/** pmn_activity_who_set_kind: before an update: the question of several people is asked anew. */
void pmn_activity_who_set_kind (PmnActivityWho *self, PmnActivityKind kind);
/** pmn_activity_who_update: shows what goes with the people there are. @minutes: duration of the activity. */
void pmn_activity_who_update (PmnActivityWho *self, PmnDay day, int minutes);
/** pmn_activity_who_move_person: the one person becomes the first line of several. */
void pmn_activity_who_move_person (PmnActivityWho *self);
/** pmn_activity_who_count_people: anonymous people described one by one are counted: the activity becomes a workshop. */
void pmn_activity_who_count_people (PmnActivityWho *self);
/** pmn_activity_who_show_person: the person of a session in its fields. */
void pmn_activity_who_show_person (PmnActivityWho *self, const PmnActivity *activity);
/** pmn_activity_who_read: after the sections: adds the one person, and turns lines into what is stored. */
void pmn_activity_who_read (PmnActivityWho *self, PmnActivity *activity, PmnValidation *issues);
/** pmn_activity_who_split: Returns: (transfer full) (nullable): one activity for each person when that was answered. */
GPtrArray *pmn_activity_who_split (PmnActivityWho *self, const PmnActivity *activity);
/** pmn_activity_who_validate: the rules of the domain, for each session when there are several. */
void pmn_activity_who_validate (PmnActivityWho *self, const PmnActivity *activity, PmnDay today,
                                PmnValidation *issues);
/** pmn_activity_who_get_answer: Returns: (transfer none) (nullable): "workshop" or "sessions"; %NULL when not asked. */
const char *pmn_activity_who_get_answer (PmnActivityWho *self);
/**
 * pmn_activity_who_dup_note: Returns: (transfer full) (nullable): what the kind makes of the people given that
 * whoever changed it may not expect: a workshop of one, people who are set aside.
 */
char *pmn_activity_who_dup_note (PmnActivityWho *self);
/** pmn_activity_who_get_first_field: Returns: (transfer none): where one begins to say who was there. */
GtkWidget *pmn_activity_who_get_first_field (PmnActivityWho *self);

G_END_DECLS
