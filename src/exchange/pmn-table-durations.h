/* pmn-table-durations.h: whether the figures of a column of durations are hours or minutes
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "0,5" and "1" are hours, "45" and "90" minutes, and the header often says neither: only the whole column
 * tells.
 */
#pragma once

#include "pmn-field-table.h"

G_BEGIN_DECLS

/** PmnTableDurations: what the figures of the column are, so far. Begins as zero. */
typedef struct
{
  guint n;
  double greatest;
  gboolean broken; /* some are not whole */
} PmnTableDurations;

/** pmn_table_durations_add: takes the figure of the current row, if it has one alone. */
void pmn_table_durations_add (PmnTableDurations *self, PmnFieldTable *table);
/** pmn_table_durations_are_hours: Returns: whether the header of @table says so, or leaves it open and the figures can be nothing else. */
gboolean pmn_table_durations_are_hours (const PmnTableDurations *self, PmnFieldTable *table);

/**
 * pmn_table_durations_read:
 * @in_hours: from pmn_table_durations_are_hours()
 * @doubt: (out) (nullable): what is to be said of the column once, although the cell was read
 * @error: a sentence when it was not
 *
 * Returns: minutes of the current row, -1 with @error
 */
int pmn_table_durations_read (PmnFieldTable *table, gboolean in_hours, const char **doubt,
                              const char **error);

G_END_DECLS
