/* kill-harness.c: kills a program at random instants and looks at what it leaves
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "kill-harness.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#define DEFAULT_ROUNDS 20

static gint64
get_number (const char *variable, gint64 fallback)
{
  const char *value = g_getenv (variable);

  return value != NULL ? g_ascii_strtoll (value, NULL, 10) : fallback;
}

void
kill_harness_say (gint64 number)
{
  char line[32];
  int length = number == 0 ? g_snprintf (line, sizeof line, "ready\n")
                           : g_snprintf (line, sizeof line, "%" G_GINT64_FORMAT "\n", number);

  /* Straight to the pipe: nothing may wait in a buffer of a process that dies. */
  g_assert_cmpint (write (STDOUT_FILENO, line, length), ==, length);
}

/* What the dead child had said: its last whole line. */
static gint64
read_last_number (GSubprocess *child)
{
  g_autoptr (GBytes) said = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  do
    {
      g_clear_pointer (&said, g_bytes_unref);
      said = g_input_stream_read_bytes (g_subprocess_get_stdout_pipe (child), 65536, NULL, &error);
      g_assert_no_error (error);
      g_string_append_len (text, g_bytes_get_data (said, NULL), (gssize) g_bytes_get_size (said));
    }
  while (g_bytes_get_size (said) > 0);

  lines = g_strsplit (text->str, "\n", -1);
  n = g_strv_length (lines);
  return n >= 2 ? g_ascii_strtoll (lines[n - 2], NULL, 10) : 0;
}

static gint64
run_and_kill (const KillOperation *operation, const char *path, GRand *rand)
{
  g_autofree char *seed = g_strdup_printf ("%u", g_rand_int (rand));
  g_autoptr (GSubprocess) child = fixture_spawn (operation->name, path, seed, NULL);
  g_autoptr (GError) error = NULL;

  fixture_wait_ready (child);
  g_usleep ((gulong) g_rand_int_range (rand, 0, operation->max_delay_ms * 1000));
  g_subprocess_send_signal (child, SIGKILL);
  g_subprocess_wait (child, NULL, &error);
  g_assert_no_error (error);
  /* Ending by itself would mean that it failed, or that nothing was interrupted. */
  g_assert_true (g_subprocess_get_if_signaled (child));
  g_assert_cmpint (g_subprocess_get_term_sig (child), ==, SIGKILL);
  return read_last_number (child);
}

void
kill_harness_set_up (RegisterFixture *fixture, gconstpointer data)
{
  char memory[] = "/dev/shm/permanence-kill-XXXXXX";

  if (g_mkdtemp_full (memory, 0700) == NULL)
    {
      register_fixture_set_up (fixture, data);
      return;
    }
  fixture->folder = g_strdup (memory);
  fixture->path = g_build_filename (memory, "a.pmn", NULL);
}

void
kill_harness_test (RegisterFixture *fixture, gconstpointer data)
{
  const KillOperation *operation = data;
  gint64 rounds = get_number ("PMN_KILL_ROUNDS", DEFAULT_ROUNDS);
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) get_number ("PMN_KILL_SEED", 1));
  gint64 steps = 0;

  for (guint round = 0; round < rounds; round++)
    {
      gint64 acknowledged;

      if (operation->prepare != NULL)
        operation->prepare (fixture->path, round);
      acknowledged = run_and_kill (operation, fixture->path, rand);
      operation->verify (fixture->path, acknowledged);
      steps += acknowledged;
    }
  g_test_message ("%s: killed %d times, %d steps had been acknowledged", operation->name,
                  (int) rounds, (int) steps);
}

gint64
kill_harness_check (const char *path, const char *sql)
{
  PmnStore *store = fixture_open (path);
  gint64 value;

  fixture_check (store);
  value = fixture_get (store, sql);
  fixture_close (&store);
  return value;
}
