/* pmn-usual-query.h: what somebody logged lately, in few columns
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-activity.h"
#include "pmn-connection.h"

G_BEGIN_DECLS

/**
 * PmnRecentActivity:
 * @day, @kind, @minutes: as logged; @minutes is 0 when it is to be completed
 * @place_kind, @place_id, @insee, @postcode: where; @place_id is 0 for a place since trashed, and
 *   @place_kind then %PMN_PLACE_KIND_NONE
 * @commune: (nullable): its name, owned
 */
typedef struct
{
  PmnDay day;
  PmnActivityKind kind;
  gint minutes;
  PmnPlaceKind place_kind;
  gint64 place_id;
  char insee[6];
  char postcode[6];
  char *commune;
} PmnRecentActivity;

/**
 * pmn_usual_query_recent:
 * @mediator_id: the lead
 * @limit: at most so many, newest first: what bounds the cost, whatever the size of the register
 *
 * Returns: (transfer full) (element-type PmnRecentActivity) (nullable): live activities, newest
 *   first; it frees what its elements own
 */
GArray *pmn_usual_query_recent (PmnConnection *connection, gint64 mediator_id, guint limit,
                                GError **error);

/**
 * pmn_usual_query_others_logged:
 * @mediator_id: the one left out
 * @logged: (out): whether somebody else led an activity that is live
 *
 * Reads an entry or two of the index of leaders.
 *
 * Returns: whether it could be read
 */
gboolean pmn_usual_query_others_logged (PmnConnection *connection, gint64 mediator_id,
                                        gboolean *logged, GError **error);

G_END_DECLS
