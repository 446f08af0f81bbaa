/* pmn-structure-page.h: the form that creates a base for a structure
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "pmn-structure.h"

G_BEGIN_DECLS

#define PMN_TYPE_STRUCTURE_PAGE (pmn_structure_page_get_type ())
G_DECLARE_FINAL_TYPE (PmnStructurePage, pmn_structure_page, PMN, STRUCTURE_PAGE, AdwNavigationPage)

/** pmn_structure_page_new: @then: (nullable): action of the window once the base is open, static. Returns: (transfer floating). */
AdwNavigationPage *pmn_structure_page_new (const char *then);

/** pmn_structure_page_read: Returns: (transfer full) (nullable): what the form says; NULL when it has errors, which are then shown. */
PmnStructure *pmn_structure_page_read (PmnStructurePage *self);

G_END_DECLS
