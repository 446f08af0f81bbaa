/* pmn-trash.c: what is in the trash, taking it out, removing it for good
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "pmn-activity-repository.h"
#include "pmn-entity-remove.h"
#include "pmn-entity-store.h"
#include "pmn-history.h"

#define RETENTION_MS (PMN_TRASH_RETENTION_DAYS * G_GINT64_CONSTANT (86400000))

void
pmn_trash_item_free (PmnTrashItem *self)
{
  if (self == NULL)
    return;
  g_free (self->label);
  g_free (self->deleted_by);
  g_free (self);
}

static char *
find_who (PmnConnection *connection, PmnEntity entity, gint64 id, GError **error)
{
  g_autoptr (PmnStatement) select
      = pmn_connection_prepare (connection,
                                "SELECT trim (m.given || ' ' || m.family) FROM change c"
                                " JOIN step s ON s.id = c.step_id"
                                " LEFT JOIN mediator m ON m.id = s.actor_id"
                                " WHERE c.entity = ?1 AND c.row_id = ?2 AND c.op = 'trash'"
                                " ORDER BY c.step_id DESC LIMIT 1",
                                error);

  if (select == NULL)
    return NULL;
  pmn_statement_bind_int64 (select, 1, entity);
  pmn_statement_bind_int64 (select, 2, id);
  return pmn_statement_step (select, error) ? pmn_statement_dup_text (select, 0) : NULL;
}

/* Who is anonymised is nobody any more: nothing to show, nothing to take out. */
static PmnStatement *
prepare_list (PmnConnection *connection, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  for (int entity = PMN_ENTITY_FIRST; entity <= PMN_ENTITY_LAST; entity++)
    {
      const PmnEntityType *type = pmn_entity_type_get (entity);

      if (!type->has_trash)
        continue;
      g_string_append_printf (
          sql,
          "%sSELECT %d AS entity, id, deleted_at FROM %s WHERE deleted_at IS NOT NULL"
          " AND unmade = 0%s",
          sql->len > 0 ? " UNION ALL " : "", entity, type->table,
          entity == PMN_ENTITY_BENEFICIARY ? " AND anonymised_at IS NULL" : "");
    }
  g_string_append (sql, " ORDER BY deleted_at DESC, entity, id DESC LIMIT ?1");
  return pmn_connection_prepare (connection, sql->str, error);
}

GPtrArray *
pmn_trash_list (PmnConnection *connection, guint limit, GError **error)
{
  g_autoptr (GPtrArray) items
      = g_ptr_array_new_with_free_func ((GDestroyNotify) pmn_trash_item_free);
  g_autoptr (PmnStatement) select = NULL;
  GError *local_error = NULL;

  g_return_val_if_fail (connection != NULL, NULL);

  select = prepare_list (connection, error);
  if (select == NULL)
    return NULL;
  pmn_statement_bind_int64 (select, 1, limit);
  while (local_error == NULL && pmn_statement_step (select, &local_error))
    {
      PmnTrashItem *item = g_new0 (PmnTrashItem, 1);

      g_ptr_array_add (items, item);
      item->entity = (PmnEntity) pmn_statement_get_int64 (select, 0);
      item->id = pmn_statement_get_int64 (select, 1);
      item->deleted_at = pmn_statement_get_int64 (select, 2);
      item->until = item->deleted_at + RETENTION_MS;
      item->label
          = pmn_entity_store_label (connection, pmn_entity_type_get (item->entity), item->id);
      item->deleted_by = find_who (connection, item->entity, item->id, &local_error);
    }
  return pmn_statement_ended (g_steal_pointer (&local_error), error) ? g_steal_pointer (&items)
                                                                     : NULL;
}

gboolean
pmn_trash_empty (PmnEdit *edit, gint64 before_ms, guint *n_removed, GError **error)
{
  guint n = 0;

  g_return_val_if_fail (edit != NULL, FALSE);

  if (!pmn_entity_remove_all (edit, FALSE, before_ms, &n, error))
    return FALSE;
  if (n_removed != NULL)
    *n_removed = n;
  /* The history says that it was done, by whom and when, and nothing of what it was. */
  return n == 0 || pmn_edit_get_step (edit, error) != 0;
}
