/* pmn-part-file.c: files on their way to their name, and what a killed program left of them
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-part-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pmn-file-error.h"
#include "pmn-file-system.h"
#include "pmn-lock.h"
#include "pmn-store-error.h"

/* Where others cannot be seen holding a file, it must also have been left alone for a day. */
#define NETWORK_AGE_S 86400

static const char *const suffixes[] = {
  [PMN_PART_COPY] = ".pmn-part",
  [PMN_PART_NEW] = ".new",
  [PMN_PART_LOAD] = ".load",
  [PMN_PART_RESTORE] = ".restore",
};

char *
pmn_part_file_path (const char *path, PmnPartKind kind)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *hidden = g_strdup_printf (".%s%s", name, suffixes[kind]);

  return g_build_filename (folder, hidden, NULL);
}

/* Whether nobody holds the file; @fd: (out): then it is ours to hold. */
static gboolean
take_hold (int fd)
{
  return flock (fd, LOCK_EX | LOCK_NB) == 0 || (errno != EWOULDBLOCK && errno != EINTR);
}

static gboolean
is_abandoned (const char *part)
{
  struct stat info;
  gboolean free;
  int fd = open (part, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);

  if (fd < 0)
    return FALSE;
  free = fstat (fd, &info) == 0 && S_ISREG (info.st_mode) && info.st_uid == geteuid ()
         && take_hold (fd)
         && (!pmn_file_system_is_network (part)
             || g_get_real_time () / G_USEC_PER_SEC - info.st_mtime > NETWORK_AGE_S);
  close (fd);
  return free;
}

int
pmn_part_file_claim (const char *part, const char *path, GError **error)
{
  int fd;

  if (g_file_test (part, G_FILE_TEST_EXISTS))
    {
      int other = open (part, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
      gboolean held = other >= 0 && !take_hold (other);

      if (other >= 0)
        close (other);
      if (held)
        {
          g_set_error_literal (error, PMN_STORE_ERROR, PMN_STORE_ERROR_BUSY,
                               _ ("Another program is writing this copy. Wait until it has "
                                  "finished, then try again."));
          return -1;
        }
      pmn_file_system_remove_database (part);
    }
  fd = open (part, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0)
    pmn_store_error_from_making (error, path, errno);
  else
    take_hold (fd);
  return fd;
}

void
pmn_part_file_sweep (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (name[0] == '.' && g_str_has_suffix (name, suffixes[PMN_PART_COPY]))
      {
        g_autofree char *part = g_build_filename (folder, name, NULL);

        if (is_abandoned (part))
          pmn_file_system_remove_database (part);
      }
}

/* A load works in a register of its own: who holds its lock is still at it. */
static void
sweep_load (const char *register_path)
{
  g_autofree char *part = pmn_part_file_path (register_path, PMN_PART_LOAD);
  g_autoptr (PmnLock) lock = NULL;

  if (!g_file_test (part, G_FILE_TEST_EXISTS))
    return;
  lock = pmn_lock_acquire (part, PMN_LOCK_OWNER, 0, NULL);
  if (lock != NULL)
    pmn_file_system_remove_database (part);
}

void
pmn_part_file_sweep_register (const char *register_path, const char *backups)
{
  /* These are made by who owns the register, and somebody else holds it now. */
  static const PmnPartKind made_by_owner[] = { PMN_PART_NEW, PMN_PART_RESTORE };

  for (gsize i = 0; i < G_N_ELEMENTS (made_by_owner); i++)
    {
      g_autofree char *part = pmn_part_file_path (register_path, made_by_owner[i]);

      if (g_file_test (part, G_FILE_TEST_EXISTS))
        pmn_file_system_remove_database (part);
    }
  sweep_load (register_path);
  pmn_part_file_sweep (backups);
}
