/* pmn-absences-group.h: when somebody of the team was away, with what is needed to change it
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "pmn-register.h"

G_BEGIN_DECLS

#define PMN_TYPE_ABSENCES_GROUP (pmn_absences_group_get_type ())
G_DECLARE_FINAL_TYPE (PmnAbsencesGroup, pmn_absences_group, PMN, ABSENCES_GROUP,
                      AdwPreferencesGroup)

/** pmn_absences_group_new: Returns: (transfer floating): an empty group. */
GtkWidget *pmn_absences_group_new (void);
/** pmn_absences_group_show: reads the absences of a person, newest first, and follows their changes. */
void pmn_absences_group_show (PmnAbsencesGroup *self, PmnRegister *reg, gint64 mediator_id);

G_END_DECLS
