/* test-check.c: what is wrong inside a register is found
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "backup-fixture.h"
#include "pmn-backup.h"

static gpointer
run_check (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (pmn_store_check (connection, TRUE, error));
}

static void
check_finds (RegisterFixture *fixture, PmnStoreError code, const char *damage_sql)
{
  g_autofree char *path = g_build_filename (fixture->folder, "bad.pmn", NULL);
  g_autoptr (GBytes) good = fixture_read_file (fixture->folder, "a.pmn");
  g_autoptr (GError) error = NULL;
  PmnStore *store;

  fixture_write_file (fixture->folder, "bad.pmn", g_bytes_get_data (good, NULL),
                      g_bytes_get_size (good));
  fixture_exec (path, damage_sql);
  store = fixture_open (path);
  g_assert_null (pmn_store_read_sync (store, run_check, NULL, NULL, &error));
  g_assert_error (error, PMN_STORE_ERROR, (int) code);
  fixture_close (&store);
}

static void
test_check (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = backup_create_with_place (fixture, "Mairie");

  fixture_check (store);
  fixture_close (&store);
  check_finds (fixture, PMN_STORE_ERROR_CORRUPT,
               "INSERT INTO rollup VALUES (0, 0, 202611, 1, 0, 1, 1, 60)");
  check_finds (fixture, PMN_STORE_ERROR_CORRUPT,
               "INSERT INTO rollup VALUES (0, 0, 202611, 1, 6001, 1, 1, 0)");
  check_finds (fixture, PMN_STORE_ERROR_CORRUPT,
               "INSERT INTO person_month VALUES (0, 0, 202611, 1, 1, 1)");
  check_finds (fixture, PMN_STORE_ERROR_SEARCH_INDEX,
               "INSERT INTO activity_search (rowid, words) VALUES (77, 'ghost')");
  check_finds (fixture, PMN_STORE_ERROR_CORRUPT, "INSERT INTO activity_term VALUES (5, 1001, 1)");
  check_finds (fixture, PMN_STORE_ERROR_CORRUPT,
               "INSERT INTO mediator (uuid, created_at, updated_at, kind, sort_name)"
               " VALUES ('m', 0, 0, 1, '');"
               "INSERT INTO activity (uuid, created_at, updated_at, sort_key, kind,"
               " minutes, mediator_id, place_kind, people, local_ref)"
               " VALUES ('a', 0, 0, 335000000000, 1, 60, 1, 4, 1, 'A-1')");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add (path, RegisterFixture, NULL, register_fixture_set_up, function,                      \
              register_fixture_tear_down)
  ADD ("/check/finds", test_check);
#undef ADD
  return g_test_run ();
}
