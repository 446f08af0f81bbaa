/* test-term-words.c: the themes and the equipment that a word of a search may mean
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pmn-nomenclature.h"
#include "pmn-search-key.h"
#include "pmn-term-words.h"

/* The codes that what is typed means, in the order of their ids. */
static char *
meant (const char *typed)
{
  g_auto (GStrv) tokens = pmn_search_tokens (typed);
  GString *codes = g_string_new (NULL);

  for (guint i = 0; tokens[i] != NULL; i++)
    {
      g_autoptr (GArray) ids = pmn_term_words_find (tokens[i]);

      for (guint j = 0; j < ids->len; j++)
        g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "",
                                pmn_nomenclature_by_id (g_array_index (ids, gint, j))->code);
    }
  return g_string_free_and_steal (codes);
}

static void
test_words (void)
{
  static const struct
  {
    const char *typed;
    const char *codes;
  } cases[] = {
    { "impôts", "argent_impots" },
    { "IMP", "argent_impots" },
    { "im", "" },
    { "messagerie", "email" },
    { "e-mail", "email" },
    { "IA", "intelligence_artificielle" },
    { "scolarité", "scolarite_et_numerique famille_scolarite" },
    { "tablettes", "" },
    { "tablette", "tablette" },
    { "avec", "" },
    { "de", "" },
    { "les", "" },
    { "autre", "" },
    { "pas", "" },
    { "dupont", "" },
    { "mpots", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *codes = meant (cases[i].typed);

      g_test_message ("%s", cases[i].typed);
      g_assert_cmpstr (codes, ==, cases[i].codes);
    }
}

/* Whatever theme is on the screen, the words of its label find it. */
static void
test_every_theme_is_found_by_its_label (void)
{
  gsize n;
  const PmnTerm *themes = pmn_nomenclature_terms (PMN_DIMENSION_THEME, &n);

  for (gsize i = 0; i < n; i++)
    {
      g_auto (GStrv) tokens = pmn_search_tokens (themes[i].label);

      for (guint j = 0; tokens[j] != NULL; j++)
        {
          g_autoptr (GArray) ids = pmn_term_words_find (tokens[j]);
          gboolean found = pmn_term_words_is_small (tokens[j]);

          for (guint k = 0; k < ids->len && !found; k++)
            found = g_array_index (ids, gint, k) == themes[i].id;
          g_test_message ("%s: %s", themes[i].label, tokens[j]);
          g_assert_true (found);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/term-words/words", test_words);
  g_test_add_func ("/term-words/every-theme-is-found-by-its-label",
                   test_every_theme_is_found_by_its_label);
  return g_test_run ();
}
