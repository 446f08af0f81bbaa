/* pmn-import-rows.c: files with one activity per row
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-import-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pmn-format.h"
#include "pmn-import-update.h"
#include "pmn-repositories.h"

#define SCAN_SHARE 0.3

/* The current row, converted. */
typedef struct
{
  guint number;
  PmnActivity *activity;
  const char *id;
  guint64 digest;
  guint64 meaning;
} Row;

typedef struct
{
  guint row;
  char *sheet;
  PmnDay day;
  gint64 mediator_id;
} Created;

static void
clear_created (gpointer data)
{
  g_free (((Created *) data)->sheet);
}

gpointer
pmn_import_rows_new (gsize size, const PmnImportRowFormat *format)
{
  PmnImportRows *self = g_malloc0 (size);

  self->format = format;
  self->created = g_array_new (FALSE, FALSE, sizeof (Created));
  g_array_set_clear_func (self->created, clear_created);
  return self;
}

void
pmn_import_rows_free (gpointer rows)
{
  PmnImportRows *self = rows;

  g_clear_pointer (&self->table, pmn_field_table_free);
  g_clear_pointer (&self->communes, pmn_import_communes_free);
  g_clear_pointer (&self->keys, pmn_import_keys_free);
  g_array_unref (self->created);
  g_clear_pointer (&self->structure, pmn_structure_free);
  g_free (self);
}

/* Returns: (nullable): the first column of @field that the file has, else the first one it could have. */
static const PmnImportColumn *
find_column (PmnImportRows *self, const char *field)
{
  const PmnImportColumn *wanted = NULL;

  for (gsize i = 0; i < self->format->n_columns; i++)
    {
      const PmnImportColumn *column = &self->format->columns[i];

      if (!g_str_equal (field, column->field))
        continue;
      if (pmn_field_table_get_header (self->table, column->column) != NULL)
        return column;
      if (wanted == NULL)
        wanted = column;
    }
  return wanted;
}

const char *
pmn_import_rows_header (PmnImportRows *self, const char *field)
{
  const PmnImportColumn *column = find_column (self, field);

  return column ? pmn_field_table_name_column (self->table, column->column) : NULL;
}

/* What the current row says of a field, as it is shown. */
static char *
shown_value (PmnImportRows *self, const char *field, const PmnActivity *activity)
{
  const PmnImportColumn *column = find_column (self, field);

  /* The cell of a workbook holds a number, not a date. */
  if (g_str_equal (field, "day"))
    return pmn_format_date_short (activity->day, PMN_LANGUAGE_FRENCH);
  return column ? g_strdup (pmn_field_table_get_text (self->table, column->column)) : NULL;
}

/* What is said of a row ------------------------------------------------------------------------- */

/* What the platform asks for before it takes an activity, but did not always ask for, nor does a
 * spreadsheet: such a row is still an activity. */
static gboolean
is_forgiven (const PmnActivity *activity, const PmnIssue *issue)
{
  return g_str_equal (issue->field, "themes") && activity->themes->len == 0;
}

static gboolean
check (PmnImportJob *job, PmnImportRows *self, const Row *row)
{
  g_autoptr (PmnValidation) validation = pmn_validation_new ();
  gboolean valid = TRUE;

  pmn_activity_validate (row->activity, job->today, validation);
  for (guint i = 0; i < pmn_validation_get_n_issues (validation); i++)
    {
      const PmnIssue *issue = pmn_validation_get_issue (validation, i);
      g_autofree char *value = NULL;

      if (issue->severity != PMN_ISSUE_ERROR || is_forgiven (row->activity, issue))
        continue;
      value = shown_value (self, issue->field, row->activity);
      pmn_import_reject (job, row->number, pmn_import_rows_header (self, issue->field), value,
                         issue->message);
      valid = FALSE;
    }
  return valid;
}

static gboolean
is_outside (PmnImportJob *job, PmnConnection *connection, const Row *row, gboolean *outside,
            GError **error)
{
  const PmnMediator *mediator;

  /* Who is new has no dates yet. */
  if (row->activity->mediator_id == PMN_IMPORT_NEW)
    return TRUE;
  mediator = pmn_import_get_mediator (job, connection, row->activity->mediator_id, error);
  if (mediator == NULL)
    return FALSE;
  *outside
      = !job->options.include_outside && !pmn_mediator_is_active (mediator, row->activity->day);
  if (*outside)
    {
      job->report->outside++;
      pmn_import_notice (job, row->number, NULL, NULL,
                         _ ("dated before the person came or after they left: left out"));
    }
  return TRUE;
}

static gpointer
copy_person (gconstpointer person, gpointer data)
{
  return pmn_participation_copy (person);
}

static void
keep_people (PmnActivity *incoming, const PmnActivity *stored)
{
  incoming->anonymous = stored->anonymous;
  g_array_set_size (incoming->tallies, 0);
  g_array_append_vals (incoming->tallies, stored->tallies->data, stored->tallies->len);
  g_ptr_array_set_size (incoming->participations, 0);
  g_ptr_array_extend (incoming->participations, stored->participations, copy_person, NULL);
}

/* What no table of ours has a column for, and who came, once their names are known here. */
static void
keep_details (PmnActivity *incoming, const PmnActivity *stored)
{
  gboolean named = FALSE;

  if (incoming->level == NULL)
    incoming->level = stored->level;
  if (incoming->autonomy == NULL)
    incoming->autonomy = stored->autonomy;
  if (incoming->oriented == PMN_UNKNOWN)
    incoming->oriented = stored->oriented;
  if (incoming->referral == NULL)
    incoming->referral = stored->referral;
  for (guint i = 0; i < stored->participations->len && !named; i++)
    named
        = ((const PmnParticipation *) g_ptr_array_index (stored->participations, i))->beneficiary_id
          != 0;
  if (named && pmn_activity_get_people (incoming) == pmn_activity_get_people (stored))
    keep_people (incoming, stored);
}

static gboolean
update (PmnImportJob *job, PmnEdit *edit, const Row *row, gint64 id, GError **error)
{
  g_autoptr (PmnActivity) stored
      = pmn_activity_repository_get (pmn_edit_get_connection (edit), id, error);

  if (stored == NULL)
    return FALSE;
  if (stored->source == PMN_SOURCE_LOCAL)
    {
      /* Logged here: this register is its home, the file only confirms it. */
      job->report->unchanged++;
      return TRUE;
    }
  keep_details (row->activity, stored);
  return pmn_import_update (job, edit, row->number, stored, row->activity, error);
}

/* Under the same national id, else one that can be linked. */
static PmnActivity *
find_here (PmnImportJob *job, PmnConnection *connection, const PmnActivity *incoming,
           GError **error)
{
  GError *local_error = NULL;
  gint64 id = 0;

  if (incoming->national_id != NULL)
    id = pmn_activity_repository_find_national (connection, incoming->national_id, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  if (id != 0)
    return pmn_activity_repository_get (connection, id, error);
  return pmn_import_links_find (job->links, connection, incoming, incoming->notes, error);
}

/* What came from the platform goes on with the platform's stamp; a report of the old one brings the
 * values that the platform converted, and knows it again by them. */
static gboolean
link_to_platform (PmnImportJob *job, PmnEdit *edit, const Row *row, PmnActivity *here,
                  GError **error)
{
  if (here->original != NULL)
    {
      job->report->unchanged++;
      return TRUE;
    }
  pmn_import_set_text (&here->original, row->activity->original);
  if (here->notes == NULL)
    pmn_import_set_text (&here->notes, row->activity->notes);
  pmn_import_note_linked (job, row->number, here);
  return pmn_activity_repository_save (edit, here, error);
}

static gboolean
create (PmnImportJob *job, PmnEdit *edit, PmnImportRows *self, const Row *row, GError **error)
{
  Created created = { row->number, g_strdup (job->sheet), row->activity->day, 0 };

  job->report->created++;
  if (!pmn_import_create_new (job, edit, row->activity, error)
      || !pmn_activity_repository_save (edit, row->activity, error))
    {
      g_free (created.sheet);
      return FALSE;
    }
  created.mediator_id = row->activity->mediator_id;
  g_array_append_val (self->created, created);
  return TRUE;
}

static gboolean
link_or_create (PmnImportJob *job, PmnEdit *edit, PmnImportRows *self, const Row *row,
                GError **error)
{
  GError *local_error = NULL;
  g_autoptr (PmnActivity) here
      = find_here (job, pmn_edit_get_connection (edit), row->activity, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if (here == NULL)
    return create (job, edit, self, row, error);
  if (here->record.deleted_at != 0)
    {
      pmn_import_note_trashed (job, row->number, here->local_ref);
      return TRUE;
    }
  if (here->source == PMN_SOURCE_COOP || here->source == PMN_SOURCE_COOP_V1)
    return link_to_platform (job, edit, row, here, error);
  pmn_import_set_text (&here->source_stamp, row->activity->source_stamp);
  pmn_import_note_linked (job, row->number, here);
  return pmn_activity_repository_save (edit, here, error);
}

/* Not the same activity, so nothing of that one is changed. */
static void
tell_number_used (PmnImportJob *job, PmnImportRows *self, const Row *row, PmnDay other)
{
  g_autofree char *day = pmn_format_date_short (other, pmn_language_of_messages ());
  g_autofree char *sentence = g_strdup_printf (
      /* Translators: said of the number of a row; %s is a date. */
      _ ("this number is here already, of %s: added as another activity; if it is the same one, "
         "delete the former"),
      day);

  pmn_import_notice (job, row->number, pmn_field_table_get_header (self->table, self->format->id),
                     row->id, sentence);
}

/* Checks, links, creates or updates; reports. */
static gboolean
apply (PmnImportJob *job, PmnEdit *edit, PmnImportRows *self, const Row *row, GError **error)
{
  PmnImportKeys *keys = self->keys;
  gboolean outside = FALSE;
  gboolean same;
  gboolean trashed;
  PmnDay other;
  gint64 id;

  g_free (row->activity->source_stamp);
  row->activity->source_stamp = pmn_import_keys_next (keys, row->id, row->digest, row->meaning);
  if (!check (job, self, row))
    return TRUE;
  if (!is_outside (job, pmn_edit_get_connection (edit), row, &outside, error))
    return FALSE;
  if (outside)
    return TRUE;
  id = pmn_import_keys_find (keys, row->activity->source_stamp,
                             self->format->unique_ids ? PMN_DAY_NONE : row->activity->day, &same,
                             &trashed, &other);
  if (other != PMN_DAY_NONE)
    tell_number_used (job, self, row, other);
  if (id == 0)
    return link_or_create (job, edit, self, row, error);
  if (trashed)
    {
      pmn_import_note_trashed (job, row->number, NULL);
      return TRUE;
    }
  if (!same)
    return update (job, edit, row, id, error);
  job->report->unchanged++;
  return TRUE;
}

/* Who and where --------------------------------------------------------------------------------- */

/* When there is only one person in the team, the file is theirs. */
static gint64
only_mediator (PmnImportJob *job, PmnConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) team = pmn_mediator_repository_list (connection, NULL, error);

  if (team != NULL && team->len == 1)
    job->options.default_mediator_id
        = ((const PmnMediator *) g_ptr_array_index (team, 0))->record.id;
  return job->options.default_mediator_id;
}

static gboolean
is_in_capitals (const char *word)
{
  g_autofree char *capitals = g_utf8_strup (word, -1);
  g_autofree char *small = g_utf8_strdown (word, -1);

  /* "I." is an initial. */
  return g_utf8_strlen (word, -1) > 1 && strchr (word, '.') == NULL && g_str_equal (word, capitals)
         && !g_str_equal (word, small);
}

/* "Inès Le Goff", "LE GOFF Inès", "Mme Le Goff". */
static void
split_name (const char *name, char **given, char **family)
{
  static const char *const titles[] = { "m",    "m.",     "mr",       "mr.",          "mme", "mme.",
                                        "mlle", "madame", "monsieur", "mademoiselle", NULL };
  g_auto (GStrv) words = g_strsplit_set (name, " \t", -1);
  g_autofree char *first = words[0] != NULL ? g_utf8_strdown (words[0], -1) : g_strdup ("");
  char **own
      = words[0] != NULL && words[1] != NULL && g_strv_contains (titles, first) ? words + 1 : words;
  guint n = g_strv_length (own), n_capitals = 0;

  while (n_capitals < n && is_in_capitals (own[n_capitals]))
    n_capitals++;
  if (n < 2 || own != words)
    {
      /* Of "Mme Le Goff" only the family name is sure. */
      *given = g_strdup ("");
      *family = g_strjoinv (" ", own);
    }
  else if (n_capitals > 0 && n_capitals < n)
    {
      char *first_small = g_steal_pointer (&own[n_capitals]);

      *family = g_strjoinv (" ", own);
      own[n_capitals] = first_small;
      *given = g_strjoinv (" ", own + n_capitals);
    }
  else
    {
      *given = g_strdup (own[0]);
      *family = g_strjoinv (" ", own + 1);
    }
}

/* With the given name in a column of its own, the other one holds the family name. 0 without error: the row
 * was rejected. */
static gint64
find_mediator (PmnImportJob *job, PmnEdit *edit, PmnImportRows *self, guint row, GError **error)
{
  const char *why = _ ("the file does not say whose activity it is; choose a mediator");
  const char *name = pmn_field_table_get_text (self->table, self->format->mediator);
  const char *given
      = self->format->given < 0 ? "" : pmn_field_table_get_text (self->table, self->format->given);
  GError *local_error = NULL;
  gint64 id;

  /* A given name alone is all that is known of them. */
  if (name[0] == '\0')
    name = given;
  if (name[0] == '\0' && job->options.default_mediator_id != 0)
    return job->options.default_mediator_id;
  if (name[0] == '\0')
    id = only_mediator (job, pmn_edit_get_connection (edit), &local_error);
  else
    {
      g_autofree char *first = NULL;
      g_autofree char *last = NULL;

      if (name == given || given[0] == '\0')
        split_name (name, &first, &last);
      id = pmn_import_find_mediator (job, edit, first != NULL ? first : given,
                                     last != NULL ? last : name, PMN_MEDIATOR_CONSEILLER, &why,
                                     &local_error);
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  else if (id == 0)
    pmn_import_reject (job, row, pmn_import_rows_header (self, "mediator_id"), name, why);
  return id;
}

/* Returns: FALSE without error when the row was rejected */
static gboolean
set_place (PmnImportJob *job, PmnEdit *edit, PmnImportRows *self, const Row *row, GError **error)
{
  PmnActivity *activity = row->activity;
  const char *name = pmn_field_table_get_text (self->table, self->format->place);
  const char *why = "";
  g_autoptr (PmnPlace) like = NULL;
  GError *local_error = NULL;

  if (name[0] == '\0' && self->format->at_structure)
    name = self->structure ? self->structure->name : _ ("Our structure");
  if (activity->place_kind != PMN_PLACE_KIND_PLACE || name[0] == '\0')
    return TRUE;
  like = pmn_place_new ();
  pmn_import_set_text (&like->name, name);
  pmn_import_set_text (&like->commune, activity->commune);
  g_strlcpy (like->insee, activity->insee, sizeof like->insee);
  g_strlcpy (like->postcode, activity->postcode, sizeof like->postcode);
  activity->place_id = pmn_import_find_place (job, edit, like, &why, &local_error);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  else if (activity->place_id == 0)
    pmn_import_reject (job, row->number, pmn_import_rows_header (self, "place_id"), name, why);
  return activity->place_id != 0;
}

/* Rows ------------------------------------------------------------------------------------------ */

/* Returns: FALSE without error when the row was rejected */
static gboolean
take_row (PmnImportJob *job, PmnEdit *edit, PmnImportRows *self, GError **error)
{
  const PmnImportRowFormat *format = self->format;
  g_autoptr (PmnActivity) activity = pmn_activity_new ();
  Row row = { .number = pmn_field_table_get_row (self->table),
              .activity = activity,
              .id = pmn_field_table_get_text (self->table, format->id),
              .digest = format->digest (self) };

  if (!format->convert (job, self, activity))
    return FALSE;
  if (format->meaning != NULL)
    row.meaning = format->meaning (self, activity);
  activity->mediator_id = find_mediator (job, edit, self, row.number, error);
  if (activity->mediator_id == 0 || !set_place (job, edit, self, &row, error))
    return FALSE;
  if (job->options.with_notes)
    pmn_import_set_text (&activity->notes, pmn_field_table_get_text (self->table, format->notes));
  return apply (job, edit, self, &row, error);
}

/* Rows that may correct others ------------------------------------------------------------------- */

/* A new row of a file that was read before, on a day of which the file has lost another: what was corrected
   without an identifier would count twice. */
static void
tell_former (PmnImportJob *job, PmnImportRows *self)
{
  if (job->report->unchanged + job->report->updated == 0)
    return;
  for (guint i = 0; i < self->created->len; i++)
    {
      const Created *created = &g_array_index (self->created, Created, i);
      const char *former
          = pmn_import_keys_find_former (self->keys, created->mediator_id, created->day);

      if (former == NULL)
        continue;
      pmn_import_begin_sheet (job, created->sheet);
      pmn_import_notice (job, created->row, NULL, former,
                         _ ("an activity of the same day came with an earlier file and is not in "
                            "this one: if this row corrects it, delete it"));
    }
}

gboolean
pmn_import_rows_scan (PmnImportJob *job, PmnImportRows *self, void (*look) (PmnImportRows *self),
                      GCancellable *cancellable, GError **error)
{
  GError *local_error = NULL;

  while (pmn_field_table_next (self->table, cancellable, &local_error))
    {
      if (look != NULL)
        look (self);
      pmn_import_progress (job, SCAN_SHARE * pmn_field_table_get_progress (self->table));
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static void
tell_skipped (PmnImportJob *job, PmnImportRows *self)
{
  GPtrArray *skipped = pmn_field_table_get_skipped (self->table);

  pmn_import_begin_sheet (job, NULL);
  for (guint i = 0; i < skipped->len; i++)
    {
      g_autofree char *sentence = g_strdup_printf (/* Translators: name of a sheet of a workbook. */
                                                   _ ("the sheet “%s” does not have the same "
                                                      "columns as the first: it was "
                                                      "not read"),
                                                   (const char *) g_ptr_array_index (skipped, i));

      pmn_import_notice (job, 0, NULL, NULL, sentence);
    }
}

gboolean
pmn_import_rows_run (PmnImportJob *job, PmnEdit *edit, PmnImportRows *self,
                     GCancellable *cancellable, GError **error)
{
  PmnConnection *connection = pmn_edit_get_connection (edit);
  const char *sheet = NULL;
  GError *local_error = NULL;

  self->communes = pmn_import_communes_new ();
  self->structure = pmn_structure_repository_get (connection, &local_error);
  /* Loaded from a dump without one. */
  if (g_error_matches (local_error, PMN_STORE_ERROR, PMN_STORE_ERROR_NOT_FOUND))
    g_clear_error (&local_error);
  if (local_error == NULL)
    self->keys = pmn_import_keys_load (connection, self->format->source, &local_error);
  while (local_error == NULL && pmn_field_table_next (self->table, cancellable, &local_error))
    {
      if (pmn_field_table_get_sheet (self->table) != sheet)
        pmn_import_begin_sheet (job, sheet = pmn_field_table_get_sheet (self->table));
      job->report->rows++;
      take_row (job, edit, self, &local_error);
      pmn_import_progress (
          job, SCAN_SHARE + (1 - SCAN_SHARE) * pmn_field_table_get_progress (self->table));
    }
  if (local_error == NULL && !self->format->unique_ids)
    tell_former (job, self);
  if (local_error == NULL)
    tell_skipped (job, self);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}
