/* pmn-rollup-feed.c: what stored activities contribute to the figures
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-rollup-feed.h"

#include "pmn-activity-row.h"
#include "pmn-nomenclature.h"

#define COUNTED                                                                                    \
  " WHERE a.sort_key BETWEEN ? AND ? AND a.deleted_at IS NULL AND a.incomplete = 0"                \
  " ORDER BY a.sort_key"
#define FROM_JOURNAL " FROM activity a INDEXED BY activity_journal"

/* Lines of one table in the order of the journal: the first column is the sort key. */
typedef struct
{
  PmnStatement *statement;
  gboolean has_row;
  gint64 key;
} Stream;

typedef enum
{
  STREAM_TERM,
  STREAM_CO_MEDIATOR,
  STREAM_TALLY,
  STREAM_PERSON,
  N_STREAMS,
} StreamKind;

static const char *const stream_sql[N_STREAMS] = {
  [STREAM_TERM] = "SELECT a.sort_key, t.term_id" FROM_JOURNAL
                  " CROSS JOIN activity_term t ON t.activity_id = a.id" COUNTED,
  [STREAM_CO_MEDIATOR] = "SELECT a.sort_key, c.mediator_id" FROM_JOURNAL
                         " CROSS JOIN activity_co_mediator c ON c.activity_id = a.id" COUNTED,
  [STREAM_TALLY] = "SELECT a.sort_key, t.term_id, t.n" FROM_JOURNAL
                   " CROSS JOIN activity_tally t ON t.activity_id = a.id" COUNTED,
  [STREAM_PERSON] = "SELECT a.sort_key, p.gender_term, p.age_term, p.status_term,"
                    " p.beneficiary_id, p.already_supported" FROM_JOURNAL
                    " CROSS JOIN participation p ON p.activity_id = a.id" COUNTED,
};

static gboolean
stream_next (Stream *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  self->has_row = pmn_statement_step (self->statement, &local_error);
  if (self->has_row)
    self->key = pmn_statement_get_int64 (self->statement, 0);
  return pmn_statement_ended (g_steal_pointer (&local_error), error);
}

static void
add_line (PmnRollupFacts *facts, StreamKind kind, PmnStatement *s)
{
  gint64 beneficiary_id;

  switch (kind)
    {
    case STREAM_TERM:
      pmn_rollup_facts_add_term (facts, (int) pmn_statement_get_int64 (s, 1));
      break;
    case STREAM_CO_MEDIATOR:
      pmn_rollup_facts_add_mediator (facts, pmn_statement_get_int64 (s, 1));
      break;
    case STREAM_TALLY:
      pmn_rollup_facts_add_people (facts, (int) pmn_statement_get_int64 (s, 1),
                                   pmn_statement_get_int64 (s, 2));
      break;
    case STREAM_PERSON:
      for (int column = 1; column <= 3; column++)
        pmn_rollup_facts_add_people (facts, (int) pmn_statement_get_int64 (s, column), 1);
      beneficiary_id = pmn_statement_get_int64_or (s, 4, 0);
      if (beneficiary_id != 0)
        pmn_rollup_facts_add_beneficiary (facts, beneficiary_id);
      if (pmn_statement_get_int64 (s, 5) != 0)
        pmn_rollup_facts_add_people (
            facts, pmn_nomenclature_by_code (PMN_DIMENSION_PERSON, "already_supported")->id, 1);
      break;
    case N_STREAMS:
    default:
      g_assert_not_reached ();
    }
}

static gboolean
add_lines (PmnRollupFacts *facts, Stream *streams, gint64 key, GError **error)
{
  for (int i = 0; i < N_STREAMS; i++)
    while (streams[i].has_row && streams[i].key <= key)
      {
        if (streams[i].key == key)
          add_line (facts, i, streams[i].statement);
        if (!stream_next (&streams[i], error))
          return FALSE;
      }
  return TRUE;
}

static gboolean
feed_rows (PmnConnection *connection, PmnStatement *rows, Stream *streams, PmnRollup *into,
           gboolean flush, GError **error)
{
  g_auto (PmnRollupFacts) facts = { 0 };
  g_autoptr (GError) local_error = NULL;

  pmn_rollup_facts_init (&facts);
  while (pmn_statement_step (rows, &local_error))
    {
      gint64 key = pmn_statement_get_int64 (rows, 0);

      pmn_rollup_facts_begin (&facts, pmn_sort_key_day (key),
                              (int) pmn_statement_get_int64 (rows, 1),
                              pmn_statement_get_int64_or (rows, 2, 0),
                              pmn_statement_get_int64 (rows, 3), pmn_statement_get_int64 (rows, 4));
      pmn_rollup_facts_add_mediator (&facts, pmn_statement_get_int64 (rows, 5));
      for (int column = 7; column <= 9; column++)
        pmn_rollup_facts_add_term (&facts, (int) pmn_statement_get_int64_or (rows, column, 0));
      if (!add_lines (&facts, streams, key, error))
        return FALSE;
      pmn_rollup_facts_add_derived (&facts, (int) pmn_statement_get_int64 (rows, 6));
      pmn_rollup_add (into, &facts, 1);
      if (flush && pmn_rollup_is_full (into) && !pmn_rollup_flush (into, connection, error))
        return FALSE;
    }
  return pmn_statement_ended (g_steal_pointer (&local_error), error);
}

static PmnStatement *
prepare_range (PmnConnection *connection, const char *sql, gint64 from_key, gint64 to_key,
               GError **error)
{
  PmnStatement *statement = pmn_connection_prepare (connection, sql, error);

  if (statement != NULL)
    {
      pmn_statement_bind_int64 (statement, 1, from_key);
      pmn_statement_bind_int64 (statement, 2, to_key);
    }
  return statement;
}

gboolean
pmn_rollup_feed (PmnConnection *connection, gint64 from_key, gint64 to_key, PmnRollup *into,
                 gboolean flush, GError **error)
{
  g_autoptr (PmnStatement) rows = NULL;
  Stream streams[N_STREAMS] = { { NULL, FALSE, 0 } };
  gboolean done;

  g_return_val_if_fail (connection != NULL && into != NULL, FALSE);

  rows = prepare_range (
      connection,
      "SELECT a.sort_key, a.kind, a.place_id, a.minutes, a.people, a.mediator_id,"
      " a.place_kind, a.referral_term, a.autonomy_term, a.level_term" FROM_JOURNAL COUNTED,
      from_key, to_key, error);
  done = rows != NULL;
  for (int i = 0; i < N_STREAMS && done; i++)
    {
      streams[i].statement = prepare_range (connection, stream_sql[i], from_key, to_key, error);
      done = streams[i].statement != NULL && stream_next (&streams[i], error);
    }
  done = done && feed_rows (connection, rows, streams, into, flush, error);
  for (int i = 0; i < N_STREAMS; i++)
    g_clear_pointer (&streams[i].statement, pmn_statement_done);
  return done;
}
