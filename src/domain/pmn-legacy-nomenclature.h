/* pmn-legacy-nomenclature.h: the words of the old platform and what they became
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "Espace Coop" (v1, closed on 2024-11-15) and the official conversion of its reports to today's
 * nomenclature. An age bracket that has no honest equivalent (18–35, 60 and over) has no target: it
 * is kept under a code of its own, never split by percentages.
 */
#pragma once

#include <glib.h>

#include "pmn-nomenclature.h"

G_BEGIN_DECLS

/**
 * PMN_LEGACY_PREFIX: begins the code under which a value of the old platform is kept as it was
 */
#define PMN_LEGACY_PREFIX "v1:"

/**
 * PmnLegacyField:
 * @PMN_LEGACY_THEME: 19 themes
 * @PMN_LEGACY_SUB_THEME: 8 sub-themes; the equipment became the national field "matériel", the
 * others are kept
 * @PMN_LEGACY_AGE: 5 age brackets
 * @PMN_LEGACY_STATUS: 5 statuses
 * @PMN_LEGACY_PLACE_KIND: 4 kinds of place ("canal")
 * @PMN_LEGACY_DURATION: 4 duration brackets
 * @PMN_LEGACY_ACTIVITY_KIND: 3 kinds of activity
 * @PMN_LEGACY_REFERRAL: 20 bodies to which people were sent
 *
 * A field of a report of the old platform.
 */
typedef enum
{
  PMN_LEGACY_THEME = 1,
  PMN_LEGACY_SUB_THEME,
  PMN_LEGACY_AGE,
  PMN_LEGACY_STATUS,
  PMN_LEGACY_PLACE_KIND,
  PMN_LEGACY_DURATION,
  PMN_LEGACY_ACTIVITY_KIND,
  PMN_LEGACY_REFERRAL,
} PmnLegacyField;

/**
 * PmnLegacyTerm:
 * @field: its field
 * @code: the value of the old platform, such as "tpe/pme" or "de18a35ans"
 * @label: its French label
 * @kept_code: the code under which the value is kept when it has no target, such as "v1:18-35"
 * @dimension: the dimension of @targets
 * @targets: (array zero-terminated=1): codes of today's nomenclature, none, one or several
 * @exact: whether the targets mean the same thing; %FALSE when the bounds differ (35–60 became
 * 40–59 officially)
 *
 * One term of the old platform. Static: never freed.
 */
typedef struct
{
  PmnLegacyField field;
  const char *code;
  const char *label;
  const char *kept_code;
  PmnDimension dimension;
  const char *const *targets;
  gboolean exact;
} PmnLegacyTerm;

/**
 * pmn_legacy_terms:
 * @field: a field
 * @n_terms: (out): their number
 *
 * Returns: (transfer none) (array length=n_terms): the terms in the order of the old form
 */
const PmnLegacyTerm *pmn_legacy_terms (PmnLegacyField field, gsize *n_terms);

/**
 * pmn_legacy_find:
 * @field: a field
 * @text: (nullable): a value, a label or a kept code, as found in a file
 *
 * As tolerant as pmn_nomenclature_by_label().
 *
 * Returns: (transfer none) (nullable): the term
 */
const PmnLegacyTerm *pmn_legacy_find (PmnLegacyField field, const char *text);

/**
 * pmn_legacy_by_kept_code:
 * @kept_code: (nullable): a code beginning with %PMN_LEGACY_PREFIX
 * @dimension: the dimension in which it was found
 *
 * Returns: (transfer none) (nullable): the term
 */
const PmnLegacyTerm *pmn_legacy_by_kept_code (PmnDimension dimension, const char *kept_code);

G_END_DECLS
