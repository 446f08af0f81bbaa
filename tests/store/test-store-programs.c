/* test-store-programs.c: a register that several programs have open, on a disk of theirs or a network
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "register-fixture.h"

static int
child_add (char **arguments)
{
  PmnStore *store = fixture_open (arguments[0]);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (fixture_store_place (store, arguments[1], &error), >, 0);
  fixture_close (&store);
  return 0;
}

static void
run_add (const char *path, const char *name)
{
  g_autoptr (GSubprocess) child = fixture_spawn ("add", path, name, NULL);
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check (child, NULL, &error);
  g_assert_no_error (error);
}

static void
test_foreign (RegisterFixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GError) error = NULL;
  PmnStore *store;
  FixtureNews news = { 0 };

  fixture_make (fixture->path);
  pmn_store_open_async (fixture->path, PMN_OPEN_NONE, NULL, fixture_on_result, &result);
  opened = fixture_await (&result);
  store = pmn_store_open_finish (opened, &error);
  g_signal_connect (store, "changed", G_CALLBACK (fixture_on_changed), &news);

  /* Noticed without asking, by watching the journal. */
  run_add (fixture->path, "by the command line");
  while (news.n_foreign == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (news.entities & (1 << PMN_ENTITY_PLACE), !=, 0);
  g_assert_cmpint (fixture_get (store, "SELECT count(*) FROM place"), ==, 1);

  /* What we write ourselves is not foreign. */
  news = (FixtureNews) { 0 };
  g_assert_cmpint (fixture_store_place (store, "here", &error), >, 0);
  pmn_store_check_foreign (store);
  fixture_get (store, "SELECT 1");
  g_assert_cmpint (fixture_store_place (store, "here too", &error), >, 0);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (news.n, ==, 2);
  g_assert_cmpuint (news.n_foreign, ==, 0);
  fixture_close (&store);
}

static void
test_version_changed (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = fixture_create (fixture->path);
  g_autoptr (GError) error = NULL;

  fixture_exec (fixture->path, "PRAGMA user_version=99");
  g_assert_cmpint (fixture_store_place (store, "x", &error), ==, 0);
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NEWER);
  g_assert_cmpint (fixture_get (store, "SELECT count(*) FROM place"), ==, 0);
  fixture_close (&store);
}

static gpointer
write_and_stay (PmnEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  fixture_write_place (edit, (gpointer) "slow", cancellable, error);
  g_print ("ready\n");
  getchar ();
  return NULL;
}

static int
child_stay (char **arguments)
{
  PmnStore *store;
  g_autoptr (GError) error = NULL;

  g_set_prgname ("slow-program");
  store = fixture_open (arguments[0]);
  pmn_store_write_sync (store, &fixture_edit, write_and_stay, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture_close (&store);
  return 0;
}

static void
test_holder (RegisterFixture *fixture, gconstpointer data)
{
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GError) error = NULL;
  PmnStore *store;

  fixture_make (fixture->path);
  child = fixture_spawn ("stay", fixture->path, NULL);
  fixture_wait_ready (child);

  g_setenv ("PERMANENCE_LOCK_DEADLINE_MS", "50", TRUE);
  store = fixture_open (fixture->path);
  g_unsetenv ("PERMANENCE_LOCK_DEADLINE_MS");
  g_assert_cmpint (fixture_store_place (store, "x", &error), ==, 0);
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, "slow-program"));
  g_assert_nonnull (strstr (error->message, g_subprocess_get_identifier (child)));
  g_clear_error (&error);
  fixture_close (&store);

  g_output_stream_close (g_subprocess_get_stdin_pipe (child), NULL, NULL);
  g_subprocess_wait_check (child, NULL, &error);
  g_assert_no_error (error);
  store = fixture_open (fixture->path);
  g_assert_cmpint (fixture_get (store, "SELECT count(*) FROM place"), ==, 1);
  fixture_close (&store);
}

static void
test_network (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store;
  g_autoptr (GError) error = NULL;
  g_autofree char *files = NULL;

  g_setenv ("PERMANENCE_NETWORK_FILE_SYSTEM", "1", TRUE);
  store = fixture_create (fixture->path);
  g_assert_true (pmn_store_is_on_network (store));
  g_assert_cmpint (fixture_store_place (store, "x", &error), >, 0);
  g_assert_cmpint (fixture_get (store, "SELECT count(*) FROM place"), ==, 1);
  files = fixture_list_folder (fixture->folder);
  g_assert_cmpstr (files, ==, "a.lock a.pmn a.pmn-journal");
  fixture_check (store);

  /* One program at a time, told by whom. */
  g_setenv ("PERMANENCE_LOCK_DEADLINE_MS", "50", TRUE);
  g_assert_null (pmn_store_open_sync (fixture->path, PMN_OPEN_NONE, NULL, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, g_get_host_name ()));
  g_unsetenv ("PERMANENCE_LOCK_DEADLINE_MS");
  fixture_close (&store);

  /* Back on a local disk it is as ever. */
  g_unsetenv ("PERMANENCE_NETWORK_FILE_SYSTEM");
  store = fixture_open (fixture->path);
  g_assert_cmpint (fixture_get (store, "SELECT count(*) FROM place"), ==, 1);
  fixture_close (&store);
}

int
main (int argc, char *argv[])
{
  static const FixtureChildEntry children[]
      = { { "add", child_add }, { "stay", child_stay }, { NULL } };
  int status;

  if (fixture_run_child (argc, argv, children, &status))
    return status;

  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add (path, RegisterFixture, NULL, register_fixture_set_up, function,                      \
              register_fixture_tear_down)
  ADD ("/store-programs/foreign", test_foreign);
  ADD ("/store-programs/version-changed", test_version_changed);
  ADD ("/store-programs/holder", test_holder);
  ADD ("/store-programs/network", test_network);
#undef ADD
  return g_test_run ();
}
