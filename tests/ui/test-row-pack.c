/* test-row-pack.c: the rows of a list at rest
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "models/pmn-row-pack.h"

/* Every row comes back as it was, whatever the order they are asked for. */
static void
check (GArray *rows, GRand *rand)
{
  g_autoptr (PmnRowPack) pack = pmn_row_pack_new (rows);
  PmnRowReader reader;

  pmn_row_reader_init (&reader, pack);
  g_assert_cmpuint (pmn_row_pack_get_n (pack), ==, rows->len);
  for (guint i = 0; i < 3 * rows->len; i++)
    {
      guint at = i < rows->len       ? i
                 : i < 2 * rows->len ? 2 * rows->len - i - 1
                                     : (guint) g_rand_int_range (rand, 0, rows->len);
      PmnRowRef wanted = g_array_index (rows, PmnRowRef, at);
      PmnRowRef got = pmn_row_reader_get (&reader, at);

      g_assert_cmpint (got.id, ==, wanted.id);
      g_assert_cmpint (got.day, ==, wanted.day);
      g_assert_cmpint (got.version, ==, wanted.version);
    }
}

static void
test_any_rows (void)
{
  const guint lengths[]
      = { 0, 1, 2, PMN_ROW_PACK_BLOCK - 1, PMN_ROW_PACK_BLOCK, PMN_ROW_PACK_BLOCK + 1, 2000 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (guint l = 0; l < G_N_ELEMENTS (lengths); l++)
    {
      g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (PmnRowRef));

      for (guint i = 0; i < lengths[l]; i++)
        {
          gint64 id = g_rand_boolean (rand) ? g_rand_int_range (rand, 1, G_MAXINT)
                                            : PMN_ROW_REF_MAX_ID - g_rand_int_range (rand, 0, 9);
          PmnRowRef ref = pmn_row_ref (id, g_rand_int_range (rand, -500, 500),
                                       g_rand_int_range (rand, 0, 4096));

          g_array_append_val (rows, ref);
        }
      check (rows, rand);
    }
}

static void
test_farthest_neighbours (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (PmnRowRef));

  for (guint i = 0; i < 1000; i++)
    {
      gboolean odd = i % 2 != 0;
      PmnRowRef ref
          = pmn_row_ref (odd ? PMN_ROW_REF_MAX_ID : 1,
                         odd ? PMN_ROW_REF_MAX_DAY : -PMN_ROW_REF_MAX_DAY, odd ? 0xfff : 0);

      g_array_append_val (rows, ref);
    }
  check (rows, rand);
}

/* What a list holds of a large register: numbers given day after day, read from the newest. */
static void
test_small (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (PmnRowRef));
  g_autoptr (PmnRowPack) pack = NULL;

  for (guint i = 0; i < 100000; i++)
    {
      PmnRowRef ref = pmn_row_ref (200000 - 2 * i, 20000 - (PmnDay) (i / 30), 1 + i % 50 / 49);

      g_array_append_val (rows, ref);
    }
  pack = pmn_row_pack_new (rows);
  g_assert_cmpuint (pmn_row_pack_get_size (pack), <, 2 * rows->len);
  check (rows, rand);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/row-pack/any-rows", test_any_rows);
  g_test_add_func ("/row-pack/farthest-neighbours", test_farthest_neighbours);
  g_test_add_func ("/row-pack/small", test_small);
  return g_test_run ();
}
