/* pmn-letter-dialog.h: a letter from a template: which, what to fill in, then its preview
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "pmn-register.h"

G_BEGIN_DECLS

#define PMN_TYPE_LETTER_DIALOG (pmn_letter_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PmnLetterDialog, pmn_letter_dialog, PMN, LETTER_DIALOG, AdwDialog)

/** pmn_letter_dialog_new: @beneficiary_id: whom the letter is about. Returns: (transfer floating): a dialog to present; who is at the keyboard signs. */
AdwDialog *pmn_letter_dialog_new (PmnRegister *reg, gint64 beneficiary_id);

G_END_DECLS
