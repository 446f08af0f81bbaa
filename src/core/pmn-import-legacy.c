/* pmn-import-legacy.c: reports of the old platform into the journal
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-import-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pmn-import-commune.h"
#include "pmn-legacy-reader.h"
#include "pmn-repositories.h"

#define SCAN_SHARE 0.3

typedef struct
{
  PmnFieldTable *table;
  PmnImportCommunes *communes;
  PmnImportKeys *keys;
  char *structure; /* name of this structure, where the old platform says only "rattachement" */
  gboolean bracket_told;
} State;

/* Who hears of problems. */
typedef struct
{
  PmnImportJob *job;
  State *state;
} Listener;

static void
state_free (gpointer data)
{
  State *state = data;

  pmn_field_table_free (state->table);
  pmn_import_communes_free (state->communes);
  pmn_import_keys_free (state->keys);
  g_free (state->structure);
  g_free (state);
}

static gboolean
scan (PmnImportJob *job, GCancellable *cancellable, GError **error)
{
  State *state = g_new0 (State, 1);
  GError *local_error = NULL;

  job->state = state;
  state->communes = pmn_import_communes_new ();
  state->table = pmn_legacy_reader_open (job->path, cancellable, error);
  if (state->table == NULL)
    return FALSE;
  while (pmn_field_table_next (state->table, cancellable, &local_error))
    pmn_import_progress (job, SCAN_SHARE * pmn_field_table_get_progress (state->table));
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static void
on_problem (guint row, const char *column, const char *value, gboolean fatal, const char *sentence,
            gpointer data)
{
  const Listener *listener = data;

  if (fatal)
    pmn_import_reject (listener->job, row, column, value, sentence);
  else
    pmn_import_notice_label (listener->job, row, column, value);
}

static const char *
header_of (gpointer data, const char *field)
{
  static const struct
  {
    const char *field;
    PmnLegacyColumn column;
  } fields[] = {
    { "day", PMN_LEGACY_COLUMN_DATE },           { "minutes", PMN_LEGACY_COLUMN_DURATION },
    { "people", PMN_LEGACY_COLUMN_PEOPLE },      { "insee", PMN_LEGACY_COLUMN_INSEE },
    { "commune", PMN_LEGACY_COLUMN_TOWN },       { "place_id", PMN_LEGACY_COLUMN_PLACE },
    { "place_kind", PMN_LEGACY_COLUMN_CHANNEL }, { "notes", PMN_LEGACY_COLUMN_NOTES },
    { "ages", PMN_LEGACY_COLUMN_AGE_12 },        { "statuses", PMN_LEGACY_COLUMN_PUPIL },
    { "themes", PMN_LEGACY_COLUMN_THEMES },
  };
  const State *state = data;

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (field, fields[i].field))
      return pmn_field_table_get_header (state->table, fields[i].column);
  return NULL;
}

/* The old form wrote "44000 NANTES" in one field. */
static void
set_commune (State *state, PmnActivity *activity)
{
  const char *both = pmn_field_table_get_text (state->table, PMN_LEGACY_COLUMN_POSTCODE_AND_TOWN);
  const char *postcode = pmn_field_table_get_text (state->table, PMN_LEGACY_COLUMN_POSTCODE);
  const char *town = pmn_field_table_get_text (state->table, PMN_LEGACY_COLUMN_TOWN);
  g_autofree char *first = NULL;
  g_auto (PmnImportCommune) found = { 0 };
  const char *why;

  if (postcode[0] == '\0' && strlen (both) >= 5)
    {
      first = g_strndup (both, 5);
      postcode = first;
      town = town[0] ? town : both + 5;
      while (*town == ' ')
        town++;
    }
  pmn_import_communes_resolve (state->communes,
                               pmn_field_table_get_text (state->table, PMN_LEGACY_COLUMN_INSEE),
                               postcode, town, &found, &why);
  g_strlcpy (activity->insee, found.insee, sizeof activity->insee);
  g_strlcpy (activity->postcode, found.postcode, sizeof activity->postcode);
  pmn_import_set_text (&activity->commune, found.name);
}

static gboolean
set_place (PmnImportJob *job, PmnEdit *edit, State *state, PmnActivity *activity, GError **error)
{
  const char *name = pmn_field_table_get_text (state->table, PMN_LEGACY_COLUMN_PLACE);
  const char *why = "";
  g_autoptr (PmnPlace) like = NULL;
  GError *local_error = NULL;

  if (activity->place_kind != PMN_PLACE_KIND_PLACE)
    return TRUE;
  like = pmn_place_new ();
  pmn_import_set_text (&like->name, name[0] ? name : state->structure);
  pmn_import_set_text (&like->commune, activity->commune);
  g_strlcpy (like->insee, activity->insee, sizeof like->insee);
  g_strlcpy (like->postcode, activity->postcode, sizeof like->postcode);
  activity->place_id = pmn_import_place (job, edit, like, &why, &local_error);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  else if (activity->place_id == 0)
    pmn_import_reject (job, pmn_field_table_get_row (state->table),
                       pmn_field_table_get_header (state->table, PMN_LEGACY_COLUMN_PLACE),
                       like->name, why);
  return activity->place_id != 0;
}

static guint64
digest_of (State *state)
{
  guint64 digest = 0;

  for (int column = 0; column < PMN_LEGACY_N_COLUMNS; column++)
    if (column != PMN_LEGACY_COLUMN_NOTES)
      digest = pmn_import_digest (digest, pmn_field_table_get_text (state->table, column));
  return digest;
}

/* Said once: which durations are minima. */
static void
tell_brackets (PmnImportJob *job, State *state)
{
  const char *duration = pmn_field_table_get_text (state->table, PMN_LEGACY_COLUMN_DURATION);

  if (state->bracket_told || strpbrk (duration, "-+") == NULL
      || pmn_field_table_get_text (state->table, PMN_LEGACY_COLUMN_MINUTES)[0] != '\0')
    return;
  state->bracket_told = TRUE;
  pmn_import_notice (job, 0, pmn_field_table_get_header (state->table, PMN_LEGACY_COLUMN_DURATION),
                     duration,
                     _ ("a bracket counts for its lower bound, so that the total of the hours is a "
                        "minimum; the bracket is kept with the activity"));
}

/* Returns: FALSE without error when the row was rejected */
static gboolean
take_row (PmnImportJob *job, PmnEdit *edit, State *state, GError **error)
{
  Listener listener = { job, state };
  g_autoptr (PmnActivity) activity = pmn_activity_new ();
  const char *id = pmn_field_table_get_text (state->table, PMN_LEGACY_COLUMN_ID);
  const char *notes = pmn_field_table_get_text (state->table, PMN_LEGACY_COLUMN_NOTES);
  PmnImportRow row = { .number = pmn_field_table_get_row (state->table),
                       .activity = activity,
                       .id = id,
                       .digest = digest_of (state),
                       .header_of = header_of,
                       .user_data = state };

  if (!pmn_legacy_reader_convert (state->table, activity, job->today, on_problem, &listener))
    return FALSE;
  activity->mediator_id = pmn_import_row_mediator (
      job, edit, row.number, pmn_field_table_get_header (state->table, PMN_LEGACY_COLUMN_MEDIATOR),
      "", pmn_field_table_get_text (state->table, PMN_LEGACY_COLUMN_MEDIATOR), error);
  if (activity->mediator_id == 0)
    return FALSE;
  set_commune (state, activity);
  if (!set_place (job, edit, state, activity, error))
    return FALSE;
  pmn_import_set_text (&activity->national_id, id);
  if (job->options.with_notes)
    pmn_import_set_text (&activity->notes, notes);
  tell_brackets (job, state);
  return pmn_import_apply_row (job, edit, state->keys, &row, error);
}

static gboolean
run (PmnImportJob *job, PmnEdit *edit, GCancellable *cancellable, GError **error)
{
  State *state = job->state;
  PmnConnection *connection = pmn_edit_get_connection (edit);
  g_autoptr (PmnStructure) structure = pmn_structure_repository_get (connection, NULL);
  GError *local_error = NULL;

  state->structure = g_strdup (structure ? structure->name : _ ("Our structure"));
  state->keys = pmn_import_keys_load (connection, PMN_SOURCE_LEGACY, error);
  if (state->keys == NULL || !pmn_legacy_reader_rewind (state->table, cancellable, error))
    return FALSE;
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

const PmnImportFormat pmn_import_legacy = {
  .kind = PMN_IMPORT_LEGACY,
  .scan = scan,
  .run = run,
  .free_state = state_free,
};
