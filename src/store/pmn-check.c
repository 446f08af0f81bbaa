/* pmn-check.c: is everything in this register whole and consistent?
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pmn-backup-private.h"
#include "pmn-statistics-query.h"

/* Activities that count, one line for each grain of the figures: see the table "rollup". */
#define COUNTED                                                                                    \
  "WITH counted (id, place_id, month, kind, people, minutes) AS MATERIALIZED ("                    \
  " SELECT id, coalesce (place_id, -1),"                                                           \
  "  CAST (strftime ('%Y%m', (sort_key >> 24) * 86400, 'unixepoch') AS INTEGER), kind,"            \
  "  people, minutes FROM activity WHERE deleted_at IS NULL AND incomplete = 0),"                  \
  " animator (id, mediator_id) AS MATERIALIZED (SELECT id, mediator_id FROM activity"              \
  "  UNION SELECT activity_id, mediator_id FROM activity_co_mediator),"                            \
  " grain (id, mediator_id, place_id) AS ("                                                        \
  "  SELECT id, 0, 0 FROM counted UNION ALL SELECT id, 0, place_id FROM counted"                   \
  "  UNION ALL SELECT id, mediator_id, 0 FROM counted JOIN animator USING (id)"                    \
  "  UNION ALL SELECT id, mediator_id, place_id FROM counted JOIN animator USING (id)) "

/* Each finds lines that should not be; @what names them in the message. */
static const struct
{
  const char *what;
  const char *sql;
} rules[] = {
  { N_ ("a link to a row that does not exist"), "SELECT count(*) FROM pragma_foreign_key_check" },
  { N_ ("figures that differ from the activities"), COUNTED
    ", truth (m, p, month, kind, a, b, c) AS ("
    " SELECT g.mediator_id, g.place_id, month, kind, count(*), sum(people), sum(minutes)"
    " FROM grain g JOIN counted USING (id) GROUP BY 1, 2, 3, 4),"
    " kept (m, p, month, kind, a, b, c) AS (SELECT mediator_id, place_id, month, kind, activities,"
    "  accompaniments, minutes FROM rollup WHERE term_id = 0) "
    "SELECT (SELECT count(*) FROM (SELECT * FROM truth EXCEPT SELECT * FROM kept))"
    " + (SELECT count(*) FROM (SELECT * FROM kept EXCEPT SELECT * FROM truth))" },
  { N_ ("figures that differ from the people of the activities"), COUNTED
    ", truth (month, kind, term, n) AS ("
    " SELECT month, kind, term_id, sum(n) FROM counted"
    " JOIN accompaniment_term ON activity_id = counted.id"
    " WHERE kind <> 4 AND term_id BETWEEN 6000 AND 8999 GROUP BY 1, 2, 3),"
    " kept (month, kind, term, n) AS (SELECT month, kind, term_id, accompaniments FROM rollup"
    "  WHERE mediator_id = 0 AND place_id = 0 AND term_id BETWEEN 6000 AND 8999) "
    "SELECT (SELECT count(*) FROM (SELECT * FROM truth EXCEPT SELECT * FROM kept))"
    " + (SELECT count(*) FROM (SELECT * FROM kept EXCEPT SELECT * FROM truth))" },
  { N_ ("people counted in a month that differ from the activities"), COUNTED
    ", truth (m, p, month, kind, b, n) AS ("
    " SELECT g.mediator_id, g.place_id, month, kind, beneficiary_id, count(*)"
    " FROM grain g JOIN counted USING (id) JOIN participation ON activity_id = g.id"
    " WHERE beneficiary_id IS NOT NULL GROUP BY 1, 2, 3, 4, 5),"
    " kept (m, p, month, kind, b, n) AS (SELECT mediator_id, place_id, month, kind, beneficiary_id,"
    "  n FROM person_month) "
    "SELECT (SELECT count(*) FROM (SELECT * FROM truth EXCEPT SELECT * FROM kept))"
    " + (SELECT count(*) FROM (SELECT * FROM kept EXCEPT SELECT * FROM truth))" },
};

/* The activities of the search index are those of the journal. */
static gboolean
check_indexed (PmnConnection *connection, GError **error)
{
  gint64 n = 0;

  if (!pmn_connection_get_int64 (
          connection,
          "SELECT (SELECT count(*) FROM (SELECT sort_key FROM activity WHERE deleted_at IS NULL"
          "  EXCEPT SELECT id FROM activity_search_docsize))"
          " + (SELECT count(*) FROM (SELECT id FROM activity_search_docsize"
          "  EXCEPT SELECT sort_key FROM activity WHERE deleted_at IS NULL))",
          0, &n, error))
    return FALSE;
  if (n != 0)
    pmn_store_error_set_search_index (error);
  return n == 0;
}

static gboolean
look_at_pages (PmnConnection *connection, gboolean full, char **fault, GError **error)
{
  g_autoptr (PmnStatement) check = NULL;
  g_autoptr (GError) searched = NULL;
  GError *local_error = NULL;
  gint64 ignored;

  /* FTS5 looks at the index through what this connection remembers of it, and takes the merging by
   * another one since for damage: a search makes it read anew (seen with SQLite 3.46). */
  if (!pmn_connection_get_int64 (connection,
                                 "SELECT rowid FROM activity_search"
                                 " WHERE activity_search MATCH 'a' LIMIT 1",
                                 0, &ignored, &searched)
      && !g_error_matches (searched, PMN_STORE_ERROR, PMN_STORE_ERROR_SEARCH_INDEX))
    {
      g_propagate_error (error, g_steal_pointer (&searched));
      return FALSE;
    }

  /* A damaged index hides nothing of the rest, which is looked at first. */
  check = pmn_connection_prepare (
      connection, full ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)", error);
  if (check == NULL)
    return FALSE;
  if (pmn_statement_step (check, &local_error)
      && !g_str_equal (pmn_statement_get_text (check, 0), "ok"))
    *fault = pmn_statement_dup_text (check, 0);
  if (local_error == NULL && *fault == NULL && searched != NULL)
    local_error = g_steal_pointer (&searched);
  return pmn_statement_ended (local_error, error);
}

gboolean
pmn_check_pages (PmnConnection *connection, gboolean full, char **fault, GError **error)
{
  gboolean own, done;

  g_return_val_if_fail (connection != NULL && fault != NULL, FALSE);

  *fault = NULL;
  own = sqlite3_get_autocommit (pmn_connection_get_handle (connection));
  if (own && !pmn_connection_begin_read (connection, error))
    return FALSE;
  done = look_at_pages (connection, full, fault, error);
  if (own)
    pmn_connection_rollback (connection);

  /* The search index is looked at last: what is named first is the rest. */
  if (*fault != NULL && strstr (*fault, "activity_search") != NULL)
    {
      g_clear_pointer (fault, g_free);
      pmn_store_error_set_search_index (error);
      return FALSE;
    }
  return done;
}

static gboolean
check_pages (PmnConnection *connection, gboolean full, GError **error)
{
  g_autofree char *fault = NULL;

  if (!pmn_check_pages (connection, full, &fault, error))
    return FALSE;
  if (fault != NULL)
    g_set_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_CORRUPT,
                 /* Translators: %s is a technical message in English */
                 _ ("The register is damaged (%s). The last good backup can be restored."), fault);
  return fault == NULL;
}

gboolean
pmn_store_check (PmnConnection *connection, gboolean full, GError **error)
{
  g_return_val_if_fail (connection != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!check_pages (connection, full, error))
    return FALSE;

  for (gsize i = 0; full && i < G_N_ELEMENTS (rules); i++)
    {
      gint64 n = 0;

      if (!pmn_connection_get_int64 (connection, rules[i].sql, 0, &n, error))
        return FALSE;

      if (n != 0)
        {
          g_set_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_CORRUPT,
                       /* Translators: the %s is one of the faults found, such as "figures that
                        * differ from the activities"; %lld is a number of lines */
                       _ ("The register is not consistent: %s (%lld)."), _ (rules[i].what),
                       (long long) n);
          return FALSE;
        }
    }

  /* The lines above count apart, in SQL, what matters most; this makes every figure again. */
  return !full || (pmn_statistics_verify (connection, error) && check_indexed (connection, error));
}
