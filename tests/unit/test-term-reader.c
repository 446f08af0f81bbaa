/* test-term-reader.c: what people write where one thing is expected
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pmn-term-reader.h"

static void
test_words (void)
{
  static const struct
  {
    PmnDimension dimension;
    const char *text;
    const char *code;
  } cases[] = {
    { PMN_DIMENSION_THEME, "CAF", "famille_scolarite" },
    { PMN_DIMENSION_THEME, "E-mail", "email" },
    { PMN_DIMENSION_THEME, "mails", "email" },
    { PMN_DIMENSION_THEME, "France-Travail", "insertion_professionnelle" },
    { PMN_DIMENSION_THEME, "secu", NULL },
    { PMN_DIMENSION_THEME, "femme", NULL },
    { PMN_DIMENSION_STATUS, "Retraitée", "retraite" },
    { PMN_DIMENSION_STATUS, "demandeurs d’emploi", "sans_emploi" },
    { PMN_DIMENSION_STATUS, "Salarié", "en_emploi" },
    { PMN_DIMENSION_GENDER, "Madame", "feminin" },
    { PMN_DIMENSION_GENDER, "Mr", "masculin" },
    { PMN_DIMENSION_PLACE_KIND, "Chez lui", "domicile" },
    { PMN_DIMENSION_PLACE_KIND, "par téléphone", "a_distance" },
    { PMN_DIMENSION_MATERIAL, "PC portable", "ordinateur" },
    { PMN_DIMENSION_LOCAL_KIND, "réunion d'équipe", "meeting" },
    { PMN_DIMENSION_LOCAL_KIND, "Réunion équipe", "meeting" },
    { PMN_DIMENSION_PLACE_KIND, "Téléphone", "a_distance" },
    { PMN_DIMENSION_THEME, "carte", NULL },
    { PMN_DIMENSION_THEME, "", NULL },
    { PMN_DIMENSION_REFERRAL, "caf", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (pmn_term_find (cases[i].dimension, cases[i].text), ==, cases[i].code);
}

static void
test_ages (void)
{
  static const struct
  {
    const char *texts;
    const char *code;
  } cases[] = {
    { "60-69|60 - 69 ans|60 – 69|60 à 69 ans|de 60 à 69 ans|entre 60 et 69 ans|60/69 ans|60-69ans",
      "soixante_soixante_neuf" },
    { "70 ans et plus|70 ans et +|70+|70 +|+70|+ 70 ans|plus de 70 ans|+ de 70 ans|>70|> 70 ans|≥ "
      "70|>=70"
      "|70 et plus|70 ans ou plus|à partir de 70 ans|70 et + ans",
      "soixante_dix_plus" },
    { "moins de 12 ans|<12|< 12 ans|-12|- 12 ans|- de 12 ans|-de 12 ans|moins de 12|0-11 ans",
      "moins_de_douze" },
    { "12-17|12 à 17 ans", "douze_dix_huit" },
    { "18-24 ans", "dix_huit_vingt_quatre" },
    { "25/39", "vingt_cinq_trente_neuf" },
    { "40 - 59", "quarante_cinquante_neuf" },
    { "72 ans|85ans", "soixante_dix_plus" },
    { "Enfants|enfant", "moins_de_douze" },
    /* Of several brackets, or of none. */
    { "60+|plus de 60 ans|60 ans et +|moins de 18 ans|<25|18-35|50-69|0-99|senior|70 min|12 "
      "personnes|60-69 80|?",
      NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) texts = g_strsplit (cases[i].texts, "|", -1);

      for (guint j = 0; texts[j] != NULL; j++)
        {
          g_test_message ("%s", texts[j]);
          g_assert_cmpstr (pmn_term_find (PMN_DIMENSION_AGE, texts[j]), ==, cases[i].code);
        }
    }
}

static void
test_expressions (void)
{
  static const struct
  {
    PmnDimension dimension;
    const char *text;
    const char *codes; /* NULL: not understood */
  } cases[] = {
    { PMN_DIMENSION_THEME, "CAF", "famille_scolarite" },
    { PMN_DIMENSION_THEME, "création boîte mail", "email" },
    { PMN_DIMENSION_THEME, "Dossier CAF", "aide_aux_demarches_administratives famille_scolarite" },
    { PMN_DIMENSION_THEME, "impôts et mails",
      "aide_aux_demarches_administratives argent_impots email" },
    { PMN_DIMENSION_THEME, "Bureautique/Sécurité", "bureautique securite_numerique" },
    /* A beginning of a word is no word here, and nothing may be left over. */
    { PMN_DIMENSION_THEME, "doc", NULL },
    { PMN_DIMENSION_THEME, "boula et mail", NULL },
    { PMN_DIMENSION_THEME, "mail femme", NULL },
    { PMN_DIMENSION_THEME, "45 mail", NULL },
    { PMN_DIMENSION_THEME, "de la", NULL },
    { PMN_DIMENSION_THEME, "pas de mail", NULL },
    { PMN_DIMENSION_THEME, "mail sans impôts", NULL },
    { PMN_DIMENSION_THEME, "imprimante ne marche pas",
      "prendre_en_main_du_materiel maintenance_de_materiel" },
    { PMN_DIMENSION_THEME, "secu", NULL },
    { PMN_DIMENSION_MATERIAL, "tablette et smartphone", "tablette telephone" },
    { PMN_DIMENSION_MATERIAL, "mail", NULL },
  };
  g_autoptr (PmnTermReader) reader = pmn_term_reader_new ();

  for (guint again = 0; again < 2; again++)
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        const char *const *codes = pmn_term_reader_read (reader, cases[i].dimension, cases[i].text);
        g_autofree char *joined
            = codes != NULL ? g_strjoinv (" ", (char **) (gpointer) codes) : NULL;

        g_test_message ("%s", cases[i].text);
        g_assert_cmpstr (joined, ==, cases[i].codes);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/term-reader/words", test_words);
  g_test_add_func ("/term-reader/ages", test_ages);
  g_test_add_func ("/term-reader/expressions", test_expressions);
  return g_test_run ();
}
