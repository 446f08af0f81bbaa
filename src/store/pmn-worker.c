/* pmn-worker.c: a named thread and its queue
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-worker.h"

typedef struct
{
  int priority;
  gboolean droppable;
  PmnWorkerFunc func;
  gpointer job;
} Entry;

struct _PmnWorker
{
  GThread *thread;
  GMutex mutex;
  GCond cond;
  GQueue queue;
  gboolean stopping;

  guint rest_ms;
  PmnWorkerRestFunc rest; /* nullable */
  gpointer rest_data;
  gboolean tired; /* has worked since it last rested */
};

/* Equal urgency keeps the order of arrival. From the end: most jobs are as urgent as the one before. */
static void
insert_entry (GQueue *queue, Entry *entry)
{
  GList *link = queue->tail;

  while (link != NULL && ((Entry *) link->data)->priority > entry->priority)
    link = link->prev;

  if (link != NULL)
    g_queue_insert_after (queue, link, entry);
  else
    g_queue_push_head (queue, entry);
}

/* The mutex is held, and given up for as long as the rest is taken. */
static void
take_rest (PmnWorker *self)
{
  PmnWorkerRestFunc rest = self->rest;
  gpointer data = self->rest_data;

  self->tired = FALSE;
  g_mutex_unlock (&self->mutex);
  rest (data);
  g_mutex_lock (&self->mutex);
}

/* The mutex is held. Returns with something to do, or to stop. */
static void
wait_for_work (PmnWorker *self)
{
  while (g_queue_is_empty (&self->queue) && !self->stopping)
    {
      gint64 until = g_get_monotonic_time () + self->rest_ms * G_TIME_SPAN_MILLISECOND;

      if (self->rest == NULL || !self->tired)
        g_cond_wait (&self->cond, &self->mutex);
      else if (!g_cond_wait_until (&self->cond, &self->mutex, until)
               && g_queue_is_empty (&self->queue) && !self->stopping)
        take_rest (self);
    }
}

static gpointer
run (gpointer data)
{
  PmnWorker *self = data;

  for (;;)
    {
      Entry *entry;
      gboolean dropped;

      g_mutex_lock (&self->mutex);
      wait_for_work (self);
      entry = g_queue_pop_head (&self->queue);
      self->tired = TRUE;
      dropped = entry != NULL && self->stopping && entry->droppable;
      g_mutex_unlock (&self->mutex);

      if (entry == NULL)
        return NULL;

      entry->func (entry->job, dropped);
      g_free (entry);
    }
}

PmnWorker *
pmn_worker_new (const char *name)
{
  PmnWorker *self = g_new0 (PmnWorker, 1);

  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  g_queue_init (&self->queue);
  self->thread = g_thread_new (name, run, self);
  return self;
}

void
pmn_worker_set_rest (PmnWorker *self, guint after_ms, PmnWorkerRestFunc func, gpointer data)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (func != NULL);

  g_mutex_lock (&self->mutex);
  self->rest_ms = after_ms;
  self->rest = func;
  self->rest_data = data;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);
}

void
pmn_worker_push (PmnWorker *self, int priority, gboolean droppable, PmnWorkerFunc func,
                 gpointer job)
{
  Entry *entry;

  g_return_if_fail (self != NULL);
  g_return_if_fail (func != NULL);

  g_mutex_lock (&self->mutex);
  if (self->stopping)
    {
      g_mutex_unlock (&self->mutex);
      func (job, TRUE);
      return;
    }

  entry = g_new (Entry, 1);
  *entry = (Entry) { priority, droppable, func, job };
  insert_entry (&self->queue, entry);
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);
}

void
pmn_worker_stop (PmnWorker *self)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->thread != g_thread_self ());

  g_mutex_lock (&self->mutex);
  self->stopping = TRUE;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);

  if (self->thread != NULL)
    g_thread_join (g_steal_pointer (&self->thread));
}

void
pmn_worker_free (PmnWorker *self)
{
  if (self == NULL)
    return;

  pmn_worker_stop (self);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self);
}
