/* pmn-register-private.h: what the files of the register share
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-bulk-edit.h"
#include "pmn-pending-drafts.h"
#include "pmn-register.h"
#include "pmn-saved-filter.h"

G_BEGIN_DECLS

typedef struct _PmnJob PmnJob;

/** PmnJobRows: a query. Returns: (transfer full) (nullable): an array that frees its rows. */
typedef GPtrArray *(*PmnJobRows) (PmnConnection *connection, const PmnJob *job, GError **error);

/**
 * PmnJob: an action in flight: what a store function needs and what it gives back.
 * Freed by pmn_job_free() when the function has run.
 */
struct _PmnJob
{
  PmnEntity entity;
  gpointer row;    /* owned, of kind @entity */
  GPtrArray *rows; /* owned, of kind @entity, frees its rows */
  GArray *ids;     /* gint64 */
  gint64 id;
  gint64 actor_id;
  const char *origin;
  gboolean with_bulk;
  guint limit;
  int dimension;
  PmnDay today;
  gint number; /* a year of birth, a language */
  char *text;
  char *value;
  char *draft; /* key of the draft that becomes @value, NULL = forgotten, in the same transaction */
  PmnActivityFilter *filter;
  PmnActivityChange *change;
  PmnProgress *progress;
  PmnSavedFilter *saved;
  PmnJobRows query;
};

PmnJob *pmn_job_new (PmnRegister *self, PmnEntity entity);
/** pmn_job_new_about: @id: a row of @entity, 0 for none; @limit: how many are asked for at the most, 0 = all. */
PmnJob *pmn_job_new_about (PmnRegister *self, PmnEntity entity, gint64 id, guint limit);
void pmn_job_free (PmnJob *job);
/** pmn_job_write_draft: what the job says of a draft, in the transaction of @edit; nothing without one. */
gboolean pmn_job_write_draft (PmnJob *job, PmnEdit *edit, GError **error);

/** pmn_register_get_pending_drafts: Returns: (transfer none): what the writer still has to do to drafts. */
PmnPendingDrafts *pmn_register_get_pending_drafts (PmnRegister *self);

/** pmn_register_write: runs @func in a step of kind @kind; takes @job. @result_free: (nullable). */
void pmn_register_write (PmnRegister *self, const char *kind, PmnStoreWriteFunc func, PmnJob *job,
                         GDestroyNotify result_free, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data);
gpointer pmn_register_write_sync (PmnRegister *self, const char *kind, PmnStoreWriteFunc func,
                                  PmnJob *job, GDestroyNotify result_free, GError **error);
void pmn_register_read (PmnRegister *self, PmnStoreReadFunc func, PmnJob *job,
                        GDestroyNotify result_free, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data);
gpointer pmn_register_read_sync (PmnRegister *self, PmnStoreReadFunc func, PmnJob *job,
                                 GError **error);
/** pmn_register_change_sync: as pmn_register_write_sync() for a @func that gives nothing back. */
gboolean pmn_register_change_sync (PmnRegister *self, const char *kind, PmnStoreWriteFunc func,
                                   PmnJob *job, GError **error);
/** pmn_register_read_rows: gives what @query finds; takes @job. */
void pmn_register_read_rows (PmnRegister *self, PmnJobRows query, PmnJob *job,
                             GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data);
GPtrArray *pmn_register_read_rows_sync (PmnRegister *self, PmnJobRows query, PmnJob *job,
                                        GError **error);
/** pmn_register_forward: data for pmn_register_on_forwarded(), which calls @callback with @self as source. */
gpointer pmn_register_forward (PmnRegister *self, GAsyncReadyCallback callback, gpointer user_data);
void pmn_register_on_forwarded (GObject *source, GAsyncResult *result, gpointer data);
/** pmn_register_finish: ends both. */
gpointer pmn_register_finish (PmnRegister *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnJob, pmn_job_free)

G_END_DECLS
