/* pmn-letter-field.c: the fields that a letter may hold
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-letter-field.h"

#include <glib/gi18n-lib.h>

#include "pmn-search-key.h"

#define EVERY (PMN_LETTER_ANYBODY | PMN_LETTER_BENEFICIARY)
#define PERSON PMN_LETTER_BENEFICIARY

static const PmnLetterField fields[] = {
  { "date", EVERY, PMN_LETTER_FIELD_KNOWN, N_ ("Date of the letter") },
  { "structure.nom", EVERY, PMN_LETTER_FIELD_KNOWN, N_ ("Name of the structure") },
  { "structure.siret", EVERY, PMN_LETTER_FIELD_KNOWN, N_ ("SIRET of the structure") },
  { "structure.commune", EVERY, PMN_LETTER_FIELD_KNOWN, N_ ("Commune of the structure") },
  { "mediateur.prenom", EVERY, PMN_LETTER_FIELD_KNOWN, N_ ("Given name of the mediator") },
  { "mediateur.nom", EVERY, PMN_LETTER_FIELD_KNOWN, N_ ("Family name of the mediator") },
  { "mediateur.nom_complet", EVERY, PMN_LETTER_FIELD_KNOWN, N_ ("Both names of the mediator") },
  { "mediateur.telephone", EVERY, PMN_LETTER_FIELD_KNOWN, N_ ("Phone of the mediator") },
  { "mediateur.courriel", EVERY, PMN_LETTER_FIELD_KNOWN, N_ ("E-mail of the mediator") },
  { "beneficiaire.prenom", PERSON, PMN_LETTER_FIELD_KNOWN, N_ ("Given name of the beneficiary") },
  { "beneficiaire.nom", PERSON, PMN_LETTER_FIELD_KNOWN, N_ ("Family name of the beneficiary") },
  { "beneficiaire.nom_complet", PERSON, PMN_LETTER_FIELD_KNOWN,
    N_ ("Both names of the beneficiary") },
  { "beneficiaire.commune", PERSON, PMN_LETTER_FIELD_KNOWN, N_ ("Commune of the beneficiary") },
  { "accompagnements.nombre", PERSON, PMN_LETTER_FIELD_KNOWN,
    N_ ("Number of activities of the beneficiary") },
  { "accompagnements.duree", PERSON, PMN_LETTER_FIELD_KNOWN, N_ ("Their duration together") },
  { "accompagnements.premier", PERSON, PMN_LETTER_FIELD_KNOWN, N_ ("Date of the first one") },
  { "accompagnements.dernier", PERSON, PMN_LETTER_FIELD_KNOWN, N_ ("Date of the last one") },
  { "accompagnements.periode", PERSON, PMN_LETTER_FIELD_KNOWN,
    N_ ("Both dates in words, or the only one") },
  { "accompagnements.liste", PERSON, PMN_LETTER_FIELD_LIST,
    N_ ("Table of them, alone on its line") },
  { "rendezvous.date", EVERY, PMN_LETTER_FIELD_DAY, N_ ("Date of the appointment") },
  { "rendezvous.heure", EVERY, PMN_LETTER_FIELD_LINE, N_ ("Time of the appointment") },
  { "rendezvous.lieu", EVERY, PMN_LETTER_FIELD_LINE, N_ ("Place of the appointment") },
  { "lettre.objet", EVERY, PMN_LETTER_FIELD_LINE, N_ ("Subject of the letter") },
  { "lettre.texte", EVERY, PMN_LETTER_FIELD_TEXT, N_ ("Text of the letter") },
};

const PmnLetterField *
pmn_letter_fields (gsize *n)
{
  *n = G_N_ELEMENTS (fields);
  return fields;
}

const PmnLetterField *
pmn_letter_field_find (const char *name)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  key = pmn_search_key (name);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *known = pmn_search_key (fields[i].name);

      if (g_str_equal (g_strstrip (known), g_strstrip (key)))
        return &fields[i];
    }
  return NULL;
}

gboolean
pmn_letter_field_is_asked (const PmnLetterField *self)
{
  return self->kind >= PMN_LETTER_FIELD_LINE;
}
