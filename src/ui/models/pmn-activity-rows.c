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

  PmnRowPack *rows;      /* replaced by the next snapshot */
  PmnRowPack *next_rows; /* while a change is being told: what is shown from split_old on */
  PmnRowReader old, new; /* of the two */
  guint split_old;       /* rows of the old snapshot still shown */
  guint split_new;       /* where the new one begins */
  GtkBitset *selected;
  GHashTable *cache;  /* id → PmnActivityRow, without references */
  GHashTable *moving; /* while a change is being told: ids that are in both parts */
  GHashTable *going;  /* as cache, for what those ids are in the old part */
};

static void
take_rows (PmnActivityRows *self, GArray *rows)
{
  g_clear_pointer (&self->rows, pmn_row_pack_unref);
  self->rows = pmn_row_pack_new (rows);
  pmn_row_reader_init (&self->old, self->rows);
}

PmnActivityRows *
pmn_activity_rows_new (GListModel *list, PmnActivitySort sort)
{
  PmnActivityRows *self = g_new0 (PmnActivityRows, 1);
  g_autoptr (GArray) empty = g_array_new (FALSE, FALSE, sizeof (PmnRowRef));

  self->list = list;
  self->sort = sort;
  take_rows (self, empty);
  self->selected = gtk_bitset_new_empty ();
  self->cache = g_hash_table_new (g_int64_hash, g_int64_equal);
  return self;
}

void
pmn_activity_rows_free (PmnActivityRows *self)
{
  pmn_row_pack_unref (self->rows);
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

PmnRowPack *
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
    return pmn_row_pack_get_n (self->rows);
  return self->split_old + pmn_row_pack_get_n (self->next_rows) - self->split_new;
}

static PmnRowRef
row_at (PmnActivityRows *self, guint position)
{
  if (self->next_rows != NULL && position >= self->split_old)
    return pmn_row_reader_get (&self->new, position - self->split_old + self->split_new);
  return pmn_row_reader_get (&self->old, position);
}

gboolean
pmn_activity_rows_peek (gpointer owner, guint position, PmnRowRef *ref)
{
  PmnActivityRows *self = owner;

  if (position >= pmn_activity_rows_get_n (self))
    return FALSE;
  *ref = row_at (self, position);
  return TRUE;
}

/* Where the day of the row at @position begins, looked for near it: days are short beside the list. */
static guint
section_start (PmnActivityRows *self, guint position)
{
  PmnDay day = row_at (self, position).day;
  guint low = 0, high = position;

  for (guint step = 1; step <= high; step *= 2)
    {
      if (row_at (self, high - step).day != day)
        {
          low = high - step + 1;
          break;
        }
      high -= step;
    }
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (row_at (self, middle).day == day)
        high = middle;
      else
        low = middle + 1;
    }
  return high;
}

/* The first position after that day. */
static guint
section_end (PmnActivityRows *self, guint position)
{
  PmnDay day = row_at (self, position).day;
  guint low = position, high = pmn_activity_rows_get_n (self);

  for (guint step = 1; step < high - low; step *= 2)
    {
      if (row_at (self, low + step).day != day)
        {
          high = low + step;
          break;
        }
      low += step;
    }
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (row_at (self, middle).day == day)
        low = middle;
      else
        high = middle;
    }
  return high;
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
          gint64 id = pmn_row_reader_get (&self->old, position).id;

          g_hash_table_add (leaving, g_memdup2 (&id, sizeof id));
        }
    }
  return leaving;
}

/* The first day of some rows and the last: rows are in order of days, so that these speak for what is between. */
typedef struct
{
  gboolean any;
  PmnDay first;
  PmnDay last;
} DaySpan;

static DaySpan
span_of (PmnRowReader *rows, guint start, guint n)
{
  if (n == 0)
    return (DaySpan) { FALSE, 0, 0 };
  return (DaySpan) { TRUE, pmn_row_reader_get (rows, start).day,
                     pmn_row_reader_get (rows, start + n - 1).day };
}

static gboolean
is_within (DaySpan span, PmnDay day)
{
  return !span.any || (span.first == day && span.last == day);
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
  DaySpan removed = span_of (&self->old, hunk->old_start, hunk->n_removed);
  DaySpan added = span_of (&self->new, hunk->new_start, hunk->n_added);
  guint end = hunk->old_start + hunk->n_removed;
  PmnRowRef before = { 0 }, after = { 0 };
  gboolean has_before
      = hunk->old_start > 0 && pmn_activity_rows_peek (self, hunk->old_start - 1, &before);
  gboolean has_after = pmn_activity_rows_peek (self, end, &after);

  *n_before = *n_after = 0;
  if (!pmn_activity_rows_has_days (self))
    return;
  if (has_before && has_after && before.day == after.day && is_within (removed, before.day)
      && is_within (added, before.day))
    return;
  if (has_before
      && ((added.any && added.first == before.day) || (removed.any && removed.first == before.day)))
    *n_before = hunk->old_start - section_start (self, hunk->old_start - 1);
  if (has_after && removed.any && removed.last == after.day)
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
      gint64 id = pmn_row_reader_get (&self->new, hunk->new_start + i).id;

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
  PmnRowHunk day = *hunk, others = *hunk;

  if (pmn_activity_rows_has_days (self) && hunk->n_removed == 0 && hunk->old_start > 0)
    {
      PmnDay shown = pmn_row_reader_get (&self->old, hunk->old_start - 1).day;
      guint n = 0;

      while (n < hunk->n_added && pmn_row_reader_get (&self->new, hunk->new_start + n).day == shown)
        n++;
      if (n > 0 && n < hunk->n_added)
        {
          day.n_added = n;
          others.new_start += n;
          others.n_added -= n;
          apply_hunk (self, &others, leaving);
        }
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
take_place_of (PmnActivityRows *self, PmnActivityRow *leaving, PmnRowRef ref)
{
  PmnActivityRow *row = pmn_activity_row_new (self->cache, ref.id, ref.day, ref.version);

  if (leaving != NULL && leaving->summary != NULL)
    {
      row->summary = g_steal_pointer (&leaving->summary);
      row->stale = TRUE;
    }
  return row;
}

static PmnActivityRow *
get_moving_row (PmnActivityRows *self, PmnRowRef ref, gboolean in_old)
{
  gint64 id = ref.id;
  PmnActivityRow *leaving = g_hash_table_lookup (self->going, &id);
  PmnActivityRow *row = in_old ? leaving : g_hash_table_lookup (self->cache, &id);

  if (row != NULL)
    return g_object_ref (row);
  if (in_old)
    return pmn_activity_row_new (self->going, ref.id, ref.day, ref.version);
  return take_place_of (self, leaving, ref);
}

void
pmn_activity_rows_apply (PmnActivityRows *self, PmnRowPack *snapshot, PmnRowDiff *diff)
{
  g_autoptr (GHashTable) leaving = collect_leaving (self, diff);

  begin_moves (self, diff->moved);
  self->next_rows = pmn_row_pack_ref (snapshot);
  pmn_row_reader_init (&self->new, snapshot);
  for (guint i = diff->hunks->len; i-- > 0;)
    apply_hunk_by_days (self, &g_array_index (diff->hunks, PmnRowHunk, i), leaving);
  pmn_row_pack_unref (self->rows);
  self->rows = g_steal_pointer (&self->next_rows);
  self->old = self->new;
  g_clear_pointer (&self->moving, g_hash_table_unref);
  g_clear_pointer (&self->going, g_hash_table_unref);
  mark_updated (self, diff);
}

/* Items and rows that come first ------------------------------------------------------------------ */

gpointer
pmn_activity_rows_get_item (PmnActivityRows *self, guint position)
{
  PmnActivityRow *row;
  PmnRowRef ref;
  gint64 id;

  if (!pmn_activity_rows_peek (self, position, &ref))
    return NULL;
  id = ref.id;
  if (self->moving != NULL && g_hash_table_contains (self->moving, &id))
    return get_moving_row (self, ref, position < self->split_old);
  row = g_hash_table_lookup (self->cache, &id);
  if (row == NULL)
    return pmn_activity_row_new (self->cache, ref.id, ref.day, ref.version);
  if (row->day != ref.day)
    {
      /* Under another day it is another item, else the header above it would keep its old day. */
      pmn_activity_row_set_cache (row, NULL);
      return take_place_of (self, row, ref);
    }
  g_object_ref (row);
  if (row->version != ref.version)
    {
      row->version = ref.version;
      pmn_row_pager_mark_stale (self->pager, row);
    }
  return row;
}

void
pmn_activity_rows_take_first_page (PmnActivityRows *self, GPtrArray *summaries)
{
  g_autoptr (GPtrArray) page = g_ptr_array_new_full (summaries->len, g_object_unref);
  g_autoptr (GArray) refs = g_array_sized_new (FALSE, FALSE, sizeof (PmnRowRef), summaries->len);

  for (guint i = 0; i < summaries->len; i++)
    {
      PmnActivitySummary *summary = g_steal_pointer (&g_ptr_array_index (summaries, i));
      PmnRowRef ref = pmn_row_ref (summary->id, summary->day, summary->version);
      PmnActivityRow *row = pmn_activity_row_new (self->cache, ref.id, ref.day, ref.version);

      pmn_activity_row_take_summary (row, summary);
      g_array_append_val (refs, ref);
      g_ptr_array_add (page, row);
    }
  take_rows (self, refs);
  pmn_row_pager_keep (self->pager, g_steal_pointer (&page));
  if (refs->len > 0)
    g_list_model_items_changed (self->list, 0, 0, refs->len);
}
