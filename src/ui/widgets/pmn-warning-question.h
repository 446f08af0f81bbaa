/* pmn-warning-question.h: asks before what is only warned of is saved
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "pmn-validation.h"

G_BEGIN_DECLS

/** PMN_WARNING_QUESTION_SAVE: the response of who saves all the same. */
#define PMN_WARNING_QUESTION_SAVE "save"

/**
 * pmn_warning_question_dup_text:
 *
 * Returns: (transfer full): what @issues warns of, each sentence once, "" when of nothing
 */
char *pmn_warning_question_dup_text (const PmnValidation *issues);

/**
 * pmn_warning_question_new:
 * @warnings: what pmn_warning_question_dup_text() gave
 *
 * Going back is what Return and Escape do.
 *
 * Returns: (transfer floating): an #AdwAlertDialog
 */
AdwDialog *pmn_warning_question_new (const char *warnings);

G_END_DECLS
