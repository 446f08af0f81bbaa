/* pmn-entity-reading.c: finding and reading rows, once for every table
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-entity-store.h"
#include "pmn-repositories.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <yyjson.h>

#include "pmn-search-key.h"
#include "pmn-term-store.h"

#define MAX_SEARCH_WORDS 8

gboolean
pmn_entity_store_not_found (GError **error)
{
  g_set_error_literal (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NOT_FOUND,
                       _ ("This is not in the register any more."));
  return FALSE;
}

gboolean
pmn_entity_store_state (PmnConnection *connection, const PmnEntityType *type, gint64 id,
                        PmnRowState *state, gboolean *found, GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT version, %s FROM %s WHERE id = ?1",
                         type->has_trash ? "deleted_at, unmade" : "NULL, 0", type->table);
  g_autoptr (PmnStatement) select = pmn_connection_prepare (connection, sql, error);
  GError *local_error = NULL;

  *found = FALSE;
  if (select == NULL)
    return FALSE;
  pmn_statement_bind_int64 (select, 1, id);
  if (pmn_statement_step (select, &local_error))
    {
      *found = TRUE;
      state->version = pmn_statement_get_int64 (select, 0);
      state->deleted_at = pmn_statement_get_int64_or (select, 1, 0);
      state->unmade = pmn_statement_get_int64 (select, 2) != 0;
    }
  return pmn_statement_ended (local_error, error);
}

static void
append_columns (GString *sql, const PmnEntityType *type)
{
  g_string_append (sql, PMN_RECORD_COLUMNS);
  if (type->has_trash)
    g_string_append (sql, ", deleted_at");
  for (guint i = 0; i < type->n_fields; i++)
    g_string_append_printf (sql, ", %s", type->fields[i].column);
}

PmnStatement *
pmn_entity_store_select (PmnConnection *connection, const PmnEntityType *type, const char *tail,
                         GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT ");

  append_columns (sql, type);
  g_string_append_printf (sql, " FROM %s %s", type->table, tail);
  return pmn_connection_prepare (connection, sql->str, error);
}

static gboolean
read_texts (const char *json, GPtrArray **texts, GError **error)
{
  yyjson_doc *doc = yyjson_read (json, strlen (json), YYJSON_READ_NOFLAG);
  yyjson_val *value;
  size_t i, n;

  if (*texts == NULL)
    *texts = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_set_size (*texts, 0);
  if (doc == NULL)
    {
      g_set_error_literal (error, PMN_STORE_ERROR, PMN_STORE_ERROR_CORRUPT,
                           _ ("A list of texts in the register cannot be read."));
      return FALSE;
    }
  yyjson_arr_foreach (yyjson_doc_get_root (doc), i, n, value)
      g_ptr_array_add (*texts, g_strdup (yyjson_get_str (value)));
  yyjson_doc_free (doc);
  return TRUE;
}

static gboolean
read_field (PmnConnection *connection, const PmnField *field, gpointer object,
            PmnStatement *statement, int column, GError **error)
{
  gpointer member = G_STRUCT_MEMBER_P (object, field->offset);
  const char *text;

  switch (field->type)
    {
    case PMN_FIELD_TEXT:
    case PMN_FIELD_NAME:
      g_free (*(char **) member);
      *(char **) member = pmn_statement_dup_text (statement, column);
      return TRUE;
    case PMN_FIELD_WORD:
      *(const char **) member = g_intern_string (pmn_statement_get_text (statement, column));
      return TRUE;
    case PMN_FIELD_SHORT:
      text = pmn_statement_get_text (statement, column);
      g_strlcpy (member, text != NULL ? text : "", 6);
      return TRUE;
    case PMN_FIELD_TERM:
      *(const char **) member = pmn_term_store_code (
          connection, (int) pmn_statement_get_int64 (statement, column), error);
      return *(const char **) member != NULL;
    case PMN_FIELD_DAY:
    case PMN_FIELD_REQUIRED_DAY:
      *(PmnDay *) member = (PmnDay) pmn_statement_get_int64_or (statement, column, PMN_DAY_NONE);
      return TRUE;
    case PMN_FIELD_STAMP:
    case PMN_FIELD_REFERENCE:
      *(gint64 *) member = pmn_statement_get_int64_or (statement, column, 0);
      return TRUE;
    case PMN_FIELD_TEXTS:
      return read_texts (pmn_statement_get_text (statement, column), member, error);
    case PMN_FIELD_INT:
    case PMN_FIELD_INT_OR_NULL:
    case PMN_FIELD_BOOL:
    case PMN_FIELD_CHOICE:
    default:
      *(gint *) member = (gint) pmn_statement_get_int64_or (statement, column, 0);
      return TRUE;
    }
}

gpointer
pmn_entity_store_read (PmnConnection *connection, const PmnEntityType *type,
                       PmnStatement *statement, GError **error)
{
  gpointer object = type->make ();
  PmnRecord *record = object;
  int column = PMN_N_RECORD_COLUMNS;

  record->id = pmn_statement_get_int64 (statement, 0);
  g_strlcpy (record->uuid, pmn_statement_get_text (statement, 1), sizeof record->uuid);
  record->version = pmn_statement_get_int64 (statement, 2);
  record->created_at = pmn_statement_get_int64 (statement, 3);
  record->updated_at = pmn_statement_get_int64 (statement, 4);
  if (type->has_trash)
    record->deleted_at = pmn_statement_get_int64_or (statement, column++, 0);
  for (guint i = 0; i < type->n_fields; i++)
    if (!read_field (connection, &type->fields[i], object, statement, column++, error))
      {
        type->destroy (object);
        return NULL;
      }
  return object;
}

gpointer
pmn_entity_store_get (PmnConnection *connection, const PmnEntityType *type, gint64 id,
                      GError **error)
{
  g_autoptr (PmnStatement) select
      = pmn_entity_store_select (connection, type, "WHERE id = ?1", error);
  GError *local_error = NULL;

  if (select == NULL)
    return NULL;
  pmn_statement_bind_int64 (select, 1, id);
  if (pmn_statement_step (select, &local_error))
    return pmn_entity_store_read (connection, type, select, error);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  else
    pmn_entity_store_not_found (error);
  return NULL;
}

static gint64
find_row (PmnConnection *connection, const PmnEntityType *type, const char *uuid,
          const char *condition, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE uuid = ?1%s", type->table,
                                          type->has_trash ? condition : "");
  g_autoptr (PmnStatement) select = pmn_connection_prepare (connection, sql, error);

  if (select == NULL)
    return 0;
  pmn_statement_bind_text (select, 1, uuid);
  return pmn_statement_step (select, error) ? pmn_statement_get_int64 (select, 0) : 0;
}

gint64
pmn_entity_store_find (PmnConnection *connection, const PmnEntityType *type, const char *uuid,
                       GError **error)
{
  return find_row (connection, type, uuid, " AND unmade = 0", error);
}

gint64
pmn_entity_find_live (PmnConnection *connection, PmnEntity entity, const char *uuid, GError **error)
{
  const PmnEntityType *type = pmn_entity_type_get (entity);

  g_return_val_if_fail (connection != NULL && type != NULL && uuid != NULL, 0);

  return find_row (connection, type, uuid, " AND deleted_at IS NULL", error);
}

GPtrArray *
pmn_entity_store_collect (PmnConnection *connection, const PmnEntityType *type,
                          PmnStatement *statement, GError **error)
{
  g_autoptr (PmnStatement) lent = statement;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (type->destroy);
  GError *local_error = NULL;

  while (pmn_statement_step (lent, &local_error))
    {
      gpointer object = pmn_entity_store_read (connection, type, lent, error);

      if (object == NULL)
        return NULL;
      g_ptr_array_add (rows, object);
    }
  return pmn_statement_ended (local_error, error) ? g_steal_pointer (&rows) : NULL;
}

/* What LIKE would take as a joker loses its meaning: with ESCAPE '\'. */
static char *
like_pattern (const char *word)
{
  GString *pattern = g_string_new ("%");

  for (const char *c = word; *c != '\0'; c++)
    {
      if (strchr ("%_\\", *c) != NULL)
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *c);
    }
  g_string_append_c (pattern, '%');
  return g_string_free_and_steal (pattern);
}

GPtrArray *
pmn_entity_store_list (PmnConnection *connection, const PmnEntityType *type, const char *search,
                       guint limit, GError **error)
{
  g_autofree char *key = pmn_search_key (search);
  g_auto (GStrv) words = g_strsplit (key, " ", MAX_SEARCH_WORDS);
  g_autoptr (GString) tail = g_string_new ("WHERE deleted_at IS NULL AND sort_name IS NOT NULL");
  PmnStatement *select;

  for (guint i = 0; words[i] != NULL; i++)
    g_string_append_printf (tail, " AND sort_name LIKE ?%u ESCAPE '\\'", i + 1);
  g_string_append (tail, " ORDER BY sort_name, id");
  if (limit != 0)
    g_string_append_printf (tail, " LIMIT %u", limit);
  select = pmn_entity_store_select (connection, type, tail->str, error);
  if (select == NULL)
    return NULL;
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *pattern = like_pattern (words[i]);

      pmn_statement_bind_text (select, (int) i + 1, pattern);
    }
  return pmn_entity_store_collect (connection, type, select, error);
}

static char *
activity_row_label (PmnConnection *connection, gint64 id)
{
  g_autoptr (PmnStatement) select
      = pmn_connection_prepare (connection, "SELECT local_ref FROM activity WHERE id = ?1", NULL);

  if (select == NULL)
    return NULL;
  pmn_statement_bind_int64 (select, 1, id);
  if (!pmn_statement_step (select, NULL))
    return NULL;
  /* Translators: how one activity is named in a sentence; %s is its reference, "A7F3-0192" */
  return g_strdup_printf (_ ("activity %s"), pmn_statement_get_text (select, 0));
}

char *
pmn_entity_store_label (PmnConnection *connection, const PmnEntityType *type, gint64 id)
{
  char *label = NULL;

  /* A failure here would hide the sentence that needs the label. */
  if (type->entity == PMN_ENTITY_ACTIVITY)
    label = activity_row_label (connection, id);
  else
    {
      gpointer object = pmn_entity_store_get (connection, type, id, NULL);

      if (object != NULL)
        {
          label = pmn_entity_type_label (type, object);
          type->destroy (object);
        }
    }
  /* Translators: names a row that cannot be read; %d is its number */
  return label != NULL ? label : g_strdup_printf (_ ("row %d"), (int) id);
}
