/* pmn-connection-private.h: what the connection and its statements know of each other
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-connection.h"

G_BEGIN_DECLS

#define PMN_N_RECENT_STATEMENTS 128

struct _PmnStatement
{
  PmnConnection *connection;
  sqlite3_stmt *stmt;
  char *sql;
  gboolean kept; /* in the table of its connection */
  gboolean lent;
  GList link; /* in the queue of idle ones, when kept and not lent */
  /* The first failure of a binding, reported by the next step. */
  int bind_rc;
};

struct _PmnConnection
{
  sqlite3 *db;
  char *path;
  PmnConnectionFlags flags;
  gint64 deadline_ms;

  /* Every statement kept, by its text; those not lent, most recently used first. Callers prepare the
   * same constants again and again: the last statement of an address spares hashing its text. */
  GHashTable *by_sql;
  GQueue idle;
  PmnStatement *recent[PMN_N_RECENT_STATEMENTS];
  guint n_lent;

  GCancellable *cancellable;
  gulong cancelled_id;

  gint64 vm_steps;
  gint64 statements;
};

/**
 * PmnLockWait: how long a caller has been waiting for somebody else's lock; zero it before use.
 */
typedef struct
{
  gint64 since_us;
  guint attempts;
} PmnLockWait;

/**
 * pmn_connection_wait_for_lock:
 * @rc: what SQLite answered
 *
 * Pauses when @rc says that another connection is in the way, nothing has been read yet and the
 * deadline is not reached. Returns: whether to try again.
 */
gboolean pmn_connection_wait_for_lock (PmnConnection *self, PmnLockWait *wait, int rc);

/** pmn_connection_fail: sets @error from @rc; G_IO_ERROR_CANCELLED when the work was cancelled. */
void pmn_connection_fail (PmnConnection *self, int rc, GError **error);

/** pmn_connection_keep_idle: @statement: (transfer full): reset, back into the cache. */
void pmn_connection_keep_idle (PmnConnection *self, PmnStatement *statement);

/** pmn_statement_new: Returns: (transfer full) (nullable): a prepared statement. */
PmnStatement *pmn_statement_new (PmnConnection *connection, const char *sql, GError **error);
/** pmn_statement_free: finalizes; for the cache only. */
void pmn_statement_free (PmnStatement *self);

/** pmn_store_is_ui_thread: Returns: whether the caller runs on the thread that shows windows. */
gboolean pmn_store_is_ui_thread (void);

G_END_DECLS
