/* pmn-logo-row.h: the logo of the structure: shown, chosen, taken away
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "pmn-register.h"

G_BEGIN_DECLS

#define PMN_TYPE_LOGO_ROW (pmn_logo_row_get_type ())
G_DECLARE_FINAL_TYPE (PmnLogoRow, pmn_logo_row, PMN, LOGO_ROW, AdwActionRow)

/** pmn_logo_row_set_register: whose logo it is. */
void pmn_logo_row_set_register (PmnLogoRow *self, PmnRegister *reg);

/** pmn_logo_row_choose: takes a file as if the user had chosen it. */
void pmn_logo_row_choose (PmnLogoRow *self, GFile *file);

G_END_DECLS
