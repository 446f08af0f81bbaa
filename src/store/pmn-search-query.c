/* pmn-search-query.c: what was typed to search, as conditions on activities
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-search-query.h"

#include "pmn-search-index.h"
#include "pmn-search-key.h"
#include "pmn-term-words.h"

static void
word_free (gpointer data)
{
  PmnSearchWord *self = data;

  g_free (self->match);
  g_array_unref (self->ids);
  g_free (self);
}

void
pmn_search_query_free (PmnSearchQuery *self)
{
  if (self == NULL)
    return;
  g_free (self->plain);
  g_ptr_array_unref (self->words);
  g_free (self);
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  const PmnSearchWord *one = *(const PmnSearchWord *const *) a;
  const PmnSearchWord *other = *(const PmnSearchWord *const *) b;

  return (int) one->ids->len - (int) other->ids->len;
}

/* Parameters, and what the text has to hold: with @plain, which leaves fewer rows to remember. */
static gboolean
finish_words (PmnSearchQuery *self, PmnConnection *connection, int parameter, GError **error)
{
  g_ptr_array_sort (self->words, compare_words);
  for (guint i = 0; i < self->words->len; i++)
    {
      PmnSearchWord *word = g_ptr_array_index (self->words, i);
      g_autofree char *typed = g_steal_pointer (&word->match);
      g_autofree char *match = NULL;

      if (!pmn_search_index_match (connection, typed, &match, error))
        return FALSE;
      word->match = self->plain != NULL ? g_strdup_printf ("(%s) AND (%s)", self->plain, match)
                                        : g_steal_pointer (&match);
      word->parameter = parameter;
      parameter += 1 + (int) word->ids->len;
    }
  return TRUE;
}

PmnSearchQuery *
pmn_search_query_new (PmnConnection *connection, const char *text, int first_parameter,
                      GError **error)
{
  g_autoptr (PmnSearchQuery) self = g_new0 (PmnSearchQuery, 1);
  g_auto (GStrv) tokens = pmn_search_tokens (text);
  g_autoptr (GString) plain = g_string_new (NULL);
  g_autoptr (GString) small = g_string_new (NULL);

  g_return_val_if_fail (connection != NULL, NULL);

  self->words = g_ptr_array_new_with_free_func (word_free);
  for (guint i = 0; tokens[i] != NULL; i++)
    {
      g_autoptr (GArray) ids = pmn_term_words_find (tokens[i]);

      if (ids->len > 0)
        {
          PmnSearchWord *word = g_new0 (PmnSearchWord, 1);

          word->match = g_strdup (tokens[i]);
          word->ids = g_steal_pointer (&ids);
          g_ptr_array_add (self->words, word);
        }
      else
        g_string_append_printf (pmn_term_words_is_small (tokens[i]) ? small : plain, " %s",
                                tokens[i]);
    }
  /* "e-mail", "aide aux démarches": the small word is part of a name that the text need not hold. */
  if (self->words->len == 0)
    g_string_append (plain, small->str);
  return pmn_search_index_match (connection, plain->str, &self->plain, error)
                 && finish_words (self, connection, first_parameter, error)
             ? g_steal_pointer (&self)
             : NULL;
}

gboolean
pmn_search_query_is_empty (const PmnSearchQuery *self)
{
  return self->plain == NULL && self->words->len == 0;
}

/* "EXISTS (…)": one of the first @n ids. */
static void
append_has_term (const PmnSearchWord *self, guint n, GString *where)
{
  g_string_append (where, "EXISTS (SELECT 1 FROM activity_term x WHERE x.activity_id = a.id"
                          " AND x.term_id IN (");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (where, "%s?%d", i > 0 ? ", " : "", self->parameter + 1 + (int) i);
  g_string_append (where, "))");
}

void
pmn_search_word_append_check (const PmnSearchWord *self, GString *where)
{
  g_string_append (where, where->len > 0 ? " AND (" : "(");
  append_has_term (self, self->ids->len, where);
  /* All hits at once: asking the index again for each row costs far more. */
  g_string_append_printf (where,
                          " OR a.sort_key IN (SELECT s.rowid FROM activity_search s"
                          " WHERE s.activity_search MATCH ?%d))",
                          self->parameter);
}

gboolean
pmn_search_word_append_arm (const PmnSearchWord *self, guint n, GString *where)
{
  gboolean is_term = n < self->ids->len;

  if (is_term)
    g_string_append_printf (where, "t.term_id = ?%d", self->parameter + 1 + (int) n);
  else
    g_string_append_printf (where, "activity_search MATCH ?%d", self->parameter);
  if (n > 0)
    {
      g_string_append (where, " AND NOT ");
      append_has_term (self, n, where);
    }
  return is_term;
}

void
pmn_search_query_bind_words (const PmnSearchQuery *self, PmnStatement *statement)
{
  for (guint i = 0; i < self->words->len; i++)
    {
      const PmnSearchWord *word = g_ptr_array_index (self->words, i);

      pmn_statement_bind_text (statement, word->parameter, word->match);
      for (guint j = 0; j < word->ids->len; j++)
        pmn_statement_bind_int64 (statement, word->parameter + 1 + (int) j,
                                  g_array_index (word->ids, gint, j));
    }
}
