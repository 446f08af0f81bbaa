/* pmn-import-table.c: the user's own table into the journal
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which column holds what is given, or remembered for the shape of the file (its headers) in the
 * setting "table-mappings" (JSON: shape → field → header), or guessed from the headers.
 */
#include "config.h"

#include "pmn-import-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <yyjson.h>

#include "pmn-exchange-error.h"
#include "pmn-import-commune.h"
#include "pmn-repositories.h"
#include "pmn-table-fields.h"

#define SCAN_SHARE 0.3
#define SETTING "table-mappings"

typedef struct
{
  PmnFieldTable *table;
  PmnImportCommunes *communes;
  PmnImportKeys *keys;
  PmnStructure *structure; /* nullable */
  gboolean no_place;       /* the table says nothing of places */
} State;

static void
state_free (gpointer data)
{
  State *state = data;

  pmn_field_table_free (state->table);
  pmn_import_communes_free (state->communes);
  pmn_import_keys_free (state->keys);
  g_clear_pointer (&state->structure, pmn_structure_free);
  g_free (state);
}

static gboolean
scan (PmnImportJob *job, GCancellable *cancellable, GError **error)
{
  State *state = g_new0 (State, 1);
  GError *local_error = NULL;

  job->state = state;
  state->communes = pmn_import_communes_new ();
  state->table = pmn_field_table_open (job->path, cancellable, error);
  if (state->table == NULL)
    return FALSE;
  if (!pmn_table_fields_find_header (state->table, job->options.mapping, cancellable, &local_error))
    {
      /* A remembered mapping, not to be had here, may find what the guesses do not. */
      if (job->options.mapping == NULL
          && g_error_matches (local_error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_HEADER))
        {
          g_error_free (local_error);
          return TRUE;
        }
      g_propagate_error (error, local_error);
      return FALSE;
    }
  while (pmn_field_table_next (state->table, cancellable, &local_error))
    pmn_import_progress (job, SCAN_SHARE * pmn_field_table_get_progress (state->table));
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/* The mapping -------------------------------------------------------------------------------------*/

static GHashTable *
read_mapping (yyjson_val *object)
{
  GHashTable *mapping = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  yyjson_obj_iter iter = yyjson_obj_iter_with (object);
  yyjson_val *key;

  while ((key = yyjson_obj_iter_next (&iter)) != NULL)
    {
      const char *header = yyjson_get_str (yyjson_obj_iter_get_val (key));

      if (header != NULL)
        g_hash_table_insert (mapping, g_strdup (yyjson_get_str (key)), g_strdup (header));
    }
  return mapping;
}

/* @known with @mapping added for @shape. */
static char *
add_mapping (const char *known, const char *shape, GHashTable *mapping)
{
  yyjson_doc *old = known ? yyjson_read (known, strlen (known), 0) : NULL;
  yyjson_mut_doc *doc = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_is_obj (yyjson_doc_get_root (old))
                             ? yyjson_val_mut_copy (doc, yyjson_doc_get_root (old))
                             : yyjson_mut_obj (doc);
  yyjson_mut_val *object = yyjson_mut_obj (doc);
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (mapping), (GCompareFunc) strcmp);
  char *raw;
  char *text;

  yyjson_mut_doc_set_root (doc, root);
  for (GList *l = names; l != NULL; l = l->next)
    yyjson_mut_obj_add (object, yyjson_mut_strcpy (doc, l->data),
                        yyjson_mut_strcpy (doc, g_hash_table_lookup (mapping, l->data)));
  yyjson_mut_obj_put (root, yyjson_mut_strcpy (doc, shape), object);
  raw = yyjson_mut_write (doc, 0, NULL);
  text = g_strdup (raw);
  free (raw);
  yyjson_mut_doc_free (doc);
  yyjson_doc_free (old);
  return text;
}

/* Returns: whether one of the remembered mappings is for this shape of file, and was applied */
static gboolean
apply_remembered (State *state, const char *known, GCancellable *cancellable)
{
  yyjson_doc *doc = known ? yyjson_read (known, strlen (known), 0) : NULL;
  yyjson_obj_iter iter = yyjson_obj_iter_with (yyjson_doc_get_root (doc));
  gboolean found = FALSE;
  yyjson_val *key;

  while (!found && (key = yyjson_obj_iter_next (&iter)) != NULL)
    {
      g_autoptr (GHashTable) mapping = read_mapping (yyjson_obj_iter_get_val (key));
      g_autofree char *shape = NULL;

      /* The headers of another file: it is for another shape. */
      if (!pmn_table_fields_find_header (state->table, mapping, cancellable, NULL))
        continue;
      shape = pmn_field_table_get_shape (state->table);
      found = g_str_equal (shape, yyjson_get_str (key));
    }
  yyjson_doc_free (doc);
  return found;
}

/* Given by the user, and then remembered; else what was remembered for this shape of file; else
 * guessed. */
static gboolean
settle_mapping (PmnImportJob *job, PmnEdit *edit, State *state, GCancellable *cancellable,
                GError **error)
{
  g_autofree char *shape = NULL;
  g_autofree char *known = NULL;
  g_autofree char *text = NULL;
  GError *local_error = NULL;

  known = pmn_setting_get (pmn_edit_get_connection (edit), SETTING, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if (job->options.mapping == NULL && apply_remembered (state, known, cancellable))
    return TRUE;
  if (!pmn_table_fields_find_header (state->table, job->options.mapping, cancellable, error))
    return FALSE;
  if (job->options.mapping == NULL)
    return TRUE;
  shape = pmn_field_table_get_shape (state->table);
  text = add_mapping (known, shape, job->options.mapping);
  return pmn_setting_set (edit, SETTING, text, error);
}

static void
report_mapping (PmnImportJob *job, State *state)
{
  GPtrArray *headers = pmn_field_table_get_headers (state->table);

  g_clear_pointer (&job->report->mapping, g_hash_table_unref);
  job->report->mapping = pmn_table_fields_get_mapping (state->table);
  for (guint i = 0; i < headers->len; i++)
    g_ptr_array_add (job->report->headers, g_strdup (g_ptr_array_index (headers, i)));
}

/* Rows --------------------------------------------------------------------------------------------*/

static const char *
text_of (State *state, PmnTableField field)
{
  return pmn_field_table_get_text (state->table, field);
}

static void
on_problem (guint row, const char *column, const char *value, gboolean fatal, const char *sentence,
            gpointer data)
{
  if (fatal)
    pmn_import_reject (data, row, column, value, sentence);
  else
    pmn_import_notice_label (data, row, column, value);
}

static const char *
header_of (gpointer data, const char *name)
{
  static const struct
  {
    const char *name;
    PmnTableField field;
  } fields[] = {
    { "day", PMN_FIELD_DATE },
    { "insee", PMN_FIELD_INSEE },
    { "insee", PMN_FIELD_COMMUNE },
    { "insee", PMN_FIELD_POSTCODE },
    { "place_id", PMN_FIELD_PLACE },
    { "place_kind", PMN_FIELD_PLACE_KIND },
    { "mediator_id", PMN_FIELD_MEDIATOR },
    { "local_kind", PMN_FIELD_KIND },
  };
  const State *state = data;
  int field = pmn_table_field_from_name (name);
  const char *header = field < 0 ? NULL : pmn_field_table_get_header (state->table, field);

  for (gsize i = 0; header == NULL && i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (name, fields[i].name))
      header = pmn_field_table_get_header (state->table, (int) fields[i].field);
  return header;
}

/* Nothing at all about where: the commune of the structure, said once. */
static void
assume_place (PmnImportJob *job, State *state, PmnActivity *activity)
{
  const PmnStructure *structure = state->structure;

  if (structure == NULL || structure->insee[0] == '\0')
    return;
  g_strlcpy (activity->insee, structure->insee, sizeof activity->insee);
  g_strlcpy (activity->postcode, structure->postcode, sizeof activity->postcode);
  pmn_import_set_text (&activity->commune, structure->commune);
  if (!state->no_place)
    pmn_import_notice (job, 0, NULL, structure->commune,
                       _ ("the table does not say where the activities took place: counted as "
                          "“other place” in the commune of the structure"));
  state->no_place = TRUE;
}

static gboolean
set_commune (PmnImportJob *job, State *state, PmnActivity *activity)
{
  const char *insee = text_of (state, PMN_FIELD_INSEE);
  const char *postcode = text_of (state, PMN_FIELD_POSTCODE);
  const char *name = text_of (state, PMN_FIELD_COMMUNE);
  gboolean needed = activity->place_kind == PMN_PLACE_KIND_ELSEWHERE
                    || activity->place_kind == PMN_PLACE_KIND_HOME;
  g_auto (PmnImportCommune) found = { 0 };
  const char *why;
  gboolean known;

  if (insee[0] == '\0' && postcode[0] == '\0' && name[0] == '\0')
    {
      if (needed && pmn_field_table_get_header (state->table, PMN_FIELD_PLACE) == NULL
          && pmn_field_table_get_header (state->table, PMN_FIELD_COMMUNE) == NULL)
        assume_place (job, state, activity);
      return TRUE;
    }
  known = pmn_import_communes_resolve (state->communes, insee, postcode, name, &found, &why);
  g_strlcpy (activity->insee, found.insee, sizeof activity->insee);
  g_strlcpy (activity->postcode, found.postcode, sizeof activity->postcode);
  pmn_import_set_text (&activity->commune, found.name);
  if (known || !needed)
    return TRUE;
  pmn_import_reject (job, pmn_field_table_get_row (state->table), header_of (state, "insee"),
                     insee[0]  ? insee
                     : name[0] ? name
                               : postcode,
                     why);
  return FALSE;
}

static gboolean
set_place (PmnImportJob *job, PmnEdit *edit, State *state, PmnActivity *activity, GError **error)
{
  const char *name = text_of (state, PMN_FIELD_PLACE);
  const char *why = "";
  g_autoptr (PmnPlace) like = NULL;
  GError *local_error = NULL;

  if (activity->place_kind != PMN_PLACE_KIND_PLACE || name[0] == '\0')
    return TRUE;
  like = pmn_place_new ();
  pmn_import_set_text (&like->name, name);
  pmn_import_set_text (&like->commune, activity->commune);
  g_strlcpy (like->insee, activity->insee, sizeof like->insee);
  g_strlcpy (like->postcode, activity->postcode, sizeof like->postcode);
  activity->place_id = pmn_import_place (job, edit, like, &why, &local_error);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  else if (activity->place_id == 0)
    pmn_import_reject (job, pmn_field_table_get_row (state->table), header_of (state, "place_id"),
                       name, why);
  return activity->place_id != 0;
}

static guint64
digest_of (State *state)
{
  guint64 digest = 0;

  for (int field = 0; field < PMN_N_FIELDS; field++)
    /* A field that came later changes the digest of those rows only that have it. */
    if (field != PMN_FIELD_NOTES && field != PMN_FIELD_ID
        && (field <= PMN_FIELD_TAGS || text_of (state, (PmnTableField) field)[0] != '\0'))
      digest = pmn_import_digest (digest, text_of (state, (PmnTableField) field));
  return digest;
}

/* Returns: FALSE without error when the row was rejected */
static gboolean
take_row (PmnImportJob *job, PmnEdit *edit, State *state, GError **error)
{
  g_autoptr (PmnActivity) activity = pmn_activity_new ();
  PmnImportRow row = { .number = pmn_field_table_get_row (state->table),
                       .activity = activity,
                       .id = text_of (state, PMN_FIELD_ID),
                       .digest = digest_of (state),
                       .header_of = header_of,
                       .user_data = state };

  if (!pmn_table_fields_convert (state->table, activity, job->today, on_problem, job))
    return FALSE;
  activity->mediator_id = pmn_import_row_mediator (
      job, edit, row.number, header_of (state, "mediator_id"),
      text_of (state, PMN_FIELD_MEDIATOR_GIVEN), text_of (state, PMN_FIELD_MEDIATOR), error);
  if (activity->mediator_id == 0 || !set_commune (job, state, activity)
      || !set_place (job, edit, state, activity, error))
    return FALSE;
  if (job->options.with_notes)
    pmn_import_set_text (&activity->notes, text_of (state, PMN_FIELD_NOTES));
  return pmn_import_apply_row (job, edit, state->keys, &row, error);
}

static gboolean
run (PmnImportJob *job, PmnEdit *edit, GCancellable *cancellable, GError **error)
{
  State *state = job->state;
  PmnConnection *connection = pmn_edit_get_connection (edit);
  GError *local_error = NULL;

  state->structure = pmn_structure_repository_get (connection, NULL);
  state->keys = pmn_import_keys_load (connection, PMN_SOURCE_TABLE, error);
  if (state->keys == NULL || !settle_mapping (job, edit, state, cancellable, error))
    return FALSE;
  report_mapping (job, state);
  while (local_error == NULL && pmn_field_table_next (state->table, cancellable, &local_error))
    {
      job->report->rows++;
      take_row (job, edit, state, &local_error);
      pmn_import_progress (
          job, SCAN_SHARE + (1 - SCAN_SHARE) * pmn_field_table_get_progress (state->table));
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

const PmnImportFormat pmn_import_table = {
  .kind = PMN_IMPORT_TABLE,
  .scan = scan,
  .run = run,
  .free_state = state_free,
};
