/* test-row-diff.c: what changed between two snapshots
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "models/pmn-row-diff.h"

static GArray *
make_rows (guint n)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (PmnRowRef));

  for (guint i = 0; i < n; i++)
    {
      PmnRowRef ref = { 1000 + i, 20000 - (PmnDay) (i / 10), 1 };

      g_array_append_val (rows, ref);
    }
  return rows;
}

static PmnRowDiff *
diff (GArray *before, GArray *after)
{
  g_autoptr (PmnRowPack) was = pmn_row_pack_new (before);
  g_autoptr (PmnRowPack) is = pmn_row_pack_new (after);

  return pmn_row_diff_new (was, is);
}

/* Replays the hunks on the old rows; what comes out must be the new ones. */
static void
check_replay (GArray *before, GArray *after, PmnRowDiff *d)
{
  g_autoptr (GArray) replayed = g_array_new (FALSE, FALSE, sizeof (PmnRowRef));
  guint old_at = 0;

  g_assert_cmpuint (d->hunks->len, <=, PMN_ROW_DIFF_MAX_HUNKS);
  for (guint h = 0; h < d->hunks->len; h++)
    {
      PmnRowHunk *hunk = &g_array_index (d->hunks, PmnRowHunk, h);

      g_assert_cmpuint (hunk->old_start, >=, old_at);
      for (; old_at < hunk->old_start; old_at++)
        g_array_append_val (replayed, g_array_index (before, PmnRowRef, old_at));
      g_assert_cmpuint (replayed->len, ==, hunk->new_start);
      for (guint i = 0; i < hunk->n_added; i++)
        g_array_append_val (replayed, g_array_index (after, PmnRowRef, hunk->new_start + i));
      old_at += hunk->n_removed;
    }
  for (; old_at < before->len; old_at++)
    g_array_append_val (replayed, g_array_index (before, PmnRowRef, old_at));

  g_assert_cmpuint (replayed->len, ==, after->len);
  for (guint i = 0; i < after->len; i++)
    {
      PmnRowRef *got = &g_array_index (replayed, PmnRowRef, i);
      PmnRowRef *wanted = &g_array_index (after, PmnRowRef, i);

      g_assert_cmpint (got->id, ==, wanted->id);
      g_assert_cmpint (got->day, ==, wanted->day);
    }
}

static void
check_hunk (PmnRowDiff *d, guint index, guint old_start, guint n_removed, guint new_start,
            guint n_added)
{
  PmnRowHunk *hunk = &g_array_index (d->hunks, PmnRowHunk, index);

  g_assert_cmpuint (hunk->old_start, ==, old_start);
  g_assert_cmpuint (hunk->n_removed, ==, n_removed);
  g_assert_cmpuint (hunk->new_start, ==, new_start);
  g_assert_cmpuint (hunk->n_added, ==, n_added);
}

static void
test_same (void)
{
  g_autoptr (GArray) before = make_rows (100);
  g_autoptr (GArray) empty = make_rows (0);
  g_autoptr (PmnRowDiff) none = diff (before, before);
  g_autoptr (PmnRowDiff) nothing = diff (empty, empty);

  g_assert_cmpuint (none->hunks->len, ==, 0);
  g_assert_cmpuint (none->updated->len, ==, 0);
  g_assert_cmpuint (nothing->hunks->len, ==, 0);
}

static void
test_one_place (void)
{
  g_autoptr (GArray) before = make_rows (100);
  g_autoptr (GArray) more = make_rows (200);
  g_autoptr (GArray) less = make_rows (100);
  g_autoptr (GArray) empty = make_rows (0);
  g_autoptr (PmnRowDiff) appended = diff (before, more);
  g_autoptr (PmnRowDiff) filled = diff (empty, before);
  g_autoptr (PmnRowDiff) emptied = diff (before, empty);
  g_autoptr (PmnRowDiff) removed = NULL;

  g_assert_cmpuint (appended->hunks->len, ==, 1);
  check_hunk (appended, 0, 100, 0, 100, 100);
  g_assert_cmpuint (filled->hunks->len, ==, 1);
  check_hunk (filled, 0, 0, 0, 0, 100);
  g_assert_cmpuint (emptied->hunks->len, ==, 1);
  check_hunk (emptied, 0, 0, 100, 0, 0);

  g_array_remove_range (less, 40, 3);
  removed = diff (before, less);
  g_assert_cmpuint (removed->hunks->len, ==, 1);
  check_hunk (removed, 0, 40, 3, 40, 0);
}

static void
test_two_places (void)
{
  g_autoptr (GArray) before = make_rows (100);
  g_autoptr (GArray) after = make_rows (100);
  PmnRowRef ref = { 1, 20000, 1 };
  g_autoptr (PmnRowDiff) d = NULL;

  g_array_remove_index (after, 90);
  g_array_insert_val (after, 5, ref);
  d = diff (before, after);
  g_assert_cmpuint (d->hunks->len, ==, 2);
  check_hunk (d, 0, 5, 0, 5, 1);
  check_hunk (d, 1, 90, 1, 91, 0);
  check_replay (before, after, d);
}

static void
test_moved_row_goes_and_comes (void)
{
  g_autoptr (GArray) before = make_rows (100);
  g_autoptr (GArray) after = make_rows (100);
  PmnRowRef ref = g_array_index (before, PmnRowRef, 3);
  g_autoptr (PmnRowDiff) d = NULL;

  g_array_remove_index (after, 3);
  ref.day = 19995;
  g_array_insert_val (after, 50, ref);
  d = diff (before, after);
  g_assert_cmpuint (d->hunks->len, ==, 2);
  check_hunk (d, 0, 3, 1, 3, 0);
  check_hunk (d, 1, 51, 0, 50, 1);
  g_assert_cmpuint (d->moved->len, ==, 1);
  g_assert_cmpint (g_array_index (d->moved, gint64, 0), ==, ref.id);
}

static void
test_shuffled_is_one_hunk (void)
{
  g_autoptr (GArray) before = make_rows (20000);
  g_autoptr (GArray) after = make_rows (20000);
  g_autoptr (PmnRowDiff) d = NULL;

  for (guint i = 0; i < 10000; i++)
    {
      PmnRowRef ref = g_array_index (after, PmnRowRef, i);

      if (i % 100 == 50)
        continue;
      g_array_index (after, PmnRowRef, i) = g_array_index (after, PmnRowRef, 19999 - i);
      g_array_index (after, PmnRowRef, 19999 - i) = ref;
    }
  d = diff (before, after);
  g_assert_cmpuint (d->hunks->len, ==, 1);
  g_assert_cmpuint (d->moved->len, ==, 0);
  check_replay (before, after, d);
}

/* The same place and another day is another row: its section has changed. */
static void
test_day_is_identity (void)
{
  g_autoptr (GArray) before = make_rows (10);
  g_autoptr (GArray) after = make_rows (10);
  g_autoptr (PmnRowDiff) d = NULL;

  g_array_index (after, PmnRowRef, 9).day--;
  d = diff (before, after);
  g_assert_cmpuint (d->hunks->len, ==, 1);
  check_hunk (d, 0, 9, 1, 9, 1);
}

static void
test_updated (void)
{
  g_autoptr (GArray) before = make_rows (6000);
  g_autoptr (GArray) after = make_rows (6000);
  g_autoptr (PmnRowDiff) two = NULL;
  g_autoptr (PmnRowDiff) all = NULL;

  g_array_index (after, PmnRowRef, 7).version = 2;
  g_array_index (after, PmnRowRef, 5999).version = 2;
  two = diff (before, after);
  g_assert_cmpuint (two->hunks->len, ==, 0);
  g_assert_cmpuint (two->updated->len, ==, 2);
  g_assert_cmpint (g_array_index (two->updated, gint64, 0), ==, 1007);
  g_assert_false (two->many_updated);

  for (guint i = 0; i < after->len; i++)
    g_array_index (after, PmnRowRef, i).version = 3;
  all = diff (before, after);
  g_assert_cmpuint (all->hunks->len, ==, 0);
  g_assert_true (all->many_updated);
}

static void
test_many_hunks_are_joined (void)
{
  g_autoptr (GArray) before = make_rows (10000);
  g_autoptr (GArray) after = g_array_new (FALSE, FALSE, sizeof (PmnRowRef));
  g_autoptr (PmnRowDiff) d = NULL;

  for (guint i = 0; i < before->len; i++)
    {
      if (i % 7 != 3)
        g_array_append_val (after, g_array_index (before, PmnRowRef, i));
    }
  d = diff (before, after);
  g_assert_cmpuint (d->hunks->len, ==, PMN_ROW_DIFF_MAX_HUNKS);
  check_replay (before, after, d);
}

static void
test_random (void)
{
  for (guint round = 0; round < 500; round++)
    {
      guint n = (guint) g_test_rand_int_range (0, 200);
      g_autoptr (GArray) before = make_rows (n);
      g_autoptr (GArray) after = make_rows (n);
      guint n_edits = (guint) g_test_rand_int_range (0, 60);
      g_autoptr (PmnRowDiff) d = NULL;

      for (guint i = 0; i < n_edits; i++)
        {
          guint at = after->len > 0 ? (guint) g_test_rand_int_range (0, (gint) after->len) : 0;
          PmnRowRef ref = { i + 1, 19990, 1 };

          if (after->len > 0 && g_test_rand_bit ())
            {
              ref = g_array_index (after, PmnRowRef, at);
              g_array_remove_index (after, at);
              if (g_test_rand_bit ())
                continue;
              at = after->len > 0 ? (guint) g_test_rand_int_range (0, (gint) after->len) : 0;
            }
          g_array_insert_val (after, at, ref);
        }
      d = diff (before, after);
      check_replay (before, after, d);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/row-diff/same", test_same);
  g_test_add_func ("/ui/row-diff/one-place", test_one_place);
  g_test_add_func ("/ui/row-diff/two-places", test_two_places);
  g_test_add_func ("/ui/row-diff/moved-row-goes-and-comes", test_moved_row_goes_and_comes);
  g_test_add_func ("/ui/row-diff/shuffled-is-one-hunk", test_shuffled_is_one_hunk);
  g_test_add_func ("/ui/row-diff/day-is-identity", test_day_is_identity);
  g_test_add_func ("/ui/row-diff/updated", test_updated);
  g_test_add_func ("/ui/row-diff/many-hunks-are-joined", test_many_hunks_are_joined);
  g_test_add_func ("/ui/row-diff/random", test_random);
  return g_test_run ();
}
