/* test-store.c: an open register: reading, writing, news, closing
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "register-fixture.h"

static gpointer
write_then_fail (PmnEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  gpointer id = fixture_write_place (edit, data, cancellable, error);

  g_set_error_literal (error, PMN_STORE_ERROR, PMN_STORE_ERROR_CONFLICT, "no");
  return id;
}

static void
test_write (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = fixture_create (fixture->path);
  g_autoptr (GError) error = NULL;
  FixtureNews news = { 0 };

  g_signal_connect (store, "changed", G_CALLBACK (fixture_on_changed), &news);
  g_assert_cmpint (fixture_store_place (store, "Médiathèque", &error), >, 0);
  g_assert_cmpuint (news.n, ==, 1);
  g_assert_cmpuint (news.n_foreign, ==, 0);
  g_assert_cmpuint (news.entities, ==, 1 << PMN_ENTITY_PLACE);

  g_assert_null (
      pmn_store_write_sync (store, &fixture_edit, write_then_fail, (gpointer) "x", NULL, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_CONFLICT);
  g_assert_cmpuint (news.n, ==, 1);
  g_assert_cmpint (fixture_get (store, "SELECT count(*) FROM place"), ==, 1);
  fixture_close (&store);

  store = fixture_open (fixture->path);
  g_assert_cmpint (fixture_get (store, "SELECT count(*) FROM place"), ==, 1);
  fixture_close (&store);
}

static gpointer
read_five (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return g_strdup ("five");
}

static void
test_async (RegisterFixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) written = NULL;
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *five = NULL;
  g_autoptr (PmnStore) store = NULL;
  FixtureNews news = { 0 };

  pmn_store_open_async (fixture->path, PMN_OPEN_CREATE, NULL, fixture_on_result, &result);
  opened = fixture_await (&result);
  store = pmn_store_open_finish (opened, &error);
  g_assert_no_error (error);
  g_signal_connect (store, "changed", G_CALLBACK (fixture_on_changed), &news);

  pmn_store_write_async (store, &fixture_edit, fixture_write_place, g_strdup ("Mairie"), g_free,
                         NULL, NULL, fixture_on_result, &result);
  written = fixture_await (&result);
  g_assert_nonnull (pmn_store_run_finish (store, written, &error));
  g_assert_no_error (error);
  /* The news come before the answer: what is shown then is fresh. */
  g_assert_cmpuint (news.n, ==, 1);

  pmn_store_read_async (store, read_five, NULL, NULL, g_free, G_PRIORITY_DEFAULT, NULL,
                        fixture_on_result, &result);
  read = fixture_await (&result);
  five = pmn_store_run_finish (store, read, &error);
  g_assert_cmpstr (five, ==, "five");

  pmn_store_close_async (store, fixture_on_result, &result);
  closed = fixture_await (&result);
  g_assert_true (pmn_store_close_finish (store, closed, &error));
  g_assert_no_error (error);
}

static void
test_open_async_fails (RegisterFixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GError) error = NULL;

  pmn_store_open_async (fixture->path, PMN_OPEN_NONE, NULL, fixture_on_result, &result);
  opened = fixture_await (&result);
  g_assert_null (pmn_store_open_finish (opened, &error));
  g_assert_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NOT_FOUND);
}

/* A gate holds a thread while the test fills its queue. */
typedef struct
{
  GMutex mutex;
  GCond cond;
  gboolean entered;
  gboolean open;
  GString *order;
} Gate;

static gpointer
read_gate (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Gate *gate = data;

  g_mutex_lock (&gate->mutex);
  gate->entered = TRUE;
  g_cond_broadcast (&gate->cond);
  while (!gate->open)
    g_cond_wait (&gate->cond, &gate->mutex);
  g_mutex_unlock (&gate->mutex);
  return NULL;
}

static gpointer
write_gate (PmnEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  return read_gate (NULL, data, cancellable, error);
}

static void
gate_wait_entered (Gate *gate)
{
  g_mutex_lock (&gate->mutex);
  while (!gate->entered)
    g_cond_wait (&gate->cond, &gate->mutex);
  g_mutex_unlock (&gate->mutex);
}

static void
gate_open (Gate *gate)
{
  g_mutex_lock (&gate->mutex);
  gate->open = TRUE;
  g_cond_broadcast (&gate->cond);
  g_mutex_unlock (&gate->mutex);
}

static Gate *the_gate;

static gpointer
read_letter (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_string_append (the_gate->order, data);
  return NULL;
}

static void
test_priority (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = fixture_create (fixture->path);
  g_autoptr (GString) order = g_string_new (NULL);
  g_autoptr (GAsyncResult) last = NULL;
  Gate gate = { .order = order };

  the_gate = &gate;
  pmn_store_read_async (store, read_gate, &gate, NULL, NULL, G_PRIORITY_DEFAULT, NULL, NULL, NULL);
  gate_wait_entered (&gate);
  pmn_store_read_async (store, read_letter, (gpointer) "d", NULL, NULL, G_PRIORITY_LOW, NULL,
                        fixture_on_result, &last);
  pmn_store_read_async (store, read_letter, (gpointer) "b", NULL, NULL, G_PRIORITY_DEFAULT, NULL,
                        NULL, NULL);
  pmn_store_read_async (store, read_letter, (gpointer) "c", NULL, NULL, G_PRIORITY_DEFAULT, NULL,
                        NULL, NULL);
  pmn_store_read_async (store, read_letter, (gpointer) "a", NULL, NULL, G_PRIORITY_HIGH, NULL, NULL,
                        NULL);
  gate_open (&gate);
  g_object_unref (fixture_await (&last));
  g_assert_cmpstr (order->str, ==, "abcd");
  fixture_close (&store);
}

/* A long reading on one thread does not hold up a save on the other. */
static void
test_write_beside_read (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = fixture_create (fixture->path);
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GError) error = NULL;
  Gate gate = { 0 };

  pmn_store_read_async (store, read_gate, &gate, NULL, NULL, G_PRIORITY_DEFAULT, NULL,
                        fixture_on_result, &read);
  gate_wait_entered (&gate);
  g_assert_cmpint (fixture_store_place (store, "Mairie", &error), >, 0);
  gate_open (&gate);
  g_object_unref (fixture_await (&read));
  fixture_close (&store);
}

/* An export of the whole journal holds up neither what the list reads nor a save. */
static void
test_long_read_aside (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = fixture_create (fixture->path);
  g_autoptr (GAsyncResult) long_read = NULL;
  g_autoptr (GError) error = NULL;
  Gate gate = { 0 };

  pmn_store_read_aside_async (store, read_gate, &gate, NULL, NULL, NULL, fixture_on_result,
                              &long_read);
  gate_wait_entered (&gate);
  g_assert_cmpint (fixture_get (store, "SELECT count(*) FROM place"), ==, 0);
  g_assert_cmpint (fixture_store_place (store, "Mairie", &error), >, 0);
  g_assert_cmpint (fixture_get (store, "SELECT count(*) FROM place"), ==, 1);
  g_assert_null (long_read);
  gate_open (&gate);
  g_object_unref (fixture_await (&long_read));
  fixture_close (&store);
}

static gpointer
read_endlessly (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 n;
  Gate *gate = data;

  g_mutex_lock (&gate->mutex);
  gate->entered = TRUE;
  g_cond_broadcast (&gate->cond);
  g_mutex_unlock (&gate->mutex);
  pmn_connection_get_int64 (
      connection,
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n", 0,
      &n, error);
  return NULL;
}

static void
test_cancel (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = fixture_create (fixture->path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GError) error = NULL;
  Gate gate = { 0 };

  pmn_store_read_async (store, read_endlessly, &gate, NULL, NULL, G_PRIORITY_DEFAULT, cancellable,
                        fixture_on_result, &result);
  gate_wait_entered (&gate);
  g_cancellable_cancel (cancellable);
  read = fixture_await (&result);
  g_assert_null (pmn_store_run_finish (store, read, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (fixture_get (store, "SELECT 5"), ==, 5);
  fixture_close (&store);
}

/* Closing finishes what was to be written and drops what was to be read. */
static void
test_close_with_queue (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = fixture_create (fixture->path);
  g_autoptr (GAsyncResult) running = NULL;
  g_autoptr (GAsyncResult) waiting = NULL;
  g_autoptr (GAsyncResult) held = NULL;
  g_autoptr (GAsyncResult) write = NULL;
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (GError) error = NULL;
  Gate read_gate_state = { 0 }, write_gate_state = { 0 };

  pmn_store_read_async (store, read_endlessly, &read_gate_state, NULL, NULL, G_PRIORITY_DEFAULT,
                        NULL, fixture_on_result, &running);
  pmn_store_read_async (store, read_five, g_strdup ("freed"), g_free, g_free, G_PRIORITY_DEFAULT,
                        NULL, fixture_on_result, &waiting);
  pmn_store_write_async (store, &fixture_edit, write_gate, &write_gate_state, NULL, NULL, NULL,
                         fixture_on_result, &held);
  gate_wait_entered (&read_gate_state);
  gate_wait_entered (&write_gate_state);
  pmn_store_write_async (store, &fixture_edit, fixture_write_place, (gpointer) "written", NULL,
                         NULL, NULL, fixture_on_result, &write);
  pmn_store_close_async (store, fixture_on_result, &closed);
  gate_open (&write_gate_state);
  while (closed == NULL || running == NULL || waiting == NULL || write == NULL || held == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_true (pmn_store_close_finish (store, closed, &error));
  g_assert_null (pmn_store_run_finish (store, running, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (pmn_store_run_finish (store, waiting, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_nonnull (pmn_store_run_finish (store, write, &error));
  g_assert_no_error (error);
  g_clear_object (&store);

  store = fixture_open (fixture->path);
  g_assert_cmpint (fixture_get (store, "SELECT count(*) FROM place"), ==, 1);
  fixture_close (&store);
}

/* The statement begins after the register was asked to close. */
static gpointer
read_once_closing (PmnConnection *connection, gpointer data, GCancellable *cancellable,
                   GError **error)
{
  Gate *gate = data;

  while (!g_cancellable_is_cancelled (cancellable))
    {
      g_mutex_lock (&gate->mutex);
      gate->entered = TRUE;
      g_cond_broadcast (&gate->cond);
      g_mutex_unlock (&gate->mutex);
      g_usleep (1000);
    }
  return read_endlessly (connection, data, cancellable, error);
}

/* However late a reading begins, and whoever else may cancel it, closing does not wait for it. */
static void
test_close_ends_readings (RegisterFixture *fixture, gconstpointer data)
{
  PmnStore *store = fixture_create (fixture->path);
  g_autoptr (GCancellable) own = g_cancellable_new ();
  g_autoptr (GAsyncResult) late = NULL;
  g_autoptr (GAsyncResult) aside = NULL;
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (GError) error = NULL;
  Gate late_gate = { 0 }, aside_gate = { 0 };

  pmn_store_read_async (store, read_once_closing, &late_gate, NULL, NULL, G_PRIORITY_DEFAULT, NULL,
                        fixture_on_result, &late);
  pmn_store_read_aside_async (store, read_endlessly, &aside_gate, NULL, NULL, own,
                              fixture_on_result, &aside);
  gate_wait_entered (&late_gate);
  gate_wait_entered (&aside_gate);
  pmn_store_close_async (store, fixture_on_result, &closed);
  while (closed == NULL || late == NULL || aside == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_null (pmn_store_run_finish (store, late, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (pmn_store_run_finish (store, aside, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_cancellable_is_cancelled (own));
  g_assert_true (pmn_store_close_finish (store, closed, NULL));
  g_clear_object (&store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add (path, RegisterFixture, NULL, register_fixture_set_up, function,                      \
              register_fixture_tear_down)
  ADD ("/store/write", test_write);
  ADD ("/store/async", test_async);
  ADD ("/store/open-async-fails", test_open_async_fails);
  ADD ("/store/priority", test_priority);
  ADD ("/store/write-beside-read", test_write_beside_read);
  ADD ("/store/long-read-aside", test_long_read_aside);
  ADD ("/store/cancel", test_cancel);
  ADD ("/store/close-with-queue", test_close_with_queue);
  ADD ("/store/close-ends-readings", test_close_ends_readings);
#undef ADD
  return g_test_run ();
}
