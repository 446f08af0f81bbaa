/* pmn-activity-match.h: finding an activity from what a file says of it
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-activity.h"
#include "pmn-connection.h"

G_BEGIN_DECLS

/** PmnUnlinkedRow: a live activity that a file may speak of, and what is compared of it. */
typedef struct
{
  gint64 id;
  PmnDay day;
  PmnActivityKind kind;
  int minutes;
  gint64 people;
  PmnSource source;
} PmnUnlinkedRow;

/**
 * pmn_activity_match_unlinked:
 * @incoming: where the file comes from. A table of the user's own meets what was typed here; a report
 *   of the old platform, also what the national platform says of those reports; a file of the
 *   national platform, whatever it was not linked to yet
 * Returns: (transfer full) (element-type PmnUnlinkedRow) (nullable): live activities of @mediator_id
 *   that may be linked, oldest first, from @from to @to, bounds included
 */
GArray *pmn_activity_match_unlinked (PmnConnection *connection, gint64 mediator_id, PmnDay from,
                                     PmnDay to, PmnSource incoming, GError **error);

/** PmnNationalRow: a live activity that came from the platform. */
typedef struct
{
  gint64 id;
  char *national_id;
  char *local_ref;
  PmnDay day;
} PmnNationalRow;
/** pmn_national_row_free: @self: (nullable) (transfer full). */
void pmn_national_row_free (PmnNationalRow *self);

/**
 * pmn_activity_match_national: live activities of @mediator_id that an export of
 * the platform holds (not those of the old platform or of a table), by day, bounds included.
 * Returns: (transfer full) (element-type PmnNationalRow) (nullable)
 */
GPtrArray *pmn_activity_match_national (PmnConnection *connection, gint64 mediator_id, PmnDay from,
                                        PmnDay to, GError **error);

/** PmnStampedRow: an activity that came from a row of a file; @typed: it was typed here, and linked to it. */
typedef struct
{
  gint64 id;
  char *stamp;
  char *local_ref;
  gint64 mediator_id;
  PmnDay day;
  gboolean trashed;
  gboolean typed;
} PmnStampedRow;
/** pmn_stamped_row_free: @self: (nullable) (transfer full). */
void pmn_stamped_row_free (PmnStampedRow *self);

/**
 * pmn_activity_match_stamped: activities, live or in the trash, typed here or from @source, that carry
 * a source stamp, in the order in which they came.
 * Returns: (transfer full) (element-type PmnStampedRow) (nullable)
 */
GPtrArray *pmn_activity_match_stamped (PmnConnection *connection, PmnSource source, GError **error);

G_END_DECLS
