/* pmn-store-private.h: what an open register is made of
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-edit-private.h"
#include "pmn-lock.h"
#include "pmn-store.h"
#include "pmn-worker.h"

G_BEGIN_DECLS

struct _PmnStore
{
  GObject parent_instance;

  char *path;
  gboolean on_network;
  /* One connection, one thread: on a network file system, or where there is no room on the disk for
   * what several connections share. */
  gboolean single;
  PmnLock *lock;
  /* Where signals are emitted: the context of the thread that opened the register. */
  GMainContext *context;

  PmnConnection *writer;
  PmnWorker *write_worker;
  /* All NULL when there is a single connection. */
  PmnConnection *reader;
  PmnWorker *read_worker;
  /* Copies and checks, which take long: a third thread, whose connection is opened when needed. */
  PmnConnection *keeper;
  PmnWorker *keep_worker;
  /* Cancelled when the register is being closed: ends what only reads, and long work. */
  GCancellable *closing;

  /* Writer's thread only. */
  gint64 user_version;
  gint64 data_version;

  gint corrupted;
  gint foreign_check_pending;
  gint search_rebuild_pending;

  /* Opening thread only. */
  GFileMonitor *monitor;
  gboolean closed;
};

/** PmnStoreFirstStep: the step that makes a new register what it is. */
typedef struct
{
  PmnEditInfo info;
  char *kind, *subject, *origin;
  PmnStoreWriteFunc func;
  gpointer data;
  GDestroyNotify data_free;
} PmnStoreFirstStep;
PmnStoreFirstStep *pmn_store_first_step_new (const PmnEditInfo *info, PmnStoreWriteFunc func,
                                             gpointer data, GDestroyNotify data_free);
/** pmn_store_first_step_free: @self: (nullable) (transfer full). */
void pmn_store_first_step_free (PmnStoreFirstStep *self);

/**
 * pmn_store_new_opened: blocks
 * @first: (nullable): of a new register
 * Returns: (transfer full) (nullable): the register, its threads running
 */
PmnStore *pmn_store_new_opened (const char *path, PmnOpenFlags flags,
                                const PmnStoreFirstStep *first, GMainContext *context,
                                GCancellable *cancellable, GError **error);
/** pmn_store_shut: blocks: see pmn_store_close_async(). */
gboolean pmn_store_shut (PmnStore *self, GError **error);

/** pmn_store_announce: emits on the opening thread "changed" with @news, "corrupted" with @sentence, each (nullable) (transfer full). */
void pmn_store_announce (PmnStore *self, PmnStoreNews *news, char *sentence);
/** pmn_store_foreign_news: Returns: (transfer full): somebody else committed something. */
PmnStoreNews *pmn_store_foreign_news (void);
/** pmn_store_watch_damage: damage met at any moment follows one path: "corrupted"; a search index is made again in the background. */
void pmn_store_watch_damage (PmnStore *self, const GError *error);

/** pmn_store_resume_scrub: finishes in the background an erasure that was interrupted. */
void pmn_store_resume_scrub (PmnStore *self);

/**
 * PmnStoreRawFunc: runs on a worker's thread, outside any transaction.
 * Returns: (transfer full) (nullable): a result.
 */
typedef gpointer (*PmnStoreRawFunc) (PmnStore *self, PmnConnection *connection, gpointer data,
                                     GCancellable *cancellable, GError **error);

/** pmn_store_raw_async: as pmn_store_read_async(), on the thread of long work (or the writer's); finish with pmn_store_run_finish(). */
void pmn_store_raw_async (PmnStore *self, gboolean on_writer, PmnStoreRawFunc func, gpointer data,
                          GDestroyNotify data_free, GDestroyNotify result_free,
                          GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data);
gpointer pmn_store_raw_sync (PmnStore *self, gboolean on_writer, PmnStoreRawFunc func,
                             gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS
