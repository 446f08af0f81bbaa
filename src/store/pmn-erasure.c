/* pmn-erasure.c: anonymising a followed person everywhere in the register
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Erasing wins over undo: rows whose texts named the person get a new version without undo data, so
 * that no earlier step can be undone over them.
 */
#include "config.h"

#include "pmn-erasure.h"

#include <string.h>

#include "pmn-activity-repository-private.h"
#include "pmn-beneficiary.h"
#include "pmn-codec-private.h"
#include "pmn-entity-store.h"
#include "pmn-named-body.h"
#include "pmn-nomenclature.h"
#include "pmn-purge.h"
#include "pmn-redaction.h"
#include "pmn-search-key.h"
#include "pmn-structure-repository.h"
#include "pmn-term-store.h"

#define MS_PER_DAY G_GINT64_CONSTANT (86400000)

/* One erasure. */
typedef struct
{
  PmnEdit *edit;
  PmnConnection *connection;
  PmnBeneficiary *person;
  PmnRedaction *spellings;
  GHashTable *linked; /* element-type gint64: activities in which the person took part */
} Erasure;

/* What one row of a scan has to become: collected first, written after. */
typedef struct
{
  gint64 a;
  gint64 b;
  gint64 c;
  char *key;
  char *text;
} Rewrite;

static void
rewrite_clear (gpointer data)
{
  Rewrite *rewrite = data;

  g_free (rewrite->key);
  g_free (rewrite->text);
}

static GArray *
rewrites_new (void)
{
  GArray *rewrites = g_array_new (FALSE, FALSE, sizeof (Rewrite));

  g_array_set_clear_func (rewrites, rewrite_clear);
  return rewrites;
}

static gboolean
end_of_rows (GError *local_error, GError **error)
{
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

/* Who the person was --------------------------------------------------------------------------- */

/* Only the names are looked at: the image may refer to rows that are not there any more. */
static void
add_image (Erasure *self, const char *json)
{
  yyjson_doc *doc = yyjson_read (json, strlen (json), YYJSON_READ_NOFLAG);
  yyjson_val *root = yyjson_doc_get_root (doc);

  pmn_redaction_add (self->spellings, yyjson_get_str (yyjson_obj_get (root, "given")),
                     yyjson_get_str (yyjson_obj_get (root, "family")),
                     yyjson_get_str (yyjson_obj_get (root, "email")),
                     yyjson_get_str (yyjson_obj_get (root, "phone")));
  yyjson_doc_free (doc);
}

static gboolean
collect_spellings (Erasure *self, GError **error)
{
  g_autoptr (PmnStatement) select = pmn_connection_prepare (
      self->connection,
      "SELECT before FROM change WHERE entity = ?1 AND row_id = ?2 AND before IS NOT NULL", error);
  GError *local_error = NULL;

  if (select == NULL)
    return FALSE;
  pmn_redaction_add (self->spellings, self->person->given, self->person->family,
                     self->person->email, self->person->phone);
  pmn_statement_bind_int64 (select, 1, PMN_ENTITY_BENEFICIARY);
  pmn_statement_bind_int64 (select, 2, self->person->record.id);
  while (pmn_statement_step (select, &local_error))
    add_image (self, pmn_statement_get_text (select, 0));
  return end_of_rows (local_error, error);
}

static gboolean
collect_linked (Erasure *self, GError **error)
{
  g_autoptr (PmnStatement) select
      = pmn_connection_prepare (self->connection,
                                "SELECT activity_id FROM participation WHERE beneficiary_id IN"
                                " (?1, (SELECT merged_into FROM beneficiary WHERE id = ?1))",
                                error);
  GError *local_error = NULL;

  if (select == NULL)
    return FALSE;
  pmn_statement_bind_int64 (select, 1, self->person->record.id);
  while (pmn_statement_step (select, &local_error))
    {
      gint64 id = pmn_statement_get_int64 (select, 0);

      g_hash_table_add (self->linked, g_memdup2 (&id, sizeof id));
    }
  return end_of_rows (local_error, error);
}

/* The person's own row ------------------------------------------------------------------------- */

static gboolean
forget_images (Erasure *self, GError **error)
{
  g_autoptr (PmnStatement) update = pmn_connection_prepare (
      self->connection, "UPDATE change SET before = NULL WHERE entity = ?1 AND row_id = ?2", error);

  if (update == NULL)
    return FALSE;
  pmn_statement_bind_int64 (update, 1, PMN_ENTITY_BENEFICIARY);
  pmn_statement_bind_int64 (update, 2, self->person->record.id);
  return pmn_statement_run (update, error);
}

/* The bracket outlives the year of birth it comes from. */
static const char *
kept_age (Erasure *self)
{
  const PmnBeneficiary *person = self->person;

  if (person->birth_year == 0 || g_strcmp0 (person->age, "non_communique") != 0)
    return person->age;
  return pmn_age_bracket (person->birth_year,
                          (PmnDay) (pmn_edit_get_now (self->edit) / MS_PER_DAY));
}

static gboolean
scrub_person (Erasure *self, GError **error)
{
  static const char sql[]
      = "UPDATE beneficiary SET given = NULL, family = NULL, sort_name = NULL, birth_year = NULL,"
        " phone = NULL, no_phone = 0, email = NULL, notes = NULL, informed_on = NULL,"
        " age_term = ?2, anonymised_at = ?3, updated_at = ?3, version = ?4 WHERE id = ?1";
  const PmnRecord *record = &self->person->record;
  g_autoptr (PmnStatement) update = NULL;
  int age = pmn_term_store_ensure (self->connection, PMN_DIMENSION_AGE, kept_age (self), error);

  if (age == 0)
    return FALSE;
  update = pmn_connection_prepare (self->connection, sql, error);
  if (update == NULL)
    return FALSE;
  pmn_statement_bind_int64 (update, 1, record->id);
  pmn_statement_bind_int64 (update, 2, age);
  pmn_statement_bind_int64 (update, 3, pmn_edit_get_now (self->edit));
  pmn_statement_bind_int64 (update, 4, record->version + 1);
  return pmn_statement_run (update, error)
         && pmn_edit_record_change (self->edit, PMN_ENTITY_BENEFICIARY, record->id, "anonymise",
                                    record->version, record->version + 1, NULL, error)
         && forget_images (self, error);
}

/* Activities ----------------------------------------------------------------------------------- */

static gboolean
redact_member (Erasure *self, char **member, gboolean each_word)
{
  char *shorter = pmn_redaction_apply (self->spellings, *member, each_word);

  if (shorter == NULL)
    return FALSE;
  g_free (*member);
  *member = shorter;
  return TRUE;
}

static gboolean
redact_tags (Erasure *self, PmnActivity *activity, gboolean each_word)
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
scrub_activity (Erasure *self, gint64 id, gboolean each_word, GError **error)
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
row_names (Erasure *self, PmnStatement *select, int first, int n, gboolean each_word)
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

/* Live, trashed and unmade rows: the texts of all are read, whatever the index knows. */
static gboolean
scrub_activities (Erasure *self, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (PmnStatement) select = pmn_connection_prepare (
      self->connection,
      "SELECT id, title, notes, referral_body, procedure, original,"
      " (SELECT group_concat (code, char (10)) FROM activity_term JOIN term ON term.id = term_id"
      "  WHERE activity_id = activity.id AND dimension = ?1)"
      " FROM activity",
      error);
  GError *local_error = NULL;

  if (select == NULL)
    return FALSE;
  pmn_statement_bind_int64 (select, 1, PMN_DIMENSION_TAG);
  while (pmn_statement_step (select, &local_error))
    {
      gint64 id = pmn_statement_get_int64 (select, 0);

      if (row_names (self, select, 1, 6, g_hash_table_contains (self->linked, &id)))
        g_array_append_val (found, id);
    }
  if (!end_of_rows (local_error, error))
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    {
      gint64 id = g_array_index (found, gint64, i);

      if (!scrub_activity (self, id, g_hash_table_contains (self->linked, &id), error))
        return FALSE;
    }
  return TRUE;
}

/* A tag that named the person has been taken off every activity; its name goes too. */
static gboolean
scrub_tags (Erasure *self, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (PmnStatement) remove = NULL;
  g_autoptr (PmnStatement) select = pmn_connection_prepare (
      self->connection,
      "SELECT id, code FROM term WHERE dimension = ?1"
      " AND NOT EXISTS (SELECT 1 FROM activity_term WHERE term_id = term.id)",
      error);
  GError *local_error = NULL;

  if (select == NULL)
    return FALSE;
  pmn_statement_bind_int64 (select, 1, PMN_DIMENSION_TAG);
  while (pmn_statement_step (select, &local_error))
    {
      gint64 id = pmn_statement_get_int64 (select, 0);

      if (row_names (self, select, 1, 1, TRUE))
        g_array_append_val (found, id);
    }
  if (!end_of_rows (local_error, error))
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

/* Undo data ------------------------------------------------------------------------------------ */

static gboolean
is_free_text (const char *key)
{
  static const char *const keys[]
      = { "title", "notes", "referral_body", "procedure", "original", "tags", "tag", "text", NULL };

  return g_strv_contains (keys, key);
}

/* @value without the person, when something has to go: a text, or the texts of an array. */
static yyjson_mut_val *
redact_value (Erasure *self, yyjson_mut_doc *doc, yyjson_mut_val *value, gboolean each_word)
{
  yyjson_mut_val *result, *item;
  size_t i, n;
  gboolean changed = FALSE;

  if (yyjson_mut_is_str (value))
    {
      g_autofree char *shorter
          = pmn_redaction_apply (self->spellings, yyjson_mut_get_str (value), each_word);

      return shorter != NULL ? yyjson_mut_strcpy (doc, shorter) : NULL;
    }
  if (!yyjson_mut_is_arr (value))
    return NULL;
  result = yyjson_mut_arr (doc);
  yyjson_mut_arr_foreach (value, i, n, item)
  {
    yyjson_mut_val *shorter = redact_value (self, doc, item, each_word);

    changed = changed || shorter != NULL;
    yyjson_mut_arr_append (result, shorter != NULL ? shorter : yyjson_mut_val_mut_copy (doc, item));
  }
  return changed ? result : NULL;
}

static char *redact_image (Erasure *self, const char *json, gboolean each_word);

/* A template or a saved filter: its name, and its body, which is JSON again. */
static yyjson_mut_val *
redact_named_body (Erasure *self, yyjson_mut_doc *doc, const char *key, yyjson_mut_val *value)
{
  g_autofree char *shorter = NULL;

  if (!yyjson_mut_is_str (value))
    return NULL;
  if (strcmp (key, "body") == 0)
    shorter = redact_image (self, yyjson_mut_get_str (value), FALSE);
  else if (strcmp (key, "name") == 0)
    shorter = pmn_redaction_apply (self->spellings, yyjson_mut_get_str (value), FALSE);
  return shorter != NULL ? yyjson_mut_strcpy (doc, shorter) : NULL;
}

/* Returns: (transfer full) (nullable): the image without the person, NULL when it does not name them. */
static char *
redact_image (Erasure *self, const char *json, gboolean each_word)
{
  yyjson_doc *read = yyjson_read (json, strlen (json), YYJSON_READ_NOFLAG);
  yyjson_mut_doc *doc = read != NULL ? yyjson_doc_mut_copy (read, NULL) : NULL;
  yyjson_mut_val *key, *value, *shorter;
  gboolean changed = FALSE;
  char *result = NULL;
  size_t i, n;

  gboolean named;

  yyjson_doc_free (read);
  /* What cannot be read cannot be cleaned: it goes. */
  if (doc == NULL)
    return g_strdup ("{}");
  named = yyjson_mut_obj_get (yyjson_mut_doc_get_root (doc), "body") != NULL;
  yyjson_mut_obj_foreach (yyjson_mut_doc_get_root (doc), i, n, key, value)
  {
    if (named)
      shorter = redact_named_body (self, doc, yyjson_mut_get_str (key), value);
    else if (is_free_text (yyjson_mut_get_str (key)))
      shorter = redact_value (self, doc, value, each_word);
    else
      continue;
    if (shorter == NULL)
      continue;
    yyjson_mut_obj_replace (yyjson_mut_doc_get_root (doc), key, shorter);
    changed = TRUE;
  }
  if (changed)
    result = pmn_codec_finish (doc, NULL);
  yyjson_mut_doc_free (doc);
  return result;
}

static gboolean
collect_images (Erasure *self, GArray *rewrites, GError **error)
{
  g_autoptr (PmnStatement) select = pmn_connection_prepare (
      self->connection,
      "SELECT step_id, entity, row_id, before FROM change WHERE before IS NOT NULL", error);
  GError *local_error = NULL;

  if (select == NULL)
    return FALSE;
  while (pmn_statement_step (select, &local_error))
    {
      Rewrite rewrite = { pmn_statement_get_int64 (select, 0), pmn_statement_get_int64 (select, 1),
                          pmn_statement_get_int64 (select, 2) };
      const char *json = pmn_statement_get_text (select, 3);
      gboolean about = rewrite.b == PMN_ENTITY_ACTIVITY
                       && (g_hash_table_contains (self->linked, &rewrite.c)
                           || strstr (json, self->person->record.uuid) != NULL);

      rewrite.text = redact_image (self, json, about);
      if (rewrite.text != NULL)
        g_array_append_val (rewrites, rewrite);
    }
  return end_of_rows (local_error, error);
}

static gboolean
scrub_images (Erasure *self, GError **error)
{
  g_autoptr (GArray) rewrites = rewrites_new ();
  g_autoptr (PmnStatement) update = NULL;

  if (!collect_images (self, rewrites, error))
    return FALSE;
  update = pmn_connection_prepare (
      self->connection,
      "UPDATE change SET before = ?4 WHERE step_id = ?1 AND entity = ?2 AND row_id = ?3", error);
  if (update == NULL)
    return FALSE;
  for (guint i = 0; i < rewrites->len; i++)
    {
      const Rewrite *rewrite = &g_array_index (rewrites, Rewrite, i);

      pmn_statement_bind_int64 (update, 1, rewrite->a);
      pmn_statement_bind_int64 (update, 2, rewrite->b);
      pmn_statement_bind_int64 (update, 3, rewrite->c);
      pmn_statement_bind_text (update, 4, rewrite->text);
      if (!pmn_statement_run (update, error))
        return FALSE;
    }
  return TRUE;
}

/* Other texts ---------------------------------------------------------------------------------- */

/*
 * Reads (id, text, about) with @select_sql, whose parameter is the person's row id, and writes what
 * has to change with @update_sql, whose parameters are the id and the new text. "about" says that
 * the text is about the person.
 */
static gboolean
scrub_texts (Erasure *self, const char *select_sql, const char *update_sql, GArray *changed,
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
      Rewrite rewrite = { pmn_statement_get_int64 (select, 0) };

      rewrite.text = pmn_redaction_apply (self->spellings, pmn_statement_get_text (select, 1),
                                          pmn_statement_get_int64 (select, 2) != 0);
      if (rewrite.text != NULL)
        g_array_append_val (rewrites, rewrite);
    }
  if (!end_of_rows (local_error, error))
    return FALSE;
  update = pmn_connection_prepare (self->connection, update_sql, error);
  if (update == NULL)
    return FALSE;
  for (guint i = 0; i < rewrites->len; i++)
    {
      const Rewrite *rewrite = &g_array_index (rewrites, Rewrite, i);

      pmn_statement_bind_int64 (update, 1, rewrite->a);
      pmn_statement_bind_text (update, 2, rewrite->text);
      if (!pmn_statement_run (update, error))
        return FALSE;
      if (changed != NULL)
        g_array_append_val (changed, rewrite->a);
    }
  return TRUE;
}

/* Notes about others that name the person. */
static gboolean
scrub_notes (Erasure *self, PmnEntity entity, GError **error)
{
  const PmnEntityType *type = pmn_entity_type_get (entity);
  g_autofree char *select
      = g_strdup_printf ("SELECT id, notes, ?1 = 0 FROM %s WHERE notes IS NOT NULL", type->table);
  g_autofree char *update = g_strdup_printf (
      "UPDATE %s SET notes = ?2, version = version + 1 WHERE id = ?1", type->table);
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!scrub_texts (self, select, update, changed, error))
    return FALSE;
  for (guint i = 0; i < changed->len; i++)
    {
      gint64 id = g_array_index (changed, gint64, i);
      PmnRowState state;
      gboolean found;

      if (!pmn_entity_store_state (self->connection, type, id, &state, &found, error)
          || !pmn_edit_record_change (self->edit, entity, id, "anonymise", state.version - 1,
                                      state.version, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
scrub_named_body (Erasure *self, const PmnEntityType *type, const PmnNamedBody *row, GError **error)
{
  g_autofree char *name = pmn_redaction_apply (self->spellings, row->name, FALSE);
  g_autofree char *body = redact_image (self, row->body, FALSE);
  g_autofree char *key = pmn_search_key (name != NULL ? name : row->name);
  g_autofree char *sql
      = g_strdup_printf ("UPDATE %s SET name = coalesce (?2, name), body = coalesce (?3, body),"
                         " sort_name = ?4, version = version + 1 WHERE id = ?1",
                         type->table);
  g_autoptr (PmnStatement) update = NULL;

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
scrub_named_bodies (Erasure *self, PmnEntity entity, GError **error)
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
scrub_history (Erasure *self, GError **error)
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
scrub_keyed (Erasure *self, const char *select_sql, const char *delete_sql, GError **error)
{
  g_autoptr (GArray) found = rewrites_new ();
  g_autoptr (PmnStatement) select = pmn_connection_prepare (self->connection, select_sql, error);
  g_autoptr (PmnStatement) remove = NULL;
  GError *local_error = NULL;

  if (select == NULL)
    return FALSE;
  while (pmn_statement_step (select, &local_error))
    {
      const char *key = pmn_statement_get_text (select, 0);
      const char *body = pmn_statement_get_text (select, 1);
      Rewrite rewrite = { 0 };

      if (strstr (key, self->person->record.uuid) == NULL
          && strstr (body, self->person->record.uuid) == NULL
          && !pmn_redaction_mentions (self->spellings, body)
          && !pmn_redaction_mentions (self->spellings, key))
        continue;
      rewrite.key = g_strdup (key);
      g_array_append_val (found, rewrite);
    }
  if (!end_of_rows (local_error, error))
    return FALSE;
  remove = pmn_connection_prepare (self->connection, delete_sql, error);
  if (remove == NULL)
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    {
      pmn_statement_bind_text (remove, 1, g_array_index (found, Rewrite, i).key);
      if (!pmn_statement_run (remove, error))
        return FALSE;
    }
  return TRUE;
}

/* Whom the person was said not to be. */
static gboolean
forget_pairs (Erasure *self, GError **error)
{
  g_autoptr (PmnStatement) remove = pmn_connection_prepare (
      self->connection, "DELETE FROM not_duplicate WHERE low_uuid = ?1 OR high_uuid = ?1", error);

  if (remove == NULL)
    return FALSE;
  pmn_statement_bind_text (remove, 1, self->person->record.uuid);
  return pmn_statement_run (remove, error);
}

/* The row alone: who it was is still somebody here, and what is written of them stays. */
static gboolean
forget_row (Erasure *self, GError **error)
{
  return scrub_person (self, error) && forget_pairs (self, error)
         && pmn_purge_add (self->edit, PMN_ENTITY_BENEFICIARY, self->person->record.uuid,
                           pmn_edit_get_now (self->edit), error)
         && pmn_setting_set (self->edit, PMN_SETTING_SCRUB_PENDING, "1", error);
}

static gboolean
forget_everywhere (Erasure *self, GError **error)
{
  return collect_spellings (self, error) && collect_linked (self, error) && forget_row (self, error)
         && scrub_activities (self, error) && scrub_tags (self, error) && scrub_images (self, error)
         && scrub_notes (self, PMN_ENTITY_MEDIATOR, error)
         && scrub_notes (self, PMN_ENTITY_ABSENCE, error)
         && scrub_notes (self, PMN_ENTITY_PLACE, error)
         && scrub_notes (self, PMN_ENTITY_BENEFICIARY, error)
         && scrub_named_bodies (self, PMN_ENTITY_TEMPLATE, error)
         && scrub_named_bodies (self, PMN_ENTITY_SAVED_FILTER, error) && scrub_history (self, error)
         && scrub_keyed (self, "SELECT key, body FROM draft", "DELETE FROM draft WHERE key = ?1",
                         error);
}

/* Rows of the same name as row ?1: of undone creations, and of people here. */
#define NAMESAKES                                                                                  \
  "SELECT b.id FROM beneficiary a JOIN beneficiary b ON b.sort_name = a.sort_name"                 \
  " WHERE a.id = ?1 AND b.id <> ?1 AND "
#define UNDONE_NAMESAKES NAMESAKES "b.unmade = 1"
#define LIVE_NAMESAKES NAMESAKES "b.deleted_at IS NULL"
/* The other rows of the same person: those that were merged into row ?1. */
#define MERGED_ROWS "SELECT id FROM beneficiary WHERE merged_into = ?1"
/* Who goes on for row ?1 after a merge. */
#define SURVIVOR                                                                                   \
  "SELECT b.id FROM beneficiary a JOIN beneficiary b ON b.id = a.merged_into"                      \
  " WHERE a.id = ?1 AND b.anonymised_at IS NULL"

/* Returns: (transfer full) (element-type gint64) (nullable): the ids that @sql, one of the above, finds. */
static GArray *
list_others (PmnConnection *connection, gint64 id, const char *sql, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (PmnStatement) select = pmn_connection_prepare (connection, sql, error);
  GError *local_error = NULL;

  if (select == NULL)
    return NULL;
  pmn_statement_bind_int64 (select, 1, id);
  while (pmn_statement_step (select, &local_error))
    {
      gint64 namesake = pmn_statement_get_int64 (select, 0);

      g_array_append_val (ids, namesake);
    }
  return end_of_rows (local_error, error) ? g_steal_pointer (&ids) : NULL;
}

static gboolean
run (PmnEdit *edit, gint64 id, gboolean (*forget) (Erasure *self, GError **error), GError **error)
{
  Erasure self = { .edit = edit, .connection = pmn_edit_get_connection (edit) };
  gboolean ok;

  self.person = pmn_entity_store_get (self.connection, pmn_entity_type_get (PMN_ENTITY_BENEFICIARY),
                                      id, error);
  if (self.person == NULL)
    return FALSE;
  if (self.person->anonymised_at != 0)
    {
      pmn_beneficiary_free (self.person);
      return TRUE;
    }
  self.spellings = pmn_redaction_new ();
  self.linked = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  ok = forget (&self, error);
  if (ok)
    pmn_edit_after_commit (edit, pmn_purge_scrub);
  g_hash_table_unref (self.linked);
  pmn_redaction_free (self.spellings);
  pmn_beneficiary_free (self.person);
  return ok;
}

static gboolean
run_each (PmnEdit *edit, GArray *ids, GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    if (!run (edit, g_array_index (ids, gint64, i), forget_everywhere, error))
      return FALSE;
  return TRUE;
}

gboolean
pmn_erasure_run (PmnEdit *edit, gint64 id, GError **error)
{
  g_autoptr (GArray) undone = NULL;
  g_autoptr (GArray) merged = NULL;

  g_return_val_if_fail (edit != NULL, FALSE);

  /* An import with names that was undone, then made again, holds the person twice; a merge as well. */
  undone = list_others (pmn_edit_get_connection (edit), id, UNDONE_NAMESAKES, error);
  if (undone == NULL)
    return FALSE;
  merged = list_others (pmn_edit_get_connection (edit), id, MERGED_ROWS, error);
  return merged != NULL && run (edit, id, forget_everywhere, error)
         && run_each (edit, undone, error) && run_each (edit, merged, error);
}

gboolean
pmn_erasure_run_removed (PmnEdit *edit, gint64 id, GError **error)
{
  PmnConnection *connection;
  g_autoptr (GArray) here = NULL;
  g_autoptr (GArray) survivor = NULL;

  g_return_val_if_fail (edit != NULL, FALSE);

  connection = pmn_edit_get_connection (edit);
  here = list_others (connection, id, LIVE_NAMESAKES, error);
  if (here == NULL)
    return FALSE;
  survivor = list_others (connection, id, SURVIVOR, error);
  if (survivor == NULL)
    return FALSE;
  return here->len + survivor->len > 0 ? run (edit, id, forget_row, error)
                                       : pmn_erasure_run (edit, id, error);
}
