/* pmn-filter-hints.h: under a search that found nothing: the places and people of that name, as filters
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "pmn-register.h"

G_BEGIN_DECLS

/**
 * PmnFilterHints:
 *
 * The search looks into what is written of an activity; places and people of the team have their filters.
 * Whoever types the name of one is led there. Nothing is shown while there is nothing to propose.
 *
 * Signal "chosen" (gint entity, gint64 id): %PMN_ENTITY_PLACE or %PMN_ENTITY_MEDIATOR, and the row id.
 */
#define PMN_TYPE_FILTER_HINTS (pmn_filter_hints_get_type ())
G_DECLARE_FINAL_TYPE (PmnFilterHints, pmn_filter_hints, PMN, FILTER_HINTS, GtkBox)

/** pmn_filter_hints_look: @reg: (nullable): where to look; @text: (nullable): what was searched. Replaces what is shown, soon. */
void pmn_filter_hints_look (PmnFilterHints *self, PmnRegister *reg, const char *text);

G_END_DECLS
