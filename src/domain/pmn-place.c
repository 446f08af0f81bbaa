/* pmn-place.c: a place where people are helped
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-place.h"

#include <glib/gi18n-lib.h>

#include "pmn-identifier.h"

#define MAX_CAPACITY 10000

PmnPlace *
pmn_place_new (void)
{
  PmnPlace *self = g_new0 (PmnPlace, 1);

  self->name = g_strdup ("");
  self->rooms = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static gpointer
copy_string (gconstpointer text, gpointer unused)
{
  return g_strdup (text);
}

PmnPlace *
pmn_place_copy (const PmnPlace *self)
{
  PmnPlace *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->name = g_strdup (self->name);
  copy->typology = g_strdup (self->typology);
  copy->address = g_strdup (self->address);
  copy->address_more = g_strdup (self->address_more);
  copy->commune = g_strdup (self->commune);
  copy->siret = g_strdup (self->siret);
  copy->phone = g_strdup (self->phone);
  copy->email = g_strdup (self->email);
  copy->website = g_strdup (self->website);
  copy->rooms = g_ptr_array_copy (self->rooms, (GCopyFunc) (void (*) (void)) copy_string, NULL);
  copy->opening_hours = g_strdup (self->opening_hours);
  copy->national_id = g_strdup (self->national_id);
  copy->notes = g_strdup (self->notes);
  return copy;
}

void
pmn_place_free (PmnPlace *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->typology);
  g_free (self->address);
  g_free (self->address_more);
  g_free (self->commune);
  g_free (self->siret);
  g_free (self->phone);
  g_free (self->email);
  g_free (self->website);
  g_ptr_array_unref (self->rooms);
  g_free (self->opening_hours);
  g_free (self->national_id);
  g_free (self->notes);
  g_free (self);
}

gboolean
pmn_place_has_agent (const PmnPlace *self, gint64 mediator_id)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->france_services && mediator_id != 0
         && (self->agent1_id == mediator_id || self->agent2_id == mediator_id);
}

void
pmn_place_warn_of_agent (const char *field, PmnValidation *into)
{
  g_return_if_fail (field != NULL && into != NULL);

  pmn_validation_add (into, PMN_ISSUE_WARNING, field, "%s",
                      _ ("A conseiller numérique cannot be one of the two mandatory agents of a "
                         "France Services house: the post is additional (source: "
                         "aide.conseiller-numerique.gouv.fr, “Quel est le montant de la prise en "
                         "charge par l’État”)."));
}

void
pmn_place_validate (const PmnPlace *self, gboolean agent1_is_conseiller,
                    gboolean agent2_is_conseiller, PmnValidation *into)
{
  g_return_if_fail (self != NULL && into != NULL);

  if (pmn_validation_is_blank (self->name))
    pmn_validation_add (into, PMN_ISSUE_ERROR, "name", "%s", _ ("Enter the name of the place."));
  pmn_validation_check_text (into, "name", self->name, PMN_MAX_LINE);
  pmn_validation_check_text (into, "address", self->address, PMN_MAX_LINE);
  pmn_validation_check_text (into, "address_more", self->address_more, PMN_MAX_LINE);
  pmn_validation_check_text (into, "opening_hours", self->opening_hours, PMN_MAX_NOTES);
  pmn_validation_check_text (into, "notes", self->notes, PMN_MAX_NOTES);
  if (self->insee[0] == '\0')
    pmn_validation_add (into, PMN_ISSUE_ERROR, "insee", "%s", _ ("Choose the commune."));
  else
    pmn_validation_check_identifier (into, "insee", PMN_IDENTIFIER_INSEE, self->insee);
  pmn_validation_check_identifier (into, "postcode", PMN_IDENTIFIER_POSTCODE, self->postcode);
  pmn_validation_check_identifier (into, "siret", PMN_IDENTIFIER_SIRET, self->siret);
  pmn_validation_check_identifier (into, "phone", PMN_IDENTIFIER_PHONE, self->phone);
  pmn_validation_check_identifier (into, "email", PMN_IDENTIFIER_EMAIL, self->email);
  if (self->capacity > MAX_CAPACITY)
    pmn_validation_add (into, PMN_ISSUE_ERROR, "capacity", "%s",
                        _ ("The capacity cannot exceed 10,000 people."));
  if (!self->france_services)
    return;
  if (self->agent1_id != 0 && self->agent1_id == self->agent2_id)
    pmn_validation_add (into, PMN_ISSUE_ERROR, "agent2_id", "%s",
                        _ ("The two agents must be two different people."));
  if (agent1_is_conseiller)
    pmn_place_warn_of_agent ("agent1_id", into);
  if (agent2_is_conseiller)
    pmn_place_warn_of_agent ("agent2_id", into);
}
