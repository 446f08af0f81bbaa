/* pmn-search-query.h: what was typed to search, as conditions on activities
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every word has to begin a word of the activity's own fields, or the name of one of its themes or of
 * its equipment. The search index holds the first; the others are looked up among the terms of the
 * activity, so that a change of the nomenclature needs no new index.
 *
 * Only for the queries on activities: the activity is "a" in SQL.
 */
#pragma once

#include "pmn-connection.h"

G_BEGIN_DECLS

/** PmnSearchWord: a word that may be in the text or mean @ids (element-type gint); @match: for FTS5; parameters begin at @parameter, @match first. */
typedef struct
{
  char *match;
  GArray *ids;
  int parameter;
} PmnSearchWord;

/**
 * PmnSearchQuery:
 * @plain: (nullable): the words that mean no term, for FTS5
 * @words: (element-type PmnSearchWord): the others; the first one means the fewest terms
 */
typedef struct
{
  char *plain;
  GPtrArray *words;
} PmnSearchQuery;

/**
 * pmn_search_query_new:
 * @connection: a connection inside a transaction
 * @text: (nullable): what was typed
 * @first_parameter: number of the first parameter of SQL that is free
 * @error: return location for a #PmnStoreError
 *
 * Returns: (transfer full) (nullable): without @plain and without @words when @text has no word
 */
PmnSearchQuery *pmn_search_query_new (PmnConnection *connection, const char *text,
                                      int first_parameter, GError **error);
/** pmn_search_query_free: @self: (nullable) (transfer full). */
void pmn_search_query_free (PmnSearchQuery *self);

/** pmn_search_query_is_empty: Returns: whether nothing is asked for. */
gboolean pmn_search_query_is_empty (const PmnSearchQuery *self);

/** pmn_search_word_append_check: adds to @where that an activity has @self in one way or the other. */
void pmn_search_word_append_check (const PmnSearchWord *self, GString *where);

/**
 * pmn_search_word_append_arm:
 * @n: 0 up to the number of ids, included
 * @where: what makes of the rows of the arm those of @self; no row is in two arms
 *
 * The activities of one id, newest first by an index of the terms; the last arm are those of the text.
 *
 * Returns: whether the arm is one of a term ("t" is activity_term), else of the text ("f" is
 *   activity_search)
 */
gboolean pmn_search_word_append_arm (const PmnSearchWord *self, guint n, GString *where);

/** pmn_search_query_bind_words: binds what belongs to @words; @plain is the caller's. */
void pmn_search_query_bind_words (const PmnSearchQuery *self, PmnStatement *statement);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnSearchQuery, pmn_search_query_free)

G_END_DECLS
