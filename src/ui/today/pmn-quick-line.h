/* pmn-quick-line.h: what the quick box understood, in words
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-log-context.h"

G_BEGIN_DECLS

/**
 * pmn_quick_line_describe:
 * @reading: what was typed
 * @activity: the same with what was not said
 * @explain: whether to say why this place, and what is missing
 *
 * Returns: (transfer full): "Individual · E-mail · 45 min · Library · yesterday" as Pango markup;
 *   what was not typed is paler, a day of another year than expected is in bold
 */
char *pmn_quick_line_describe (const PmnLogContext *context, const PmnQuickReading *reading,
                               const PmnActivity *activity, PmnDay today, gboolean explain);

/** pmn_quick_line_missing: Returns: (transfer full) (nullable): what is still missing in @activity, a sentence; @field: (out) (optional): its field. */
char *pmn_quick_line_missing (const PmnActivity *activity, PmnDay today, const char **field);

G_END_DECLS
