/* pmn-health.c: is this file a register that this program can open?
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pmn-file-error.h"
#include "pmn-health.h"

/* https://www.sqlite.org/fileformat2.html#the_database_header */
#define HEADER_SIZE 100
#define MAGIC "SQLite format 3"
#define OFFSET_PAGE_SIZE 16
#define OFFSET_CHANGE_COUNTER 24
#define OFFSET_PAGE_COUNT 28
#define OFFSET_USER_VERSION 60
#define OFFSET_APPLICATION_ID 68
#define OFFSET_VERSION_VALID_FOR 92

static guint32
read_be32 (const guint8 *header, gsize offset)
{
  guint32 value;

  memcpy (&value, header + offset, sizeof value);
  return GUINT32_FROM_BE (value);
}

static gboolean
refuse_foreign (GError **error)
{
  g_set_error_literal (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NOT_A_REGISTER,
                       _ ("This file is not a Permanence register."));
  return FALSE;
}

static gboolean
refuse_newer (GError **error)
{
  g_set_error_literal (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NEWER,
                       _ ("This register was made by a newer version of Permanence. Update the "
                          "program to open it; the register was not touched."));
  return FALSE;
}

gboolean
pmn_health_has_journal (const char *path)
{
  static const char *const suffixes[] = { "-wal", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *journal = g_strconcat (path, suffixes[i], NULL);
      struct stat info;

      if (stat (journal, &info) == 0 && info.st_size > 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
read_header (const char *path, guint8 header[HEADER_SIZE], goffset *size, GError **error)
{
  struct stat info;
  gssize n;
  /* A pipe would wait for somebody to write in it. */
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

  if (fd < 0)
    {
      pmn_store_error_from_errno (error, path, errno);
      return FALSE;
    }

  if (fstat (fd, &info) != 0 || (!S_ISREG (info.st_mode)))
    {
      close (fd);
      return refuse_foreign (error);
    }

  n = pread (fd, header, HEADER_SIZE, 0);
  if (n < 0)
    {
      pmn_store_error_from_errno (error, path, errno);
      close (fd);
      return FALSE;
    }

  close (fd);
  memset (header + n, 0, HEADER_SIZE - n);
  *size = info.st_size;
  return TRUE;
}

static gboolean
is_register_header (const guint8 header[HEADER_SIZE])
{
  return memcmp (header, MAGIC, sizeof MAGIC) == 0
         && read_be32 (header, OFFSET_APPLICATION_ID) == PMN_APPLICATION_ID;
}

static gboolean
is_register (const char *path)
{
  guint8 header[HEADER_SIZE];
  goffset size;

  return read_header (path, header, &size, NULL) && is_register_header (header);
}

gboolean
pmn_health_is_part_of_register (const char *path)
{
  /* What follows the name of a register in that of a part of it, or takes the place of its ending. */
  static const struct
  {
    const char *ending;
    const char *instead;
  } parts[] = { { "-wal", "" },      { "-shm", "" },       { "-journal", "" },
                { ".lock", ".pmn" }, { ".purge", ".pmn" }, { ".lock", "" } };

  g_return_val_if_fail (path != NULL, FALSE);

  if (is_register (path))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *stem = NULL;
      g_autofree char *of = NULL;

      if (!g_str_has_suffix (path, parts[i].ending))
        continue;
      stem = g_strndup (path, strlen (path) - strlen (parts[i].ending));
      of = g_strconcat (stem, parts[i].instead, NULL);
      if (is_register (of))
        return TRUE;
    }
  return FALSE;
}

gboolean
pmn_health_check_header (const char *path, int latest, GError **error)
{
  guint8 header[HEADER_SIZE];
  goffset size, expected;
  guint page_size;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!read_header (path, header, &size, error))
    return FALSE;

  if (!is_register_header (header))
    return refuse_foreign (error);

  if (read_be32 (header, OFFSET_USER_VERSION) > (guint32) latest)
    return refuse_newer (error);

  page_size = (guint) header[OFFSET_PAGE_SIZE] << 8 | header[OFFSET_PAGE_SIZE + 1];
  if (page_size == 1)
    page_size = 65536;
  expected = (goffset) page_size * read_be32 (header, OFFSET_PAGE_COUNT);

  /* The count is worth something only when the last writer kept it; and a file with a journal may
   * be whole though it looks short: SQLite decides. */
  if (read_be32 (header, OFFSET_CHANGE_COUNTER) == read_be32 (header, OFFSET_VERSION_VALID_FOR)
      && size < expected && !pmn_health_has_journal (path))
    {
      g_set_error_literal (error, PMN_STORE_ERROR, PMN_STORE_ERROR_CORRUPT,
                           _ ("The register is damaged: the end of the file is missing. The last "
                              "good backup can be restored."));
      return FALSE;
    }

  return TRUE;
}

gboolean
pmn_health_check_writable (const char *path, GError **error)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  folder = g_path_get_dirname (path);

  if (access (path, F_OK) == 0 && access (path, W_OK) != 0)
    {
      g_set_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_READ_ONLY,
                   /* Translators: %s is the path of a file */
                   _ ("The register “%s” is read-only: nothing can be written there. Check the "
                      "permissions, or copy the register to another folder."),
                   path);
      return FALSE;
    }

  if (access (folder, F_OK) != 0)
    {
      pmn_store_error_from_errno (error, folder, errno);
      return FALSE;
    }

  if (access (folder, W_OK | X_OK) != 0)
    {
      g_set_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_READ_ONLY,
                   /* Translators: %s is the path of a folder */
                   _ ("The folder “%s” is read-only: a register cannot be used there. Check the "
                      "permissions, or copy the register to another folder."),
                   folder);
      return FALSE;
    }

  return TRUE;
}

gboolean
pmn_health_check_schema (PmnConnection *connection, int latest, int *version, GError **error)
{
  gint64 user_version = 0, n_tables = 0;

  g_return_val_if_fail (connection != NULL, FALSE);
  g_return_val_if_fail (version != NULL, FALSE);

  if (!pmn_connection_get_int64 (connection, "PRAGMA user_version", 0, &user_version, error))
    return FALSE;

  if (user_version > latest)
    return refuse_newer (error);

  if (!pmn_connection_get_int64 (connection,
                                 "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name "
                                 "IN ('setting', 'structure', 'term', 'step', 'activity')",
                                 0, &n_tables, error))
    return FALSE;

  if (user_version < 1 || n_tables != 5)
    return refuse_foreign (error);

  *version = (int) user_version;
  return TRUE;
}
