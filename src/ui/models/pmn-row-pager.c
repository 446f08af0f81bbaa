/* pmn-row-pager.c: loads the rows that are looked at, in pages
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-row-pager.h"

/* Two, so that the reader has always something to do while an answer is shown. */
#define MAX_BATCHES 2
/* A list view keeps some 200 rows around what is seen; twice as many can come back at once. */
#define MAX_KEPT_PAGES 8

typedef struct
{
  PmnRowPager *pager;
  GCancellable *cancellable;
  GArray *ids;
  GPtrArray *rows; /* (element-type PmnActivityRow): those that exist, in no order */
  guint n_looked_at;
} Batch;

struct _PmnRowPager
{
  GObject parent_instance;

  PmnActivityLoader *loader;
  GHashTable *cache;
  PmnRowPeekFunc peek;
  gpointer owner;

  GQueue wanted; /* PmnActivityRow, wanted last first; no references: rows leave when released */
  GPtrArray *batches; /* Batch, no ownership */
  GQueue kept;        /* GPtrArray of PmnActivityRow, newest first */
  guint idle_id;
  gboolean cancelled;
};

G_DEFINE_FINAL_TYPE (PmnRowPager, pmn_row_pager, G_TYPE_OBJECT)

static guint failed_signal;

static void pmn_row_pager_queue (PmnRowPager *self);

static gboolean
needs_data (PmnActivityRow *row)
{
  return row->summary == NULL || row->stale;
}

static void
batch_free (Batch *batch)
{
  for (guint i = 0; i < batch->rows->len; i++)
    {
      PmnActivityRow *row = g_ptr_array_index (batch->rows, i);

      if (row->batch == batch)
        row->batch = NULL;
    }
  g_ptr_array_unref (batch->rows);
  g_array_unref (batch->ids);
  g_object_unref (batch->cancellable);
  g_object_unref (batch->pager);
  g_free (batch);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Batch, batch_free)

static void
batch_add (Batch *batch, gint64 id)
{
  PmnActivityRow *row = g_hash_table_lookup (batch->pager->cache, &id);

  if (row != NULL && (row->batch != NULL || !needs_data (row)))
    return;
  g_array_append_val (batch->ids, id);
  if (row == NULL)
    return;
  row->batch = batch;
  g_ptr_array_add (batch->rows, g_object_ref (row));
  if (row->wanted.data != NULL)
    {
      g_queue_unlink (&batch->pager->wanted, &row->wanted);
      row->wanted.data = NULL;
    }
  if (row->n_bound > 0)
    batch->n_looked_at++;
}

/* The page of the row wanted last; when it has moved since, what else is wanted. */
static Batch *
batch_new (PmnRowPager *self)
{
  PmnActivityRow *row = g_queue_peek_head (&self->wanted);
  Batch *batch = g_new0 (Batch, 1);
  PmnRowRef ref;

  batch->pager = g_object_ref (self);
  batch->cancellable = g_cancellable_new ();
  batch->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  batch->rows = g_ptr_array_new_with_free_func (g_object_unref);

  batch_add (batch, row->id);
  if (self->peek (self->owner, row->position, &ref) && ref.id == row->id)
    {
      guint first = row->position - row->position % PMN_PAGE_SIZE;

      for (guint i = first; i < first + PMN_PAGE_SIZE && self->peek (self->owner, i, &ref); i++)
        {
          if (ref.id != row->id)
            batch_add (batch, ref.id);
        }
    }
  else
    {
      while (batch->ids->len < PMN_PAGE_SIZE && !g_queue_is_empty (&self->wanted))
        batch_add (batch, ((PmnActivityRow *) g_queue_peek_head (&self->wanted))->id);
    }
  return batch;
}

static void
batch_deliver (Batch *batch, GPtrArray *summaries)
{
  PmnRowPager *self = batch->pager;
  g_autoptr (GPtrArray) page = g_ptr_array_new_full (batch->ids->len, g_object_unref);

  for (guint i = 0; i < summaries->len && i < batch->ids->len; i++)
    {
      PmnActivitySummary *summary = g_steal_pointer (&g_ptr_array_index (summaries, i));
      PmnActivityRow *row
          = g_hash_table_lookup (self->cache, &g_array_index (batch->ids, gint64, i));
      gboolean outdated;

      if (summary == NULL)
        continue;
      if (row != NULL)
        g_object_ref (row);
      else
        {
          PmnRowRef ref = pmn_row_ref (summary->id, summary->day, summary->version);

          row = pmn_activity_row_new (self->cache, ref.id, ref.day, ref.version);
        }
      g_ptr_array_add (page, row);

      outdated = row->stale && row->batch != batch;
      if (row->batch == batch)
        row->batch = NULL;
      if (outdated && row->summary != NULL)
        {
          pmn_activity_summary_free (summary);
          continue;
        }
      pmn_activity_row_take_summary (row, summary);
      row->stale = outdated;
    }
  pmn_row_pager_keep (self, g_steal_pointer (&page));
}

/* A request under way that brings @row, which had no object when it was sent. */
static Batch *
find_batch (PmnRowPager *self, PmnActivityRow *row)
{
  for (guint b = 0; b < self->batches->len; b++)
    {
      Batch *batch = g_ptr_array_index (self->batches, b);

      for (guint i = 0; i < batch->ids->len && !g_cancellable_is_cancelled (batch->cancellable);
           i++)
        {
          if (g_array_index (batch->ids, gint64, i) == row->id)
            return batch;
        }
    }
  return NULL;
}

static void
want (PmnRowPager *self, PmnActivityRow *row)
{
  Batch *batch;

  if (row->batch != NULL || !needs_data (row))
    return;
  batch = row->stale ? NULL : find_batch (self, row);
  if (batch != NULL)
    {
      row->batch = batch;
      g_ptr_array_add (batch->rows, g_object_ref (row));
      batch->n_looked_at++;
      return;
    }
  if (row->wanted.data != NULL)
    g_queue_unlink (&self->wanted, &row->wanted);
  row->wanted.data = row;
  g_queue_push_head_link (&self->wanted, &row->wanted);
  pmn_row_pager_queue (self);
}

static void
on_page_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Batch) batch = user_data;
  g_autoptr (PmnRowPager) self = g_object_ref (batch->pager);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) summaries
      = pmn_activity_loader_page_finish (PMN_ACTIVITY_LOADER (source), result, &error);

  g_ptr_array_remove_fast (self->batches, batch);
  if (self->cancelled)
    return;
  if (summaries != NULL)
    batch_deliver (batch, summaries);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, failed_signal, 0, error);
  for (guint i = 0; summaries == NULL && i < batch->rows->len; i++)
    {
      PmnActivityRow *row = g_ptr_array_index (batch->rows, i);

      if (row->batch != batch)
        continue;
      row->batch = NULL;
      /* Scrolled past, then back while the cancellation was under way. */
      if (row->n_bound > 0 && g_cancellable_is_cancelled (batch->cancellable))
        want (self, row);
    }
  pmn_row_pager_queue (self);
}

static gboolean
on_idle (gpointer user_data)
{
  PmnRowPager *self = PMN_ROW_PAGER (user_data);

  self->idle_id = 0;
  while (self->batches->len < MAX_BATCHES && !g_queue_is_empty (&self->wanted))
    {
      Batch *batch = batch_new (self);

      g_ptr_array_add (self->batches, batch);
      pmn_activity_loader_page_async (self->loader, (const gint64 *) batch->ids->data,
                                      batch->ids->len, batch->cancellable, on_page_loaded, batch);
    }
  return G_SOURCE_REMOVE;
}

static void
pmn_row_pager_queue (PmnRowPager *self)
{
  /* Before the next frame is drawn, after every row of this one is bound. */
  if (self->idle_id == 0 && !self->cancelled && self->batches->len < MAX_BATCHES
      && !g_queue_is_empty (&self->wanted))
    self->idle_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_idle, self, NULL);
}

static void
pmn_row_pager_dispose (GObject *object)
{
  PmnRowPager *self = PMN_ROW_PAGER (object);

  pmn_row_pager_cancel (self);
  g_clear_object (&self->loader);

  G_OBJECT_CLASS (pmn_row_pager_parent_class)->dispose (object);
}

static void
pmn_row_pager_finalize (GObject *object)
{
  PmnRowPager *self = PMN_ROW_PAGER (object);

  g_ptr_array_unref (self->batches);
  g_hash_table_unref (self->cache);

  G_OBJECT_CLASS (pmn_row_pager_parent_class)->finalize (object);
}

static void
pmn_row_pager_class_init (PmnRowPagerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pmn_row_pager_dispose;
  object_class->finalize = pmn_row_pager_finalize;
  failed_signal = g_signal_new ("failed", PMN_TYPE_ROW_PAGER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
pmn_row_pager_init (PmnRowPager *self)
{
  self->batches = g_ptr_array_new ();
}

PmnRowPager *
pmn_row_pager_new (PmnActivityLoader *loader, GHashTable *cache, PmnRowPeekFunc peek,
                   gpointer owner)
{
  PmnRowPager *self;

  g_return_val_if_fail (PMN_IS_ACTIVITY_LOADER (loader), NULL);
  g_return_val_if_fail (cache != NULL && peek != NULL, NULL);

  self = g_object_new (PMN_TYPE_ROW_PAGER, NULL);
  self->loader = g_object_ref (loader);
  self->cache = g_hash_table_ref (cache);
  self->peek = peek;
  self->owner = owner;
  return self;
}

void
pmn_row_pager_request (PmnRowPager *self, PmnActivityRow *row, guint position)
{
  Batch *batch;

  g_return_if_fail (PMN_IS_ROW_PAGER (self));
  g_return_if_fail (PMN_IS_ACTIVITY_ROW (row));

  row->position = position;
  row->n_bound++;
  batch = row->batch;
  if (batch != NULL && row->n_bound == 1)
    batch->n_looked_at++;
  if (!self->cancelled)
    want (self, row);
}

void
pmn_row_pager_release (PmnRowPager *self, PmnActivityRow *row)
{
  Batch *batch;

  g_return_if_fail (PMN_IS_ROW_PAGER (self));
  g_return_if_fail (PMN_IS_ACTIVITY_ROW (row));
  g_return_if_fail (row->n_bound > 0);

  if (--row->n_bound > 0)
    return;
  if (row->wanted.data != NULL)
    {
      g_queue_unlink (&self->wanted, &row->wanted);
      row->wanted.data = NULL;
    }
  batch = row->batch;
  if (batch != NULL && --batch->n_looked_at == 0)
    g_cancellable_cancel (batch->cancellable);
}

void
pmn_row_pager_mark_stale (PmnRowPager *self, PmnActivityRow *row)
{
  g_return_if_fail (PMN_IS_ROW_PAGER (self));
  g_return_if_fail (PMN_IS_ACTIVITY_ROW (row));

  row->stale = TRUE;
  /* What is on its way may be older than the change. */
  row->batch = NULL;
  if (row->n_bound > 0 && !self->cancelled)
    want (self, row);
}

void
pmn_row_pager_keep (PmnRowPager *self, GPtrArray *rows)
{
  g_return_if_fail (PMN_IS_ROW_PAGER (self));
  g_return_if_fail (rows != NULL);

  g_queue_push_head (&self->kept, rows);
  if (self->kept.length > MAX_KEPT_PAGES)
    g_ptr_array_unref (g_queue_pop_tail (&self->kept));
}

void
pmn_row_pager_retry (PmnRowPager *self)
{
  GHashTableIter iter;
  gpointer row;

  g_return_if_fail (PMN_IS_ROW_PAGER (self));

  if (self->cancelled)
    return;
  g_hash_table_iter_init (&iter, self->cache);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      if (PMN_ACTIVITY_ROW (row)->n_bound > 0)
        want (self, row);
    }
}

void
pmn_row_pager_cancel (PmnRowPager *self)
{
  PmnActivityRow *row;

  g_return_if_fail (PMN_IS_ROW_PAGER (self));

  self->cancelled = TRUE;
  g_clear_handle_id (&self->idle_id, g_source_remove);
  while ((row = g_queue_peek_head (&self->wanted)) != NULL)
    {
      g_queue_unlink (&self->wanted, &row->wanted);
      row->wanted.data = NULL;
    }
  for (guint i = 0; i < self->batches->len; i++)
    g_cancellable_cancel (((Batch *) g_ptr_array_index (self->batches, i))->cancellable);
  g_queue_clear_full (&self->kept, (GDestroyNotify) g_ptr_array_unref);
}
