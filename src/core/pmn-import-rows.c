/* pmn-import-rows.c: files with one activity per row
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-import-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pmn-repositories.h"

void
pmn_import_set_text (char **field, const char *text)
{
  g_free (*field);
  *field = text != NULL && text[0] != '\0' ? g_strdup (text) : NULL;
}

/* What the platform asks for before it takes an activity, but did not always ask for, nor does a
 * spreadsheet: such a row is still an activity. */
static gboolean
is_forgiven (const PmnActivity *activity, const PmnIssue *issue)
{
  return g_str_equal (issue->field, "themes") && activity->themes->len == 0;
}

static gboolean
check (PmnImportJob *job, const PmnImportRow *row)
{
  g_autoptr (PmnValidation) validation = pmn_validation_new ();
  gboolean valid = TRUE;

  pmn_activity_validate (row->activity, job->today, validation);
  for (guint i = 0; i < pmn_validation_get_n_issues (validation); i++)
    {
      const PmnIssue *issue = pmn_validation_get_issue (validation, i);
      const char *header;

      if (issue->severity != PMN_ISSUE_ERROR || is_forgiven (row->activity, issue))
        continue;
      header = row->header_of (row->user_data, issue->field);
      pmn_import_reject (job, row->number, header ? header : issue->field, NULL, issue->message);
      valid = FALSE;
    }
  return valid;
}

static gboolean
is_outside (PmnImportJob *job, PmnConnection *connection, const PmnImportRow *row,
            gboolean *outside, GError **error)
{
  const PmnMediator *mediator
      = pmn_import_get_mediator (job, connection, row->activity->mediator_id, error);

  if (mediator == NULL)
    return FALSE;
  *outside
      = !job->options.include_outside && !pmn_mediator_is_active (mediator, row->activity->day);
  if (*outside)
    {
      job->report->outside++;
      pmn_import_notice (job, row->number, NULL, NULL,
                         _ ("dated outside the mediator’s time in this structure: left out"));
    }
  return TRUE;
}

static gboolean
update (PmnImportJob *job, PmnEdit *edit, PmnImportRow *row, gint64 id, GError **error)
{
  g_autoptr (PmnActivity) stored
      = pmn_activity_repository_get (pmn_edit_get_connection (edit), id, error);
  PmnActivity *incoming = row->activity;

  if (stored == NULL)
    return FALSE;
  if (stored->source == PMN_SOURCE_LOCAL)
    {
      /* Logged here: this register is its home, the file only confirms it. */
      job->report->unchanged++;
      return TRUE;
    }
  incoming->record = stored->record;
  pmn_import_set_text (&incoming->local_ref, stored->local_ref);
  /* Perhaps that of the platform, learnt since. */
  if (stored->national_id != NULL)
    pmn_import_set_text (&incoming->national_id, stored->national_id);
  if (incoming->notes == NULL)
    pmn_import_set_text (&incoming->notes, stored->notes);
  pmn_import_describe_changes (job, row->number, stored, incoming);
  job->report->updated++;
  return pmn_activity_repository_save (edit, incoming, error);
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
link_to_platform (PmnImportJob *job, PmnEdit *edit, PmnImportRow *row, PmnActivity *here,
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
link_or_create (PmnImportJob *job, PmnEdit *edit, PmnImportRow *row, GError **error)
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
    {
      job->report->created++;
      return pmn_activity_repository_save (edit, row->activity, error);
    }
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

gboolean
pmn_import_apply_row (PmnImportJob *job, PmnEdit *edit, PmnImportKeys *keys, PmnImportRow *row,
                      GError **error)
{
  gboolean outside = FALSE;
  gboolean same;
  gboolean trashed;
  gint64 id;

  job->report->activities++;
  g_free (row->activity->source_stamp);
  row->activity->source_stamp = pmn_import_keys_next (keys, row->id, row->digest);
  if (!check (job, row))
    return TRUE;
  if (!is_outside (job, pmn_edit_get_connection (edit), row, &outside, error))
    return FALSE;
  if (outside)
    return TRUE;
  id = pmn_import_keys_find (keys, row->activity->source_stamp, &same, &trashed);
  if (id == 0)
    return link_or_create (job, edit, row, error);
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

gint64
pmn_import_row_mediator (PmnImportJob *job, PmnEdit *edit, guint row, const char *column,
                         const char *given, const char *name, GError **error)
{
  const char *why = _ ("the file does not say whose activity it is; choose a mediator");
  GError *local_error = NULL;
  const char *space;
  gint64 id;

  /* A given name alone is all that is known of them. */
  if (name[0] == '\0')
    name = given;
  space = name == given || given[0] == '\0' ? strchr (name, ' ') : NULL;
  if (name[0] == '\0' && job->options.default_mediator_id != 0)
    return job->options.default_mediator_id;
  if (name[0] == '\0')
    id = only_mediator (job, pmn_edit_get_connection (edit), &local_error);
  else
    {
      g_autofree char *first = space ? g_strndup (name, (gsize) (space - name))
                                     : g_strdup (name == given ? "" : given);

      id = pmn_import_mediator (job, edit, first, space ? space + 1 : name, PMN_MEDIATOR_CONSEILLER,
                                &why, &local_error);
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  else if (id == 0)
    pmn_import_reject (job, row, column, name, why);
  return id;
}
