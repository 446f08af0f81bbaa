/* pmn-legacy-reader.c: columns of the old platform's activity reports
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-legacy-reader.h"

static const PmnHeader headers[] = {
  { PMN_LEGACY_COLUMN_DATE,
    { "date_accompagnement", "cra.dateAccompagnement", "Date d’accompagnement", "Date" } },
  { PMN_LEGACY_COLUMN_ID, { "id", "_id", "id_cra", "Identifiant", "cra_id" } },
  { PMN_LEGACY_COLUMN_MEDIATOR,
    { "conseiller", "nom_conseiller", "Conseiller numérique", "Médiateur" } },
  { PMN_LEGACY_COLUMN_CHANNEL, { "canal", "cra.canal", "Canal", "Lieu de l’accompagnement" } },
  { PMN_LEGACY_COLUMN_KIND,
    { "activite", "cra.activite", "Type d’activité", "Type d’accompagnement", "Type" } },
  { PMN_LEGACY_COLUMN_PEOPLE,
    { "nb_participants", "cra.nbParticipants", "Nombre de participants", "Participants" } },
  { PMN_LEGACY_COLUMN_RECURRING,
    { "nb_participants_recurrents", "cra.nbParticipantsRecurrents",
      "Nombre de participants récurrents", "Participants récurrents", "Récurrents" } },
  { PMN_LEGACY_COLUMN_AGE_12,
    { "age_moins_12_ans", "cra.age.moins12ans", "age.moins12ans", "moins12ans", "-12 ans",
      "Moins de 12 ans" } },
  { PMN_LEGACY_COLUMN_AGE_12_18,
    { "age_de_12_a_18_ans", "cra.age.de12a18ans", "age.de12a18ans", "de12a18ans", "12-18 ans" } },
  { PMN_LEGACY_COLUMN_AGE_18_35,
    { "age_de_18_a_35_ans", "cra.age.de18a35ans", "age.de18a35ans", "de18a35ans", "18-35 ans" } },
  { PMN_LEGACY_COLUMN_AGE_35_60,
    { "age_de_35_a_60_ans", "cra.age.de35a60ans", "age.de35a60ans", "de35a60ans", "35-60 ans" } },
  { PMN_LEGACY_COLUMN_AGE_60,
    { "age_plus_60_ans", "cra.age.plus60ans", "age.plus60ans", "plus60ans", "60 ans et plus",
      "Plus de 60 ans", "+60 ans" } },
  { PMN_LEGACY_COLUMN_PUPIL,
    { "statut_etudiant", "cra.statut.etudiant", "statut.etudiant", "etudiant", "Scolarisé(e)" } },
  { PMN_LEGACY_COLUMN_JOBLESS,
    { "statut_sans_emploi", "cra.statut.sansEmploi", "statut.sansEmploi", "sansEmploi" } },
  { PMN_LEGACY_COLUMN_EMPLOYED,
    { "statut_en_emploi", "cra.statut.enEmploi", "statut.enEmploi", "enEmploi" } },
  { PMN_LEGACY_COLUMN_RETIRED,
    { "statut_retraite", "cra.statut.retraite", "statut.retraite", "retraite" } },
  { PMN_LEGACY_COLUMN_MIXED,
    { "statut_heterogene", "cra.statut.heterogene", "statut.heterogene", "heterogene",
      "Non renseigné" } },
  { PMN_LEGACY_COLUMN_THEMES, { "themes", "cra.themes", "Thèmes", "Thématiques" } },
  { PMN_LEGACY_COLUMN_EQUIPMENT, { "sous_themes_equipement_informatique" } },
  { PMN_LEGACY_COLUMN_SUB_THEMES, { "sous_themes", "cra.sousThemes", "Sous-thèmes" } },
  { PMN_LEGACY_COLUMN_SUB_HEALTH, { "sous_themes_sante" } },
  { PMN_LEGACY_COLUMN_SUB_HELPERS, { "sous_themes_accompagner" } },
  { PMN_LEGACY_COLUMN_SUB_OFFICE, { "sous_themes_traitement_texte" } },
  { PMN_LEGACY_COLUMN_DURATION, { "duree", "cra.duree", "Durée" } },
  { PMN_LEGACY_COLUMN_MINUTES, { "duree_minutes", "Durée (min)", "Durée en minutes" } },
  { PMN_LEGACY_COLUMN_SENT_ON,
    { "accompagnement_redirection", "cra.accompagnement.redirection", "accompagnement.redirection",
      "redirection" } },
  { PMN_LEGACY_COLUMN_BODIES,
    { "organismes", "cra.organismes", "Organismes", "Structure de redirection" } },
  { PMN_LEGACY_COLUMN_POSTCODE, { "code_postal", "cra.codePostal", "Code postal" } },
  { PMN_LEGACY_COLUMN_TOWN, { "nom_commune", "cra.nomCommune", "Commune", "Ville" } },
  { PMN_LEGACY_COLUMN_INSEE,
    { "code_commune", "cra.codeCommune", "Code INSEE", "Code commune", "insee" } },
  { PMN_LEGACY_COLUMN_POSTCODE_AND_TOWN, { "cp", "cra.cp" } },
  { PMN_LEGACY_COLUMN_PLACE,
    { "permanence", "nom_permanence", "Lieu", "Nom du lieu", "structure_nom", "Structure" } },
  { PMN_LEGACY_COLUMN_NOTES, { "annotation", "cra.annotation", "Annotations", "Notes" } },
};

gboolean
pmn_legacy_reader_rewind (PmnFieldTable *table, GCancellable *cancellable, GError **error)
{
  return pmn_field_table_find_header (table, headers, G_N_ELEMENTS (headers), PMN_LEGACY_N_COLUMNS,
                                      PMN_LEGACY_COLUMN_DATE, cancellable, error);
}

PmnFieldTable *
pmn_legacy_reader_open (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (PmnFieldTable) table = pmn_field_table_open (path, cancellable, error);

  if (table == NULL || !pmn_legacy_reader_rewind (table, cancellable, error))
    return NULL;
  return g_steal_pointer (&table);
}
