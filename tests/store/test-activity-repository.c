/* test-activity-repository.c: what is saved is what is read, with its history
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pmn-activity-repository-private.h"
#include "pmn-codec.h"
#include "pmn-test-store.h"
#include "register-fixture.h"

#define DAY(y, m, d) pmn_day_from_ymd (y, m, d)

static PmnActivity *
get (PmnTestStore *store, gint64 id)
{
  g_autoptr (GError) error = NULL;
  PmnActivity *activity = pmn_activity_repository_get (store->connection, id, &error);

  g_assert_no_error (error);
  return activity;
}

static void
test_round_trip (void)
{
  g_autoptr (PmnTestStore) store = pmn_test_store_new (3);

  pmn_test_store_add_team (store, 3, 3, 5);
  for (int i = 0; i < 60; i++)
    {
      g_autoptr (PmnActivity) saved
          = pmn_test_store_draw (store, DAY (1969, 12, 1), DAY (2026, 1, 1));
      g_autoptr (PmnActivity) read = NULL;

      pmn_activity_add_theme (saved, "a_theme_of_next_year");
      g_set_str (&saved->title, "'; DROP TABLE activity; -- \xf0\x9f\x98\x80");
      read = get (store, pmn_test_store_save (store, saved));
      g_assert_true (pmn_activity_equal_content (saved, read));
      g_assert_cmpstr (read->local_ref, ==, saved->local_ref);
      g_assert_cmpstr (read->record.uuid, ==, saved->record.uuid);
      g_assert_cmpint (read->record.version, ==, 1);
      g_assert_cmpint (read->record.created_at, ==, store->now_ms);
    }
}

static void
test_identity (void)
{
  g_autoptr (PmnTestStore) store = pmn_test_store_new (3);
  g_autoptr (PmnActivity) first = NULL;
  g_autoptr (PmnActivity) second = NULL;
  g_autofree char *lower = NULL;
  g_autoptr (GError) error = NULL;

  pmn_test_store_add_team (store, 1, 1, 0);
  first = pmn_test_store_draw (store, DAY (2026, 1, 1), DAY (2026, 1, 1));
  second = pmn_test_store_draw (store, DAY (2026, 1, 1), DAY (2026, 1, 1));
  first->national_id = g_strdup ("6f1c2f0e-0000-4000-8000-000000000001");
  pmn_test_store_save (store, first);
  pmn_test_store_save (store, second);
  g_assert_true (g_str_has_suffix (first->local_ref, "-0001"));
  g_assert_true (g_str_has_suffix (second->local_ref, "-0002"));
  g_assert_cmpstr (first->record.uuid, <, second->record.uuid);

  lower = g_ascii_strdown (second->local_ref, -1);
  g_assert_cmpint (pmn_activity_repository_find (store->connection, lower, &error), ==,
                   second->record.id);
  g_assert_cmpint (pmn_activity_repository_find (store->connection, first->record.uuid, &error), ==,
                   first->record.id);
  g_assert_cmpint (pmn_activity_repository_find (store->connection, first->national_id, &error), ==,
                   first->record.id);
  g_assert_cmpint (pmn_activity_repository_find (store->connection, "nothing", &error), ==, 0);
  g_assert_no_error (error);
  g_assert_null (pmn_activity_repository_get (store->connection, 999, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NOT_FOUND);
}

static void
test_conflict_and_no_change (void)
{
  g_autoptr (PmnTestStore) store = pmn_test_store_new (4);
  g_autoptr (PmnActivity) mine = NULL;
  g_autoptr (PmnActivity) theirs = NULL;
  g_autoptr (GError) error = NULL;
  PmnEdit *edit;
  gint64 id, steps;

  pmn_test_store_add_team (store, 1, 1, 0);
  mine = pmn_test_store_draw (store, DAY (2026, 1, 1), DAY (2026, 1, 9));
  id = pmn_test_store_save (store, mine);
  steps = pmn_test_store_int (store, "SELECT count (*) FROM step");
  pmn_test_store_save (store, mine);
  g_assert_cmpint (pmn_test_store_int (store, "SELECT count (*) FROM step"), ==, steps);
  g_assert_cmpint (mine->record.version, ==, 1);

  theirs = get (store, id);
  theirs->minutes += 5;
  pmn_test_store_save (store, theirs);
  mine->minutes += 10;
  edit = pmn_test_store_begin (store, "edit", FALSE);
  g_assert_false (pmn_activity_repository_save (edit, mine, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_CONFLICT);
  pmn_edit_abort (edit);
  pmn_test_store_assert_sound (store);
}

/* The image kept by a change is the aggregate as it was, and can be written back. */
static void
test_history (void)
{
  g_autoptr (PmnTestStore) store = pmn_test_store_new (5);
  g_autoptr (PmnActivity) activity = NULL;
  g_autoptr (PmnActivity) original = NULL;
  g_autoptr (PmnActivity) image = NULL;
  g_autoptr (PmnActivity) back = NULL;
  g_autoptr (PmnStatement) select = NULL;
  g_autoptr (GError) error = NULL;
  PmnEdit *edit;
  gint64 id;

  /* Images name people by uuid. */
  pmn_test_store_add_team (store, 2, 1, 2);
  activity = pmn_test_store_draw (store, DAY (2026, 1, 1), DAY (2026, 1, 9));
  id = pmn_test_store_save (store, activity);
  original = get (store, id);
  g_assert_cmpint (pmn_test_store_int (store, "SELECT count (*) FROM change WHERE op = 'create'"
                                              " AND before IS NULL AND version_after = 1"),
                   ==, 1);

  activity->day += 45;
  g_set_str (&activity->notes, "autre chose");
  pmn_test_store_save (store, activity);
  g_assert_cmpint (activity->record.version, ==, 2);
  select = pmn_connection_prepare (store->connection,
                                   "SELECT before FROM change WHERE op = 'update'"
                                   " AND version_before = 1 AND version_after = 2",
                                   &error);
  g_assert_true (pmn_statement_step (select, &error));
  image = pmn_codec_activity_from_json (store->connection, pmn_statement_get_text (select, 0),
                                        &error);
  g_assert_no_error (error);
  g_assert_true (pmn_activity_equal_content (image, original));
  g_clear_pointer (&select, pmn_statement_done);

  edit = pmn_test_store_begin (store, "undo", FALSE);
  g_assert_true (pmn_activity_repository_write_image (edit, id, image, &error));
  pmn_test_store_commit (edit);
  back = get (store, id);
  g_assert_true (pmn_activity_equal_content (back, original));
  g_assert_cmpint (back->record.version, ==, 3);
  g_assert_cmpstr (back->local_ref, ==, original->local_ref);
  pmn_test_store_assert_sound (store);
}

static void
test_bulk (void)
{
  g_autoptr (PmnTestStore) store = pmn_test_store_new (6);
  g_autoptr (PmnActivity) activity = NULL;
  g_autoptr (GError) error = NULL;
  PmnStoreNews *news = NULL;
  PmnEdit *edit;

  pmn_test_store_add_team (store, 2, 2, 2);
  edit = pmn_test_store_begin (store, "import", TRUE);
  for (int i = 0; i < 5; i++)
    {
      g_clear_pointer (&activity, pmn_activity_free);
      activity = pmn_test_store_draw (store, DAY (2026, 1, 1), DAY (2026, 1, 9));
      g_assert_true (pmn_activity_repository_save (edit, activity, &error));
    }
  /* Changed again by the same step: still a creation. */
  activity->minutes++;
  g_assert_true (pmn_activity_repository_save (edit, activity, &error));
  g_assert_cmpint (activity->record.version, ==, 1);
  g_assert_true (pmn_edit_commit (edit, &news, &error));
  g_assert_cmpuint (news->entities, ==, 1u << PMN_ENTITY_ACTIVITY);
  g_assert_cmpuint (news->activity_ids->len, >=, 5);
  pmn_store_news_free (news);
  g_assert_cmpint (pmn_test_store_int (store, "SELECT count (*) FROM change"), ==, 0);
  g_assert_cmpint (pmn_test_store_int (store, "SELECT n_rows FROM step"), ==, 5);
  g_assert_cmpint (pmn_test_store_int (store, "SELECT count (*) FROM activity WHERE step_id"
                                              " = (SELECT max (id) FROM step)"),
                   ==, 5);
  pmn_test_store_assert_sound (store);
}

static void
test_unmade_and_made_again (void)
{
  g_autoptr (PmnTestStore) store = pmn_test_store_new (7);
  g_autoptr (PmnActivity) activity = NULL;
  g_autoptr (PmnActivity) again = NULL;
  g_autoptr (GError) error = NULL;
  const char *national_id = "6f1c2f0e-0000-4000-8000-000000000001";
  PmnEdit *edit;
  gint64 id;

  pmn_test_store_add_team (store, 1, 1, 0);
  activity = pmn_test_store_draw (store, DAY (2026, 1, 1), DAY (2026, 1, 9));
  activity->national_id = g_strdup (national_id);
  id = pmn_test_store_save (store, activity);
  edit = pmn_test_store_begin (store, "undo", FALSE);
  g_assert_true (pmn_activity_repository_unmake (edit, id, &error));
  pmn_test_store_commit (edit);
  g_assert_cmpint (pmn_activity_repository_find_national (store->connection, national_id, &error),
                   ==, 0);

  again = pmn_test_store_draw (store, DAY (2026, 1, 1), DAY (2026, 1, 9));
  again->national_id = g_strdup (national_id);
  pmn_test_store_save (store, again);
  edit = pmn_test_store_begin (store, "redo", FALSE);
  g_assert_false (pmn_activity_repository_remake (edit, id, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (pmn_activity_repository_restore (edit, id, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NOT_FOUND);
  pmn_edit_abort (edit);
  pmn_test_store_assert_sound (store);
}

/* A code numbered by an edit that was given up must not be remembered. */
static void
test_abort_forgets_terms (void)
{
  g_autoptr (PmnTestStore) store = pmn_test_store_new (8);
  g_autoptr (PmnActivity) activity = NULL;
  g_autoptr (PmnActivity) copy = NULL;
  g_autoptr (GError) error = NULL;
  PmnEdit *edit;

  pmn_test_store_add_team (store, 1, 1, 0);
  activity = pmn_test_store_draw (store, DAY (2026, 1, 1), DAY (2026, 1, 9));
  pmn_activity_add_tag (activity, "Semaine bleue");
  copy = pmn_activity_copy (activity);
  edit = pmn_test_store_begin (store, "log", FALSE);
  g_assert_true (pmn_activity_repository_save (edit, activity, &error));
  pmn_edit_abort (edit);
  g_assert_cmpint (pmn_test_store_int (store, "SELECT count (*) FROM activity"), ==, 0);

  pmn_test_store_save (store, copy);
  g_assert_cmpint (pmn_test_store_int (store, "SELECT count (*) FROM term WHERE code"
                                              " = 'Semaine bleue' AND id >= 1000000"),
                   ==, 1);
  pmn_test_store_assert_sound (store);
}

static gpointer
read_activity (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return pmn_activity_repository_get (connection, *(gint64 *) data, error);
}

/* An erasure frees the number of a tag, which the next new tag takes: whoever reads elsewhere must
 * not go on saying the name that was erased. */
static void
test_tag_of_another (void)
{
  g_autoptr (PmnTestStore) store = pmn_test_store_new (9);
  g_autoptr (PmnActivity) activity = NULL;
  g_autoptr (PmnActivity) before = NULL;
  g_autoptr (PmnActivity) after = NULL;
  g_autoptr (GError) error = NULL;
  PmnStore *other = fixture_open (store->path);
  gint64 id;

  pmn_test_store_add_team (store, 1, 1, 0);
  activity = pmn_test_store_draw (store, DAY (2026, 1, 1), DAY (2026, 1, 9));
  g_ptr_array_set_size (activity->tags, 0);
  pmn_activity_add_tag (activity, "Quatrebarbes");
  id = pmn_test_store_save (store, activity);
  before = pmn_store_read_sync (other, read_activity, &id, NULL, &error);
  g_assert_cmpstr (before->tags->pdata[0], ==, "Quatrebarbes");

  pmn_test_store_exec (store, "UPDATE term SET code = 'Semaine bleue' WHERE code = 'Quatrebarbes'");
  after = pmn_store_read_sync (other, read_activity, &id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (after->tags->pdata[0], ==, "Semaine bleue");
  fixture_close (&other);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/activity-repository/round-trip", test_round_trip);
  g_test_add_func ("/activity-repository/identity", test_identity);
  g_test_add_func ("/activity-repository/conflict-and-no-change", test_conflict_and_no_change);
  g_test_add_func ("/activity-repository/history", test_history);
  g_test_add_func ("/activity-repository/bulk", test_bulk);
  g_test_add_func ("/activity-repository/unmade-and-made-again", test_unmade_and_made_again);
  g_test_add_func ("/activity-repository/abort-forgets-terms", test_abort_forgets_terms);
  g_test_add_func ("/activity-repository/tag-of-another", test_tag_of_another);
  return g_test_run ();
}
