/* pmn-journal-list.c: the list of activities as the screen shows it, for a spreadsheet
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "pmn-activity-query.h"
#include "pmn-clock.h"
#include "pmn-core-error.h"
#include "pmn-format.h"
#include "pmn-journal-export-private.h"
#include "pmn-nomenclature.h"
#include "pmn-report-words.h"
#include "pmn-repositories.h"

static void
put_date (PmnSheetWriter *writer, const PmnActivitySummary *row)
{
  pmn_sheet_writer_date (writer, row->day);
}

static void
put_kind (PmnSheetWriter *writer, const PmnActivitySummary *row)
{
  g_autofree char *kind = pmn_words_kind_of_local (row->kind, row->local_kind);

  pmn_sheet_writer_text (writer, kind);
}

static void
put_themes (PmnSheetWriter *writer, const PmnActivitySummary *row)
{
  g_autofree char *themes = pmn_words_codes (PMN_DIMENSION_THEME, row->themes);

  pmn_sheet_writer_text (writer, themes);
}

static void
put_title (PmnSheetWriter *writer, const PmnActivitySummary *row)
{
  pmn_sheet_writer_text (writer, row->title != NULL ? row->title : row->procedure);
}

static void
put_place (PmnSheetWriter *writer, const PmnActivitySummary *row)
{
  g_autofree char *place = pmn_words_place (row->place_kind, row->place_name, row->commune);

  pmn_sheet_writer_text (writer, place);
}

static void
put_mediator (PmnSheetWriter *writer, const PmnActivitySummary *row)
{
  pmn_sheet_writer_text (writer, row->mediator_name);
}

static void
put_people (PmnSheetWriter *writer, const PmnActivitySummary *row)
{
  pmn_sheet_writer_number (writer, row->people, 0);
}

static void
put_minutes (PmnSheetWriter *writer, const PmnActivitySummary *row)
{
  pmn_sheet_writer_minutes (writer, row->minutes);
}

static void
put_tags (PmnSheetWriter *writer, const PmnActivitySummary *row)
{
  g_autofree char *tags = pmn_words_codes (PMN_DIMENSION_TAG, row->tags);

  pmn_sheet_writer_text (writer, tags);
}

static void
put_incomplete (PmnSheetWriter *writer, const PmnActivitySummary *row)
{
  pmn_sheet_writer_text (writer, row->incomplete ? "oui" : "non");
}

static void
put_reference (PmnSheetWriter *writer, const PmnActivitySummary *row)
{
  pmn_sheet_writer_text (writer, row->local_ref);
}

static void
put_national (PmnSheetWriter *writer, const PmnActivitySummary *row)
{
  pmn_sheet_writer_text (writer, row->national_id);
}

static const struct
{
  const char *id;
  PmnSheetColumn column;
  void (*put) (PmnSheetWriter *writer, const PmnActivitySummary *row);
} columns[] = {
  { "date", { "Date", 12 }, put_date },
  { "kind", { "Type", 26 }, put_kind },
  { "themes", { "Thématiques", 50 }, put_themes },
  { "title", { "Atelier ou démarche", 30 }, put_title },
  { "place", { "Lieu", 30 }, put_place },
  { "mediator", { "Médiateur", 24 }, put_mediator },
  { "people", { "Personnes", 10 }, put_people },
  { "minutes", { "Durée (min)", 11 }, put_minutes },
  { "tags", { "Tags", 20 }, put_tags },
  { "incomplete", { "À compléter", 12 }, put_incomplete },
  { "reference", { "Référence", 13 }, put_reference },
  { "national-id", { "ID CRA", 38 }, put_national },
};

#define N_COLUMNS G_N_ELEMENTS (columns)

const char *const *
pmn_journal_export_columns (void)
{
  static const char *ids[N_COLUMNS + 1];

  for (gsize i = 0; i < N_COLUMNS; i++)
    ids[i] = columns[i].id;
  return ids;
}

/* Index of columns[], N_COLUMNS when there is none of this id. */
static guint
find_column (const char *id)
{
  guint i = 0;

  while (i < N_COLUMNS && !g_str_equal (columns[i].id, id))
    i++;
  return i;
}

gboolean
pmn_journal_list_check_columns (const char *const *wanted, GError **error)
{
  guint n = 0;

  for (; wanted != NULL && *wanted != NULL; wanted++)
    if (find_column (*wanted) == N_COLUMNS)
      {
        g_set_error (error, PMN_CORE_ERROR, PMN_CORE_ERROR_INVALID,
                     /* Translators: %s is the id of a column */
                     _ ("There is no column “%s”."), *wanted);
        return FALSE;
      }
    else if (++n > N_COLUMNS)
      {
        g_set_error (error, PMN_CORE_ERROR, PMN_CORE_ERROR_INVALID,
                     /* Translators: %s is the id of a column */
                     _ ("The column “%s” is asked for twice."), *wanted);
        return FALSE;
      }
  return TRUE;
}

typedef struct
{
  PmnSheetWriter *writer;
  guint chosen[N_COLUMNS]; /* indices of columns */
  guint n_chosen;
} List;

static void
list_free (gpointer data)
{
  List *self = data;

  pmn_sheet_writer_free (self->writer);
  g_free (self);
}

/* What is above the table says where the figures come from. */
static PmnSheetWriter *
begin_sheet (const List *self, const PmnJournalJob *job, GError **error)
{
  gint64 now = pmn_clock_now_ms ();
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (now / 1000);
  g_autofree char *day = pmn_format_date (pmn_clock_day_of (now), PMN_LANGUAGE_FRENCH);
  g_autofree char *hour = pmn_format_clock (
      g_date_time_get_hour (time) * 60 + g_date_time_get_minute (time), PMN_LANGUAGE_FRENCH);
  g_autofree char *when = g_strdup_printf ("%s à %s", day, hour);
  g_autofree char *author = job->author ? pmn_mediator_get_display_name (job->author) : NULL;
  g_autofree char *mediator = job->mediator ? pmn_mediator_get_display_name (job->mediator) : NULL;
  g_autofree char *period = pmn_words_filter_period (job->filter);
  g_autofree char *others = pmn_words_filter_others (
      job->filter,
      &(PmnFilterNames) { .mediator = mediator, .place = job->place ? job->place->name : NULL });
  const PmnSheetLine lines[] = {
    { .label = "Structure", .value = job->structure->name },
    { .label = "Édité par", .value = author != NULL ? author : job->structure->name },
    { .label = "Édité le", .value = when },
    { .label = "Période", .value = period },
    { .label = "Sélection", .value = *others != '\0' ? others : "toutes les activités" },
    { .label = "Lignes", .is_number = TRUE, .number = job->n_activities },
  };
  PmnSheetColumn chosen[N_COLUMNS];

  for (guint i = 0; i < self->n_chosen; i++)
    chosen[i] = columns[self->chosen[i]].column;
  return pmn_sheet_writer_new (job->what->path, job->what->format,
                               &(PmnSheetHead) { .name = "Activités",
                                                 .title = "Liste des activités",
                                                 .creator = job->structure->name,
                                                 .made_ms = now,
                                                 .lines = lines,
                                                 .n_lines = G_N_ELEMENTS (lines),
                                                 .columns = chosen,
                                                 .n_columns = self->n_chosen,
                                                 .n_rows = job->n_activities },
                               error);
}

static gpointer
list_begin (const PmnJournalJob *job, GError **error)
{
  const char *const *wanted
      = job->what->columns != NULL ? job->what->columns : pmn_journal_export_columns ();
  List *self = g_new0 (List, 1);

  for (; *wanted != NULL; wanted++)
    self->chosen[self->n_chosen++] = find_column (*wanted);
  self->writer = begin_sheet (self, job, error);
  if (self->writer != NULL)
    return self;
  list_free (self);
  return NULL;
}

static gboolean
list_write (gpointer data, const PmnJournalJob *job, const gint64 *ids, guint n_ids, guint *n_rows,
            GError **error)
{
  List *self = data;
  g_autoptr (GPtrArray) page = pmn_activity_query_page (job->connection, ids, n_ids, error);

  for (guint i = 0; page != NULL && i < page->len; i++)
    {
      const PmnActivitySummary *row = g_ptr_array_index (page, i);

      for (guint j = 0; j < self->n_chosen; j++)
        columns[self->chosen[j]].put (self->writer, row);
      if (!pmn_sheet_writer_end_row (self->writer, error))
        return FALSE;
      *n_rows += 1;
    }
  return page != NULL;
}

static gboolean
list_commit (gpointer data, GError **error)
{
  List *self = data;

  return pmn_sheet_writer_commit (g_steal_pointer (&self->writer), error);
}

const PmnJournalLayoutClass pmn_journal_list_layout = {
  list_begin,
  list_write,
  list_commit,
  list_free,
};
