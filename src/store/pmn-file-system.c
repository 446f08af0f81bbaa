/* pmn-file-system.c: where a register lies, and writing files that survive a power cut
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <mntent.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "pmn-file-error.h"
#include "pmn-file-system.h"
#include "pmn-store-error.h"

#define FUSE_MAGIC 0x65735546

/* statfs(2) and linux/magic.h */
static const guint32 network_magics[] = {
  0x00006969, /* nfs */
  0x0000517b, /* smb */
  0xff534d42, /* cifs */
  0xfe534d42, /* smb2 */
  0x01021997, /* 9p */
  0x00c36400, /* ceph */
  0x5346414f, /* afs */
  0x6b414653, /* kafs */
  0x73757245, /* coda */
  0x0000564c, /* ncp */
  0x0bd00bd0, /* lustre */
  0x47504653, /* gpfs */
  0x786f4256, /* vboxsf */
  0xbacbacbc, /* vmhgfs */
};

/* FUSE is everything from an NTFS stick (fuseblk) to a drive on the other side of the world. */
static gboolean
is_remote_fuse (const char *path)
{
  g_autofree char *type = NULL;
  gsize best = 0;
  struct mntent entry;
  char buffer[4096];
  FILE *mounts = setmntent ("/proc/self/mounts", "re");

  if (mounts == NULL)
    return TRUE;

  while (getmntent_r (mounts, &entry, buffer, sizeof buffer) != NULL)
    {
      gsize length = strlen (entry.mnt_dir);

      if (length >= best && g_str_has_prefix (path, entry.mnt_dir)
          && (path[length] == '/' || path[length] == '\0' || length == 1))
        {
          best = length;
          g_set_str (&type, entry.mnt_type);
        }
    }
  endmntent (mounts);

  return type == NULL
         || (g_str_has_prefix (type, "fuse.") && !g_str_equal (type, "fuse.portal")
             && !g_str_equal (type, "fuse.ntfs") && !g_str_equal (type, "fuse.exfat"));
}

gboolean
pmn_file_system_is_network (const char *path)
{
  const char *forced = g_getenv ("PERMANENCE_NETWORK_FILE_SYSTEM");
  g_autofree char *absolute = NULL;
  struct statfs info;

  g_return_val_if_fail (path != NULL, FALSE);

  if (forced != NULL && *forced != '\0')
    return g_str_equal (forced, "1");

  absolute = g_canonicalize_filename (path, NULL);
  if (access (absolute, F_OK) != 0)
    {
      char *folder = g_path_get_dirname (absolute);

      g_free (absolute);
      absolute = folder;
    }

  if (statfs (absolute, &info) != 0)
    return FALSE;

  if ((guint32) info.f_type == FUSE_MAGIC)
    return is_remote_fuse (absolute);

  for (gsize i = 0; i < G_N_ELEMENTS (network_magics); i++)
    if ((guint32) info.f_type == network_magics[i])
      return TRUE;

  return FALSE;
}

gboolean
pmn_file_system_sync (const char *path, GError **error)
{
  int fd, saved_errno = 0;

  g_return_val_if_fail (path != NULL, FALSE);

  fd = open (path, O_RDONLY | O_CLOEXEC);
  /* Some network file systems cannot sync a folder: nothing better can be done there. */
  if (fd < 0 || (fsync (fd) != 0 && errno != EINVAL && errno != ENOTSUP))
    saved_errno = errno;
  if (fd >= 0)
    close (fd);

  if (saved_errno != 0)
    pmn_store_error_from_errno (error, path, saved_errno);

  return saved_errno == 0;
}

static int
rename_no_replace (const char *from, const char *to)
{
  if (renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
    return 0;
  if (errno != EINVAL && errno != ENOSYS)
    return -1;

  /* A file system without this call: a small window is left, under our own lock. */
  if (access (to, F_OK) == 0)
    {
      errno = EEXIST;
      return -1;
    }
  return rename (from, to);
}

gboolean
pmn_file_system_replace (const char *from, const char *to, gboolean overwrite, GError **error)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (from != NULL && to != NULL, FALSE);

  if (!pmn_file_system_sync (from, error))
    return FALSE;

  if ((overwrite ? rename (from, to) : rename_no_replace (from, to)) != 0)
    {
      if (errno == EEXIST)
        g_set_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_INVALID,
                     /* Translators: %s is the path of a file */
                     _ ("There is already a file “%s”: it was left as it is."), to);
      else
        pmn_store_error_from_errno (error, to, errno);
      return FALSE;
    }

  folder = g_path_get_dirname (to);
  return pmn_file_system_sync (folder, error);
}

gboolean
pmn_file_system_make_folder (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, FALSE);

  if (g_mkdir_with_parents (path, 0700) != 0)
    {
      pmn_store_error_from_errno (error, path, errno);
      return FALSE;
    }

  return TRUE;
}

void
pmn_file_system_remove_database (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);

      g_unlink (file);
    }
}
