/* pmn-setting.c: settings and drafts: one text under one key
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-setting.h"

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

GPtrArray *
pmn_draft_list (PmnConnection *connection, GError **error)
{
  g_autoptr (PmnStatement) select = pmn_connection_prepare (
      connection, "SELECT key FROM draft ORDER BY updated_at DESC, key", error);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local_error = NULL;

  if (select == NULL)
    return NULL;
  while (pmn_statement_step (select, &local_error))
    g_ptr_array_add (keys, pmn_statement_dup_text (select, 0));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&keys);
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
