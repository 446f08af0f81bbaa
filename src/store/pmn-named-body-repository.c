/* pmn-named-body-repository.c: rows that are a name and a text: templates, saved filters
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-named-body-repository.h"

#include "pmn-entity-store.h"
#include "pmn-search-key.h"

PmnNamedBody *
pmn_named_body_repository_get (PmnConnection *connection, PmnEntity entity, gint64 id,
                               GError **error)
{
  return pmn_entity_store_get (connection, pmn_entity_type_get (entity), id, error);
}

gint64
pmn_named_body_repository_find_by_name (PmnConnection *connection, PmnEntity entity,
                                        const char *name, GError **error)
{
  g_autofree char *key = pmn_search_key (name);
  g_autofree char *sql = g_strdup_printf (
      "SELECT id FROM %s WHERE sort_name = ?1 AND deleted_at IS NULL ORDER BY id LIMIT 1",
      pmn_entity_type_get (entity)->table);
  g_autoptr (PmnStatement) select = pmn_connection_prepare (connection, sql, error);

  if (select == NULL)
    return 0;
  pmn_statement_bind_text (select, 1, key);
  return pmn_statement_step (select, error) ? pmn_statement_get_int64 (select, 0) : 0;
}

GPtrArray *
pmn_named_body_repository_list (PmnConnection *connection, PmnEntity entity, const char *search,
                                GError **error)
{
  return pmn_entity_store_list (connection, pmn_entity_type_get (entity), search, 0, error);
}

gboolean
pmn_named_body_repository_save (PmnEdit *edit, PmnEntity entity, PmnNamedBody *row, GError **error)
{
  return pmn_entity_store_save (edit, pmn_entity_type_get (entity), row, error);
}

gboolean
pmn_named_body_repository_trash (PmnEdit *edit, PmnEntity entity, gint64 id, GError **error)
{
  return pmn_entity_store_trash (edit, pmn_entity_type_get (entity), id, error);
}

gboolean
pmn_named_body_repository_restore (PmnEdit *edit, PmnEntity entity, gint64 id, GError **error)
{
  return pmn_entity_store_restore (edit, pmn_entity_type_get (entity), id, error);
}
