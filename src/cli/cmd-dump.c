/* cmd-dump.c: permanencectl dump
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-cli.h"

#include <gio/gunixinputstream.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "pmn-dump.h"

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
  PmnRegister *self;
  const GOptionEntry entries[] = { { NULL } };

  if (!pmn_cli_parse (cli, entries, &argc, &argv))
    return PMN_EXIT_USAGE;
  if (argc > 1)
    return pmn_cli_usage (cli, "%s", _ ("Wrong arguments."));
  self = pmn_cli_open (cli, &error);
  if (self == NULL)
    return pmn_cli_fail (cli, error);
  pmn_store_read_sync (pmn_register_get_store (self), write_dump, NULL, NULL, &error);
  if (error != NULL)
    return pmn_cli_close (cli, self, pmn_cli_fail (cli, error));
  return pmn_cli_close (cli, self, PMN_EXIT_DONE);
}

static GInputStream *
open_dump (const char *name, GError **error)
{
  g_autoptr (GFile) file = NULL;

  if (g_str_equal (name, "-"))
    return g_unix_input_stream_new (STDIN_FILENO, FALSE);
  file = g_file_new_for_commandline_arg (name);
  return G_INPUT_STREAM (g_file_read (file, NULL, error));
}

static gpointer
read_dump (PmnEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) stream = open_dump (data, error);

  if (stream != NULL)
    pmn_dump_load (edit, stream, cancellable, error);
  return NULL;
}

PmnExit
pmn_cmd_load (PmnCli *cli, int argc, char *argv[])
{
  g_autoptr (PmnStore) store = NULL;
  GError *error = NULL;
  g_autofree char *path = NULL;
  PmnEditInfo info = { .kind = "load", .origin = "cli", .bulk = TRUE };
  PmnOpenFlags flags;
  gboolean made;
  const GOptionEntry entries[] = { { NULL } };

  if (!pmn_cli_parse (cli, entries, &argc, &argv))
    return PMN_EXIT_USAGE;
  if (argc != 2 || cli->register_path == NULL)
    return pmn_cli_usage (cli, "%s",
                          _ ("Name the dump (- for standard input) and, with --register, the new "
                             "register."));
  path = g_strdup (cli->register_path);
  made = !g_file_test (path, G_FILE_TEST_EXISTS);
  flags = made ? PMN_OPEN_CREATE : PMN_OPEN_NONE;
  store = pmn_store_open_sync (path, flags, NULL, &error);
  if (store == NULL)
    return pmn_cli_fail (cli, error);
  info.now_ms = g_get_real_time () / 1000;
  pmn_store_write_sync (store, &info, read_dump, argv[1], NULL, &error);
  if (error != NULL)
    {
      PmnExit code = pmn_cli_fail (cli, error);

      pmn_store_close_sync (store, NULL);
      /* A register that this command made and could not fill would only be in the way. */
      if (made)
        g_unlink (path);
      return code;
    }
  if (!pmn_store_close_sync (store, &error))
    return pmn_cli_fail (cli, error);
  return PMN_EXIT_DONE;
}
