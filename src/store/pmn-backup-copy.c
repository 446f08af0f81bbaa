/* pmn-backup-copy.c: making one verified copy
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "pmn-backup-private.h"
#include "pmn-file-error.h"
#include "pmn-file-system.h"
#include "pmn-health.h"
#include "pmn-lock.h"
#include "pmn-migrator.h"
#include "pmn-part-file.h"
#include "pmn-purge.h"

/* Between two looks at the cancellable: 4 MB. */
#define PAGES_PER_STEP 1024
#define PAUSE_US 20000

/* Each page is read and written once: keeping some for later would only take memory, for as long as the copy of a
 * large register lasts. */
#define COPY_CACHE_KB 256

/* Returns: what the cache of @db was, as SQLite counts it */
static int
set_cache (sqlite3 *db, int size)
{
  g_autofree char *set = g_strdup_printf ("PRAGMA cache_size = %d", size);
  sqlite3_stmt *get = NULL;
  int before = 0;

  if (sqlite3_prepare_v2 (db, "PRAGMA cache_size", -1, &get, NULL) == SQLITE_OK
      && sqlite3_step (get) == SQLITE_ROW)
    before = sqlite3_column_int (get, 0);
  sqlite3_finalize (get);
  sqlite3_exec (db, set, NULL, NULL, NULL);
  return before;
}

gboolean
pmn_backup_copy_pages (sqlite3 *from, sqlite3 *to, GCancellable *cancellable, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", from, "main");
  gint64 until = g_get_monotonic_time () + pmn_lock_get_deadline_ms () * 1000;
  gboolean cancelled = FALSE;
  int rc = SQLITE_OK;
  int cache;

  if (backup == NULL)
    {
      pmn_store_error_from_sqlite (error, to, sqlite3_errcode (to));
      return FALSE;
    }
  cache = set_cache (from, -COPY_CACHE_KB);
  set_cache (to, -COPY_CACHE_KB);

  for (;;)
    {
      cancelled = g_cancellable_set_error_if_cancelled (cancellable, error);
      if (cancelled)
        break;

      rc = sqlite3_backup_step (backup, PAGES_PER_STEP);
      if (rc == SQLITE_OK)
        continue;
      if (((rc & 0xff) != SQLITE_BUSY && (rc & 0xff) != SQLITE_LOCKED)
          || g_get_monotonic_time () >= until)
        break;
      g_usleep (PAUSE_US);
    }

  sqlite3_backup_finish (backup);
  set_cache (from, cache);

  if (!cancelled && rc != SQLITE_DONE)
    pmn_store_error_from_sqlite (error, to, rc);

  return !cancelled && rc == SQLITE_DONE;
}

/* @part, which the caller claimed, becomes one file without journal: a copy can be read from a folder
 * that cannot be written. */
gboolean
pmn_backup_write_part (PmnConnection *source, const char *part, GCancellable *cancellable,
                       GError **error)
{
  sqlite3 *to = NULL;
  gboolean done = FALSE;
  int rc;

  rc = sqlite3_open_v2 (part, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
  if (rc == SQLITE_OK)
    /* Nobody else sees the part: it is synced once, when it is whole. */
    rc = sqlite3_exec (to, "PRAGMA synchronous=OFF; PRAGMA journal_mode=OFF", NULL, NULL, NULL);

  if (rc == SQLITE_OK)
    {
      done = pmn_backup_copy_pages (pmn_connection_get_handle (source), to, cancellable, error);
      if (done)
        rc = sqlite3_exec (to, "PRAGMA journal_mode=DELETE", NULL, NULL, NULL);
    }
  if (rc != SQLITE_OK)
    pmn_store_error_from_sqlite (error, to, rc);

  sqlite3_close (to);
  return done && rc == SQLITE_OK;
}

/* A copy is as good with a damaged search index, which is made again as soon as it is used. */
static gboolean
run_quick_check (PmnConnection *connection, GError **error)
{
  g_autofree char *fault = NULL;
  g_autoptr (GError) local_error = NULL;

  if (!pmn_check_pages (connection, FALSE, &fault, &local_error)
      && !g_error_matches (local_error, PMN_STORE_ERROR, PMN_STORE_ERROR_SEARCH_INDEX))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (fault != NULL)
    g_set_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_CORRUPT,
                 /* Translators: %s is the path of a file */
                 _ ("The file “%s” is damaged."), pmn_connection_get_path (connection));

  return fault == NULL;
}

static gboolean
verify (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (PmnConnection) connection = NULL;
  gboolean sound;

  if (!pmn_health_check_header (path, pmn_migrator_get_latest (), error))
    return FALSE;

  connection
      = pmn_connection_open (path, PMN_CONNECTION_READ_ONLY | PMN_CONNECTION_REGISTER, error);
  if (connection == NULL)
    return FALSE;

  pmn_connection_set_cancellable (connection, cancellable);
  sound = run_quick_check (connection, error);
  pmn_connection_set_cancellable (connection, NULL);
  return sound;
}

gboolean
pmn_backup_verify (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, FALSE);

  return verify (path, NULL, error);
}

/* A copy that reads back damaged says nothing of its source, which is looked at: nobody shall take a
 * failing stick for a damaged register. */
static gboolean
verify_copy (PmnConnection *source, const char *part, const char *path, GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *name = NULL;

  if (verify (part, cancellable, &local_error))
    return TRUE;
  if ((g_error_matches (local_error, PMN_STORE_ERROR, PMN_STORE_ERROR_CORRUPT)
       || g_error_matches (local_error, PMN_STORE_ERROR, PMN_STORE_ERROR_NOT_A_REGISTER))
      && run_quick_check (source, NULL))
    {
      name = g_filename_display_name (path);
      g_set_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_FAILED,
                   /* Translators: %s is the path of a file */
                   _ ("The copy “%s” does not read back as it was written: the disk that it is on "
                      "may be failing. The register itself is sound."),
                   name);
      return FALSE;
    }
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* One instant of the source: without it every commit of the writer would begin the copy again. */
static gboolean
write_snapshot (PmnConnection *source, const char *part, GCancellable *cancellable, GError **error)
{
  gint64 ignored;
  gboolean done;

  if (!pmn_connection_begin_read (source, error))
    return FALSE;

  done = pmn_connection_get_int64 (source, "SELECT count(*) FROM setting", 0, &ignored, error)
         && pmn_backup_write_part (source, part, cancellable, error);
  pmn_connection_rollback (source);
  return done;
}

gboolean
pmn_backup_copy (PmnConnection *source, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *part = NULL;
  gboolean done;
  int held;

  g_return_val_if_fail (source != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  folder = g_path_get_dirname (path);
  pmn_part_file_sweep (folder);
  part = pmn_part_file_path (path, PMN_PART_COPY);
  held = pmn_part_file_claim (part, path, error);
  if (held < 0)
    return FALSE;

  done = write_snapshot (source, part, cancellable, error) && pmn_file_system_sync (part, error)
         && verify_copy (source, part, path, cancellable, error)
         /* First: there is never a copy without its list. */
         && pmn_purge_write_beside (source, path, error)
         && pmn_file_system_replace (part, path, TRUE, error);
  pmn_file_system_remove_database (part);
  close (held);
  return done;
}

char *
pmn_backup_copy_to_slot (PmnConnection *source, const char *register_path, const char *slot,
                         gint64 now_ms, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = pmn_backup_folder (register_path);
  g_autofree char *name = pmn_backup_make_name (slot, now_ms);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (!pmn_file_system_make_folder (folder, error)
      || !pmn_backup_copy (source, path, cancellable, error))
    return NULL;

  return g_steal_pointer (&path);
}
