/* pmn-place-editor.h: the form of a place
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-place.h"
#include "widgets/pmn-editor-dialog.h"

G_BEGIN_DECLS

#define PMN_TYPE_PLACE_EDITOR (pmn_place_editor_get_type ())
G_DECLARE_FINAL_TYPE (PmnPlaceEditor, pmn_place_editor, PMN, PLACE_EDITOR, PmnEditorDialog)

/** pmn_place_editor_new: @place: (nullable): what to edit, NULL for a new place. Returns: (transfer floating). */
AdwDialog *pmn_place_editor_new (PmnRegister *reg, const PmnPlace *place);

G_END_DECLS
