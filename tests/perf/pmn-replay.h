/* pmn-replay.h: the plain loop: the rows of saved activities written again with bare SQLite
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The floor of saving and of importing: the same rows in the same tables, figures, history and search
 * index included, by prepared statements bound to values that are already in memory.
 */
#pragma once

#include "pmn-test-store.h"

G_BEGIN_DECLS

typedef struct _PmnReplay PmnReplay;

/** pmn_replay_capture: reads what saving the activities @ids (ascending) wrote. @with_change: one line of history each. */
PmnReplay *pmn_replay_capture (PmnTestStore *store, const gint64 *ids, guint n_ids,
                               gboolean with_change);
/** pmn_replay_run: writes it, as other activities, in one transaction. @cpu: (out) (optional): ms of processor. Returns: ms. */
double pmn_replay_run (PmnReplay *self, sqlite3 *db, double *cpu);
/** pmn_cpu_ms: Returns: ms of processor used by this process: what other programs do does not count. */
double pmn_cpu_ms (void);
void pmn_replay_free (PmnReplay *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnReplay, pmn_replay_free)

G_END_DECLS
