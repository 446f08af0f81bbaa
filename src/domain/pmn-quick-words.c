/* pmn-quick-words.c: the French words that people use for the terms of the nomenclatures
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Folded: no accents, no capitals, one space between words. Official labels need no line here. A
 * word that may mean two things has two lines: the person chooses.
 */
#include "config.h"

#include <string.h>

#include "pmn-quick-private.h"
#include "pmn-search-key.h"

static const PmnQuickWords table[] = {
  { PMN_QUICK_KIND, "individual",
    "individuel|individuelle|accompagnement|entretien|rdv|rendez vous|individual" },
  { PMN_QUICK_KIND, "workshop",
    "atelier|collectif|collective|groupe|workshop|classe|cafe numerique" },
  { PMN_QUICK_KIND, "one_off",
    "ponctuel|ponctuelle|demande|demande ponctuelle|question|renseignement" },
  { PMN_QUICK_KIND, "local", "interne|activite interne" },

  { PMN_QUICK_LOCAL_KIND, "preparation",
    "preparation|preparer|prepa|preparation atelier|preparer atelier" },
  { PMN_QUICK_LOCAL_KIND, "travel", "deplacement|trajet|route" },
  { PMN_QUICK_LOCAL_KIND, "meeting",
    "reunion|reu|point d equipe|rencontre|reunion d equipe|reunion de coordination"
    "|reunion de service|reunion partenaires|copil|comite de pilotage" },
  { PMN_QUICK_LOCAL_KIND, "training", "formation|formation suivie|stage|webinaire" },
  { PMN_QUICK_LOCAL_KIND, "communication", "communication|com|affiche|flyer|newsletter|affichage" },
  { PMN_QUICK_LOCAL_KIND, "event",
    "evenement|forum|salon|portes ouvertes|forum des associations|fete de la science" },

  { PMN_QUICK_PLACE_KIND, "domicile",
    "domicile|a domicile|visite a domicile|au domicile|a son domicile|chez lui|chez elle"
    "|chez l habitant" },
  { PMN_QUICK_PLACE_KIND, "a_distance",
    "distance|a distance|par telephone|au telephone|en visio|par visio|en visioconference"
    "|par mail|par email|par courriel|appel telephonique|par tel|au tel" },
  { PMN_QUICK_PLACE_KIND, "autre", "ailleurs|autre lieu|hors les murs" },

  { PMN_QUICK_GENDER, "feminin", "femme|dame|madame|mme|mademoiselle|mlle|fille|feminin|f" },
  { PMN_QUICK_GENDER, "masculin", "homme|monsieur|m|mr|garcon|masculin|h" },

  { PMN_QUICK_AGE, "moins_de_douze", "enfant|moins de 12" },
  { PMN_QUICK_AGE, "douze_dix_huit", "ado|adolescent|adolescente|mineur" },
  { PMN_QUICK_AGE, "dix_huit_vingt_quatre", "jeune|jeune adulte" },
  { PMN_QUICK_AGE, "vingt_cinq_trente_neuf", "adulte" },
  { PMN_QUICK_AGE, "quarante_cinquante_neuf", "adulte" },
  { PMN_QUICK_AGE, "soixante_soixante_neuf", "senior|aine" },
  { PMN_QUICK_AGE, "soixante_dix_plus", "senior|aine|personne agee" },

  { PMN_QUICK_STATUS, "retraite", "retraite|a la retraite|pensionne" },
  { PMN_QUICK_STATUS, "sans_emploi",
    "sans emploi|chomeur|chomeuse|au chomage|demandeur d emploi|demandeuse d emploi|inactif" },
  { PMN_QUICK_STATUS, "en_emploi", "en emploi|salarie|travailleur|fonctionnaire" },
  { PMN_QUICK_STATUS, "scolarise", "scolarise|eleve|etudiant|etudiante|lyceen|lyceenne|collegien" },

  { PMN_QUICK_PERSON, "already_supported",
    "deja vu|deja vue|deja accompagne|deja venu|deja venue|recurrent|recurrente|habitue" },

  { PMN_QUICK_MATERIAL, "ordinateur",
    "ordinateur|ordi|pc|ordinateur portable|pc portable|ordi portable|windows|mac|macbook"
    "|windows 7|windows 10|windows 11" },
  { PMN_QUICK_MATERIAL, "telephone",
    "telephone|smartphone|portable|mobile|iphone|android|telephone portable" },
  { PMN_QUICK_MATERIAL, "tablette", "tablette|ipad" },
  { PMN_QUICK_MATERIAL, "aucun", "sans materiel|pas de materiel|aucun materiel" },

  { PMN_QUICK_LEVEL, "debutant", "debutant|debutante|niveau 1" },
  { PMN_QUICK_LEVEL, "intermediaire", "intermediaire|niveau 2" },
  { PMN_QUICK_LEVEL, "avance", "avance|niveau 3" },
  { PMN_QUICK_AUTONOMY, "entierement_accompagne", "avec guidage" },
  { PMN_QUICK_AUTONOMY, "autonome", "autonome|en autonomie" },

  { PMN_QUICK_THEME, "diagnostic_numerique", "diagnostic|diag|abc diag|pix|evaluation" },
  { PMN_QUICK_THEME, "prendre_en_main_du_materiel",
    "materiel|prise en main|informatique|clavier|souris|wifi|wi fi|box|imprimante|imprimer"
    "|impression|photocopie|photocopier|numeriser|numerisation|scanner|cle usb|usb"
    "|application|appli" },
  { PMN_QUICK_THEME, "maintenance_de_materiel",
    "maintenance|depannage|panne|reparation|installation|mise a jour|virus|antivirus"
    "|nettoyage|ne marche pas|ne marche plus|marche pas|marche plus|ne fonctionne pas|ne "
    "fonctionne plus|fonctionne pas|fonctionne plus|rame|lent|bug|reset" },
  { PMN_QUICK_THEME, "gere_ses_contenus_numeriques",
    "contenus|fichier|dossier|photo|cloud|sauvegarde|stockage|rangement|transfert|trier|tri"
    "|google drive|drive|onedrive|icloud" },
  { PMN_QUICK_THEME, "navigation_sur_internet",
    "internet|navigation|web|navigateur|google|recherche internet|youtube|replay" },
  { PMN_QUICK_THEME, "email",
    "email|e mail|mail|courriel|messagerie|boite mail|gmail|outlook|webmail|piece jointe"
    "|par mail|par email|par courriel" },
  { PMN_QUICK_THEME, "bureautique",
    "bureautique|word|excel|tableur|traitement de texte|libreoffice|libre office|pdf"
    "|powerpoint|diaporama" },
  { PMN_QUICK_THEME, "reseaux_sociaux",
    "reseaux sociaux|facebook|groupe facebook|groupe whatsapp|groupe "
    "messenger|whatsapp|instagram|snapchat|tiktok|messenger|linkedin|sms|visio"
    "|visioconference|skype" },
  { PMN_QUICK_THEME, "sante", "sante|ameli|doctolib|medecin|mon espace sante|rendez vous medical" },
  { PMN_QUICK_THEME, "banque_et_achats_en_ligne",
    "banque|achat|paiement|budget|vinted|virement|bancaire|facture|leboncoin|paypal"
    "|achat en ligne" },
  { PMN_QUICK_THEME, "entrepreneuriat",
    "entrepreneuriat|auto entrepreneur|autoentrepreneur|micro entreprise|urssaf" },
  { PMN_QUICK_THEME, "insertion_professionnelle",
    "emploi|cv|france travail|francetravail|pole emploi|recherche d emploi|mission locale"
    "|lettre de motivation|candidature|indeed|linkedin" },
  { PMN_QUICK_THEME, "securite_numerique",
    "securite|arnaque|mot de passe|mots de passe|mdp|phishing|hameconnage|fraude|spam|piratage"
    "|pirate|cyberharcelement|secu" },
  { PMN_QUICK_THEME, "parentalite",
    "parentalite|parent|parent d eleve|pronote|ent|temps d ecran|exposition aux ecrans|jeux "
    "video|controle parental" },
  { PMN_QUICK_THEME, "scolarite_et_numerique", "devoirs|ecole|college|lycee|aide aux devoirs" },
  { PMN_QUICK_THEME, "creer_avec_le_numerique",
    "creation|creer|creation de site|creer un site|video|podcast|canva|impression 3d|fablab"
    "|scratch|robotique|programmation|montage" },
  { PMN_QUICK_THEME, "culture_numerique",
    "culture numerique|fake news|rgpd|desinformation|medias|logiciels libres" },
  { PMN_QUICK_THEME, "intelligence_artificielle", "ia|chatgpt|chat gpt|intelligence artificielle" },
  { PMN_QUICK_THEME, "aide_aux_demarches_administratives",
    "demarche|administratif|administrative|demarche administrative|demarche en ligne"
    "|france connect|franceconnect|identite numerique|prefecture|prise de rendez vous"
    "|prise de rdv|prendre rendez vous|prendre rdv" },

  { PMN_QUICK_THEME, "papiers_elections_citoyennete",
    "ants|carte d identite|cni|passeport|pre demande|demande passeport|demande carte d "
    "identite|demande cni|etat civil|acte de naissance|election"
    "|papiers" },
  { PMN_QUICK_THEME, "famille_scolarite",
    "caf|allocation|allocations familiales|demande caf|prime d activite|inscription "
    "scolaire|cantine"
    "|naissance|bourse|demande de bourse|parcoursup" },
  { PMN_QUICK_THEME, "social_sante",
    "rsa|demande rsa|demande aah|demande apa|msa|mdph|cmu|css|complementaire sante|complementaire "
    "sante solidaire|mutuelle|aah"
    "|carte vitale|cpam|apa|handicap|securite sociale|secu|attestation de droits" },
  { PMN_QUICK_THEME, "travail_formation",
    "cpf|compte formation|dossier de retraite|demande de retraite|mon compte formation"
    "|info retraite|agirc arrco|agirc|arrco|simulation retraite|carsat|contrat de travail"
    "|cesu|pajemploi" },
  { PMN_QUICK_THEME, "logement",
    "logement|demande de logement|demande de logement social|apl|hlm|bail|logement social"
    "|demande apl|visale|edf|engie|cheque energie" },
  { PMN_QUICK_THEME, "transports_mobilite",
    "permis|permis de conduire|sncf|billet de train|billet|train|covoiturage|blablacar"
    "|sncf connect|immatriculation|carte grise|demande carte grise|controle technique|amende|crit "
    "air" },
  { PMN_QUICK_THEME, "argent_impots",
    "impot|impots|impots gouv|declaration d impots|declaration de revenus|taxe fonciere"
    "|taxe d habitation|avis d imposition|timbre fiscal|surendettement" },
  { PMN_QUICK_THEME, "justice", "justice|casier judiciaire|plainte|aide juridictionnelle" },
  { PMN_QUICK_THEME, "etrangers_europe",
    "titre de sejour|demande titre de sejour|visa|sejour|ofpra|anef|naturalisation|regroupement "
    "familial" },
  { PMN_QUICK_THEME, "loisirs_sports_culture", "permis bateau|permis de chasser|vacances" },
  { PMN_QUICK_THEME, "associations", "association" },
};

const PmnQuickWords *
pmn_quick_words (guint *n)
{
  *n = G_N_ELEMENTS (table);
  return table;
}

gboolean
pmn_quick_is_small_word (const char *key)
{
  static const char *const words[]
      = { "a",   "au",      "aux",        "avec",  "c",    "chez", "d",   "dans", "de",
          "des", "du",      "en",         "et",    "l",    "la",   "le",  "les",  "n",
          "on",  "ou",      "par",        "pour",  "qui",  "s",    "sa",  "son",  "sur",
          "un",  "une",     "y",          "avait", "plus", "ma",   "mes", "mon",  "ses",
          "env", "environ", "permanence", "puis",  "vers", "dont", "ne",  "pas" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (key, words[i]))
      return TRUE;
  return FALSE;
}

gboolean
pmn_quick_is_negation (const char *key)
{
  static const char *const words[]
      = { "pas", "non", "jamais", "ni", "sans", "aucun", "aucune", "guere", NULL };

  return g_strv_contains (words, key);
}

gboolean
pmn_quick_is_time_unit (const char *key)
{
  static const char *const units[]
      = { "min", "mins", "mn", "minute", "minutes", "heure", "heures", "hr", "hrs", NULL };

  return g_strv_contains (units, key);
}

/* Whether @tokens are the words of @phrase; plurals and feminines are the same, "réunion équipe" needs no
   "d’". */
static gboolean
is_phrase (const char *phrase, char **tokens)
{
  g_auto (GStrv) words = g_strsplit (phrase, " ", -1);
  guint i = 0, typed = 0;

  while (words[i] != NULL && tokens[typed] != NULL)
    {
      if (pmn_quick_is_same_word (tokens[typed], words[i]))
        typed++;
      else if (i == 0 || typed == 0 || strlen (words[i]) > 2 || !pmn_quick_is_small_word (words[i]))
        return FALSE;
      i++;
    }
  return words[i] == NULL && tokens[typed] == NULL;
}

static gboolean
is_one_of_phrases (const char *list, char **tokens)
{
  g_auto (GStrv) phrases = g_strsplit (list, "|", -1);

  for (guint i = 0; phrases[i] != NULL; i++)
    if (is_phrase (phrases[i], tokens))
      return TRUE;
  return FALSE;
}

const char *
pmn_quick_words_find (PmnQuickField field, const char *text)
{
  g_auto (GStrv) tokens = pmn_search_tokens (text);
  const char *code = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      if (table[i].field != field || !is_one_of_phrases (table[i].words, tokens))
        continue;
      if (code != NULL)
        return NULL;
      code = table[i].code;
    }
  return code;
}
