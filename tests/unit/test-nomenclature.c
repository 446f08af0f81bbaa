/* test-nomenclature.c: every national label leads back to its code
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "pmn-nomenclature.h"

/* Codes and labels of the national platform, in its order, as its public source writes them
 * (2026-06-30). */
static const struct
{
  PmnDimension dimension;
  const char *code;
  const char *label;
} labels[] = {
  { PMN_DIMENSION_THEME, "diagnostic_numerique", "Diagnostic numérique" },
  { PMN_DIMENSION_THEME, "prendre_en_main_du_materiel", "Prendre en main du matériel" },
  { PMN_DIMENSION_THEME, "maintenance_de_materiel", "Maintenance de matériel" },
  { PMN_DIMENSION_THEME, "gere_ses_contenus_numeriques", "Gérer ses contenus numériques" },
  { PMN_DIMENSION_THEME, "navigation_sur_internet", "Navigation sur internet" },
  { PMN_DIMENSION_THEME, "email", "E-mail" },
  { PMN_DIMENSION_THEME, "bureautique", "Bureautique" },
  { PMN_DIMENSION_THEME, "reseaux_sociaux", "Réseaux sociaux communication" },
  { PMN_DIMENSION_THEME, "sante", "Santé" },
  { PMN_DIMENSION_THEME, "banque_et_achats_en_ligne", "Banque et achats en ligne" },
  { PMN_DIMENSION_THEME, "entrepreneuriat", "Accompagner un professionnel" },
  { PMN_DIMENSION_THEME, "insertion_professionnelle", "Insertion professionnelle" },
  { PMN_DIMENSION_THEME, "securite_numerique", "Prévention en sécurité numérique" },
  { PMN_DIMENSION_THEME, "parentalite", "Parentalité" },
  { PMN_DIMENSION_THEME, "scolarite_et_numerique", "Scolarité et numérique" },
  { PMN_DIMENSION_THEME, "creer_avec_le_numerique", "Créer avec le numérique" },
  { PMN_DIMENSION_THEME, "culture_numerique", "Culture numérique" },
  { PMN_DIMENSION_THEME, "intelligence_artificielle", "Intelligence artificielle (IA)" },
  { PMN_DIMENSION_THEME, "aide_aux_demarches_administratives",
    "Aide aux démarches administratives" },
  { PMN_DIMENSION_THEME, "papiers_elections_citoyennete", "Papiers - Élections - Citoyenneté" },
  { PMN_DIMENSION_THEME, "famille_scolarite", "Famille - Scolarité" },
  { PMN_DIMENSION_THEME, "social_sante", "Social - Santé" },
  { PMN_DIMENSION_THEME, "travail_formation", "Travail - Formation - Entreprise" },
  { PMN_DIMENSION_THEME, "logement", "Logement" },
  { PMN_DIMENSION_THEME, "transports_mobilite", "Transports - Mobilité" },
  { PMN_DIMENSION_THEME, "argent_impots", "Argent - Impôts" },
  { PMN_DIMENSION_THEME, "justice", "Justice" },
  { PMN_DIMENSION_THEME, "etrangers_europe", "Étrangers - Europe" },
  { PMN_DIMENSION_THEME, "loisirs_sports_culture", "Loisirs - Sports - Culture" },
  { PMN_DIMENSION_THEME, "associations", "Associations" },
  { PMN_DIMENSION_PLACE_KIND, "lieu_activite", "Lieu d’activité" },
  { PMN_DIMENSION_PLACE_KIND, "autre", "Autre lieu" },
  { PMN_DIMENSION_PLACE_KIND, "domicile", "À domicile" },
  { PMN_DIMENSION_PLACE_KIND, "a_distance", "À distance" },
  { PMN_DIMENSION_MATERIAL, "ordinateur", "Ordinateur" },
  { PMN_DIMENSION_MATERIAL, "telephone", "Téléphone" },
  { PMN_DIMENSION_MATERIAL, "tablette", "Tablette" },
  { PMN_DIMENSION_MATERIAL, "autre", "Autre" },
  { PMN_DIMENSION_MATERIAL, "aucun", "Pas de matériel" },
  { PMN_DIMENSION_AUTONOMY, "entierement_accompagne", "Avec guidage" },
  { PMN_DIMENSION_AUTONOMY, "partiellement_autonome", "Autonome avec guidage en cas de besoin" },
  { PMN_DIMENSION_AUTONOMY, "autonome", "Autonome" },
  { PMN_DIMENSION_LEVEL, "debutant", "Débutant" },
  { PMN_DIMENSION_LEVEL, "intermediaire", "Intermédiaire" },
  { PMN_DIMENSION_LEVEL, "avance", "Avancé" },
  { PMN_DIMENSION_REFERRAL, "administration", "Administration (mairie, préfecture…)" },
  { PMN_DIMENSION_REFERRAL, "mediation_numerique", "Autre structure de médiation numérique" },
  { PMN_DIMENSION_REFERRAL, "operateur_ou_organisme_en_charge",
    "Opérateur ou organisme en charge de la démarche administrative" },
  { PMN_DIMENSION_REFERRAL, "aide_sociale",
    "Structure d’aide sociale (maison des solidarités, centre social…)" },
  { PMN_DIMENSION_REFERRAL, "insertion_professionnelle",
    "Structure d’insertion professionnelle (France Travail, mission locale, chambre de "
    "commerce…)" },
  { PMN_DIMENSION_REFERRAL, "aide_aux_demarches_administratives",
    "Structure d’aide aux démarches administratives (France Services…)" },
  { PMN_DIMENSION_REFERRAL, "autre", "Autre" },
  { PMN_DIMENSION_GENDER, "feminin", "Féminin" },
  { PMN_DIMENSION_GENDER, "masculin", "Masculin" },
  { PMN_DIMENSION_GENDER, "non_communique", "Non communiqué" },
  { PMN_DIMENSION_AGE, "moins_de_douze", "Moins de 12 ans" },
  { PMN_DIMENSION_AGE, "douze_dix_huit", "12 - 17 ans" },
  { PMN_DIMENSION_AGE, "dix_huit_vingt_quatre", "18 - 24 ans" },
  { PMN_DIMENSION_AGE, "vingt_cinq_trente_neuf", "25 - 39 ans" },
  { PMN_DIMENSION_AGE, "quarante_cinquante_neuf", "40 - 59 ans" },
  { PMN_DIMENSION_AGE, "soixante_soixante_neuf", "60 - 69 ans" },
  { PMN_DIMENSION_AGE, "soixante_dix_plus", "70 ans et plus" },
  { PMN_DIMENSION_AGE, "non_communique", "Non communiqué" },
  { PMN_DIMENSION_STATUS, "retraite", "Retraité" },
  { PMN_DIMENSION_STATUS, "sans_emploi", "Sans emploi" },
  { PMN_DIMENSION_STATUS, "en_emploi", "En emploi" },
  { PMN_DIMENSION_STATUS, "scolarise", "Scolarisé" },
  { PMN_DIMENSION_STATUS, "non_communique", "Non communiqué ou hétérogène" },
};

static void
assert_label (PmnDimension dimension, const char *label, const char *code)
{
  const PmnTerm *term = pmn_nomenclature_by_label (dimension, label);

  g_test_message ("%s", label);
  g_assert_nonnull (term);
  g_assert_cmpstr (term->code, ==, code);
}

static void
test_labels (void)
{
  int position = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      PmnDimension dimension = labels[i].dimension;
      const PmnTerm *term = pmn_nomenclature_by_code (dimension, labels[i].code);
      g_autofree char *upper = g_utf8_strup (labels[i].label, -1);
      g_auto (GStrv) parts = g_strsplit (labels[i].label, "…", -1);
      g_autofree char *dots = g_strjoinv ("...", parts);

      /* Ids are permanent, and follow the order of the official form. */
      position = i > 0 && labels[i - 1].dimension == dimension ? position + 1 : 1;
      g_assert_nonnull (term);
      g_assert_cmpint (term->id, ==, PMN_TERM_ID (dimension, position));
      g_assert_cmpint (term->dimension, ==, dimension);
      g_assert_cmpstr (term->label, ==, labels[i].label);
      g_assert_cmpstr (pmn_nomenclature_label (dimension, labels[i].code), ==, labels[i].label);
      g_assert_true (pmn_nomenclature_by_id (term->id) == term);

      assert_label (dimension, labels[i].label, labels[i].code);
      assert_label (dimension, labels[i].code, labels[i].code);
      assert_label (dimension, upper, labels[i].code);
      assert_label (dimension, dots, labels[i].code);
    }
}

static void
test_tolerance (void)
{
  assert_label (PMN_DIMENSION_PLACE_KIND, "Lieu d'activité", "lieu_activite");
  assert_label (PMN_DIMENSION_PLACE_KIND, " lieu  D’ACTIVITE ", "lieu_activite");
  assert_label (PMN_DIMENSION_PLACE_KIND, "À\u00a0distance", "a_distance");
  assert_label (PMN_DIMENSION_AGE, "12-17\u202fans", "douze_dix_huit");
  assert_label (PMN_DIMENSION_AGE, "12 – 17 ans", "douze_dix_huit");
  assert_label (PMN_DIMENSION_LEVEL, "2/3", "intermediaire");
  assert_label (PMN_DIMENSION_AUTONOMY, "2/3", "partiellement_autonome");
  assert_label (PMN_DIMENSION_STATUS, "Non communiqué", "non_communique");
  assert_label (PMN_DIMENSION_STATUS, "Retraité(e)", "retraite");
  assert_label (PMN_DIMENSION_THEME, "Intelligence artificielle", "intelligence_artificielle");
  assert_label (PMN_DIMENSION_DURATION, "1h à 2h", "60_120");
  assert_label (PMN_DIMENSION_ACTIVITY_KIND, "Demande ponctuelle", "one_off");
  assert_label (PMN_DIMENSION_LOCAL_KIND, "Événement", "event");

  g_assert_null (pmn_nomenclature_by_label (PMN_DIMENSION_AGE, "18-35 ans"));
  g_assert_null (pmn_nomenclature_by_label (PMN_DIMENSION_THEME, "Astronomie"));
  g_assert_null (pmn_nomenclature_by_label (PMN_DIMENSION_THEME, ""));
  g_assert_null (pmn_nomenclature_by_label (PMN_DIMENSION_THEME, NULL));
  g_assert_null (pmn_nomenclature_by_label (PMN_DIMENSION_TAG, "Été"));

  g_autofree char *huge = g_strnfill (1000000, 'x');
  g_assert_null (pmn_nomenclature_by_label (PMN_DIMENSION_THEME, huge));
}

static void
test_unknown (void)
{
  gsize n_terms = 1;

  g_assert_cmpstr (pmn_nomenclature_label (PMN_DIMENSION_THEME, "astronomie"), ==, "astronomie");
  g_assert_cmpstr (pmn_nomenclature_label (PMN_DIMENSION_AGE, "v1:18-35"), ==, "18-35 ans");
  g_assert_cmpstr (pmn_nomenclature_label (PMN_DIMENSION_THEME, "v1:18-35"), ==, "v1:18-35");
  g_assert_null (pmn_nomenclature_by_code (PMN_DIMENSION_THEME, NULL));
  g_assert_null (pmn_nomenclature_by_id (0));
  g_assert_null (pmn_nomenclature_by_id (-1001));
  g_assert_null (pmn_nomenclature_by_id (1499));
  g_assert_null (pmn_nomenclature_by_id (PMN_TERM_ID_FIRST_FREE (PMN_DIMENSION_AGE)));
  g_assert_null (pmn_nomenclature_by_id (99001));
  g_assert_null (pmn_nomenclature_terms (PMN_DIMENSION_TAG, &n_terms));
  g_assert_cmpuint (n_terms, ==, 0);
}

static void
test_themes (void)
{
  gsize n_terms;
  const PmnTerm *terms = pmn_nomenclature_terms (PMN_DIMENSION_THEME, &n_terms);

  g_assert_cmpuint (n_terms, ==, 30);
  for (gsize i = 0; i < n_terms; i++)
    {
      g_assert_cmpint (terms[i].administrative, ==, i >= 19);
      g_assert_cmpstr (terms[i].parent_code, ==,
                       i >= 19 ? "aide_aux_demarches_administratives" : NULL);
      g_assert_nonnull (terms[i].help);
    }
}

/* What is stored in registers: these numbers can never change. */
static void
test_permanent_ids (void)
{
  g_assert_cmpint (pmn_nomenclature_by_code (PMN_DIMENSION_DURATION, "ge120")->id, ==, 10004);
  g_assert_cmpint (pmn_nomenclature_by_code (PMN_DIMENSION_LOCAL_KIND, "preparation")->id, ==,
                   12001);
  g_assert_cmpint (pmn_nomenclature_by_code (PMN_DIMENSION_LOCAL_KIND, "event")->id, ==, 12006);
  g_assert_cmpint (pmn_nomenclature_by_code (PMN_DIMENSION_PERSON, "followed")->id, ==, 13001);
  g_assert_cmpint (pmn_nomenclature_by_code (PMN_DIMENSION_PERSON, "already_supported")->id, ==,
                   13002);
  g_assert_cmpint (pmn_nomenclature_by_code (PMN_DIMENSION_ACTIVITY_KIND, "individual")->id, ==,
                   14001);
  g_assert_cmpint (pmn_nomenclature_by_code (PMN_DIMENSION_ACTIVITY_KIND, "local")->id, ==, 14004);
}

static void
test_durations (void)
{
  static const struct
  {
    int minutes;
    const char *code;
  } cases[] = { { 0, "lt30" },    { 29, "lt30" },    { 30, "30_60" },  { 59, "30_60" },
                { 60, "60_120" }, { 119, "60_120" }, { 120, "ge120" }, { 1439, "ge120" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpstr (pmn_duration_bucket (cases[i].minutes), ==, cases[i].code);
      g_assert_nonnull (pmn_nomenclature_by_code (PMN_DIMENSION_DURATION, cases[i].code));
    }
}

static void
test_ages (void)
{
  PmnDay day = pmn_day_from_iso ("2026-01-01");
  static const struct
  {
    int birth_year;
    const char *code;
  } cases[] = {
    { 2026, "moins_de_douze" },
    { 2015, "moins_de_douze" },
    { 2014, "douze_dix_huit" },
    { 2009, "douze_dix_huit" },
    { 2008, "dix_huit_vingt_quatre" },
    { 2002, "dix_huit_vingt_quatre" },
    { 2001, "vingt_cinq_trente_neuf" },
    { 1987, "vingt_cinq_trente_neuf" },
    { 1986, "quarante_cinquante_neuf" },
    { 1967, "quarante_cinquante_neuf" },
    { 1966, "soixante_soixante_neuf" },
    { 1957, "soixante_soixante_neuf" },
    { 1956, "soixante_dix_plus" },
    { 1900, "soixante_dix_plus" },
    { 0, "non_communique" },
    { 2027, "non_communique" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpstr (pmn_age_bracket (cases[i].birth_year, day), ==, cases[i].code);
      g_assert_nonnull (pmn_nomenclature_by_code (PMN_DIMENSION_AGE, cases[i].code));
    }
  /* The bracket is that of the day of the activity, not of today. */
  g_assert_cmpstr (pmn_age_bracket (2008, pmn_day_from_iso ("2025-12-31")), ==, "douze_dix_huit");
  g_assert_cmpstr (pmn_age_bracket (1980, PMN_DAY_NONE), ==, "non_communique");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/nomenclature/labels", test_labels);
  g_test_add_func ("/nomenclature/tolerance", test_tolerance);
  g_test_add_func ("/nomenclature/unknown", test_unknown);
  g_test_add_func ("/nomenclature/themes", test_themes);
  g_test_add_func ("/nomenclature/permanent-ids", test_permanent_ids);
  g_test_add_func ("/nomenclature/durations", test_durations);
  g_test_add_func ("/nomenclature/ages", test_ages);
  return g_test_run ();
}
