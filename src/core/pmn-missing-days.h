/* pmn-missing-days.h: working days on which nothing was logged
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-connection.h"
#include "pmn-date.h"

G_BEGIN_DECLS

/**
 * PmnMissingDays:
 * @mediator_id, @name: whose
 * @days: (element-type PmnDay): expected days without any live activity, ascending
 */
typedef struct
{
  gint64 mediator_id;
  char *uuid;
  char *name;
  GArray *days;
} PmnMissingDays;

/** pmn_missing_days_free: @self: (nullable) (transfer full). */
void pmn_missing_days_free (PmnMissingDays *self);

/**
 * pmn_missing_days_query:
 * @mediator_id: 0 = everyone who can log activities
 * @from, @to: inclusive; @to is brought back to @today, days to come are not missing
 *
 * Expected days are working days minus public holidays of the structure's zone minus full-day
 * absences, inside the person's active period; a half-day absence leaves the day expected. A day is
 * logged when it has any live activity, local ones included, led or co-animated.
 *
 * Returns: (transfer full) (element-type PmnMissingDays) (nullable): one line per person, by name.
 */
GPtrArray *pmn_missing_days_query (PmnConnection *connection, gint64 mediator_id, PmnDay from,
                                   PmnDay to, PmnDay today, GError **error);

G_END_DECLS
