/* pmn-activity-kind.h: what each kind of activity has, and what it has not
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * As the national form asks (national-api §2.15(a)): one person has autonomy and may be sent on, a
 * workshop has a title and a level, a local activity, which is never sent, has a few words.
 */
#pragma once

#include "pmn-activity.h"

G_BEGIN_DECLS

/**
 * pmn_activity_kind_codes:
 *
 * Returns: (transfer none) (array zero-terminated=1): the code of each kind in the nomenclature, at the
 *   index of the kind; "" at 0. Dumps, JSON and documents name kinds by these.
 */
const char *const *pmn_activity_kind_codes (void);

/** pmn_activity_kind_from_code: Returns: the kind; 0 when @code is that of none. */
PmnActivityKind pmn_activity_kind_from_code (const char *code);

/** pmn_activity_kind_label: Returns: (transfer none): the official French label of @kind. */
const char *pmn_activity_kind_label (PmnActivityKind kind);

/** pmn_activity_kind_has_one_person: Returns: whether @kind is an individual session or a one-off request. */
gboolean pmn_activity_kind_has_one_person (PmnActivityKind kind);

/** pmn_activity_kind_has_title: Returns: whether @kind is a workshop, or local: in a few words. */
gboolean pmn_activity_kind_has_title (PmnActivityKind kind);

/**
 * pmn_activity_check_kind:
 * @into: filled with an error for each field that has a value although its kind has not that field
 *
 * What was imported is as the platform, its first version or a spreadsheet had it: nothing is said.
 */
void pmn_activity_check_kind (const PmnActivity *self, PmnValidation *into);

/**
 * pmn_activity_fit_kind:
 *
 * Forgets what pmn_activity_check_kind() refuses: for a form whose kind was changed.
 */
void pmn_activity_fit_kind (PmnActivity *self);

/** pmn_activity_drop_outcome: forgets autonomy and whether somebody was sent on. */
void pmn_activity_drop_outcome (PmnActivity *self);

G_END_DECLS
