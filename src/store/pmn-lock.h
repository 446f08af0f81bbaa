/* pmn-lock.h: who has a register open, and who writes in it now
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "NAME.lock" lies beside "NAME.pmn". It holds one line for each program that has the register
 * open (process, computer, program) and, first, one for the program that writes. A line counts only
 * while its owner holds the system lock that goes with it, so a program that dies leaves nothing
 * behind. On a file system without locks the file only informs. Any thread.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _PmnLock PmnLock;

/**
 * PmnLockMode:
 * @PMN_LOCK_SHARED: somebody who has the register open
 * @PMN_LOCK_OWNER: alone: migration, restore
 */
typedef enum
{
  PMN_LOCK_SHARED,
  PMN_LOCK_OWNER,
} PmnLockMode;

/** pmn_lock_path: Returns: (transfer full): the path of the lock file of a register. */
char *pmn_lock_path (const char *register_path);

/**
 * pmn_lock_acquire:
 * @register_path: a register, which need not exist yet
 * @deadline_ms: how long to wait for others
 *
 * Blocks. Returns: (transfer full) (nullable): the lock; on error %PMN_STORE_ERROR: BUSY naming who
 *   is in the way, READ_ONLY, PERMISSION, FULL, NOT_FOUND when the folder is not there, FAILED.
 */
PmnLock *pmn_lock_acquire (const char *register_path, PmnLockMode mode, gint64 deadline_ms,
                           GError **error);

/** pmn_lock_set_mode: from shared to owner (BUSY when others have it open) or back, which never fails. */
gboolean pmn_lock_set_mode (PmnLock *self, PmnLockMode mode, gint64 deadline_ms, GError **error);

/** pmn_lock_set_writing: says that this program writes now, or has finished. */
void pmn_lock_set_writing (PmnLock *self, gboolean writing);

/** pmn_lock_release: @self: (nullable) (transfer full): gives up; the last one removes the file. */
void pmn_lock_release (PmnLock *self);

/**
 * pmn_lock_describe_holder:
 * @register_path: a register
 *
 * Returns: (transfer full) (nullable): whoever else writes in it, or else has it open: "permanence
 *   (process 4242 on computer accueil-2)"; %NULL when nobody is known
 */
char *pmn_lock_describe_holder (const char *register_path);
/** pmn_lock_set_busy: sets PMN_STORE_ERROR_BUSY, naming @holder: (nullable): from pmn_lock_describe_holder(). */
void pmn_lock_set_busy (GError **error, const char *holder);

/** pmn_lock_get_deadline_ms: Returns: how long to wait for others: 5 s, or the variable PERMANENCE_LOCK_DEADLINE_MS. */
gint64 pmn_lock_get_deadline_ms (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnLock, pmn_lock_release)

G_END_DECLS
