/* pmn-structure.h: the host structure that a register belongs to
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "pmn-validation.h"

G_BEGIN_DECLS

/**
 * PmnStructureKind: type of structure of the national platform plus the dossier kinds.
 * Values are stored: never renumber.
 */
typedef enum
{
  PMN_STRUCTURE_COMMUNE = 1,
  PMN_STRUCTURE_DEPARTEMENT = 2,
  PMN_STRUCTURE_REGION = 3,
  PMN_STRUCTURE_EPCI = 4,
  PMN_STRUCTURE_COLLECTIVITE = 5,
  PMN_STRUCTURE_GIP = 6,
  PMN_STRUCTURE_ASSOCIATION = 7,
  PMN_STRUCTURE_PRIVATE = 8,
} PmnStructureKind;

/**
 * PmnStructure:
 * @name: required
 * @kind: what it is
 * @siret, @ridet, @rna: (nullable): identifiers, each optional, checked as in domain §6.5
 * @insee: commune's INSEE code, "" if not said
 * @commune: (nullable): its name
 * @postcode: "" or five digits
 * @holiday_zone: (nullable): code of pmn-holidays, derived from the commune when %NULL
 * @fictional: made by "try with a fictional structure"
 */
typedef struct
{
  char *name;
  PmnStructureKind kind;
  char *siret;
  char *ridet;
  char *rna;
  char insee[6];
  char *commune;
  char postcode[6];
  char *holiday_zone;
  gboolean fictional;
} PmnStructure;

/** pmn_structure_new: Returns: (transfer full): an empty commune. */
PmnStructure *pmn_structure_new (void);
/** pmn_structure_copy: Returns: (transfer full): a copy. */
PmnStructure *pmn_structure_copy (const PmnStructure *self);
/** pmn_structure_free: @self: (nullable) (transfer full): a structure. */
void pmn_structure_free (PmnStructure *self);
/** pmn_structure_validate: name and identifiers; letters in an RNA are a warning. */
void pmn_structure_validate (const PmnStructure *self, PmnValidation *into);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnStructure, pmn_structure_free)

G_END_DECLS
