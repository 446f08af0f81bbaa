/* pmn-search-index.c: the words of the journal
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pmn-search-index.h"

#include "pmn-search-key.h"

/* Pages merged by one slice of tidying. */
#define TIDY_PAGES "500"

static void
append_field (GString *text, const char *field)
{
  if (field == NULL || *field == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, field);
}

char *
pmn_search_index_words (const PmnActivity *activity)
{
  g_autoptr (GString) text = g_string_sized_new (128);
  g_auto (GStrv) tokens = NULL;

  g_return_val_if_fail (activity != NULL, NULL);

  append_field (text, activity->title);
  append_field (text, activity->procedure);
  append_field (text, activity->notes);
  append_field (text, activity->referral_body);
  append_field (text, activity->commune);
  append_field (text, activity->local_ref);
  for (guint i = 0; i < activity->tags->len; i++)
    append_field (text, g_ptr_array_index (activity->tags, i));
  tokens = pmn_search_tokens (text->str);
  return g_strjoinv (" ", tokens);
}

static gboolean
run_with_words (PmnConnection *connection, const char *sql, gint64 sort_key, const char *words,
                GError **error)
{
  g_autoptr (PmnStatement) statement = pmn_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  pmn_statement_bind_int64 (statement, 1, sort_key);
  pmn_statement_bind_text_static (statement, 2, words);
  return pmn_statement_run (statement, error);
}

gboolean
pmn_search_index_add (PmnConnection *connection, gint64 sort_key, const char *words, GError **error)
{
  g_return_val_if_fail (connection != NULL && words != NULL, FALSE);

  return run_with_words (connection, "INSERT INTO activity_search (rowid, words) VALUES (?, ?)",
                         sort_key, words, error);
}

gboolean
pmn_search_index_remove (PmnConnection *connection, gint64 sort_key, const char *words,
                         GError **error)
{
  g_return_val_if_fail (connection != NULL && words != NULL, FALSE);

  return run_with_words (connection,
                         "INSERT INTO activity_search (activity_search, rowid, words)"
                         " VALUES ('delete', ?, ?)",
                         sort_key, words, error);
}

char *
pmn_search_index_match (const char *text)
{
  g_auto (GStrv) tokens = pmn_search_tokens (text);
  GString *match;

  if (tokens[0] == NULL)
    return NULL;
  match = g_string_new (NULL);
  for (guint i = 0; tokens[i] != NULL; i++)
    g_string_append_printf (match, "%s\"%s\"*", i > 0 ? " " : "", tokens[i]);
  return g_string_free_and_steal (match);
}

gboolean
pmn_search_index_tidy (PmnConnection *connection, gboolean *more, GError **error)
{
  gint64 before, after;

  g_return_val_if_fail (connection != NULL && more != NULL, FALSE);

  *more = FALSE;
  /* The documented sign of an index that is merged: a merge that changes next to nothing. */
  before = sqlite3_total_changes64 (pmn_connection_get_handle (connection));
  if (!pmn_connection_exec (connection,
                            "INSERT INTO activity_search (activity_search, rank)"
                            " VALUES ('merge', " TIDY_PAGES ")",
                            error))
    return FALSE;
  after = sqlite3_total_changes64 (pmn_connection_get_handle (connection));
  *more = after - before >= 2;
  return *more || pmn_connection_exec (connection, "PRAGMA optimize", error);
}
