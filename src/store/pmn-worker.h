/* pmn-worker.h: a named thread and its queue
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Jobs run one at a time, the most urgent first, those of one urgency in the order of arrival.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _PmnWorker PmnWorker;

/** PmnWorkerFunc: @dropped: the worker stops and the job will not run: it must only answer. */
typedef void (*PmnWorkerFunc) (gpointer job, gboolean dropped);

/** PmnWorkerRestFunc: there was nothing to do for a while. */
typedef void (*PmnWorkerRestFunc) (gpointer data);

/** pmn_worker_new: Returns: (transfer full): a worker with its thread running; @name: at most 15 bytes. */
PmnWorker *pmn_worker_new (const char *name);

/**
 * pmn_worker_set_rest:
 * @after_ms: how long there must have been nothing to do
 * @func: called on the worker's thread, once after some jobs; never once pmn_worker_stop() has returned
 *
 * Any thread.
 */
void pmn_worker_set_rest (PmnWorker *self, guint after_ms, PmnWorkerRestFunc func, gpointer data);

/**
 * pmn_worker_push:
 * @priority: as G_PRIORITY_*: the lowest number runs first
 * @droppable: whether pmn_worker_stop() may drop it
 * @func: called once, on the worker's thread; or, once the worker has stopped, on the caller's with
 *   dropped TRUE
 *
 * Any thread.
 */
void pmn_worker_push (PmnWorker *self, int priority, gboolean droppable, PmnWorkerFunc func,
                      gpointer job);

/**
 * pmn_worker_stop:
 * Runs the jobs that may not be dropped, drops the others, ends the thread and waits for it. Not on
 * the worker's own thread. What is pushed from now on is dropped.
 */
void pmn_worker_stop (PmnWorker *self);

/** pmn_worker_free: @self: (nullable) (transfer full): stops it if needed. */
void pmn_worker_free (PmnWorker *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnWorker, pmn_worker_free)

G_END_DECLS
