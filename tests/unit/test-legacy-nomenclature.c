/* test-legacy-nomenclature.c: the official conversion of the old platform's words
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-legacy-nomenclature.h"

static const struct
{
  PmnLegacyField field;
  const char *code;
  const char *label;
  const char *targets; /* joined by commas */
} terms[] = {
  { PMN_LEGACY_THEME, "diagnostic", "Diagnostic numérique", "diagnostic_numerique" },
  { PMN_LEGACY_THEME, "equipement informatique", "Prendre en main du matériel",
    "prendre_en_main_du_materiel,gere_ses_contenus_numeriques" },
  { PMN_LEGACY_THEME, "smartphone", "Applications smartphone", "prendre_en_main_du_materiel" },
  { PMN_LEGACY_THEME, "internet", "Naviguer sur Internet", "navigation_sur_internet" },
  { PMN_LEGACY_THEME, "courriel", "Courriels", "email" },
  { PMN_LEGACY_THEME, "traitement texte", "Bureautique", "bureautique" },
  { PMN_LEGACY_THEME, "contenus numeriques", "Gestion de contenus numériques",
    "creer_avec_le_numerique" },
  { PMN_LEGACY_THEME, "echanger", "Échanger avec ses proches", "reseaux_sociaux" },
  { PMN_LEGACY_THEME, "sante", "Santé", "sante" },
  { PMN_LEGACY_THEME, "scolaire", "Scolaire", "scolarite_et_numerique" },
  { PMN_LEGACY_THEME, "accompagner enfant", "Accompagner un aidant", "parentalite" },
  { PMN_LEGACY_THEME, "trouver emploi", "Emploi, formation", "insertion_professionnelle" },
  { PMN_LEGACY_THEME, "budget", "Budget", "banque_et_achats_en_ligne" },
  { PMN_LEGACY_THEME, "tpe/pme", "Numérique et TPE/PME", "entrepreneuriat" },
  { PMN_LEGACY_THEME, "fraude et harcelement", "Fraude et harcèlement", "securite_numerique" },
  { PMN_LEGACY_THEME, "securite", "Sécuriser un équipement", "securite_numerique" },
  { PMN_LEGACY_THEME, "demarche en ligne", "Démarche en ligne",
    "aide_aux_demarches_administratives" },
  { PMN_LEGACY_THEME, "vocabulaire", "Culture numérique", "culture_numerique" },
  { PMN_LEGACY_THEME, "autre", "Autre", "" },
  { PMN_LEGACY_SUB_THEME, "espace-sante", "Mon espace santé", "" },
  { PMN_LEGACY_SUB_THEME, "tablette", "Tablette", "tablette" },
  { PMN_LEGACY_AGE, "moins12ans", "-12 ans", "moins_de_douze" },
  { PMN_LEGACY_AGE, "de12a18ans", "12-18 ans", "douze_dix_huit" },
  { PMN_LEGACY_AGE, "de18a35ans", "18-35 ans", "" },
  { PMN_LEGACY_AGE, "de35a60ans", "35-60 ans", "quarante_cinquante_neuf" },
  { PMN_LEGACY_AGE, "plus60ans", "60 ans et plus", "" },
  { PMN_LEGACY_STATUS, "etudiant", "Scolarisé(e)", "scolarise" },
  { PMN_LEGACY_STATUS, "sansEmploi", "Sans emploi", "sans_emploi" },
  { PMN_LEGACY_STATUS, "enEmploi", "En emploi", "en_emploi" },
  { PMN_LEGACY_STATUS, "retraite", "Retraité", "retraite" },
  { PMN_LEGACY_STATUS, "heterogene", "Non renseigné", "non_communique" },
  { PMN_LEGACY_PLACE_KIND, "rattachement", "Lieu d'activité", "lieu_activite" },
  { PMN_LEGACY_PLACE_KIND, "autre lieu", "Autre lieu", "autre" },
  { PMN_LEGACY_PLACE_KIND, "domicile", "À domicile", "domicile" },
  { PMN_LEGACY_PLACE_KIND, "distance", "À distance", "a_distance" },
  { PMN_LEGACY_DURATION, "0-30", "0 à 30 min.", "lt30" },
  { PMN_LEGACY_DURATION, "30-60", "30 min. à 1h", "30_60" },
  { PMN_LEGACY_DURATION, "60-120", "1h à 2h", "60_120" },
  { PMN_LEGACY_DURATION, "120+", "2h et plus", "ge120" },
  { PMN_LEGACY_ACTIVITY_KIND, "individuel", "Accompagnement individuel", "individual" },
  { PMN_LEGACY_ACTIVITY_KIND, "collectif", "Atelier collectif", "workshop" },
  { PMN_LEGACY_ACTIVITY_KIND, "ponctuel", "Demande ponctuelle", "one_off" },
  { PMN_LEGACY_REFERRAL, "CAF", "CAF", "operateur_ou_organisme_en_charge" },
  { PMN_LEGACY_REFERRAL, "CCAS", "CCAS", "aide_sociale" },
  { PMN_LEGACY_REFERRAL, "Pôle emploi", "Pôle emploi", "insertion_professionnelle" },
  { PMN_LEGACY_REFERRAL, "Médiathèque", "Médiathèque", "" },
};

static void
test_mapping (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (terms); i++)
    {
      const PmnLegacyTerm *term = pmn_legacy_find (terms[i].field, terms[i].code);

      g_test_message ("%s", terms[i].code);
      g_assert_nonnull (term);
      g_autofree char *targets = g_strjoinv (",", (char **) term->targets);

      g_assert_cmpstr (term->code, ==, terms[i].code);
      g_assert_cmpstr (term->label, ==, terms[i].label);
      g_assert_cmpstr (targets, ==, terms[i].targets);
      g_assert_true (pmn_legacy_find (terms[i].field, terms[i].label) == term);
      g_assert_true (pmn_legacy_find (terms[i].field, term->kept_code) == term);
      g_assert_true (pmn_legacy_by_kept_code (term->dimension, term->kept_code) == term);
    }
}

static void
test_counts (void)
{
  static const struct
  {
    PmnLegacyField field;
    gsize n;
  } counts[]
      = { { PMN_LEGACY_THEME, 19 },        { PMN_LEGACY_SUB_THEME, 8 },  { PMN_LEGACY_AGE, 5 },
          { PMN_LEGACY_STATUS, 5 },        { PMN_LEGACY_PLACE_KIND, 4 }, { PMN_LEGACY_DURATION, 4 },
          { PMN_LEGACY_ACTIVITY_KIND, 3 }, { PMN_LEGACY_REFERRAL, 20 } };

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      gsize n_terms;
      const PmnLegacyTerm *list = pmn_legacy_terms (counts[i].field, &n_terms);

      g_assert_cmpuint (n_terms, ==, counts[i].n);
      for (gsize k = 0; k < n_terms; k++)
        {
          g_assert_cmpint (list[k].field, ==, counts[i].field);
          for (const char *const *target = list[k].targets; *target != NULL; target++)
            g_assert_nonnull (pmn_nomenclature_by_code (list[k].dimension, *target));
        }
    }
}

/* Nobody's age is invented. */
static void
test_ages_are_kept (void)
{
  const PmnLegacyTerm *young = pmn_legacy_find (PMN_LEGACY_AGE, "18-35 ans");
  const PmnLegacyTerm *old = pmn_legacy_find (PMN_LEGACY_AGE, "+60");

  g_assert_cmpstr (young->kept_code, ==, "v1:18-35");
  g_assert_null (young->targets[0]);
  g_assert_cmpstr (old->kept_code, ==, "v1:60+");
  g_assert_null (old->targets[0]);
  g_assert_true (pmn_legacy_find (PMN_LEGACY_AGE, "-12 ans")->exact);
  g_assert_false (pmn_legacy_find (PMN_LEGACY_AGE, "35-60 ans")->exact);
  g_assert_false (pmn_legacy_find (PMN_LEGACY_AGE, "12-18 ans")->exact);
}

static void
test_unknown (void)
{
  g_assert_null (pmn_legacy_find (PMN_LEGACY_THEME, "astronomie"));
  g_assert_null (pmn_legacy_find (PMN_LEGACY_THEME, NULL));
  g_assert_null (pmn_legacy_by_kept_code (PMN_DIMENSION_AGE, "18-35"));
  g_assert_null (pmn_legacy_by_kept_code (PMN_DIMENSION_THEME, "v1:18-35"));
  g_assert_null (pmn_legacy_by_kept_code (PMN_DIMENSION_AGE, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/legacy-nomenclature/mapping", test_mapping);
  g_test_add_func ("/legacy-nomenclature/counts", test_counts);
  g_test_add_func ("/legacy-nomenclature/ages-are-kept", test_ages_are_kept);
  g_test_add_func ("/legacy-nomenclature/unknown", test_unknown);
  return g_test_run ();
}
