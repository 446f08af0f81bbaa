/* pmn-application.h: the one process, its windows and its actions
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PMN_TYPE_APPLICATION (pmn_application_get_type ())
G_DECLARE_FINAL_TYPE (PmnApplication, pmn_application, PMN, APPLICATION, AdwApplication)

/** pmn_application_new: Returns: (transfer full): the application; call pmn_ui_init() before. */
PmnApplication *pmn_application_new (void);

G_END_DECLS
