/* pmn-activity-list-model.c: the activities that a filter lets through, in an order
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A change is told in hunks, from the last to the first: between two of them the list is the old
 * rows up to a point and the new ones from there, so that nothing is copied and every position told
 * is right at that moment.
 */
#include "config.h"

#include "pmn-activity-list-model.h"

#include "pmn-activity-row-private.h"
#include "pmn-row-diff.h"
#include "pmn-row-pager.h"

/* Below this, finding what changed costs less than a thread. */
#define DIFF_INLINE_ROWS 20000

struct _PmnActivityListModel
{
  GObject parent_instance;

  PmnActivityLoader *loader;
  PmnActivityFilter *filter;
  PmnActivitySort sort;
  PmnActivityListState state;
  gboolean complete;
  GError *error;

  GArray *rows;      /* PmnRowRef, never modified: replaced by the next snapshot */
  GArray *next_rows; /* while a change is being told: what is shown from split_old on */
  guint split_old;   /* rows of the old snapshot still shown */
  guint split_new;   /* where the new one begins */
  GtkBitset *selected;
  GHashTable *cache;  /* id → PmnActivityRow, without references */
  GHashTable *moving; /* while a change is being told: ids that are in both parts */
  GHashTable *going;  /* as cache, for what those ids are in the old part */
  PmnRowPager *pager;
  PmnDayTotals *totals;

  GCancellable *cancellable;
  gboolean reading; /* first page or snapshot under way */
  gboolean again;   /* something changed meanwhile */
  guint refresh_id;
};

enum
{
  PROP_STATE = 1,
  PROP_COMPLETE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void pmn_activity_list_model_list_init (GListModelInterface *iface);
static void pmn_activity_list_model_section_init (GtkSectionModelInterface *iface);
static void pmn_activity_list_model_selection_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (
    PmnActivityListModel, pmn_activity_list_model, G_TYPE_OBJECT,
    G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, pmn_activity_list_model_list_init)
        G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL, pmn_activity_list_model_section_init)
            G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                   pmn_activity_list_model_selection_init))

static void load_snapshot (PmnActivityListModel *self);

/* Rows ------------------------------------------------------------------------------------------ */

static guint
n_rows (PmnActivityListModel *self)
{
  if (self->next_rows == NULL)
    return self->rows->len;
  return self->split_old + self->next_rows->len - self->split_new;
}

static const PmnRowRef *
row_at (PmnActivityListModel *self, guint position)
{
  if (self->next_rows != NULL && position >= self->split_old)
    return &g_array_index (self->next_rows, PmnRowRef,
                           position - self->split_old + self->split_new);
  return &g_array_index (self->rows, PmnRowRef, position);
}

static const PmnRowRef *
peek_row (gpointer owner, guint position)
{
  PmnActivityListModel *self = owner;

  return position < n_rows (self) ? row_at (self, position) : NULL;
}

/* First position whose day is @day or comes after it in the order. */
static guint
find_day (PmnActivityListModel *self, gint64 day)
{
  guint low = 0, high = n_rows (self);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      PmnDay at = row_at (self, middle)->day;

      if (self->sort == PMN_SORT_NEWEST ? at > day : at < day)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static guint
section_start (PmnActivityListModel *self, guint position)
{
  return find_day (self, row_at (self, position)->day);
}

static guint
section_end (PmnActivityListModel *self, guint position)
{
  gint64 day = row_at (self, position)->day;

  return find_day (self, self->sort == PMN_SORT_NEWEST ? day - 1 : day + 1);
}

/* State ----------------------------------------------------------------------------------------- */

static void
set_state (PmnActivityListModel *self, PmnActivityListState state)
{
  if (state != PMN_ACTIVITY_LIST_FAILED)
    g_clear_error (&self->error);
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
set_complete (PmnActivityListModel *self)
{
  if (self->complete)
    return;
  self->complete = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPLETE]);
}

static void
take_error (PmnActivityListModel *self, GError *error)
{
  g_clear_error (&self->error);
  self->error = error;
  set_state (self, PMN_ACTIVITY_LIST_FAILED);
}

static void
on_page_failed (PmnRowPager *pager, const GError *error, PmnActivityListModel *self)
{
  take_error (self, g_error_copy (error));
}

/* Applying a change ----------------------------------------------------------------------------- */

/* Ids of selected rows that go: those that come back elsewhere stay selected. */
static GHashTable *
collect_leaving (PmnActivityListModel *self, PmnRowDiff *diff)
{
  GHashTable *leaving = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint h = 0; h < diff->hunks->len; h++)
    {
      PmnRowHunk *hunk = &g_array_index (diff->hunks, PmnRowHunk, h);
      GtkBitsetIter iter;
      guint position;

      for (gboolean more
           = gtk_bitset_iter_init_at (&iter, self->selected, hunk->old_start, &position);
           more && position < hunk->old_start + hunk->n_removed;
           more = gtk_bitset_iter_next (&iter, &position))
        {
          gint64 id = g_array_index (self->rows, PmnRowRef, position).id;

          g_hash_table_add (leaving, g_memdup2 (&id, sizeof id));
        }
    }
  return leaving;
}

static gboolean
is_inside_a_day (const PmnRowRef *before, const PmnRowRef *removed, guint n_removed,
                 const PmnRowRef *added, guint n_added, const PmnRowRef *after)
{
  if (before == NULL || after == NULL || before->day != after->day)
    return FALSE;
  /* Rows are in order of days, so that the ends speak for what is between. */
  if (n_removed > 0 && (removed[0].day != before->day || removed[n_removed - 1].day != before->day))
    return FALSE;
  return n_added == 0 || (added[0].day == before->day && added[n_added - 1].day == before->day);
}

/*
 * How many unchanged rows before and after a hunk must be told as changed with it. GTK keeps the
 * boundaries of the sections it shows and aborts when one that it believes in is not confirmed:
 * - rows that come at the end of a day are put by it at the start of the next, whose boundary then
 *   contradicts the day before: the whole day before is told;
 * - a day that loses its first rows keeps a header made for a row that is gone: the whole rest of
 *   it is told.
 */
static void
measure_margins (PmnActivityListModel *self, const PmnRowHunk *hunk, guint *n_before,
                 guint *n_after)
{
  const PmnRowRef *removed
      = hunk->n_removed > 0 ? &g_array_index (self->rows, PmnRowRef, hunk->old_start) : NULL;
  const PmnRowRef *added
      = hunk->n_added > 0 ? &g_array_index (self->next_rows, PmnRowRef, hunk->new_start) : NULL;
  guint end = hunk->old_start + hunk->n_removed;
  const PmnRowRef *before = hunk->old_start > 0 ? row_at (self, hunk->old_start - 1) : NULL;
  const PmnRowRef *after = peek_row (self, end);

  *n_before = *n_after = 0;
  if (!pmn_activity_list_model_has_days (self)
      || is_inside_a_day (before, removed, hunk->n_removed, added, hunk->n_added, after))
    return;
  if (before != NULL
      && ((hunk->n_added > 0 && added[0].day == before->day)
          || (hunk->n_removed > 0 && removed[0].day == before->day)))
    *n_before = hunk->old_start - section_start (self, hunk->old_start - 1);
  if (after != NULL && hunk->n_removed > 0 && removed[hunk->n_removed - 1].day == after->day)
    *n_after = section_end (self, end) - end;
}

static void
apply_hunk (PmnActivityListModel *self, const PmnRowHunk *hunk, GHashTable *leaving)
{
  guint n_before, n_after;

  self->split_old = hunk->old_start + hunk->n_removed;
  self->split_new = hunk->new_start + hunk->n_added;
  measure_margins (self, hunk, &n_before, &n_after);
  self->split_old = hunk->old_start;
  self->split_new = hunk->new_start;

  gtk_bitset_splice (self->selected, hunk->old_start, hunk->n_removed, hunk->n_added);
  for (guint i = 0; i < hunk->n_added && g_hash_table_size (leaving) > 0; i++)
    {
      gint64 id = g_array_index (self->next_rows, PmnRowRef, hunk->new_start + i).id;

      if (g_hash_table_contains (leaving, &id))
        gtk_bitset_add (self->selected, hunk->old_start + i);
    }
  g_list_model_items_changed (G_LIST_MODEL (self), hunk->old_start - n_before,
                              n_before + hunk->n_removed + n_after,
                              n_before + hunk->n_added + n_after);
}

static void
mark_all_stale (PmnActivityListModel *self)
{
  g_autoptr (GPtrArray) rows = g_hash_table_get_values_as_ptr_array (self->cache);

  for (guint i = 0; i < rows->len; i++)
    pmn_row_pager_mark_stale (self->pager, g_ptr_array_index (rows, i));
}

static void
mark_updated (PmnActivityListModel *self, PmnRowDiff *diff)
{
  if (diff->many_updated)
    {
      mark_all_stale (self);
      return;
    }
  for (guint i = 0; i < diff->updated->len; i++)
    {
      PmnActivityRow *row
          = g_hash_table_lookup (self->cache, &g_array_index (diff->updated, gint64, i));

      if (row != NULL)
        pmn_row_pager_mark_stale (self->pager, row);
    }
}

/* A row that moves is for a while at both its places, which must not be the same object. */
static void
begin_moves (PmnActivityListModel *self, GArray *moved)
{
  if (moved->len == 0)
    return;
  self->moving = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->going = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < moved->len; i++)
    {
      gint64 *id = &g_array_index (moved, gint64, i);
      PmnActivityRow *row = g_hash_table_lookup (self->cache, id);

      g_hash_table_add (self->moving, id);
      if (row != NULL)
        pmn_activity_row_set_cache (row, self->going);
    }
}

/* A new object for a row that moved: what the old one showed is shown until the rest comes. */
static PmnActivityRow *
take_place_of (PmnActivityListModel *self, PmnActivityRow *leaving, const PmnRowRef *ref)
{
  PmnActivityRow *row = pmn_activity_row_new (self->cache, ref->id, ref->day, ref->version);

  if (leaving != NULL && leaving->summary != NULL)
    {
      row->summary = g_steal_pointer (&leaving->summary);
      row->stale = TRUE;
    }
  return row;
}

static PmnActivityRow *
get_moving_row (PmnActivityListModel *self, const PmnRowRef *ref, gboolean in_old)
{
  PmnActivityRow *leaving = g_hash_table_lookup (self->going, &ref->id);
  PmnActivityRow *row = in_old ? leaving : g_hash_table_lookup (self->cache, &ref->id);

  if (row != NULL)
    return g_object_ref (row);
  if (in_old)
    return pmn_activity_row_new (self->going, ref->id, ref->day, ref->version);
  return take_place_of (self, leaving, ref);
}

static void
apply_diff (PmnActivityListModel *self, GArray *rows, PmnRowDiff *diff)
{
  g_autoptr (GHashTable) leaving = collect_leaving (self, diff);

  begin_moves (self, diff->moved);
  self->next_rows = g_array_ref (rows);
  for (guint i = diff->hunks->len; i-- > 0;)
    apply_hunk (self, &g_array_index (diff->hunks, PmnRowHunk, i), leaving);
  g_array_unref (self->rows);
  self->rows = g_steal_pointer (&self->next_rows);
  g_clear_pointer (&self->moving, g_hash_table_unref);
  g_clear_pointer (&self->going, g_hash_table_unref);
  mark_updated (self, diff);
}

/* Reading --------------------------------------------------------------------------------------- */

typedef struct
{
  GArray *old_rows;
  GArray *new_rows;
} DiffData;

static void
diff_data_free (DiffData *data)
{
  g_array_unref (data->old_rows);
  g_array_unref (data->new_rows);
  g_free (data);
}

static PmnRowDiff *
diff_data_run (DiffData *data)
{
  return pmn_row_diff_new ((const PmnRowRef *) data->old_rows->data, data->old_rows->len,
                           (const PmnRowRef *) data->new_rows->data, data->new_rows->len);
}

static void
diff_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_task_return_pointer (task, diff_data_run (task_data), (GDestroyNotify) pmn_row_diff_free);
}

static void
reading_done (PmnActivityListModel *self)
{
  self->reading = FALSE;
  if (self->again)
    {
      self->again = FALSE;
      load_snapshot (self);
    }
}

static void
finish_snapshot (PmnActivityListModel *self, GArray *rows, PmnRowDiff *diff)
{
  apply_diff (self, rows, diff);
  set_state (self, PMN_ACTIVITY_LIST_READY);
  set_complete (self);
  reading_done (self);
}

static void
on_diff_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PmnActivityListModel *self = PMN_ACTIVITY_LIST_MODEL (source);
  DiffData *data = g_task_get_task_data (G_TASK (result));
  g_autoptr (PmnRowDiff) diff = g_task_propagate_pointer (G_TASK (result), NULL);

  /* NULL only when the model was cancelled meanwhile. */
  if (diff != NULL && !g_cancellable_is_cancelled (self->cancellable))
    finish_snapshot (self, data->new_rows, diff);
}

static gboolean
take_failure (PmnActivityListModel *self, GError **error)
{
  if (g_cancellable_is_cancelled (self->cancellable))
    return TRUE;
  if (*error == NULL)
    return FALSE;
  self->reading = FALSE;
  self->again = FALSE;
  take_error (self, g_steal_pointer (error));
  return TRUE;
}

static void
on_snapshot_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PmnActivityListModel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rows
      = pmn_activity_loader_snapshot_finish (PMN_ACTIVITY_LOADER (source), result, &error);
  DiffData *data;

  if (take_failure (self, &error))
    return;
  data = g_new0 (DiffData, 1);
  data->old_rows = g_array_ref (self->rows);
  data->new_rows = g_array_ref (rows);
  if (rows->len + self->rows->len > DIFF_INLINE_ROWS && self->complete)
    {
      g_autoptr (GTask) task = g_task_new (self, self->cancellable, on_diff_done, NULL);

      g_task_set_task_data (task, data, (GDestroyNotify) diff_data_free);
      g_task_run_in_thread (task, diff_thread);
    }
  else
    {
      g_autoptr (PmnRowDiff) diff = diff_data_run (data);

      diff_data_free (data);
      finish_snapshot (self, rows, diff);
    }
}

static void
load_snapshot (PmnActivityListModel *self)
{
  self->reading = TRUE;
  pmn_activity_loader_snapshot_async (self->loader, self->filter, self->sort, self->cancellable,
                                      on_snapshot_loaded, g_object_ref (self));
}

static void
take_first_page (PmnActivityListModel *self, GPtrArray *summaries)
{
  g_autoptr (GPtrArray) page = g_ptr_array_new_full (summaries->len, g_object_unref);

  for (guint i = 0; i < summaries->len; i++)
    {
      PmnActivitySummary *summary = g_steal_pointer (&g_ptr_array_index (summaries, i));
      PmnRowRef ref = { summary->id, summary->day, (gint32) summary->version };
      PmnActivityRow *row = pmn_activity_row_new (self->cache, ref.id, ref.day, ref.version);

      pmn_activity_row_take_summary (row, summary);
      g_array_append_val (self->rows, ref);
      g_ptr_array_add (page, row);
    }
  pmn_row_pager_keep (self->pager, g_steal_pointer (&page));
  if (self->rows->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, self->rows->len);
}

static void
on_first_page_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PmnActivityListModel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) summaries
      = pmn_activity_loader_first_page_finish (PMN_ACTIVITY_LOADER (source), result, &error);

  if (take_failure (self, &error))
    return;
  take_first_page (self, summaries);
  set_state (self, PMN_ACTIVITY_LIST_READY);
  if (summaries->len < PMN_PAGE_SIZE)
    {
      set_complete (self);
      reading_done (self);
    }
  else
    load_snapshot (self);
}

static void
load_first_page (PmnActivityListModel *self)
{
  self->reading = TRUE;
  pmn_activity_loader_first_page_async (self->loader, self->filter, self->sort, PMN_PAGE_SIZE,
                                        self->cancellable, on_first_page_loaded,
                                        g_object_ref (self));
}

static gboolean
on_refresh (gpointer user_data)
{
  PmnActivityListModel *self = PMN_ACTIVITY_LIST_MODEL (user_data);

  self->refresh_id = 0;
  pmn_day_totals_refresh (self->totals);
  if (self->reading)
    self->again = TRUE;
  else
    load_snapshot (self);
  return G_SOURCE_REMOVE;
}

static void
on_loader_changed (PmnActivityLoader *loader, gboolean names, PmnActivityListModel *self)
{
  if (names)
    mark_all_stale (self);
  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add_full (G_PRIORITY_DEFAULT, on_refresh, self, NULL);
}

/* GListModel ------------------------------------------------------------------------------------ */

static GType
pmn_activity_list_model_get_item_type (GListModel *list)
{
  return PMN_TYPE_ACTIVITY_ROW;
}

static guint
pmn_activity_list_model_get_n_items (GListModel *list)
{
  return n_rows (PMN_ACTIVITY_LIST_MODEL (list));
}

static gpointer
pmn_activity_list_model_get_item (GListModel *list, guint position)
{
  PmnActivityListModel *self = PMN_ACTIVITY_LIST_MODEL (list);
  const PmnRowRef *ref = peek_row (self, position);
  PmnActivityRow *row;

  if (ref == NULL)
    return NULL;
  if (self->moving != NULL && g_hash_table_contains (self->moving, &ref->id))
    return get_moving_row (self, ref, position < self->split_old);
  row = g_hash_table_lookup (self->cache, &ref->id);
  if (row == NULL)
    return pmn_activity_row_new (self->cache, ref->id, ref->day, ref->version);
  if (row->day != ref->day)
    {
      /* Under another day it is another item, else the header above it would keep its old day. */
      pmn_activity_row_set_cache (row, NULL);
      return take_place_of (self, row, ref);
    }
  g_object_ref (row);
  if (row->version != ref->version)
    {
      row->version = ref->version;
      pmn_row_pager_mark_stale (self->pager, row);
    }
  return row;
}

static void
pmn_activity_list_model_list_init (GListModelInterface *iface)
{
  iface->get_item_type = pmn_activity_list_model_get_item_type;
  iface->get_n_items = pmn_activity_list_model_get_n_items;
  iface->get_item = pmn_activity_list_model_get_item;
}

/* GtkSectionModel ------------------------------------------------------------------------------- */

static void
pmn_activity_list_model_get_section (GtkSectionModel *model, guint position, guint *start,
                                     guint *end)
{
  PmnActivityListModel *self = PMN_ACTIVITY_LIST_MODEL (model);
  guint n = n_rows (self);

  if (position >= n)
    {
      *start = n;
      *end = G_MAXUINT;
    }
  else if (!pmn_activity_list_model_has_days (self))
    {
      *start = 0;
      *end = n;
    }
  else
    {
      *start = section_start (self, position);
      *end = section_end (self, position);
    }
}

static void
pmn_activity_list_model_section_init (GtkSectionModelInterface *iface)
{
  iface->get_section = pmn_activity_list_model_get_section;
}

/* GtkSelectionModel: what is not here is made by GTK from set_selection() -------------------------- */

static gboolean
pmn_activity_list_model_is_selected (GtkSelectionModel *model, guint position)
{
  return gtk_bitset_contains (PMN_ACTIVITY_LIST_MODEL (model)->selected, position);
}

static GtkBitset *
pmn_activity_list_model_get_selection (GtkSelectionModel *model, guint position, guint n_items)
{
  return gtk_bitset_copy (PMN_ACTIVITY_LIST_MODEL (model)->selected);
}

static gboolean
pmn_activity_list_model_set_selection (GtkSelectionModel *model, GtkBitset *selected,
                                       GtkBitset *mask)
{
  PmnActivityListModel *self = PMN_ACTIVITY_LIST_MODEL (model);
  g_autoptr (GtkBitset) changes = gtk_bitset_copy (self->selected);
  guint n = n_rows (self);
  guint first, last;

  /* changes = (selected ^ now) & mask, within the list. */
  gtk_bitset_difference (changes, selected);
  gtk_bitset_intersect (changes, mask);
  if (n < G_MAXUINT)
    gtk_bitset_remove_range_closed (changes, n, G_MAXUINT);
  if (gtk_bitset_is_empty (changes))
    return TRUE;

  gtk_bitset_difference (self->selected, changes);
  first = gtk_bitset_get_minimum (changes);
  last = gtk_bitset_get_maximum (changes);
  gtk_selection_model_selection_changed (model, first, last - first + 1);
  return TRUE;
}

static void
pmn_activity_list_model_selection_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = pmn_activity_list_model_is_selected;
  iface->get_selection_in_range = pmn_activity_list_model_get_selection;
  iface->set_selection = pmn_activity_list_model_set_selection;
}

/* GObject --------------------------------------------------------------------------------------- */

static void
pmn_activity_list_model_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PmnActivityListModel *self = PMN_ACTIVITY_LIST_MODEL (object);

  switch (id)
    {
    case PROP_STATE:
      g_value_set_int (value, self->state);
      break;
    case PROP_COMPLETE:
      g_value_set_boolean (value, self->complete);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pmn_activity_list_model_dispose (GObject *object)
{
  PmnActivityListModel *self = PMN_ACTIVITY_LIST_MODEL (object);

  if (self->loader != NULL)
    pmn_activity_list_model_cancel (self);
  g_clear_object (&self->pager);
  g_clear_object (&self->totals);
  g_clear_object (&self->loader);

  G_OBJECT_CLASS (pmn_activity_list_model_parent_class)->dispose (object);
}

static void
pmn_activity_list_model_finalize (GObject *object)
{
  PmnActivityListModel *self = PMN_ACTIVITY_LIST_MODEL (object);

  g_array_unref (self->rows);
  g_hash_table_unref (self->cache);
  gtk_bitset_unref (self->selected);
  g_object_unref (self->cancellable);
  pmn_activity_filter_free (self->filter);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (pmn_activity_list_model_parent_class)->finalize (object);
}

static void
pmn_activity_list_model_class_init (PmnActivityListModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pmn_activity_list_model_get_property;
  object_class->dispose = pmn_activity_list_model_dispose;
  object_class->finalize = pmn_activity_list_model_finalize;

  properties[PROP_STATE]
      = g_param_spec_int ("state", NULL, NULL, PMN_ACTIVITY_LIST_LOADING, PMN_ACTIVITY_LIST_FAILED,
                          PMN_ACTIVITY_LIST_LOADING, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_COMPLETE] = g_param_spec_boolean ("complete", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
pmn_activity_list_model_init (PmnActivityListModel *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (PmnRowRef));
  self->selected = gtk_bitset_new_empty ();
  self->cache = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->cancellable = g_cancellable_new ();
}

/* Public ---------------------------------------------------------------------------------------- */

PmnActivityListModel *
pmn_activity_list_model_new (PmnActivityLoader *loader, const PmnActivityFilter *filter,
                             PmnActivitySort sort)
{
  PmnActivityListModel *self;

  g_return_val_if_fail (PMN_IS_ACTIVITY_LOADER (loader), NULL);
  g_return_val_if_fail (filter != NULL, NULL);

  self = g_object_new (PMN_TYPE_ACTIVITY_LIST_MODEL, NULL);
  self->loader = g_object_ref (loader);
  self->filter = pmn_activity_filter_copy (filter);
  self->sort = sort;
  self->totals = pmn_day_totals_new (loader, filter);
  self->pager = pmn_row_pager_new (loader, self->cache, peek_row, self);
  g_signal_connect_object (self->pager, "failed", G_CALLBACK (on_page_failed), self, 0);
  g_signal_connect_object (loader, "changed", G_CALLBACK (on_loader_changed), self, 0);
  load_first_page (self);
  return self;
}

const PmnActivityFilter *
pmn_activity_list_model_get_filter (PmnActivityListModel *self)
{
  g_return_val_if_fail (PMN_IS_ACTIVITY_LIST_MODEL (self), NULL);

  return self->filter;
}

PmnActivitySort
pmn_activity_list_model_get_sort (PmnActivityListModel *self)
{
  g_return_val_if_fail (PMN_IS_ACTIVITY_LIST_MODEL (self), PMN_SORT_NEWEST);

  return self->sort;
}

gboolean
pmn_activity_list_model_has_days (PmnActivityListModel *self)
{
  g_return_val_if_fail (PMN_IS_ACTIVITY_LIST_MODEL (self), FALSE);

  return self->sort == PMN_SORT_NEWEST || self->sort == PMN_SORT_OLDEST;
}

PmnActivityListState
pmn_activity_list_model_get_state (PmnActivityListModel *self)
{
  g_return_val_if_fail (PMN_IS_ACTIVITY_LIST_MODEL (self), PMN_ACTIVITY_LIST_FAILED);

  return self->state;
}

gboolean
pmn_activity_list_model_is_complete (PmnActivityListModel *self)
{
  g_return_val_if_fail (PMN_IS_ACTIVITY_LIST_MODEL (self), FALSE);

  return self->complete;
}

const GError *
pmn_activity_list_model_get_error (PmnActivityListModel *self)
{
  g_return_val_if_fail (PMN_IS_ACTIVITY_LIST_MODEL (self), NULL);

  return self->error;
}

void
pmn_activity_list_model_retry (PmnActivityListModel *self)
{
  g_return_if_fail (PMN_IS_ACTIVITY_LIST_MODEL (self));

  if (self->state != PMN_ACTIVITY_LIST_FAILED)
    return;
  set_state (self, self->rows->len > 0 || self->complete ? PMN_ACTIVITY_LIST_READY
                                                         : PMN_ACTIVITY_LIST_LOADING);
  pmn_row_pager_retry (self->pager);
  if (self->reading)
    return;
  if (self->rows->len > 0 || self->complete)
    load_snapshot (self);
  else
    load_first_page (self);
}

void
pmn_activity_list_model_cancel (PmnActivityListModel *self)
{
  g_return_if_fail (PMN_IS_ACTIVITY_LIST_MODEL (self));

  g_cancellable_cancel (self->cancellable);
  g_signal_handlers_disconnect_by_func (self->loader, on_loader_changed, self);
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  pmn_day_totals_cancel (self->totals);
  pmn_row_pager_cancel (self->pager);
}

void
pmn_activity_list_model_request (PmnActivityListModel *self, PmnActivityRow *row, guint position)
{
  g_return_if_fail (PMN_IS_ACTIVITY_LIST_MODEL (self));

  pmn_row_pager_request (self->pager, row, position);
}

void
pmn_activity_list_model_release (PmnActivityListModel *self, PmnActivityRow *row)
{
  g_return_if_fail (PMN_IS_ACTIVITY_LIST_MODEL (self));

  pmn_row_pager_release (self->pager, row);
}

PmnDayTotals *
pmn_activity_list_model_get_totals (PmnActivityListModel *self)
{
  g_return_val_if_fail (PMN_IS_ACTIVITY_LIST_MODEL (self), NULL);

  return self->totals;
}

guint
pmn_activity_list_model_find (PmnActivityListModel *self, gint64 id)
{
  guint n;

  g_return_val_if_fail (PMN_IS_ACTIVITY_LIST_MODEL (self), GTK_INVALID_LIST_POSITION);

  n = n_rows (self);
  for (guint i = 0; i < n; i++)
    {
      if (row_at (self, i)->id == id)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

gint64
pmn_activity_list_model_get_id (PmnActivityListModel *self, guint position)
{
  g_return_val_if_fail (PMN_IS_ACTIVITY_LIST_MODEL (self), 0);
  g_return_val_if_fail (position < n_rows (self), 0);

  return row_at (self, position)->id;
}

GArray *
pmn_activity_list_model_dup_selected (PmnActivityListModel *self)
{
  GArray *ids;
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (PMN_IS_ACTIVITY_LIST_MODEL (self), NULL);

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, self->selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    g_array_append_val (ids, row_at (self, position)->id);
  return ids;
}
