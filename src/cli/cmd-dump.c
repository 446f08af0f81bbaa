/* cmd-dump.c: permanencectl dump
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-cli.h"

#include <gio/gunixinputstream.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pmn-clock.h"
#include "pmn-dump.h"
#include "pmn-file-error.h"
#include "pmn-file-system.h"
#include "pmn-part-file.h"

static gpointer
write_dump (PmnConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GOutputStream) raw = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  g_autoptr (GOutputStream) stream = g_buffered_output_stream_new_sized (raw, 1 << 16);

  if (pmn_dump_write (connection, stream, cancellable, error))
    g_output_stream_close (stream, cancellable, error);
  return NULL;
}

PmnExit
pmn_cmd_dump (PmnCli *cli, int argc, char *argv[])
{
  GError *error = NULL;
  PmnExit code;
  PmnRegister *self = pmn_cli_begin (cli, NULL, &argc, &argv, 0, NULL, &code);

  if (self == NULL)
    return code;
  pmn_store_read_sync (pmn_register_get_store (self), write_dump, NULL, NULL, &error);
  if (error != NULL)
    return pmn_cli_close (cli, self, pmn_cli_fail (cli, error));
  return pmn_cli_close (cli, self, PMN_EXIT_DONE);
}

static GInputStream *
open_dump (const char *name, GError **error)
{
  struct stat info;
  int fd, saved_errno = 0;

  if (g_str_equal (name, "-"))
    return g_unix_input_stream_new (STDIN_FILENO, FALSE);
  fd = open (name, O_RDONLY | O_CLOEXEC);
  if (fd < 0)
    saved_errno = errno;
  else if (fstat (fd, &info) == 0 && S_ISDIR (info.st_mode))
    saved_errno = EISDIR;
  if (saved_errno == 0)
    return g_unix_input_stream_new (fd, TRUE);
  if (fd >= 0)
    close (fd);
  pmn_store_error_from_errno (error, name, saved_errno);
  return NULL;
}

static gpointer
read_dump (PmnEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  pmn_dump_load (edit, data, cancellable, error);
  return NULL;
}

static gboolean
load_into (const char *path, PmnOpenFlags flags, GInputStream *dump, GError **error)
{
  PmnEditInfo info = { .kind = "load", .origin = "cli", .bulk = TRUE };
  g_autoptr (PmnStore) store = pmn_store_open_sync (path, flags, NULL, error);
  GError *local_error = NULL;

  if (store == NULL)
    return FALSE;
  info.now_ms = pmn_clock_now_ms ();
  pmn_store_write_sync (store, &info, read_dump, dump, NULL, &local_error);
  if (local_error == NULL)
    return pmn_store_close_sync (store, error);
  pmn_store_close_sync (store, NULL);
  g_propagate_error (error, local_error);
  return FALSE;
}

/* Aside, and named when it is whole: stopped in the middle, a load leaves no register without its
 * structure. */
static gboolean
load_new (const char *path, GInputStream *dump, GError **error)
{
  g_autofree char *part = pmn_part_file_path (path, PMN_PART_LOAD);
  gboolean done;

  pmn_file_system_remove_database (part);
  done = load_into (part, PMN_OPEN_CREATE, dump, error)
         && pmn_file_system_replace (part, path, FALSE, error);
  pmn_file_system_remove_database (part);
  return done;
}

PmnExit
pmn_cmd_load (PmnCli *cli, int argc, char *argv[])
{
  g_autoptr (GInputStream) dump = NULL;
  const char *path = cli->register_path;
  g_autofree char *sentence = NULL;
  GError *error = NULL;
  gboolean done;
  const GOptionEntry entries[] = { { NULL } };

  if (!pmn_cli_parse (cli, entries, &argc, &argv))
    return PMN_EXIT_USAGE;
  if (argc != 2 || path == NULL)
    return pmn_cli_usage (cli, "%s",
                          _ ("Name the dump (- for standard input) and, with --register, the new "
                             "register."));
  /* Before a register is made for it. */
  dump = open_dump (argv[1], &error);
  if (dump == NULL)
    return pmn_cli_fail (cli, error);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    done = load_into (path, PMN_OPEN_NONE, dump, &error);
  else
    done = load_new (path, dump, &error);
  if (!done)
    return pmn_cli_fail (cli, error);
  /* Translators: %s is a path. */
  sentence = g_strdup_printf (_ ("Register loaded: %s"), path);
  return pmn_cli_answer (cli, "register", path, sentence);
}
