/* pmn-people-query.h: lists of followed people: by name, alike, duplicates; what each took part in
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-edit.h"
#include "pmn-person-summary.h"

G_BEGIN_DECLS

/**
 * pmn_people_query_list:
 * @search: (nullable): words of the names, accents and case ignored
 * @limit: how many at most, 0 = all
 *
 * Returns: (transfer full) (element-type PmnPersonSummary) (nullable): live people by name
 */
GPtrArray *pmn_people_query_list (PmnConnection *connection, const char *search, guint limit,
                                  GError **error);

/**
 * pmn_people_query_similar:
 * @key: the names being typed; its id is left out
 * @limit: how many at most
 *
 * Reads the index of names once, then the few rows whose letters agree.
 *
 * Returns: (transfer full) (element-type PmnPersonSummary) (nullable): live people, the most alike first
 */
GPtrArray *pmn_people_query_similar (PmnConnection *connection, const PmnLikenessKey *key,
                                     gint64 except_id, guint limit, GError **error);

/**
 * pmn_people_query_duplicates:
 * @limit: how many at most
 *
 * Returns: (transfer full) (element-type PmnPersonPair) (nullable): pairs that may be one person and
 *   that nobody said to be two, the most alike first
 */
GPtrArray *pmn_people_query_duplicates (PmnConnection *connection, guint limit, GError **error);

/**
 * pmn_people_query_activities:
 * @limit: how many at most, 0 = all
 *
 * Returns: (transfer full) (element-type PmnActivitySummary) (nullable): live activities of a
 *   followed person, newest first
 */
GPtrArray *pmn_people_query_activities (PmnConnection *connection, gint64 person_id, guint limit,
                                        GError **error);

/** pmn_people_set_distinct: remembers that two uuids are two people; once. */
gboolean pmn_people_set_distinct (PmnEdit *edit, const char *uuid_a, const char *uuid_b, gint64 at,
                                  GError **error);
/** pmn_people_clear_distinct: forgets it. */
gboolean pmn_people_clear_distinct (PmnEdit *edit, const char *uuid_a, const char *uuid_b,
                                    GError **error);

G_END_DECLS
