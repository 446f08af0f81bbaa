/* pmn-journal-export.c: a list of activities as a file for spreadsheets
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-journal-export.h"

#include <glib/gi18n-lib.h>

#include "pmn-activity-query.h"
#include "pmn-clock.h"
#include "pmn-core-error.h"
#include "pmn-format.h"
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

/* One export, on the store's thread. */
typedef struct
{
  const PmnJournalExport *what;
  guint chosen[N_COLUMNS]; /* indices of columns */
  guint n_chosen;
  guint n_rows;
} Export;

static gboolean
choose_columns (Export *self, GError **error)
{
  const char *const *wanted
      = self->what->columns != NULL ? self->what->columns : pmn_journal_export_columns ();

  for (; *wanted != NULL && self->n_chosen < N_COLUMNS; wanted++)
    {
      guint i = 0;

      while (i < N_COLUMNS && !g_str_equal (columns[i].id, *wanted))
        i++;
      if (i == N_COLUMNS)
        {
          g_set_error (error, PMN_CORE_ERROR, PMN_CORE_ERROR_INVALID,
                       /* Translators: %s is the id of a column */
                       _ ("There is no column “%s”."), *wanted);
          return FALSE;
        }
      self->chosen[self->n_chosen++] = i;
    }
  return TRUE;
}

/* What is above the table says where the figures come from. */
static PmnSheetWriter *
begin (Export *self, PmnConnection *connection, const PmnActivityFilter *filter, guint n_rows,
       GError **error)
{
  g_autoptr (PmnStructure) structure = pmn_structure_repository_get (connection, error);
  g_autoptr (PmnMediator) mediator = NULL;
  g_autoptr (PmnPlace) place = NULL;
  g_autofree char *name = NULL;
  g_autofree char *which = NULL;
  g_autofree char *today = pmn_format_date (pmn_clock_today (), PMN_LANGUAGE_FRENCH);
  g_autofree char *count = g_strdup_printf ("%u", n_rows);
  PmnSheetColumn chosen[N_COLUMNS];

  if (structure == NULL)
    return NULL;
  if (filter->mediator_id != 0)
    mediator = pmn_mediator_repository_get (connection, filter->mediator_id, NULL);
  if (filter->place_id != 0)
    place = pmn_place_repository_get (connection, filter->place_id, NULL);
  name = mediator != NULL ? pmn_mediator_get_display_name (mediator) : NULL;
  which = pmn_words_filter (
      filter, &(PmnFilterNames) { .mediator = name, .place = place ? place->name : NULL });
  for (guint i = 0; i < self->n_chosen; i++)
    chosen[i] = columns[self->chosen[i]].column;
  return pmn_sheet_writer_new (
      self->what->path, self->what->format,
      &(PmnSheetHead) { .name = "Activités",
                        .lines = (const PmnSheetLine[]) { { "Structure", structure->name },
                                                          { "Édité le", today },
                                                          { "Sélection", which },
                                                          { "Lignes", count } },
                        .n_lines = 4,
                        .columns = chosen,
                        .n_columns = self->n_chosen },
      error);
}

static gboolean
write_page (Export *self, PmnSheetWriter *writer, PmnConnection *connection, const GArray *refs,
            guint first, GError **error)
{
  guint n = MIN (refs->len - first, PMN_PAGE_SIZE);
  gint64 ids[PMN_PAGE_SIZE];
  g_autoptr (GPtrArray) page = NULL;

  for (guint i = 0; i < n; i++)
    ids[i] = g_array_index (refs, PmnRowRef, first + i).id;
  page = pmn_activity_query_page (connection, ids, n, error);
  if (page == NULL)
    return FALSE;
  for (guint i = 0; i < page->len; i++)
    {
      const PmnActivitySummary *row = g_ptr_array_index (page, i);

      for (guint j = 0; row != NULL && j < self->n_chosen; j++)
        columns[self->chosen[j]].put (writer, row);
      if (row != NULL && !pmn_sheet_writer_end_row (writer, error))
        return FALSE;
      self->n_rows += row != NULL;
    }
  return TRUE;
}

static gpointer
run (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Export *self = data;
  g_autoptr (PmnActivityFilter) everything = pmn_activity_filter_new ();
  const PmnActivityFilter *filter = self->what->filter != NULL ? self->what->filter : everything;
  g_autoptr (GArray) refs
      = pmn_activity_query_snapshot (connection, filter, self->what->sort, error);
  g_autoptr (PmnSheetWriter) writer = NULL;

  if (refs == NULL)
    return NULL;
  writer = begin (self, connection, filter, refs->len, error);
  for (guint i = 0; writer != NULL && i < refs->len; i += PMN_PAGE_SIZE)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !write_page (self, writer, connection, refs, i, error))
        return NULL;
      if (self->what->progress != NULL)
        self->what->progress (self->n_rows, refs->len, self->what->progress_data);
    }
  if (writer == NULL || !pmn_sheet_writer_commit (g_steal_pointer (&writer), error))
    return NULL;
  return g_memdup2 (&self->n_rows, sizeof self->n_rows);
}

static gboolean
take_count (guint *count, guint *n_rows)
{
  if (count != NULL && n_rows != NULL)
    *n_rows = *count;
  g_free (count);
  return count != NULL;
}

gboolean
pmn_journal_export_run_sync (PmnRegister *reg, const PmnJournalExport *what,
                             GCancellable *cancellable, guint *n_rows, GError **error)
{
  Export self = { .what = what };

  g_return_val_if_fail (PMN_IS_REGISTER (reg) && what != NULL && what->path != NULL, FALSE);

  return choose_columns (&self, error)
         && take_count (
             pmn_store_read_sync (pmn_register_get_store (reg), run, &self, cancellable, error),
             n_rows);
}

/* A copy of what was asked for, for the store's thread. */
typedef struct
{
  Export export;
  PmnJournalExport what;
  char *path;
  PmnActivityFilter *filter;
} Copy;

static gpointer
run_copy (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Copy *copy = data;

  return run (connection, &copy->export, cancellable, error);
}

static void
free_copy (gpointer data)
{
  Copy *copy = data;

  g_free (copy->path);
  pmn_activity_filter_free (copy->filter);
  g_free (copy);
}

void
pmn_journal_export_run_async (PmnRegister *reg, const PmnJournalExport *what,
                              GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  Copy *copy = g_new0 (Copy, 1);
  GError *error = NULL;

  g_return_if_fail (PMN_IS_REGISTER (reg) && what != NULL && what->path != NULL);

  copy->what = *what;
  copy->what.path = copy->path = g_strdup (what->path);
  copy->what.filter = copy->filter
      = what->filter != NULL ? pmn_activity_filter_copy (what->filter) : NULL;
  copy->export.what = what;
  if (!choose_columns (&copy->export, &error))
    {
      free_copy (copy);
      g_task_report_error (pmn_register_get_store (reg), callback, user_data,
                           pmn_journal_export_run_async, error);
      return;
    }
  copy->what.columns = NULL; /* chosen already */
  copy->export.what = &copy->what;
  pmn_store_read_async (pmn_register_get_store (reg), run_copy, copy, free_copy, g_free,
                        G_PRIORITY_LOW, cancellable, callback, user_data);
}

gboolean
pmn_journal_export_run_finish (GObject *source, GAsyncResult *result, guint *n_rows, GError **error)
{
  /* An error of ours, not of the store's queue */
  if (g_async_result_is_tagged (result, pmn_journal_export_run_async))
    return take_count (g_task_propagate_pointer (G_TASK (result), error), n_rows);
  return take_count (pmn_store_run_finish (PMN_STORE (source), result, error), n_rows);
}
