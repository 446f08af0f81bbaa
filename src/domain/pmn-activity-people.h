/* pmn-activity-people.h: the people of an activity moved between its two ways of counting them
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Somebody known by name, or imported, is a participation; anonymous people are counts by
 * dimension. A form describes each person in a line of its own first: these functions turn such
 * lines into what is stored.
 */
#pragma once

#include "pmn-activity.h"

G_BEGIN_DECLS

/**
 * pmn_activity_describe_person:
 *
 * Returns: (transfer full): the one anonymous person that the counts of @self describe; what they do
 * not say is "non_communique"
 */
PmnParticipation *pmn_activity_describe_person (const PmnActivity *self);

/**
 * pmn_activity_settle_people:
 *
 * Turns the participations that need no line of their own into counts: people without a name,
 * without a commune of residence, and never stored before. Numbers the others from 1.
 */
void pmn_activity_settle_people (PmnActivity *self);

/**
 * pmn_activity_to_workshop:
 *
 * Makes an individual session or a one-off request with several people a workshop: one duration for
 * all; what only an individual session has is taken away.
 */
void pmn_activity_to_workshop (PmnActivity *self);

/**
 * pmn_activity_can_spread_people:
 *
 * Returns: whether the counts of @self say what each of its anonymous people is: who is who is known as
 * long as they differ by one thing at most
 */
gboolean pmn_activity_can_spread_people (const PmnActivity *self);

/**
 * pmn_activity_spread_people:
 *
 * Makes one participation of each person who is only counted: what the margins say goes to the first ones, the rest is
 * not communicated. The contrary of pmn_activity_settle_people(), for people who can be told apart.
 */
void pmn_activity_spread_people (PmnActivity *self);

/**
 * pmn_activity_to_sessions:
 * @self: an individual session or a one-off request, one participation for each person, not settled
 * @minutes: (array): the duration of each, as many as there are participations
 * @group_uuid: what links them
 *
 * Returns: (transfer full) (element-type PmnActivity): one activity for each person, settled, all
 * with @group_uuid; the first one is @self itself as far as its identity goes, the others are new
 */
GPtrArray *pmn_activity_to_sessions (const PmnActivity *self, const int *minutes,
                                     const char *group_uuid);

/**
 * pmn_activity_duplicate:
 * @self: any activity
 * @day: the date of the copy
 *
 * Returns: (transfer full): a new activity like @self: without identity, reference, national id,
 * source, group, notes nor "to complete later"; followed people stay, with @self's values
 */
PmnActivity *pmn_activity_duplicate (const PmnActivity *self, PmnDay day);

/**
 * pmn_activity_strip_people:
 *
 * Takes everybody away: what a template keeps of an activity holds nobody, nor notes.
 */
void pmn_activity_strip_people (PmnActivity *self);

G_END_DECLS
