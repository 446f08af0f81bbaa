/* pmn-usual-query.c: what somebody logged lately, in few columns
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-usual-query.h"

#include "pmn-activity-row.h"

static void
clear_recent (gpointer data)
{
  PmnRecentActivity *recent = data;

  g_free (recent->commune);
}

static PmnRecentActivity
read_recent (PmnStatement *select)
{
  PmnRecentActivity recent = {
    .day = pmn_sort_key_day (pmn_statement_get_int64 (select, 0)),
    .kind = (PmnActivityKind) pmn_statement_get_int64 (select, 1),
    .minutes = (gint) pmn_statement_get_int64 (select, 2),
    .place_kind = (PmnPlaceKind) pmn_statement_get_int64 (select, 3),
    .place_id = pmn_statement_get_int64_or (select, 4, 0),
    .commune = pmn_statement_dup_text (select, 7),
  };

  g_strlcpy (recent.insee, pmn_statement_get_text (select, 5), sizeof recent.insee);
  g_strlcpy (recent.postcode, pmn_statement_get_text (select, 6), sizeof recent.postcode);
  if (recent.place_kind == PMN_PLACE_KIND_PLACE && recent.place_id == 0)
    recent.place_kind = PMN_PLACE_KIND_NONE;
  return recent;
}

GArray *
pmn_usual_query_recent (PmnConnection *connection, gint64 mediator_id, guint limit, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (PmnRecentActivity));
  g_autoptr (PmnStatement) select = NULL;
  GError *local_error = NULL;

  g_return_val_if_fail (connection != NULL, NULL);

  g_array_set_clear_func (rows, clear_recent);
  select = pmn_connection_prepare (
      connection,
      "SELECT a.sort_key, a.kind, a.minutes, a.place_kind, p.id, a.insee, a.postcode, a.commune "
      "FROM activity a INDEXED BY activity_mediator "
      "LEFT JOIN place p ON p.id = a.place_id AND p.deleted_at IS NULL "
      "WHERE a.mediator_id = ?1 AND a.deleted_at IS NULL ORDER BY a.sort_key DESC LIMIT ?2",
      error);
  if (select == NULL)
    return NULL;
  pmn_statement_bind_int64 (select, 1, mediator_id);
  pmn_statement_bind_int64 (select, 2, limit);
  while (pmn_statement_step (select, &local_error))
    {
      PmnRecentActivity recent = read_recent (select);

      g_array_append_val (rows, recent);
    }
  return pmn_statement_ended (local_error, error) ? g_steal_pointer (&rows) : NULL;
}

gboolean
pmn_usual_query_others_logged (PmnConnection *connection, gint64 mediator_id, gboolean *logged,
                               GError **error)
{
  g_autoptr (PmnStatement) select = NULL;
  GError *local_error = NULL;

  g_return_val_if_fail (connection != NULL && logged != NULL, FALSE);

  /* Two ranges of the index: those before and those after. */
  select = pmn_connection_prepare (
      connection,
      "SELECT EXISTS (SELECT 1 FROM activity INDEXED BY activity_mediator "
      "WHERE mediator_id < ?1 AND deleted_at IS NULL) "
      "OR EXISTS (SELECT 1 FROM activity INDEXED BY activity_mediator "
      "WHERE mediator_id > ?1 AND deleted_at IS NULL)",
      error);
  if (select == NULL)
    return FALSE;
  pmn_statement_bind_int64 (select, 1, mediator_id);
  *logged = pmn_statement_step (select, &local_error) && pmn_statement_get_int64 (select, 0) != 0;
  return pmn_statement_ended (local_error, error);
}
