/* pmn-beneficiary-editor.h: the form of a followed person
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-beneficiary.h"
#include "widgets/pmn-editor-dialog.h"

G_BEGIN_DECLS

#define PMN_TYPE_BENEFICIARY_EDITOR (pmn_beneficiary_editor_get_type ())
G_DECLARE_FINAL_TYPE (PmnBeneficiaryEditor, pmn_beneficiary_editor, PMN, BENEFICIARY_EDITOR,
                      PmnEditorDialog)

/*
 * The signal "saved" (gint64 id) of #PmnEditorDialog says who the person is in the end: the row that
 * was saved, or the one that was there already when "Use This One" was chosen.
 */

/**
 * pmn_beneficiary_editor_new:
 * @person: (nullable): who is edited, copied; %NULL = somebody new, followed by who is at the
 *   keyboard. A person whose record.id is 0 fills the form of somebody new.
 *
 * Returns: (transfer floating): a dialog to present
 */
AdwDialog *pmn_beneficiary_editor_new (PmnRegister *reg, const PmnBeneficiary *person);

G_END_DECLS
