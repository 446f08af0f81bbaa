/* pmn-activity-difference.h: in which fields two states of an activity differ
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-activity.h"
#include "pmn-nomenclature.h"

G_BEGIN_DECLS

/**
 * PmnActivityField:
 * @PMN_ACTIVITY_FIELD_KIND: with the kind of an internal activity
 * @PMN_ACTIVITY_FIELD_PLACE: kind of place, place and commune
 * @PMN_ACTIVITY_FIELD_REFERRAL: whether, where to, and the body's name
 * @PMN_ACTIVITY_FIELD_PEOPLE: anything about the people, the three margins after it included
 * @PMN_ACTIVITY_FIELD_ORIGIN: source, its stamp, original values, group
 *
 * What people tell apart in a form, in the order in which it is shown. Not stored.
 */
typedef enum
{
  PMN_ACTIVITY_FIELD_KIND,
  PMN_ACTIVITY_FIELD_DAY,
  PMN_ACTIVITY_FIELD_MINUTES,
  PMN_ACTIVITY_FIELD_PLACE,
  PMN_ACTIVITY_FIELD_MEDIATOR,
  PMN_ACTIVITY_FIELD_CO_MEDIATORS,
  PMN_ACTIVITY_FIELD_TITLE,
  PMN_ACTIVITY_FIELD_THEMES,
  PMN_ACTIVITY_FIELD_PROCEDURE,
  PMN_ACTIVITY_FIELD_MATERIALS,
  PMN_ACTIVITY_FIELD_LEVEL,
  PMN_ACTIVITY_FIELD_AUTONOMY,
  PMN_ACTIVITY_FIELD_REFERRAL,
  PMN_ACTIVITY_FIELD_TAGS,
  PMN_ACTIVITY_FIELD_PEOPLE,
  PMN_ACTIVITY_FIELD_GENDERS,
  PMN_ACTIVITY_FIELD_AGES,
  PMN_ACTIVITY_FIELD_STATUSES,
  PMN_ACTIVITY_FIELD_NOTES,
  PMN_ACTIVITY_FIELD_INCOMPLETE,
  PMN_ACTIVITY_FIELD_NATIONAL_ID,
  PMN_ACTIVITY_FIELD_ORIGIN,
} PmnActivityField;

#define PMN_N_ACTIVITY_FIELDS 22

/**
 * pmn_activity_difference:
 *
 * Returns: the fields that differ, bit 1 << #PmnActivityField for each; 0 when there is none. The
 *   record and the local reference do not count; order of codes neither.
 */
guint pmn_activity_difference (const PmnActivity *a, const PmnActivity *b);
/**
 * pmn_activity_count_people:
 * @dimension: %PMN_DIMENSION_GENDER, _AGE or _STATUS
 *
 * Returns: people with this code, anonymous and followed
 */
guint pmn_activity_count_people (const PmnActivity *self, PmnDimension dimension, const char *code);

G_END_DECLS
