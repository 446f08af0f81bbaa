/* memory-file.c: any bytes as a file that a reader can open
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "memory-file.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* libgsf 1.14 frees the date of a part even when that date does not exist, and GLib complains. It does no harm. */
static gboolean
is_fatal (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
  return strstr (message, "g_date_time_unref") == NULL;
}

static void
on_message (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
  if (is_fatal (domain, level, message, data))
    g_log_default_handler (domain, level, message, data);
}

void
memory_file_init (MemoryFile *self, const guint8 *data, gsize size)
{
  /* each time: GTest undoes both between two tests */
  g_log_set_default_handler (on_message, NULL);
  g_test_log_set_fatal_handler (is_fatal, NULL);
  self->fd = memfd_create ("table", MFD_CLOEXEC);
  g_assert_cmpint (self->fd, >=, 0);
  g_assert_cmpint (write (self->fd, data, size), ==, (gssize) size);
  self->path = g_strdup_printf ("/proc/self/fd/%d", self->fd);
}

void
memory_file_clear (MemoryFile *self)
{
  close (self->fd);
  g_clear_pointer (&self->path, g_free);
}
