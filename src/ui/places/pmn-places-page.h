/* pmn-places-page.h: where people are helped
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "widgets/pmn-record-page.h"

G_BEGIN_DECLS

#define PMN_TYPE_PLACES_PAGE (pmn_places_page_get_type ())
G_DECLARE_FINAL_TYPE (PmnPlacesPage, pmn_places_page, PMN, PLACES_PAGE, PmnRecordPage)

G_END_DECLS
