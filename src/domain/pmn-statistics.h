/* pmn-statistics.h: the figures of a period
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "pmn-date.h"

G_BEGIN_DECLS

/**
 * PmnTermCount:
 * @dimension: a PmnDimension
 * @code: interned wire code
 * @activities: activities that carry the term
 * @accompaniments: people in them, or with it (ages, genders, statuses)
 */
typedef struct
{
  int dimension;
  const char *code;
  gint64 activities;
  gint64 accompaniments;
} PmnTermCount;

/** PmnMonthCount: @month is yyyymm. */
typedef struct
{
  int month;
  gint64 activities;
  gint64 accompaniments;
  gint64 minutes;
} PmnMonthCount;

/**
 * PmnStatistics:
 * @from, @to: the period, inclusive; %PMN_DAY_NONE = open
 * @activities: individual + workshop + one-off; local ones are apart
 * @kinds: number of activities by PmnActivityKind (index = value)
 * @accompaniments: one person in one activity
 * @participants: people of workshops only
 * @minutes: of the counted activities, local ones apart
 * @minutes_local: of local activities
 * @followed: distinct followed people
 * @anonymous: accompaniments of people who are not followed
 * @months: (element-type PmnMonthCount): ascending
 * @terms: (element-type PmnTermCount): every dimension, official order inside each
 *
 * A co-animated workshop counts once. Incomplete activities do not count.
 */
typedef struct
{
  PmnDay from;
  PmnDay to;
  gint64 activities;
  gint64 kinds[5];
  gint64 accompaniments;
  gint64 participants;
  gint64 minutes;
  gint64 minutes_local;
  gint64 followed;
  gint64 anonymous;
  GArray *months;
  GArray *terms;
} PmnStatistics;

/** pmn_statistics_new: Returns: (transfer full): all zero. */
PmnStatistics *pmn_statistics_new (void);
/** pmn_statistics_free: @self: (nullable) (transfer full): figures. */
void pmn_statistics_free (PmnStatistics *self);
/** pmn_statistics_get_term: Returns: (transfer none) (nullable): the line of @code in @dimension. */
const PmnTermCount *pmn_statistics_get_term (const PmnStatistics *self, int dimension,
                                             const char *code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnStatistics, pmn_statistics_free)

G_END_DECLS
