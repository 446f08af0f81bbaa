/* pmn-store-error.c: the error domain of the store layer
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-store-error.h"

G_DEFINE_QUARK (pmn-store-error-quark, pmn_store_error)
