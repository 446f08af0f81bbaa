/* pmn-import-coop.c: "Mes activités" into the journal
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One row per accompaniment, regrouped by "ID CRA". Rows of one activity usually follow each other,
 * but nothing says so. Each says how many people there were ("3/8"): an activity is converted when it
 * has them all, or at the end of the file, so that the file is read once and memory holds only what
 * is still incomplete.
 */
#include "config.h"

#include "pmn-importer-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pmn-activity-match.h"
#include "pmn-coop-reader.h"
#include "pmn-format.h"
#include "pmn-import-people.h"
#include "pmn-import-update.h"
#include "pmn-repositories.h"

/* What is known of an activity whose rows were met. */
typedef struct
{
  gboolean finished;
  gboolean rejected;
} Seen;

/* An activity whose rows are being gathered. */
typedef struct
{
  PmnActivity *activity;
  char *given;
  char *family;
  char *role;
  char *place;
  char *address;
  char *notes;
  GPtrArray *names; /* nullable strings, one per participation */
  guint first_row;
  guint announced; /* people that the platform counts, 0 = not said */
  guint64 digest;  /* of its rows, in any order */
} Draft;

typedef struct
{
  PmnCoopReader *reader;
  GHashTable *seen;   /* ID CRA → Seen */
  GHashTable *drafts; /* ID CRA → Draft, incomplete ones */
  PmnImportPeople *people;
  GHashTable *periods; /* mediator id → PmnPeriod of the file */
} State;

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  pmn_activity_free (draft->activity);
  g_free (draft->given);
  g_free (draft->family);
  g_free (draft->role);
  g_free (draft->place);
  g_free (draft->address);
  g_free (draft->notes);
  g_ptr_array_unref (draft->names);
  g_free (draft);
}

static void
state_free (gpointer data)
{
  State *state = data;

  pmn_coop_reader_free (state->reader);
  g_hash_table_unref (state->seen);
  g_hash_table_unref (state->drafts);
  g_hash_table_unref (state->periods);
  pmn_import_people_free (state->people);
  g_free (state);
}

/* Scan ------------------------------------------------------------------------------------------ */

static gboolean
scan (PmnImportJob *job, GCancellable *cancellable, GError **error)
{
  State *state = g_new0 (State, 1);

  job->state = state;
  state->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  state->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, draft_free);
  state->periods = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  state->people = pmn_import_people_new ();
  state->reader = pmn_coop_reader_open (job->path, cancellable, error);
  return state->reader != NULL;
}

/* Rows ------------------------------------------------------------------------------------------ */

static void
set_people_of_draft (State *state, Draft *draft)
{
  PmnCoopReader *reader = state->reader;

  if (pmn_coop_reader_names_mediators (reader))
    {
      draft->given = g_strdup (pmn_coop_reader_get_text (reader, PMN_COOP_GIVEN));
      draft->family = g_strdup (pmn_coop_reader_get_text (reader, PMN_COOP_FAMILY));
      draft->role = g_strdup (pmn_coop_reader_get_text (reader, PMN_COOP_ROLE));
    }
  else
    {
      const char *given;
      const char *family;
      const char *role;

      pmn_coop_reader_get_author (reader, &given, &family, &role);
      draft->given = g_strdup (given);
      draft->family = g_strdup (family);
      draft->role = g_strdup (role);
    }
}

static Draft *
begin_draft (PmnImportJob *job, State *state)
{
  PmnCoopReader *reader = state->reader;
  Draft *draft = g_new0 (Draft, 1);

  draft->activity = pmn_activity_new ();
  draft->names = g_ptr_array_new_with_free_func (g_free);
  draft->first_row = pmn_coop_reader_get_row (reader);
  if (!pmn_coop_reader_fill_activity (reader, draft->activity, pmn_import_on_problem, job))
    {
      draft_free (draft);
      return NULL;
    }
  set_people_of_draft (state, draft);
  draft->place = g_strdup (pmn_coop_reader_get_text (reader, PMN_COOP_PLACE));
  draft->address = g_strdup (pmn_coop_reader_get_text (reader, PMN_COOP_ADDRESS));
  return draft;
}

static void
add_row (PmnImportJob *job, State *state, Draft *draft)
{
  PmnCoopReader *reader = state->reader;
  PmnParticipation *person = pmn_participation_new ();
  const char *notes = pmn_coop_reader_get_text (reader, PMN_COOP_NOTES);
  gboolean named = job->options.with_names && pmn_coop_reader_has_beneficiary (reader);

  draft->digest += pmn_coop_reader_get_digest (reader);
  draft->announced = MAX (draft->announced, pmn_coop_reader_get_announced (reader));
  person->position = draft->activity->participations->len + 1;
  pmn_coop_reader_fill_participation (reader, person, pmn_import_on_problem, job);
  g_ptr_array_add (draft->activity->participations, person);
  g_ptr_array_add (draft->names,
                   named ? g_strdup (pmn_coop_reader_get_text (reader, PMN_COOP_BENEFICIARY))
                         : NULL);
  /* Notes are on the first row of an activity only. */
  if (draft->notes == NULL && notes[0] != '\0')
    draft->notes = g_strdup (notes);
}

/* Activities ------------------------------------------------------------------------------------ */

static gboolean
find_mediator (PmnImportJob *job, PmnEdit *edit, Draft *draft, GError **error)
{
  const char *why = "";
  g_autofree char *name = g_strdup_printf ("%s %s", draft->given, draft->family);
  const PmnMediator *mediator;
  GError *local_error = NULL;
  gint64 id;

  if (g_strstrip (name)[0] == '\0')
    id = job->options.default_mediator_id;
  else
    id = pmn_import_find_mediator (job, edit, draft->given, draft->family,
                                   pmn_coop_mediator_kind (draft->role), &why, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if (id == 0)
    {
      pmn_import_reject (job, draft->first_row, pmn_coop_reader_get_header (PMN_COOP_FAMILY), name,
                         why);
      return FALSE;
    }
  draft->activity->mediator_id = id;
  /* Who is new has no dates yet. */
  if (id == PMN_IMPORT_NEW)
    return TRUE;
  mediator = pmn_import_get_mediator (job, pmn_edit_get_connection (edit), id, error);
  if (mediator == NULL)
    return FALSE;
  if (pmn_mediator_is_active (mediator, draft->activity->day) || job->options.include_outside)
    return TRUE;
  job->report->outside++;
  pmn_import_notice (job, draft->first_row, NULL, NULL,
                     _ ("dated before the person came or after they left: left out"));
  return FALSE;
}

static gboolean
find_place (PmnImportJob *job, PmnEdit *edit, Draft *draft, GError **error)
{
  g_autoptr (PmnPlace) like = NULL;
  const char *why = "";
  GError *local_error = NULL;
  PmnActivity *activity = draft->activity;

  if (activity->place_kind != PMN_PLACE_KIND_PLACE || draft->place[0] == '\0')
    return TRUE;
  like = pmn_place_new ();
  g_free (like->name);
  like->name = g_strdup (draft->place);
  like->address = draft->address[0] ? g_strdup (draft->address) : NULL;
  like->commune = g_strdup (activity->commune);
  g_strlcpy (like->insee, activity->insee, sizeof like->insee);
  g_strlcpy (like->postcode, activity->postcode, sizeof like->postcode);
  activity->place_id = pmn_import_find_place (job, edit, like, &why, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if (activity->place_id != 0)
    return TRUE;
  pmn_import_reject (job, draft->first_row, pmn_coop_reader_get_header (PMN_COOP_PLACE),
                     draft->place, why);
  return FALSE;
}

static gboolean
find_people (PmnImportJob *job, PmnEdit *edit, State *state, Draft *draft, GError **error)
{
  if (!job->options.with_names)
    return TRUE;
  pmn_import_people_next_activity (state->people);
  for (guint i = 0; i < draft->names->len; i++)
    {
      const char *name = g_ptr_array_index (draft->names, i);
      PmnParticipation *person = g_ptr_array_index (draft->activity->participations, i);

      if (name == NULL)
        continue;
      person->beneficiary_id = pmn_import_people_find (state->people, edit, name, person,
                                                       draft->activity->mediator_id, error);
      if (person->beneficiary_id == 0)
        return FALSE;
    }
  return TRUE;
}

/* The period that the file covers for a mediator, to tell what is absent from it. */
static void
note_period (State *state, const PmnActivity *activity)
{
  PmnPeriod *period = g_hash_table_lookup (state->periods, &activity->mediator_id);

  if (period == NULL)
    {
      period = g_new (PmnPeriod, 1);
      period->from = period->to = activity->day;
      g_hash_table_insert (
          state->periods, g_memdup2 (&activity->mediator_id, sizeof activity->mediator_id), period);
    }
  period->from = MIN (period->from, activity->day);
  period->to = MAX (period->to, activity->day);
}

/* What was typed here or came from another file keeps its content: only the platform's id is learnt,
 * and its stamp unless another file has stamped it, which is to be known again. */
static gboolean
link_here (PmnImportJob *job, PmnEdit *edit, Draft *draft, PmnActivity *here, GError **error)
{
  g_free (here->national_id);
  here->national_id = g_strdup (draft->activity->national_id);
  if (here->source_stamp == NULL)
    here->source_stamp = g_strdup (draft->activity->source_stamp);
  pmn_import_note_linked (job, draft->first_row, here);
  return pmn_activity_repository_save (edit, here, error);
}

/* An activity that the file knows by its uuid is not another one of the file, however alike. */
static void
take_uuid (PmnImportJob *job, const PmnActivity *incoming, gint64 id)
{
  if (incoming->source == PMN_SOURCE_REGISTER)
    pmn_import_links_take (job->links, id);
}

static gboolean
create (PmnImportJob *job, PmnEdit *edit, State *state, Draft *draft, GError **error)
{
  PmnConnection *connection = pmn_edit_get_connection (edit);
  PmnActivity *activity = draft->activity;
  g_autoptr (PmnActivity) local = NULL;
  GError *local_error = NULL;

  /* Two registers never type one session twice: what another one logged is known by its uuid alone. */
  if (activity->source != PMN_SOURCE_REGISTER)
    local = pmn_import_links_find (job->links, connection, activity, draft->notes, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if (local != NULL && local->record.deleted_at != 0)
    {
      pmn_import_note_trashed (job, draft->first_row, local->local_ref);
      return TRUE;
    }
  if (local != NULL)
    return link_here (job, edit, draft, local, error);
  if (!pmn_import_create_new (job, edit, activity, error)
      || !find_people (job, edit, state, draft, error))
    return FALSE;
  if (job->options.with_notes)
    activity->notes = g_strdup (draft->notes);
  job->report->created++;
  if (!pmn_activity_repository_save (edit, activity, error))
    return FALSE;
  take_uuid (job, activity, activity->record.id);
  return TRUE;
}

/* Kept as the version of the source: its own stamp, and a digest of what the rows say, because the
 * stamp is only exact to the minute. */
static void
stamp (Draft *draft)
{
  PmnActivity *activity = draft->activity;
  char *said = activity->source_stamp;

  activity->source_stamp
      = g_strdup_printf ("%s #%016" G_GINT64_MODIFIER "x", said ? said : "", draft->digest);
  g_free (said);
}

/* The platform counts more people than the file has rows: it was cut or filtered by hand. */
static void
check_complete (PmnImportJob *job, const Draft *draft)
{
  guint n = draft->activity->participations->len;
  g_autofree char *sentence = NULL;

  if (draft->announced <= n)
    return;
  sentence = g_strdup_printf (
      /* Translators: people of an activity present in the file, people counted by the platform. */
      g_dngettext (
          GETTEXT_PACKAGE,
          "the file has %u row for this activity of %u people; only those rows are counted",
          "the file has %u rows for this activity of %u people; only those rows are counted", n),
      n, draft->announced);
  pmn_import_notice (job, draft->first_row, NULL, NULL, sentence);
}

/* Whether @stored came from where the file comes from. The home of an activity typed here, or of another
 * file, is this register: the platform only confirms it, as does a file that this register exported. */
static gboolean
has_same_home (const PmnActivity *stored, const PmnActivity *incoming)
{
  if (incoming->source == PMN_SOURCE_REGISTER)
    return stored->source == PMN_SOURCE_REGISTER;
  return stored->source == PMN_SOURCE_COOP || stored->source == PMN_SOURCE_COOP_V1;
}

/* The same version of the CRA brings nothing new, unless names or notes are now asked for; what was
 * corrected here since the first import is then left alone. */
static gboolean
brings_something (PmnImportJob *job, const Draft *draft, const PmnActivity *stored)
{
  if (!has_same_home (stored, draft->activity))
    return FALSE;
  if (g_strcmp0 (stored->source_stamp, draft->activity->source_stamp) != 0)
    return TRUE;
  if (job->options.with_notes && draft->notes != NULL && stored->notes == NULL)
    return TRUE;
  for (guint i = 0; i < MIN (draft->names->len, stored->participations->len); i++)
    if (g_ptr_array_index (draft->names, i) != NULL
        && ((PmnParticipation *) g_ptr_array_index (stored->participations, i))->beneficiary_id
               == 0)
      return TRUE;
  return FALSE;
}

/* Notes of an earlier file stay when this one is read without them. */
static gboolean
update (PmnImportJob *job, PmnEdit *edit, Draft *draft, const PmnActivity *stored, GError **error)
{
  if (job->options.with_notes)
    pmn_import_set_text (&draft->activity->notes, draft->notes);
  return pmn_import_update (job, edit, draft->first_row, stored, draft->activity, error);
}

/* By the platform's id; what the platform does not know has the same uuid in every register. */
static gint64
find_stored (PmnConnection *connection, const PmnActivity *incoming, GError **error)
{
  if (incoming->source == PMN_SOURCE_REGISTER)
    return pmn_activity_repository_find (connection, incoming->record.uuid, error);
  return pmn_activity_repository_find_national (connection, incoming->national_id, error);
}

static gboolean
apply (PmnImportJob *job, PmnEdit *edit, State *state, Draft *draft, GError **error)
{
  PmnConnection *connection = pmn_edit_get_connection (edit);
  g_autoptr (PmnActivity) stored = NULL;
  GError *local_error = NULL;
  gint64 id = find_stored (connection, draft->activity, &local_error);

  if (local_error == NULL && id != 0)
    {
      take_uuid (job, draft->activity, id);
      stored = pmn_activity_repository_get (connection, id, &local_error);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if (stored != NULL && stored->record.deleted_at != 0)
    {
      pmn_import_note_trashed (job, draft->first_row, stored->local_ref);
      return TRUE;
    }
  if (stored != NULL && !brings_something (job, draft, stored))
    {
      job->report->unchanged++;
      return TRUE;
    }
  if (stored == NULL)
    return create (job, edit, state, draft, error);
  if (!pmn_import_create_new (job, edit, draft->activity, error)
      || !find_people (job, edit, state, draft, error))
    return FALSE;
  return update (job, edit, draft, stored, error);
}

static gboolean
finish_draft (PmnImportJob *job, PmnEdit *edit, State *state, Draft *draft, GError **error)
{
  GError *local_error = NULL;

  stamp (draft);
  if (!find_mediator (job, edit, draft, &local_error)
      || !find_place (job, edit, draft, &local_error))
    {
      /* Without an error the activity was rejected or left out, and said so. */
      if (local_error == NULL)
        return TRUE;
      g_propagate_error (error, local_error);
      return FALSE;
    }
  /* Nothing of somebody who is new can be absent. */
  if (draft->activity->mediator_id != PMN_IMPORT_NEW)
    note_period (state, draft->activity);
  check_complete (job, draft);
  return apply (job, edit, state, draft, error);
}

static gboolean
take_row (PmnImportJob *job, PmnEdit *edit, State *state, GError **error)
{
  const char *id = pmn_coop_reader_get_text (state->reader, PMN_COOP_ID);
  guint row = pmn_coop_reader_get_row (state->reader);
  Seen *seen = g_hash_table_lookup (state->seen, id);
  Draft *draft;

  if (seen == NULL)
    {
      seen = g_new0 (Seen, 1);
      g_hash_table_insert (state->seen, g_strdup (id), seen);
      draft = begin_draft (job, state);
      seen->rejected = draft == NULL;
      if (draft != NULL)
        g_hash_table_insert (state->drafts, g_strdup (id), draft);
    }
  else
    draft = g_hash_table_lookup (state->drafts, id);
  if (seen->rejected)
    {
      /* One row of an activity cannot be taken: none of it is. */
      pmn_import_reject (job, row, NULL, NULL,
                         _ ("another row of the same activity cannot be taken"));
      return TRUE;
    }
  if (seen->finished)
    {
      pmn_import_reject (job, row, NULL, NULL,
                         _ ("the activity has all its people already: this row is one too many"));
      return TRUE;
    }
  add_row (job, state, draft);
  if (draft->announced == 0 || draft->activity->participations->len < draft->announced)
    return TRUE;
  seen->finished = TRUE;
  if (!finish_draft (job, edit, state, draft, error))
    return FALSE;
  return g_hash_table_remove (state->drafts, id);
}

static int
compare_drafts (gconstpointer a, gconstpointer b)
{
  const Draft *left = *(Draft *const *) a;
  const Draft *right = *(Draft *const *) b;

  return left->first_row < right->first_row ? -1 : left->first_row > right->first_row;
}

/* Activities of which the file has fewer rows than people, in its order. */
static gboolean
finish_others (PmnImportJob *job, PmnEdit *edit, State *state, GError **error)
{
  g_autoptr (GPtrArray) drafts = g_hash_table_get_values_as_ptr_array (state->drafts);

  g_ptr_array_sort (drafts, compare_drafts);
  for (guint i = 0; i < drafts->len; i++)
    if (!finish_draft (job, edit, state, g_ptr_array_index (drafts, i), error))
      return FALSE;
  return TRUE;
}

/* Absent ---------------------------------------------------------------------------------------- */

static void
notice_absent (PmnImportJob *job, const PmnNationalRow *row)
{
  g_autofree char *day = pmn_format_date_short (row->day, pmn_language_of_messages ());
  g_autofree char *text
      = g_strdup_printf (/* Translators: a reference such as A1B2-0042, then a date */
                         _ ("%s, of %s, came with an earlier file and is not in this one; it was "
                            "left as it is"),
                         row->local_ref, day);

  pmn_import_notice (job, 0, NULL, row->local_ref, text);
}

static gboolean
list_absent (PmnImportJob *job, PmnEdit *edit, State *state, GError **error)
{
  GHashTableIter iter;
  gpointer mediator;
  gpointer value;

  /* A filtered export leaves rows out on purpose. */
  if (pmn_coop_reader_is_filtered (state->reader))
    return TRUE;
  g_hash_table_iter_init (&iter, state->periods);
  while (g_hash_table_iter_next (&iter, &mediator, &value))
    {
      const PmnPeriod *period = value;
      g_autoptr (GPtrArray) rows = pmn_activity_match_national (
          pmn_edit_get_connection (edit), *(gint64 *) mediator, period->from, period->to, error);

      if (rows == NULL)
        return FALSE;
      for (guint i = 0; i < rows->len; i++)
        {
          const PmnNationalRow *row = g_ptr_array_index (rows, i);

          if (g_hash_table_contains (state->seen, row->national_id))
            continue;
          job->report->absent++;
          notice_absent (job, row);
        }
    }
  return TRUE;
}

static gboolean
run (PmnImportJob *job, PmnEdit *edit, GCancellable *cancellable, GError **error)
{
  State *state = job->state;
  GError *local_error = NULL;

  while (pmn_coop_reader_next (state->reader, cancellable, &local_error))
    {
      job->report->rows++;
      if (!take_row (job, edit, state, &local_error))
        break;
      pmn_import_progress (job, pmn_coop_reader_get_progress (state->reader));
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  return finish_others (job, edit, state, error) && list_absent (job, edit, state, error);
}

const PmnImportFormat pmn_import_coop = {
  .kind = PMN_IMPORT_COOP,
  .scan = scan,
  .run = run,
  .free_state = state_free,
};
