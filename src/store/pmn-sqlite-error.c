/* pmn-sqlite-error.c: result codes of SQLite, in our error domain and in words
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

#include "pmn-connection.h"
#include "pmn-lock.h"

static void
set_busy (GError **error, const char *path)
{
  g_autofree char *holder = path != NULL ? pmn_lock_describe_holder (path) : NULL;

  pmn_lock_set_busy (error, holder);
}

static void
set_full (GError **error)
{
  g_set_error_literal (error, PMN_STORE_ERROR, PMN_STORE_ERROR_FULL,
                       _ ("The disk is full: nothing was written. Free some space, then try "
                          "again."));
}

static void
set_read_only (GError **error)
{
  g_set_error_literal (error, PMN_STORE_ERROR, PMN_STORE_ERROR_READ_ONLY,
                       _ ("The register or its folder is read-only: nothing can be written there. "
                          "Check the permissions, or move the register to another folder."));
}

static void
set_permission (GError **error)
{
  g_set_error_literal (error, PMN_STORE_ERROR, PMN_STORE_ERROR_PERMISSION,
                       _ ("The system refuses access to the register. Check the permissions of the "
                          "file and of its folder."));
}

static void
set_corrupt (GError **error)
{
  g_set_error_literal (
      error, PMN_STORE_ERROR, PMN_STORE_ERROR_CORRUPT,
      _ ("The register is damaged: a part of the file cannot be read. The last good "
         "backup can be restored."));
}

void
pmn_store_error_set_search_index (GError **error)
{
  g_set_error_literal (error, PMN_STORE_ERROR, PMN_STORE_ERROR_SEARCH_INDEX,
                       _ ("The search index of the register was damaged. It is being made again, "
                          "and nothing else is touched: try again."));
}

static void
set_failed (GError **error, sqlite3 *db, int rc)
{
  g_set_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_FAILED,
               /* Translators: %s is a technical message in English */
               _ ("The register could not be read or written: %s."),
               db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (rc));
}

/* Input and output errors say little by themselves: the system knows why. */
static void
set_io (GError **error, sqlite3 *db, int rc)
{
  int system_errno = db != NULL ? sqlite3_system_errno (db) : 0;

  if (rc == SQLITE_IOERR_CORRUPTFS || rc == SQLITE_IOERR_SHORT_READ)
    set_corrupt (error);
  else if (system_errno == ENOSPC || system_errno == EDQUOT || system_errno == EFBIG)
    set_full (error);
  else if (system_errno == EROFS)
    set_read_only (error);
  else if (system_errno == EACCES || system_errno == EPERM)
    set_permission (error);
  else
    g_set_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_FAILED,
                 /* Translators: %s is a message of the system or of the database */
                 _ ("The disk did not answer as expected: %s. Check the disk, or the connection to "
                    "the network drive, then try again."),
                 system_errno != 0 ? g_strerror (system_errno) : sqlite3_errstr (rc));
}

static void
set_cannot_open (GError **error, sqlite3 *db, const char *path)
{
  int system_errno = db != NULL ? sqlite3_system_errno (db) : 0;

  if (system_errno == EACCES || system_errno == EPERM)
    set_permission (error);
  else if (system_errno == EROFS)
    set_read_only (error);
  else if (system_errno == ENOSPC || system_errno == EDQUOT)
    set_full (error);
  else if (system_errno == ENOENT)
    g_set_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NOT_FOUND,
                 /* Translators: %s is the path of a file */
                 _ ("There is no register at “%s”."), path != NULL ? path : "");
  else
    set_failed (error, db, SQLITE_CANTOPEN);
}

void
pmn_store_error_from_sqlite (GError **error, sqlite3 *db, int rc)
{
  const char *path = db != NULL ? sqlite3_db_filename (db, "main") : NULL;
  int extended = db != NULL ? sqlite3_extended_errcode (db) : rc;

  if ((extended & 0xff) != (rc & 0xff))
    extended = rc;

  switch (rc & 0xff)
    {
    case SQLITE_INTERRUPT:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                           _ ("The operation was cancelled."));
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      set_busy (error, path);
      break;
    case SQLITE_FULL:
      set_full (error);
      break;
    case SQLITE_READONLY:
      set_read_only (error);
      break;
    case SQLITE_CORRUPT:
      /* The search index is the only virtual table. */
      if (extended == SQLITE_CORRUPT_VTAB)
        pmn_store_error_set_search_index (error);
      else
        set_corrupt (error);
      break;
    case SQLITE_NOTADB:
      g_set_error_literal (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NOT_A_REGISTER,
                           _ ("This file is not a Permanence register."));
      break;
    case SQLITE_IOERR:
      set_io (error, db, extended);
      break;
    case SQLITE_CANTOPEN:
      set_cannot_open (error, db, path);
      break;
    case SQLITE_PERM:
    case SQLITE_AUTH:
      set_permission (error);
      break;
    default:
      set_failed (error, db, rc);
      break;
    }
}
