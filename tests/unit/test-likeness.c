/* test-likeness.c: who may be the same person
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-likeness.h"

#include <string.h>

#include "pmn-search-key.h"

typedef struct
{
  const char *given_a, *family_a;
  gint year_a;
  const char *given_b, *family_b;
  gint year_b;
  PmnLikeness expected;
} Case;

static const Case cases[] = {
  { "Zoé", "Lefèvre", 1950, "Zoe", "LEFEVRE", 1950, PMN_LIKENESS_SAME },
  { "Zoé", "Lefèvre", 0, "zoe", "lefevre", 1950, PMN_LIKENESS_SAME },
  { "Lefèvre", "Zoé", 0, "Zoé", "Lefèvre", 0, PMN_LIKENESS_SAME },
  { "Jean-Pierre", "Le Goff", 0, "Jean Pierre", "Legoff", 0, PMN_LIKENESS_SAME },
  { NULL, "Fatou Diallo", 0, "Fatou", "Diallo", 0, PMN_LIKENESS_SAME },
  { "", "Diallo Fatou", 0, "Fatou", "Diallo", 0, PMN_LIKENESS_SAME },
  { "Fatou", "Dialo", 0, "Fatou", "Diallo", 0, PMN_LIKENESS_LIKELY },
  { "Ftaou", "Diallo", 0, "Fatou", "Diallo", 0, PMN_LIKENESS_LIKELY },
  { "Dialo", "Fatou", 0, "Fatou", "Diallo", 0, PMN_LIKENESS_LIKELY },
  { "Christophe", "Duranton", 0, "Cristophe", "Durenton", 0, PMN_LIKENESS_LIKELY },
  { "Marie", "Blanchet", 0, "Marie-Claude", "Blanchet", 0, PMN_LIKENESS_POSSIBLE },
  { "Marie", "Blanchet", 1948, "Marie-Claude", "Blanchet", 1948, PMN_LIKENESS_LIKELY },
  { "", "Blanchet", 0, "Marie", "Blanchet", 0, PMN_LIKENESS_POSSIBLE },
  { "Fatou", "Diallo", 1958, "Fatou", "Diallo", 1990, PMN_LIKENESS_POSSIBLE },
  { "Fatou", "Diallo", 1958, "Fatou", "Diallo", 1959, PMN_LIKENESS_LIKELY },
  { "Fatou", "Diallo", 1958, "Fatou", "Diallo", 1985, PMN_LIKENESS_LIKELY },
  { "Fatou", "Dialo", 1958, "Fatou", "Diallo", 1990, PMN_LIKENESS_NONE },
  { "Léo", "Ba", 0, "Théo", "Ba", 0, PMN_LIKENESS_NONE },
  { "Anne", "Martin", 0, "Paul", "Martin", 0, PMN_LIKENESS_NONE },
  { "Ali", "Ba", 0, "Eli", "Ba", 0, PMN_LIKENESS_NONE },
  { "", "", 0, "", "", 0, PMN_LIKENESS_NONE },
  { NULL, NULL, 0, "Fatou", "Diallo", 0, PMN_LIKENESS_NONE },
  { "李", "小龙", 0, "小龙", "李", 0, PMN_LIKENESS_SAME },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *test = &cases[i];
      g_autoptr (PmnLikenessKey) a
          = pmn_likeness_key_new (1, test->given_a, test->family_a, test->year_a);
      g_autoptr (PmnLikenessKey) b
          = pmn_likeness_key_new (2, test->given_b, test->family_b, test->year_b);
      g_autofree char *name = g_strconcat (test->family_b, " ", test->given_b, NULL);
      g_autofree char *sort_name = pmn_search_key (name);

      g_test_message ("%s %s / %s", test->given_a, test->family_a, name);
      g_assert_cmpint (pmn_likeness_compare (a, b), ==, test->expected);
      g_assert_cmpint (pmn_likeness_compare (b, a), ==, test->expected);
      if (test->expected != PMN_LIKENESS_NONE)
        g_assert_true (pmn_likeness_may_match (a, sort_name));
    }
}

static void
test_sieve_lets_few_through (void)
{
  g_autoptr (PmnLikenessKey) key = pmn_likeness_key_new (0, "Fatou", "Diallo", 0);

  g_assert_false (pmn_likeness_may_match (key, "martin paul"));
  g_assert_false (pmn_likeness_may_match (key, "lefebvre jean-christophe"));
  g_assert_true (pmn_likeness_may_match (key, "dialo fatou"));
}

static void
test_very_long_names (void)
{
  g_autofree char *name = g_strnfill (100000, 'a');
  g_autofree char *other = g_strnfill (100000, 'b');
  g_autoptr (PmnLikenessKey) a = pmn_likeness_key_new (1, name, other, 0);
  g_autoptr (PmnLikenessKey) b = pmn_likeness_key_new (2, other, name, 0);

  g_assert_cmpint (pmn_likeness_compare (a, b), ==, PMN_LIKENESS_SAME);
}

static void
add (GPtrArray *keys, const char *given, const char *family, gint year)
{
  g_ptr_array_add (keys, pmn_likeness_key_new ((gint64) keys->len + 1, given, family, year));
}

static void
test_pairs (void)
{
  g_autoptr (GPtrArray) keys
      = g_ptr_array_new_with_free_func ((GDestroyNotify) pmn_likeness_key_free);
  g_autoptr (GArray) pairs = NULL;

  add (keys, "Fatou", "Diallo", 1958); /* 1 */
  add (keys, "Anne", "Martin", 0);     /* 2 */
  add (keys, "Paul", "Martin", 0);     /* 3 */
  add (keys, "Dialo", "Fatou", 1958);  /* 4: like 1, swapped and misspelt */
  add (keys, "Anne", "Martin", 1970);  /* 5: 2 again */
  add (keys, "Fatou", "Diallo", 1990); /* 6: somebody else */
  add (keys, "", "Paul Martin", 0);    /* 7: 3 in one field */
  pairs = pmn_likeness_pairs (keys);
  g_assert_cmpuint (pairs->len, ==, 3);
  g_assert_cmpint (g_array_index (pairs, PmnLikenessPair, 0).a, ==, 2);
  g_assert_cmpint (g_array_index (pairs, PmnLikenessPair, 0).b, ==, 5);
  g_assert_cmpint (g_array_index (pairs, PmnLikenessPair, 1).a, ==, 3);
  g_assert_cmpint (g_array_index (pairs, PmnLikenessPair, 1).b, ==, 7);
  g_assert_cmpint (g_array_index (pairs, PmnLikenessPair, 2).a, ==, 1);
  g_assert_cmpint (g_array_index (pairs, PmnLikenessPair, 2).b, ==, 4);
  g_assert_cmpint (g_array_index (pairs, PmnLikenessPair, 2).likeness, ==, PMN_LIKENESS_LIKELY);
}

/* What the blocks find is what comparing everybody with everybody finds. */
static void
test_pairs_miss_nothing (void)
{
  static const char *const given[] = { "Anne", "Paul", "Fatou", "Marie", "Leïla", "Jean-Marc" };
  static const char *const family[] = { "Martin", "Diallo", "Lefèvre", "Le Goff", "Nguyen" };
  g_autoptr (GPtrArray) keys
      = g_ptr_array_new_with_free_func ((GDestroyNotify) pmn_likeness_key_free);
  g_autoptr (GArray) pairs = NULL;
  guint expected = 0;

  for (int i = 0; i < 150; i++)
    {
      const char *one = given[g_test_rand_int_range (0, G_N_ELEMENTS (given))];
      const char *other = family[g_test_rand_int_range (0, G_N_ELEMENTS (family))];
      gboolean swap = g_test_rand_int_range (0, 4) == 0;
      g_autofree char *slip = g_strdup (other);

      if (g_test_rand_int_range (0, 3) == 0)
        slip[strlen (slip) - 1] = 'x';
      add (keys, swap ? slip : one, swap ? one : slip, g_test_rand_int_range (1940, 1944));
    }
  for (guint i = 0; i < keys->len; i++)
    for (guint j = i + 1; j < keys->len; j++)
      expected += pmn_likeness_compare (g_ptr_array_index (keys, i), g_ptr_array_index (keys, j))
                  >= PMN_LIKENESS_LIKELY;
  pairs = pmn_likeness_pairs (keys);
  g_assert_cmpuint (expected, >, 100);
  g_assert_cmpuint (pairs->len, ==, expected);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/likeness/cases", test_cases);
  g_test_add_func ("/likeness/sieve-lets-few-through", test_sieve_lets_few_through);
  g_test_add_func ("/likeness/very-long-names", test_very_long_names);
  g_test_add_func ("/likeness/pairs", test_pairs);
  g_test_add_func ("/likeness/pairs-miss-nothing", test_pairs_miss_nothing);
  return g_test_run ();
}
