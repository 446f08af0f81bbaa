/* pmn-connection.h: one SQLite connection and its prepared statements
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Belongs to one worker thread. Every function blocks and asserts, in debug builds, that it is not
 * called on the main thread of a program that shows windows. Errors are %PMN_STORE_ERROR.
 */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "pmn-store-error.h"

G_BEGIN_DECLS

typedef struct _PmnConnection PmnConnection;

/**
 * PmnConnectionFlags:
 * @PMN_CONNECTION_READ_ONLY: a reader
 * @PMN_CONNECTION_CREATE: create the file (mode 0600) when it is not there
 * @PMN_CONNECTION_NO_ROOM: exclusive lock on a register in WAL mode, left in it: needs no room on the disk to read
 * @PMN_CONNECTION_EXCLUSIVE: rollback journal and exclusive lock, for network file systems
 * @PMN_CONNECTION_REGISTER: refuse (NOT_A_REGISTER, NEWER) what has not the tables of a register of
 *   a version that this program knows, before anything is configured
 */
typedef enum
{
  PMN_CONNECTION_NONE = 0,
  PMN_CONNECTION_READ_ONLY = 1 << 0,
  PMN_CONNECTION_CREATE = 1 << 1,
  PMN_CONNECTION_EXCLUSIVE = 1 << 2,
  PMN_CONNECTION_REGISTER = 1 << 3,
  PMN_CONNECTION_NO_ROOM = 1 << 4,
} PmnConnectionFlags;

#define PMN_APPLICATION_ID 0x504d4e31 /* "PMN1" */

/**
 * pmn_store_set_ui_thread:
 * @thread: (nullable): the thread that shows windows; %NULL: there is none (command line, tests)
 *
 * From now on debug builds abort when this thread touches a connection or waits for the store.
 */
void pmn_store_set_ui_thread (GThread *thread);

/** pmn_connection_open: the one place where a database is opened and configured. Returns: (transfer full) (nullable). */
PmnConnection *pmn_connection_open (const char *path, PmnConnectionFlags flags, GError **error);
/** pmn_connection_close: @self: (nullable) (transfer full): finalizes the statements and closes. */
void pmn_connection_close (PmnConnection *self);
/** pmn_connection_get_path: Returns: (transfer none): the path it was opened with. */
const char *pmn_connection_get_path (PmnConnection *self);
/** pmn_connection_get_handle: Returns: (transfer none): the SQLite handle, for the backup API only. */
sqlite3 *pmn_connection_get_handle (PmnConnection *self);
/** pmn_connection_set_cancellable: cancelling @cancellable interrupts the running statement (G_IO_ERROR_CANCELLED). */
void pmn_connection_set_cancellable (PmnConnection *self, GCancellable *cancellable);

/** pmn_connection_exec: runs statements without parameters or results. */
gboolean pmn_connection_exec (PmnConnection *self, const char *sql, GError **error);
/** pmn_connection_get_int64: first column of the first row of a constant query, or @fallback when there is no row. */
gboolean pmn_connection_get_int64 (PmnConnection *self, const char *sql, gint64 fallback,
                                   gint64 *value, GError **error);

/** PmnStatement: a prepared statement, of one connection and its thread. */
typedef struct _PmnStatement PmnStatement;

/**
 * pmn_connection_prepare:
 * @sql: a string; prepared statements are cached by content
 *
 * Returns: (transfer none) (nullable): a statement, reset and without bindings. It is lent: give it
 *   back with pmn_statement_done(), or let `g_autoptr (PmnStatement)` do so.
 */
PmnStatement *pmn_connection_prepare (PmnConnection *self, const char *sql, GError **error);

/* Binding: @index from 1. Text and blobs are copied. NULL text binds NULL. */
void pmn_statement_bind_int64 (PmnStatement *self, int index, gint64 value);
/** binds NULL when @value equals @null_value. */
void pmn_statement_bind_int64_or_null (PmnStatement *self, int index, gint64 value,
                                       gint64 null_value);
/** pmn_statement_bind_text: @value: (nullable): copied; %NULL binds NULL. */
void pmn_statement_bind_text (PmnStatement *self, int index, const char *value);
/** text that outlives the statement's run: not copied. */
void pmn_statement_bind_text_static (PmnStatement *self, int index, const char *value);
/** pmn_statement_bind_null: binds NULL. */
void pmn_statement_bind_null (PmnStatement *self, int index);

/**
 * pmn_statement_step:
 * Returns: TRUE when there is a row to read; FALSE at the end, or on error with @error set.
 * Use: `while (pmn_statement_step (s, &local_error)) …; return pmn_statement_ended (local_error, error);`
 */
gboolean pmn_statement_step (PmnStatement *self, GError **error);
/** pmn_statement_ended: @local_error: (transfer full) (nullable): from the last step. Returns: FALSE with @error set from it. */
gboolean pmn_statement_ended (GError *local_error, GError **error);
/** pmn_statement_collect_ids: Returns: (transfer full) (element-type gint64) (nullable): the first column of all the rows. */
GArray *pmn_statement_collect_ids (PmnStatement *self, GError **error);
/** pmn_statement_run: runs to the end, ignoring rows, and resets so that it can be bound again. */
gboolean pmn_statement_run (PmnStatement *self, GError **error);
/** pmn_statement_reset: ready to be bound and stepped again. */
void pmn_statement_reset (PmnStatement *self);
/** pmn_statement_done: gives the statement back to the cache. */
void pmn_statement_done (PmnStatement *self);

/* Reading the current row: @column from 0. */
gint64 pmn_statement_get_int64 (PmnStatement *self, int column);
/** @null_value when the column is NULL. */
gint64 pmn_statement_get_int64_or (PmnStatement *self, int column, gint64 null_value);
/** Returns: (transfer none) (nullable): valid until the next step. */
const char *pmn_statement_get_text (PmnStatement *self, int column);
/** Returns: (transfer full) (nullable): a copy. */
char *pmn_statement_dup_text (PmnStatement *self, int column);
/** pmn_statement_is_null: Returns: whether the column is NULL. */
gboolean pmn_statement_is_null (PmnStatement *self, int column);

/** pmn_connection_get_changes: Returns: rows changed by the last statement. */
gint64 pmn_connection_get_changes (PmnConnection *self);
/** pmn_connection_get_last_insert_id: Returns: row id of the last insert. */
gint64 pmn_connection_get_last_insert_id (PmnConnection *self);

/**
 * pmn_connection_begin:
 * BEGIN IMMEDIATE with a deadline of 5 s and growing pauses; then %PMN_STORE_ERROR_BUSY. For readers
 * use pmn_connection_begin_read().
 */
gboolean pmn_connection_begin (PmnConnection *self, GError **error);
/** pmn_connection_begin_read: begins a transaction that only reads: everything is seen as of now. */
gboolean pmn_connection_begin_read (PmnConnection *self, GError **error);
/** pmn_connection_commit: ends a transaction of either kind; one that fails must be rolled back. */
gboolean pmn_connection_commit (PmnConnection *self, GError **error);
/** pmn_connection_rollback: never fails; harmless outside a transaction. */
void pmn_connection_rollback (PmnConnection *self);

/** pmn_connection_counters: VM steps and statements since the last call, for deterministic cost tests. */
void pmn_connection_counters (PmnConnection *self, gint64 *vm_steps, gint64 *statements);

/** pmn_store_error_set_search_index: sets @error to %PMN_STORE_ERROR_SEARCH_INDEX, in words. */
void pmn_store_error_set_search_index (GError **error);
/** pmn_store_error_from_sqlite: sets @error from a SQLite result code, in our domain and in words. */
void pmn_store_error_from_sqlite (GError **error, sqlite3 *db, int rc);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnConnection, pmn_connection_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnStatement, pmn_statement_done)

G_END_DECLS
