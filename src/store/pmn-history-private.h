/* pmn-history-private.h: what the files of the history share
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-history.h"

G_BEGIN_DECLS

/** PMN_STEP_IS_BULK: SQL: steps of many rows, which Ctrl+Z in the window leaves alone. */
#define PMN_STEP_IS_BULK(alias) alias ".kind IN ('import', 'load', 'merge', 'pull', 'demo')"

G_END_DECLS
