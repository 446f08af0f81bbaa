/* pmn-search-words.c: how often each word of the search index occurs
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-search-words.h"

#include <string.h>

struct _PmnSearchWords
{
  GHashTable *counts;
};

static void
search_words_free (PmnSearchWords *self)
{
  g_hash_table_unref (self->counts);
  g_free (self);
}

/* A word that no activity has any more leaves the file: it may have been a name. */
static gboolean
on_flush (PmnEdit *edit, gpointer companion, GError **error)
{
  PmnSearchWords *self = companion;
  PmnConnection *connection = pmn_edit_get_connection (edit);
  g_autoptr (PmnStatement) add = NULL;
  g_autoptr (PmnStatement) drop = NULL;
  GHashTableIter iter;
  gpointer word, value;

  add = pmn_connection_prepare (connection,
                                "INSERT INTO search_word (word, n) VALUES (?, ?)"
                                " ON CONFLICT DO UPDATE SET n = n + excluded.n",
                                error);
  if (add == NULL)
    return FALSE;
  drop = pmn_connection_prepare (connection, "DELETE FROM search_word WHERE word = ? AND n <= 0",
                                 error);
  if (drop == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, self->counts);
  while (g_hash_table_iter_next (&iter, &word, &value))
    {
      int n = GPOINTER_TO_INT (value);

      if (n == 0)
        continue;
      pmn_statement_bind_text_static (add, 1, word);
      pmn_statement_bind_int64 (add, 2, n);
      if (!pmn_statement_run (add, error))
        return FALSE;
      if (n > 0)
        continue;
      pmn_statement_bind_text_static (drop, 1, word);
      if (!pmn_statement_run (drop, error))
        return FALSE;
    }
  return TRUE;
}

PmnSearchWords *
pmn_search_words_of_edit (PmnEdit *edit)
{
  static const char key[] = "search-words";
  PmnSearchWords *self;

  g_return_val_if_fail (edit != NULL, NULL);

  self = pmn_edit_get_companion (edit, key);
  if (self == NULL)
    {
      self = g_new0 (PmnSearchWords, 1);
      self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      pmn_edit_attach (edit, key, self, on_flush, (GDestroyNotify) search_words_free);
    }
  return self;
}

static void
count_word (PmnSearchWords *self, char *word, int sign)
{
  gpointer known, value;

  if (g_hash_table_lookup_extended (self->counts, word, &known, &value))
    {
      g_hash_table_steal (self->counts, known);
      g_hash_table_insert (self->counts, known, GINT_TO_POINTER (GPOINTER_TO_INT (value) + sign));
    }
  else
    g_hash_table_insert (self->counts, g_strdup (word), GINT_TO_POINTER (sign));
}

void
pmn_search_words_count (PmnSearchWords *self, const char *words, int sign)
{
  g_autofree char *copy = g_strdup (words);
  char *rest = copy;
  char *word;

  g_return_if_fail (self != NULL && words != NULL);

  while ((word = strsep (&rest, " ")) != NULL)
    if (*word != '\0')
      count_word (self, word, sign);
}
