/* pmn-exchange-error.c: the error domain of the exchange layer
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-exchange-error.h"

G_DEFINE_QUARK (pmn-exchange-error-quark, pmn_exchange_error)
