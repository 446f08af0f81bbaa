/* pmn-erasure-rows.c: somebody taken out of the texts of rows: activities, tags, notes, history, drafts
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-erasure-private.h"

#include <string.h>

#include "pmn-activity-repository-private.h"
#include "pmn-entity-store.h"
#include "pmn-named-body.h"
#include "pmn-nomenclature.h"
#include "pmn-search-key.h"
#include "pmn-term-store.h"

/* What one row of a scan has to become: collected first, written after. */
typedef struct
{
  gint64 id;
  char *text;
} Rewrite;

static void
rewrite_clear (gpointer data)
{
  g_free (((Rewrite *) data)->text);
}

static GArray *
rewrites_new (void)
{
  GArray *rewrites = g_array_new (FALSE, FALSE, sizeof (Rewrite));

  g_array_set_clear_func (rewrites, rewrite_clear);
  return rewrites;
}

/* Activities ----------------------------------------------------------------------------------- */

static gboolean
redact_member (PmnErasure *self, char **member, gboolean each_word)
{
  char *shorter = pmn_redaction_apply (self->spellings, *member, each_word);

  if (shorter == NULL)
    return FALSE;
  g_free (*member);
  *member = shorter;
  return TRUE;
}

static gboolean
redact_tags (PmnErasure *self, PmnActivity *activity, gboolean each_word)
{
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();
  gboolean changed = FALSE;

  for (guint i = 0; i < activity->tags->len; i++)
    {
      const char *tag = g_ptr_array_index (activity->tags, i);
      g_autofree char *shorter = pmn_redaction_apply (self->spellings, tag, each_word);

      changed = changed || shorter != NULL;
      g_ptr_array_add (tags, (gpointer) g_intern_string (shorter != NULL ? shorter : tag));
    }
  if (!changed)
    return FALSE;
  g_ptr_array_set_size (activity->tags, 0);
  for (guint i = 0; i < tags->len; i++)
    pmn_activity_add_tag (activity, g_ptr_array_index (tags, i));
  return TRUE;
}

static gboolean
scrub_activity (PmnErasure *self, gint64 id, gboolean each_word, GError **error)
{
  g_autoptr (PmnActivity) activity = pmn_activity_repository_get (self->connection, id, error);
  gboolean changed;

  if (activity == NULL)
    return FALSE;
  changed = redact_member (self, &activity->title, each_word);
  changed |= redact_member (self, &activity->notes, each_word);
  changed |= redact_member (self, &activity->referral_body, each_word);
  changed |= redact_member (self, &activity->procedure, each_word);
  changed |= redact_member (self, &activity->original, each_word);
  changed |= redact_tags (self, activity, each_word);
  return !changed || pmn_activity_repository_scrub (self->edit, activity, error);
}

/* Whether one of the texts of the current row names the person. */
static gboolean
row_names (PmnErasure *self, PmnStatement *select, int first, int n, gboolean each_word)
{
  for (int column = first; column < first + n; column++)
    {
      g_autofree char *shorter = pmn_redaction_apply (
          self->spellings, pmn_statement_get_text (select, column), each_word);

      if (shorter != NULL)
        return TRUE;
    }
  return FALSE;
}

/* The ids, in the first column, of the rows that name the person in one of the @n_texts that follow. */
static GArray *
collect_naming (PmnErasure *self, PmnStatement *select, int n_texts, gboolean each_word,
                GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  GError *local_error = NULL;

  while (pmn_statement_step (select, &local_error))
    {
      gint64 id = pmn_statement_get_int64 (select, 0);

      if (row_names (self, select, 1, n_texts,
                     each_word || g_hash_table_contains (self->linked, &id)))
        g_array_append_val (found, id);
    }
  return pmn_statement_ended (local_error, error) ? g_steal_pointer (&found) : NULL;
}

/* Live, trashed and unmade rows: the texts of all are read, whatever the index knows. */
static gboolean
scrub_each_activity (PmnErasure *self, GError **error)
{
  g_autoptr (GArray) found = NULL;
  g_autoptr (PmnStatement) select = pmn_connection_prepare (
      self->connection,
      "SELECT id, title, notes, referral_body, procedure, original,"
      " (SELECT group_concat (code, char (10)) FROM activity_term JOIN term ON term.id = term_id"
      "  WHERE activity_id = activity.id AND dimension = ?1)"
      " FROM activity",
      error);

  if (select == NULL)
    return FALSE;
  pmn_statement_bind_int64 (select, 1, PMN_DIMENSION_TAG);
  found = collect_naming (self, select, 6, FALSE, error);
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      gint64 id = g_array_index (found, gint64, i);

      if (!scrub_activity (self, id, g_hash_table_contains (self->linked, &id), error))
        return FALSE;
    }
  return found != NULL;
}

/* A tag that named the person has been taken off every activity; its name goes too. */
static gboolean
scrub_tags (PmnErasure *self, GError **error)
{
  g_autoptr (GArray) found = NULL;
  g_autoptr (PmnStatement) remove = NULL;
  g_autoptr (PmnStatement) select = pmn_connection_prepare (
      self->connection,
      "SELECT id, code FROM term WHERE dimension = ?1"
      " AND NOT EXISTS (SELECT 1 FROM activity_term WHERE term_id = term.id)",
      error);

  if (select == NULL)
    return FALSE;
  pmn_statement_bind_int64 (select, 1, PMN_DIMENSION_TAG);
  found = collect_naming (self, select, 1, TRUE, error);
  if (found == NULL)
    return FALSE;
  remove = pmn_connection_prepare (self->connection, "DELETE FROM term WHERE id = ?1", error);
  if (remove == NULL)
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    {
      pmn_statement_bind_int64 (remove, 1, g_array_index (found, gint64, i));
      if (!pmn_statement_run (remove, error))
        return FALSE;
    }
  if (found->len > 0)
    pmn_term_store_forget (self->connection);
  return TRUE;
}

gboolean
pmn_erasure_scrub_activities (PmnErasure *self, GError **error)
{
  return scrub_each_activity (self, error) && scrub_tags (self, error);
}

/* Other texts ---------------------------------------------------------------------------------- */

/*
 * Reads (id, text, about) with @select_sql, whose parameter is the person's row id, and writes what
 * has to change with @update_sql, whose parameters are the id and the new text. "about" says that
 * the text is about the person.
 */
static gboolean
scrub_texts (PmnErasure *self, const char *select_sql, const char *update_sql, GArray *changed,
             GError **error)
{
  g_autoptr (GArray) rewrites = rewrites_new ();
  g_autoptr (PmnStatement) select = pmn_connection_prepare (self->connection, select_sql, error);
  g_autoptr (PmnStatement) update = NULL;
  GError *local_error = NULL;

  if (select == NULL)
    return FALSE;
  pmn_statement_bind_int64 (select, 1, self->person->record.id);
  while (pmn_statement_step (select, &local_error))
    {
      Rewrite rewrite = { .id = pmn_statement_get_int64 (select, 0) };

      rewrite.text = pmn_redaction_apply (self->spellings, pmn_statement_get_text (select, 1),
                                          pmn_statement_get_int64 (select, 2) != 0);
      if (rewrite.text != NULL)
        g_array_append_val (rewrites, rewrite);
    }
  if (!pmn_statement_ended (local_error, error))
    return FALSE;
  update = pmn_connection_prepare (self->connection, update_sql, error);
  if (update == NULL)
    return FALSE;
  for (guint i = 0; i < rewrites->len; i++)
    {
      const Rewrite *rewrite = &g_array_index (rewrites, Rewrite, i);

      pmn_statement_bind_int64 (update, 1, rewrite->id);
      pmn_statement_bind_text (update, 2, rewrite->text);
      if (!pmn_statement_run (update, error))
        return FALSE;
      if (changed != NULL)
        g_array_append_val (changed, rewrite->id);
    }
  return TRUE;
}

/* One column of every row; @changed gains the rows that named the person. */
static gboolean
scrub_column (PmnErasure *self, const PmnEntityType *type, const char *column, GArray *changed,
              GError **error)
{
  g_autofree char *select = g_strdup_printf ("SELECT id, %s, ?1 = 0 FROM %s WHERE %s IS NOT NULL",
                                             column, type->table, column);
  g_autofree char *update
      = g_strdup_printf ("UPDATE %s SET %s = ?2 WHERE id = ?1", type->table, column);

  return scrub_texts (self, select, update, changed, error);
}

/* The name by which a list sorts a row says what the row's name says. */
static gboolean
sort_again (PmnErasure *self, const PmnEntityType *type, gint64 id, GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("UPDATE %s SET sort_name = ?2 WHERE id = ?1", type->table);
  g_autofree char *text = NULL;
  g_autofree char *key = NULL;
  g_autoptr (PmnStatement) update = NULL;
  gpointer object = pmn_entity_store_get (self->connection, type, id, error);

  if (object == NULL)
    return FALSE;
  text = type->sort_text (object);
  type->destroy (object);
  /* The row of who is anonymised has none. */
  if (text == NULL)
    return TRUE;
  key = pmn_search_key (text);
  update = pmn_connection_prepare (self->connection, sql, error);
  if (update == NULL)
    return FALSE;
  pmn_statement_bind_int64 (update, 1, id);
  pmn_statement_bind_text (update, 2, key);
  return pmn_statement_run (update, error);
}

/* However many columns change, the row changes once: the history follows versions one by one. */
static gboolean
raise_version (PmnErasure *self, const PmnEntityType *type, gint64 id, GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("UPDATE %s SET version = version + 1 WHERE id = ?1", type->table);
  g_autoptr (PmnStatement) update = pmn_connection_prepare (self->connection, sql, error);

  if (update == NULL)
    return FALSE;
  pmn_statement_bind_int64 (update, 1, id);
  return pmn_statement_run (update, error);
}

/* What users typed about others, and that names the person: every free text of the rows of @entity. */
static gboolean
scrub_entity (PmnErasure *self, PmnEntity entity, GError **error)
{
  const PmnEntityType *type = pmn_entity_type_get (entity);
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < type->n_fields; i++)
    if (pmn_erasure_is_free_text (entity, type->fields[i].key)
        && !scrub_column (self, type, type->fields[i].column, changed, error))
      return FALSE;
  for (guint i = 0; i < changed->len; i++)
    {
      gint64 id = g_array_index (changed, gint64, i);
      PmnRowState state;
      gboolean found;

      if (!g_hash_table_add (seen, &g_array_index (changed, gint64, i)))
        continue;
      if (!raise_version (self, type, id, error)
          || (entity == PMN_ENTITY_PLACE && !sort_again (self, type, id, error))
          || !pmn_entity_store_state (self->connection, type, id, &state, &found, error)
          || !pmn_edit_record_change (self->edit, entity, id, "anonymise", state.version - 1,
                                      state.version, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
scrub_named_body (PmnErasure *self, const PmnEntityType *type, const PmnNamedBody *row,
                  GError **error)
{
  g_autofree char *name = pmn_redaction_apply (self->spellings, row->name, FALSE);
  g_autofree char *body = NULL;
  g_autofree char *key = pmn_search_key (name != NULL ? name : row->name);
  g_autofree char *sql
      = g_strdup_printf ("UPDATE %s SET name = coalesce (?2, name), body = coalesce (?3, body),"
                         " sort_name = ?4, version = version + 1 WHERE id = ?1",
                         type->table);
  g_autoptr (PmnStatement) update = NULL;

  if (!pmn_erasure_redact_image (self, PMN_ENTITY_ACTIVITY, row->body, FALSE, &body, error))
    return FALSE;
  if (name == NULL && body == NULL)
    return TRUE;
  update = pmn_connection_prepare (self->connection, sql, error);
  if (update == NULL)
    return FALSE;
  pmn_statement_bind_int64 (update, 1, row->record.id);
  pmn_statement_bind_text (update, 2, name);
  pmn_statement_bind_text (update, 3, body);
  pmn_statement_bind_text (update, 4, key);
  return pmn_statement_run (update, error)
         && pmn_edit_record_change (self->edit, type->entity, row->record.id, "anonymise",
                                    row->record.version, row->record.version + 1, NULL, error);
}

/* Templates and saved filters whose name, title, tag or search names the person. */
static gboolean
scrub_named_bodies (PmnErasure *self, PmnEntity entity, GError **error)
{
  const PmnEntityType *type = pmn_entity_type_get (entity);
  g_autoptr (GPtrArray) rows = NULL;
  PmnStatement *select = pmn_entity_store_select (self->connection, type, "", error);

  if (select == NULL)
    return FALSE;
  rows = pmn_entity_store_collect (self->connection, type, select, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (!scrub_named_body (self, type, g_ptr_array_index (rows, i), error))
      return FALSE;
  return rows != NULL;
}

#define STEP_IS_ABOUT                                                                              \
  "EXISTS (SELECT 1 FROM change WHERE step_id = step.id AND entity = 5 AND row_id = ?1)"
G_STATIC_ASSERT (PMN_ENTITY_BENEFICIARY == 5);

static gboolean
scrub_history (PmnErasure *self, GError **error)
{
  return scrub_texts (self,
                      "SELECT id, subject, " STEP_IS_ABOUT " FROM step WHERE subject IS NOT NULL",
                      "UPDATE step SET subject = ?2 WHERE id = ?1", NULL, error)
         && scrub_texts (self,
                         "SELECT id, detail, " STEP_IS_ABOUT " FROM step WHERE detail IS NOT NULL",
                         "UPDATE step SET detail = ?2 WHERE id = ?1", NULL, error);
}

/* A form left unfinished about the person: forgotten, whatever was in it. */
static gboolean
scrub_drafts (PmnErasure *self, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (PmnStatement) select
      = pmn_connection_prepare (self->connection, "SELECT key, body FROM draft", error);
  g_autoptr (PmnStatement) remove = NULL;
  GError *local_error = NULL;

  if (select == NULL)
    return FALSE;
  while (pmn_statement_step (select, &local_error))
    {
      const char *key = pmn_statement_get_text (select, 0);
      const char *body = pmn_statement_get_text (select, 1);

      if (strstr (key, self->person->record.uuid) != NULL
          || strstr (body, self->person->record.uuid) != NULL
          || pmn_redaction_mentions (self->spellings, body)
          || pmn_redaction_mentions (self->spellings, key))
        g_ptr_array_add (found, g_strdup (key));
    }
  if (!pmn_statement_ended (local_error, error))
    return FALSE;
  remove = pmn_connection_prepare (self->connection, "DELETE FROM draft WHERE key = ?1", error);
  if (remove == NULL)
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    {
      pmn_statement_bind_text (remove, 1, g_ptr_array_index (found, i));
      if (!pmn_statement_run (remove, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
pmn_erasure_scrub_texts (PmnErasure *self, GError **error)
{
  return scrub_entity (self, PMN_ENTITY_MEDIATOR, error)
         && scrub_entity (self, PMN_ENTITY_ABSENCE, error)
         && scrub_entity (self, PMN_ENTITY_PLACE, error)
         && scrub_entity (self, PMN_ENTITY_BENEFICIARY, error)
         && scrub_named_bodies (self, PMN_ENTITY_TEMPLATE, error)
         && scrub_named_bodies (self, PMN_ENTITY_SAVED_FILTER, error) && scrub_history (self, error)
         && scrub_drafts (self, error);
}
