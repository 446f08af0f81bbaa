/* pmn-names-dialog.h: the tags in use, or the saved filters: to rename and to take away
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "pmn-register.h"

G_BEGIN_DECLS

/**
 * PmnNamesKind:
 * @PMN_NAMES_TAGS: tags with how many activities carry them; one renamed to the name of another absorbs it
 * @PMN_NAMES_FILTERS: saved filters
 */
typedef enum
{
  PMN_NAMES_TAGS,
  PMN_NAMES_FILTERS,
} PmnNamesKind;

#define PMN_TYPE_NAMES_DIALOG (pmn_names_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PmnNamesDialog, pmn_names_dialog, PMN, NAMES_DIALOG, AdwDialog)

/** pmn_names_dialog_new: every change is a step that a toast of the window offers to undo. */
AdwDialog *pmn_names_dialog_new (PmnRegister *reg, PmnNamesKind kind);

G_END_DECLS
