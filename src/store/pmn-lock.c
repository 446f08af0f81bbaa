/* pmn-lock.c: who has a register open, and who writes in it now
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
#include "pmn-lock.h"
#include "pmn-store-error.h"

#define DEFAULT_DEADLINE_MS 5000
#define PAUSE_US 20000

/* The file: one record of text for the writer, then one for each program. */
#define RECORD_SIZE 256
#define WRITER_SLOT 0
#define MAX_SLOTS 64

/* The locks lie far behind the text: on some systems a locked byte cannot be read. */
#define PRESENCE_OFFSET ((off_t) 1 << 30)
#define SLOT_OFFSET(slot) (PRESENCE_OFFSET + 1 + (slot))

struct _PmnLock
{
  char *path;
  int fd;
  int slot;
  PmnLockMode mode;
  /* The file system knows no locks: the file only informs. */
  gboolean advisory;
};

gint64
pmn_lock_get_deadline_ms (void)
{
  const char *value = g_getenv ("PERMANENCE_LOCK_DEADLINE_MS");
  gint64 ms;

  if (value != NULL && g_ascii_string_to_signed (value, 10, 0, G_MAXINT, &ms, NULL))
    return ms;

  return DEFAULT_DEADLINE_MS;
}

char *
pmn_lock_path (const char *register_path)
{
  if (g_str_has_suffix (register_path, ".pmn"))
    {
      g_autofree char *stem = g_strndup (register_path, strlen (register_path) - strlen (".pmn"));

      return g_strconcat (stem, ".lock", NULL);
    }

  return g_strconcat (register_path, ".lock", NULL);
}

/* Open file description locks: two stores of one process exclude each other like two processes. */
static int
lock_range (int fd, short type, off_t start)
{
  struct flock lock = { .l_type = type, .l_whence = SEEK_SET, .l_start = start, .l_len = 1 };

  return fcntl (fd, F_OFD_SETLK, &lock) == 0 ? 0 : errno;
}

static gboolean
is_range_locked (int fd, off_t start)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = start, .l_len = 1 };

  return fcntl (fd, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
}

static gboolean
is_unsupported (int saved_errno)
{
  return saved_errno == ENOLCK || saved_errno == ENOSYS || saved_errno == EINVAL
         || saved_errno == EOPNOTSUPP;
}

static void
write_record (PmnLock *self, int slot)
{
  char record[RECORD_SIZE + 1];
  const char *program = g_get_prgname ();
  int length;

  length = g_snprintf (record, sizeof record, "%ld\t%.100s\t%.100s", (long) getpid (),
                       g_get_host_name (), program != NULL ? program : "permanence");
  memset (record + length, ' ', RECORD_SIZE - 1 - length);
  record[RECORD_SIZE - 1] = '\n';

  /* Only a name for other people's messages: when the disk is full they do without. */
  if (pwrite (self->fd, record, RECORD_SIZE, (off_t) slot * RECORD_SIZE) != RECORD_SIZE)
    g_debug ("The lock file could not be written: %s", g_strerror (errno));
}

/* @skip_ours: this process is not the one in its own way, unless it has the register open twice. */
static char *
describe_record (int fd, int slot, gboolean skip_ours)
{
  char record[RECORD_SIZE + 1] = "";
  g_auto (GStrv) fields = NULL;

  if (pread (fd, record, RECORD_SIZE, (off_t) slot * RECORD_SIZE) != RECORD_SIZE)
    return NULL;

  fields = g_strsplit (g_strchomp (record), "\t", 3);
  if (g_strv_length (fields) != 3 || !g_utf8_validate (record, -1, NULL))
    return NULL;

  if (skip_ours && g_ascii_strtoll (fields[0], NULL, 10) == getpid ()
      && g_str_equal (fields[1], g_get_host_name ()))
    return NULL;

  /* Translators: a program that has a file open: its name, its process number, its computer */
  return g_strdup_printf (_ ("%s (process %s on computer %s)"), fields[2], fields[0], fields[1]);
}

/* @own_slot: ours, -1 when @fd holds none. */
static char *
describe_other (int fd, int own_slot, gboolean skip_ours)
{
  for (int slot = 0; slot < MAX_SLOTS; slot++)
    if (slot != own_slot && is_range_locked (fd, SLOT_OFFSET (slot)))
      {
        char *description = describe_record (fd, slot, skip_ours);

        if (description != NULL)
          return description;
      }

  return NULL;
}

static guint
count_locked (int fd)
{
  guint n = 0;

  for (int slot = 0; slot < MAX_SLOTS; slot++)
    n += is_range_locked (fd, SLOT_OFFSET (slot)) ? 1 : 0;
  return n;
}

char *
pmn_lock_describe_holder (const char *register_path)
{
  g_autofree char *path = NULL;
  char *description;
  int fd;

  g_return_val_if_fail (register_path != NULL, NULL);

  path = pmn_lock_path (register_path);
  fd = open (path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
  if (fd < 0)
    return NULL;

  description = describe_other (fd, -1, TRUE);
  /* One lock is that of whoever asks: then who is in the way keeps no lock file. */
  if (description == NULL && count_locked (fd) > 1)
    description = describe_other (fd, -1, FALSE);
  close (fd);
  return description;
}

void
pmn_lock_set_busy (GError **error, const char *holder)
{
  if (holder != NULL)
    g_set_error (
        error, PMN_STORE_ERROR, PMN_STORE_ERROR_BUSY,
        /* Translators: %s is for example "permanence (process 4242 on computer accueil-2)" */
        _ ("The register is in use by %s. Wait until it has finished, or close it, then try "
           "again."),
        holder);
  else
    g_set_error_literal (
        error, PMN_STORE_ERROR, PMN_STORE_ERROR_BUSY,
        _ ("The register is in use by another program. Wait until it has finished, "
           "or close it, then try again."));
}

static gboolean
wait_for_range (PmnLock *self, short type, off_t start, gint64 deadline_ms, GError **error)
{
  gint64 until = g_get_monotonic_time () + deadline_ms * 1000;
  int saved_errno;

  while ((saved_errno = lock_range (self->fd, type, start)) != 0)
    {
      if (is_unsupported (saved_errno))
        {
          self->advisory = TRUE;
          return TRUE;
        }
      if (saved_errno != EAGAIN && saved_errno != EACCES && saved_errno != EINTR)
        {
          pmn_store_error_from_errno (error, self->path, saved_errno);
          return FALSE;
        }
      if (g_get_monotonic_time () >= until)
        {
          g_autofree char *holder = describe_other (self->fd, self->slot, FALSE);

          pmn_lock_set_busy (error, holder);
          return FALSE;
        }
      g_usleep (PAUSE_US);
    }

  return TRUE;
}

/* Whoever leaves last removes the file: what was opened may no longer be what others will open. */
static gboolean
is_still_there (PmnLock *self)
{
  struct stat opened, named;

  return fstat (self->fd, &opened) == 0 && stat (self->path, &named) == 0
         && opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
}

static void
take_slot (PmnLock *self)
{
  for (int slot = WRITER_SLOT + 1; slot < MAX_SLOTS; slot++)
    if (lock_range (self->fd, F_WRLCK, SLOT_OFFSET (slot)) == 0)
      {
        self->slot = slot;
        write_record (self, slot);
        return;
      }
}

PmnLock *
pmn_lock_acquire (const char *register_path, PmnLockMode mode, gint64 deadline_ms, GError **error)
{
  g_autoptr (PmnLock) self = NULL;

  g_return_val_if_fail (register_path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = g_new0 (PmnLock, 1);
  self->path = pmn_lock_path (register_path);
  self->fd = -1;
  self->slot = -1;
  self->mode = mode;

  do
    {
      if (self->fd >= 0)
        close (self->fd);

      self->fd = open (self->path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
      if (self->fd < 0)
        {
          pmn_store_error_from_errno (error, self->path, errno);
          return NULL;
        }
      if (!wait_for_range (self, mode == PMN_LOCK_OWNER ? F_WRLCK : F_RDLCK, PRESENCE_OFFSET,
                           deadline_ms, error))
        {
          close (self->fd);
          self->fd = -1;
          return NULL;
        }
    }
  while (!is_still_there (self));

  take_slot (self);
  return g_steal_pointer (&self);
}

gboolean
pmn_lock_set_mode (PmnLock *self, PmnLockMode mode, gint64 deadline_ms, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (mode == self->mode)
    return TRUE;

  if (!wait_for_range (self, mode == PMN_LOCK_OWNER ? F_WRLCK : F_RDLCK, PRESENCE_OFFSET,
                       deadline_ms, error))
    return FALSE;

  self->mode = mode;
  return TRUE;
}

void
pmn_lock_set_writing (PmnLock *self, gboolean writing)
{
  g_return_if_fail (self != NULL);

  if (!writing)
    lock_range (self->fd, F_UNLCK, SLOT_OFFSET (WRITER_SLOT));
  else if (lock_range (self->fd, F_WRLCK, SLOT_OFFSET (WRITER_SLOT)) == 0)
    write_record (self, WRITER_SLOT);
}

void
pmn_lock_release (PmnLock *self)
{
  if (self == NULL)
    return;

  if (self->fd >= 0)
    {
      if (self->mode == PMN_LOCK_OWNER
          || (!self->advisory && lock_range (self->fd, F_WRLCK, PRESENCE_OFFSET) == 0))
        unlink (self->path);
      close (self->fd);
    }

  g_free (self->path);
  g_free (self);
}
