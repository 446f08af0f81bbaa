/* pmn-activity-query.c: lists of activities: ordered snapshots and pages
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activity-query.h"

#include "pmn-activity-row.h"
#include "pmn-activity-selection.h"
#include "pmn-nomenclature.h"
#include "pmn-term-store.h"

/* Everything that a cursor gives. */
static GArray *
collect (PmnConnection *connection, const PmnActivityFilter *filter, PmnActivitySort sort,
         gint64 limit, GError **error)
{
  g_autoptr (PmnActivityCursor) cursor
      = pmn_activity_cursor_new (connection, filter, sort, limit, error);
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (PmnRowRef));

  return cursor != NULL && pmn_activity_cursor_next (cursor, G_MAXUINT, refs, error)
             ? g_steal_pointer (&refs)
             : NULL;
}

GArray *
pmn_activity_query_snapshot (PmnConnection *connection, const PmnActivityFilter *filter,
                             PmnActivitySort sort, GError **error)
{
  return collect (connection, filter, sort, PMN_CURSOR_ALL, error);
}

GPtrArray *
pmn_activity_query_first_page (PmnConnection *connection, const PmnActivityFilter *filter,
                               PmnActivitySort sort, guint limit, GError **error)
{
  g_autoptr (GArray) refs = collect (connection, filter, sort, limit, error);
  g_autofree gint64 *ids = NULL;

  if (refs == NULL)
    return NULL;
  ids = g_new (gint64, refs->len + 1);
  for (guint i = 0; i < refs->len; i++)
    ids[i] = g_array_index (refs, PmnRowRef, i).id;
  return pmn_activity_query_page (connection, ids, refs->len, error);
}

/* Pages -----------------------------------------------------------------------------------------*/

#define SELECT_SUMMARY                                                                             \
  "SELECT a.version, a.sort_key, a.kind, a.local_term, a.minutes, a.mediator_id, m.given,"         \
  " m.family, (SELECT count (*) FROM activity_co_mediator c WHERE c.activity_id = a.id),"          \
  " a.place_kind, a.place_id, p.name, a.commune, a.title, a.procedure, a.people,"                  \
  " a.notes IS NOT NULL AND a.notes <> '', a.incomplete, a.source, a.local_ref, a.national_id"     \
  " FROM activity a CROSS JOIN mediator m ON m.id = a.mediator_id"                                 \
  " LEFT JOIN place p ON p.id = a.place_id WHERE a.id = ? AND a.deleted_at IS NULL"

static char *
join_name (const char *given, const char *family)
{
  if (given == NULL || *given == '\0')
    return g_strdup (family);
  if (family == NULL || *family == '\0')
    return g_strdup (given);
  return g_strconcat (given, " ", family, NULL);
}

static void
fill_summary (PmnActivitySummary *row, PmnStatement *s)
{
  row->version = pmn_statement_get_int64 (s, 0);
  row->day = pmn_sort_key_day (pmn_statement_get_int64 (s, 1));
  row->kind = (PmnActivityKind) pmn_statement_get_int64 (s, 2);
  row->minutes = (int) pmn_statement_get_int64 (s, 4);
  row->mediator_id = pmn_statement_get_int64 (s, 5);
  row->mediator_name = join_name (pmn_statement_get_text (s, 6), pmn_statement_get_text (s, 7));
  row->n_co_mediators = (guint) pmn_statement_get_int64 (s, 8);
  row->place_kind = (PmnPlaceKind) pmn_statement_get_int64 (s, 9);
  row->place_id = pmn_statement_get_int64_or (s, 10, 0);
  row->place_name = pmn_statement_dup_text (s, 11);
  row->commune = row->place_id == 0 ? pmn_statement_dup_text (s, 12) : NULL;
  row->title = pmn_statement_dup_text (s, 13);
  row->procedure = pmn_statement_dup_text (s, 14);
  row->people = (guint) pmn_statement_get_int64 (s, 15);
  row->has_notes = pmn_statement_get_int64 (s, 16) != 0;
  row->incomplete = pmn_statement_get_int64 (s, 17) != 0;
  row->source = (PmnSource) pmn_statement_get_int64 (s, 18);
  row->local_ref = pmn_statement_dup_text (s, 19);
  row->national_id = pmn_statement_dup_text (s, 20);
}

static gboolean
fill_terms (PmnConnection *connection, PmnActivitySummary *row, PmnStatement *s, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  pmn_statement_bind_int64 (s, 1, row->id);
  while (pmn_statement_step (s, &local_error))
    {
      int id = (int) pmn_statement_get_int64 (s, 0);
      int dimension = pmn_term_store_dimension (id);
      const char *code;

      if (dimension != PMN_DIMENSION_THEME && dimension != PMN_DIMENSION_TAG)
        continue;
      code = pmn_term_store_code (connection, id, error);
      if (code == NULL)
        return FALSE;
      g_ptr_array_add (dimension == PMN_DIMENSION_TAG ? row->tags : row->themes, (gpointer) code);
    }
  pmn_statement_reset (s);
  return pmn_statement_ended (g_steal_pointer (&local_error), error);
}

static gboolean
read_summary (PmnConnection *connection, gint64 id, PmnStatement *select, PmnStatement *terms,
              GPtrArray *page, GError **error)
{
  g_autoptr (PmnActivitySummary) row = NULL;
  g_autoptr (GError) local_error = NULL;
  int local_term;

  pmn_statement_bind_int64 (select, 1, id);
  if (!pmn_statement_step (select, &local_error))
    {
      if (local_error == NULL)
        {
          g_ptr_array_add (page, NULL);
          return TRUE;
        }
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  row = pmn_activity_summary_new ();
  row->id = id;
  fill_summary (row, select);
  local_term = (int) pmn_statement_get_int64_or (select, 3, 0);
  row->local_kind = pmn_term_store_code (connection, local_term, error);
  pmn_statement_reset (select);
  if ((local_term != 0 && row->local_kind == NULL) || !fill_terms (connection, row, terms, error))
    return FALSE;
  g_ptr_array_add (page, g_steal_pointer (&row));
  return TRUE;
}

GPtrArray *
pmn_activity_query_page (PmnConnection *connection, const gint64 *ids, guint n_ids, GError **error)
{
  g_autoptr (GPtrArray) page = NULL;
  g_autoptr (PmnStatement) select = NULL;
  g_autoptr (PmnStatement) terms = NULL;

  g_return_val_if_fail (connection != NULL && (ids != NULL || n_ids == 0), NULL);

  select = pmn_connection_prepare (connection, SELECT_SUMMARY, error);
  if (select == NULL)
    return NULL;
  terms = pmn_connection_prepare (
      connection, "SELECT term_id FROM activity_term WHERE activity_id = ? ORDER BY term_id",
      error);
  if (terms == NULL)
    return NULL;

  page = g_ptr_array_new_full (n_ids, (GDestroyNotify) pmn_activity_summary_free);
  for (guint i = 0; i < n_ids; i++)
    if (!read_summary (connection, ids[i], select, terms, page, error))
      return NULL;
  return g_steal_pointer (&page);
}

/* Days ------------------------------------------------------------------------------------------*/

GArray *
pmn_activity_query_facts (PmnConnection *connection, const PmnActivityFilter *filter,
                          GError **error)
{
  g_autoptr (PmnActivitySelection) selection = NULL;
  g_autoptr (PmnStatement) statement = NULL;
  g_autoptr (GArray) facts = g_array_new (FALSE, FALSE, sizeof (PmnActivityFact));
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (connection != NULL && filter != NULL, NULL);

  selection = pmn_activity_selection_new (connection, filter, error);
  if (selection == NULL)
    return NULL;
  statement = pmn_activity_selection_prepare (selection, "KEY, a.kind, a.minutes, a.people", NULL,
                                              NULL, " ORDER BY 1", error);
  if (statement == NULL)
    return NULL;
  while (pmn_statement_step (statement, &local_error))
    {
      PmnActivityFact fact = { pmn_sort_key_day (pmn_statement_get_int64 (statement, 0)),
                               (PmnActivityKind) pmn_statement_get_int64 (statement, 1),
                               (int) pmn_statement_get_int64 (statement, 2),
                               (guint) pmn_statement_get_int64 (statement, 3) };

      g_array_append_val (facts, fact);
    }
  return pmn_statement_ended (g_steal_pointer (&local_error), error) ? g_steal_pointer (&facts)
                                                                     : NULL;
}

GArray *
pmn_activity_query_days (PmnConnection *connection, gint64 mediator_id, PmnDay from, PmnDay to,
                         GError **error)
{
  g_autoptr (PmnActivityFilter) filter = pmn_activity_filter_new ();
  g_autoptr (GArray) facts = NULL;
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (PmnDay));

  g_return_val_if_fail (connection != NULL && mediator_id != 0, NULL);

  filter->mediator_id = mediator_id;
  filter->from = from;
  filter->to = to;
  facts = pmn_activity_query_facts (connection, filter, error);
  if (facts == NULL)
    return NULL;
  for (guint i = 0; i < facts->len; i++)
    {
      PmnDay day = g_array_index (facts, PmnActivityFact, i).day;

      if (days->len == 0 || g_array_index (days, PmnDay, days->len - 1) != day)
        g_array_append_val (days, day);
    }
  return g_steal_pointer (&days);
}

GArray *
pmn_activity_query_last_typed (PmnConnection *connection, gint64 mediator_id, guint n,
                               GError **error)
{
  g_autoptr (PmnStatement) select = NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (PmnLoggedDay));
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (connection != NULL, NULL);

  select = pmn_connection_prepare (
      connection,
      "SELECT sort_key, created_at, source, mediator_id FROM"
      " (SELECT id, sort_key, created_at, source, mediator_id, deleted_at FROM activity"
      "  ORDER BY id DESC LIMIT ?1) WHERE deleted_at IS NULL ORDER BY id DESC",
      error);
  if (select == NULL)
    return NULL;
  pmn_statement_bind_int64 (select, 1, n);
  while (pmn_statement_step (select, &local_error))
    {
      PmnLoggedDay logged = { pmn_sort_key_day (pmn_statement_get_int64 (select, 0)),
                              pmn_statement_get_int64 (select, 1) };

      if (pmn_statement_get_int64 (select, 2) == PMN_SOURCE_LOCAL
          && (mediator_id == 0 || pmn_statement_get_int64 (select, 3) == mediator_id))
        g_array_append_val (found, logged);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&found);
}
