/* store-fixture.c: a folder of its own for each test, and what store tests have in common
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>

char *
fixture_folder_new (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("permanence-store-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static void
remove_tree (const char *path)
{
  GDir *dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_remove (path);
}

void
fixture_folder_free (char *folder)
{
  remove_tree (folder);
  g_free (folder);
}

GBytes *
fixture_read_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *contents = NULL;
  gsize size = 0;

  g_file_get_contents (path, &contents, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (contents, size);
}

void
fixture_write_file (const char *folder, const char *name, gconstpointer data, gsize size)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char *
fixture_list_folder (const char *folder)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_strv_builder_add (builder, name);
  g_dir_close (dir);

  names = g_strv_builder_end (builder);
  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  return g_strjoinv (" ", names);
}

gboolean
fixture_file_contains (const char *path, const char *text)
{
  g_autofree char *contents = NULL;
  gsize size = 0;

  if (!g_file_get_contents (path, &contents, &size, NULL))
    return FALSE;

  return memmem (contents, size, text, strlen (text)) != NULL;
}

GSubprocess *
fixture_spawn (const char *name, ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr (GError) error = NULL;
  const char *argument;
  GSubprocess *child;
  va_list arguments;

  g_ptr_array_add (argv, program);
  g_ptr_array_add (argv, (char *) "--child");
  g_ptr_array_add (argv, (char *) name);
  va_start (arguments, name);
  while ((argument = va_arg (arguments, const char *)) != NULL)
    g_ptr_array_add (argv, (char *) argument);
  va_end (arguments);
  g_ptr_array_add (argv, NULL);

  child
      = g_subprocess_newv ((const char *const *) argv->pdata,
                           G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  return child;
}

void
fixture_wait_ready (GSubprocess *child)
{
  g_autoptr (GError) error = NULL;
  char byte = '\0';

  /* A child that dies closes the pipe: no endless wait. */
  do
    {
      gssize n = g_input_stream_read (g_subprocess_get_stdout_pipe (child), &byte, 1, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpint (n, ==, 1);
    }
  while (byte != '\n');
}

gboolean
fixture_run_child (int argc, char **argv, const FixtureChildEntry *children, int *status)
{
  if (argc < 3 || !g_str_equal (argv[1], "--child"))
    return FALSE;

  /* A test that fails does not leave its children at work. */
  prctl (PR_SET_PDEATHSIG, SIGKILL);

  for (gsize i = 0; children[i].name != NULL; i++)
    if (g_str_equal (children[i].name, argv[2]))
      {
        *status = children[i].run (argv + 3);
        return TRUE;
      }

  g_error ("There is no child named %s", argv[2]);
}
