/* pmn-term-store.c: the numbers under which codes and tags are stored
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-term-store.h"

#include <glib/gi18n-lib.h>

#include "pmn-nomenclature.h"
#include "pmn-search-key.h"

#define CLIENT_DATA "pmn-term-store"

/* A dimension has 500 free numbers in its thousand; tags have millions, and so has a dimension whose
 * thousand is full (a file with hundreds of unknown labels). */
#define FIRST_TAG 1000000
#define OVERFLOW_UNIT 10000000

typedef struct
{
  GHashTable *id_by_code[PMN_DIMENSION_LAST + 1];
  GHashTable *code_by_id;
  gint64 data_version;
} Cache;

static void
cache_clear (Cache *cache)
{
  for (int i = 0; i <= PMN_DIMENSION_LAST; i++)
    g_hash_table_remove_all (cache->id_by_code[i]);
  g_hash_table_remove_all (cache->code_by_id);
}

static void
cache_free (gpointer data)
{
  Cache *cache = data;

  for (int i = 0; i <= PMN_DIMENSION_LAST; i++)
    g_hash_table_unref (cache->id_by_code[i]);
  g_hash_table_unref (cache->code_by_id);
  g_free (cache);
}

static Cache *
cache_get (PmnConnection *connection)
{
  sqlite3 *db = pmn_connection_get_handle (connection);
  Cache *cache = sqlite3_get_clientdata (db, CLIENT_DATA);

  if (cache != NULL)
    return cache;
  cache = g_new0 (Cache, 1);
  for (int i = 0; i <= PMN_DIMENSION_LAST; i++)
    cache->id_by_code[i] = g_hash_table_new (g_str_hash, g_str_equal);
  cache->code_by_id = g_hash_table_new (g_direct_hash, g_direct_equal);
  if (sqlite3_set_clientdata (db, CLIENT_DATA, cache, cache_free) != SQLITE_OK)
    g_error ("Out of memory");
  return cache;
}

static void
cache_add (Cache *cache, int dimension, const char *code, int id)
{
  const char *interned = g_intern_string (code);

  g_hash_table_insert (cache->id_by_code[dimension], (gpointer) interned, GINT_TO_POINTER (id));
  g_hash_table_insert (cache->code_by_id, GINT_TO_POINTER (id), (gpointer) interned);
}

gboolean
pmn_term_store_refresh (PmnConnection *connection, GError **error)
{
  Cache *cache;
  gint64 data_version;

  g_return_val_if_fail (connection != NULL, FALSE);

  if (!pmn_connection_get_int64 (connection, "PRAGMA data_version", 0, &data_version, error))
    return FALSE;
  cache = cache_get (connection);
  if (cache->data_version != data_version)
    {
      cache_clear (cache);
      cache->data_version = data_version;
    }
  return TRUE;
}

void
pmn_term_store_forget (PmnConnection *connection)
{
  g_return_if_fail (connection != NULL);

  cache_clear (cache_get (connection));
}

gboolean
pmn_term_store_find (PmnConnection *connection, int dimension, const char *code, int *id,
                     GError **error)
{
  g_autoptr (PmnStatement) select = NULL;
  g_autoptr (GError) local_error = NULL;
  Cache *cache;

  g_return_val_if_fail (connection != NULL && code != NULL && id != NULL, FALSE);
  g_return_val_if_fail (dimension > 0 && dimension <= PMN_DIMENSION_LAST, FALSE);

  cache = cache_get (connection);
  *id = GPOINTER_TO_INT (g_hash_table_lookup (cache->id_by_code[dimension], code));
  if (*id != 0)
    return TRUE;

  select = pmn_connection_prepare (connection,
                                   "SELECT id FROM term WHERE dimension = ? AND code = ?", error);
  if (select == NULL)
    return FALSE;
  pmn_statement_bind_int64 (select, 1, dimension);
  pmn_statement_bind_text_static (select, 2, code);
  if (pmn_statement_step (select, &local_error))
    {
      *id = (int) pmn_statement_get_int64 (select, 0);
      cache_add (cache, dimension, code, *id);
    }
  return pmn_statement_ended (g_steal_pointer (&local_error), error);
}

static gboolean
next_free_id (PmnConnection *connection, int first, int last, int *id, GError **error)
{
  g_autoptr (PmnStatement) select = NULL;
  g_autoptr (GError) local_error = NULL;

  select = pmn_connection_prepare (connection, "SELECT max (id) FROM term WHERE id BETWEEN ? AND ?",
                                   error);
  if (select == NULL)
    return FALSE;
  pmn_statement_bind_int64 (select, 1, first);
  pmn_statement_bind_int64 (select, 2, last);
  if (pmn_statement_step (select, &local_error))
    *id = (int) pmn_statement_get_int64_or (select, 0, first - 1) + 1;
  return pmn_statement_ended (g_steal_pointer (&local_error), error);
}

static gboolean
choose_id (PmnConnection *connection, int dimension, const char *code, int *id, GError **error)
{
  const PmnTerm *term = pmn_nomenclature_by_code (dimension, code);
  int last = dimension * 1000 + 999;

  if (term != NULL)
    {
      *id = term->id;
      return TRUE;
    }
  if (dimension == PMN_DIMENSION_TAG)
    return next_free_id (connection, FIRST_TAG, OVERFLOW_UNIT - 1, id, error);
  if (!next_free_id (connection, PMN_TERM_ID_FIRST_FREE (dimension), last, id, error))
    return FALSE;
  if (*id <= last)
    return TRUE;
  return next_free_id (connection, dimension * OVERFLOW_UNIT,
                       dimension * OVERFLOW_UNIT + OVERFLOW_UNIT - 1, id, error);
}

int
pmn_term_store_ensure (PmnConnection *connection, int dimension, const char *code, GError **error)
{
  g_autoptr (PmnStatement) insert = NULL;
  int id;

  if (!pmn_term_store_find (connection, dimension, code, &id, error))
    return 0;
  if (id != 0)
    return id;

  if (!choose_id (connection, dimension, code, &id, error))
    return 0;
  insert = pmn_connection_prepare (
      connection, "INSERT INTO term (id, dimension, code) VALUES (?, ?, ?)", error);
  if (insert == NULL)
    return 0;
  pmn_statement_bind_int64 (insert, 1, id);
  pmn_statement_bind_int64 (insert, 2, dimension);
  pmn_statement_bind_text_static (insert, 3, code);
  if (!pmn_statement_run (insert, error))
    return 0;
  cache_add (cache_get (connection), dimension, code, id);
  return id;
}

const char *
pmn_term_store_code (PmnConnection *connection, int id, GError **error)
{
  g_autoptr (PmnStatement) select = NULL;
  g_autoptr (GError) local_error = NULL;
  Cache *cache;
  const PmnTerm *term;
  const char *code;

  g_return_val_if_fail (connection != NULL, NULL);

  if (id == 0)
    return NULL;
  cache = cache_get (connection);
  code = g_hash_table_lookup (cache->code_by_id, GINT_TO_POINTER (id));
  if (code != NULL)
    return code;
  term = pmn_nomenclature_by_id (id);
  if (term != NULL)
    {
      code = g_intern_string (term->code);
      g_hash_table_insert (cache->code_by_id, GINT_TO_POINTER (id), (gpointer) code);
      return code;
    }

  select
      = pmn_connection_prepare (connection, "SELECT dimension, code FROM term WHERE id = ?", error);
  if (select == NULL)
    return NULL;
  pmn_statement_bind_int64 (select, 1, id);
  if (pmn_statement_step (select, &local_error))
    {
      code = g_intern_string (pmn_statement_get_text (select, 1));
      cache_add (cache, (int) pmn_statement_get_int64 (select, 0), code, id);
      return code;
    }
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    /* Translators: %d is a technical number */
    g_set_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_CORRUPT,
                 _ ("The register names a term that it does not define (%d)."), id);
  return NULL;
}

int
pmn_term_store_dimension (int id)
{
  if (id >= OVERFLOW_UNIT)
    return id / OVERFLOW_UNIT;
  if (id >= FIRST_TAG)
    return PMN_DIMENSION_TAG;
  return id / 1000;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return pmn_fold_compare (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
pmn_term_store_list_own (PmnConnection *connection, int dimension, GError **error)
{
  /* What activities list is offered while at least one still has it: what came with an import that
   * was undone is gone with it. */
  gboolean listed = dimension == PMN_DIMENSION_TAG || dimension == PMN_DIMENSION_THEME
                    || dimension == PMN_DIMENSION_MATERIAL;
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (PmnStatement) select = pmn_connection_prepare (
      connection,
      "SELECT code FROM term WHERE dimension = ?1 AND id >= ?2 AND (NOT ?3"
      " OR EXISTS (SELECT 1 FROM activity_term l CROSS JOIN activity a ON a.id = l.activity_id"
      " WHERE l.term_id = term.id AND a.deleted_at IS NULL))",
      error);
  GError *local_error = NULL;

  if (select == NULL)
    return NULL;
  pmn_statement_bind_int64 (select, 1, dimension);
  pmn_statement_bind_int64 (select, 2, PMN_TERM_ID_FIRST_FREE (dimension));
  pmn_statement_bind_int64 (select, 3, listed);
  while (pmn_statement_step (select, &local_error))
    g_ptr_array_add (codes, pmn_statement_dup_text (select, 0));
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  g_ptr_array_sort (codes, compare_names);
  return g_steal_pointer (&codes);
}
