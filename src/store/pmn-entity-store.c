/* pmn-entity-store.c: inserting, updating, trashing and bringing back rows, once for every table
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-entity-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <yyjson.h>

#include "pmn-beneficiary.h"
#include "pmn-codec-private.h"
#include "pmn-search-key.h"
#include "pmn-term-store.h"

static gboolean
refuse_conflict (GError **error, const char *label)
{
  g_set_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_CONFLICT,
               /* Translators: %s is what changed: a name, or "activity A7F3-0192" */
               _ ("“%s” has changed since: nothing was written."), label);
  return FALSE;
}

static gboolean
refuse_trashed (GError **error, const char *label)
{
  g_set_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_TRASHED,
               /* Translators: %s is a name */
               _ ("“%s” was moved to the trash in the meantime: nothing was saved."), label);
  return FALSE;
}

static gboolean
existing_state (PmnConnection *connection, const PmnEntityType *type, gint64 id, PmnRowState *state,
                GError **error)
{
  gboolean found;

  if (!pmn_entity_store_state (connection, type, id, state, &found, error))
    return FALSE;
  return found || pmn_entity_store_not_found (error);
}

static char *
texts_to_json (GPtrArray *texts, GError **error)
{
  yyjson_mut_doc *doc = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *array = yyjson_mut_arr (doc);
  char *json;

  yyjson_mut_doc_set_root (doc, array);
  for (guint i = 0; texts != NULL && i < texts->len; i++)
    yyjson_mut_arr_add_str (doc, array, g_ptr_array_index (texts, i));
  json = pmn_codec_finish (doc, error);
  yyjson_mut_doc_free (doc);
  return json;
}

static gboolean
bind_term (PmnConnection *connection, const PmnField *field, const char *code,
           PmnStatement *statement, int index, GError **error)
{
  int id = pmn_term_store_ensure (connection, field->argument,
                                  code != NULL ? code : "non_communique", error);

  if (id == 0)
    return FALSE;
  pmn_statement_bind_int64 (statement, index, id);
  return TRUE;
}

static gboolean
bind_field (PmnConnection *connection, const PmnField *field, gconstpointer object,
            PmnStatement *statement, int index, GError **error)
{
  gsize at = field->offset;
  const char *text;

  switch (field->type)
    {
    case PMN_FIELD_TEXT:
      pmn_statement_bind_text (statement, index, G_STRUCT_MEMBER (char *, object, at));
      return TRUE;
    case PMN_FIELD_NAME:
    case PMN_FIELD_WORD:
      text = G_STRUCT_MEMBER (char *, object, at);
      pmn_statement_bind_text (statement, index, text != NULL ? text : "");
      return TRUE;
    case PMN_FIELD_SHORT:
      pmn_statement_bind_text (statement, index, G_STRUCT_MEMBER_P (object, at));
      return TRUE;
    case PMN_FIELD_TERM:
      return bind_term (connection, field, G_STRUCT_MEMBER (char *, object, at), statement, index,
                        error);
    case PMN_FIELD_INT_OR_NULL:
      pmn_statement_bind_int64_or_null (statement, index, G_STRUCT_MEMBER (gint, object, at), 0);
      return TRUE;
    case PMN_FIELD_DAY:
    case PMN_FIELD_REQUIRED_DAY:
      pmn_statement_bind_int64_or_null (statement, index, G_STRUCT_MEMBER (PmnDay, object, at),
                                        PMN_DAY_NONE);
      return TRUE;
    case PMN_FIELD_STAMP:
    case PMN_FIELD_REFERENCE:
      pmn_statement_bind_int64_or_null (statement, index, G_STRUCT_MEMBER (gint64, object, at), 0);
      return TRUE;
    case PMN_FIELD_TEXTS:
      {
        g_autofree char *json = texts_to_json (G_STRUCT_MEMBER (GPtrArray *, object, at), error);

        pmn_statement_bind_text (statement, index, json);
        return json != NULL;
      }
    case PMN_FIELD_INT:
    case PMN_FIELD_BOOL:
    case PMN_FIELD_CHOICE:
    default:
      pmn_statement_bind_int64 (statement, index, G_STRUCT_MEMBER (gint, object, at));
      return TRUE;
    }
}

/* Binds the fields, and the sort name when there is one, from @index on. */
static gboolean
bind_fields (PmnConnection *connection, const PmnEntityType *type, gconstpointer object,
             PmnStatement *statement, int index, GError **error)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (!bind_field (connection, &type->fields[i], object, statement, index++, error))
      return FALSE;
  if (type->sort_text != NULL)
    {
      g_autofree char *text = type->sort_text (object);
      g_autofree char *key = text != NULL ? pmn_search_key (text) : NULL;

      pmn_statement_bind_text (statement, index, key);
    }
  return TRUE;
}

static PmnStatement *
prepare_insert (PmnConnection *connection, const PmnEntityType *type, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  guint n = PMN_N_RECORD_COLUMNS + type->n_fields + (type->has_trash ? 2 : 0)
            + (type->sort_text != NULL ? 1 : 0);

  g_string_printf (sql, "INSERT INTO %s (%s%s", type->table, PMN_RECORD_COLUMNS,
                   type->has_trash ? ", deleted_at, step_id" : "");
  for (guint i = 0; i < type->n_fields; i++)
    g_string_append_printf (sql, ", %s", type->fields[i].column);
  g_string_append_printf (sql, "%s) VALUES (?1", type->sort_text != NULL ? ", sort_name" : "");
  for (guint i = 2; i <= n; i++)
    g_string_append_printf (sql, ", ?%u", i);
  g_string_append_c (sql, ')');
  return pmn_connection_prepare (connection, sql->str, error);
}

static gboolean
insert_row (PmnEdit *edit, const PmnEntityType *type, gpointer object, GError **error)
{
  PmnConnection *connection = pmn_edit_get_connection (edit);
  PmnRecord *record = object;
  g_autoptr (PmnStatement) insert = NULL;
  gint64 step = pmn_edit_get_step (edit, error);
  int index = PMN_N_RECORD_COLUMNS + 1;

  if (step == 0)
    return FALSE;
  insert = prepare_insert (connection, type, error);
  if (insert == NULL)
    return FALSE;
  /* There is one structure; other rows are numbered by the database. */
  pmn_statement_bind_int64_or_null (insert, 1, type->has_trash ? 0 : 1, 0);
  pmn_statement_bind_text (insert, 2, record->uuid);
  pmn_statement_bind_int64 (insert, 3, record->version);
  pmn_statement_bind_int64 (insert, 4, record->created_at);
  pmn_statement_bind_int64 (insert, 5, record->updated_at);
  if (type->has_trash)
    {
      pmn_statement_bind_int64_or_null (insert, index++, record->deleted_at, 0);
      pmn_statement_bind_int64 (insert, index++, step);
    }
  if (!bind_fields (connection, type, object, insert, index, error)
      || !pmn_statement_run (insert, error))
    return FALSE;
  record->id = pmn_connection_get_last_insert_id (connection);
  return pmn_edit_record_change (edit, type->entity, record->id, "create", 0, record->version, NULL,
                                 error);
}

gboolean
pmn_entity_store_insert_exact (PmnEdit *edit, const PmnEntityType *type, gpointer object,
                               GError **error)
{
  g_return_val_if_fail (edit != NULL && object != NULL, FALSE);

  return insert_row (edit, type, object, error);
}

static gboolean
update_row (PmnEdit *edit, const PmnEntityType *type, gint64 id, gint64 version,
            gconstpointer object, GError **error)
{
  PmnConnection *connection = pmn_edit_get_connection (edit);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (PmnStatement) update = NULL;
  guint n = 4;

  g_string_printf (sql, "UPDATE %s SET version = ?2, updated_at = ?3", type->table);
  for (guint i = 0; i < type->n_fields; i++)
    g_string_append_printf (sql, ", %s = ?%u", type->fields[i].column, n++);
  if (type->sort_text != NULL)
    g_string_append_printf (sql, ", sort_name = ?%u", n);
  g_string_append (sql, " WHERE id = ?1");
  update = pmn_connection_prepare (connection, sql->str, error);
  if (update == NULL)
    return FALSE;
  pmn_statement_bind_int64 (update, 1, id);
  pmn_statement_bind_int64 (update, 2, version);
  pmn_statement_bind_int64 (update, 3, pmn_edit_get_now (edit));
  return bind_fields (connection, type, object, update, 4, error)
         && pmn_statement_run (update, error);
}

/* Writes the fields of @object over those of @current, its row of now, and journals it. */
static gboolean
replace_row (PmnEdit *edit, const PmnEntityType *type, gconstpointer current, gconstpointer object,
             gint64 *version, GError **error)
{
  const PmnRecord *old = current;
  g_autofree char *before = NULL;
  gboolean own;

  if (!pmn_edit_is_own_bulk_row (edit, type->entity, old->id, &own, error))
    return FALSE;
  *version = own ? old->version : old->version + 1;
  if (!own)
    {
      before = pmn_codec_to_json (pmn_edit_get_connection (edit), type, current, error);
      if (before == NULL)
        return FALSE;
    }
  return update_row (edit, type, old->id, *version, object, error)
         && pmn_edit_record_change (edit, type->entity, old->id, "update", old->version, *version,
                                    g_steal_pointer (&before), error);
}

static gboolean
save_existing (PmnEdit *edit, const PmnEntityType *type, gpointer object, GError **error)
{
  PmnConnection *connection = pmn_edit_get_connection (edit);
  PmnRecord *record = object, *old;
  PmnRowState state;
  gpointer current;
  gint64 version;
  gboolean ok = TRUE;

  if (!existing_state (connection, type, record->id, &state, error))
    return FALSE;
  if (state.unmade)
    return pmn_entity_store_not_found (error);
  current = pmn_entity_store_get (connection, type, record->id, error);
  if (current == NULL)
    return FALSE;
  old = current;
  if (old->version != record->version)
    {
      g_autofree char *label = pmn_entity_type_label (type, current);

      ok = state.deleted_at != 0 ? refuse_trashed (error, label) : refuse_conflict (error, label);
    }
  else if (!pmn_entity_type_equal (type, current, object))
    {
      version = old->version;
      ok = replace_row (edit, type, current, object, &version, error);
      old->version = version;
      old->updated_at = pmn_edit_get_now (edit);
    }
  if (ok)
    *record = *old;
  type->destroy (current);
  return ok;
}

gboolean
pmn_entity_store_save (PmnEdit *edit, const PmnEntityType *type, gpointer object, GError **error)
{
  PmnRecord *record = object;

  g_return_val_if_fail (edit != NULL && object != NULL, FALSE);

  if (record->id != 0)
    return save_existing (edit, type, object, error);
  if (record->uuid[0] == '\0')
    pmn_edit_new_uuid (edit, record->uuid);
  record->version = 1;
  record->created_at = record->updated_at = pmn_edit_get_now (edit);
  record->deleted_at = 0;
  return insert_row (edit, type, object, error);
}

gboolean
pmn_entity_store_write_image (PmnEdit *edit, const PmnEntityType *type, gint64 id, gpointer image,
                              GError **error)
{
  gpointer current = pmn_entity_store_get (pmn_edit_get_connection (edit), type, id, error);
  gint64 version;
  gboolean ok;

  if (current == NULL)
    return FALSE;
  ok = replace_row (edit, type, current, image, &version, error);
  type->destroy (current);
  return ok;
}

/* Sets the marks of a row that say whether it is live, and journals it as @op. @image: (transfer full) (nullable). */
static gboolean
mark_row (PmnEdit *edit, const PmnEntityType *type, gint64 id, const PmnRowState *state,
          const char *op, gint64 deleted_at, gboolean unmade, char *image, GError **error)
{
  g_autofree char *before = image;
  g_autofree char *sql = g_strdup_printf (
      "UPDATE %s SET version = ?2, updated_at = ?3, deleted_at = ?4, unmade = ?5 WHERE id = ?1",
      type->table);
  g_autoptr (PmnStatement) update = NULL;
  gint64 version = state->version + 1;
  gboolean own;

  if (!pmn_edit_is_own_bulk_row (edit, type->entity, id, &own, error))
    return FALSE;
  if (own)
    version = state->version;
  update = pmn_connection_prepare (pmn_edit_get_connection (edit), sql, error);
  if (update == NULL)
    return FALSE;
  pmn_statement_bind_int64 (update, 1, id);
  pmn_statement_bind_int64 (update, 2, version);
  pmn_statement_bind_int64 (update, 3, pmn_edit_get_now (edit));
  pmn_statement_bind_int64_or_null (update, 4, deleted_at, 0);
  pmn_statement_bind_int64 (update, 5, unmade);
  return pmn_statement_run (update, error)
         && pmn_edit_record_change (edit, type->entity, id, op, state->version, version,
                                    g_steal_pointer (&before), error);
}

/*
 * Who comes back out of the trash is a person of their own again. @image: (out): the row while it was
 * merged, which redoing the merge needs; NULL for any other row.
 */
static gboolean
leave_merge (PmnEdit *edit, const PmnEntityType *type, gint64 id, char **image, GError **error)
{
  PmnConnection *connection = pmn_edit_get_connection (edit);
  g_autoptr (PmnBeneficiary) person = NULL;
  g_autoptr (PmnStatement) update = NULL;

  *image = NULL;
  if (type->entity != PMN_ENTITY_BENEFICIARY)
    return TRUE;
  person = pmn_entity_store_get (connection, type, id, error);
  if (person == NULL)
    return FALSE;
  if (person->merged_into == 0)
    return TRUE;
  update = pmn_connection_prepare (
      connection, "UPDATE beneficiary SET merged_into = NULL WHERE id = ?1", error);
  if (update == NULL)
    return FALSE;
  *image = pmn_codec_to_json (connection, type, person, error);
  pmn_statement_bind_int64 (update, 1, id);
  return *image != NULL && pmn_statement_run (update, error);
}

gboolean
pmn_entity_store_trash (PmnEdit *edit, const PmnEntityType *type, gint64 id, GError **error)
{
  PmnRowState state;

  g_return_val_if_fail (edit != NULL && type->has_trash, FALSE);

  if (!existing_state (pmn_edit_get_connection (edit), type, id, &state, error))
    return FALSE;
  if (state.unmade)
    return pmn_entity_store_not_found (error);
  return state.deleted_at != 0
         || mark_row (edit, type, id, &state, "trash", pmn_edit_get_now (edit), FALSE, NULL, error);
}

gboolean
pmn_entity_store_restore (PmnEdit *edit, const PmnEntityType *type, gint64 id, GError **error)
{
  PmnRowState state;
  g_autofree char *image = NULL;

  g_return_val_if_fail (edit != NULL && type->has_trash, FALSE);

  if (!existing_state (pmn_edit_get_connection (edit), type, id, &state, error))
    return FALSE;
  if (state.unmade)
    return pmn_entity_store_not_found (error);
  if (state.deleted_at == 0)
    return TRUE;
  return leave_merge (edit, type, id, &image, error)
         && mark_row (edit, type, id, &state, "restore", 0, FALSE, g_steal_pointer (&image), error);
}

gboolean
pmn_entity_store_unmake (PmnEdit *edit, const PmnEntityType *type, gint64 id, GError **error)
{
  PmnRowState state;

  g_return_val_if_fail (edit != NULL && type->has_trash, FALSE);

  if (!existing_state (pmn_edit_get_connection (edit), type, id, &state, error))
    return FALSE;
  return state.unmade
         || mark_row (edit, type, id, &state, "unmake", pmn_edit_get_now (edit), TRUE, NULL, error);
}

gboolean
pmn_entity_store_remake (PmnEdit *edit, const PmnEntityType *type, gint64 id, GError **error)
{
  PmnRowState state;

  g_return_val_if_fail (edit != NULL && type->has_trash, FALSE);

  if (!existing_state (pmn_edit_get_connection (edit), type, id, &state, error))
    return FALSE;
  return !state.unmade || mark_row (edit, type, id, &state, "remake", 0, FALSE, NULL, error);
}
