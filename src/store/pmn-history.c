/* pmn-history.c: the steps made in a register, and what Ctrl+Z would undo
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An undo is a step too: it "undoes" another one, and holds the state that it replaced. Redoing is
 * undoing that step. So what hangs on a step of the user (its root) is a chain: the step, its undo,
 * the undo of the undo… step.undone_by of the root is its newest undo while it is undone. Steps with
 * a negative id came with a dump: they are told, and cannot be undone.
 */
#include "config.h"

#include "pmn-history-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pmn-activity-repository-private.h"
#include "pmn-entity-remove.h"
#include "pmn-entity-store.h"
#include "pmn-format.h"

#define STEP_COLUMNS                                                                               \
  "SELECT s.id, s.at, trim (m.given || ' ' || m.family), s.origin, s.kind, s.subject, s.n_rows,"   \
  " s.undone_by IS NOT NULL, " UNDOABLE ", s.detail"                                               \
  " FROM step s LEFT JOIN mediator m ON m.id = s.actor_id "

/* Undos are undone through their root; what was erased or dropped cannot come back, but an import is
 * undone around who was anonymised. 5 is a
 * beneficiary, 6 the structure. */
#define UNDOABLE                                                                                   \
  "(s.id > 0 AND s.n_rows > 0 AND s.undone_by IS NULL"                                             \
  " AND s.kind NOT IN ('undo', 'redo', 'anonymise')"                                               \
  " AND NOT EXISTS (SELECT 1 FROM change c LEFT JOIN beneficiary b"                                \
  "  ON c.entity = 5 AND b.id = c.row_id AND b.anonymised_at IS NOT NULL"                          \
  "  WHERE c.step_id = s.id AND NOT (b.id IS NOT NULL AND " PMN_STEP_IS_BULK (                     \
      "s") ")"                                                                                     \
           "  AND (c.op = 'anonymise' OR (c.op = 'update' AND c.before IS NULL)"                   \
           "   OR (c.entity = 6 AND c.op = 'create') OR b.id IS NOT NULL)))"
G_STATIC_ASSERT (PMN_ENTITY_BENEFICIARY == 5 && PMN_ENTITY_STRUCTURE == 6);

void
pmn_step_free (PmnStep *self)
{
  if (self == NULL)
    return;
  g_free (self->actor_name);
  g_free (self->origin);
  g_free (self->kind);
  g_free (self->subject);
  g_free (self->detail);
  g_free (self);
}

static PmnStep *
read_step (PmnStatement *select)
{
  PmnStep *step = g_new0 (PmnStep, 1);

  step->id = pmn_statement_get_int64 (select, 0);
  step->at = pmn_statement_get_int64 (select, 1);
  step->actor_name = pmn_statement_dup_text (select, 2);
  step->origin = pmn_statement_dup_text (select, 3);
  step->kind = pmn_statement_dup_text (select, 4);
  step->subject = pmn_statement_dup_text (select, 5);
  step->n_rows = (guint) pmn_statement_get_int64 (select, 6);
  step->undone = pmn_statement_get_int64 (select, 7) != 0;
  step->undoable = pmn_statement_get_int64 (select, 8) != 0;
  step->detail = pmn_statement_dup_text (select, 9);
  return step;
}

/* Sentences ------------------------------------------------------------------------------------ */

static const struct
{
  const char *kind;
  const char *label;
  const char *sentence;
} sentences[] = {
  /* Translators: lines of the history: a word followed by what it is about (a name, a reference, a
   * date, a file), or a sentence when there is nothing to add */
  { "log", N_ ("Logged"), N_ ("An activity was logged") },
  { "create", N_ ("Added"), N_ ("Something was added") },
  { "edit", N_ ("Changed"), N_ ("A change was made") },
  { "trash", N_ ("Moved to the trash"), N_ ("Something was moved to the trash") },
  { "restore", N_ ("Taken out of the trash"), N_ ("Something was taken out of the trash") },
  { "empty-trash", N_ ("Removed for good"), N_ ("The trash was emptied") },
  { "import", N_ ("Imported"), N_ ("A file was imported") },
  { "undo", N_ ("Undone"), N_ ("A step was undone") },
  { "redo", N_ ("Redone"), N_ ("A step was redone") },
  { "anonymise", N_ ("A person was anonymised"), N_ ("A person was anonymised") },
  { "merge", N_ ("Merged"), N_ ("Two registers were merged") },
  { "merge-people", N_ ("Two entries of one person were merged"),
    N_ ("Two entries of one person were merged") },
  { "pull", N_ ("Fetched from the national platform"),
    N_ ("Activities were fetched from the national platform") },
  { "tag", N_ ("Tag added"), N_ ("A tag was added") },
  { "untag", N_ ("Tag removed"), N_ ("A tag was removed") },
  { "rename-tag", N_ ("Tag renamed"), N_ ("A tag was renamed") },
  { "change-mediator", N_ ("Mediator changed"), N_ ("The mediator of activities was changed") },
  { "change-place", N_ ("Place changed"), N_ ("The place of activities was changed") },
  { "change-day", N_ ("Date changed"), N_ ("The date of activities was changed") },
  { "load", N_ ("Loaded"), N_ ("A dump was loaded") },
  { "demo", N_ ("Made up"), N_ ("Fictional activities were made up") },
};

char *
pmn_step_describe_trash (guint n_activities)
{
  g_autofree char *number = pmn_format_integer (n_activities, pmn_language_of_messages ());

  return g_strdup_printf (
      /* Translators: %s is a whole number, written as the language writes it. */
      g_dngettext (GETTEXT_PACKAGE, "%s activity moved to the trash",
                   "%s activities moved to the trash", n_activities),
      number);
}

char *
pmn_step_describe (const PmnStep *self)
{
  /* A kind of a later version: its word is better than nothing. */
  const char *label, *sentence;

  g_return_val_if_fail (self != NULL, NULL);

  /* Nothing but activities is moved there several at a time. */
  if (self->n_rows > 1 && self->subject == NULL && g_strcmp0 (self->kind, "trash") == 0)
    return pmn_step_describe_trash (self->n_rows);
  label = sentence = self->kind;
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (g_strcmp0 (sentences[i].kind, self->kind) == 0)
      {
        label = _ (sentences[i].label);
        sentence = _ (sentences[i].sentence);
      }
  if (self->subject == NULL || *self->subject == '\0')
    return g_strdup (sentence);
  /* Translators: a line of the history; "Imported: activities.xlsx" */
  return g_strdup_printf (_ ("%s: %s"), label, self->subject);
}

/* Lists ---------------------------------------------------------------------------------------- */

static PmnStatement *
prepare_list (PmnConnection *connection, PmnEntity entity, gint64 row_id, guint limit,
              GError **error)
{
  const PmnEntityType *type = pmn_entity_type_get (entity);
  g_autofree char *sql = NULL;
  PmnStatement *select;

  if (entity == 0 || row_id == 0)
    sql = g_strdup (STEP_COLUMNS "ORDER BY s.id DESC LIMIT ?1");
  else
    /* A row of a batch has no line in "change" for its creation: the row itself says its step. */
    sql = g_strdup_printf (
        STEP_COLUMNS "WHERE s.id IN (SELECT step_id FROM change WHERE entity = ?2 AND row_id = ?3"
                     " UNION SELECT %s FROM %s WHERE id = ?3) ORDER BY s.id DESC LIMIT ?1",
        type->has_trash ? "step_id" : "NULL", type->table);
  select = pmn_connection_prepare (connection, sql, error);
  if (select == NULL)
    return NULL;
  pmn_statement_bind_int64 (select, 1, limit);
  if (entity != 0 && row_id != 0)
    {
      pmn_statement_bind_int64 (select, 2, entity);
      pmn_statement_bind_int64 (select, 3, row_id);
    }
  return select;
}

GPtrArray *
pmn_history_list (PmnConnection *connection, PmnEntity entity, gint64 row_id, guint limit,
                  GError **error)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) pmn_step_free);
  g_autoptr (PmnStatement) select = NULL;
  GError *local_error = NULL;

  g_return_val_if_fail (connection != NULL, NULL);
  g_return_val_if_fail (entity == 0 || pmn_entity_type_get (entity) != NULL, NULL);

  select = prepare_list (connection, entity, row_id, limit, error);
  if (select == NULL)
    return NULL;
  while (pmn_statement_step (select, &local_error))
    g_ptr_array_add (steps, read_step (select));
  return pmn_statement_ended (local_error, error) ? g_steal_pointer (&steps) : NULL;
}

static PmnStep *
next_step (PmnConnection *connection, const char *sql, const char *origin, gint64 actor_id,
           gboolean with_bulk, GError **error)
{
  g_autoptr (PmnStatement) select = pmn_connection_prepare (connection, sql, error);

  if (select == NULL)
    return NULL;
  pmn_statement_bind_text (select, 1, origin);
  pmn_statement_bind_int64 (select, 2, actor_id);
  pmn_statement_bind_int64 (select, 3, with_bulk);
  return pmn_statement_step (select, error) ? read_step (select) : NULL;
}

PmnStep *
pmn_history_get_step (PmnConnection *connection, gint64 step_id, GError **error)
{
  g_autoptr (PmnStatement) select = NULL;
  GError *local_error = NULL;

  g_return_val_if_fail (connection != NULL, NULL);

  select = pmn_connection_prepare (connection, STEP_COLUMNS "WHERE s.id = ?1", error);
  if (select == NULL)
    return NULL;
  pmn_statement_bind_int64 (select, 1, step_id);
  if (pmn_statement_step (select, &local_error))
    return read_step (select);
  if (local_error == NULL)
    g_set_error (&local_error, PMN_STORE_ERROR, PMN_STORE_ERROR_NOT_FOUND,
                 /* Translators: %lld is the number of a step of the history. */
                 _ ("There is no step number %lld."), (long long) step_id);
  g_propagate_error (error, local_error);
  return NULL;
}

PmnStep *
pmn_history_next_undo (PmnConnection *connection, const char *origin, gint64 actor_id,
                       gboolean with_bulk, GError **error)
{
  g_return_val_if_fail (connection != NULL && origin != NULL, NULL);

  return next_step (connection,
                    STEP_COLUMNS
                    "WHERE s.origin = ?1 AND (?2 = 0 OR s.actor_id IS NULL OR s.actor_id = ?2)"
                    " AND (?3 OR NOT " PMN_STEP_IS_BULK ("s") ") AND " UNDOABLE
                                                              " ORDER BY s.id DESC LIMIT 1",
                    origin, actor_id, with_bulk, error);
}

PmnStep *
pmn_history_next_redo (PmnConnection *connection, const char *origin, gint64 actor_id,
                       gboolean with_bulk, GError **error)
{
  g_return_val_if_fail (connection != NULL && origin != NULL, NULL);

  return next_step (
      connection,
      STEP_COLUMNS
      "WHERE s.id > 0 AND s.origin = ?1 AND (?2 = 0 OR s.actor_id IS NULL OR s.actor_id = ?2)"
      " AND (?3 OR NOT " PMN_STEP_IS_BULK (
          "s") ")"
               " AND s.undone_by > ifnull ((SELECT max (o.id) FROM step o"
               "  WHERE o.origin = ?1 AND (?2 = 0 OR o.actor_id IS NULL OR o.actor_id = ?2)"
               "  AND o.kind NOT IN ('undo', 'redo')), 0)"
               " ORDER BY s.undone_by DESC LIMIT 1",
      origin, actor_id, with_bulk, error);
}

/* Pruning -------------------------------------------------------------------------------------- */

static gboolean
drop_images (PmnConnection *connection, gint64 before_ms, GError **error)
{
  g_autoptr (PmnStatement) update
      = pmn_connection_prepare (connection,
                                "UPDATE change SET before = NULL WHERE before IS NOT NULL"
                                " AND step_id IN (SELECT id FROM step WHERE at < ?1)",
                                error);

  if (update == NULL)
    return FALSE;
  pmn_statement_bind_int64 (update, 1, before_ms);
  return pmn_statement_run (update, error);
}

gboolean
pmn_history_prune (PmnEdit *edit, gint64 before_ms, GError **error)
{
  g_return_val_if_fail (edit != NULL, FALSE);

  return drop_images (pmn_edit_get_connection (edit), before_ms, error)
         && pmn_entity_remove_all (edit, TRUE, before_ms, NULL, error);
}
