/* pmn-history-undo.c: undoing a step, and undoing the undo
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pmn-activity-repository-private.h"
#include "pmn-codec-private.h"
#include "pmn-entity-remove.h"
#include "pmn-entity-store.h"
#include "pmn-history-private.h"

/* One row of what a step changed. */
typedef struct
{
  const PmnEntityType *type;
  gint64 row_id;
  gint64 version_after;
  char *op;
  char *before;
} Change;

/* The user's step, the newest of its chain of undos, and how long that chain is. */
typedef struct
{
  gint64 root;
  gint64 tip;
  guint n_undos;
  char *subject;
  gboolean bulk; /* an import and the like: what was anonymised since stays, the rest is reverted */
} Chain;

static void
change_clear (gpointer data)
{
  Change *change = data;

  g_free (change->op);
  g_free (change->before);
}

static gboolean
refuse (GError **error, PmnStoreError code, const char *sentence)
{
  g_set_error_literal (error, PMN_STORE_ERROR, code, sentence);
  return FALSE;
}

/* The chain ------------------------------------------------------------------------------------ */

/* The only number of a query on @id; 0 when there is no row or it is NULL. */
static gboolean
get_number (PmnConnection *connection, const char *sql, gint64 id, gint64 *number, GError **error)
{
  g_autoptr (PmnStatement) select = pmn_connection_prepare (connection, sql, error);
  GError *local_error = NULL;

  if (select == NULL)
    return FALSE;
  pmn_statement_bind_int64 (select, 1, id);
  *number = 0;
  if (pmn_statement_step (select, &local_error))
    *number = pmn_statement_get_int64_or (select, 0, 0);
  return pmn_statement_ended (local_error, error);
}

static gboolean
read_subject (PmnConnection *connection, Chain *chain, GError **error)
{
  g_autoptr (PmnStatement) select = pmn_connection_prepare (
      connection, "SELECT subject, " PMN_STEP_IS_BULK ("step") " FROM step WHERE id = ?1", error);
  GError *local_error = NULL;

  if (select == NULL)
    return FALSE;
  pmn_statement_bind_int64 (select, 1, chain->root);
  if (pmn_statement_step (select, &local_error))
    {
      chain->subject = pmn_statement_dup_text (select, 0);
      chain->bulk = pmn_statement_get_int64 (select, 1) != 0;
    }
  else if (local_error == NULL)
    return refuse (error, PMN_STORE_ERROR_NOT_FOUND, _ ("There is no such step in the history."));
  return pmn_statement_ended (local_error, error);
}

static gboolean
read_chain (PmnConnection *connection, gint64 step_id, Chain *chain, GError **error)
{
  gint64 next = step_id;

  while (next != 0)
    {
      chain->root = next;
      if (!get_number (connection, "SELECT undoes FROM step WHERE id = ?1", next, &next, error))
        return FALSE;
    }
  chain->n_undos = 0;
  for (next = chain->root; next != 0; chain->n_undos++)
    {
      chain->tip = next;
      if (!get_number (connection, "SELECT max (id) FROM step WHERE undoes = ?1", next, &next,
                       error))
        return FALSE;
    }
  chain->n_undos--;
  return read_subject (connection, chain, error);
}

static gboolean
link_steps (PmnEdit *edit, const Chain *chain, gboolean undone, GError **error)
{
  PmnConnection *connection = pmn_edit_get_connection (edit);
  g_autoptr (PmnStatement) link = NULL;
  g_autoptr (PmnStatement) mark = NULL;
  gint64 step = pmn_edit_get_step (edit, error);

  if (step == 0)
    return FALSE;
  link = pmn_connection_prepare (connection, "UPDATE step SET undoes = ?2 WHERE id = ?1", error);
  if (link == NULL)
    return FALSE;
  pmn_statement_bind_int64 (link, 1, step);
  pmn_statement_bind_int64 (link, 2, chain->tip);
  if (!pmn_statement_run (link, error))
    return FALSE;
  mark = pmn_connection_prepare (connection, "UPDATE step SET undone_by = ?2 WHERE id = ?1", error);
  if (mark == NULL)
    return FALSE;
  pmn_statement_bind_int64 (mark, 1, chain->root);
  pmn_statement_bind_int64_or_null (mark, 2, undone ? step : 0, 0);
  return pmn_statement_run (mark, error);
}

/* Versions ------------------------------------------------------------------------------------- */

/*
 * An undo gives a row its old content under a new version. @version becomes the version that first
 * had this content, so that steps can be undone one after the other: what an undo of step T left has
 * the content that T found. @past_erasure: what an erasure took out of the texts of a row is no
 * change of it. @made: (out): whether a step that is still in the history made it; not so for what a
 * batch created.
 */
static gboolean
find_original_version (PmnConnection *connection, const PmnEntityType *type, gint64 row_id,
                       gboolean past_erasure, gint64 *version, gboolean *made, GError **error)
{
  g_autoptr (PmnStatement) select = pmn_connection_prepare (
      connection,
      "SELECT s.undoes, ifnull (t.version_before, 0), c.op = 'anonymise', c.version_before"
      " FROM change c JOIN step s ON s.id = c.step_id"
      " LEFT JOIN change t ON t.step_id = s.undoes AND t.entity = c.entity AND t.row_id = c.row_id"
      " WHERE c.entity = ?1 AND c.row_id = ?2 AND c.version_after = ?3",
      error);

  if (select == NULL)
    return FALSE;
  for (;;)
    {
      GError *local_error = NULL;

      pmn_statement_bind_int64 (select, 1, type->entity);
      pmn_statement_bind_int64 (select, 2, row_id);
      pmn_statement_bind_int64 (select, 3, *version);
      *made = pmn_statement_step (select, &local_error);
      if (local_error != NULL)
        return pmn_statement_ended (local_error, error);
      if (*made && past_erasure && pmn_statement_get_int64 (select, 2) != 0)
        *version = pmn_statement_get_int64 (select, 3);
      else if (!*made || pmn_statement_is_null (select, 0))
        return TRUE;
      else
        *version = pmn_statement_get_int64 (select, 1);
      pmn_statement_reset (select);
    }
}

/* Changes -------------------------------------------------------------------------------------- */

static GArray *
read_changes (PmnConnection *connection, gint64 step_id, GError **error)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (Change));
  g_autoptr (PmnStatement) select = pmn_connection_prepare (
      connection, "SELECT entity, row_id, version_after, op, before FROM change WHERE step_id = ?1",
      error);
  GError *local_error = NULL;

  g_array_set_clear_func (changes, change_clear);
  if (select == NULL)
    return NULL;
  pmn_statement_bind_int64 (select, 1, step_id);
  while (pmn_statement_step (select, &local_error))
    {
      Change change = { pmn_entity_type_get ((PmnEntity) pmn_statement_get_int64 (select, 0)),
                        pmn_statement_get_int64 (select, 1), pmn_statement_get_int64 (select, 2),
                        pmn_statement_dup_text (select, 3), pmn_statement_dup_text (select, 4) };

      g_array_append_val (changes, change);
    }
  return pmn_statement_ended (local_error, error) ? g_steal_pointer (&changes) : NULL;
}

/* Refuses a row that is not as the step left it any more. */
static gboolean
check_version (PmnConnection *connection, const Change *change, gboolean past_erasure,
               GError **error)
{
  g_autofree char *label = NULL;
  gint64 expected = change->version_after;
  PmnRowState state;
  gboolean found, made;

  if (strcmp (change->op, "anonymise") == 0)
    return refuse (error, PMN_STORE_ERROR_FINAL,
                   _ ("A person was anonymised: this is final and cannot be undone."));
  if (!pmn_entity_store_state (connection, change->type, change->row_id, &state, &found, error))
    return FALSE;
  if (found && state.version == expected)
    return TRUE;
  if (!find_original_version (connection, change->type, change->row_id, past_erasure, &expected,
                              &made, error)
      || (found
          && !find_original_version (connection, change->type, change->row_id, past_erasure,
                                     &state.version, &made, error)))
    return FALSE;
  if (found && state.version == expected)
    return TRUE;
  label = pmn_entity_store_label (connection, change->type, change->row_id);
  g_set_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_CONFLICT,
               /* Translators: %s is what changed: a name, or "activity A7F3-0192" */
               _ ("This cannot be undone: “%s” has changed since."), label);
  return FALSE;
}

static gboolean
unmake (PmnEdit *edit, const PmnEntityType *type, gint64 id, GError **error)
{
  if (!type->has_trash)
    return refuse (error, PMN_STORE_ERROR_FINAL,
                   _ ("The creation of the structure cannot be undone."));
  if (type->entity == PMN_ENTITY_ACTIVITY)
    return pmn_activity_repository_unmake (edit, id, error);
  return pmn_entity_store_unmake (edit, type, id, error);
}

static gboolean
remake (PmnEdit *edit, const PmnEntityType *type, gint64 id, GError **error)
{
  if (type->entity == PMN_ENTITY_ACTIVITY)
    return pmn_activity_repository_remake (edit, id, error);
  return pmn_entity_store_remake (edit, type, id, error);
}

static gboolean
trash (PmnEdit *edit, const PmnEntityType *type, gint64 id, GError **error)
{
  if (type->entity == PMN_ENTITY_ACTIVITY)
    return pmn_activity_repository_trash (edit, id, error);
  return pmn_entity_store_trash (edit, type, id, error);
}

static gboolean
restore (PmnEdit *edit, const PmnEntityType *type, gint64 id, GError **error)
{
  if (type->entity == PMN_ENTITY_ACTIVITY)
    return pmn_activity_repository_restore (edit, id, error);
  return pmn_entity_store_restore (edit, type, id, error);
}

static gboolean
write_image (PmnEdit *edit, const Change *change, GError **error)
{
  gpointer image;
  gboolean ok;

  if (change->before == NULL)
    return refuse (error, PMN_STORE_ERROR_FINAL,
                   _ ("What was there before is not kept any more: this cannot be undone."));
  image = pmn_codec_from_json (pmn_edit_get_connection (edit), change->type, change->before, error);
  if (image == NULL)
    return FALSE;
  if (change->type->entity == PMN_ENTITY_ACTIVITY)
    ok = pmn_activity_repository_write_image (edit, change->row_id, image, error);
  else
    ok = pmn_entity_store_write_image (edit, change->type, change->row_id, image, error);
  change->type->destroy (image);
  return ok;
}

static gboolean
revert (PmnEdit *edit, const Change *change, GError **error)
{
  if (g_strv_contains ((const char *const[]) { "create", "remake", NULL }, change->op))
    return unmake (edit, change->type, change->row_id, error);
  if (strcmp (change->op, "unmake") == 0)
    return remake (edit, change->type, change->row_id, error);
  if (strcmp (change->op, "trash") == 0)
    return restore (edit, change->type, change->row_id, error);
  if (strcmp (change->op, "restore") == 0)
    /* Only who left a merge has an image: the merge is made again. */
    return trash (edit, change->type, change->row_id, error)
           && (change->before == NULL || write_image (edit, change, error));
  return write_image (edit, change, error);
}

/* Batches -------------------------------------------------------------------------------------- */

/* Refuses a row of a batch, of which later steps speak, that is not as the batch made it. */
static gboolean
check_batch_row (PmnConnection *connection, const PmnEntityType *type, gint64 id, gint64 version,
                 GError **error)
{
  g_autofree char *label = NULL;
  gboolean made;

  if (!find_original_version (connection, type, id, TRUE, &version, &made, error))
    return FALSE;
  if (!made)
    return TRUE;
  label = pmn_entity_store_label (connection, type, id);
  g_set_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_CONFLICT,
               /* Translators: %s is what changed: a name, or "activity A7F3-0192" */
               _ ("This cannot be undone: “%s” has changed since."), label);
  return FALSE;
}

/* The live rows that a batch made, which its changes do not list. What the user trashed since stays
 * in the trash, who was anonymised since stays anonymised; what the user changed since refuses the
 * whole undo. */
static gboolean
list_batch_rows (PmnConnection *connection, const PmnEntityType *type, gint64 step_id, GArray *ids,
                 GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT id, version, EXISTS (SELECT 1 FROM change WHERE entity = ?2 AND row_id = t.id)"
      " FROM %s t WHERE step_id = ?1 AND deleted_at IS NULL AND NOT EXISTS"
      " (SELECT 1 FROM change WHERE step_id = ?1 AND entity = ?2 AND row_id = t.id)%s",
      type->table, type->entity == PMN_ENTITY_BENEFICIARY ? " AND anonymised_at IS NULL" : "");
  g_autoptr (PmnStatement) select = pmn_connection_prepare (connection, sql, error);
  GError *local_error = NULL;

  if (select == NULL)
    return FALSE;
  pmn_statement_bind_int64 (select, 1, step_id);
  pmn_statement_bind_int64 (select, 2, type->entity);
  while (pmn_statement_step (select, &local_error))
    {
      gint64 id = pmn_statement_get_int64 (select, 0);

      if (pmn_statement_get_int64 (select, 2) != 0
          && !check_batch_row (connection, type, id, pmn_statement_get_int64 (select, 1), error))
        return FALSE;
      g_array_append_val (ids, id);
    }
  return pmn_statement_ended (local_error, error);
}

static gboolean
revert_batch (PmnEdit *edit, gint64 step_id, guint *n_reverted, GError **error)
{
  for (int entity = PMN_ENTITY_FIRST; entity <= PMN_ENTITY_LAST; entity++)
    {
      const PmnEntityType *type = pmn_entity_type_get (entity);
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

      if (!type->has_trash)
        continue;
      if (!list_batch_rows (pmn_edit_get_connection (edit), type, step_id, ids, error))
        return FALSE;
      for (guint i = 0; i < ids->len; i++)
        if (!unmake (edit, type, g_array_index (ids, gint64, i), error))
          return FALSE;
      *n_reverted += ids->len;
    }
  return TRUE;
}

/* Somebody or some place that is gone may not be used by what stays. */
static gboolean
check_unmade_are_unused (PmnEdit *edit, GError **error)
{
  PmnConnection *connection = pmn_edit_get_connection (edit);
  gint64 step = pmn_edit_get_step (edit, error);

  if (step == 0)
    return FALSE;
  for (int entity = PMN_ENTITY_FIRST; entity <= PMN_ENTITY_LAST; entity++)
    {
      gint64 used;

      if (!pmn_entity_find_unmade_in_use (connection, entity, step, &used, error))
        return FALSE;
      if (used != 0)
        {
          g_autofree char *label
              = pmn_entity_store_label (connection, pmn_entity_type_get (entity), used);

          g_set_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_CONFLICT,
                       /* Translators: %s is the name of a person or a place */
                       _ ("This cannot be undone: “%s” is used elsewhere since."), label);
          return FALSE;
        }
    }
  return TRUE;
}

/* Whether the step made rows that its changes do not list. */
static gboolean
is_batch (PmnConnection *connection, gint64 step_id, guint n_changes, gboolean *batch,
          GError **error)
{
  gint64 n_rows;

  if (!get_number (connection, "SELECT n_rows FROM step WHERE id = ?1", step_id, &n_rows, error))
    return FALSE;
  *batch = n_rows > n_changes;
  return TRUE;
}

/* Takes out of @changes those of people who were anonymised since. */
static gboolean
leave_anonymised (PmnConnection *connection, GArray *changes, GError **error)
{
  for (guint i = changes->len; i > 0; i--)
    {
      const Change *change = &g_array_index (changes, Change, i - 1);
      gint64 anonymised = 0;

      if (change->type->entity == PMN_ENTITY_BENEFICIARY
          && !get_number (connection,
                          "SELECT anonymised_at IS NOT NULL FROM beneficiary WHERE id = ?1",
                          change->row_id, &anonymised, error))
        return FALSE;
      if (anonymised != 0)
        g_array_remove_index (changes, i - 1);
    }
  return TRUE;
}

/* Somebody anonymised who stays may not name as author somebody who goes. */
static gboolean
drop_unmade_authors (PmnConnection *connection, GError **error)
{
  return pmn_connection_exec (
      connection,
      "UPDATE beneficiary SET author_id = NULL WHERE anonymised_at IS NOT NULL AND author_id IN"
      " (SELECT id FROM mediator WHERE unmade = 1)",
      error);
}

/* @undo: FALSE when the step is an undo, which lists all that it took away */
static gboolean
revert_step (PmnEdit *edit, gint64 step_id, gboolean undo, gboolean past_erasure, GError **error)
{
  PmnConnection *connection = pmn_edit_get_connection (edit);
  g_autoptr (GArray) changes = read_changes (connection, step_id, error);
  guint n_reverted;
  gboolean batch;

  if (changes == NULL || !is_batch (connection, step_id, changes->len, &batch, error)
      || (past_erasure && !leave_anonymised (connection, changes, error)))
    return FALSE;
  if (batch && !undo)
    return refuse (
        error, PMN_STORE_ERROR_CONFLICT,
        _ ("Part of this came back by another way, or is not kept any more: it cannot be "
           "redone."));
  n_reverted = changes->len;
  for (guint i = 0; i < changes->len; i++)
    if (!check_version (connection, &g_array_index (changes, Change, i), past_erasure, error))
      return FALSE;
  /* Activities last: their images name people, who must be what they were by then (merges). */
  for (int activities = FALSE; activities <= TRUE; activities++)
    for (guint i = 0; i < changes->len; i++)
      {
        const Change *change = &g_array_index (changes, Change, i);

        if ((change->type->entity == PMN_ENTITY_ACTIVITY) == activities
            && !revert (edit, change, error))
          return FALSE;
      }
  if (batch && !revert_batch (edit, step_id, &n_reverted, error))
    return FALSE;
  if (n_reverted == 0)
    return refuse (error, PMN_STORE_ERROR_FINAL, _ ("Nothing of this step is left to undo."));
  return (!past_erasure || drop_unmade_authors (connection, error))
         && check_unmade_are_unused (edit, error);
}

static gboolean
walk (PmnEdit *edit, gint64 step_id, gboolean undo, GError **error)
{
  Chain chain = { 0 };
  gboolean is_undone, ok;

  if (!read_chain (pmn_edit_get_connection (edit), step_id, &chain, error))
    {
      g_free (chain.subject);
      return FALSE;
    }
  is_undone = chain.n_undos % 2 == 1;
  if (undo && is_undone)
    ok = refuse (error, PMN_STORE_ERROR_CONFLICT, _ ("This step is already undone."));
  else if (!undo && !is_undone)
    ok = refuse (error, PMN_STORE_ERROR_CONFLICT, _ ("This step is not undone."));
  else
    {
      pmn_edit_set_subject (edit, chain.subject);
      ok = revert_step (edit, chain.tip, undo, undo && chain.bulk, error)
           && link_steps (edit, &chain, undo, error);
    }
  g_free (chain.subject);
  return ok;
}

gboolean
pmn_history_undo (PmnEdit *edit, gint64 step_id, GError **error)
{
  g_return_val_if_fail (edit != NULL && step_id != 0, FALSE);

  return walk (edit, step_id, TRUE, error);
}

gboolean
pmn_history_redo (PmnEdit *edit, gint64 step_id, GError **error)
{
  g_return_val_if_fail (edit != NULL && step_id != 0, FALSE);

  return walk (edit, step_id, FALSE, error);
}

gboolean
pmn_history_count_anonymised (PmnConnection *connection, gint64 step_id, guint *n_people,
                              GError **error)
{
  gint64 n = 0;

  g_return_val_if_fail (connection != NULL && n_people != NULL, FALSE);

  if (!get_number (connection,
                   "SELECT count(*) FROM beneficiary WHERE anonymised_at IS NOT NULL AND unmade = 0"
                   " AND (step_id = ?1 OR id IN"
                   " (SELECT row_id FROM change WHERE step_id = ?1 AND entity = 5))",
                   step_id, &n, error))
    return FALSE;
  *n_people = (guint) n;
  return TRUE;
}
