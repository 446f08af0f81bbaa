/* pmn-letter-dialog.h: a letter from a template: which, what to fill in, then its preview
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "pmn-beneficiary.h"
#include "pmn-register.h"

G_BEGIN_DECLS

#define PMN_TYPE_LETTER_DIALOG (pmn_letter_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PmnLetterDialog, pmn_letter_dialog, PMN, LETTER_DIALOG, AdwDialog)

/**
 * pmn_letter_dialog_new:
 * @person: whom the letter is about
 *
 * Who is at the keyboard signs. What is typed is a draft about that person until it is printed or saved.
 *
 * Returns: (transfer floating): a dialog to present
 */
AdwDialog *pmn_letter_dialog_new (PmnRegister *reg, const PmnBeneficiary *person);

G_END_DECLS
