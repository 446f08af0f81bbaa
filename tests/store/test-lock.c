/* test-lock.c: who has a register open, and who is told
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "pmn-lock.h"
#include "pmn-store-error.h"
#include "register-fixture.h"

static PmnLock *
acquire (const char *path, PmnLockMode mode)
{
  g_autoptr (GError) error = NULL;
  PmnLock *lock = pmn_lock_acquire (path, mode, 0, &error);

  g_assert_no_error (error);
  return lock;
}

static void
test_path (void)
{
  g_autofree char *named = pmn_lock_path ("/a/b.pmn");
  g_autofree char *other = pmn_lock_path ("/a/b");

  g_assert_cmpstr (named, ==, "/a/b.lock");
  g_assert_cmpstr (other, ==, "/a/b.lock");
}

/* Many may have it open; the owner must be alone; the last one tidies up. */
static void
test_modes (RegisterFixture *fixture, gconstpointer data)
{
  PmnLock *first = acquire (fixture->path, PMN_LOCK_SHARED);
  PmnLock *second = acquire (fixture->path, PMN_LOCK_SHARED);
  g_autoptr (GError) error = NULL;
  g_autofree char *files = NULL;

  g_assert_null (pmn_lock_acquire (fixture->path, PMN_LOCK_OWNER, 0, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_false (pmn_lock_set_mode (first, PMN_LOCK_OWNER, 0, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_BUSY);
  g_clear_error (&error);

  pmn_lock_release (second);
  g_assert_true (pmn_lock_set_mode (first, PMN_LOCK_OWNER, 0, &error));
  g_assert_null (pmn_lock_acquire (fixture->path, PMN_LOCK_SHARED, 0, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_BUSY);
  g_assert_true (pmn_lock_set_mode (first, PMN_LOCK_SHARED, 0, NULL));
  second = acquire (fixture->path, PMN_LOCK_SHARED);
  pmn_lock_release (first);
  pmn_lock_release (second);

  files = fixture_list_folder (fixture->folder);
  g_assert_cmpstr (files, ==, "");
}

static int
child_open (char **arguments)
{
  PmnLock *lock;

  g_set_prgname (arguments[1]);
  lock = acquire (arguments[0], PMN_LOCK_SHARED);
  pmn_lock_set_writing (lock, g_str_equal (arguments[2], "writing"));
  g_print ("ready\n");
  getchar ();
  pmn_lock_release (lock);
  return 0;
}

static GSubprocess *
start (RegisterFixture *fixture, const char *program, const char *how)
{
  GSubprocess *child = fixture_spawn ("open", fixture->path, program, how, NULL);

  fixture_wait_ready (child);
  return child;
}

static void
stop (GSubprocess *child)
{
  g_autoptr (GError) error = NULL;

  g_output_stream_close (g_subprocess_get_stdin_pipe (child), NULL, NULL);
  g_subprocess_wait_check (child, NULL, &error);
  g_assert_no_error (error);
}

/* Whoever writes is named before those who only look. */
static void
test_describe (RegisterFixture *fixture, gconstpointer data)
{
  g_autoptr (GSubprocess) reader = NULL;
  g_autoptr (GSubprocess) writer = NULL;
  g_autofree char *nobody = NULL;
  g_autofree char *looking = NULL;
  g_autofree char *writing = NULL;
  g_autofree char *afterwards = NULL;

  nobody = pmn_lock_describe_holder (fixture->path);
  g_assert_null (nobody);
  reader = start (fixture, "onlooker", "reading");
  looking = pmn_lock_describe_holder (fixture->path);
  g_assert_nonnull (strstr (looking, "onlooker"));
  writer = start (fixture, "scribe", "writing");
  writing = pmn_lock_describe_holder (fixture->path);
  g_assert_nonnull (strstr (writing, "scribe"));
  g_assert_nonnull (strstr (writing, g_subprocess_get_identifier (writer)));
  g_assert_nonnull (strstr (writing, g_get_host_name ()));
  stop (writer);
  afterwards = pmn_lock_describe_holder (fixture->path);
  g_assert_nonnull (strstr (afterwards, "onlooker"));
  stop (reader);
}

/* Who asks is not the one in its own way: another program without a lock file is, which has no name. */
static void
test_only_ourselves (RegisterFixture *fixture, gconstpointer data)
{
  PmnLock *lock = acquire (fixture->path, PMN_LOCK_OWNER);
  g_autofree char *holder = pmn_lock_describe_holder (fixture->path);

  g_assert_null (holder);
  pmn_lock_release (lock);
}

/* A program that dies leaves its line, which no longer counts. */
static void
test_dead (RegisterFixture *fixture, gconstpointer data)
{
  g_autoptr (GSubprocess) child = start (fixture, "victim", "writing");
  g_autofree char *holder = NULL;
  g_autofree char *files = NULL;
  g_autoptr (GError) error = NULL;
  PmnLock *lock;

  g_subprocess_send_signal (child, SIGKILL);
  g_subprocess_wait (child, NULL, &error);
  g_assert_no_error (error);
  files = fixture_list_folder (fixture->folder);
  g_assert_cmpstr (files, ==, "a.lock");
  holder = pmn_lock_describe_holder (fixture->path);
  g_assert_null (holder);
  lock = acquire (fixture->path, PMN_LOCK_OWNER);
  pmn_lock_release (lock);
}

static void
test_garbage_file (RegisterFixture *fixture, gconstpointer data)
{
  g_autofree char *garbage = g_strnfill (5000, '\xff');
  g_autoptr (GError) error = NULL;
  PmnLock *lock, *other;

  fixture_write_file (fixture->folder, "a.lock", garbage, 5000);
  lock = acquire (fixture->path, PMN_LOCK_OWNER);
  other = pmn_lock_acquire (fixture->path, PMN_LOCK_SHARED, 0, &error);
  g_assert_null (other);
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_BUSY);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  pmn_lock_release (lock);
}

static void
test_no_folder (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (pmn_lock_acquire ("/nowhere/at/all.pmn", PMN_LOCK_SHARED, 0, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  static const FixtureChildEntry children[] = { { "open", child_open }, { NULL } };
  int status;

  if (fixture_run_child (argc, argv, children, &status))
    return status;

  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add (path, RegisterFixture, NULL, register_fixture_set_up, function,                      \
              register_fixture_tear_down)
  g_test_add_func ("/lock/path", test_path);
  ADD ("/lock/modes", test_modes);
  ADD ("/lock/describe", test_describe);
  ADD ("/lock/only-ourselves", test_only_ourselves);
  ADD ("/lock/dead", test_dead);
  ADD ("/lock/garbage-file", test_garbage_file);
  g_test_add_func ("/lock/no-folder", test_no_folder);
#undef ADD
  return g_test_run ();
}
