/* register-fixture.c: small registers for tests of the store
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "register-fixture.h"

#include "pmn-backup.h"
#include "pmn-place-repository.h"

const PmnEditInfo fixture_edit = { .kind = "log", .origin = "app", .now_ms = FIXTURE_NOW };

void
register_fixture_set_up (RegisterFixture *self, gconstpointer data)
{
  self->folder = fixture_folder_new ();
  self->path = g_build_filename (self->folder, "a.pmn", NULL);
}

void
register_fixture_tear_down (RegisterFixture *self, gconstpointer data)
{
  g_free (self->path);
  fixture_folder_free (self->folder);
}

static PmnStore *
open_with (const char *path, PmnOpenFlags flags)
{
  g_autoptr (GError) error = NULL;
  PmnStore *store = pmn_store_open_sync (path, flags, NULL, &error);

  g_assert_no_error (error);
  return store;
}

PmnStore *
fixture_open (const char *path)
{
  return open_with (path, PMN_OPEN_NONE);
}

PmnStore *
fixture_create (const char *path)
{
  return open_with (path, PMN_OPEN_CREATE);
}

void
fixture_close (PmnStore **store)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pmn_store_close_sync (*store, &error));
  g_assert_no_error (error);
  g_clear_object (store);
}

void
fixture_make (const char *path)
{
  PmnStore *store = fixture_create (path);

  fixture_close (&store);
}

gpointer
fixture_write_place (PmnEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (PmnPlace) place = pmn_place_new ();

  g_set_str (&place->name, data);
  if (!pmn_place_repository_save (edit, place, error))
    return NULL;

  return GSIZE_TO_POINTER (place->record.id);
}

gint64
fixture_store_place (PmnStore *store, const char *name, GError **error)
{
  return (gint64) GPOINTER_TO_SIZE (pmn_store_write_sync (store, &fixture_edit, fixture_write_place,
                                                          (gpointer) name, NULL, error));
}

static gpointer
read_value (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 value = 0;

  pmn_connection_get_int64 (connection, data, 0, &value, error);
  return GSIZE_TO_POINTER (value);
}

gint64
fixture_get (PmnStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = (gint64) GPOINTER_TO_SIZE (
      pmn_store_read_sync (store, read_value, (gpointer) sql, NULL, &error));

  g_assert_no_error (error);
  return value;
}

void
fixture_exec (const char *path, const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static gpointer
read_check (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  pmn_store_check (connection, TRUE, error);
  return NULL;
}

void
fixture_check (PmnStore *store)
{
  g_autoptr (GError) error = NULL;

  pmn_store_read_sync (store, read_check, NULL, NULL, &error);
  g_assert_no_error (error);
}

void
fixture_on_changed (PmnStore *store, const PmnStoreNews *news, FixtureNews *seen)
{
  seen->n++;
  seen->n_foreign += news->foreign;
  seen->entities |= news->entities;
}

GAsyncResult *
fixture_await (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return g_steal_pointer (result);
}

void
fixture_on_result (GObject *source, GAsyncResult *result, gpointer data)
{
  g_set_object ((GAsyncResult **) data, result);
}
