/* pmn-place-repository.c: rows of places
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-place-repository.h"

#include "pmn-entity-store.h"
#include "pmn-search-key.h"

#define TYPE pmn_entity_type_get (PMN_ENTITY_PLACE)

PmnPlace *
pmn_place_repository_get (PmnConnection *connection, gint64 id, GError **error)
{
  return pmn_entity_store_get (connection, TYPE, id, error);
}

gint64
pmn_place_repository_find (PmnConnection *connection, const char *key, GError **error)
{
  return pmn_entity_store_find (connection, TYPE, key, error);
}

GPtrArray *
pmn_place_repository_list (PmnConnection *connection, const char *search, GError **error)
{
  return pmn_entity_store_list (connection, TYPE, search, 0, error);
}

gboolean
pmn_place_repository_save (PmnEdit *edit, PmnPlace *place, GError **error)
{
  return pmn_entity_store_save (edit, TYPE, place, error);
}

gboolean
pmn_place_repository_trash (PmnEdit *edit, gint64 id, GError **error)
{
  return pmn_entity_store_trash (edit, TYPE, id, error);
}

gboolean
pmn_place_repository_restore (PmnEdit *edit, gint64 id, GError **error)
{
  return pmn_entity_store_restore (edit, TYPE, id, error);
}

gint64
pmn_place_repository_find_by_name (PmnConnection *connection, const char *name, const char *insee,
                                   guint *n_found, GError **error)
{
  g_autofree char *key = pmn_search_key (name);
  g_autoptr (PmnStatement) select
      = pmn_connection_prepare (connection,
                                "SELECT id FROM place WHERE sort_name = ?1 AND deleted_at IS NULL"
                                " AND (?2 IS NULL OR insee = ?2)",
                                error);
  GError *local_error = NULL;
  gint64 id = 0;
  guint n = 0;

  if (n_found != NULL)
    *n_found = 0;
  if (select == NULL)
    return 0;
  pmn_statement_bind_text (select, 1, key);
  pmn_statement_bind_text (select, 2, insee);
  for (; pmn_statement_step (select, &local_error); n++)
    id = pmn_statement_get_int64 (select, 0);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return 0;
    }
  if (n_found != NULL)
    *n_found = n;
  return n == 1 ? id : 0;
}
