/* pmn-connection-private.h: what the connection and its statements know of each other
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-connection.h"

G_BEGIN_DECLS

struct _PmnConnection
{
  sqlite3 *db;
  char *path;
  PmnConnectionFlags flags;
  gint64 deadline_ms;

  /* Statements not lent: most recently used first. The table gives the link of a text. */
  GQueue idle;
  GHashTable *idle_by_sql;
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

/** pmn_connection_take_idle: Returns: (transfer full) (nullable): a statement out of the cache. */
PmnStatement *pmn_connection_take_idle (PmnConnection *self, const char *sql);
/** pmn_connection_keep_idle: @statement: (transfer full): reset, back into the cache. */
void pmn_connection_keep_idle (PmnConnection *self, PmnStatement *statement);

/** pmn_statement_new: Returns: (transfer full) (nullable): a prepared statement. */
PmnStatement *pmn_statement_new (PmnConnection *connection, const char *sql, GError **error);
const char *pmn_statement_get_sql (PmnStatement *self);
/** pmn_statement_free: finalizes; for the cache only. */
void pmn_statement_free (PmnStatement *self);

/** pmn_store_is_ui_thread: Returns: whether the caller runs on the thread that shows windows. */
gboolean pmn_store_is_ui_thread (void);

G_END_DECLS
