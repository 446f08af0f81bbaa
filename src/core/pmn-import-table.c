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
#include "pmn-import-update.h"
#include "pmn-repositories.h"
#include "pmn-search-key.h"
#include "pmn-setting.h"
#include "pmn-table-durations.h"
#include "pmn-table-fields.h"

#define SETTING "table-mappings"

typedef struct
{
  PmnImportRows rows;
  PmnTableContext context;
  PmnTableDurations durations;
  char *measured;    /* the header of the column of which @durations are; nullable */
  GHashTable *keys;  /* text of a cell → its search key: the same few come back all the time */
  gboolean no_place; /* the table says nothing of places */
} State;

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
apply_remembered (PmnFieldTable *table, const char *known, GCancellable *cancellable)
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
      if (!pmn_table_fields_find_header (table, mapping, cancellable, NULL))
        continue;
      shape = pmn_field_table_get_shape (table);
      found = g_str_equal (shape, yyjson_get_str (key));
    }
  yyjson_doc_free (doc);
  return found;
}

/* Given by the user, and then remembered; else what was remembered for this shape of file; else
 * guessed. */
static gboolean
settle_mapping (PmnImportJob *job, PmnEdit *edit, PmnFieldTable *table, GCancellable *cancellable,
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
  if (job->options.mapping == NULL && apply_remembered (table, known, cancellable))
    return TRUE;
  if (!pmn_table_fields_find_header (table, job->options.mapping, cancellable, error))
    return FALSE;
  if (job->options.mapping == NULL)
    return TRUE;
  shape = pmn_field_table_get_shape (table);
  text = add_mapping (known, shape, job->options.mapping);
  return pmn_setting_set (edit, SETTING, text, error);
}

static void
report_mapping (PmnImportJob *job, PmnFieldTable *table)
{
  GPtrArray *headers = pmn_field_table_get_headers (table);

  g_clear_pointer (&job->report->mapping, g_hash_table_unref);
  job->report->mapping = pmn_table_fields_get_mapping (table);
  for (guint i = 0; i < headers->len; i++)
    g_ptr_array_add (job->report->headers, g_strdup (g_ptr_array_index (headers, i)));
}

/* What nobody reads is not lost unsaid. */
static void
tell_unread (PmnImportJob *job, PmnFieldTable *table)
{
  GPtrArray *headers = pmn_field_table_get_headers (table);
  g_autoptr (GPtrArray) unread = g_ptr_array_new ();
  g_autofree char *list = NULL;
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < headers->len; i++)
    if (*(char *) g_ptr_array_index (headers, i) != '\0' && !pmn_field_table_reads (table, i))
      g_ptr_array_add (unread, g_ptr_array_index (headers, i));
  if (unread->len == 0)
    return;
  g_ptr_array_add (unread, NULL);
  list = g_strjoinv (" · ", (char **) unread->pdata);
  /* Translators: headers of columns. */
  sentence = g_strdup_printf (_ ("columns that are not read: %s"), list);
  pmn_import_notice (job, 0, NULL, NULL, sentence);
}

/* Rows --------------------------------------------------------------------------------------------*/

static const PmnImportColumn columns[] = {
  { "day", PMN_FIELD_DATE },
  { "minutes", PMN_FIELD_MINUTES },
  { "insee", PMN_FIELD_COMMUNE },
  { "insee", PMN_FIELD_INSEE },
  { "insee", PMN_FIELD_POSTCODE },
  { "commune", PMN_FIELD_COMMUNE },
  { "postcode", PMN_FIELD_POSTCODE },
  { "place_id", PMN_FIELD_PLACE },
  { "place_kind", PMN_FIELD_PLACE_KIND },
  { "mediator_id", PMN_FIELD_MEDIATOR },
  { "mediator_id", PMN_FIELD_MEDIATOR_GIVEN },
  { "kind", PMN_FIELD_KIND },
  { "local_kind", PMN_FIELD_KIND },
  { "themes", PMN_FIELD_THEMES },
  { "title", PMN_FIELD_TITLE },
  { "people", PMN_FIELD_PEOPLE },
  { "materials", PMN_FIELD_MATERIALS },
  { "procedure", PMN_FIELD_PROCEDURE },
  { "notes", PMN_FIELD_NOTES },
  { "tags", PMN_FIELD_TAGS },
};

static const char *
text_of (PmnImportRows *self, PmnTableField field)
{
  return pmn_field_table_get_text (self->table, field);
}

/* Nothing at all about where: the commune of the structure, said once. */
static void
assume_place (PmnImportJob *job, State *self, PmnActivity *activity)
{
  const PmnStructure *structure = self->rows.structure;

  if (structure == NULL || structure->insee[0] == '\0')
    return;
  g_strlcpy (activity->insee, structure->insee, sizeof activity->insee);
  g_strlcpy (activity->postcode, structure->postcode, sizeof activity->postcode);
  pmn_import_set_text (&activity->commune, structure->commune);
  if (!self->no_place)
    pmn_import_notice (job, 0, NULL, structure->commune,
                       _ ("the table does not say where the activities took place: counted as "
                          "“other place” in the commune of the structure"));
  self->no_place = TRUE;
}

static gboolean
set_commune (PmnImportJob *job, PmnImportRows *self, PmnActivity *activity)
{
  const char *insee = text_of (self, PMN_FIELD_INSEE);
  const char *postcode = text_of (self, PMN_FIELD_POSTCODE);
  const char *name = text_of (self, PMN_FIELD_COMMUNE);
  gboolean needed = activity->place_kind == PMN_PLACE_KIND_ELSEWHERE
                    || activity->place_kind == PMN_PLACE_KIND_HOME;
  g_auto (PmnImportCommune) found = { 0 };
  PmnTableField shown = insee[0]  ? PMN_FIELD_INSEE
                        : name[0] ? PMN_FIELD_COMMUNE
                                  : PMN_FIELD_POSTCODE;
  const char *why;
  gboolean known;

  if (insee[0] == '\0' && postcode[0] == '\0' && name[0] == '\0')
    {
      if (needed && pmn_field_table_get_header (self->table, PMN_FIELD_PLACE) == NULL
          && pmn_field_table_get_header (self->table, PMN_FIELD_COMMUNE) == NULL)
        assume_place (job, (State *) self, activity);
      return TRUE;
    }
  known = pmn_import_communes_resolve (self->communes, insee, postcode, name, &found, &why);
  g_strlcpy (activity->insee, found.insee, sizeof activity->insee);
  g_strlcpy (activity->postcode, found.postcode, sizeof activity->postcode);
  pmn_import_set_text (&activity->commune, found.name);
  /* A place is where its name says; its commune only helps. */
  if (!known && !needed)
    pmn_import_notice_once (job, pmn_field_table_get_row (self->table),
                            pmn_field_table_name_column (self->table, shown), text_of (self, shown),
                            why);
  if (known || !needed)
    return TRUE;
  pmn_import_reject (job, pmn_field_table_get_row (self->table),
                     pmn_field_table_name_column (self->table, shown), text_of (self, shown), why);
  return FALSE;
}

static gboolean
convert (PmnImportJob *job, PmnImportRows *self, PmnActivity *activity)
{
  return pmn_table_fields_convert (self->table, activity, &((State *) self)->context,
                                   pmn_import_on_problem, job)
         && set_commune (job, self, activity);
}

static guint64
digest (PmnImportRows *self)
{
  guint64 sum = 0;

  for (int field = 0; field < PMN_N_FIELDS; field++)
    /* A field that came later changes the digest of those rows only that have it. */
    if (field != PMN_FIELD_NOTES && field != PMN_FIELD_ID
        && (field <= PMN_FIELD_TAGS || text_of (self, (PmnTableField) field)[0] != '\0'))
      sum = pmn_import_digest (sum, text_of (self, (PmnTableField) field));
  return sum;
}

/* Texts that are remembered; past them each is of one row, as titles are. */
#define MAX_KEYS 4096

/* Adds the search key of a cell, "" when it is empty. */
static guint64
digest_key (State *self, guint64 sum, const char *text)
{
  const char *known;
  char *key;

  if (*text == '\0')
    return pmn_import_digest (sum, "");
  known = g_hash_table_lookup (self->keys, text);
  if (known != NULL)
    return pmn_import_digest (sum, known);
  key = pmn_search_key (text);
  sum = pmn_import_digest (sum, key);
  if (g_hash_table_size (self->keys) < MAX_KEYS)
    g_hash_table_insert (self->keys, g_strdup (text), key);
  else
    g_free (key);
  return sum;
}

/* The same table saved in another format, or with its columns shown in another way. */
static guint64
meaning (PmnImportRows *self, const PmnActivity *activity)
{
  g_autofree char *figures
      = g_strdup_printf ("%d|%d|%u", activity->day, activity->minutes, activity->anonymous);
  guint64 sum = pmn_import_digest (0, figures);

  for (int field = 0; field < PMN_N_FIELDS; field++)
    {
      const char *text = text_of (self, (PmnTableField) field);

      if (field != PMN_FIELD_NOTES && field != PMN_FIELD_ID && field != PMN_FIELD_DATE
          && field != PMN_FIELD_MINUTES && field != PMN_FIELD_PEOPLE
          && (field <= PMN_FIELD_TAGS || *text != '\0'))
        sum = digest_key ((State *) self, sum, text);
    }
  return sum;
}

static const PmnImportRowFormat row_format = {
  .source = PMN_SOURCE_TABLE,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .id = PMN_FIELD_ID,
  .mediator = PMN_FIELD_MEDIATOR,
  .given = PMN_FIELD_MEDIATOR_GIVEN,
  .place = PMN_FIELD_PLACE,
  .notes = PMN_FIELD_NOTES,
  .convert = convert,
  .digest = digest,
  .meaning = meaning,
};

/* The file -------------------------------------------------------------------------------------- */

static void
free_state (gpointer data)
{
  State *state = data;

  g_clear_pointer (&state->context.words, pmn_term_reader_free);
  g_free (state->measured);
  g_hash_table_unref (state->keys);
  pmn_import_rows_free (state);
}

static void
add_duration (PmnImportRows *rows)
{
  pmn_table_durations_add (&((State *) rows)->durations, rows->table);
}

/* Whether its durations are hours is known at the end of the file only. */
static gboolean
measure (PmnImportJob *job, State *state, GCancellable *cancellable, GError **error)
{
  state->durations = (PmnTableDurations) { 0 };
  g_set_str (&state->measured, pmn_field_table_get_header (state->rows.table, PMN_FIELD_MINUTES));
  return pmn_import_rows_scan (job, &state->rows, add_duration, cancellable, error);
}

static gboolean
scan (PmnImportJob *job, GCancellable *cancellable, GError **error)
{
  State *state = pmn_import_rows_new (sizeof (State), &row_format);
  GError *local_error = NULL;

  job->state = state;
  state->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  state->context = (PmnTableContext) { .today = job->today, .words = pmn_term_reader_new () };
  state->rows.table = pmn_field_table_open (job->path, cancellable, error);
  if (state->rows.table == NULL)
    return FALSE;
  if (pmn_table_fields_find_header (state->rows.table, job->options.mapping, cancellable,
                                    &local_error))
    return measure (job, state, cancellable, error);
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

static gboolean
run (PmnImportJob *job, PmnEdit *edit, GCancellable *cancellable, GError **error)
{
  State *state = job->state;

  if (!settle_mapping (job, edit, state->rows.table, cancellable, error))
    return FALSE;
  /* Remembered as being in another column. */
  if (g_strcmp0 (pmn_field_table_get_header (state->rows.table, PMN_FIELD_MINUTES), state->measured)
          != 0
      && (!measure (job, state, cancellable, error)
          || !settle_mapping (job, edit, state->rows.table, cancellable, error)))
    return FALSE;
  state->context.in_hours = pmn_table_durations_are_hours (&state->durations, state->rows.table);
  report_mapping (job, state->rows.table);
  tell_unread (job, state->rows.table);
  return pmn_import_rows_run (job, edit, &state->rows, cancellable, error);
}

const PmnImportFormat pmn_import_table = {
  .kind = PMN_IMPORT_TABLE,
  .scan = scan,
  .run = run,
  .free_state = free_state,
};
