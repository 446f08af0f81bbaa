/* pmn-new-file.c: a file for the user that appears only when it is complete
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-new-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pmn-file-error.h"
#include "pmn-file-system.h"
#include "pmn-health.h"
#include "pmn-store-error.h"

#define BUFFER_SIZE 65536

struct _PmnNewFile
{
  char *path;
  char *temporary;
  int fd;
  gboolean is_private;
  gsize filled;
  char buffer[BUFFER_SIZE];
};

/* Refuses what a file may not take the place of: a folder, a device, a pipe, a socket, a register. */
static gboolean
check_replaceable (const char *path, GError **error)
{
  GStatBuf there;

  if (g_stat (path, &there) != 0)
    return TRUE;
  if (S_ISREG (there.st_mode))
    {
      if (!pmn_health_is_part_of_register (path))
        return TRUE;
      g_set_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_INVALID,
                   /* Translators: %s is the path of a file */
                   _ ("“%s” holds a Permanence register: a document does not take its place. Give "
                      "another name."),
                   path);
      return FALSE;
    }
  if (S_ISDIR (there.st_mode))
    g_set_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_FAILED,
                 /* Translators: %s is the path of a folder */
                 _ ("“%s” is a folder: give the name of a file in it."), path);
  else
    g_set_error (error, PMN_STORE_ERROR, PMN_STORE_ERROR_FAILED,
                 /* Translators: %s is a path */
                 _ ("“%s” is a device, a pipe or a socket, not a file: give another name."), path);
  return FALSE;
}

PmnNewFile *
pmn_new_file_begin (const char *path, GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *hidden = NULL;
  PmnNewFile *self;

  g_return_val_if_fail (path != NULL, NULL);

  if (!check_replaceable (path, error))
    return NULL;
  folder = g_path_get_dirname (path);
  name = g_path_get_basename (path);
  /* Short, so that a name of the greatest length is still possible. */
  hidden = g_strdup_printf (".%.40s.XXXXXX", g_str_is_ascii (name) ? name : "permanence");
  self = g_new (PmnNewFile, 1);
  self->path = g_strdup (path);
  self->temporary = g_build_filename (folder, hidden, NULL);
  self->is_private = FALSE;
  self->filled = 0;
  self->fd = g_mkstemp_full (self->temporary, O_RDWR | O_CLOEXEC, 0600);
  if (self->fd < 0)
    {
      pmn_store_error_from_making (error, path, errno);
      g_clear_pointer (&self->temporary, g_free);
      pmn_new_file_free (self);
      return NULL;
    }
  return self;
}

const char *
pmn_new_file_get_path (PmnNewFile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path;
}

const char *
pmn_new_file_get_temporary (PmnNewFile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->temporary;
}

static gboolean
write_all (PmnNewFile *self, const char *data, gsize length, GError **error)
{
  while (length > 0)
    {
      gssize written = write (self->fd, data, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        {
          pmn_store_error_from_errno (error, self->path, errno);
          return FALSE;
        }
      data += written;
      length -= (gsize) written;
    }
  return TRUE;
}

static gboolean
flush (PmnNewFile *self, GError **error)
{
  gsize filled = self->filled;

  self->filled = 0;
  return write_all (self, self->buffer, filled, error);
}

gboolean
pmn_new_file_write (PmnNewFile *self, gconstpointer data, gsize length, GError **error)
{
  g_return_val_if_fail (self != NULL && (data != NULL || length == 0), FALSE);

  if (self->filled + length > BUFFER_SIZE && !flush (self, error))
    return FALSE;
  if (length > BUFFER_SIZE)
    return write_all (self, data, length, error);
  memcpy (self->buffer + self->filled, data, length);
  self->filled += length;
  return TRUE;
}

void
pmn_new_file_set_private (PmnNewFile *self)
{
  g_return_if_fail (self != NULL);

  self->is_private = TRUE;
}

/* What this user's new files get; the process's mask can be read only by setting it. */
static mode_t
usual_mode (void)
{
  g_autofree char *status = NULL;
  const char *line;
  guint mask = 022;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    {
      line = strstr (status, "\nUmask:");
      if (line != NULL)
        mask = (guint) g_ascii_strtoull (line + strlen ("\nUmask:"), NULL, 8);
    }
  return (mode_t) (0666 & ~mask);
}

gboolean
pmn_new_file_commit (PmnNewFile *self, GError **error)
{
  g_autoptr (PmnNewFile) owned = self;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!flush (self, error))
    return FALSE;
  /* Some keys and network folders know no permissions: the file is good all the same. */
  if (!self->is_private && fchmod (self->fd, usual_mode ()) != 0)
    g_debug ("permissions of “%s”: %s", self->path, g_strerror (errno));
  /* Its folder may have gone meanwhile, with the key that it was on. */
  if (close (g_steal_fd (&self->fd)) != 0 || g_access (self->temporary, F_OK) != 0)
    {
      pmn_store_error_from_errno (error, self->path, errno);
      return FALSE;
    }
  if (!pmn_file_system_replace (self->temporary, self->path, TRUE, error))
    return FALSE;
  g_clear_pointer (&self->temporary, g_free);
  return TRUE;
}

void
pmn_new_file_free (PmnNewFile *self)
{
  if (self == NULL)
    return;
  if (self->fd >= 0)
    close (self->fd);
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self);
}
