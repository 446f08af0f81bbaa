/* pmn-quick-box.h: an activity in a few words, said back while it is typed
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "pmn-register.h"

G_BEGIN_DECLS

#define PMN_TYPE_QUICK_BOX (pmn_quick_box_get_type ())
G_DECLARE_FINAL_TYPE (PmnQuickBox, pmn_quick_box, PMN, QUICK_BOX, AdwBin)

/*
 * Return logs what was understood, in one step, and empties the box. It is refused, with a sentence,
 * while a word is not understood or something is missing. Down goes to the suggestions.
 */

/** pmn_quick_box_set_register: once; the box is of use when the names of the register are read. */
void pmn_quick_box_set_register (PmnQuickBox *self, PmnRegister *reg);
/** pmn_quick_box_is_ready: Returns: whether the names of the register are read, and nothing is on its way to it. */
gboolean pmn_quick_box_is_ready (PmnQuickBox *self);
/** pmn_quick_box_get_line: Returns: (transfer none): what is said under the box, without markup. */
const char *pmn_quick_box_get_line (PmnQuickBox *self);

G_END_DECLS
