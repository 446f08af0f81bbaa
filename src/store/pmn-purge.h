/* pmn-purge.h: the list of anonymised people, so that no copy brings them back
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ids without identity, kept in the register and beside every backup as text, one line each:
 * "beneficiary UUID 2026-11-22T09:56:38.123Z"; lines that begin with "#" are comments. Restoring,
 * loading and merging apply the list again.
 */
#pragma once

#include "pmn-edit.h"

G_BEGIN_DECLS

/** PmnPurgeEntry: @uuid is nobody's name any more; @at: Unix time in ms of the erasure. */
typedef struct
{
  PmnEntity entity;
  char uuid[37];
  gint64 at;
} PmnPurgeEntry;

/** pmn_purge_add: an entry, once. */
gboolean pmn_purge_add (PmnEdit *edit, PmnEntity entity, const char *uuid, gint64 at,
                        GError **error);
/** pmn_purge_list: Returns: (transfer full) (element-type PmnPurgeEntry) (nullable): the register's list, oldest first. */
GArray *pmn_purge_list (PmnConnection *connection, GError **error);

/** pmn_purge_path: Returns: (transfer full): where the list of a backup is: "NAME.pmn" → "NAME.purge". */
char *pmn_purge_path (const char *backup_path);
/** pmn_purge_write_beside: blocking: writes the register's list beside a backup (0600, written aside, fsynced, renamed); what the file already lists stays listed. */
gboolean pmn_purge_write_beside (PmnConnection *connection, const char *backup_path,
                                 GError **error);
/** pmn_purge_read_beside: blocking. Returns: (transfer full) (element-type PmnPurgeEntry) (nullable): the list beside a backup, empty without a file. */
GArray *pmn_purge_read_beside (const char *backup_path, GError **error);

/**
 * pmn_purge_apply:
 * @connection: a writer's connection outside any transaction
 * @entries: (element-type PmnPurgeEntry): lists of the backup and of what it replaces
 * @now_ms: Unix time in ms
 *
 * Anonymises everybody in @entries who is still named here and remembers the entries, in one
 * transaction, then scrubs the file (pmn_purge_scrub()).
 */
gboolean pmn_purge_apply (PmnConnection *connection, GArray *entries, gint64 now_ms,
                          GError **error);

/**
 * pmn_purge_scrub:
 * @connection: a writer's connection outside any transaction
 *
 * Rewrites the register so that no free page nor WAL frame keeps what was erased, and brings the
 * lists beside the backups up to date. Done by the commit of every edit that anonymised somebody;
 * what could not be done then stays marked, see pmn_purge_scrub_pending().
 */
gboolean pmn_purge_scrub (PmnConnection *connection, GError **error);

/** pmn_purge_scrub_pending: as pmn_purge_scrub(), if one is still to be done: at opening, with the daily backup. */
gboolean pmn_purge_scrub_pending (PmnConnection *connection, GError **error);

G_END_DECLS
