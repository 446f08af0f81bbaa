/* pmn-term-picker.h: a row of toggles, one per term, several of which may be on
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PMN_TYPE_TERM_PICKER (pmn_term_picker_get_type ())
G_DECLARE_FINAL_TYPE (PmnTermPicker, pmn_term_picker, PMN, TERM_PICKER, AdwPreferencesRow)

/*
 * Properties: "state" (string): codes that are on, joined by ";"; "single" (gboolean): at most one
 * can be on. The "title" of the row is shown above the toggles and names their group.
 * Signal: "changed" ().
 */

/** pmn_term_picker_add: @code: its code; @label: shown; @help: (nullable): shown when hovered or focused. */
void pmn_term_picker_add (PmnTermPicker *self, const char *code, const char *label,
                          const char *help);
/** pmn_term_picker_has: Returns: whether there is a toggle for @code. */
gboolean pmn_term_picker_has (PmnTermPicker *self, const char *code);
/** pmn_term_picker_clear: takes every toggle away. */
void pmn_term_picker_clear (PmnTermPicker *self);
/** pmn_term_picker_get_active: Returns: whether the toggle of @code is on. */
gboolean pmn_term_picker_get_active (PmnTermPicker *self, const char *code);
/** pmn_term_picker_set_active: nothing when there is no such toggle. */
void pmn_term_picker_set_active (PmnTermPicker *self, const char *code, gboolean active);
/** pmn_term_picker_dup_active: Returns: (transfer full): codes that are on, in the order of the toggles. */
char **pmn_term_picker_dup_active (PmnTermPicker *self);

G_END_DECLS
