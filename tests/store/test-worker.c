/* test-worker.c: order, rest and end of a queue
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pmn-worker.h"

typedef struct
{
  GString *log;
  const char *letter;
  GAsyncQueue *gate;
} Job;

static void
run (gpointer data, gboolean dropped)
{
  Job *job = data;

  if (job->gate != NULL)
    g_async_queue_pop (job->gate);
  g_string_append (job->log, dropped ? "-" : "+");
  g_string_append (job->log, job->letter);
}

static void
test_order (void)
{
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (GAsyncQueue) gate = g_async_queue_new ();
  PmnWorker *worker = pmn_worker_new ("test");
  Job jobs[] = { { log, "0", gate }, { log, "a" }, { log, "b" }, { log, "c" }, { log, "d" } };

  pmn_worker_push (worker, 0, FALSE, run, &jobs[0]);
  pmn_worker_push (worker, 20, FALSE, run, &jobs[4]);
  pmn_worker_push (worker, 0, FALSE, run, &jobs[2]);
  pmn_worker_push (worker, 0, FALSE, run, &jobs[3]);
  pmn_worker_push (worker, -20, FALSE, run, &jobs[1]);
  g_async_queue_push (gate, gate);
  pmn_worker_stop (worker);
  /* The first may have begun before the urgent one came, or not. */
  g_assert_true (g_str_equal (log->str, "+0+a+b+c+d") || g_str_equal (log->str, "+a+0+b+c+d"));
  pmn_worker_free (worker);
}

static gpointer
stop (gpointer data)
{
  pmn_worker_stop (data);
  return NULL;
}

/* Stopping runs what must run, drops the rest, and so does what comes too late. */
static void
test_stop (void)
{
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (GAsyncQueue) gate = g_async_queue_new ();
  PmnWorker *worker = pmn_worker_new ("test");
  Job jobs[] = { { log, "a", gate }, { log, "b" }, { log, "c" }, { log, "d" } };
  GThread *stopper;

  pmn_worker_push (worker, 0, FALSE, run, &jobs[0]);
  pmn_worker_push (worker, 1, TRUE, run, &jobs[1]);
  pmn_worker_push (worker, 2, FALSE, run, &jobs[2]);
  stopper = g_thread_new ("stop", stop, worker);
  /* Only once it is stopping is a new job refused at once. */
  while (log->len == 0)
    {
      pmn_worker_push (worker, 3, TRUE, run, &jobs[3]);
      g_usleep (1000);
    }
  g_async_queue_push (gate, gate);
  g_thread_join (stopper);
  g_assert_true (g_str_has_prefix (log->str, "-d+a-b+c"));
  pmn_worker_free (worker);
}

static void
rest (gpointer data)
{
  g_async_queue_push (data, data);
}

/* It rests once after some jobs, and again after the next ones; not before there was any. */
static void
test_rest (void)
{
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (GAsyncQueue) rests = g_async_queue_new ();
  PmnWorker *worker = pmn_worker_new ("test");
  Job jobs[] = { { log, "a" }, { log, "b" } };

  pmn_worker_set_rest (worker, 1, rest, rests);
  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    {
      g_assert_null (g_async_queue_timeout_pop (rests, 20 * G_TIME_SPAN_MILLISECOND));
      pmn_worker_push (worker, 0, FALSE, run, &jobs[i]);
      g_assert_true (g_async_queue_pop (rests) == rests);
    }
  pmn_worker_stop (worker);
  g_assert_null (g_async_queue_try_pop (rests));
  g_assert_cmpstr (log->str, ==, "+a+b");
  pmn_worker_free (worker);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/worker/order", test_order);
  g_test_add_func ("/worker/rest", test_rest);
  g_test_add_func ("/worker/stop", test_stop);
  return g_test_run ();
}
