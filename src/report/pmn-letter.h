/* pmn-letter.h: a letter, from a template and what is known
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-beneficiary.h"
#include "pmn-document.h"
#include "pmn-letter-template.h"
#include "pmn-mediator.h"
#include "pmn-structure.h"

G_BEGIN_DECLS

/**
 * PmnLetter:
 * @mediator: (nullable): who signs
 * @beneficiary: (nullable): whom it is about; required by a template about a beneficiary
 * @activities: (nullable) (element-type PmnActivitySummary): what they took part in, newest first
 * @typed: (nullable) (element-type utf8 utf8): texts by name of field, for those that are asked
 * @today: its date
 */
typedef struct
{
  const PmnLetterTemplate *template;
  const PmnStructure *structure;
  const PmnMediator *mediator;
  const PmnBeneficiary *beneficiary;
  const GPtrArray *activities;
  GHashTable *typed;
  PmnDay today;
} PmnLetter;

/**
 * pmn_letter_compose:
 *
 * Sender, reader, place and date, title, text, signature. What is not known is left as a line to write
 * on. Incomplete activities are not counted.
 *
 * Returns: (transfer full) (nullable): the letter; else %PMN_DOMAIN_ERROR_INVALID for a date that is
 *   not one
 */
PmnDocument *pmn_letter_compose (const PmnLetter *self, GError **error);

G_END_DECLS
