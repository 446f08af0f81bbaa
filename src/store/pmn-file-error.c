/* pmn-file-error.c: failures of the file system, in our error domain
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

#include "pmn-file-error.h"
#include "pmn-sentence.h"
#include "pmn-store-error.h"

void
pmn_store_error_from_errno (GError **error, const char *path, int saved_errno)
{
  g_autofree char *why = pmn_sentence_after_colon (g_strerror (saved_errno));

  switch (saved_errno)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      /* Translators: %s is the path of a file */
      g_set_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_FULL,
                   _ ("The disk is full: “%s” cannot be written. Free some space, then try again."),
                   path);
      break;
    case EROFS:
      g_set_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_READ_ONLY,
                   /* Translators: %s is the path of a file */
                   _ ("“%s” is on a read-only disk: nothing can be written there."), path);
      break;
    case EACCES:
    case EPERM:
      g_set_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_PERMISSION,
                   /* Translators: %s is the path of a file */
                   _ ("The system refuses access to “%s”. Check the permissions of the file and of "
                      "its folder."),
                   path);
      break;
    case ENOENT:
    case ENOTDIR:
      g_set_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NOT_FOUND,
                   /* Translators: %s is the path of a file */
                   _ ("There is no file or folder “%s”."), path);
      break;
    default:
      /* Translators: the first %s is the path of a file, the second a message of the system */
      g_set_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_FAILED,
                   _ ("“%s” cannot be read or written: %s."), path, why);
      break;
    }
}

void
pmn_store_error_from_making (GError **error, const char *path, int saved_errno)
{
  g_autofree char *folder = g_path_get_dirname (path);

  /* Some folders of the system take no file, and say so oddly. */
  if (saved_errno == ENOENT && g_file_test (folder, G_FILE_TEST_IS_DIR))
    g_set_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_PERMISSION,
                 /* Translators: the path of a file, then that of its folder */
                 _ ("“%s” cannot be written: the folder “%s” takes no files."), path, folder);
  else if (saved_errno == ENOENT || saved_errno == ENOTDIR)
    g_set_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_NOT_FOUND,
                 /* Translators: the path of a file, then that of its folder */
                 _ ("“%s” cannot be written: there is no folder “%s”."), path, folder);
  else
    pmn_store_error_from_errno (error, path, saved_errno);
}
