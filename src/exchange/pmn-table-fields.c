/* pmn-table-fields.c: columns of a table of the user's own, guessed or given
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-table-fields.h"

#include <glib/gi18n-lib.h>

#include "pmn-exchange-error.h"

static const char *const names[PMN_N_FIELDS] = {
  "date",    "id",     "mediator",  "kind",      "minutes", "place",  "place-kind",
  "commune", "insee",  "postcode",  "themes",    "title",   "people", "gender",
  "age",     "status", "materials", "procedure", "notes",   "tags",   "mediator-given",
};

static const PmnHeader headers[] = {
  { PMN_FIELD_DATE,
    { "Date", "Jour", "Le", "Date de l’activité", "Date de l’accompagnement", "Date d’intervention",
      "Date du rendez-vous", "Date RDV", "Date accompagnement", "Date atelier", "Quand" } },
  { PMN_FIELD_ID, { "ID", "Identifiant", "Référence", "Réf", "N°", "Numéro", "Id CRA" } },
  { PMN_FIELD_MEDIATOR,
    { "Médiateur", "Conseiller", "Conseiller numérique", "Médiateur numérique", "Animateur",
      "Animatrice", "Intervenant", "Agent", "Qui", "CNFS", "Nom du conseiller", "Mediator",
      "Encadrant" } },
  { PMN_FIELD_KIND,
    { "Type", "Type d’activité", "Type d’accompagnement", "Activité", "Nature", "Kind",
      "Type d’intervention", "Individuel ou collectif", "Format" } },
  { PMN_FIELD_MINUTES,
    { "Durée", "Durée (min)", "Durée en minutes", "Minutes", "Temps", "Temps passé", "Durée (mn)",
      "Duration", "Temps (min)", "Durée (h)", "Durée en heures", "Heures", "Nombre d’heures" } },
  { PMN_FIELD_PLACE,
    { "Lieu", "Nom du lieu", "Lieu d’activité", "Site", "Structure", "Où", "Place",
      "Lieu d’accueil", "Permanence", "Endroit" } },
  { PMN_FIELD_PLACE_KIND,
    { "Canal", "Type de lieu", "Canal d’accompagnement", "Canaux d’accompagnement", "Modalité",
      "Mode", "Place kind" } },
  { PMN_FIELD_COMMUNE,
    { "Commune", "Ville", "Localité", "Nom commune", "Nom de la commune", "Town", "City" } },
  { PMN_FIELD_INSEE, { "Code INSEE", "INSEE", "Code commune", "Code Insee commune", "COG" } },
  { PMN_FIELD_POSTCODE, { "Code postal", "CP", "Postcode", "Code post." } },
  { PMN_FIELD_THEMES,
    { "Thème", "Thèmes", "Thématique", "Thématiques", "Thématique(s)", "Sujet", "Objet", "Besoin",
      "Thème abordé", "Thèmes abordés", "Thématique(s) d’accompagnement", "Motif", "Themes",
      "Besoins" } },
  { PMN_FIELD_TITLE,
    { "Titre", "Nom de l’atelier", "Intitulé", "Atelier", "Titre de l’atelier", "Title",
      "Libellé" } },
  { PMN_FIELD_PEOPLE,
    { "Participants", "Nombre de participants", "Nb participants", "Nb de participants", "Effectif",
      "Nombre de personnes", "Nb personnes", "Personnes", "Présents", "Nb", "People", "Nombre",
      "Nb de personnes" } },
  { PMN_FIELD_GENDER, { "Genre", "Sexe", "Civilité", "H/F", "F/H", "Gender" } },
  { PMN_FIELD_AGE,
    { "Âge", "Tranche d’âge", "Tranche âge", "Année de naissance", "Age", "Naissance" } },
  { PMN_FIELD_STATUS,
    { "Statut", "Statut social", "Situation", "Situation professionnelle", "Status", "CSP" } },
  { PMN_FIELD_MATERIALS,
    { "Matériel", "Matériel numérique utilisé", "Équipement", "Matériel utilisé", "Materials",
      "Outil", "Appareil" } },
  { PMN_FIELD_PROCEDURE,
    { "Démarche", "Nom de la démarche", "Démarche administrative", "Procedure",
      "Nom de la démarche administrative" } },
  { PMN_FIELD_NOTES,
    { "Notes", "Note", "Remarques", "Remarque", "Commentaire", "Commentaires", "Observations",
      "Observation", "Précisions", "Notes supplémentaires", "Détails" } },
  { PMN_FIELD_TAGS, { "Tags", "Tag", "Étiquettes", "Mots-clés", "Étiquette" } },
  { PMN_FIELD_MEDIATOR,
    { "Nom du médiateur", "Nom de l’animateur", "Nom conseiller", "Nom médiateur" } },
  /* "Prénom" alone may be that of the person who was helped. */
  { PMN_FIELD_MEDIATOR_GIVEN,
    { "Prénom du conseiller", "Prénom du médiateur", "Prénom de l’animateur", "Prénom de l’agent",
      "Prénom de l’intervenant", "Prénom conseiller", "Prénom médiateur", "Prénom CNFS" } },
};

const char *
pmn_table_field_name (PmnTableField field)
{
  g_return_val_if_fail (field < PMN_N_FIELDS, NULL);

  return names[field];
}

static int
field_from_name (const char *name)
{
  for (int i = 0; i < PMN_N_FIELDS; i++)
    if (g_str_equal (names[i], name))
      return i;
  return -1;
}

static char *
list_names (void)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (int i = 0; i < PMN_N_FIELDS; i++)
    g_string_append_printf (list, "%s%s", i ? ", " : "", names[i]);
  return g_strdup (list->str);
}

/* The headers that the user names come before those that are guessed. */
static GArray *
merge_headers (GHashTable *mapping, GError **error)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (PmnHeader));
  GHashTableIter iter;
  gpointer name;
  gpointer header;

  g_hash_table_iter_init (&iter, mapping);
  while (g_hash_table_iter_next (&iter, &name, &header))
    {
      PmnHeader given = { field_from_name (name), { header } };
      g_autofree char *known = NULL;

      if (given.field >= 0)
        {
          /* No column: nothing to look for, nor to guess. */
          if (*(const char *) header != '\0')
            g_array_append_val (all, given);
          continue;
        }
      known = list_names ();
      g_set_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_HEADER,
                   /* Translators: a word, then the list of those that exist. */
                   _ ("There is no field “%s”; the fields are: %s."), (char *) name, known);
      return NULL;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (headers); i++)
    if (!g_hash_table_contains (mapping, names[headers[i].field]))
      g_array_append_val (all, headers[i]);
  return g_steal_pointer (&all);
}

static gboolean
check_mapping (PmnFieldTable *table, GHashTable *mapping, GError **error)
{
  GHashTableIter iter;
  gpointer name;
  gpointer header;

  g_hash_table_iter_init (&iter, mapping);
  while (g_hash_table_iter_next (&iter, &name, &header))
    if (*(const char *) header != '\0'
        && !pmn_field_table_set_column (table, field_from_name (name), header))
      {
        g_set_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_HEADER,
                     /* Translators: %s is the header of a column. */
                     _ ("The table has no column “%s”."), (char *) header);
        return FALSE;
      }
  return TRUE;
}

gboolean
pmn_table_fields_find_header (PmnFieldTable *table, GHashTable *mapping, GCancellable *cancellable,
                              GError **error)
{
  g_autoptr (GArray) merged = NULL;

  g_return_val_if_fail (table != NULL, FALSE);

  if (mapping == NULL)
    return pmn_field_table_find_header (table, headers, G_N_ELEMENTS (headers), PMN_N_FIELDS,
                                        PMN_FIELD_DATE, cancellable, error);
  merged = merge_headers (mapping, error);
  return merged != NULL
         && pmn_field_table_find_header (table, (const PmnHeader *) (gpointer) merged->data,
                                         merged->len, PMN_N_FIELDS, PMN_FIELD_DATE, cancellable,
                                         error)
         && check_mapping (table, mapping, error);
}

GHashTable *
pmn_table_fields_get_mapping (PmnFieldTable *table)
{
  GHashTable *mapping = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_return_val_if_fail (table != NULL, mapping);

  for (int field = 0; field < PMN_N_FIELDS; field++)
    {
      const char *header = pmn_field_table_get_header (table, field);

      if (header != NULL)
        g_hash_table_insert (mapping, g_strdup (names[field]), g_strdup (header));
    }
  return mapping;
}
