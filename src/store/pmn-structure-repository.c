/* pmn-structure-repository.c: the structure of the register, its settings, drafts and own terms
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-structure-repository.h"

#include "pmn-entity-store.h"
#include "pmn-nomenclature.h"
#include "pmn-search-key.h"

#define TYPE pmn_entity_type_get (PMN_ENTITY_STRUCTURE)
#define STRUCTURE_ID 1

PmnStructure *
pmn_structure_repository_get (PmnConnection *connection, GError **error)
{
  PmnStructureRow *row = pmn_entity_store_get (connection, TYPE, STRUCTURE_ID, error);
  PmnStructure *structure;

  if (row == NULL)
    return NULL;
  structure = pmn_structure_copy (&row->structure);
  TYPE->destroy (row);
  return structure;
}

gboolean
pmn_structure_repository_save (PmnEdit *edit, const PmnStructure *structure, GError **error)
{
  /* Borrows the members: the row is not freed. The structure has no version of its own in memory:
   * the last one who saves it wins, and the history keeps what it was. */
  PmnStructureRow row = { .structure = *structure };
  PmnRowState state;
  gboolean found;

  g_return_val_if_fail (edit != NULL && structure != NULL, FALSE);

  if (!pmn_entity_store_state (pmn_edit_get_connection (edit), TYPE, STRUCTURE_ID, &state, &found,
                               error))
    return FALSE;
  if (found)
    {
      row.record.id = STRUCTURE_ID;
      row.record.version = state.version;
    }
  return pmn_entity_store_save (edit, TYPE, &row, error);
}

/* Settings and drafts: one text under one key ------------------------------------------------- */

static char *
get_text (PmnConnection *connection, const char *sql, const char *key, GError **error)
{
  g_autoptr (PmnStatement) select = pmn_connection_prepare (connection, sql, error);

  g_return_val_if_fail (key != NULL, NULL);

  if (select == NULL)
    return NULL;
  pmn_statement_bind_text (select, 1, key);
  return pmn_statement_step (select, error) ? pmn_statement_dup_text (select, 0) : NULL;
}

static gboolean
forget_text (PmnConnection *connection, const char *sql, const char *key, GError **error)
{
  g_autoptr (PmnStatement) remove = pmn_connection_prepare (connection, sql, error);

  if (remove == NULL)
    return FALSE;
  pmn_statement_bind_text (remove, 1, key);
  return pmn_statement_run (remove, error);
}

char *
pmn_setting_get (PmnConnection *connection, const char *key, GError **error)
{
  return get_text (connection, "SELECT value FROM setting WHERE key = ?1", key, error);
}

gboolean
pmn_setting_set (PmnEdit *edit, const char *key, const char *value, GError **error)
{
  PmnConnection *connection = pmn_edit_get_connection (edit);
  g_autoptr (PmnStatement) write = NULL;

  if (value == NULL)
    return forget_text (connection, "DELETE FROM setting WHERE key = ?1", key, error);
  write = pmn_connection_prepare (connection,
                                  "INSERT INTO setting (key, value) VALUES (?1, ?2)"
                                  " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                                  error);
  if (write == NULL)
    return FALSE;
  pmn_statement_bind_text (write, 1, key);
  pmn_statement_bind_text (write, 2, value);
  return pmn_statement_run (write, error);
}

char *
pmn_draft_get (PmnConnection *connection, const char *key, GError **error)
{
  return get_text (connection, "SELECT body FROM draft WHERE key = ?1", key, error);
}

gboolean
pmn_draft_set (PmnEdit *edit, const char *key, const char *body, GError **error)
{
  PmnConnection *connection = pmn_edit_get_connection (edit);
  g_autoptr (PmnStatement) write = NULL;

  if (body == NULL)
    return forget_text (connection, "DELETE FROM draft WHERE key = ?1", key, error);
  write = pmn_connection_prepare (
      connection,
      "INSERT INTO draft (key, updated_at, body) VALUES (?1, ?2, ?3)"
      " ON CONFLICT (key) DO UPDATE SET updated_at = excluded.updated_at, body = excluded.body",
      error);
  if (write == NULL)
    return FALSE;
  pmn_statement_bind_text (write, 1, key);
  pmn_statement_bind_int64 (write, 2, pmn_edit_get_now (edit));
  pmn_statement_bind_text (write, 3, body);
  return pmn_statement_run (write, error);
}

/* Terms --------------------------------------------------------------------------------------- */

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return pmn_fold_compare (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
pmn_terms_list (PmnConnection *connection, int dimension, GError **error)
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
