/* pmn-structure.c: the host structure that a register belongs to
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-structure.h"

#include <glib/gi18n-lib.h>

#include "pmn-identifier.h"

PmnStructure *
pmn_structure_new (void)
{
  PmnStructure *self = g_new0 (PmnStructure, 1);

  self->name = g_strdup ("");
  self->kind = PMN_STRUCTURE_COMMUNE;
  return self;
}

PmnStructure *
pmn_structure_copy (const PmnStructure *self)
{
  PmnStructure *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->name = g_strdup (self->name);
  copy->siret = g_strdup (self->siret);
  copy->ridet = g_strdup (self->ridet);
  copy->rna = g_strdup (self->rna);
  copy->commune = g_strdup (self->commune);
  copy->holiday_zone = g_strdup (self->holiday_zone);
  return copy;
}

void
pmn_structure_free (PmnStructure *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->siret);
  g_free (self->ridet);
  g_free (self->rna);
  g_free (self->commune);
  g_free (self->holiday_zone);
  g_free (self);
}

void
pmn_structure_validate (const PmnStructure *self, PmnValidation *into)
{
  g_return_if_fail (self != NULL && into != NULL);

  if (pmn_validation_is_blank (self->name))
    pmn_validation_add (into, PMN_ISSUE_ERROR, "name", "%s",
                        _ ("Enter the name of the structure."));
  pmn_validation_check_text (into, "name", self->name, PMN_MAX_LINE);
  pmn_validation_check_identifier (into, "siret", PMN_IDENTIFIER_SIRET, self->siret);
  pmn_validation_check_identifier (into, "ridet", PMN_IDENTIFIER_RIDET, self->ridet);
  pmn_validation_check_identifier (into, "rna", PMN_IDENTIFIER_RNA, self->rna);
  pmn_validation_check_identifier (into, "insee", PMN_IDENTIFIER_INSEE, self->insee);
  pmn_validation_check_identifier (into, "postcode", PMN_IDENTIFIER_POSTCODE, self->postcode);
}
