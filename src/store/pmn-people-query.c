/* pmn-people-query.c: lists of followed people: by name, alike, duplicates; what each took part in
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-people-query.h"

#include <string.h>

#include "pmn-activity-query.h"
#include "pmn-activity-row.h"
#include "pmn-entity-store.h"

#define TYPE pmn_entity_type_get (PMN_ENTITY_BENEFICIARY)

/* By name -------------------------------------------------------------------------------------- */

static gboolean
count_activities (PmnConnection *connection, PmnPersonSummary *summary, GError **error)
{
  g_autoptr (PmnStatement) select
      = pmn_connection_prepare (connection,
                                "SELECT count (DISTINCT a.id), max (a.sort_key)"
                                " FROM participation p JOIN activity a ON a.id = p.activity_id"
                                " WHERE p.beneficiary_id = ?1 AND a.deleted_at IS NULL",
                                error);
  GError *local_error = NULL;

  if (select == NULL)
    return FALSE;
  pmn_statement_bind_int64 (select, 1, summary->person->record.id);
  if (pmn_statement_step (select, &local_error))
    {
      summary->n_activities = (guint) pmn_statement_get_int64 (select, 0);
      if (!pmn_statement_is_null (select, 1))
        summary->last_day = pmn_sort_key_day (pmn_statement_get_int64 (select, 1));
    }
  return pmn_statement_ended (local_error, error);
}

static GPtrArray *
summaries_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) pmn_person_summary_free);
}

GPtrArray *
pmn_people_query_list (PmnConnection *connection, const char *search, guint limit, GError **error)
{
  g_autoptr (GPtrArray) summaries = summaries_new ();
  g_autoptr (GPtrArray) people = NULL;

  g_return_val_if_fail (connection != NULL, NULL);

  people = pmn_entity_store_list (connection, TYPE, search, limit, error);
  if (people == NULL)
    return NULL;
  for (guint i = 0; i < people->len; i++)
    {
      PmnPersonSummary *summary
          = pmn_person_summary_new (pmn_beneficiary_copy (g_ptr_array_index (people, i)));

      g_ptr_array_add (summaries, summary);
      if (!count_activities (connection, summary, error))
        return NULL;
    }
  return g_steal_pointer (&summaries);
}

/* Alike ---------------------------------------------------------------------------------------- */

/* Reads the index alone: what is in the trash is sorted out with the row. */
static GArray *
list_candidates (PmnConnection *connection, const PmnLikenessKey *key, gint64 except_id,
                 GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (PmnStatement) select = pmn_connection_prepare (
      connection, "SELECT id, sort_name FROM beneficiary WHERE sort_name IS NOT NULL", error);
  GError *local_error = NULL;

  if (select == NULL)
    return NULL;
  while (pmn_statement_step (select, &local_error))
    {
      gint64 id = pmn_statement_get_int64 (select, 0);

      if (id != except_id && pmn_likeness_may_match (key, pmn_statement_get_text (select, 1)))
        g_array_append_val (ids, id);
    }
  return pmn_statement_ended (local_error, error) ? g_steal_pointer (&ids) : NULL;
}

static PmnLikenessKey *
make_key (const PmnBeneficiary *person)
{
  return pmn_likeness_key_new (person->record.id, person->given, person->family,
                               person->birth_year);
}

static gint
compare_summaries (gconstpointer a, gconstpointer b)
{
  const PmnPersonSummary *first = *(PmnPersonSummary *const *) a;
  const PmnPersonSummary *second = *(PmnPersonSummary *const *) b;

  if (first->likeness != second->likeness)
    return second->likeness > first->likeness ? 1 : -1;
  return (first->person->record.id > second->person->record.id)
         - (first->person->record.id < second->person->record.id);
}

GPtrArray *
pmn_people_query_similar (PmnConnection *connection, const PmnLikenessKey *key, gint64 except_id,
                          guint limit, GError **error)
{
  g_autoptr (GPtrArray) summaries = summaries_new ();
  g_autoptr (GArray) ids = NULL;

  g_return_val_if_fail (connection != NULL && key != NULL, NULL);

  ids = list_candidates (connection, key, except_id, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (PmnBeneficiary) person
          = pmn_entity_store_get (connection, TYPE, g_array_index (ids, gint64, i), error);
      g_autoptr (PmnLikenessKey) other = NULL;
      PmnPersonSummary *summary;
      PmnLikeness likeness;

      if (person == NULL)
        return NULL;
      if (person->record.deleted_at != 0)
        continue;
      other = make_key (person);
      likeness = pmn_likeness_compare (key, other);
      if (likeness == PMN_LIKENESS_NONE)
        continue;
      summary = pmn_person_summary_new (g_steal_pointer (&person));
      summary->likeness = likeness;
      g_ptr_array_add (summaries, summary);
    }
  if (ids == NULL)
    return NULL;
  g_ptr_array_sort (summaries, compare_summaries);
  if (summaries->len > limit)
    g_ptr_array_set_size (summaries, (gint) limit);
  for (guint i = 0; i < summaries->len; i++)
    if (!count_activities (connection, g_ptr_array_index (summaries, i), error))
      return NULL;
  return g_steal_pointer (&summaries);
}

/* Duplicates ----------------------------------------------------------------------------------- */

static GPtrArray *
list_keys (PmnConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) keys
      = g_ptr_array_new_with_free_func ((GDestroyNotify) pmn_likeness_key_free);
  g_autoptr (PmnStatement) select
      = pmn_connection_prepare (connection,
                                "SELECT id, given, family, birth_year FROM beneficiary"
                                " WHERE sort_name IS NOT NULL AND deleted_at IS NULL ORDER BY id",
                                error);
  GError *local_error = NULL;

  if (select == NULL)
    return NULL;
  while (pmn_statement_step (select, &local_error))
    g_ptr_array_add (keys, pmn_likeness_key_new (pmn_statement_get_int64 (select, 0),
                                                 pmn_statement_get_text (select, 1),
                                                 pmn_statement_get_text (select, 2),
                                                 (gint) pmn_statement_get_int64_or (select, 3, 0)));
  return pmn_statement_ended (local_error, error) ? g_steal_pointer (&keys) : NULL;
}

static char *
pair_key (const char *uuid_a, const char *uuid_b)
{
  return strcmp (uuid_a, uuid_b) < 0 ? g_strconcat (uuid_a, " ", uuid_b, NULL)
                                     : g_strconcat (uuid_b, " ", uuid_a, NULL);
}

static GHashTable *
read_distinct (PmnConnection *connection, GError **error)
{
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (PmnStatement) select
      = pmn_connection_prepare (connection, "SELECT low_uuid, high_uuid FROM not_duplicate", error);
  GError *local_error = NULL;

  if (select == NULL)
    return NULL;
  while (pmn_statement_step (select, &local_error))
    g_hash_table_add (
        pairs, pair_key (pmn_statement_get_text (select, 0), pmn_statement_get_text (select, 1)));
  return pmn_statement_ended (local_error, error) ? g_steal_pointer (&pairs) : NULL;
}

static PmnPersonSummary *
read_summary (PmnConnection *connection, gint64 id, GError **error)
{
  PmnBeneficiary *person = pmn_entity_store_get (connection, TYPE, id, error);
  g_autoptr (PmnPersonSummary) summary = NULL;

  if (person == NULL)
    return NULL;
  summary = pmn_person_summary_new (person);
  return count_activities (connection, summary, error) ? g_steal_pointer (&summary) : NULL;
}

static PmnPersonPair *
read_pair (PmnConnection *connection, const PmnLikenessPair *found, GError **error)
{
  g_autoptr (PmnPersonPair) pair = g_new0 (PmnPersonPair, 1);

  pair->a = read_summary (connection, found->a, error);
  if (pair->a == NULL)
    return NULL;
  pair->b = read_summary (connection, found->b, error);
  if (pair->b == NULL)
    return NULL;
  pair->a->likeness = pair->b->likeness = found->likeness;
  return g_steal_pointer (&pair);
}

GPtrArray *
pmn_people_query_duplicates (PmnConnection *connection, guint limit, GError **error)
{
  g_autoptr (GPtrArray) pairs
      = g_ptr_array_new_with_free_func ((GDestroyNotify) pmn_person_pair_free);
  g_autoptr (GPtrArray) keys = NULL;
  g_autoptr (GHashTable) distinct = NULL;
  g_autoptr (GArray) found = NULL;

  g_return_val_if_fail (connection != NULL, NULL);

  keys = list_keys (connection, error);
  distinct = keys != NULL ? read_distinct (connection, error) : NULL;
  if (distinct == NULL)
    return NULL;
  found = pmn_likeness_pairs (keys);
  for (guint i = 0; i < found->len && pairs->len < limit; i++)
    {
      PmnPersonPair *pair
          = read_pair (connection, &g_array_index (found, PmnLikenessPair, i), error);
      g_autofree char *key = NULL;

      if (pair == NULL)
        return NULL;
      key = pair_key (pair->a->person->record.uuid, pair->b->person->record.uuid);
      if (g_hash_table_contains (distinct, key))
        pmn_person_pair_free (pair);
      else
        g_ptr_array_add (pairs, pair);
    }
  return g_steal_pointer (&pairs);
}

static gboolean
run_on_pair (PmnEdit *edit, const char *sql, const char *uuid_a, const char *uuid_b, gint64 at,
             GError **error)
{
  gboolean in_order = strcmp (uuid_a, uuid_b) < 0;
  g_autoptr (PmnStatement) statement
      = pmn_connection_prepare (pmn_edit_get_connection (edit), sql, error);

  if (statement == NULL)
    return FALSE;
  pmn_statement_bind_text (statement, 1, in_order ? uuid_a : uuid_b);
  pmn_statement_bind_text (statement, 2, in_order ? uuid_b : uuid_a);
  if (at != 0)
    pmn_statement_bind_int64 (statement, 3, at);
  return pmn_statement_run (statement, error);
}

gboolean
pmn_people_set_distinct (PmnEdit *edit, const char *uuid_a, const char *uuid_b, gint64 at,
                         GError **error)
{
  g_return_val_if_fail (edit != NULL && g_strcmp0 (uuid_a, uuid_b) != 0, FALSE);

  return run_on_pair (edit,
                      "INSERT OR IGNORE INTO not_duplicate (low_uuid, high_uuid, at)"
                      " VALUES (?1, ?2, ?3)",
                      uuid_a, uuid_b, at, error);
}

gboolean
pmn_people_clear_distinct (PmnEdit *edit, const char *uuid_a, const char *uuid_b, GError **error)
{
  g_return_val_if_fail (edit != NULL && g_strcmp0 (uuid_a, uuid_b) != 0, FALSE);

  return run_on_pair (edit, "DELETE FROM not_duplicate WHERE low_uuid = ?1 AND high_uuid = ?2",
                      uuid_a, uuid_b, 0, error);
}

/* What each took part in ----------------------------------------------------------------------- */

GPtrArray *
pmn_people_query_activities (PmnConnection *connection, gint64 person_id, guint limit,
                             GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (PmnStatement) select
      = pmn_connection_prepare (connection,
                                "SELECT DISTINCT a.id, a.sort_key FROM participation p"
                                " JOIN activity a ON a.id = p.activity_id"
                                " WHERE p.beneficiary_id = ?1 AND a.deleted_at IS NULL"
                                " ORDER BY a.sort_key DESC LIMIT ?2",
                                error);
  GError *local_error = NULL;

  g_return_val_if_fail (connection != NULL, NULL);

  if (select == NULL)
    return NULL;
  pmn_statement_bind_int64 (select, 1, person_id);
  pmn_statement_bind_int64 (select, 2, limit == 0 ? -1 : (gint64) limit);
  while (pmn_statement_step (select, &local_error))
    {
      gint64 id = pmn_statement_get_int64 (select, 0);

      g_array_append_val (ids, id);
    }
  if (!pmn_statement_ended (local_error, error))
    return NULL;
  return pmn_activity_query_page (connection, (const gint64 *) (void *) ids->data, ids->len, error);
}
