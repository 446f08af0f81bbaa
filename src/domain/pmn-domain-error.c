/* pmn-domain-error.c: the error domain of the domain layer
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-domain-error.h"

G_DEFINE_QUARK (pmn-domain-error-quark, pmn_domain_error)
