/* pmn-notice-dialog.h: the information notice, to read together or to print
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "pmn-register.h"

G_BEGIN_DECLS

#define PMN_TYPE_NOTICE_DIALOG (pmn_notice_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PmnNoticeDialog, pmn_notice_dialog, PMN, NOTICE_DIALOG, AdwDialog)

/** pmn_notice_dialog_new: Returns: (transfer floating): a dialog to present, in the name of the structure of @reg. */
AdwDialog *pmn_notice_dialog_new (PmnRegister *reg);

G_END_DECLS
