/* pmn-tag-query.c: the tags in use and what carries them
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-tag-query.h"

#include "pmn-nomenclature.h"
#include "pmn-search-key.h"
#include "pmn-term-store.h"

void
pmn_tag_count_free (PmnTagCount *self)
{
  g_free (self->name);
  g_free (self);
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const PmnTagCount *one = *(const PmnTagCount *const *) a;
  const PmnTagCount *other = *(const PmnTagCount *const *) b;
  g_autofree char *key = pmn_search_key (one->name);
  g_autofree char *other_key = pmn_search_key (other->name);
  int order = strcmp (key, other_key);

  return order != 0 ? order : strcmp (one->name, other->name);
}

GPtrArray *
pmn_tag_query_counts (PmnConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) counts
      = g_ptr_array_new_with_free_func ((GDestroyNotify) pmn_tag_count_free);
  g_autoptr (PmnStatement) select = pmn_connection_prepare (
      connection,
      "SELECT t.code, count(*) FROM term t CROSS JOIN activity_term l ON l.term_id = t.id"
      " CROSS JOIN activity a ON a.id = l.activity_id"
      " WHERE t.dimension = ?1 AND a.deleted_at IS NULL GROUP BY t.id",
      error);
  GError *local_error = NULL;

  if (select == NULL)
    return NULL;
  pmn_statement_bind_int64 (select, 1, PMN_DIMENSION_TAG);
  while (pmn_statement_step (select, &local_error))
    {
      PmnTagCount *count = g_new0 (PmnTagCount, 1);

      count->name = pmn_statement_dup_text (select, 0);
      count->n = pmn_statement_get_int64 (select, 1);
      g_ptr_array_add (counts, count);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  g_ptr_array_sort (counts, compare_counts);
  return g_steal_pointer (&counts);
}

GArray *
pmn_tag_query_carriers (PmnConnection *connection, const char *tag, GError **error)
{
  g_autoptr (PmnStatement) select = NULL;
  int term;

  if (!pmn_term_store_find (connection, PMN_DIMENSION_TAG, tag, &term, error))
    return NULL;
  select = pmn_connection_prepare (
      connection,
      "SELECT l.activity_id FROM activity_term l CROSS JOIN activity a ON a.id = l.activity_id"
      " WHERE l.term_id = ?1 AND a.unmade = 0 ORDER BY l.sort_key",
      error);
  if (select == NULL)
    return NULL;
  pmn_statement_bind_int64 (select, 1, term);
  return pmn_statement_collect_ids (select, error);
}
