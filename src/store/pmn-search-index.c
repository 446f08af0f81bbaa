/* pmn-search-index.c: the words of the journal
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-search-index.h"

#include "pmn-search-key.h"

/* The longest prefix that the index holds, see the schema. */
#define MAX_INDEXED_PREFIX 4
/* Words that a longer prefix may stand for; with more, each is rare enough. */
#define MAX_WORDS 64

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

gboolean
pmn_search_index_empty (PmnConnection *connection, GError **error)
{
  g_return_val_if_fail (connection != NULL, FALSE);

  return pmn_connection_exec (connection,
                              "INSERT INTO activity_search (activity_search) VALUES ('delete-all');"
                              "INSERT INTO activity_search (activity_search, rank)"
                              " VALUES ('secure-delete', 0)",
                              error);
}

/* "word" OR "words" OR …; nothing when there are too many of them. */
static gboolean
append_words (PmnConnection *connection, const char *token, GString *match, GError **error)
{
  g_autoptr (PmnStatement) select = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GString) words = g_string_new ("(");
  /* Above every character: the end of the words that begin so. */
  g_autofree char *end = g_strconcat (token, "\xf4\x8f\xbf\xbf", NULL);
  guint n = 0;

  select = pmn_connection_prepare (connection,
                                   "SELECT word FROM search_word WHERE word >= ? AND word < ?"
                                   " LIMIT " G_STRINGIFY (MAX_WORDS) " + 1", error);
  if (select == NULL)
    return FALSE;
  pmn_statement_bind_text_static (select, 1, token);
  pmn_statement_bind_text_static (select, 2, end);
  while (pmn_statement_step (select, &local_error))
    g_string_append_printf (words, "%s\"%s\"", n++ > 0 ? " OR " : "",
                            pmn_statement_get_text (select, 0));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (n == 0 || n > MAX_WORDS)
    g_string_append_printf (match, "\"%s\"*", token);
  else
    g_string_append_printf (match, "%s)", words->str);
  return TRUE;
}

gboolean
pmn_search_index_match (PmnConnection *connection, const char *text, char **match, GError **error)
{
  g_auto (GStrv) tokens = pmn_search_tokens (text);
  g_autoptr (GString) expression = g_string_new (NULL);

  g_return_val_if_fail (connection != NULL && match != NULL, FALSE);

  *match = NULL;
  if (tokens[0] == NULL)
    return TRUE;
  for (guint i = 0; tokens[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (expression, " AND ");
      if (g_utf8_strlen (tokens[i], -1) <= MAX_INDEXED_PREFIX)
        g_string_append_printf (expression, "\"%s\"*", tokens[i]);
      else if (!append_words (connection, tokens[i], expression, error))
        return FALSE;
    }
  *match = g_string_free_and_steal (g_steal_pointer (&expression));
  return TRUE;
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
