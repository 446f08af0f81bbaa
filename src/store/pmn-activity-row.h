/* pmn-activity-row.h: an activity and its lines in the tables
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only for the repository: the tables and nothing else, no journal, no figures, no search index.
 */
#pragma once

#include "pmn-activity.h"
#include "pmn-connection.h"

G_BEGIN_DECLS

/** PmnActivityRow: what the table has besides the activity. */
typedef struct
{
  gint64 sort_key;
  gint64 step_id;
  gboolean unmade;
} PmnActivityRow;

/** PMN_SORT_KEY_FACTOR: sort_key = day × this + sequence; a product because days before 1970 are negative. */
#define PMN_SORT_KEY_FACTOR (G_GINT64_CONSTANT (1) << 24)

/** pmn_sort_key_day: Returns: the day of a sort key. */
PmnDay pmn_sort_key_day (gint64 sort_key);

/**
 * pmn_activity_row_load:
 * @row: (out) (optional): the rest
 * Returns: (transfer full) (nullable): the activity, trashed and unmade ones too; %PMN_STORE_ERROR_NOT_FOUND.
 */
PmnActivity *pmn_activity_row_load (PmnConnection *connection, gint64 id, PmnActivityRow *row,
                                    GError **error);

/**
 * PmnActivityWriter: the prepared statements of one edit; give them back with
 * pmn_activity_writer_free() before the connection is closed.
 */
typedef struct _PmnActivityWriter PmnActivityWriter;

/** pmn_activity_writer_new: Returns: (transfer full): @connection must outlive it. */
PmnActivityWriter *pmn_activity_writer_new (PmnConnection *connection);
/** pmn_activity_writer_free: @self: (nullable) (transfer full). */
void pmn_activity_writer_free (PmnActivityWriter *self);

/** pmn_activity_writer_insert: inserts row and lines; sets record.id. Participations must have uuids. */
gboolean pmn_activity_writer_insert (PmnActivityWriter *self, PmnActivity *activity,
                                     const PmnActivityRow *row, GError **error);
/**
 * pmn_activity_writer_update: overwrites the row; its lines too when @lines_changed. @current: as it
 * is stored; the step that created it stays.
 */
gboolean pmn_activity_writer_update (PmnActivityWriter *self, const PmnActivity *current,
                                     const PmnActivity *activity, const PmnActivityRow *row,
                                     gboolean lines_changed, GError **error);

/** pmn_activity_row_same_lines: Returns: whether the lines of both are the same, uuids included. */
gboolean pmn_activity_row_same_lines (const PmnActivity *a, const PmnActivity *b);

G_END_DECLS
