/* test-search-key.c: the spelling under which a text is searched and ordered
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "pmn-search-key.h"

static void
test_keys (void)
{
  static const struct
  {
    const char *text;
    const char *key;
  } cases[] = {
    { "", "" },
    { "Atelier  SENIORS\t3 ", "atelier seniors 3" },
    { "  \n ", "" },
    { "Œuvre  Élémentaire", "oeuvre elementaire" },
    { "ÆGIDIUS ægidius", "aegidius aegidius" },
    { "Straße", "strasse" },
    { "L’Haÿ-les-Roses", "l'hay-les-roses" },
    { "Saint\u2011Étienne", "saint-etienne" },
    { "50\u202f000\u00a0€", "50 000 €" },
    { "\ufb01n", "fin" },
    { "İstanbul", "istanbul" },
    { "e\u0301te\u0301", "ete" },
    { "zero\u200bwidth\u00adsoft", "zerowidthsoft" },
    { "مرحبا", "مرحبا" },
    { "😀 Été", "😀 ete" },
    { "a\xff\xfe"
      "b",
      "ab" },
    { "é\xff", "e" },
    { "'; DROP TABLE", "'; drop table" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key = pmn_search_key (cases[i].text);
      g_autofree char *again = pmn_search_key (key);

      g_assert_cmpstr (key, ==, cases[i].key);
      g_assert_cmpstr (again, ==, key);
    }

  g_autofree char *none = pmn_search_key (NULL);
  g_assert_cmpstr (none, ==, "");
}

/* The short way for ASCII and the long one agree: the same text with an accent at the end. */
static void
test_ascii_agrees (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261122);

  for (int round = 0; round < 2000; round++)
    {
      char text[24];
      gsize length = (gsize) g_rand_int_range (rand, 1, sizeof text);

      for (gsize i = 0; i + 1 < length; i++)
        text[i] = (char) g_rand_int_range (rand, 1, 128);
      text[length - 1] = '\0';

      g_autofree char *plain = g_strconcat (text, "e", NULL);
      g_autofree char *accented = g_strconcat (text, "é", NULL);
      g_autofree char *key = pmn_search_key (plain);
      g_autofree char *other = pmn_search_key (accented);

      g_assert_cmpstr (key, ==, other);
    }
}

static void
test_tokens (void)
{
  g_auto (GStrv) tokens = pmn_search_tokens ("L’atelier n° 3 : « Été »");
  g_auto (GStrv) none = pmn_search_tokens (" - ");
  g_autofree char *joined = g_strjoinv ("|", tokens);
  g_autofree char *words = pmn_search_words ("12 - 17 ans…");

  /* NFKD makes of "n°" an "n" and a degree sign. */
  g_assert_cmpstr (joined, ==, "l|atelier|n|3|ete");
  g_assert_cmpuint (g_strv_length (none), ==, 0);
  g_assert_cmpstr (words, ==, "12 17 ans");
}

static void
test_order (void)
{
  g_assert_cmpint (pmn_fold_compare ("Élise", "Eloi"), <, 0);
  g_assert_cmpint (pmn_fold_compare ("zoé", "Étienne"), >, 0);
  g_assert_cmpint (pmn_fold_compare ("œuf", "offre"), <, 0);
  g_assert_cmpint (pmn_fold_compare ("Eva", "Éva"), !=, 0);
  g_assert_cmpint (pmn_fold_compare ("Éva", "Éva"), ==, 0);
  g_assert_cmpint (pmn_fold_compare (NULL, ""), ==, 0);
  g_assert_cmpint (pmn_fold_compare (NULL, "a"), <, 0);
}

static void
test_large (void)
{
  g_autofree char *unit = g_strnfill (100000, 'A');
  g_autofree char *text = g_strconcat (unit, "É", unit, NULL);
  g_autofree char *key = pmn_search_key (text);

  g_assert_cmpuint (strlen (key), ==, 200001);
  g_assert_cmpint (key[100000], ==, 'e');
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search-key/keys", test_keys);
  g_test_add_func ("/search-key/ascii-agrees", test_ascii_agrees);
  g_test_add_func ("/search-key/tokens", test_tokens);
  g_test_add_func ("/search-key/order", test_order);
  g_test_add_func ("/search-key/large", test_large);
  return g_test_run ();
}
