/* pmn-mediator-repository.c: rows of people of the team
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-mediator-repository.h"

#include "pmn-entity-store.h"
#include "pmn-search-key.h"

#define TYPE pmn_entity_type_get (PMN_ENTITY_MEDIATOR)

PmnMediator *
pmn_mediator_repository_get (PmnConnection *connection, gint64 id, GError **error)
{
  return pmn_entity_store_get (connection, TYPE, id, error);
}

gint64
pmn_mediator_repository_find (PmnConnection *connection, const char *key, GError **error)
{
  return pmn_entity_store_find (connection, TYPE, key, error);
}

GPtrArray *
pmn_mediator_repository_list (PmnConnection *connection, const char *search, GError **error)
{
  return pmn_entity_store_list (connection, TYPE, search, 0, error);
}

gboolean
pmn_mediator_repository_save (PmnEdit *edit, PmnMediator *mediator, GError **error)
{
  return pmn_entity_store_save (edit, TYPE, mediator, error);
}

gboolean
pmn_mediator_repository_trash (PmnEdit *edit, gint64 id, GError **error)
{
  return pmn_entity_store_trash (edit, TYPE, id, error);
}

gboolean
pmn_mediator_repository_restore (PmnEdit *edit, gint64 id, GError **error)
{
  return pmn_entity_store_restore (edit, TYPE, id, error);
}

/* The words from @first on, then those before: "fatou diallo", 1 gives "diallo fatou". */
static char *
rotate (char **words, guint n_words, guint first)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", words[(first + i) % n_words]);
  return g_string_free_and_steal (text);
}

/* Live rows with exactly this sort name: how many, and one of them. */
static gboolean
match_sort_name (PmnConnection *connection, const char *sort_name, GHashTable *ids, GError **error)
{
  g_autoptr (PmnStatement) select = pmn_connection_prepare (
      connection, "SELECT id FROM mediator WHERE sort_name = ?1 AND deleted_at IS NULL", error);
  GError *local_error = NULL;

  if (select == NULL)
    return FALSE;
  pmn_statement_bind_text (select, 1, sort_name);
  while (pmn_statement_step (select, &local_error))
    {
      gint64 id = pmn_statement_get_int64 (select, 0);

      g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
    }
  return pmn_statement_ended (local_error, error);
}

gint64
pmn_mediator_repository_find_by_name (PmnConnection *connection, const char *name, guint *n_found,
                                      GError **error)
{
  g_autofree char *key = pmn_search_key (name);
  g_auto (GStrv) words = g_strsplit (key, " ", -1);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint n_words = g_strv_length (words);
  GHashTableIter iter;
  gpointer id;

  if (n_found != NULL)
    *n_found = 0;
  /* Where the family name begins is not written: "Jean Pierre De La Tour" is tried from each word.
   * Rotation 0 is "Family Given". */
  for (guint first = 0; first < n_words; first++)
    {
      g_autofree char *sort_name = rotate (words, n_words, first);

      if (!match_sort_name (connection, sort_name, ids, error))
        return 0;
    }
  if (n_found != NULL)
    *n_found = g_hash_table_size (ids);
  if (g_hash_table_size (ids) != 1)
    return 0;
  g_hash_table_iter_init (&iter, ids);
  g_hash_table_iter_next (&iter, &id, NULL);
  return *(gint64 *) id;
}
