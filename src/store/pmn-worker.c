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

static gpointer
run (gpointer data)
{
  PmnWorker *self = data;

  for (;;)
    {
      Entry *entry;
      gboolean dropped;

      g_mutex_lock (&self->mutex);
      while (g_queue_is_empty (&self->queue) && !self->stopping)
        g_cond_wait (&self->cond, &self->mutex);
      entry = g_queue_pop_head (&self->queue);
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
