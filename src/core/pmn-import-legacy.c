/* pmn-import-legacy.c: reports of the old platform into the journal
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-import-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pmn-import-update.h"
#include "pmn-legacy-reader.h"

typedef struct
{
  PmnImportRows rows;
  gboolean bracket_told;
} State;

static const PmnImportColumn columns[] = {
  { "day", PMN_LEGACY_COLUMN_DATE },      { "minutes", PMN_LEGACY_COLUMN_DURATION },
  { "people", PMN_LEGACY_COLUMN_PEOPLE }, { "insee", PMN_LEGACY_COLUMN_INSEE },
  { "commune", PMN_LEGACY_COLUMN_TOWN },  { "place_id", PMN_LEGACY_COLUMN_PLACE },
  { "notes", PMN_LEGACY_COLUMN_NOTES },   { "place_kind", PMN_LEGACY_COLUMN_CHANNEL },
  { "ages", PMN_LEGACY_COLUMN_AGE_12 },   { "statuses", PMN_LEGACY_COLUMN_PUPIL },
  { "themes", PMN_LEGACY_COLUMN_THEMES }, { "mediator_id", PMN_LEGACY_COLUMN_MEDIATOR },
};

/* The old form wrote "44000 NANTES" in one field. */
static void
set_commune (PmnImportRows *self, PmnActivity *activity)
{
  const char *both = pmn_field_table_get_text (self->table, PMN_LEGACY_COLUMN_POSTCODE_AND_TOWN);
  const char *postcode = pmn_field_table_get_text (self->table, PMN_LEGACY_COLUMN_POSTCODE);
  const char *town = pmn_field_table_get_text (self->table, PMN_LEGACY_COLUMN_TOWN);
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
  pmn_import_communes_resolve (self->communes,
                               pmn_field_table_get_text (self->table, PMN_LEGACY_COLUMN_INSEE),
                               postcode, town, &found, &why);
  g_strlcpy (activity->insee, found.insee, sizeof activity->insee);
  g_strlcpy (activity->postcode, found.postcode, sizeof activity->postcode);
  pmn_import_set_text (&activity->commune, found.name);
}

/* Said once: which durations are minima. */
static void
tell_brackets (PmnImportJob *job, State *self)
{
  const char *duration = pmn_field_table_get_text (self->rows.table, PMN_LEGACY_COLUMN_DURATION);

  if (self->bracket_told || strpbrk (duration, "-+") == NULL
      || pmn_field_table_get_text (self->rows.table, PMN_LEGACY_COLUMN_MINUTES)[0] != '\0')
    return;
  self->bracket_told = TRUE;
  pmn_import_notice (
      job, 0, pmn_field_table_get_header (self->rows.table, PMN_LEGACY_COLUMN_DURATION), duration,
      _ ("a bracket counts for its lower bound, so that the total of the hours is a "
         "minimum; the bracket is kept with the activity"));
}

static gboolean
convert (PmnImportJob *job, PmnImportRows *self, PmnActivity *activity)
{
  if (!pmn_legacy_reader_convert (self->table, activity, job->today, pmn_import_on_problem, job))
    return FALSE;
  set_commune (self, activity);
  pmn_import_set_text (&activity->national_id,
                       pmn_field_table_get_text (self->table, PMN_LEGACY_COLUMN_ID));
  tell_brackets (job, (State *) self);
  return TRUE;
}

static guint64
digest (PmnImportRows *self)
{
  guint64 sum = 0;

  for (int column = 0; column < PMN_LEGACY_N_COLUMNS; column++)
    if (column != PMN_LEGACY_COLUMN_NOTES)
      sum = pmn_import_digest (sum, pmn_field_table_get_text (self->table, column));
  return sum;
}

static const PmnImportRowFormat row_format = {
  .source = PMN_SOURCE_LEGACY,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .id = PMN_LEGACY_COLUMN_ID,
  .mediator = PMN_LEGACY_COLUMN_MEDIATOR,
  .given = -1,
  .place = PMN_LEGACY_COLUMN_PLACE,
  .notes = PMN_LEGACY_COLUMN_NOTES,
  /* The old platform says only "rattachement". */
  .at_structure = TRUE,
  .unique_ids = TRUE,
  .convert = convert,
  .digest = digest,
};

static gboolean
scan (PmnImportJob *job, GCancellable *cancellable, GError **error)
{
  State *state = pmn_import_rows_new (sizeof (State), &row_format);

  job->state = state;
  state->rows.table = pmn_legacy_reader_open (job->path, cancellable, error);
  return state->rows.table != NULL
         && pmn_import_rows_scan (job, &state->rows, NULL, cancellable, error);
}

static gboolean
run (PmnImportJob *job, PmnEdit *edit, GCancellable *cancellable, GError **error)
{
  State *state = job->state;

  return pmn_legacy_reader_rewind (state->rows.table, cancellable, error)
         && pmn_import_rows_run (job, edit, &state->rows, cancellable, error);
}

const PmnImportFormat pmn_import_legacy = {
  .kind = PMN_IMPORT_LEGACY,
  .scan = scan,
  .run = run,
  .free_state = pmn_import_rows_free,
};
