/* pmn-day-totals.c: how many activities and minutes each day of a list has
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-day-totals.h"

/* Days known at most: what is far from the eye is asked again. */
#define MAX_KNOWN 2000

struct _PmnDayTotals
{
  GObject parent_instance;

  PmnActivityLoader *loader;
  PmnActivityFilter *filter;
  GCancellable *cancellable;
  GHashTable *known;  /* day → PmnActivityTotal */
  GHashTable *fresh;  /* set of the known days that are right */
  GHashTable *wanted; /* set of days */
  guint idle_id;
  gboolean loading;
  gboolean outdated; /* what is being loaded was asked before the last change */
};

G_DEFINE_FINAL_TYPE (PmnDayTotals, pmn_day_totals, G_TYPE_OBJECT)

static guint changed_signal;

static void pmn_day_totals_queue (PmnDayTotals *self);

static void
on_totals_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PmnDayTotals) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) totals
      = pmn_activity_loader_totals_finish (PMN_ACTIVITY_LOADER (source), result, &error);

  self->loading = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (totals == NULL)
    {
      /* A header without its totals is no harm; the rows tell what went wrong. */
      g_debug ("totals of days: %s", error->message);
      return;
    }
  for (guint i = 0; i < totals->len; i++)
    {
      PmnActivityTotal *total = &g_array_index (totals, PmnActivityTotal, i);

      g_hash_table_replace (self->known, GINT_TO_POINTER (total->day),
                            g_memdup2 (total, sizeof *total));
      if (!self->outdated)
        g_hash_table_add (self->fresh, GINT_TO_POINTER (total->day));
    }
  g_signal_emit (self, changed_signal, 0);
  pmn_day_totals_queue (self);
}

static gboolean
on_idle (gpointer user_data)
{
  PmnDayTotals *self = PMN_DAY_TOTALS (user_data);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (PmnDay));
  GHashTableIter iter;
  gpointer key;

  self->idle_id = 0;
  g_hash_table_iter_init (&iter, self->wanted);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      PmnDay day = GPOINTER_TO_INT (key);

      g_array_append_val (days, day);
    }
  g_hash_table_remove_all (self->wanted);
  self->loading = TRUE;
  self->outdated = FALSE;
  pmn_activity_loader_totals_async (self->loader, self->filter, (const PmnDay *) days->data,
                                    days->len, self->cancellable, on_totals_loaded,
                                    g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
pmn_day_totals_queue (PmnDayTotals *self)
{
  if (self->idle_id == 0 && !self->loading && g_hash_table_size (self->wanted) > 0
      && !g_cancellable_is_cancelled (self->cancellable))
    self->idle_id = g_idle_add (on_idle, self);
}

static void
pmn_day_totals_dispose (GObject *object)
{
  PmnDayTotals *self = PMN_DAY_TOTALS (object);

  pmn_day_totals_cancel (self);
  g_clear_object (&self->loader);

  G_OBJECT_CLASS (pmn_day_totals_parent_class)->dispose (object);
}

static void
pmn_day_totals_finalize (GObject *object)
{
  PmnDayTotals *self = PMN_DAY_TOTALS (object);

  g_hash_table_unref (self->known);
  g_hash_table_unref (self->fresh);
  g_hash_table_unref (self->wanted);
  g_object_unref (self->cancellable);
  pmn_activity_filter_free (self->filter);

  G_OBJECT_CLASS (pmn_day_totals_parent_class)->finalize (object);
}

static void
pmn_day_totals_class_init (PmnDayTotalsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pmn_day_totals_dispose;
  object_class->finalize = pmn_day_totals_finalize;
  changed_signal = g_signal_new ("changed", PMN_TYPE_DAY_TOTALS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
pmn_day_totals_init (PmnDayTotals *self)
{
  self->cancellable = g_cancellable_new ();
  self->known = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->fresh = g_hash_table_new (NULL, NULL);
  self->wanted = g_hash_table_new (NULL, NULL);
}

PmnDayTotals *
pmn_day_totals_new (PmnActivityLoader *loader, const PmnActivityFilter *filter)
{
  PmnDayTotals *self;

  g_return_val_if_fail (PMN_IS_ACTIVITY_LOADER (loader), NULL);
  g_return_val_if_fail (filter != NULL, NULL);

  self = g_object_new (PMN_TYPE_DAY_TOTALS, NULL);
  self->loader = g_object_ref (loader);
  self->filter = pmn_activity_filter_copy (filter);
  return self;
}

const PmnActivityTotal *
pmn_day_totals_get (PmnDayTotals *self, PmnDay day)
{
  const PmnActivityTotal *total;

  g_return_val_if_fail (PMN_IS_DAY_TOTALS (self), NULL);

  total = g_hash_table_lookup (self->known, GINT_TO_POINTER (day));
  if (total == NULL || !g_hash_table_contains (self->fresh, GINT_TO_POINTER (day)))
    {
      g_hash_table_add (self->wanted, GINT_TO_POINTER (day));
      pmn_day_totals_queue (self);
    }
  return total;
}

void
pmn_day_totals_refresh (PmnDayTotals *self)
{
  g_return_if_fail (PMN_IS_DAY_TOTALS (self));

  if (g_hash_table_size (self->known) > MAX_KNOWN)
    g_hash_table_remove_all (self->known);
  g_hash_table_remove_all (self->fresh);
  self->outdated = TRUE;
  g_signal_emit (self, changed_signal, 0);
}

void
pmn_day_totals_cancel (PmnDayTotals *self)
{
  g_return_if_fail (PMN_IS_DAY_TOTALS (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->idle_id, g_source_remove);
}
