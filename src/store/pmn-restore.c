/* pmn-restore.c: a copy takes the place of a register; a damaged register is set aside
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pmn-backup-private.h"
#include "pmn-file-error.h"
#include "pmn-file-system.h"
#include "pmn-health.h"
#include "pmn-lock.h"
#include "pmn-migrator.h"
#include "pmn-part-file.h"
#include "pmn-purge.h"

/* Setting aside --------------------------------------------------------------------------------- */

static char *
get_aside_path (const char *register_path, gint64 now_ms)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (now_ms / 1000);
  g_autofree char *stamp = g_date_time_format (time, "%Y%m%dT%H%M%SZ");
  gsize length = strlen (register_path);

  if (g_str_has_suffix (register_path, ".pmn"))
    length -= strlen (".pmn");

  return g_strdup_printf ("%.*s.damaged-%s", (int) length, register_path, stamp);
}

/* The journals first: the file without its name would look like another register's. */
static char *
move_aside (const char *register_path, gint64 now_ms, GError **error)
{
  static const char *const suffixes[] = { "-journal", "-wal", "-shm", "" };
  g_autofree char *aside = get_aside_path (register_path, now_ms);

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (register_path, suffixes[i], NULL);
      g_autofree char *to = g_strconcat (aside, suffixes[i], NULL);

      if (rename (from, to) != 0 && (errno != ENOENT || *suffixes[i] == '\0'))
        {
          pmn_store_error_from_errno (error, from, errno);
          return NULL;
        }
    }

  return g_steal_pointer (&aside);
}

char *
pmn_store_set_aside_sync (const char *register_path, gint64 now_ms, GError **error)
{
  g_autoptr (PmnLock) lock = NULL;

  g_return_val_if_fail (register_path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  lock = pmn_lock_acquire (register_path, PMN_LOCK_OWNER, pmn_lock_get_deadline_ms (), error);
  return lock != NULL ? move_aside (register_path, now_ms, error) : NULL;
}

/* Restoring ------------------------------------------------------------------------------------- */

static PmnConnectionFlags
get_flags (const char *register_path)
{
  return pmn_file_system_is_network (register_path) ? PMN_CONNECTION_EXCLUSIVE
                                                    : PMN_CONNECTION_NONE;
}

static gboolean
is_damage (const GError *error)
{
  return g_error_matches (error, PMN_STORE_ERROR, PMN_STORE_ERROR_CORRUPT)
         || g_error_matches (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NOT_A_REGISTER);
}

/* @live: (out) (nullable): open and saved; %NULL when there is none, or it is @damaged and stays as it is. */
static gboolean
save_live (const char *path, gint64 now_ms, PmnConnection **live, GArray **purged,
           gboolean *damaged, GError **error)
{
  g_autoptr (PmnConnection) connection = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *saved = NULL;
  struct stat info;

  *live = NULL;
  *purged = NULL;
  *damaged = FALSE;
  if (stat (path, &info) != 0)
    return TRUE;

  /* A folder or a pipe is not a damaged register to set aside. */
  if (!S_ISREG (info.st_mode))
    {
      g_set_error_literal (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NOT_A_REGISTER,
                           _ ("This file is not a Permanence register."));
      return FALSE;
    }

  if (pmn_health_check_header (path, pmn_migrator_get_latest (), &local_error))
    connection
        = pmn_connection_open (path, PMN_CONNECTION_REGISTER | get_flags (path), &local_error);
  if (connection != NULL)
    saved
        = pmn_backup_copy_to_slot (connection, path, "before-restore", now_ms, NULL, &local_error);
  if (saved != NULL)
    *purged = pmn_purge_list (connection, &local_error);

  if (local_error == NULL)
    {
      *live = g_steal_pointer (&connection);
      return TRUE;
    }

  if (!is_damage (local_error))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  /* As it was, its journal included. */
  if (connection != NULL)
    sqlite3_db_config (pmn_connection_get_handle (connection), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1,
                       NULL);
  *damaged = TRUE;
  return TRUE;
}

/* The copy as it must be here: of this schema, without those who were erased since. */
static gboolean
prepare_part (const char *backup_path, const char *part, GArray *purged, gint64 now_ms,
              GError **error)
{
  g_autoptr (GArray) entries = pmn_purge_read_beside (backup_path, error);
  g_autoptr (PmnConnection) backup = NULL;
  g_autoptr (PmnConnection) connection = NULL;

  if (entries == NULL)
    return FALSE;
  if (purged != NULL)
    g_array_append_vals (entries, purged->data, purged->len);

  backup = pmn_connection_open (backup_path, PMN_CONNECTION_READ_ONLY, error);
  if (backup == NULL || !pmn_backup_write_part (backup, part, NULL, error))
    return FALSE;

  connection = pmn_connection_open (part, PMN_CONNECTION_EXCLUSIVE, error);
  return connection != NULL && pmn_migrator_run (connection, error)
         && pmn_purge_apply (connection, entries, now_ms, error)
         && pmn_purge_scrub_pending (connection, error);
}

/* One transaction of the live file: killed before its end, it never was. */
static gboolean
replace_live (PmnConnection *live, const char *part, GError **error)
{
  g_autoptr (PmnConnection) source = pmn_connection_open (part, PMN_CONNECTION_READ_ONLY, error);

  return source != NULL
         && pmn_backup_copy_pages (pmn_connection_get_handle (source),
                                   pmn_connection_get_handle (live), NULL, error)
         && pmn_connection_exec (live, "PRAGMA wal_checkpoint(TRUNCATE)", error);
}

static gboolean
restore_locked (const char *path, const char *backup_path, const char *part, GError **error)
{
  gint64 now_ms = g_get_real_time () / 1000;
  g_autoptr (PmnConnection) live = NULL;
  g_autoptr (GArray) purged = NULL;
  g_autofree char *aside = NULL;
  gboolean damaged;

  if (!save_live (path, now_ms, &live, &purged, &damaged, error)
      || !prepare_part (backup_path, part, purged, now_ms, error))
    return FALSE;

  /* Only now that what takes its place is whole. */
  if (damaged)
    {
      aside = move_aside (path, now_ms, error);
      if (aside == NULL)
        return FALSE;
    }

  return live != NULL ? replace_live (live, part, error)
                      : pmn_file_system_replace (part, path, FALSE, error);
}

gboolean
pmn_backup_restore_sync (const char *register_path, const char *backup_path, GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *part = NULL;
  g_autoptr (PmnLock) lock = NULL;
  gboolean done;
  int held;

  g_return_val_if_fail (register_path != NULL, FALSE);
  g_return_val_if_fail (backup_path != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!pmn_backup_verify (backup_path, error))
    return FALSE;

  path = g_canonicalize_filename (register_path, NULL);
  if (!pmn_health_check_writable (path, error))
    return FALSE;

  lock = pmn_lock_acquire (path, PMN_LOCK_OWNER, pmn_lock_get_deadline_ms (), error);
  if (lock == NULL)
    return FALSE;

  part = pmn_part_file_path (path, PMN_PART_RESTORE);
  held = pmn_part_file_claim (part, path, error);
  if (held < 0)
    return FALSE;
  done = restore_locked (path, backup_path, part, error);
  pmn_file_system_remove_database (part);
  close (held);
  return done;
}
