/* test-migrator.c: a register made by an older version meets a program of the future
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "pmn-backup.h"
#include "pmn-migrator.h"
#include "register-fixture.h"

static const char *const future[] = {
  "ALTER TABLE place ADD COLUMN colour TEXT;"
  "UPDATE place SET colour = 'blue';",
  "CREATE TABLE invention (id INTEGER PRIMARY KEY) STRICT;",
  NULL,
};

static const char *const faulty[] = {
  "ALTER TABLE place ADD COLUMN colour TEXT;",
  "CREATE TABLE invention (id INTEGER PRIMARY KEY) STRICT;"
  "INSERT INTO nowhere VALUES (1);",
  NULL,
};

static void
make_with_place (RegisterFixture *fixture)
{
  PmnStore *store = fixture_create (fixture->path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (fixture_store_place (store, "Mairie", &error), >, 0);
  fixture_close (&store);
}

static void
tear_down (RegisterFixture *fixture, gconstpointer data)
{
  pmn_migrator_set_extra (NULL);
  register_fixture_tear_down (fixture, data);
}

static void
test_migrate (RegisterFixture *fixture, gconstpointer data)
{
  int shipped = pmn_migrator_get_latest ();
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;
  PmnStore *store;
  PmnBackup *backup;

  make_with_place (fixture);
  pmn_migrator_set_extra (future);
  g_assert_cmpint (pmn_migrator_get_latest (), ==, shipped + 2);
  store = fixture_open (fixture->path);
  g_assert_cmpint (fixture_get (store, "PRAGMA user_version"), ==, shipped + 2);
  g_assert_cmpint (fixture_get (store, "SELECT count(*) FROM place WHERE colour = 'blue'"), ==, 1);
  g_assert_cmpint (fixture_get (store, "SELECT count(*) FROM invention"), ==, 0);
  fixture_check (store);
  fixture_close (&store);

  /* What it was before is kept, whole, and of its time. */
  backups = pmn_backup_list (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (backups->len, ==, 1);
  backup = g_ptr_array_index (backups, 0);
  g_assert_cmpstr (backup->slot, ==, "before-migration");
  g_assert_true (pmn_backup_verify (backup->path, &error));
  pmn_migrator_set_extra (NULL);
  store = fixture_open (backup->path);
  g_assert_cmpint (fixture_get (store, "PRAGMA user_version"), ==, shipped);
  g_assert_cmpint (fixture_get (store, "SELECT count(*) FROM place"), ==, 1);
  fixture_close (&store);

  /* Today's program refuses what the future made. */
  g_assert_null (pmn_store_open_sync (fixture->path, PMN_OPEN_NONE, NULL, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NEWER);
}

/* Opening again migrates nothing and saves nothing. */
static void
test_once (RegisterFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) backups = NULL;
  PmnStore *store;

  make_with_place (fixture);
  pmn_migrator_set_extra (future);
  for (int i = 0; i < 3; i++)
    {
      store = fixture_open (fixture->path);
      fixture_close (&store);
    }
  backups = pmn_backup_list (fixture->path, NULL);
  g_assert_cmpuint (backups->len, ==, 1);
}

/* A step that fails is not half done; those before it stay; the program that knows them opens it. */
static void
test_fault (RegisterFixture *fixture, gconstpointer data)
{
  static const char *const first[] = { "ALTER TABLE place ADD COLUMN colour TEXT;", NULL };
  int shipped = pmn_migrator_get_latest ();
  g_autoptr (GError) error = NULL;
  PmnStore *store;

  make_with_place (fixture);
  pmn_migrator_set_extra (faulty);
  g_assert_null (pmn_store_open_sync (fixture->path, PMN_OPEN_NONE, NULL, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_FAILED);

  pmn_migrator_set_extra (first);
  store = fixture_open (fixture->path);
  g_assert_cmpint (fixture_get (store, "PRAGMA user_version"), ==, shipped + 1);
  g_assert_cmpint (
      fixture_get (store, "SELECT count(*) FROM sqlite_schema WHERE name = 'invention'"), ==, 0);
  g_assert_cmpint (fixture_get (store, "SELECT count(*) FROM place"), ==, 1);
  fixture_check (store);
  fixture_close (&store);
}

/* No backup, no migration. */
static void
test_without_backup (RegisterFixture *fixture, gconstpointer data)
{
  int shipped = pmn_migrator_get_latest ();
  g_autoptr (GError) error = NULL;
  PmnStore *store;

  make_with_place (fixture);
  fixture_write_file (fixture->folder, "a-backups", "in the way", 10);
  pmn_migrator_set_extra (future);
  g_assert_null (pmn_store_open_sync (fixture->path, PMN_OPEN_NONE, NULL, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == PMN_STORE_ERROR);
  pmn_migrator_set_extra (NULL);
  store = fixture_open (fixture->path);
  g_assert_cmpint (fixture_get (store, "PRAGMA user_version"), ==, shipped);
  fixture_close (&store);
}

static int
child_stay (char **arguments)
{
  PmnStore *store;

  g_set_prgname ("older-program");
  store = fixture_open (arguments[0]);
  g_print ("ready\n");
  getchar ();
  fixture_close (&store);
  return 0;
}

/* Not under the feet of a program that has it open. */
static void
test_open_elsewhere (RegisterFixture *fixture, gconstpointer data)
{
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GError) error = NULL;
  PmnStore *store;

  make_with_place (fixture);
  child = fixture_spawn ("stay", fixture->path, NULL);
  fixture_wait_ready (child);
  pmn_migrator_set_extra (future);
  g_setenv ("PERMANENCE_LOCK_DEADLINE_MS", "50", TRUE);
  g_assert_null (pmn_store_open_sync (fixture->path, PMN_OPEN_NONE, NULL, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, "older-program"));
  g_clear_error (&error);
  g_unsetenv ("PERMANENCE_LOCK_DEADLINE_MS");

  g_output_stream_close (g_subprocess_get_stdin_pipe (child), NULL, NULL);
  g_subprocess_wait_check (child, NULL, &error);
  g_assert_no_error (error);
  store = fixture_open (fixture->path);
  fixture_close (&store);
}

int
main (int argc, char *argv[])
{
  static const FixtureChildEntry children[] = { { "stay", child_stay }, { NULL } };
  int status;

  if (fixture_run_child (argc, argv, children, &status))
    return status;

  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add (path, RegisterFixture, NULL, register_fixture_set_up, function, tear_down)
  ADD ("/migrator/migrate", test_migrate);
  ADD ("/migrator/once", test_once);
  ADD ("/migrator/fault", test_fault);
  ADD ("/migrator/without-backup", test_without_backup);
  ADD ("/migrator/open-elsewhere", test_open_elsewhere);
#undef ADD
  return g_test_run ();
}
