/* pmn-print-dialog.h: a document as it will be printed, to print or to save
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "pmn-documents.h"

G_BEGIN_DECLS

#define PMN_TYPE_PRINT_DIALOG (pmn_print_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PmnPrintDialog, pmn_print_dialog, PMN, PRINT_DIALOG, AdwDialog)

/* Signal "done": it was sent to the printer, or saved. */

/** pmn_print_dialog_new: @request: (transfer full): which document. Returns: (transfer floating): a dialog to present. */
AdwDialog *pmn_print_dialog_new (PmnRegister *reg, PmnDocumentRequest *request);

/** pmn_print_dialog_get_printout: Returns: (transfer none) (nullable): what is shown, once it is ready. */
PmnPrintout *pmn_print_dialog_get_printout (PmnPrintDialog *self);

G_END_DECLS
