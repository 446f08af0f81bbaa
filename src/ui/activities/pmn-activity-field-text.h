/* pmn-activity-field-text.h: one field of an activity in words
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-activity-difference.h"
#include "pmn-activity-history.h"

G_BEGIN_DECLS

/** pmn_activity_field_title: Returns: (transfer none): what the field is called. */
const char *pmn_activity_field_title (PmnActivityField field);
/** pmn_activity_field_text: Returns: (transfer full): its value in @state, "" when there is nothing. */
char *pmn_activity_field_text (PmnActivityField field, const PmnActivityState *state);
/** pmn_activity_codes_text: Returns: (transfer full): the labels of @codes, with @separator between them. */
char *pmn_activity_codes_text (PmnDimension dimension, GPtrArray *codes, const char *separator);
/** pmn_activity_margin_text: Returns: (transfer full): how many people of each gender, age or status. */
char *pmn_activity_margin_text (const PmnActivity *activity, PmnDimension dimension,
                                const char *separator);

G_END_DECLS
