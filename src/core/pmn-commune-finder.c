/* pmn-commune-finder.c: communes found while somebody types, off the main thread
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-commune-finder.h"

struct _PmnCommuneFinder
{
  GObject parent_instance;

  char *path;
  GMutex lock;             /* one search at a time */
  PmnReference *reference; /* under @lock; opened at the first search */
};

G_DEFINE_FINAL_TYPE (PmnCommuneFinder, pmn_commune_finder, G_TYPE_OBJECT)

typedef struct
{
  char *text;
  int limit;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_free (search->text);
  g_free (search);
}

static void
search_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  PmnCommuneFinder *self = source;
  Search *search = data;
  GError *error = NULL;
  GPtrArray *found = NULL;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (g_task_return_error_if_cancelled (task))
    return;
  if (self->reference == NULL)
    self->reference = pmn_reference_open (self->path, &error);
  if (self->reference != NULL)
    found = pmn_reference_search_communes (self->reference, search->text, search->limit, &error);
  if (found != NULL)
    g_task_return_pointer (task, found, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
pmn_commune_finder_finalize (GObject *object)
{
  PmnCommuneFinder *self = PMN_COMMUNE_FINDER (object);

  g_clear_object (&self->reference);
  g_mutex_clear (&self->lock);
  g_free (self->path);
  G_OBJECT_CLASS (pmn_commune_finder_parent_class)->finalize (object);
}

static void
pmn_commune_finder_class_init (PmnCommuneFinderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pmn_commune_finder_finalize;
}

static void
pmn_commune_finder_init (PmnCommuneFinder *self)
{
  g_mutex_init (&self->lock);
}

static PmnCommuneFinder *
finder_new (const char *path)
{
  PmnCommuneFinder *self = g_object_new (PMN_TYPE_COMMUNE_FINDER, NULL);

  self->path = g_strdup (path);
  return self;
}

PmnCommuneFinder *
pmn_commune_finder_get_default (void)
{
  static PmnCommuneFinder *instance = NULL;

  if (instance == NULL)
    instance = finder_new (NULL);
  return instance;
}

void
pmn_commune_finder_search_async (PmnCommuneFinder *self, const char *text, int limit,
                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Search *search;

  g_return_if_fail (PMN_IS_COMMUNE_FINDER (self));
  g_return_if_fail (text != NULL);
  g_return_if_fail (limit >= 1 && limit <= 200);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pmn_commune_finder_search_async);
  search = g_new0 (Search, 1);
  search->text = g_strdup (text);
  search->limit = limit;
  g_task_set_task_data (task, search, search_free);
  g_task_run_in_thread (task, search_thread);
}

GPtrArray *
pmn_commune_finder_search_finish (PmnCommuneFinder *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
