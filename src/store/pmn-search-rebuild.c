/* pmn-search-rebuild.c: the search index made again from the activities
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-search-rebuild.h"

#include "pmn-nomenclature.h"
#include "pmn-search-index.h"
#include "pmn-term-store.h"

static gboolean
read_tags (PmnConnection *connection, PmnActivity *activity, gint64 id, GError **error)
{
  g_autoptr (PmnStatement) select = pmn_connection_prepare (
      connection,
      "SELECT l.term_id FROM activity_term l CROSS JOIN term t ON t.id = l.term_id"
      " WHERE l.activity_id = ?1 AND t.dimension = ?2 ORDER BY l.term_id",
      error);
  GError *local_error = NULL;

  if (select == NULL)
    return FALSE;
  pmn_statement_bind_int64 (select, 1, id);
  pmn_statement_bind_int64 (select, 2, PMN_DIMENSION_TAG);
  while (pmn_statement_step (select, &local_error))
    {
      int term = (int) pmn_statement_get_int64 (select, 0);
      const char *tag = pmn_term_store_code (connection, term, error);

      if (tag == NULL)
        return FALSE;
      g_ptr_array_add (activity->tags, (gpointer) tag);
    }
  return pmn_statement_ended (local_error, error);
}

/* Only what has words. */
static gboolean
add_row (PmnConnection *connection, PmnStatement *row, GError **error)
{
  g_autoptr (PmnActivity) activity = pmn_activity_new ();
  g_autofree char *words = NULL;

  activity->title = pmn_statement_dup_text (row, 2);
  activity->procedure = pmn_statement_dup_text (row, 3);
  activity->notes = pmn_statement_dup_text (row, 4);
  activity->referral_body = pmn_statement_dup_text (row, 5);
  activity->commune = pmn_statement_dup_text (row, 6);
  activity->local_ref = pmn_statement_dup_text (row, 7);
  if (!read_tags (connection, activity, pmn_statement_get_int64 (row, 1), error))
    return FALSE;
  words = pmn_search_index_words (activity);
  return pmn_search_index_add (connection, pmn_statement_get_int64 (row, 0), words, error);
}

static gboolean
add_all (PmnConnection *connection, GError **error)
{
  /* In the order of the row ids: FTS5 writes a segment whenever they go back. */
  g_autoptr (PmnStatement) select = pmn_connection_prepare (
      connection,
      "SELECT sort_key, id, title, procedure, notes, referral_body, commune, local_ref"
      " FROM activity WHERE deleted_at IS NULL ORDER BY sort_key",
      error);
  GError *local_error = NULL;

  if (select == NULL)
    return FALSE;
  while (pmn_statement_step (select, &local_error))
    if (!add_row (connection, select, error))
      return FALSE;
  return pmn_statement_ended (local_error, error);
}

gboolean
pmn_search_rebuild (PmnConnection *connection, GError **error)
{
  g_return_val_if_fail (connection != NULL, FALSE);

  if (!pmn_connection_begin (connection, error))
    return FALSE;
  if (pmn_term_store_refresh (connection, error) && pmn_search_index_empty (connection, error)
      && add_all (connection, error) && pmn_connection_commit (connection, error))
    return TRUE;
  pmn_connection_rollback (connection);
  return FALSE;
}

gboolean
pmn_search_rebuild_if_old (PmnConnection *connection, GError **error)
{
  gint64 secure = 0;

  g_return_val_if_fail (connection != NULL, FALSE);

  return pmn_connection_get_int64 (connection,
                                   "SELECT v FROM activity_search_config"
                                   " WHERE k = 'secure-delete'",
                                   0, &secure, error)
         && (secure == 0 || pmn_search_rebuild (connection, error));
}
