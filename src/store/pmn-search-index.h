/* pmn-search-index.h: the words of the journal
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The row id of the index is the sort key of the activity, so that the newest hits come first without
 * sorting. The index holds no text: to take a row out, the very text that was put in is needed, and
 * pmn_search_index_words() makes it again from the activity as it was.
 */
#pragma once

#include "pmn-activity.h"
#include "pmn-connection.h"

G_BEGIN_DECLS

/**
 * pmn_search_index_words:
 * @activity: an activity with its local reference
 *
 * Returns: (transfer full): the words of its own fields, folded, separated by one space
 */
char *pmn_search_index_words (const PmnActivity *activity);

/** pmn_search_index_add: @words: from pmn_search_index_words(). */
gboolean pmn_search_index_add (PmnConnection *connection, gint64 sort_key, const char *words,
                               GError **error);
/** pmn_search_index_remove: @words: exactly those that were added under @sort_key. */
gboolean pmn_search_index_remove (PmnConnection *connection, gint64 sort_key, const char *words,
                                  GError **error);

/**
 * pmn_search_index_empty:
 *
 * Everything goes, and words that are taken out later are only marked as gone, as is usual, until the
 * index is merged or made again: see pmn_search_rebuild_if_old().
 */
gboolean pmn_search_index_empty (PmnConnection *connection, GError **error);

/**
 * pmn_search_index_match:
 * @connection: a connection inside a transaction
 * @text: (nullable): what was typed
 * @match: (out) (transfer full) (nullable): the same as an expression of FTS5: every word must be
 *   there, at least its beginning; %NULL when @text has no word
 * @error: return location for a #PmnStoreError
 *
 * Returns: whether it could be made
 */
gboolean pmn_search_index_match (PmnConnection *connection, const char *text, char **match,
                                 GError **error);

/**
 * pmn_search_index_tidy:
 * @connection: the writer's connection, outside any transaction
 * @more: (out): whether another call has work to do
 * @error: return location for a #PmnStoreError
 *
 * After a bulk edit: one slice, a few tens of milliseconds, of the merging of the search index, then
 * of the statistics of the query planner. To be called between other work until @more is %FALSE.
 *
 * Returns: whether it could be done
 */
gboolean pmn_search_index_tidy (PmnConnection *connection, gboolean *more, GError **error);

G_END_DECLS
