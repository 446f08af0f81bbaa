/* register-fixture.h: small registers for tests of the store
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-store.h"
#include "store-fixture.h"

G_BEGIN_DECLS

/** FIXTURE_NOW: the instant at which tests write: 2026-11-22T09:00:00Z. */
#define FIXTURE_NOW G_GINT64_CONSTANT (1795338000000)

/** RegisterFixture: a folder of its own and the path of a register in it, not made yet. */
typedef struct
{
  char *folder;
  char *path;
} RegisterFixture;
void register_fixture_set_up (RegisterFixture *self, gconstpointer data);
void register_fixture_tear_down (RegisterFixture *self, gconstpointer data);

/** fixture_open, fixture_create: Returns: (transfer full): an open register; a failure ends the test. */
PmnStore *fixture_open (const char *path);
PmnStore *fixture_create (const char *path);
/** fixture_close: closes and drops it; clears the variable. */
void fixture_close (PmnStore **store);
/** fixture_make: makes an empty register and closes it. */
void fixture_make (const char *path);

extern const PmnEditInfo fixture_edit;

/** fixture_store_place: logs one place. Returns: its row id, 0 with @error set. */
gint64 fixture_store_place (PmnStore *store, const char *name, GError **error);
/** fixture_write_place: the same as a #PmnStoreWriteFunc; data: the name. Returns: the row id as a pointer. */
gpointer fixture_write_place (PmnEdit *edit, gpointer data, GCancellable *cancellable,
                              GError **error);
/** fixture_get: the answer of a constant query, through the reader. */
gint64 fixture_get (PmnStore *store, const char *sql);
/** fixture_exec: SQL straight into a file that no store has open. */
void fixture_exec (const char *path, const char *sql);
/** fixture_check: full pmn_store_check(), through the reader. */
void fixture_check (PmnStore *store);

/** FixtureNews: what the signal "changed" of a store has said: how often, how often by others, of which entities. */
typedef struct
{
  guint n;
  guint n_foreign;
  guint entities;
} FixtureNews;
/** fixture_on_changed: counts the signal. */
void fixture_on_changed (PmnStore *store, const PmnStoreNews *news, FixtureNews *seen);

/** fixture_await: runs the main loop until @result is there, then clears the variable and returns it. */
GAsyncResult *fixture_await (GAsyncResult **result);
/** fixture_on_result: a #GAsyncReadyCallback: data: the address of a GAsyncResult pointer. */
void fixture_on_result (GObject *source, GAsyncResult *result, gpointer data);

G_END_DECLS
