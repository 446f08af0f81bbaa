/* pmn-entity-remove.c: removing rows for good: an old trash, undone creations
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-entity-remove.h"

#include "pmn-activity-repository-private.h"
#include "pmn-entity-store.h"
#include "pmn-erasure.h"

/* Activities out of the journal have one index, which the planner would not choose by itself. */
#define OUT_OF_JOURNAL "activity INDEXED BY activity_trash WHERE deleted_at IS NOT NULL"

/* Everything that may refer to a row, as queries on its id: by made rows, then by any row. Where no
 * index leads from the id to the made rows, the third gives all the ids that they refer to. */
static const struct
{
  PmnEntity entity;
  const char *by_made;
  const char *by_any;
  const char *all_by_made;
} references[] = {
  { PMN_ENTITY_MEDIATOR, "SELECT 1 FROM activity WHERE mediator_id = ?1 AND deleted_at IS NULL",
    "SELECT 1 FROM activity WHERE mediator_id = ?1 AND deleted_at IS NULL", NULL },
  { PMN_ENTITY_MEDIATOR, "SELECT 1 FROM " OUT_OF_JOURNAL " AND mediator_id = ?1 AND unmade = 0",
    "SELECT 1 FROM " OUT_OF_JOURNAL " AND mediator_id = ?1",
    "SELECT mediator_id FROM " OUT_OF_JOURNAL " AND unmade = 0" },
  { PMN_ENTITY_MEDIATOR,
    "SELECT 1 FROM activity_co_mediator m JOIN activity a ON a.id = m.activity_id"
    " WHERE m.mediator_id = ?1 AND a.unmade = 0",
    "SELECT 1 FROM activity_co_mediator WHERE mediator_id = ?1", NULL },
  { PMN_ENTITY_MEDIATOR, "SELECT 1 FROM absence WHERE mediator_id = ?1 AND unmade = 0",
    "SELECT 1 FROM absence WHERE mediator_id = ?1", NULL },
  { PMN_ENTITY_MEDIATOR, "SELECT 1 FROM place WHERE ?1 IN (agent1_id, agent2_id) AND unmade = 0",
    "SELECT 1 FROM place WHERE ?1 IN (agent1_id, agent2_id)", NULL },
  { PMN_ENTITY_MEDIATOR, "SELECT 1 FROM beneficiary WHERE author_id = ?1 AND unmade = 0",
    "SELECT 1 FROM beneficiary WHERE author_id = ?1",
    "SELECT author_id FROM beneficiary WHERE unmade = 0" },
  { PMN_ENTITY_PLACE, "SELECT 1 FROM activity WHERE place_id = ?1 AND deleted_at IS NULL",
    "SELECT 1 FROM activity WHERE place_id = ?1 AND deleted_at IS NULL", NULL },
  { PMN_ENTITY_PLACE, "SELECT 1 FROM " OUT_OF_JOURNAL " AND place_id = ?1 AND unmade = 0",
    "SELECT 1 FROM " OUT_OF_JOURNAL " AND place_id = ?1",
    "SELECT place_id FROM " OUT_OF_JOURNAL " AND unmade = 0" },
  { PMN_ENTITY_BENEFICIARY,
    "SELECT 1 FROM participation p JOIN activity a ON a.id = p.activity_id"
    " WHERE p.beneficiary_id = ?1 AND a.unmade = 0",
    "SELECT 1 FROM participation WHERE beneficiary_id = ?1", NULL },
  { PMN_ENTITY_BENEFICIARY, "SELECT 1 FROM beneficiary WHERE merged_into = ?1 AND unmade = 0",
    "SELECT 1 FROM beneficiary WHERE merged_into = ?1", NULL },
};

static gboolean
has_row (PmnConnection *connection, const char *sql, gint64 id, gboolean *there, GError **error)
{
  g_autoptr (PmnStatement) select = pmn_connection_prepare (connection, sql, error);
  GError *local_error = NULL;

  if (select == NULL)
    return FALSE;
  pmn_statement_bind_int64 (select, 1, id);
  *there = pmn_statement_step (select, &local_error);
  return pmn_statement_ended (local_error, error);
}

/* @used: (out): whether a row other than unmade ones refers to row @id; with @unmade_too any row */
static gboolean
is_used (PmnConnection *connection, PmnEntity entity, gint64 id, gboolean unmade_too,
         gboolean *used, GError **error)
{
  *used = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (references) && !*used; i++)
    if (references[i].entity == entity
        && !has_row (connection, unmade_too ? references[i].by_any : references[i].by_made, id,
                     used, error))
      return FALSE;
  return TRUE;
}

/* One of the rows unmade by the step that reference @i still leads to, 0 = none. */
static gboolean
find_unmade (PmnConnection *connection, guint i, gint64 step_id, gint64 *id, GError **error)
{
  g_autoptr (GString) sql = g_string_new (
      "SELECT c.row_id FROM change c WHERE c.step_id = ?1 AND c.entity = ?2 AND c.op = 'unmake'"
      " AND ");
  g_autoptr (PmnStatement) select = NULL;
  GError *local_error = NULL;

  if (references[i].all_by_made != NULL)
    g_string_append_printf (sql, "c.row_id IN (%s)", references[i].all_by_made);
  else
    {
      g_autoptr (GString) exists = g_string_new (references[i].by_made);

      g_string_replace (exists, "?1", "c.row_id", 0);
      g_string_append_printf (sql, "EXISTS (%s)", exists->str);
    }
  select = pmn_connection_prepare (connection, sql->str, error);
  if (select == NULL)
    return FALSE;
  pmn_statement_bind_int64 (select, 1, step_id);
  pmn_statement_bind_int64 (select, 2, references[i].entity);
  *id = pmn_statement_step (select, &local_error) ? pmn_statement_get_int64 (select, 0) : 0;
  return pmn_statement_ended (local_error, error);
}

gboolean
pmn_entity_find_unmade_in_use (PmnConnection *connection, PmnEntity entity, gint64 step_id,
                               gint64 *id, GError **error)
{
  *id = 0;
  for (guint i = 0; i < G_N_ELEMENTS (references) && *id == 0; i++)
    if (references[i].entity == entity && !find_unmade (connection, i, step_id, id, error))
      return FALSE;
  return TRUE;
}

/* Runs "DELETE FROM table WHERE …" with one or two numbers. */
static gboolean
run_delete (PmnConnection *connection, const char *sql, gint64 a, gint64 b, GError **error)
{
  g_autoptr (PmnStatement) statement = pmn_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  pmn_statement_bind_int64 (statement, 1, a);
  if (b != 0)
    pmn_statement_bind_int64 (statement, 2, b);
  return pmn_statement_run (statement, error);
}

static gboolean
delete_row (PmnEdit *edit, const PmnEntityType *type, gint64 id, GError **error)
{
  PmnConnection *connection = pmn_edit_get_connection (edit);
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE id = ?1", type->table);

  /* The number may serve again: nothing may be known of it. */
  if (!run_delete (connection, "DELETE FROM change WHERE entity = ?2 AND row_id = ?1", id,
                   type->entity, error))
    return FALSE;
  if (type->entity == PMN_ENTITY_ACTIVITY)
    return pmn_activity_repository_remove (edit, id, error);
  if (type->entity == PMN_ENTITY_MEDIATOR
      && !run_delete (connection, "UPDATE step SET actor_id = NULL WHERE actor_id = ?1", id, 0,
                      error))
    return FALSE;
  return run_delete (connection, sql, id, 0, error);
}

static gboolean
remove_one (PmnEdit *edit, const PmnEntityType *type, gint64 id, guint *n_removed, GError **error)
{
  gboolean used;

  /* Removing a person is erasing: every trace of the name goes with the row. */
  if (type->entity == PMN_ENTITY_BENEFICIARY && !pmn_erasure_run_removed (edit, id, error))
    return FALSE;
  if (!is_used (pmn_edit_get_connection (edit), type->entity, id, TRUE, &used, error))
    return FALSE;
  if (used && type->entity != PMN_ENTITY_BENEFICIARY)
    return TRUE;
  if (!used && !delete_row (edit, type, id, error))
    return FALSE;
  if (n_removed != NULL)
    ++*n_removed;
  return TRUE;
}

static gboolean
remove_of_type (PmnEdit *edit, const PmnEntityType *type, gboolean unmade, gint64 before_ms,
                guint *n_removed, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT id FROM %s WHERE deleted_at IS NOT NULL AND deleted_at < ?1 AND unmade = ?2%s",
      type->table, type->entity == PMN_ENTITY_BENEFICIARY ? " AND anonymised_at IS NULL" : "");
  g_autoptr (PmnStatement) select
      = pmn_connection_prepare (pmn_edit_get_connection (edit), sql, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GError *local_error = NULL;

  if (select == NULL)
    return FALSE;
  pmn_statement_bind_int64 (select, 1, before_ms);
  pmn_statement_bind_int64 (select, 2, unmade);
  while (pmn_statement_step (select, &local_error))
    {
      gint64 id = pmn_statement_get_int64 (select, 0);

      g_array_append_val (ids, id);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  for (guint i = 0; i < ids->len; i++)
    if (!remove_one (edit, type, g_array_index (ids, gint64, i), n_removed, error))
      return FALSE;
  return TRUE;
}

gboolean
pmn_entity_remove_all (PmnEdit *edit, gboolean unmade, gint64 before_ms, guint *n_removed,
                       GError **error)
{
  /* What refers to others goes first. */
  static const PmnEntity order[]
      = { PMN_ENTITY_ACTIVITY, PMN_ENTITY_ABSENCE,  PMN_ENTITY_BENEFICIARY, PMN_ENTITY_PLACE,
          PMN_ENTITY_MEDIATOR, PMN_ENTITY_TEMPLATE, PMN_ENTITY_SAVED_FILTER };

  g_return_val_if_fail (edit != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (!remove_of_type (edit, pmn_entity_type_get (order[i]), unmade, before_ms, n_removed, error))
      return FALSE;
  return TRUE;
}

gboolean
pmn_entity_remove_unmade (PmnEdit *edit, const PmnEntityType *type, const char *uuid,
                          GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT id FROM %s WHERE uuid = ?1 AND unmade = 1", type->table);
  g_autoptr (PmnStatement) select
      = pmn_connection_prepare (pmn_edit_get_connection (edit), sql, error);
  GError *local_error = NULL;
  gint64 id;

  if (select == NULL)
    return FALSE;
  pmn_statement_bind_text (select, 1, uuid);
  id = pmn_statement_step (select, &local_error) ? pmn_statement_get_int64 (select, 0) : 0;
  g_clear_pointer (&select, pmn_statement_done);
  return pmn_statement_ended (local_error, error)
         && (id == 0 || delete_row (edit, type, id, error));
}
