/* test-quick-syntax.c: what people type in the quick box, and what it means
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "pmn-nomenclature.h"
#include "pmn-quick-syntax.h"

/* Sunday 22 November 2026 */
#define TODAY (pmn_day_from_ymd (2026, 11, 22))

static PmnQuickVocabulary *
make_vocabulary (void)
{
  PmnQuickVocabulary *vocabulary = pmn_quick_vocabulary_new ();

  pmn_quick_vocabulary_add_place (vocabulary, 1, "Médiathèque Jean-Moulin", "Exempleville");
  pmn_quick_vocabulary_add_place (vocabulary, 2, "Médiathèque du Centre", "Exempleville");
  pmn_quick_vocabulary_add_place (vocabulary, 3, "Mairie annexe", "Exempleville");
  pmn_quick_vocabulary_add_place (vocabulary, 4, "La Fabrique", NULL);
  pmn_quick_vocabulary_add_place (vocabulary, 5, "Maison France Services", "Saint-Fictif");
  pmn_quick_vocabulary_add_place (vocabulary, 6, "Salle des fêtes", "Exempleville");
  pmn_quick_vocabulary_add_place (vocabulary, 7, "Salle des fêtes", "Saint-Fictif");
  pmn_quick_vocabulary_add_place (vocabulary, 8, "Les Trois Rivières", "Saint-Fictif");
  pmn_quick_vocabulary_add_place (vocabulary, 9, "Maison du Pas-de-Calais", NULL);
  pmn_quick_vocabulary_add_mediator (vocabulary, 11, "Marie", "Dupont");
  pmn_quick_vocabulary_add_mediator (vocabulary, 12, "Paul", "Le Goff");
  pmn_quick_vocabulary_add_commune (vocabulary, "38185", "Grenoble", "38000");
  pmn_quick_vocabulary_add_commune (vocabulary, "38421", "Saint-Martin-d’Hères", "38400");
  pmn_quick_vocabulary_add_commune (vocabulary, "38423", "Saint-Martin-le-Vinoux", "38950");
  pmn_quick_vocabulary_add_tag (vocabulary, "Pass numérique");
  return vocabulary;
}

static PmnQuickReading *
read_text (const char *text)
{
  g_autoptr (PmnQuickVocabulary) vocabulary = make_vocabulary ();

  return pmn_quick_syntax_read (text, vocabulary, TODAY, PMN_LANGUAGE_FRENCH);
}

/* Everything an activity says, on one line. */
static char *
describe (const PmnQuickReading *reading)
{
  const PmnActivity *activity = reading->activity;
  GString *line = g_string_new (NULL);
  char iso[PMN_DAY_ISO_SIZE];

  g_string_append_printf (line, "k%d", activity->kind);
  if (activity->local_kind != NULL)
    g_string_append_printf (line, " %s", activity->local_kind);
  if (activity->minutes != 0)
    g_string_append_printf (line, " %dmin", activity->minutes);
  if (activity->day != PMN_DAY_NONE)
    g_string_append_printf (line, " %s", pmn_day_to_iso (activity->day, iso));
  if (activity->anonymous != 1)
    g_string_append_printf (line, " n%u", activity->anonymous);
  for (guint i = 0; i < activity->themes->len; i++)
    g_string_append_printf (line, " %s", (char *) g_ptr_array_index (activity->themes, i));
  if (activity->place_kind != PMN_PLACE_KIND_NONE)
    g_string_append_printf (line, " p%d:%d", activity->place_kind, (int) activity->place_id);
  if (activity->insee[0] != '\0')
    g_string_append_printf (line, " %s", activity->insee);
  if (activity->mediator_id != 0)
    g_string_append_printf (line, " m%d", (int) activity->mediator_id);
  for (guint i = 0; i < activity->co_mediators->len; i++)
    g_string_append_printf (line, " +m%d", (int) g_array_index (activity->co_mediators, gint64, i));
  for (guint i = 0; i < activity->tallies->len; i++)
    {
      const PmnTally *tally = &g_array_index (activity->tallies, PmnTally, i);

      g_string_append_printf (line, " %s=%u", tally->code, tally->n);
    }
  for (guint i = 0; i < activity->materials->len; i++)
    g_string_append_printf (line, " %s", (char *) g_ptr_array_index (activity->materials, i));
  for (guint i = 0; i < activity->tags->len; i++)
    g_string_append_printf (line, " #%s", (char *) g_ptr_array_index (activity->tags, i));
  if (activity->level != NULL)
    g_string_append_printf (line, " %s", activity->level);
  if (activity->autonomy != NULL)
    g_string_append_printf (line, " %s", activity->autonomy);
  return g_string_free (line, FALSE);
}

static const struct
{
  const char *text;
  const char *expected;
} understood[] = {
  /* The example of the help */
  { "45 email moulin hier", "k1 45min 2026-11-21 email p1:1" },
  { "", "k1" },
  { "  ", "k1" },
  { "45 EMAIL MOULIN Hier", "k1 45min 2026-11-21 email p1:1" },

  /* Durations */
  { "45", "k1 45min" },
  { "45 min", "k1 45min" },
  { "45min", "k1 45min" },
  { "90mn", "k1 90min" },
  { "45 minutes", "k1 45min" },
  { "45'", "k1 45min" },
  { "1h", "k1 60min" },
  { "1 h", "k1 60min" },
  { "1h30", "k1 90min" },
  { "1 h 30", "k1 90min" },
  { "1h 30", "k1 90min" },
  { "1 h 30 min", "k1 90min" },
  { "2 heures", "k1 120min" },
  { "1:15", "k1 75min" },
  { "1,5h", "k1 90min" },
  { "2.5 h", "k1 150min" },
  { "demi-heure", "k1 30min" },
  { "une demi-heure", "k1 30min" },
  { "1/2h email", "k1 30min email" },
  { "1/2 heure email", "k1 30min email" },
  { "une heure email", "k1 60min email" },
  { "atelier d’une heure et demie email", "k2 90min n0 email" },
  { "trois quarts d’heure email", "k1 45min email" },
  { "email quart d'heure", "k1 15min email" },
  { "email un quart d’heure hier", "k1 15min 2026-11-21 email" },
  { "email une heure quarante-cinq", "k1 105min email" },
  { "2h 12 personnes email", "k2 120min n12 email" },
  { "1h email", "k1 60min email" },

  { "une petite heure email", "k1 60min email" },
  { "email 45 minutes environ", "k1 45min email" },
  { "~30 min email", "k1 30min email" },

  /* Two hours make a duration; one alone makes nothing */
  { "de 14h à 16h email", "k1 120min email" },
  { "14h-16h email", "k1 120min email" },
  { "14h – 16h email", "k1 120min email" },
  { "email 14-16h", "k1 120min email" },
  { "entre 9h et 12h email", "k1 180min email" },
  { "de 9 h 30 à 11 h email", "k1 90min email" },
  { "email 22h-1h", "k1 180min email" },
  { "14:00-15:30 email", "k1 90min email" },
  { "atelier 14h-16h 8 bureautique", "k2 120min n8 bureautique" },
  { "de 14 h à 16 h 12 personnes email", "k2 120min n12 email" },
  { "de 10h à midi email", "k1 120min email" },
  { "rdv à 14h email", "k1 email" },
  { "email vers 14h30 45 min", "k1 45min email" },
  { "email de 45 min", "k1 45min email" },
  { "12-17 h email", "k1 email douze_dix_huit=1 masculin=1" },

  /* Kinds */
  { "individuel email", "k1 email" },
  { "atelier x8 email", "k2 n8 email" },
  { "atelier collectif 12 personnes", "k2 n12" },
  { "demande 10 impots", "k3 10min aide_aux_demarches_administratives argent_impots" },
  { "ponctuel email", "k3 email" },
  { "préparation 45", "k4 preparation 45min n0" },
  { "réunion 1h30", "k4 meeting 90min n0" },
  { "déplacement 20 hier", "k4 travel 20min 2026-11-21 n0" },
  { "formation 7h", "k4 training 420min n0" },
  { "reu 1h", "k4 meeting 60min n0" },
  { "évènement 3h", "k4 event 180min n0" },
  { "réunion d'equipe", "k4 meeting n0" },
  { "préparation d’un atelier 2h", "k4 preparation 120min n0" },
  { "forum associations 4h", "k4 event 240min n0" },
  { "café numérique 10 personnes", "k2 n10" },

  /* People */
  { "x8", "k2 n8" },
  { "x 8", "k2 n8" },
  { "×8 email", "k2 n8 email" },
  { "8x email", "k2 n8 email" },
  { "8 pers", "k2 n8" },
  { "8 pers. email", "k2 n8 email" },
  { "8 participants 2h email", "k2 120min n8 email" },
  { "1 personne 45", "k1 45min" },
  { "femme", "k1 feminin=1" },
  { "45 femme email", "k1 45min email feminin=1" },
  { "45 email femme retraitée 70+", "k1 45min email feminin=1 retraite=1 soixante_dix_plus=1" },
  { "3 femmes 5 hommes email", "k2 n8 email feminin=3 masculin=5" },
  { "atelier 2h x8 3 femmes 2 retraités", "k2 120min n8 feminin=3 retraite=2" },
  { "atelier x8 femmes", "k2 n8 feminin=8" },
  { "x8 retraités email", "k2 n8 email retraite=8" },
  { "1 homme", "k1 masculin=1" },
  { "homme sans emploi", "k1 masculin=1 sans_emploi=1" },
  { "homme chômeur 40-59", "k1 masculin=1 sans_emploi=1 quarante_cinquante_neuf=1" },
  { "étudiante", "k1 scolarise=1" },
  { "45 60-69", "k1 45min soixante_soixante_neuf=1" },
  { "60 - 69 ans", "k1 soixante_soixante_neuf=1" },
  { "25 à 39 ans", "k1 vingt_cinq_trente_neuf=1" },
  { "72 ans", "k1 soixante_dix_plus=1" },
  { "70 ans et plus", "k1 soixante_dix_plus=1" },
  { "+70", "k1 soixante_dix_plus=1" },
  { "-12", "k1 moins_de_douze=1" },
  { "moins de 12 ans", "k1 moins_de_douze=1" },
  { "ado email", "k1 email douze_dix_huit=1" },
  { "déjà vu email", "k1 email already_supported=1" },

  { "deux personnes email", "k2 n2 email" },
  { "applications 20", "k1 20min prendre_en_main_du_materiel" },
  { "installation appli caf", "k1 aide_aux_demarches_administratives famille_scolarite" },
  { "trois hommes deux femmes atelier", "k2 n5 masculin=3 feminin=2" },
  { "atelier 5 résidents email", "k2 n5 email" },
  { "classe de 24 élèves sécurité 2h", "k2 120min n24 securite_numerique scolarise=24" },
  { "jeune de 22 ans", "k1 dix_huit_vingt_quatre=1" },
  { "senior 72 ans", "k1 soixante_dix_plus=1" },
  { "couple 45 email", "k2 45min n2 email" },
  { "femme 72 ans homme 75 ans", "k2 n2 feminin=1 soixante_dix_plus=2 masculin=1" },
  { "2h 45 min", "k1 165min" },
  { "30 rdv email", "k1 30min email" },
  { "10 demande impots", "k3 10min aide_aux_demarches_administratives argent_impots" },

  /* A workshop: how many came, beside a duration or when it is too short for one */
  { "atelier 8 bureautique", "k2 n8 bureautique" },
  { "atelier 8 2h bureautique", "k2 120min n8 bureautique" },
  { "2h atelier 35 bureautique", "k2 120min n35 bureautique" },
  { "atelier 8 90 email", "k2 90min n8 email" },
  { "90 8 atelier email", "k2 90min n8 email" },
  { "atelier 90 email x8", "k2 90min n8 email" },
  { "atelier x8 20 email", "k2 20min n8 email" },
  { "atelier 29", "k2 n29" },
  { "atelier 8 femme email", "k2 n8 email feminin=8" },
  { "atelier 8 3 femmes", "k2 n8 feminin=3" },
  { "réunion 20", "k4 meeting 20min n0" },

  /* Letters */
  { "f", "k1 feminin=1" },
  { "45 email f", "k1 45min email feminin=1" },
  { "45 F email", "k1 45min email feminin=1" },
  { "45 email h 60-69", "k1 45min email masculin=1 soixante_soixante_neuf=1" },
  { "h 45 email", "k1 45min email masculin=1" },
  { "45 h email", "k1 45min email masculin=1" },
  { "f 1h email", "k1 60min email feminin=1" },
  { "f 1 h email", "k1 60min email feminin=1" },
  { "2 h email", "k1 120min email" },
  { "3f email", "k2 n3 email feminin=3" },
  { "2h 3f 5h email", "k2 120min n8 email feminin=3 masculin=5" },
  { "atelier 2h 3 f 5 h email", "k2 120min n8 email feminin=3 masculin=5" },
  { "3f 1h30 email", "k2 90min n3 email feminin=3" },

  /* Dates */
  { "hier", "k1 2026-11-21" },
  { "avant-hier", "k1 2026-11-20" },
  { "avant hier", "k1 2026-11-20" },
  { "aujourd’hui", "k1 2026-11-22" },
  { "ce matin 45 email", "k1 45min 2026-11-22 email" },
  { "email cet après-midi", "k1 2026-11-22 email" },
  { "email cet après midi une heure", "k1 60min 2026-11-22 email" },
  { "ce soir", "k1 2026-11-22" },
  { "hier soir email", "k1 2026-11-21 email" },
  { "avant-hier soir", "k1 2026-11-20" },
  { "avant hier après midi email", "k1 2026-11-20 email" },
  { "lundi matin 45 email", "k1 45min 2026-11-16 email" },
  { "ce lundi", "k1 2026-11-16" },
  { "ce dimanche matin", "k1 2026-11-22" },
  { "dimanche", "k1 2026-11-15" },
  { "lundi", "k1 2026-11-16" },
  { "lundi 45 email", "k1 45min 2026-11-16 email" },
  { "lundi 45 8 personnes", "k2 45min 2026-11-16 n8" },
  { "lundi dernier", "k1 2026-11-16" },
  { "le lundi 16/11", "k1 2026-11-16" },
  { "12/11", "k1 2026-11-12" },
  { "12/12/2025", "k1 2025-12-12" },
  { "1/2/26", "k1 2026-02-01" },
  { "01-02-2026 email", "k1 2026-02-01 email" },
  { "le 3", "k1 2026-11-03" },
  { "le 23", "k1 2026-10-23" },
  { "le 31", "k1 2026-10-31" },
  { "le 1er", "k1 2026-11-01" },
  { "3 nov email", "k1 2026-11-03 email" },
  { "le 3 novembre 45", "k1 45min 2026-11-03" },
  { "lundi 16 novembre email", "k1 2026-11-16 email" },
  { "3 mars 2025", "k1 2025-03-03" },
  { "2026-11-03", "k1 2026-11-03" },

  { "il y a 2 jours email", "k1 2026-11-20 email" },
  { "vendredi 19 email", "k1 19min 2026-11-20 email" },

  /* Places */
  { "fabrique", "k1 p1:4" },
  { "à la fabrique", "k1 p1:4" },
  { "annexe", "k1 p1:3" },
  { "trois rivières email", "k1 email p1:8" },
  { "rivières email", "k1 email p1:8" },
  { "mairie annexe email", "k1 email p1:3" },
  { "médiathèque centre", "k1 p1:2" },
  { "Médiathèque du Centre", "k1 p1:2" },
  { "mediatheque jean moulin", "k1 p1:1" },
  { "france services", "k1 p1:5" },
  { "salle des fêtes (Saint-Fictif)", "k1 p1:7" },
  { "à distance email", "k1 email p4:0" },
  { "par téléphone email", "k1 email p4:0" },
  { "en visio email", "k1 email p4:0" },
  { "domicile grenoble", "k1 p3:0 38185" },
  { "à domicile Grenoble 45", "k1 45min p3:0 38185" },
  { "grenoble à domicile", "k1 p3:0 38185" },
  { "domicile saint martin d’hères", "k1 p3:0 38421" },
  { "ailleurs 38950", "k1 p2:0 38423" },
  { "domicile", "k1 p3:0" },

  /* Themes */
  { "mails", "k1 email" },
  { "e-mail", "k1 email" },
  { "boîte mail", "k1 email" },
  { "sécurité", "k1 securite_numerique" },
  { "mots de passe", "k1 securite_numerique" },
  { "cv emploi", "k1 insertion_professionnelle" },
  { "santé", "k1 sante" },
  { "burea", "k1 bureautique" },
  { "bureau", "k1 bureautique" },
  { "caf", "k1 aide_aux_demarches_administratives famille_scolarite" },
  { "email sécurité", "k1 email securite_numerique" },
  { "carte d’identité", "k1 aide_aux_demarches_administratives papiers_elections_citoyennete" },
  { "ia", "k1 intelligence_artificielle" },
  { "papiers", "k1 aide_aux_demarches_administratives papiers_elections_citoyennete" },

  /* An expression is about what it names, not about the words that many share */
  { "création boîte mail", "k1 email" },
  { "45 création d’une boîte mail hier", "k1 45min 2026-11-21 email" },
  { "créer une adresse mail", "k1 email" },
  { "gérer ses mails", "k1 email" },
  { "aide mail", "k1 email" },
  { "mail aide", "k1 email" },
  { "création compte ameli", "k1 sante" },
  { "installation whatsapp", "k1 reseaux_sociaux" },
  { "utiliser whatsapp", "k1 reseaux_sociaux" },
  { "installation imprimante", "k1 prendre_en_main_du_materiel" },
  { "installer un antivirus", "k1 maintenance_de_materiel" },
  { "prise en main tablette", "k1 prendre_en_main_du_materiel tablette" },
  { "déclaration impôts", "k1 aide_aux_demarches_administratives argent_impots" },
  { "déclaration de revenus en ligne", "k1 aide_aux_demarches_administratives argent_impots" },
  { "impôts sur internet", "k1 aide_aux_demarches_administratives argent_impots" },
  { "dossier CAF", "k1 aide_aux_demarches_administratives famille_scolarite" },
  { "dossier MDPH", "k1 aide_aux_demarches_administratives social_sante" },
  { "dossier retraite", "k1 aide_aux_demarches_administratives travail_formation" },
  { "carte identité renouvellement",
    "k1 aide_aux_demarches_administratives papiers_elections_citoyennete" },
  { "demande logement social", "k1 aide_aux_demarches_administratives logement" },
  { "recherche emploi", "k1 insertion_professionnelle" },
  { "recherche d’emploi france travail", "k1 insertion_professionnelle" },
  { "refaire son CV", "k1 insertion_professionnelle" },
  { "inscription france travail", "k1 insertion_professionnelle" },
  { "actualisation pôle emploi", "k1 insertion_professionnelle" },
  { "recherche sur internet", "k1 navigation_sur_internet" },
  { "navigation internet", "k1 navigation_sur_internet" },
  { "achat en ligne", "k1 banque_et_achats_en_ligne" },
  { "mot de passe oublié", "k1 securite_numerique" },
  { "création", "k1 creer_avec_le_numerique" },
  { "atelier découverte tablette x6", "k2 n6 prendre_en_main_du_materiel tablette" },
  { "wifi ne marche pas", "k1 prendre_en_main_du_materiel maintenance_de_materiel" },
  { "pc lent windows 11", "k1 maintenance_de_materiel ordinateur" },
  { "boîte mail orange pleine", "k1 email" },
  { "francetravail", "k1 insertion_professionnelle" },
  { "attestation sécurité sociale", "k1 aide_aux_demarches_administratives social_sante" },
  { "prise de rendez-vous doctolib", "k1 sante" },
  { "prise de rdv en préfecture", "k1 aide_aux_demarches_administratives" },
  { "imprimer un document", "k1 prendre_en_main_du_materiel" },
  { "téléchargement attestation de droits", "k1 aide_aux_demarches_administratives social_sante" },
  { "pc portable virus", "k1 maintenance_de_materiel ordinateur" },
  { "jeux vidéo", "k1 parentalite" },
  { "réinitialiser mot de passe", "k1 securite_numerique" },
  { "email permanence", "k1 email" },
  { "création vidéo", "k1 creer_avec_le_numerique" },
  { "dossiers", "k1 gere_ses_contenus_numeriques" },
  /* Two things are two themes */
  { "création et email", "k1 creer_avec_le_numerique email" },
  { "création, email", "k1 creer_avec_le_numerique email" },
  { "création 45 email", "k1 45min creer_avec_le_numerique email" },
  { "photos whatsapp", "k1 gere_ses_contenus_numeriques reseaux_sociaux" },

  /* People of the team, tags, the rest */
  { "email paul", "k1 email m12" },
  { "email par Marie Dupont", "k1 email m11" },
  { "atelier x6 email avec Paul", "k2 n6 email +m12" },
  { "atelier x6 avec paul et marie", "k2 n6 +m12 +m11" },
  { "le goff 45", "k1 45min m12" },
  { "#été email", "k1 email #été" },
  { "#pass-numérique email", "k1 email #Pass numérique" },
  { "#pass numérique email", "k1 email #Pass numérique" },
  { "tablette email", "k1 email tablette" },
  { "atelier x4 débutants email", "k2 n4 email debutant" },
  { "email autonome", "k1 email autonome" },

  /* The figure after a person is their age once the duration is said */
  { "30 email femme 65", "k1 30min email feminin=1 soixante_soixante_neuf=1" },
  { "rdv moulin 30 securite femme 65 retraitee",
    "k1 30min securite_numerique p1:1 feminin=1 retraite=1 soixante_soixante_neuf=1" },
  { "femme 65 email 30", "k1 30min email feminin=1 soixante_soixante_neuf=1" },
  { "30 min retraité 72 email", "k1 30min email retraite=1 soixante_dix_plus=1" },
  { "femme 45 email", "k1 45min email feminin=1" },

  /* Punctuation and order are free */
  { "hier, 45 min ; email (fabrique)", "k1 45min 2026-11-21 email p1:4" },
  { "fabrique email hier 45", "k1 45min 2026-11-21 email p1:4" },

  /* Expressions with a negation that say what was */
  { "sans emploi email 30", "k1 30min email sans_emploi=1" },
  { "sans matériel email", "k1 email aucun" },
  { "pas de matériel email", "k1 email aucun" },
  { "imprimante marche pas 30", "k1 30min prendre_en_main_du_materiel maintenance_de_materiel" },
  { "pc ne fonctionne plus", "k1 maintenance_de_materiel ordinateur" },
  { "email plus impôts 30", "k1 30min email aide_aux_demarches_administratives argent_impots" },
  { "3 femmes plus 2 hommes atelier", "k2 n5 feminin=3 masculin=2" },
  { "pas de calais 30 email", "k1 30min email p1:9" },

  /* Hours of a clock are no duration: what else is said gives it, or nothing */
  { "rdv 14h30 email hier", "k1 2026-11-21 email" },
  { "14:30 email", "k1 email" },
  { "rdv 9h email", "k1 email" },
  { "rdv de 10h email 45", "k1 45min email" },
  { "9h email 45 min", "k1 45min email" },
  { "45 email 9h30", "k1 45min email" },
  { "lundi 9h email 30", "k1 30min 2026-11-16 email" },
  { "réunion 14h30 1h", "k4 meeting 60min n0" },
  { "à 9h 45 min email", "k1 45min email" },
  { "rdv à 9 h 30 email 20 min", "k1 20min email" },
  { "2h email", "k1 120min email" },
  { "6h30 email", "k1 390min email" },
  { "2h30 atelier 8 email", "k2 150min n8 email" },
  { "formation 7h30", "k4 training 450min n0" },
  { "pendant 8h email", "k1 480min email" },
  { "540 min email", "k1 540min email" },
  { "8,5h email", "k1 510min email" },
  { "atelier 2h 12 femmes email", "k2 120min n12 email feminin=12" },
  { "atelier 2h 30 email x8", "k2 150min n8 email" },
  { "9h-12h email", "k1 180min email" },
  { "1/2 caf 45", "k1 45min 2026-02-01 aide_aux_demarches_administratives famille_scolarite" },

  /* Ages: what one bracket holds */
  { "75 ans et plus email", "k1 email soixante_dix_plus=1" },
  { "plus de 70 ans email", "k1 email soixante_dix_plus=1" },
  { "70 ans et +", "k1 soixante_dix_plus=1" },
  { "70 et plus", "k1 soixante_dix_plus=1" },
  { "+70 ans email", "k1 email soixante_dix_plus=1" },
  { "+ de 70 ans email", "k1 email soixante_dix_plus=1" },
  { "- de 12 ans email", "k1 email moins_de_douze=1" },
  { "-12 ans email", "k1 email moins_de_douze=1" },
  { "moins de 12", "k1 moins_de_douze=1" },
  { "12-17 ans email", "k1 email douze_dix_huit=1" },
  { "60/69 ans email", "k1 email soixante_soixante_neuf=1" },
  { "62-65 ans email", "k1 email soixante_soixante_neuf=1" },
  { "email entre 60 et 69 ans", "k1 email soixante_soixante_neuf=1" },
  { "de 12 à 17 ans email", "k1 email douze_dix_huit=1" },
  { "30 min - email - femme - 45 ans", "k1 30min email feminin=1 quarante_cinquante_neuf=1" },
  { "45 ans + email", "k1 email quarante_cinquante_neuf=1" },
  { "plus de 60 min email", "k1 60min email" },
  { "atelier 8 personnes de 70 ans et plus", "k2 n8 soixante_dix_plus=8" },
  { "atelier 3 femmes 60-69 5 hommes 70+",
    "k2 n8 feminin=3 soixante_soixante_neuf=3 masculin=5 soixante_dix_plus=5" },

  /* Years of birth, as for people who are followed: the year alone */
  { "né en 1960 email 30", "k1 30min email soixante_soixante_neuf=1" },
  { "né en 60 email", "k1 email soixante_soixante_neuf=1" },
  { "né 60 email 30", "k1 30min email soixante_soixante_neuf=1" },
  { "née le 12/03/1958 30 email", "k1 30min email soixante_soixante_neuf=1" },
  { "né le 3 mars 60 email 30", "k1 30min email soixante_soixante_neuf=1" },
  { "né(e) en 2010 email", "k1 email douze_dix_huit=1" },
  { "né en 1966 email 22/11/2025", "k1 2025-11-22 email quarante_cinquante_neuf=1" },

  /* Who it was */
  { "M. 30 email", "k1 30min email masculin=1" },
  { "Mme et M. 30 email", "k2 30min n2 email feminin=1 masculin=1" },
  { "Mlle email", "k1 email feminin=1" },
  { "45 m email", "k1 45min email" },
  { "parent d’élève 30", "k1 30min parentalite" },
  { "30 avec une dame email", "k1 30min email feminin=1" },
  { "3 enfants atelier email", "k2 n3 email moins_de_douze=3" },

  { "jeune femme 22 ans cv", "k1 insertion_professionnelle dix_huit_vingt_quatre=1 feminin=1" },
  { "senior homme 72 ans", "k1 masculin=1 soixante_dix_plus=1" },
  { "atelier 3 femmes retraitées", "k2 n3 feminin=3 retraite=3" },
  { "couple 65 et 70 ans email 45",
    "k2 45min n2 email soixante_soixante_neuf=1 soixante_dix_plus=1" },
  { "mme 30 caf moulin",
    "k1 30min aide_aux_demarches_administratives famille_scolarite p1:1 feminin=1" },
  { "mdp 10", "k1 10min securite_numerique" },

  /* "en ligne" is where, not what */
  { "prise de rdv en ligne 30", "k1 30min aide_aux_demarches_administratives" },
  { "achats en ligne", "k1 banque_et_achats_en_ligne" },
  { "formulaire en ligne caf", "k1 aide_aux_demarches_administratives famille_scolarite" },
  { "cours en ligne email", "k1 email" },

  /* Words that only look like what is logged */
  { "20 création groupe whatsapp", "k1 20min reseaux_sociaux" },
  { "groupe de 8 email", "k2 n8 email" },
  { "45 demande de RSA", "k1 45min aide_aux_demarches_administratives social_sante" },
  { "45 demande passeport",
    "k1 45min aide_aux_demarches_administratives papiers_elections_citoyennete" },
  { "demande caf 45", "k1 45min aide_aux_demarches_administratives famille_scolarite" },
  { "30 impôts 2025", "k1 30min aide_aux_demarches_administratives argent_impots" },
  { "30 cv France Services", "k1 30min insertion_professionnelle p1:5" },
  { "75+ email", "k1 email soixante_dix_plus=1" },
  { "30 visa titre de séjour", "k1 30min aide_aux_demarches_administratives etrangers_europe" },

  /* One of something */
  { "1 rdv email", "k1 email" },
  { "1 atelier email x6", "k2 n6 email" },
  { "1 réunion 30", "k4 meeting 30min n0" },
};

static void
test_understood (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (understood); i++)
    {
      g_autoptr (PmnQuickReading) reading = read_text (understood[i].text);
      const PmnQuickSpan *error = pmn_quick_reading_get_error (reading);
      g_autofree char *line = describe (reading);

      if (error != NULL)
        g_test_message ("“%s”: %s at %zu…%zu", understood[i].text, error->message, error->start,
                        error->end);
      if (error != NULL || !g_str_equal (line, understood[i].expected))
        g_test_fail_printf ("“%s” gives %s, not %s", understood[i].text, line,
                            understood[i].expected);
    }
}

static const struct
{
  const char *text;
  const char *piece; /* that is not understood */
  PmnQuickState state;
  guint n_candidates;
} wrong[] = {
  { "45 email médiathèque hier", "médiathèque", PMN_QUICK_AMBIGUOUS, 2 },
  { "salle des fêtes", "salle des fêtes", PMN_QUICK_AMBIGUOUS, 2 },
  { "45 utilisation", "utilisation", PMN_QUICK_UNKNOWN, 0 },
  { "création xyzzy email", "xyzzy", PMN_QUICK_UNKNOWN, 0 },
  { "45 emial", "emial", PMN_QUICK_UNKNOWN, 0 },
  { "45 email xyzzy hier", "xyzzy", PMN_QUICK_UNKNOWN, 0 },
  { "email 🙂", "🙂", PMN_QUICK_UNKNOWN, 0 },
  { "senior", "senior", PMN_QUICK_AMBIGUOUS, 2 },
  { "numérique", "numérique", PMN_QUICK_AMBIGUOUS, 6 },
  { "scolarité", "scolarité", PMN_QUICK_AMBIGUOUS, 2 },
  { "domicile saint martin", "saint martin", PMN_QUICK_AMBIGUOUS, 2 },
  { "atelier 3f 5h email", "5h", PMN_QUICK_AMBIGUOUS, 2 },
  { "3f 1 h email", "1 h", PMN_QUICK_AMBIGUOUS, 2 },
  { "atelier 8 12 email", "12", PMN_QUICK_REFUSED, 0 },
  { "atelier 60 90 email", "90", PMN_QUICK_REFUSED, 0 },
  { "demain email", "demain", PMN_QUICK_REFUSED, 0 },
  { "12/12 email", "12/12", PMN_QUICK_AMBIGUOUS, 1 },
  { "le 24 novembre email", "le 24 novembre", PMN_QUICK_AMBIGUOUS, 1 },
  { "12/12/2026 email", "12/12/2026", PMN_QUICK_REFUSED, 0 },
  { "email 31/02", "31/02", PMN_QUICK_REFUSED, 0 },
  { "email le 45", "le 45", PMN_QUICK_REFUSED, 0 },
  { "45 email 30", "30", PMN_QUICK_REFUSED, 0 },
  { "45 30 email", "30", PMN_QUICK_REFUSED, 0 },
  { "2000", "2000", PMN_QUICK_REFUSED, 0 },
  { "0 email", "0", PMN_QUICK_REFUSED, 0 },
  { "hier lundi", "lundi", PMN_QUICK_REFUSED, 0 },
  { "fabrique annexe", "annexe", PMN_QUICK_REFUSED, 0 },
  { "fabrique à distance", "à distance", PMN_QUICK_REFUSED, 0 },
  { "2 ateliers email", "2 ateliers", PMN_QUICK_AMBIGUOUS, 1 },
  { "vendredi 20 email", "vendredi 20", PMN_QUICK_AMBIGUOUS, 2 },
  { "sécu", "sécu", PMN_QUICK_AMBIGUOUS, 2 },
  { "16h-14h email", "16h-14h", PMN_QUICK_REFUSED, 0 },
  { "1h email 14h-16h", "14h-16h", PMN_QUICK_REFUSED, 0 },
  { "individuel x31", "x31", PMN_QUICK_REFUSED, 0 },
  { "demande x0", "x0", PMN_QUICK_REFUSED, 0 },
  { "rdv x2 3 femmes", "x2", PMN_QUICK_REFUSED, 0 },
  { "demande femme 3 jeunes 18-24 2 retraités", "3 jeunes", PMN_QUICK_REFUSED, 0 },
  { "rdv x3 2 femmes 1 homme 1 retraité", "x3", PMN_QUICK_REFUSED, 0 },
  { "x0", "x0", PMN_QUICK_REFUSED, 0 },
  { "atelier demande", "demande", PMN_QUICK_REFUSED, 0 },
  { "réunion x4", "x4", PMN_QUICK_REFUSED, 0 },
  { "réunion email", "email", PMN_QUICK_REFUSED, 0 },
  { "email avec Paul", "Paul", PMN_QUICK_REFUSED, 0 },
  { "atelier x2 3 femmes", "x2", PMN_QUICK_REFUSED, 0 },
  { "email débutant", "débutant", PMN_QUICK_REFUSED, 0 },
  { "atelier x4 autonome", "autonome", PMN_QUICK_REFUSED, 0 },

  /* Done by mail, or sent by mail */
  { "impôts par mail", "par mail", PMN_QUICK_AMBIGUOUS, 2 },

  /* What is denied is never taken */
  { "pas autonome email 30", "pas autonome", PMN_QUICK_UNKNOWN, 0 },
  { "email pas encore autonome", "pas encore autonome", PMN_QUICK_UNKNOWN, 0 },
  { "pas déjà venu email", "pas déjà venu", PMN_QUICK_UNKNOWN, 0 },
  { "pas retraité 30 email", "pas retraité", PMN_QUICK_UNKNOWN, 0 },
  { "pas à distance email", "pas à distance", PMN_QUICK_UNKNOWN, 0 },
  { "non retraité email", "non retraité", PMN_QUICK_UNKNOWN, 0 },
  { "email non-salarié", "non-salarié", PMN_QUICK_UNKNOWN, 0 },
  { "jamais venu email", "jamais venu", PMN_QUICK_UNKNOWN, 0 },
  { "retraité non 30 email", "non", PMN_QUICK_UNKNOWN, 0 },
  { "email sans rdv", "sans rdv", PMN_QUICK_UNKNOWN, 0 },
  { "aucune femme email", "aucune femme", PMN_QUICK_UNKNOWN, 0 },
  { "pas d’ordinateur email", "pas d’ordinateur", PMN_QUICK_UNKNOWN, 0 },
  { "plus salarié cv", "plus salarié", PMN_QUICK_UNKNOWN, 0 },
  { "plus en emploi cv", "plus en emploi", PMN_QUICK_UNKNOWN, 0 },
  { "pas 45 email", "pas", PMN_QUICK_UNKNOWN, 0 },

  /* Hours of a clock, or a duration */
  { "9h email", "9h", PMN_QUICK_AMBIGUOUS, 2 },
  { "09:30 email", "09:30", PMN_QUICK_AMBIGUOUS, 2 },
  { "formation 9h", "9h", PMN_QUICK_AMBIGUOUS, 2 },
  { "réunion 7h30", "7h30", PMN_QUICK_AMBIGUOUS, 2 },
  { "9h 30 email", "9h 30", PMN_QUICK_AMBIGUOUS, 3 },
  { "rdv 14 h 30 email", "14 h 30", PMN_QUICK_AMBIGUOUS, 2 },
  { "email à 14h 30", "à 14h 30", PMN_QUICK_AMBIGUOUS, 2 },
  { "atelier x6 14h 12 bureautique", "14h 12", PMN_QUICK_AMBIGUOUS, 2 },
  { "14h 30min email", "14h 30min", PMN_QUICK_AMBIGUOUS, 2 },
  { "14/16h email", "14/16h", PMN_QUICK_UNKNOWN, 0 },
  { "14h 16h email", "16h", PMN_QUICK_REFUSED, 0 },
  { "1430 email", "1430", PMN_QUICK_REFUSED, 0 },
  { "1/2 caf", "1/2", PMN_QUICK_AMBIGUOUS, 2 },
  { "1.5 caf", "1.5", PMN_QUICK_AMBIGUOUS, 2 },
  { "5h 3f email", "5h", PMN_QUICK_AMBIGUOUS, 2 },

  /* Ages of several brackets */
  { "60 ans et plus email", "60 ans et plus", PMN_QUICK_AMBIGUOUS, 2 },
  { "60 ans et + email", "60 ans et +", PMN_QUICK_AMBIGUOUS, 2 },
  { "60 et + email", "60 et +", PMN_QUICK_AMBIGUOUS, 2 },
  { "60+ email", "60+", PMN_QUICK_AMBIGUOUS, 2 },
  { "email plus de 60 ans", "plus de 60 ans", PMN_QUICK_AMBIGUOUS, 2 },
  { "email + de 60 ans femme", "60 ans", PMN_QUICK_AMBIGUOUS, 2 },
  { "email + de 60", "60", PMN_QUICK_AMBIGUOUS, 2 },
  { "femme + 60 ans", "60 ans", PMN_QUICK_AMBIGUOUS, 2 },
  { "+60 ans email", "+60 ans", PMN_QUICK_AMBIGUOUS, 2 },
  { "moins de 18 ans email", "moins de 18 ans", PMN_QUICK_AMBIGUOUS, 2 },
  { "-18 ans email", "-18 ans", PMN_QUICK_AMBIGUOUS, 2 },
  { "email 18 ans et moins", "18 ans et moins", PMN_QUICK_AMBIGUOUS, 3 },
  { "12-18 ans email", "12-18 ans", PMN_QUICK_AMBIGUOUS, 2 },
  { "18-25 email", "18-25", PMN_QUICK_AMBIGUOUS, 2 },
  { "entre 16 et 25 ans", "entre 16 et 25 ans", PMN_QUICK_AMBIGUOUS, 3 },
  { "né en 24 email", "né en 24", PMN_QUICK_REFUSED, 0 },
  { "né en 2030 email", "né en 2030", PMN_QUICK_REFUSED, 0 },
  { "12/03/1960 email", "12/03/1960", PMN_QUICK_REFUSED, 0 },

  /* Somebody else than who was helped */
  { "femme avec 2 enfants email", "2 enfants", PMN_QUICK_REFUSED, 0 },
  { "email avec sa fille", "fille", PMN_QUICK_REFUSED, 0 },
  { "cantine enfant", "enfant", PMN_QUICK_AMBIGUOUS, 1 },
  { "jeune femme 30 ans cv 45", "30 ans", PMN_QUICK_REFUSED, 0 },
  { "femmes 30 caf", "femmes", PMN_QUICK_REFUSED, 0 },
  { "atelier ados 2h cv", "ados", PMN_QUICK_REFUSED, 0 },
  { "jeune retraité 62 ans", "62 ans", PMN_QUICK_REFUSED, 0 },
  { "ado 45 ans", "45 ans", PMN_QUICK_REFUSED, 0 },
  { "femme retraitée salariée", "salariée", PMN_QUICK_REFUSED, 0 },
  { "mme moulin 30 caf", "moulin", PMN_QUICK_REFUSED, 0 },
  { "M. Dupont 30 caf", "Dupont", PMN_QUICK_REFUSED, 0 },
  { "réunion avec la mairie 1h", "mairie", PMN_QUICK_REFUSED, 0 },
  { "homme étranger", "étranger", PMN_QUICK_UNKNOWN, 0 },

  /* Words that say nothing alone, or are the beginning of another */
  { "en ligne", "ligne", PMN_QUICK_UNKNOWN, 0 },
  { "email, en ligne", "ligne", PMN_QUICK_UNKNOWN, 0 },
  { "aide 30", "aide", PMN_QUICK_UNKNOWN, 0 },
  { "accompagner email", "accompagner", PMN_QUICK_UNKNOWN, 0 },
  { "inscription tablette", "inscription", PMN_QUICK_UNKNOWN, 0 },
  { "reçu mme email", "reçu", PMN_QUICK_UNKNOWN, 0 },
  { "permis auto", "auto", PMN_QUICK_UNKNOWN, 0 },
  { "mar 45 email", "mar", PMN_QUICK_UNKNOWN, 0 },
  { "pension 30 email", "pension", PMN_QUICK_UNKNOWN, 0 },
  { "écran 30", "écran", PMN_QUICK_UNKNOWN, 0 },
  { "appel caf", "appel", PMN_QUICK_UNKNOWN, 0 },

  { "30 homme marié impôts", "marié", PMN_QUICK_UNKNOWN, 0 },
  { "30 dame pour son mari impôts", "mari", PMN_QUICK_UNKNOWN, 0 },
  { "20 retrait banque", "retrait", PMN_QUICK_UNKNOWN, 0 },
  { "30 antivirus actif", "actif", PMN_QUICK_UNKNOWN, 0 },
  { "active ameli", "active", PMN_QUICK_UNKNOWN, 0 },
  { "45 guide impôts", "guide", PMN_QUICK_UNKNOWN, 0 },
  { "45 mail professionnel", "professionnel", PMN_QUICK_UNKNOWN, 0 },
  { "30 mail services", "services", PMN_QUICK_UNKNOWN, 0 },
  { "30 mail clair", "clair", PMN_QUICK_UNKNOWN, 0 },
  { "30 cv en France", "France", PMN_QUICK_UNKNOWN, 0 },
  { "30 caf femme de 3 ans", "3 ans", PMN_QUICK_REFUSED, 0 },
  { "30 doc caf", "doc", PMN_QUICK_UNKNOWN, 0 },
  { "30 info caf", "info", PMN_QUICK_UNKNOWN, 0 },
  { "30 passé caf", "passé", PMN_QUICK_UNKNOWN, 0 },
  { "30 mail ne travaille plus", "travaille", PMN_QUICK_UNKNOWN, 0 },
  { "30 photo par mail", "par mail", PMN_QUICK_AMBIGUOUS, 2 },
  { "caf dans 10 ans", "ans", PMN_QUICK_UNKNOWN, 0 },

  /* Figures that are hardly minutes */
  { "3 dossiers caf", "3", PMN_QUICK_AMBIGUOUS, 2 },
  { "12 rdv email", "12", PMN_QUICK_AMBIGUOUS, 2 },
  { "iphone 13 email", "13", PMN_QUICK_REFUSED, 0 },
  { "email femme 72", "72", PMN_QUICK_AMBIGUOUS, 2 },

  /* Said twice */
  { "réunion forum", "forum", PMN_QUICK_REFUSED, 0 },
  { "atelier x3 débutant avancé", "avancé", PMN_QUICK_REFUSED, 0 },
};

/* Several people and a kind that has one: a session each. Without a kind it is left open: they came together, or not. */
static void
test_several (void)
{
  static const struct
  {
    const char *text;
    gboolean kind_open;
    PmnActivityKind kind;
    guint sessions;
    PmnActivityKind apart; /* when they did not come together */
    guint n_apart;
  } cases[] = {
    { "email", FALSE, PMN_ACTIVITY_INDIVIDUAL, 1, PMN_ACTIVITY_INDIVIDUAL, 1 },
    { "email femme", FALSE, PMN_ACTIVITY_INDIVIDUAL, 1, PMN_ACTIVITY_INDIVIDUAL, 1 },
    { "email x3", TRUE, PMN_ACTIVITY_WORKSHOP, 1, PMN_ACTIVITY_INDIVIDUAL, 3 },
    { "email 2 femmes 1 homme", TRUE, PMN_ACTIVITY_WORKSHOP, 1, PMN_ACTIVITY_INDIVIDUAL, 3 },
    { "email x3 individuel", FALSE, PMN_ACTIVITY_INDIVIDUAL, 3, PMN_ACTIVITY_INDIVIDUAL, 3 },
    { "3 rdv de 30 min", FALSE, PMN_ACTIVITY_INDIVIDUAL, 3, PMN_ACTIVITY_INDIVIDUAL, 3 },
    { "2 entretiens email", FALSE, PMN_ACTIVITY_INDIVIDUAL, 2, PMN_ACTIVITY_INDIVIDUAL, 2 },
    { "30 rdv email", FALSE, PMN_ACTIVITY_INDIVIDUAL, 1, PMN_ACTIVITY_INDIVIDUAL, 1 },
    { "demande 3 femmes", FALSE, PMN_ACTIVITY_ONE_OFF, 3, PMN_ACTIVITY_ONE_OFF, 3 },
    { "atelier x3 email", FALSE, PMN_ACTIVITY_WORKSHOP, 1, PMN_ACTIVITY_WORKSHOP, 1 },
    { "email x3 débutant", FALSE, PMN_ACTIVITY_WORKSHOP, 1, PMN_ACTIVITY_WORKSHOP, 1 },
    { "email x3 2 femmes 1 homme 1 retraité", FALSE, PMN_ACTIVITY_WORKSHOP, 1,
      PMN_ACTIVITY_WORKSHOP, 1 },
    { "email x3 avec paul", FALSE, PMN_ACTIVITY_WORKSHOP, 1, PMN_ACTIVITY_WORKSHOP, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PmnQuickReading) reading = read_text (cases[i].text);

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpuint (reading->n_errors, ==, 0);
      g_assert_cmpint (reading->kind_open, ==, cases[i].kind_open);
      g_assert_cmpint (reading->activity->kind, ==, cases[i].kind);
      g_assert_cmpuint (reading->sessions, ==, cases[i].sessions);
      pmn_quick_reading_set_together (reading, FALSE);
      g_assert_cmpint (reading->activity->kind, ==, cases[i].apart);
      g_assert_cmpuint (reading->sessions, ==, cases[i].n_apart);
      pmn_quick_reading_set_together (reading, TRUE);
      g_assert_cmpint (reading->activity->kind, ==, cases[i].kind);
      g_assert_cmpuint (reading->sessions, ==, cases[i].sessions);
    }
}

/* As many durations as people are one each, in the order of the text. */
static void
test_each (void)
{
  static const struct
  {
    const char *text;
    const char *each;
  } cases[] = {
    { "3 rdv 30 45 20 email", "30 45 20 " }, { "2 personnes email 45 min et 30", "45 30 " },
    { "email x2 30 et 45 min", "30 45 " },   { "3 rdv de 30 min email", "" },
    { "atelier x2 45 email", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PmnQuickReading) reading = read_text (cases[i].text);
      g_autoptr (GString) each = g_string_new (NULL);

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpuint (reading->n_errors, ==, 0);
      for (guint j = 0; reading->each != NULL && j < reading->each->len; j++)
        g_string_append_printf (each, "%d ", g_array_index (reading->each, gint, j));
      g_assert_cmpstr (each->str, ==, cases[i].each);
      if (reading->each != NULL)
        g_assert_cmpuint (reading->sessions, ==, reading->each->len);
    }
}

/* A day of last year is told as such, and needs its year when it is far. */
static void
test_other_year (void)
{
  static const struct
  {
    const char *text;
    gboolean other_year;
    guint n_errors;
  } cases[] = {
    { "email 28/12", TRUE, 0 },       { "email 28 décembre", TRUE, 0 }, { "email lundi", FALSE, 0 },
    { "email 28/12/2026", FALSE, 0 }, { "email 2/1", FALSE, 0 },        { "email 12/5", TRUE, 1 },
    { "email 12/5/26", FALSE, 0 },
  };
  g_autoptr (PmnQuickVocabulary) vocabulary = make_vocabulary ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PmnQuickReading) reading = pmn_quick_syntax_read (
          cases[i].text, vocabulary, pmn_day_from_ymd (2027, 1, 4), PMN_LANGUAGE_FRENCH);

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpuint (reading->n_errors, ==, cases[i].n_errors);
      if (reading->n_errors == 0)
        g_assert_cmpint (reading->other_year, ==, cases[i].other_year);
    }
}

static void
test_wrong (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (PmnQuickReading) reading = read_text (wrong[i].text);
      const PmnQuickSpan *error = pmn_quick_reading_get_error (reading);
      g_autofree char *piece = NULL;

      g_test_message ("“%s”", wrong[i].text);
      g_assert_nonnull (error);
      piece = g_strndup (wrong[i].text + error->start, error->end - error->start);
      g_assert_cmpstr (piece, ==, wrong[i].piece);
      g_assert_cmpint (error->state, ==, wrong[i].state);
      g_assert_nonnull (error->message);
      g_assert_cmpuint (reading->n_errors, ==, 1);
      g_assert_cmpuint (error->candidates != NULL ? error->candidates->len : 0, ==,
                        wrong[i].n_candidates);
    }
}

/* What is said of what is wrong: all the words that mean nothing, no capital after the colon. */
static void
test_problem (void)
{
  static const struct
  {
    const char *text;
    gboolean finished;
    const char *expected;
  } cases[] = {
    { "45 email", TRUE, NULL },
    { "45 xyzzy email", TRUE, "“xyzzy”: this word is not understood." },
    { "trois quarts email", TRUE, "“trois”, “quarts”: words not understood" },
    { "45 xyzzy truc 30 machin", FALSE, "“xyzzy”, “truc”: words not understood" },
    { "45 xyzzy truc machin", TRUE, "“xyzzy”, “truc”, “machin”: words not understood" },
    { "45 xyzzy", FALSE, NULL },
    { "45 30 xyzzy email", TRUE, "“30”: this was already said differently." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PmnQuickReading) reading = read_text (cases[i].text);
      g_autofree char *problem
          = pmn_quick_reading_describe_problem (reading, cases[i].text, cases[i].finished);

      g_assert_cmpstr (problem, ==, cases[i].expected);
    }
}

/* For those who choose from a list of codes: words of one meaning, in full. */
static void
test_words_alone (void)
{
  g_assert_cmpstr (pmn_quick_words_find (PMN_QUICK_THEME, "France-Travail"), ==,
                   "insertion_professionnelle");
  g_assert_cmpstr (pmn_quick_words_find (PMN_QUICK_LOCAL_KIND, "réunion d'équipe"), ==, "meeting");
  g_assert_cmpstr (pmn_quick_words_find (PMN_QUICK_GENDER, "femme"), ==, "feminin");
  g_assert_null (pmn_quick_words_find (PMN_QUICK_THEME, "femme"));
  g_assert_null (pmn_quick_words_find (PMN_QUICK_AGE, "senior"));
  g_assert_null (pmn_quick_words_find (PMN_QUICK_THEME, "caf impôts"));
  g_assert_null (pmn_quick_words_find (PMN_QUICK_THEME, ""));
}

/* An activity has no hour: those that were typed are said back, and what became of them. */
static void
test_hours (void)
{
  g_autoptr (PmnQuickReading) range = read_text ("de 14h à 16h30 email");
  g_autoptr (PmnQuickReading) moment = read_text ("rdv à 14h 45 min email");
  const PmnQuickSpan *span = g_ptr_array_index (range->spans, 0);

  g_assert_cmpstr (range->hours, ==, "from 14\u202fh to 16\u202fh\u202f30");
  g_assert_cmpstr (span->label, ==, "2\u202fh\u202f30 (from 14\u202fh to 16\u202fh\u202f30)");
  g_assert_null (range->moment);
  g_assert_cmpstr (moment->moment, ==, "at 14\u202fh");
  g_assert_null (moment->hours);
}

/* Whatever is chosen for an ambiguous word, its spelling means one thing. */
static void
test_candidates (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (PmnQuickReading) reading = read_text (wrong[i].text);
      const PmnQuickSpan *error = pmn_quick_reading_get_error (reading);

      for (guint j = 0; error->candidates != NULL && j < error->candidates->len; j++)
        {
          const PmnQuickCandidate *candidate = g_ptr_array_index (error->candidates, j);
          g_autoptr (GString) text = g_string_new (wrong[i].text);
          g_autoptr (PmnQuickReading) chosen = NULL;

          g_string_erase (text, (gssize) error->start, (gssize) (error->end - error->start));
          g_string_insert (text, (gssize) error->start, candidate->spelling);
          g_test_message ("“%s”", text->str);
          chosen = read_text (text->str);
          g_assert_cmpuint (chosen->n_errors, ==, 0);
        }
    }
}

/* The official label of every theme means that theme, and the rule of the administrative ones is kept. */
static void
test_theme_labels (void)
{
  gsize n;
  const PmnTerm *terms = pmn_nomenclature_terms (PMN_DIMENSION_THEME, &n);

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (PmnQuickReading) reading = read_text (terms[i].label);
      const GPtrArray *themes = reading->activity->themes;

      g_test_message ("%s", terms[i].label);
      g_assert_cmpuint (reading->n_errors, ==, 0);
      g_assert_cmpuint (themes->len, ==, terms[i].administrative ? 2 : 1);
      g_assert_true (g_ptr_array_find_with_equal_func ((GPtrArray *) themes, terms[i].code,
                                                       g_str_equal, NULL));
    }
}

/* Each piece is told, so that the line under the box can say what it is. */
static void
test_spans (void)
{
  g_autoptr (PmnQuickReading) reading = read_text ("1 h 30 email à la fabrique hier");
  static const struct
  {
    PmnQuickField field;
    const char *label;
  } expected[] = {
    { PMN_QUICK_MINUTES, "1\u202fh\u202f30" },
    { PMN_QUICK_THEME, "E-mail" },
    { PMN_QUICK_PLACE, "La Fabrique" },
    { PMN_QUICK_DAY, "hier" },
  };

  g_assert_cmpuint (reading->spans->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const PmnQuickSpan *span = g_ptr_array_index (reading->spans, i);

      g_assert_cmpint (span->field, ==, expected[i].field);
      g_assert_cmpstr (span->label, ==, expected[i].label);
    }
}

/* The caller looks up what a home's commune may be, and reads again. */
static void
test_commune_query (void)
{
  g_autoptr (PmnQuickReading) home = read_text ("45 domicile Voiron les Bains email");
  g_autoptr (PmnQuickReading) elsewhere = read_text ("45 Voiron email");

  g_assert_cmpstr (home->commune_query, ==, "Voiron les Bains");
  g_assert_null (elsewhere->commune_query);
}

/* Nothing that is typed or pasted breaks it. */
static void
test_anything (void)
{
  static const char *const pieces[]
      = { "45",       " ",     "x", "-",  "h",      "1h",          "/",     "#",     "avec", "à",
          "le",       "email", "3", "🙂", "عربي",   "70+",         "moins", "de",    "12",   "\t",
          "domicile", "'",     "×", "é",  "\u202e", "médiathèque", "lundi", "60-69", "ans" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261122);
  g_autofree char *paste = g_strnfill (100000, 'a');
  g_autoptr (PmnQuickReading) pasted = read_text (paste);

  g_assert_cmpuint (pasted->n_errors, ==, 1);
  for (int i = 0; i < 3000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (PmnQuickReading) reading = NULL;
      gsize last = 0;

      for (int j = g_rand_int_range (rand, 1, 12); j > 0; j--)
        {
          g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
          if (g_rand_boolean (rand))
            g_string_append_c (text, ' ');
        }
      reading = read_text (text->str);
      for (guint j = 0; j < reading->spans->len; j++)
        {
          const PmnQuickSpan *span = g_ptr_array_index (reading->spans, j);

          g_assert_cmpuint (span->start, >=, last);
          g_assert_cmpuint (span->end, >, span->start);
          g_assert_cmpuint (span->end, <=, text->len);
          g_assert_true ((span->message != NULL) == (span->state != PMN_QUICK_UNDERSTOOD));
          last = span->end;
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quick-syntax/understood", test_understood);
  g_test_add_func ("/quick-syntax/wrong", test_wrong);
  g_test_add_func ("/quick-syntax/several", test_several);
  g_test_add_func ("/quick-syntax/each", test_each);
  g_test_add_func ("/quick-syntax/other-year", test_other_year);
  g_test_add_func ("/quick-syntax/problem", test_problem);
  g_test_add_func ("/quick-syntax/words-alone", test_words_alone);
  g_test_add_func ("/quick-syntax/hours", test_hours);
  g_test_add_func ("/quick-syntax/candidates", test_candidates);
  g_test_add_func ("/quick-syntax/theme-labels", test_theme_labels);
  g_test_add_func ("/quick-syntax/spans", test_spans);
  g_test_add_func ("/quick-syntax/commune-query", test_commune_query);
  g_test_add_func ("/quick-syntax/anything", test_anything);
  return g_test_run ();
}
