/* pmn-row-diff.c: what changed between two ordered snapshots of rows
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ids are unique in a snapshot, so that the longest common subsequence is the longest increasing
 * one of the old positions read in the new order: n log n instead of a quadratic comparison.
 */
#include "config.h"

#include "pmn-row-diff.h"

#include <stdlib.h>

#define NO_MATCH G_MAXUINT

typedef struct
{
  gint64 id;
  guint index;
} IdIndex;

static int
compare_ids (const void *a, const void *b)
{
  gint64 left = ((const IdIndex *) a)->id;
  gint64 right = ((const IdIndex *) b)->id;

  return (left > right) - (left < right);
}

static gboolean
is_same_row (PmnRowRef a, PmnRowRef b)
{
  return a.id == b.id && a.day == b.day;
}

static void
note_kept (PmnRowDiff *self, PmnRowRef before, PmnRowRef after)
{
  gint64 id = after.id;

  if (before.version == after.version)
    return;
  if (self->updated->len < PMN_ROW_DIFF_MAX_UPDATED)
    g_array_append_val (self->updated, id);
  else
    self->many_updated = TRUE;
}

static gboolean
keep_if_same (PmnRowDiff *self, PmnRowReader *old_rows, guint old_at, PmnRowReader *new_rows,
              guint new_at)
{
  PmnRowRef before = pmn_row_reader_get (old_rows, old_at);
  PmnRowRef after = pmn_row_reader_get (new_rows, new_at);

  if (!is_same_row (before, after))
    return FALSE;
  note_kept (self, before, after);
  return TRUE;
}

static void
add_hunk (PmnRowDiff *self, guint old_start, guint old_end, guint new_start, guint new_end)
{
  PmnRowHunk hunk = { old_start, old_end - old_start, new_start, new_end - new_start };

  if (hunk.n_removed > 0 || hunk.n_added > 0)
    g_array_append_val (self->hunks, hunk);
}

/* For each row of the new part, where its id is in the old part, or NO_MATCH. */
static guint *
match_rows (PmnRowReader *old_rows, guint old_start, guint n_old, PmnRowReader *new_rows,
            guint new_start, guint n_new)
{
  IdIndex *by_id = g_new (IdIndex, n_old);
  guint *matches = g_new (guint, n_new);

  for (guint i = 0; i < n_old; i++)
    by_id[i] = (IdIndex) { pmn_row_reader_get (old_rows, old_start + i).id, i };
  qsort (by_id, n_old, sizeof (IdIndex), compare_ids);

  for (guint i = 0; i < n_new; i++)
    {
      IdIndex key = { pmn_row_reader_get (new_rows, new_start + i).id, 0 };
      IdIndex *found = bsearch (&key, by_id, n_old, sizeof (IdIndex), compare_ids);

      matches[i] = found != NULL ? found->index : NO_MATCH;
    }
  g_free (by_id);
  return matches;
}

/* Keeps in @matches only those of a longest increasing subsequence. */
static void
keep_increasing (guint *matches, guint n)
{
  guint *tails = g_new (guint, n);
  guint *previous = g_new (guint, n);
  guint length = 0;
  guint at;

  for (guint i = 0; i < n; i++)
    {
      guint low = 0, high = length;

      if (matches[i] == NO_MATCH)
        continue;
      while (low < high)
        {
          guint middle = low + (high - low) / 2;

          if (matches[tails[middle]] < matches[i])
            low = middle + 1;
          else
            high = middle;
        }
      previous[i] = low > 0 ? tails[low - 1] : NO_MATCH;
      tails[low] = i;
      length = MAX (length, low + 1);
    }

  at = length > 0 ? tails[length - 1] : NO_MATCH;
  for (guint i = n; i-- > 0;)
    {
      if (i == at)
        at = previous[i];
      else
        matches[i] = NO_MATCH;
    }
  g_free (tails);
  g_free (previous);
}

typedef struct
{
  guint old_index;
  guint new_index;
} Move;

/* Of the rows that are in both, keeps in place those that can stay; the others go into @moves. */
static void
compare_middle (PmnRowDiff *self, PmnRowReader *old_rows, guint old_start, guint old_end,
                PmnRowReader *new_rows, guint new_start, guint new_end, GArray *moves)
{
  guint n_new = new_end - new_start;
  g_autofree guint *found
      = match_rows (old_rows, old_start, old_end - old_start, new_rows, new_start, n_new);
  g_autofree guint *kept = g_memdup2 (found, n_new * sizeof (guint));
  guint old_at = old_start;
  guint new_at = new_start;

  for (guint i = 0; i < n_new; i++)
    {
      if (found[i] != NO_MATCH
          && !is_same_row (pmn_row_reader_get (old_rows, old_start + found[i]),
                           pmn_row_reader_get (new_rows, new_start + i)))
        kept[i] = NO_MATCH;
    }
  keep_increasing (kept, n_new);
  for (guint i = 0; i < n_new; i++)
    {
      if (kept[i] != NO_MATCH)
        {
          add_hunk (self, old_at, old_start + kept[i], new_at, new_start + i);
          note_kept (self, pmn_row_reader_get (old_rows, old_start + kept[i]),
                     pmn_row_reader_get (new_rows, new_start + i));
          old_at = old_start + kept[i] + 1;
          new_at = new_start + i + 1;
        }
      else if (found[i] != NO_MATCH)
        {
          Move move = { old_start + found[i], new_start + i };

          g_array_append_val (moves, move);
        }
    }
  add_hunk (self, old_at, old_end, new_at, new_end);
}

static guint
hunk_of (GArray *hunks, guint index, gboolean in_new)
{
  guint low = 0, high = hunks->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;
      PmnRowHunk *hunk = &g_array_index (hunks, PmnRowHunk, middle);

      if ((in_new ? hunk->new_start : hunk->old_start) <= index)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static void
note_moved (PmnRowDiff *self, PmnRowReader *new_rows, GArray *moves)
{
  for (guint i = 0; i < moves->len && self->hunks->len > 1; i++)
    {
      Move *move = &g_array_index (moves, Move, i);
      gint64 id = pmn_row_reader_get (new_rows, move->new_index).id;

      if (hunk_of (self->hunks, move->old_index, FALSE)
          == hunk_of (self->hunks, move->new_index, TRUE))
        continue;
      if (self->moved->len == PMN_ROW_DIFF_MAX_MOVED)
        {
          PmnRowHunk *first = &g_array_index (self->hunks, PmnRowHunk, 0);
          PmnRowHunk *last = &g_array_index (self->hunks, PmnRowHunk, self->hunks->len - 1);

          first->n_removed = last->old_start + last->n_removed - first->old_start;
          first->n_added = last->new_start + last->n_added - first->new_start;
          g_array_set_size (self->hunks, 1);
          g_array_set_size (self->moved, 0);
          return;
        }
      g_array_append_val (self->moved, id);
    }
}

static int
compare_guint (const void *a, const void *b)
{
  guint left = *(const guint *) a;
  guint right = *(const guint *) b;

  return (left > right) - (left < right);
}

static guint
gap_before (GArray *hunks, guint i)
{
  PmnRowHunk *before = &g_array_index (hunks, PmnRowHunk, i - 1);

  return g_array_index (hunks, PmnRowHunk, i).old_start - (before->old_start + before->n_removed);
}

/* Joins the hunks that are closest to each other until there are few enough. */
static void
limit_hunks (PmnRowDiff *self)
{
  g_autoptr (GArray) joined = NULL;
  g_autofree guint *gaps = NULL;
  guint n = self->hunks->len;
  guint n_joins, largest, n_largest = 0;

  if (n <= PMN_ROW_DIFF_MAX_HUNKS)
    return;

  n_joins = n - PMN_ROW_DIFF_MAX_HUNKS;
  gaps = g_new (guint, n - 1);
  for (guint i = 1; i < n; i++)
    gaps[i - 1] = gap_before (self->hunks, i);
  qsort (gaps, n - 1, sizeof (guint), compare_guint);
  largest = gaps[n_joins - 1];
  for (guint i = n_joins; i-- > 0 && gaps[i] == largest;)
    n_largest++;

  joined = g_array_new (FALSE, FALSE, sizeof (PmnRowHunk));
  g_array_append_val (joined, g_array_index (self->hunks, PmnRowHunk, 0));
  for (guint i = 1; i < n; i++)
    {
      PmnRowHunk *hunk = &g_array_index (self->hunks, PmnRowHunk, i);
      PmnRowHunk *last = &g_array_index (joined, PmnRowHunk, joined->len - 1);
      guint gap = gap_before (self->hunks, i);

      if (gap < largest || (gap == largest && n_largest > 0))
        {
          if (gap == largest)
            n_largest--;
          last->n_removed = hunk->old_start + hunk->n_removed - last->old_start;
          last->n_added = hunk->new_start + hunk->n_added - last->new_start;
        }
      else
        g_array_append_val (joined, *hunk);
    }
  g_array_unref (self->hunks);
  self->hunks = g_steal_pointer (&joined);
}

PmnRowDiff *
pmn_row_diff_new (PmnRowPack *old_rows, PmnRowPack *new_rows)
{
  PmnRowDiff *self;
  g_autoptr (GArray) moves = NULL;
  PmnRowReader was, is;
  guint start = 0, old_end, new_end;

  g_return_val_if_fail (old_rows != NULL && new_rows != NULL, NULL);

  self = g_new0 (PmnRowDiff, 1);
  self->hunks = g_array_new (FALSE, FALSE, sizeof (PmnRowHunk));
  self->updated = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->moved = g_array_new (FALSE, FALSE, sizeof (gint64));
  moves = g_array_new (FALSE, FALSE, sizeof (Move));
  pmn_row_reader_init (&was, old_rows);
  pmn_row_reader_init (&is, new_rows);
  old_end = pmn_row_pack_get_n (old_rows);
  new_end = pmn_row_pack_get_n (new_rows);

  for (; start < old_end && start < new_end && keep_if_same (self, &was, start, &is, start);)
    start++;
  for (; start < old_end && start < new_end
         && keep_if_same (self, &was, old_end - 1, &is, new_end - 1);)
    {
      old_end--;
      new_end--;
    }

  if (old_end == start || new_end == start)
    add_hunk (self, start, old_end, start, new_end);
  else
    compare_middle (self, &was, start, old_end, &is, start, new_end, moves);
  limit_hunks (self);
  note_moved (self, &is, moves);
  return self;
}

void
pmn_row_diff_free (PmnRowDiff *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->hunks);
  g_array_unref (self->updated);
  g_array_unref (self->moved);
  g_free (self);
}
