/* pmn-journal-national.c: activities with the columns of the national platform
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activity-query.h"
#include "pmn-clock.h"
#include "pmn-coop-writer.h"
#include "pmn-journal-export-private.h"
#include "pmn-nomenclature.h"
#include "pmn-report-words.h"
#include "pmn-repositories.h"

/* What the platform writes for a filter that is not set. */
#define NOT_SET "-"

typedef struct
{
  PmnCoopWriter *writer;
  GHashTable *mediators; /* row id → PmnMediator */
  GHashTable *places;    /* row id → PmnPlace */
} National;

static void
national_free (gpointer data)
{
  National *self = data;

  pmn_coop_writer_free (self->writer);
  g_hash_table_unref (self->mediators);
  g_hash_table_unref (self->places);
  g_free (self);
}

/* The file -------------------------------------------------------------------------------------- */

static const char *
theme_label (const char *code, gboolean administrative)
{
  const PmnTerm *term = pmn_nomenclature_by_code (PMN_DIMENSION_THEME, code);

  if (code == NULL || (term != NULL && term->administrative) != administrative)
    return NOT_SET;
  return pmn_nomenclature_label (PMN_DIMENSION_THEME, code);
}

/* The lines of the platform, then those of filters that only we have. */
static PmnCoopWriter *
begin_file (const PmnJournalJob *job, gint64 total, GError **error)
{
  const PmnActivityFilter *filter = job->filter;
  g_autofree char *mediator
      = job->mediator != NULL ? pmn_mediator_get_display_name (job->mediator) : NULL;
  g_autofree char *period = pmn_words_filter_period (filter);
  PmnActivityFilter rest = *filter;
  g_autofree char *others = NULL;
  gboolean no_period = filter->from == PMN_DAY_NONE && filter->to == PMN_DAY_NONE;
  PmnSheetLine lines[] = {
    { .label = "Période", .value = no_period ? NOT_SET : period },
    { .label = "Source", .value = NOT_SET },
    { .label = "Lieux d’accompagnement", .value = job->place != NULL ? job->place->name : NOT_SET },
    { .label = "Communes", .value = NOT_SET },
    { .label = "Départements", .value = NOT_SET },
    { .label = "Type d’accompagnement", .value = NOT_SET },
    { .label = "Rôle", .value = NOT_SET },
    { .label = "Thématiques non administratives", .value = theme_label (filter->theme, FALSE) },
    { .label = "Thématiques administratives", .value = theme_label (filter->theme, TRUE) },
    { .label = "Tags", .value = filter->tag != NULL ? filter->tag : NOT_SET },
    { .label = "Autres critères" },
  };

  rest.theme = rest.tag = NULL;
  others = pmn_words_filter_others (
      &rest, &(PmnFilterNames) { .mediator = job->is_own ? NULL : mediator });
  lines[G_N_ELEMENTS (lines) - 1].value = others;
  return pmn_coop_writer_new (
      job->what->path, job->what->format,
      &(PmnCoopSheet) { .is_own = job->is_own,
                        .author = job->author,
                        .structure = job->structure->name,
                        .total = total,
                        .now_ms = pmn_clock_now_ms (),
                        .filters = lines,
                        .n_filters = G_N_ELEMENTS (lines) - (*others == '\0') },
      error);
}

static gpointer
national_begin (const PmnJournalJob *job, GError **error)
{
  gint64 total = 0;
  PmnCoopWriter *writer;
  National *self;

  if (!pmn_activity_query_count_national (
          job->connection, job->filter, job->is_own ? job->filter->mediator_id : 0, &total, error))
    return NULL;
  writer = begin_file (job, total, error);
  if (writer == NULL)
    return NULL;
  self = g_new0 (National, 1);
  self->writer = writer;
  if (job->what->with_names || job->what->with_notes)
    pmn_sheet_writer_set_private (pmn_coop_writer_get_sheet (writer));
  self->mediators = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                           (GDestroyNotify) pmn_mediator_free);
  self->places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                        (GDestroyNotify) pmn_place_free);
  return self;
}

/* Rows ------------------------------------------------------------------------------------------ */

static const PmnMediator *
get_mediator (National *self, PmnConnection *connection, gint64 id, GError **error)
{
  PmnMediator *mediator = g_hash_table_lookup (self->mediators, &id);

  if (mediator == NULL)
    {
      mediator = pmn_mediator_repository_get (connection, id, error);
      if (mediator != NULL)
        g_hash_table_insert (self->mediators, g_memdup2 (&id, sizeof id), mediator);
    }
  return mediator;
}

static const PmnPlace *
get_place (National *self, PmnConnection *connection, gint64 id, GError **error)
{
  PmnPlace *place = g_hash_table_lookup (self->places, &id);

  if (place == NULL)
    {
      place = pmn_place_repository_get (connection, id, error);
      if (place != NULL)
        g_hash_table_insert (self->places, g_memdup2 (&id, sizeof id), place);
    }
  return place;
}

/* Of the followed people who still have one. */
static GPtrArray *
read_names (PmnConnection *connection, const PmnActivity *activity, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < activity->participations->len; i++)
    {
      const PmnParticipation *person = g_ptr_array_index (activity->participations, i);
      g_autoptr (PmnBeneficiary) followed = NULL;
      char *name = NULL;

      if (person->beneficiary_id != 0)
        {
          followed = pmn_beneficiary_repository_get (connection, person->beneficiary_id, error);
          if (followed == NULL)
            return NULL;
          if (followed->anonymised_at == 0 && followed->record.deleted_at == 0)
            name = pmn_beneficiary_get_display_name (followed);
        }
      g_ptr_array_add (names, name);
    }
  return g_steal_pointer (&names);
}

static gboolean
write_activity (National *self, const PmnJournalJob *job, const PmnActivity *activity,
                GError **error)
{
  g_autoptr (GPtrArray) names = NULL;
  PmnCoopEntry entry = { .activity = activity, .with_notes = job->what->with_notes };

  entry.mediator = get_mediator (self, job->connection, activity->mediator_id, error);
  if (entry.mediator == NULL)
    return FALSE;
  if (activity->place_id != 0)
    {
      entry.place = get_place (self, job->connection, activity->place_id, error);
      if (entry.place == NULL)
        return FALSE;
    }
  if (job->what->with_names)
    {
      entry.names = names = read_names (job->connection, activity, error);
      if (names == NULL)
        return FALSE;
    }
  return pmn_coop_writer_add (self->writer, &entry, error);
}

static gboolean
national_write (gpointer data, const PmnJournalJob *job, const gint64 *ids, guint n_ids,
                guint *n_rows, GError **error)
{
  National *self = data;

  for (guint i = 0; i < n_ids; i++)
    {
      g_autoptr (PmnActivity) activity
          = pmn_activity_repository_get (job->connection, ids[i], error);

      if (activity == NULL)
        return FALSE;
      /* What somebody else leads is in the export of that person. */
      if (activity->kind == PMN_ACTIVITY_LOCAL || activity->incomplete
          || (job->is_own && activity->mediator_id != job->filter->mediator_id))
        continue;
      if (!write_activity (self, job, activity, error))
        return FALSE;
      *n_rows += pmn_activity_get_people (activity);
    }
  return TRUE;
}

static gboolean
national_commit (gpointer data, GError **error)
{
  National *self = data;

  return pmn_coop_writer_commit (g_steal_pointer (&self->writer), error);
}

const PmnJournalLayoutClass pmn_journal_national_layout = {
  national_begin,
  national_write,
  national_commit,
  national_free,
};
