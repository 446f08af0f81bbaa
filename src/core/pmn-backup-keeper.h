/* pmn-backup-keeper.h: the daily round of backups of an open register, and the copy elsewhere
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-register.h"

G_BEGIN_DECLS

#define PMN_TYPE_BACKUP_KEEPER (pmn_backup_keeper_get_type ())
G_DECLARE_FINAL_TYPE (PmnBackupKeeper, pmn_backup_keeper, PMN, BACKUP_KEEPER, GObject)

/** PMN_OUTSIDE_COPY_DAYS: after so many days without a copy off this computer, people are told. */
#define PMN_OUTSIDE_COPY_DAYS 7
/** PMN_FIRST_OUTSIDE_COPY_DAYS: the first one is asked for within the first week. */
#define PMN_FIRST_OUTSIDE_COPY_DAYS 2

/*
 * Property: "outside-copy-due" (gboolean, notify): no copy off this computer for 7 days (since the
 * first use when there never was one). Never for a fictional structure.
 */

/** pmn_backup_keeper_new: Returns: (transfer full): a keeper of @reg; nothing runs before the first round. */
PmnBackupKeeper *pmn_backup_keeper_new (PmnRegister *reg);

/**
 * pmn_backup_keeper_run_async: one round: check, copy, rotate; copies to @second_destination too; then
 * drops undo data and trash older than %PMN_TRASH_RETENTION_DAYS.
 * @budget: bytes that the copies may take, 0 = default
 * @second_destination: (nullable): a folder
 * @now_ms: Unix time in milliseconds
 *
 * Errors: %PMN_STORE_ERROR; a second destination that is not there (key not plugged in) is one too,
 * and the local copies are made all the same.
 */
void pmn_backup_keeper_run_async (PmnBackupKeeper *self, gint64 budget,
                                  const char *second_destination, gint64 now_ms,
                                  GAsyncReadyCallback callback, gpointer user_data);
/**
 * pmn_backup_keeper_look_async: only reads when the last copies were made, so that "outside-copy-due" is right
 * before the first round; writes nothing. Ends with pmn_backup_keeper_run_finish().
 */
void pmn_backup_keeper_look_async (PmnBackupKeeper *self, gint64 now_ms,
                                   GAsyncReadyCallback callback, gpointer user_data);
/** pmn_backup_keeper_run_finish: of a round and of a look. Returns: whether it could be done to the end. */
gboolean pmn_backup_keeper_run_finish (PmnBackupKeeper *self, GAsyncResult *result, GError **error);

/** pmn_backup_keeper_note_outside_copy: a copy was made off this computer by other means. */
void pmn_backup_keeper_note_outside_copy (PmnBackupKeeper *self, gint64 now_ms);

/**
 * pmn_backup_outside_copy_is_due:
 * @first_used_ms, @last_copy_ms, @now_ms: Unix times in milliseconds; 0 = never
 *
 * Returns: whether %PMN_OUTSIDE_COPY_DAYS have passed since the last copy or, when there never was one,
 *   %PMN_FIRST_OUTSIDE_COPY_DAYS since the first use
 */
gboolean pmn_backup_outside_copy_is_due (gint64 first_used_ms, gint64 last_copy_ms, gint64 now_ms);

G_END_DECLS
