/* pmn-activity-rows.c: the rows of a list of activities and how a change of them is told
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-activity-rows.h"

struct _PmnActivityRows
{
  GListModel *list;
  PmnRowPager *pager;
  PmnActivitySort sort;

  GArray *rows;      /* PmnRowRef, never modified once complete: replaced by the next snapshot */
  GArray *next_rows; /* while a change is being told: what is shown from split_old on */
  guint split_old;   /* rows of the old snapshot still shown */
  guint split_new;   /* where the new one begins */
  GtkBitset *selected;
  GHashTable *cache;  /* id → PmnActivityRow, without references */
  GHashTable *moving; /* while a change is being told: ids that are in both parts */
  GHashTable *going;  /* as cache, for what those ids are in the old part */
};

PmnActivityRows *
pmn_activity_rows_new (GListModel *list, PmnActivitySort sort)
{
  PmnActivityRows *self = g_new0 (PmnActivityRows, 1);

  self->list = list;
  self->sort = sort;
  self->rows = g_array_new (FALSE, FALSE, sizeof (PmnRowRef));
  self->selected = gtk_bitset_new_empty ();
  self->cache = g_hash_table_new (g_int64_hash, g_int64_equal);
  return self;
}

void
pmn_activity_rows_free (PmnActivityRows *self)
{
  g_array_unref (self->rows);
  g_hash_table_unref (self->cache);
  gtk_bitset_unref (self->selected);
  g_free (self);
}

void
pmn_activity_rows_set_pager (PmnActivityRows *self, PmnRowPager *pager)
{
  self->pager = pager;
}

GHashTable *
pmn_activity_rows_get_cache (PmnActivityRows *self)
{
  return self->cache;
}

GArray *
pmn_activity_rows_get_snapshot (PmnActivityRows *self)
{
  return self->rows;
}

GtkBitset *
pmn_activity_rows_get_selected (PmnActivityRows *self)
{
  return self->selected;
}

gboolean
pmn_activity_rows_has_days (PmnActivityRows *self)
{
  return self->sort == PMN_SORT_NEWEST || self->sort == PMN_SORT_OLDEST;
}

/* Rows ------------------------------------------------------------------------------------------ */

guint
pmn_activity_rows_get_n (PmnActivityRows *self)
{
  if (self->next_rows == NULL)
    return self->rows->len;
  return self->split_old + self->next_rows->len - self->split_new;
}

static const PmnRowRef *
row_at (PmnActivityRows *self, guint position)
{
  if (self->next_rows != NULL && position >= self->split_old)
    return &g_array_index (self->next_rows, PmnRowRef,
                           position - self->split_old + self->split_new);
  return &g_array_index (self->rows, PmnRowRef, position);
}

const PmnRowRef *
pmn_activity_rows_peek (gpointer owner, guint position)
{
  PmnActivityRows *self = owner;

  return position < pmn_activity_rows_get_n (self) ? row_at (self, position) : NULL;
}

/* First position whose day is @day or comes after it in the order. */
static guint
find_day (PmnActivityRows *self, gint64 day)
{
  guint low = 0, high = pmn_activity_rows_get_n (self);

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
section_start (PmnActivityRows *self, guint position)
{
  return find_day (self, row_at (self, position)->day);
}

static guint
section_end (PmnActivityRows *self, guint position)
{
  gint64 day = row_at (self, position)->day;

  return find_day (self, self->sort == PMN_SORT_NEWEST ? day - 1 : day + 1);
}

void
pmn_activity_rows_get_section (PmnActivityRows *self, guint position, guint *start, guint *end)
{
  guint n = pmn_activity_rows_get_n (self);

  if (position >= n)
    {
      *start = n;
      *end = G_MAXUINT;
    }
  else if (!pmn_activity_rows_has_days (self))
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

/* Applying a change ----------------------------------------------------------------------------- */

/* Ids of selected rows that go: those that come back elsewhere stay selected. */
static GHashTable *
collect_leaving (PmnActivityRows *self, PmnRowDiff *diff)
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
measure_margins (PmnActivityRows *self, const PmnRowHunk *hunk, guint *n_before, guint *n_after)
{
  const PmnRowRef *removed
      = hunk->n_removed > 0 ? &g_array_index (self->rows, PmnRowRef, hunk->old_start) : NULL;
  const PmnRowRef *added
      = hunk->n_added > 0 ? &g_array_index (self->next_rows, PmnRowRef, hunk->new_start) : NULL;
  guint end = hunk->old_start + hunk->n_removed;
  const PmnRowRef *before = hunk->old_start > 0 ? row_at (self, hunk->old_start - 1) : NULL;
  const PmnRowRef *after = pmn_activity_rows_peek (self, end);

  *n_before = *n_after = 0;
  if (!pmn_activity_rows_has_days (self)
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
apply_hunk (PmnActivityRows *self, const PmnRowHunk *hunk, GHashTable *leaving)
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
  g_list_model_items_changed (self->list, hunk->old_start - n_before,
                              n_before + hunk->n_removed + n_after,
                              n_before + hunk->n_added + n_after);
}

/* Rows that only come, to a day that is shown and to others: for the day, GTK is told that its rows go and come, and
 * then it looks for each of them among all that come. So the others are told apart. */
static void
apply_hunk_by_days (PmnActivityRows *self, const PmnRowHunk *hunk, GHashTable *leaving)
{
  const PmnRowRef *added = &g_array_index (self->next_rows, PmnRowRef, hunk->new_start);
  PmnRowHunk day = *hunk, others = *hunk;

  if (pmn_activity_rows_has_days (self) && hunk->n_removed == 0 && hunk->old_start > 0
      && g_array_index (self->rows, PmnRowRef, hunk->old_start - 1).day == added[0].day)
    {
      for (day.n_added = 1; day.n_added < hunk->n_added && added[day.n_added].day == added[0].day;)
        day.n_added++;
      others.new_start += day.n_added;
      others.n_added -= day.n_added;
      if (others.n_added > 0)
        apply_hunk (self, &others, leaving);
    }
  apply_hunk (self, &day, leaving);
}

void
pmn_activity_rows_mark_all_stale (PmnActivityRows *self)
{
  g_autoptr (GPtrArray) rows = g_hash_table_get_values_as_ptr_array (self->cache);

  for (guint i = 0; i < rows->len; i++)
    pmn_row_pager_mark_stale (self->pager, g_ptr_array_index (rows, i));
}

static void
mark_updated (PmnActivityRows *self, PmnRowDiff *diff)
{
  if (diff->many_updated)
    {
      pmn_activity_rows_mark_all_stale (self);
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
begin_moves (PmnActivityRows *self, GArray *moved)
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
take_place_of (PmnActivityRows *self, PmnActivityRow *leaving, const PmnRowRef *ref)
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
get_moving_row (PmnActivityRows *self, const PmnRowRef *ref, gboolean in_old)
{
  gint64 id = ref->id;
  PmnActivityRow *leaving = g_hash_table_lookup (self->going, &id);
  PmnActivityRow *row = in_old ? leaving : g_hash_table_lookup (self->cache, &id);

  if (row != NULL)
    return g_object_ref (row);
  if (in_old)
    return pmn_activity_row_new (self->going, ref->id, ref->day, ref->version);
  return take_place_of (self, leaving, ref);
}

void
pmn_activity_rows_apply (PmnActivityRows *self, GArray *snapshot, PmnRowDiff *diff)
{
  g_autoptr (GHashTable) leaving = collect_leaving (self, diff);

  begin_moves (self, diff->moved);
  self->next_rows = g_array_ref (snapshot);
  for (guint i = diff->hunks->len; i-- > 0;)
    apply_hunk_by_days (self, &g_array_index (diff->hunks, PmnRowHunk, i), leaving);
  g_array_unref (self->rows);
  self->rows = g_steal_pointer (&self->next_rows);
  g_clear_pointer (&self->moving, g_hash_table_unref);
  g_clear_pointer (&self->going, g_hash_table_unref);
  mark_updated (self, diff);
}

/* Items and rows that come first ------------------------------------------------------------------ */

gpointer
pmn_activity_rows_get_item (PmnActivityRows *self, guint position)
{
  const PmnRowRef *ref = pmn_activity_rows_peek (self, position);
  PmnActivityRow *row;
  gint64 id;

  if (ref == NULL)
    return NULL;
  id = ref->id;
  if (self->moving != NULL && g_hash_table_contains (self->moving, &id))
    return get_moving_row (self, ref, position < self->split_old);
  row = g_hash_table_lookup (self->cache, &id);
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

void
pmn_activity_rows_take_first_page (PmnActivityRows *self, GPtrArray *summaries)
{
  g_autoptr (GPtrArray) page = g_ptr_array_new_full (summaries->len, g_object_unref);

  for (guint i = 0; i < summaries->len; i++)
    {
      PmnActivitySummary *summary = g_steal_pointer (&g_ptr_array_index (summaries, i));
      PmnRowRef ref = pmn_row_ref (summary->id, summary->day, summary->version);
      PmnActivityRow *row = pmn_activity_row_new (self->cache, ref.id, ref.day, ref.version);

      pmn_activity_row_take_summary (row, summary);
      g_array_append_val (self->rows, ref);
      g_ptr_array_add (page, row);
    }
  pmn_row_pager_keep (self->pager, g_steal_pointer (&page));
  if (self->rows->len > 0)
    g_list_model_items_changed (self->list, 0, 0, self->rows->len);
}
