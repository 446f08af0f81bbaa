/* pmn-codec.c: entities as JSON objects, and back
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pmn-codec-private.h"
#include "pmn-uuid.h"

#define MS_PER_DAY G_GINT64_CONSTANT (86400000)

gboolean
pmn_codec_wrong (GError **error, const char *key)
{
  g_set_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_INVALID,
               /* Translators: %s is the name of a member of a JSON object */
               _ ("The value of “%s” is not of the expected kind."), key);
  return FALSE;
}

/* Writing ------------------------------------------------------------------------------------- */

gboolean
pmn_codec_put_text (yyjson_mut_doc *doc, yyjson_mut_val *into, const char *key, const char *text)
{
  return text == NULL || yyjson_mut_obj_add_strcpy (doc, into, key, text);
}

gboolean
pmn_codec_put_day (yyjson_mut_doc *doc, yyjson_mut_val *into, const char *key, PmnDay day)
{
  char iso[PMN_DAY_ISO_SIZE];

  if (day == PMN_DAY_NONE)
    return TRUE;
  return yyjson_mut_obj_add_strcpy (doc, into, key, pmn_day_to_iso (day, iso));
}

char *
pmn_codec_format_stamp (gint64 ms)
{
  char iso[PMN_DAY_ISO_SIZE];
  gint64 day = ms / MS_PER_DAY, rest = ms % MS_PER_DAY;

  if (rest < 0)
    {
      day--;
      rest += MS_PER_DAY;
    }
  return g_strdup_printf ("%sT%02d:%02d:%02d.%03dZ", pmn_day_to_iso ((PmnDay) day, iso),
                          (int) (rest / 3600000), (int) (rest / 60000 % 60),
                          (int) (rest / 1000 % 60), (int) (rest % 1000));
}

gboolean
pmn_codec_put_stamp (yyjson_mut_doc *doc, yyjson_mut_val *into, const char *key, gint64 ms)
{
  g_autofree char *text = NULL;

  if (ms == 0)
    return TRUE;
  text = pmn_codec_format_stamp (ms);
  return yyjson_mut_obj_add_strcpy (doc, into, key, text);
}

char *
pmn_codec_uuid_of (PmnConnection *connection, PmnEntity entity, gint64 id, GError **error)
{
  const PmnEntityType *type = pmn_entity_type_get (entity);
  g_autofree char *sql = g_strdup_printf ("SELECT uuid FROM %s WHERE id = ?1", type->table);
  g_autoptr (PmnStatement) statement = pmn_connection_prepare (connection, sql, error);
  GError *local_error = NULL;

  if (statement == NULL)
    return NULL;
  pmn_statement_bind_int64 (statement, 1, id);
  if (pmn_statement_step (statement, &local_error))
    return pmn_statement_dup_text (statement, 0);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  else
    g_set_error_literal (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NOT_FOUND,
                         _ ("A row that this one refers to is not in the register."));
  return NULL;
}

gboolean
pmn_codec_put_reference (PmnConnection *connection, yyjson_mut_doc *doc, yyjson_mut_val *into,
                         const char *key, PmnEntity entity, gint64 id, GError **error)
{
  g_autofree char *uuid = NULL;

  if (id == 0)
    return TRUE;
  uuid = pmn_codec_uuid_of (connection, entity, id, error);
  return uuid != NULL && yyjson_mut_obj_add_strcpy (doc, into, key, uuid);
}

gboolean
pmn_codec_write_record (const PmnRecord *record, yyjson_mut_doc *doc, yyjson_mut_val *into)
{
  if (record->uuid[0] == '\0')
    return TRUE;
  return yyjson_mut_obj_add_strcpy (doc, into, "uuid", record->uuid)
         && yyjson_mut_obj_add_sint (doc, into, "version", record->version)
         && pmn_codec_put_stamp (doc, into, "created_at", record->created_at)
         && pmn_codec_put_stamp (doc, into, "updated_at", record->updated_at)
         && pmn_codec_put_stamp (doc, into, "deleted_at", record->deleted_at);
}

static gboolean
put_texts (yyjson_mut_doc *doc, yyjson_mut_val *into, const char *key, GPtrArray *texts)
{
  yyjson_mut_val *array;

  if (texts == NULL || texts->len == 0)
    return TRUE;
  array = yyjson_mut_obj_add_arr (doc, into, key);
  for (guint i = 0; i < texts->len; i++)
    if (!yyjson_mut_arr_add_strcpy (doc, array, g_ptr_array_index (texts, i)))
      return FALSE;
  return TRUE;
}

static gboolean
write_field (PmnConnection *connection, const PmnField *field, gconstpointer object,
             yyjson_mut_doc *doc, yyjson_mut_val *into, GError **error)
{
  gsize at = field->offset;
  gint number;
  const char *text;

  switch (field->type)
    {
    case PMN_FIELD_TEXT:
    case PMN_FIELD_NAME:
    case PMN_FIELD_WORD:
    case PMN_FIELD_TERM:
      return pmn_codec_put_text (doc, into, field->key, G_STRUCT_MEMBER (char *, object, at));
    case PMN_FIELD_SHORT:
      text = G_STRUCT_MEMBER_P (object, at);
      return pmn_codec_put_text (doc, into, field->key, text[0] != '\0' ? text : NULL);
    case PMN_FIELD_INT:
      return yyjson_mut_obj_add_sint (doc, into, field->key, G_STRUCT_MEMBER (gint, object, at));
    case PMN_FIELD_INT_OR_NULL:
      number = G_STRUCT_MEMBER (gint, object, at);
      return number == 0 || yyjson_mut_obj_add_sint (doc, into, field->key, number);
    case PMN_FIELD_BOOL:
      return !G_STRUCT_MEMBER (gboolean, object, at)
             || yyjson_mut_obj_add_true (doc, into, field->key);
    case PMN_FIELD_CHOICE:
      number = G_STRUCT_MEMBER (gint, object, at);
      if (number < 0 || (guint) number >= g_strv_length ((char **) field->choices))
        return pmn_codec_wrong (error, field->key);
      return yyjson_mut_obj_add_str (doc, into, field->key, field->choices[number]);
    case PMN_FIELD_DAY:
    case PMN_FIELD_REQUIRED_DAY:
      return pmn_codec_put_day (doc, into, field->key, G_STRUCT_MEMBER (PmnDay, object, at));
    case PMN_FIELD_STAMP:
      return pmn_codec_put_stamp (doc, into, field->key, G_STRUCT_MEMBER (gint64, object, at));
    case PMN_FIELD_REFERENCE:
      return pmn_codec_put_reference (connection, doc, into, field->key, field->argument,
                                      G_STRUCT_MEMBER (gint64, object, at), error);
    case PMN_FIELD_TEXTS:
    default:
      return put_texts (doc, into, field->key, G_STRUCT_MEMBER (GPtrArray *, object, at));
    }
}

gboolean
pmn_codec_write (PmnConnection *connection, const PmnEntityType *type, gconstpointer object,
                 yyjson_mut_doc *doc, yyjson_mut_val *into, GError **error)
{
  g_return_val_if_fail (type != NULL, FALSE);
  g_return_val_if_fail (object != NULL, FALSE);

  if (type->entity == PMN_ENTITY_ACTIVITY)
    return pmn_codec_write_activity (connection, object, doc, into, error);
  if (!pmn_codec_write_record (object, doc, into))
    g_error ("out of memory while writing JSON");
  for (guint i = 0; i < type->n_fields; i++)
    {
      GError *local_error = NULL;

      if (write_field (connection, &type->fields[i], object, doc, into, &local_error))
        continue;
      if (local_error == NULL)
        g_error ("out of memory while writing JSON");
      g_propagate_error (error, local_error);
      return FALSE;
    }
  return TRUE;
}

char *
pmn_codec_finish (yyjson_mut_doc *doc, GError **error)
{
  yyjson_write_err failure;
  size_t length = 0;
  g_autofree char *copy = NULL;
  char *text = yyjson_mut_write_opts (doc, YYJSON_WRITE_NOFLAG, NULL, &length, &failure);

  if (text == NULL)
    {
      g_set_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_INVALID,
                   _ ("A text that is not valid Unicode cannot be written (%s)."), failure.msg);
      return NULL;
    }
  copy = g_strndup (text, length);
  /* yyjson took it from malloc. */
  free (text);
  return g_steal_pointer (&copy);
}

char *
pmn_codec_to_json (PmnConnection *connection, const PmnEntityType *type, gconstpointer object,
                   GError **error)
{
  yyjson_mut_doc *doc = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (doc);
  char *json = NULL;

  yyjson_mut_doc_set_root (doc, root);
  if (pmn_codec_write (connection, type, object, doc, root, error))
    json = pmn_codec_finish (doc, error);
  yyjson_mut_doc_free (doc);
  return json;
}

/* Reading ------------------------------------------------------------------------------------- */

gboolean
pmn_codec_take_text (yyjson_val *from, const char *key, const char **text, GError **error)
{
  yyjson_val *value = yyjson_obj_get (from, key);

  *text = NULL;
  if (value == NULL || yyjson_is_null (value))
    return TRUE;
  /* A NUL inside would cut the text silently. */
  if (!yyjson_is_str (value) || strlen (yyjson_get_str (value)) != yyjson_get_len (value))
    return pmn_codec_wrong (error, key);
  *text = yyjson_get_str (value);
  return TRUE;
}

gboolean
pmn_codec_take_short (yyjson_val *from, const char *key, char text[6], GError **error)
{
  const char *value;

  text[0] = '\0';
  if (!pmn_codec_take_text (from, key, &value, error))
    return FALSE;
  if (value != NULL && g_strlcpy (text, value, 6) >= 6)
    return pmn_codec_wrong (error, key);
  return TRUE;
}

gboolean
pmn_codec_take_int (yyjson_val *from, const char *key, gint64 low, gint64 high, gint *number,
                    GError **error)
{
  yyjson_val *value = yyjson_obj_get (from, key);
  gint64 wide;

  if (value == NULL || yyjson_is_null (value))
    return TRUE;
  if (!yyjson_is_int (value))
    return pmn_codec_wrong (error, key);
  wide = yyjson_get_sint (value);
  if (wide < low || wide > high || (yyjson_is_uint (value) && wide < 0))
    return pmn_codec_wrong (error, key);
  *number = (gint) wide;
  return TRUE;
}

gboolean
pmn_codec_take_bool (yyjson_val *from, const char *key, gboolean *flag, GError **error)
{
  yyjson_val *value = yyjson_obj_get (from, key);

  *flag = FALSE;
  if (value == NULL || yyjson_is_null (value))
    return TRUE;
  if (!yyjson_is_bool (value))
    return pmn_codec_wrong (error, key);
  *flag = yyjson_get_bool (value);
  return TRUE;
}

gboolean
pmn_codec_take_choice (yyjson_val *from, const char *key, const char *const *choices, gint *number,
                       GError **error)
{
  const char *text;

  if (!pmn_codec_take_text (from, key, &text, error))
    return FALSE;
  if (text == NULL)
    return TRUE;
  for (gint i = 0; choices[i] != NULL; i++)
    if (*text != '\0' && strcmp (choices[i], text) == 0)
      {
        *number = i;
        return TRUE;
      }
  return pmn_codec_wrong (error, key);
}

gboolean
pmn_codec_take_day (yyjson_val *from, const char *key, PmnDay *day, GError **error)
{
  const char *text;

  *day = PMN_DAY_NONE;
  if (!pmn_codec_take_text (from, key, &text, error))
    return FALSE;
  if (text != NULL && (*day = pmn_day_from_iso (text)) == PMN_DAY_NONE)
    return pmn_codec_wrong (error, key);
  return TRUE;
}

/* Exactly @n digits. */
static int
digits (const char *text, int n)
{
  int number = 0;

  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      number = number * 10 + (text[i] - '0');
    }
  return number;
}

gboolean
pmn_codec_parse_stamp (const char *text, gint64 *ms)
{
  char iso[PMN_DAY_ISO_SIZE];
  PmnDay day;
  int hour, minute, second, milli;

  if (strlen (text) != 24 || text[10] != 'T' || text[13] != ':' || text[16] != ':'
      || text[19] != '.' || text[23] != 'Z')
    return FALSE;
  g_strlcpy (iso, text, sizeof iso);
  day = pmn_day_from_iso (iso);
  hour = digits (text + 11, 2);
  minute = digits (text + 14, 2);
  second = digits (text + 17, 2);
  milli = digits (text + 20, 3);
  if (day == PMN_DAY_NONE || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0
      || second > 59 || milli < 0)
    return FALSE;
  *ms = day * MS_PER_DAY + hour * G_GINT64_CONSTANT (3600000) + minute * 60000 + second * 1000
        + milli;
  return TRUE;
}

gboolean
pmn_codec_take_stamp (yyjson_val *from, const char *key, gint64 *ms, GError **error)
{
  const char *text;

  *ms = 0;
  if (!pmn_codec_take_text (from, key, &text, error))
    return FALSE;
  if (text != NULL && !pmn_codec_parse_stamp (text, ms))
    return pmn_codec_wrong (error, key);
  return TRUE;
}

/* The row id of a uuid, 0 without error when there is none. */
static gboolean
find_row (PmnConnection *connection, const PmnEntityType *type, const char *uuid, gint64 *id,
          GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE uuid = ?1", type->table);
  g_autoptr (PmnStatement) statement = pmn_connection_prepare (connection, sql, error);
  GError *local_error = NULL;

  if (statement == NULL)
    return FALSE;
  pmn_statement_bind_text (statement, 1, uuid);
  *id = 0;
  if (pmn_statement_step (statement, &local_error))
    *id = pmn_statement_get_int64 (statement, 0);
  return pmn_statement_ended (local_error, error);
}

/* What names a merged person is about the one who goes on. Returns: a row id, 0 on error. */
static gint64
follow_merge (PmnConnection *connection, gint64 id, GError **error)
{
  g_autoptr (PmnStatement) select = pmn_connection_prepare (
      connection, "SELECT ifnull (merged_into, id) FROM beneficiary WHERE id = ?1", error);

  if (select == NULL)
    return 0;
  pmn_statement_bind_int64 (select, 1, id);
  return pmn_statement_step (select, error) ? pmn_statement_get_int64 (select, 0) : 0;
}

gint64
pmn_codec_resolve (PmnConnection *connection, PmnEntity entity, const char *uuid, GError **error)
{
  const PmnEntityType *type = pmn_entity_type_get (entity);
  gint64 id = 0;

  if (!find_row (connection, type, uuid, &id, error))
    return 0;
  if (id == 0)
    g_set_error (
        error, PMN_STORE_ERROR, PMN_STORE_ERROR_INVALID,
        /* Translators: the first %s is a word such as "mediator", the second an identifier */
        _ ("There is no %s %s in this register."), type->word, uuid);
  if (id != 0 && entity == PMN_ENTITY_BENEFICIARY)
    return follow_merge (connection, id, error);
  return id;
}

gboolean
pmn_codec_take_reference (PmnConnection *connection, yyjson_val *from, const char *key,
                          PmnEntity entity, gint64 *id, GError **error)
{
  const char *uuid;

  *id = 0;
  if (!pmn_codec_take_text (from, key, &uuid, error))
    return FALSE;
  return uuid == NULL || (*id = pmn_codec_resolve (connection, entity, uuid, error)) != 0;
}

gboolean
pmn_codec_read_record (PmnConnection *connection, const PmnEntityType *type, yyjson_val *from,
                       PmnRecord *record, GError **error)
{
  const char *uuid;
  gint version = 1;

  if (!pmn_codec_take_text (from, "uuid", &uuid, error))
    return FALSE;
  if (uuid == NULL)
    return TRUE;
  if (!pmn_uuid_is_valid (uuid))
    return pmn_codec_wrong (error, "uuid");
  g_strlcpy (record->uuid, uuid, sizeof record->uuid);
  if (!pmn_codec_take_int (from, "version", 1, G_MAXINT, &version, error)
      || !pmn_codec_take_stamp (from, "created_at", &record->created_at, error)
      || !pmn_codec_take_stamp (from, "updated_at", &record->updated_at, error)
      || !pmn_codec_take_stamp (from, "deleted_at", &record->deleted_at, error))
    return FALSE;
  record->version = version;
  return find_row (connection, type, uuid, &record->id, error);
}

static gboolean
take_texts (yyjson_val *from, const char *key, GPtrArray **texts, GError **error)
{
  yyjson_val *array = yyjson_obj_get (from, key), *value;
  size_t i, n;

  if (*texts == NULL)
    *texts = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_set_size (*texts, 0);
  if (array == NULL || yyjson_is_null (array))
    return TRUE;
  if (!yyjson_is_arr (array))
    return pmn_codec_wrong (error, key);
  yyjson_arr_foreach (array, i, n, value)
  {
    if (!yyjson_is_str (value) || strlen (yyjson_get_str (value)) != yyjson_get_len (value))
      return pmn_codec_wrong (error, key);
    g_ptr_array_add (*texts, g_strdup (yyjson_get_str (value)));
  }
  return TRUE;
}

static gboolean
read_text_field (const PmnField *field, gpointer object, yyjson_val *from, GError **error)
{
  const char *text;
  char **member = &G_STRUCT_MEMBER (char *, object, field->offset);

  if (!pmn_codec_take_text (from, field->key, &text, error))
    return FALSE;
  if (field->type == PMN_FIELD_WORD || field->type == PMN_FIELD_TERM)
    {
      if (text != NULL)
        G_STRUCT_MEMBER (const char *, object, field->offset) = g_intern_string (text);
      return TRUE;
    }
  if (text == NULL && field->type == PMN_FIELD_NAME)
    text = "";
  g_free (*member);
  *member = g_strdup (text);
  return TRUE;
}

static gboolean
read_field (PmnConnection *connection, const PmnField *field, gpointer object, yyjson_val *from,
            GError **error)
{
  gpointer member = G_STRUCT_MEMBER_P (object, field->offset);

  switch (field->type)
    {
    case PMN_FIELD_TEXT:
    case PMN_FIELD_NAME:
    case PMN_FIELD_WORD:
    case PMN_FIELD_TERM:
      return read_text_field (field, object, from, error);
    case PMN_FIELD_SHORT:
      return pmn_codec_take_short (from, field->key, member, error);
    case PMN_FIELD_INT:
    case PMN_FIELD_INT_OR_NULL:
      return pmn_codec_take_int (from, field->key, G_MININT, G_MAXINT, member, error);
    case PMN_FIELD_BOOL:
      return pmn_codec_take_bool (from, field->key, member, error);
    case PMN_FIELD_CHOICE:
      return pmn_codec_take_choice (from, field->key, field->choices, member, error);
    case PMN_FIELD_DAY:
      return pmn_codec_take_day (from, field->key, member, error);
    case PMN_FIELD_REQUIRED_DAY:
      if (!pmn_codec_take_day (from, field->key, member, error))
        return FALSE;
      return *(PmnDay *) member != PMN_DAY_NONE || pmn_codec_wrong (error, field->key);
    case PMN_FIELD_STAMP:
      return pmn_codec_take_stamp (from, field->key, member, error);
    case PMN_FIELD_REFERENCE:
      return pmn_codec_take_reference (connection, from, field->key, field->argument, member,
                                       error);
    case PMN_FIELD_TEXTS:
    default:
      return take_texts (from, field->key, member, error);
    }
}

gpointer
pmn_codec_read (PmnConnection *connection, const PmnEntityType *type, yyjson_val *from,
                GError **error)
{
  gpointer object;

  g_return_val_if_fail (type != NULL, NULL);

  if (!yyjson_is_obj (from))
    {
      pmn_codec_wrong (error, type->word);
      return NULL;
    }
  if (type->entity == PMN_ENTITY_ACTIVITY)
    return pmn_codec_read_activity (connection, from, error);
  object = type->make ();
  if (!pmn_codec_read_record (connection, type, from, object, error))
    goto failed;
  for (guint i = 0; i < type->n_fields; i++)
    if (!read_field (connection, &type->fields[i], object, from, error))
      goto failed;
  return object;

failed:
  type->destroy (object);
  return NULL;
}

gpointer
pmn_codec_from_json (PmnConnection *connection, const PmnEntityType *type, const char *json,
                     GError **error)
{
  yyjson_read_err failure;
  yyjson_doc *doc;
  gpointer object;

  g_return_val_if_fail (json != NULL, NULL);

  /* Without the "in situ" flag yyjson only reads the text. */
  doc = yyjson_read_opts ((char *) json, strlen (json), YYJSON_READ_NOFLAG, NULL, &failure);
  if (doc == NULL)
    {
      g_set_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_INVALID,
                   /* Translators: %s is a technical detail in English */
                   _ ("This is not valid JSON (%s)."), failure.msg);
      return NULL;
    }
  object = pmn_codec_read (connection, type, yyjson_doc_get_root (doc), error);
  yyjson_doc_free (doc);
  return object;
}

char *
pmn_codec_activity_to_json (PmnConnection *connection, const PmnActivity *activity, GError **error)
{
  return pmn_codec_to_json (connection, pmn_entity_type_get (PMN_ENTITY_ACTIVITY), activity, error);
}

PmnActivity *
pmn_codec_activity_from_json (PmnConnection *connection, const char *json, GError **error)
{
  return pmn_codec_from_json (connection, pmn_entity_type_get (PMN_ENTITY_ACTIVITY), json, error);
}
