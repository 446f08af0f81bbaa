/* pmn-store.h: an open register: its file, its two threads, its news
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One writer and one reader thread, each with its own connection. Asynchronous functions are called
 * on the thread that opened the store and call back there. The `_sync` ones are for the command
 * line and for tests: they assert that no window is shown by this process.
 */
#pragma once

#include <gio/gio.h>

#include "pmn-connection.h"
#include "pmn-edit.h"

G_BEGIN_DECLS

#define PMN_TYPE_STORE (pmn_store_get_type ())
G_DECLARE_FINAL_TYPE (PmnStore, pmn_store, PMN, STORE, GObject)

/**
 * PmnStoreReadFunc: runs on the reader's thread inside a read transaction.
 * Returns: (transfer full) (nullable): a result that the caller of _finish() gets.
 */
typedef gpointer (*PmnStoreReadFunc) (PmnConnection *connection, gpointer data,
                                      GCancellable *cancellable, GError **error);

/**
 * PmnStoreWriteFunc: runs on the writer's thread inside one IMMEDIATE transaction, committed when no
 * error was set and rolled back otherwise.
 */
typedef gpointer (*PmnStoreWriteFunc) (PmnEdit *edit, gpointer data, GCancellable *cancellable,
                                       GError **error);

/** PmnOpenFlags: @PMN_OPEN_CREATE: make a new register; it is an error when the file exists. */
typedef enum
{
  PMN_OPEN_NONE = 0,
  PMN_OPEN_CREATE = 1 << 0,
} PmnOpenFlags;

/**
 * pmn_store_open_async:
 * Checks header, application id and schema only; migrates (after a verified backup) when older;
 * refuses when newer. Errors: every %PMN_STORE_ERROR code.
 */
void pmn_store_open_async (const char *path, PmnOpenFlags flags, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data);
/** pmn_store_open_finish: of opening and creating. Returns: (transfer full) (nullable): the store. */
PmnStore *pmn_store_open_finish (GAsyncResult *result, GError **error);
/** pmn_store_open_sync: blocking, as the above. Returns: (transfer full) (nullable): the store. */
PmnStore *pmn_store_open_sync (const char *path, PmnOpenFlags flags, GCancellable *cancellable,
                               GError **error);

/**
 * pmn_store_create_async: a new register whose first step is @func's: it has its name only once that is done
 * @data_free: (nullable): frees @data
 * Finish with pmn_store_open_finish(). Errors: those of @func too; then there is no register.
 */
void pmn_store_create_async (const char *path, const PmnEditInfo *info, PmnStoreWriteFunc func,
                             gpointer data, GDestroyNotify data_free, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data);
/** pmn_store_create_sync: blocking, as the above. Returns: (transfer full) (nullable): the store. */
PmnStore *pmn_store_create_sync (const char *path, const PmnEditInfo *info, PmnStoreWriteFunc func,
                                 gpointer data, GCancellable *cancellable, GError **error);

/** pmn_store_close_async: finishes every write, ends running reads and long work (G_IO_ERROR_CANCELLED), drops waiting ones,
 * checkpoints, closes. Mandatory before the last unref. */
void pmn_store_close_async (PmnStore *self, GAsyncReadyCallback callback, gpointer user_data);
/** pmn_store_close_finish: Returns: whether everything was written and closed. */
gboolean pmn_store_close_finish (PmnStore *self, GAsyncResult *result, GError **error);
/** pmn_store_close_sync: blocking, as the above. Returns: whether everything was written and closed. */
gboolean pmn_store_close_sync (PmnStore *self, GError **error);

/** pmn_store_get_path: Returns: (transfer none): the register's path. */
const char *pmn_store_get_path (PmnStore *self);
/** pmn_store_is_on_network: Returns: whether the file is on a network file system (exclusive, one connection). */
gboolean pmn_store_is_on_network (PmnStore *self);

/**
 * pmn_store_read_async:
 * @priority: G_PRIORITY_*; what the user looks at goes first
 * @data_free: (nullable): frees @data once the function has run or was dropped
 * @result_free: (nullable): frees a result that nobody takes
 */
void pmn_store_read_async (PmnStore *self, PmnStoreReadFunc func, gpointer data,
                           GDestroyNotify data_free, GDestroyNotify result_free, int priority,
                           GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data);
/**
 * pmn_store_read_aside_async: as above for what takes long: on the thread of long work, with a connection
 * of its own, so that lists go on being read meanwhile. Where there is a single connection (network
 * file system) it shares that one.
 */
void pmn_store_read_aside_async (PmnStore *self, PmnStoreReadFunc func, gpointer data,
                                 GDestroyNotify data_free, GDestroyNotify result_free,
                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data);
/** pmn_store_write_async: as pmn_store_read_async() with a step of history; see #PmnEditInfo (copied). */
void pmn_store_write_async (PmnStore *self, const PmnEditInfo *info, PmnStoreWriteFunc func,
                            gpointer data, GDestroyNotify data_free, GDestroyNotify result_free,
                            GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data);
/** pmn_store_run_finish: Returns: (transfer full) (nullable): what the function returned. On error NULL with @error set. */
gpointer pmn_store_run_finish (PmnStore *self, GAsyncResult *result, GError **error);

/** pmn_store_read_sync: blocking, on the reader's thread. Returns: what @func returned. */
gpointer pmn_store_read_sync (PmnStore *self, PmnStoreReadFunc func, gpointer data,
                              GCancellable *cancellable, GError **error);
/** pmn_store_write_sync: blocking, on the writer's thread. Returns: what @func returned. */
gpointer pmn_store_write_sync (PmnStore *self, const PmnEditInfo *info, PmnStoreWriteFunc func,
                               gpointer data, GCancellable *cancellable, GError **error);
/** pmn_store_write_sync_full: as above; @result_free: (nullable): frees what @func returned when the commit then fails. */
gpointer pmn_store_write_sync_full (PmnStore *self, const PmnEditInfo *info, PmnStoreWriteFunc func,
                                    gpointer data, GDestroyNotify result_free,
                                    GCancellable *cancellable, GError **error);

/**
 * PmnStoreNews: what a commit changed.
 * @entities: bit 1<<PmnEntity for each kind of row
 * @foreign: committed by another process
 * @activity_ids: (element-type gint64) (nullable): rows of activities, NULL when too many to list
 */
typedef struct
{
  guint entities;
  gboolean foreign;
  GArray *activity_ids;
} PmnStoreNews;

/*
 * Signals, on the opening thread:
 *   "changed" (const PmnStoreNews *news)
 *   "corrupted" (const char *sentence): a damaged page was met; the register must be closed, set
 *       aside and the last good backup offered (pmn_store_set_aside_*)
 */

/**
 * pmn_store_scrub_async:
 * To be called after each write that anonymised somebody: rewrites the file so that no free page nor
 * WAL frame keeps what was erased, and lists the ids beside the backups. What could not be finished
 * (BUSY: the register is being read elsewhere; FULL) is tried again when the register is next opened.
 */
void pmn_store_scrub_async (PmnStore *self, GAsyncReadyCallback callback, gpointer user_data);
/** pmn_store_scrub_finish: Returns: whether nothing of it is left in the file. */
gboolean pmn_store_scrub_finish (PmnStore *self, GAsyncResult *result, GError **error);
/** pmn_store_scrub_sync: blocking, as the above. Returns: whether nothing of it is left in the file. */
gboolean pmn_store_scrub_sync (PmnStore *self, GError **error);

/** pmn_store_check_foreign: looks at data_version; emits "changed" when another process committed. Cheap. */
void pmn_store_check_foreign (PmnStore *self);

G_END_DECLS
