/* test-vocabulary.c: closed lists of places, people and coordination
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-nomenclature.h"
#include "pmn-vocabulary.h"

static void
test_lists (void)
{
  static const struct
  {
    PmnVocabulary vocabulary;
    gsize n;
  } counts[] = {
    { PMN_VOCABULARY_MEDIATOR_KIND, 7 },
    { PMN_VOCABULARY_ABSENCE_REASON, 10 },
    { PMN_VOCABULARY_STRUCTURE_KIND, 7 },
    { PMN_VOCABULARY_PLACE_TYPOLOGY, 92 },
    { PMN_VOCABULARY_SERVICE, 9 },
    { PMN_VOCABULARY_PUBLIC, 5 },
    { PMN_VOCABULARY_SPECIFIC_CARE, 7 },
    { PMN_VOCABULARY_FEE, 3 },
    { PMN_VOCABULARY_PROGRAMME, 11 },
    { PMN_VOCABULARY_TRAINING_LABEL, 10 },
    { PMN_VOCABULARY_ITINERANCE, 2 },
    { PMN_VOCABULARY_ACCESS, 6 },
    { PMN_VOCABULARY_SUPPORT_MODE, 4 },
    { PMN_VOCABULARY_ANIMATION_KIND, 7 },
    { PMN_VOCABULARY_ANIMATION_INITIATIVE, 2 },
    { PMN_VOCABULARY_ANIMATION_THEME, 6 },
    { PMN_VOCABULARY_EVENT_KIND, 5 },
    { PMN_VOCABULARY_EVENT_ORGANISER, 11 },
    { PMN_VOCABULARY_TERRITORIAL_LEVEL, 5 },
    { PMN_VOCABULARY_PARTNERSHIP_NATURE, 5 },
  };

  g_assert_cmpuint (G_N_ELEMENTS (counts), ==, PMN_VOCABULARY_LAST);
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      gsize n_terms;
      const PmnVocabularyTerm *terms = pmn_vocabulary_terms (counts[i].vocabulary, &n_terms);

      g_assert_cmpuint (n_terms, ==, counts[i].n);
      for (gsize k = 0; k < n_terms; k++)
        {
          g_assert_cmpint (terms[k].vocabulary, ==, counts[i].vocabulary);
          g_assert_true (pmn_vocabulary_by_code (counts[i].vocabulary, terms[k].code) == &terms[k]);
          g_assert_true (pmn_vocabulary_by_label (counts[i].vocabulary, terms[k].label)
                         == &terms[k]);
          g_assert_true (pmn_vocabulary_by_label (counts[i].vocabulary, terms[k].code)
                         == &terms[k]);
        }
    }
}

static void
test_values (void)
{
  g_assert_cmpstr (pmn_vocabulary_label (PMN_VOCABULARY_PLACE_TYPOLOGY, "BIB"), ==,
                   "Bibliothèque / Médiathèque");
  g_assert_cmpstr (pmn_vocabulary_label (PMN_VOCABULARY_PLACE_TYPOLOGY, "UDAF"), ==,
                   "Union Départementale d’Aide aux Familles (UDAF)");
  g_assert_cmpstr (pmn_vocabulary_label (PMN_VOCABULARY_PLACE_TYPOLOGY, "ZZZ"), ==, "ZZZ");
  g_assert_cmpstr (
      pmn_vocabulary_by_label (PMN_VOCABULARY_PROGRAMME, "Point d’accès numérique CAF")->label, ==,
      "Point d'accès numérique CAF");
  g_assert_null (pmn_vocabulary_by_label (PMN_VOCABULARY_FEE, "Au chapeau"));
  g_assert_null (pmn_vocabulary_by_code (PMN_VOCABULARY_FEE, NULL));
}

static void
test_core_themes (void)
{
  gsize n_themes;
  const PmnCoreTheme *themes = pmn_core_themes (&n_themes);
  gboolean phone = FALSE;

  g_assert_cmpuint (n_themes, ==, 7);
  for (gsize i = 0; i < n_themes; i++)
    {
      g_assert_nonnull (pmn_nomenclature_by_code (PMN_DIMENSION_THEME, themes[i].theme_code));
      if (themes[i].material_code != NULL)
        {
          g_assert_cmpstr (themes[i].code, ==, "smartphone");
          g_assert_cmpstr (themes[i].material_code, ==, "telephone");
          phone = TRUE;
        }
      if (g_str_equal (themes[i].code, "email"))
        g_assert_cmpstr (themes[i].theme_code, ==, "email");
    }
  g_assert_true (phone);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vocabulary/lists", test_lists);
  g_test_add_func ("/vocabulary/values", test_values);
  g_test_add_func ("/vocabulary/core-themes", test_core_themes);
  return g_test_run ();
}
