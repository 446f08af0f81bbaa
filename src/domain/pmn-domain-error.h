/* pmn-domain-error.h: what can go wrong in the domain layer
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PMN_DOMAIN_ERROR (pmn_domain_error_quark ())

/**
 * PmnDomainError:
 * @PMN_DOMAIN_ERROR_INVALID: a value is refused by validation; the message says which and why
 * @PMN_DOMAIN_ERROR_PARSE: text that cannot be understood
 *
 * Error codes of %PMN_DOMAIN_ERROR. The message of such an error is a translated sentence for the user.
 */
typedef enum
{
  PMN_DOMAIN_ERROR_INVALID,
  PMN_DOMAIN_ERROR_PARSE,
} PmnDomainError;

/** pmn_domain_error_quark: Returns: the domain %PMN_DOMAIN_ERROR. */
GQuark pmn_domain_error_quark (void);

G_END_DECLS
