/* pmn-erasure-images.c: somebody taken out of undo data, which is JSON
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-erasure-private.h"

#include <string.h>

#include "pmn-codec-private.h"

/* A template's body holds the fields of an activity. */
gboolean
pmn_erasure_is_free_text (PmnEntity entity, const char *key)
{
  static const char *const notes[] = { "notes", NULL };
  static const char *const mediator[] = { "notes", "employer", NULL };
  static const char *const place[]
      = { "name",    "address", "address_more",  "commune", "phone", "email",
          "website", "rooms",   "opening_hours", "notes",   NULL };
  static const char *const activity[]
      = { "title", "notes", "referral_body", "procedure", "original", "tags", "tag", "text", NULL };

  switch (entity)
    {
    case PMN_ENTITY_PLACE:
      return g_strv_contains (place, key);
    case PMN_ENTITY_MEDIATOR:
      return g_strv_contains (mediator, key);
    case PMN_ENTITY_ABSENCE:
    case PMN_ENTITY_BENEFICIARY:
      return g_strv_contains (notes, key);
    case PMN_ENTITY_ACTIVITY:
    case PMN_ENTITY_STRUCTURE:
    case PMN_ENTITY_TEMPLATE:
    case PMN_ENTITY_SAVED_FILTER:
    default:
      return g_strv_contains (activity, key);
    }
}

/* @value without the person, when something has to go: a text, or the texts of an array. */
static yyjson_mut_val *
redact_value (PmnErasure *self, yyjson_mut_doc *doc, yyjson_mut_val *value, gboolean each_word)
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

/* A template or a saved filter: its name, and its body, which is JSON again. */
static gboolean
redact_named_body (PmnErasure *self, yyjson_mut_doc *doc, const char *key, yyjson_mut_val *value,
                   yyjson_mut_val **shorter, GError **error)
{
  g_autofree char *text = NULL;

  *shorter = NULL;
  if (!yyjson_mut_is_str (value))
    return TRUE;
  if (strcmp (key, "name") == 0)
    text = pmn_redaction_apply (self->spellings, yyjson_mut_get_str (value), FALSE);
  else if (strcmp (key, "body") == 0
           && !pmn_erasure_redact_image (self, PMN_ENTITY_ACTIVITY, yyjson_mut_get_str (value),
                                         FALSE, &text, error))
    return FALSE;
  if (text != NULL)
    *shorter = yyjson_mut_strcpy (doc, text);
  return TRUE;
}

/* Every member of @doc that can name the person; @changed: (out). */
static gboolean
redact_members (PmnErasure *self, PmnEntity entity, yyjson_mut_doc *doc, gboolean each_word,
                gboolean *changed, GError **error)
{
  yyjson_mut_val *root = yyjson_mut_doc_get_root (doc);
  gboolean named = yyjson_mut_obj_get (root, "body") != NULL;
  yyjson_mut_val *key, *value;
  size_t i, n;

  *changed = FALSE;
  yyjson_mut_obj_foreach (root, i, n, key, value)
  {
    yyjson_mut_val *shorter = NULL;

    if (named)
      {
        if (!redact_named_body (self, doc, yyjson_mut_get_str (key), value, &shorter, error))
          return FALSE;
      }
    else if (pmn_erasure_is_free_text (entity, yyjson_mut_get_str (key)))
      shorter = redact_value (self, doc, value, each_word);
    if (shorter == NULL)
      continue;
    yyjson_mut_obj_replace (root, key, shorter);
    *changed = TRUE;
  }
  return TRUE;
}

gboolean
pmn_erasure_redact_image (PmnErasure *self, PmnEntity entity, const char *json, gboolean each_word,
                          char **shorter, GError **error)
{
  yyjson_doc *read = yyjson_read (json, strlen (json), YYJSON_READ_NOFLAG);
  yyjson_mut_doc *doc = read != NULL ? yyjson_doc_mut_copy (read, NULL) : NULL;
  gboolean changed, ok;

  yyjson_doc_free (read);
  *shorter = NULL;
  /* What cannot be read cannot be cleaned: it goes. */
  if (doc == NULL)
    {
      *shorter = g_strdup ("{}");
      return TRUE;
    }
  ok = redact_members (self, entity, doc, each_word, &changed, error);
  if (ok && changed)
    {
      *shorter = pmn_codec_finish (doc, error);
      ok = *shorter != NULL;
    }
  yyjson_mut_doc_free (doc);
  return ok;
}

/* An image that has to change: collected first, written after. */
typedef struct
{
  gint64 step_id;
  gint64 entity;
  gint64 row_id;
  char *json;
} Image;

static void
image_clear (gpointer data)
{
  g_free (((Image *) data)->json);
}

static gboolean
collect_images (PmnErasure *self, GArray *images, GError **error)
{
  g_autoptr (PmnStatement) select = pmn_connection_prepare (
      self->connection,
      "SELECT step_id, entity, row_id, before FROM change WHERE before IS NOT NULL", error);
  GError *local_error = NULL;

  if (select == NULL)
    return FALSE;
  while (pmn_statement_step (select, &local_error))
    {
      Image image = { pmn_statement_get_int64 (select, 0), pmn_statement_get_int64 (select, 1),
                      pmn_statement_get_int64 (select, 2), NULL };
      const char *json = pmn_statement_get_text (select, 3);
      gboolean about = image.entity == PMN_ENTITY_ACTIVITY
                       && (g_hash_table_contains (self->linked, &image.row_id)
                           || strstr (json, self->person->record.uuid) != NULL);

      if (!pmn_erasure_redact_image (self, (PmnEntity) image.entity, json, about, &image.json,
                                     error))
        return FALSE;
      if (image.json != NULL)
        g_array_append_val (images, image);
    }
  return pmn_statement_ended (local_error, error);
}

gboolean
pmn_erasure_scrub_images (PmnErasure *self, GError **error)
{
  g_autoptr (GArray) images = g_array_new (FALSE, FALSE, sizeof (Image));
  g_autoptr (PmnStatement) update = NULL;

  g_array_set_clear_func (images, image_clear);
  if (!collect_images (self, images, error))
    return FALSE;
  update = pmn_connection_prepare (
      self->connection,
      "UPDATE change SET before = ?4 WHERE step_id = ?1 AND entity = ?2 AND row_id = ?3", error);
  if (update == NULL)
    return FALSE;
  for (guint i = 0; i < images->len; i++)
    {
      const Image *image = &g_array_index (images, Image, i);

      pmn_statement_bind_int64 (update, 1, image->step_id);
      pmn_statement_bind_int64 (update, 2, image->entity);
      pmn_statement_bind_int64 (update, 3, image->row_id);
      pmn_statement_bind_text (update, 4, image->json);
      if (!pmn_statement_run (update, error))
        return FALSE;
    }
  return TRUE;
}
