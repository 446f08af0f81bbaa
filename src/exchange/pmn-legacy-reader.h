/* pmn-legacy-reader.h: CSV files of the old platform's activity reports (v1 CRAs)
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Columns under the names of the archive of the national API (national-api §2.8), of the old form
 * (§3.2), or their French labels. The official conversion (§3.4) is followed, except where it draws
 * lots: an age bracket whose bounds are not those of one of today is kept as it is.
 */
#pragma once

#include "pmn-activity.h"
#include "pmn-field-table.h"

G_BEGIN_DECLS

/** PmnLegacyColumn: columns of the file. */
typedef enum
{
  PMN_LEGACY_COLUMN_DATE,
  PMN_LEGACY_COLUMN_ID,
  PMN_LEGACY_COLUMN_MEDIATOR,
  PMN_LEGACY_COLUMN_CHANNEL,
  PMN_LEGACY_COLUMN_KIND,
  PMN_LEGACY_COLUMN_PEOPLE,
  PMN_LEGACY_COLUMN_RECURRING,
  PMN_LEGACY_COLUMN_AGE_12,
  PMN_LEGACY_COLUMN_AGE_12_18,
  PMN_LEGACY_COLUMN_AGE_18_35,
  PMN_LEGACY_COLUMN_AGE_35_60,
  PMN_LEGACY_COLUMN_AGE_60,
  PMN_LEGACY_COLUMN_PUPIL,
  PMN_LEGACY_COLUMN_JOBLESS,
  PMN_LEGACY_COLUMN_EMPLOYED,
  PMN_LEGACY_COLUMN_RETIRED,
  PMN_LEGACY_COLUMN_MIXED,
  PMN_LEGACY_COLUMN_THEMES,
  PMN_LEGACY_COLUMN_EQUIPMENT,
  PMN_LEGACY_COLUMN_SUB_THEMES,
  PMN_LEGACY_COLUMN_SUB_HEALTH,
  PMN_LEGACY_COLUMN_SUB_HELPERS,
  PMN_LEGACY_COLUMN_SUB_OFFICE,
  PMN_LEGACY_COLUMN_DURATION,
  PMN_LEGACY_COLUMN_MINUTES,
  PMN_LEGACY_COLUMN_SENT_ON,
  PMN_LEGACY_COLUMN_BODIES,
  PMN_LEGACY_COLUMN_POSTCODE,
  PMN_LEGACY_COLUMN_TOWN,
  PMN_LEGACY_COLUMN_INSEE,
  PMN_LEGACY_COLUMN_POSTCODE_AND_TOWN,
  PMN_LEGACY_COLUMN_PLACE,
  PMN_LEGACY_COLUMN_NOTES,
  PMN_LEGACY_N_COLUMNS,
} PmnLegacyColumn;

/** PmnLegacyProblem: what is to be said of a cell; @fatal: the row cannot be taken. */
typedef void (*PmnLegacyProblem) (guint row, const char *column, const char *value, gboolean fatal,
                                  const char *sentence, gpointer user_data);

/** pmn_legacy_reader_open: Errors: as pmn_field_table_find_header(). Returns: (transfer full) (nullable): before the first row. */
PmnFieldTable *pmn_legacy_reader_open (const char *path, GCancellable *cancellable, GError **error);
/** pmn_legacy_reader_rewind: before the first row again. */
gboolean pmn_legacy_reader_rewind (PmnFieldTable *table, GCancellable *cancellable, GError **error);

/**
 * pmn_legacy_reader_convert: what the current row says of an activity; mediator, place and notes are
 * left to the caller. Counts become margins, never individuals; the values found are kept in
 * @activity->original.
 *
 * A duration given as a bracket counts for its lower bound (1 minute for "0-30"), so that a sum of
 * hours is a minimum and invents nothing.
 *
 * Returns: FALSE when @problem was told that the row cannot be taken
 */
gboolean pmn_legacy_reader_convert (PmnFieldTable *table, PmnActivity *activity, PmnDay today,
                                    PmnLegacyProblem problem, gpointer user_data);

G_END_DECLS
