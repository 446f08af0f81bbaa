/* pmn-core-error.c: the error domain of the core layer
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-core-error.h"

G_DEFINE_QUARK (pmn-core-error-quark, pmn_core_error)
