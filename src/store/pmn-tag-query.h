/* pmn-tag-query.h: the tags in use and what carries them
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-connection.h"

G_BEGIN_DECLS

/** PmnTagCount: @name: a tag; @n: live activities that carry it. */
typedef struct
{
  char *name;
  gint64 n;
} PmnTagCount;

/** pmn_tag_count_free: @self: (transfer full): a count. */
void pmn_tag_count_free (PmnTagCount *self);
/** pmn_tag_query_counts: Returns: (transfer full) (element-type PmnTagCount) (nullable): tags of live activities, by name. */
GPtrArray *pmn_tag_query_counts (PmnConnection *connection, GError **error);
/** pmn_tag_query_carriers: Returns: (transfer full) (element-type gint64) (nullable): activities that carry @tag, those in the trash too. */
GArray *pmn_tag_query_carriers (PmnConnection *connection, const char *tag, GError **error);

G_END_DECLS
