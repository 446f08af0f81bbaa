/* pmn-place-kind.h: kinds of place and their national codes
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-activity.h"

G_BEGIN_DECLS

/** pmn_place_kind_to_code: Returns: (nullable): the code in the nomenclature of places, NULL for no place. */
const char *pmn_place_kind_to_code (PmnPlaceKind kind);
/** pmn_place_kind_from_code: Returns: PMN_PLACE_KIND_NONE for an unknown code. */
PmnPlaceKind pmn_place_kind_from_code (const char *code);

G_END_DECLS
