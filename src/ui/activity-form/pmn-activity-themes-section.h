/* pmn-activity-themes-section.h: the themes of an activity
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "activity-form/pmn-activity-section.h"

G_BEGIN_DECLS

#define PMN_TYPE_ACTIVITY_THEMES_SECTION (pmn_activity_themes_section_get_type ())
G_DECLARE_FINAL_TYPE (PmnActivityThemesSection, pmn_activity_themes_section, PMN,
                      ACTIVITY_THEMES_SECTION, PmnActivitySection)

/*
 * The field on top finds a theme by the beginning of a word of its label or of its explanation:
 * Enter turns the best match on or off, Enter in the empty field saves the form.
 * Signal: "equipment" (string code): a core theme that goes with this equipment was chosen.
 */

/** pmn_activity_themes_section_get_finder: Returns: (transfer none): the field on top. */
GtkWidget *pmn_activity_themes_section_get_finder (PmnActivityThemesSection *self);
/** pmn_activity_themes_section_is_said: Returns: whether a theme is chosen, even if the section is hidden. */
gboolean pmn_activity_themes_section_is_said (PmnActivityThemesSection *self);

G_END_DECLS
