/* pmn-exchange-error.h: what can go wrong in the exchange layer
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PMN_EXCHANGE_ERROR (pmn_exchange_error_quark ())

/**
 * PmnExchangeError:
 * @PMN_EXCHANGE_ERROR_FORMAT: the file is not of the announced kind, or is damaged
 * @PMN_EXCHANGE_ERROR_HEADER: the expected sheet or header row is missing
 * @PMN_EXCHANGE_ERROR_LIMIT: the file asks for more memory or cells than is allowed
 * @PMN_EXCHANGE_ERROR_ENCODING: text that cannot be decoded
 * @PMN_EXCHANGE_ERROR_IO: the file cannot be read or written
 * @PMN_EXCHANGE_ERROR_ROW: a row that cannot be used
 *
 * Error codes of %PMN_EXCHANGE_ERROR. The message of such an error is a translated sentence for the user.
 */
typedef enum
{
  PMN_EXCHANGE_ERROR_FORMAT,
  PMN_EXCHANGE_ERROR_HEADER,
  PMN_EXCHANGE_ERROR_LIMIT,
  PMN_EXCHANGE_ERROR_ENCODING,
  PMN_EXCHANGE_ERROR_IO,
  PMN_EXCHANGE_ERROR_ROW,
} PmnExchangeError;

/** pmn_exchange_error_quark: Returns: the domain %PMN_EXCHANGE_ERROR. */
GQuark pmn_exchange_error_quark (void);

/** pmn_exchange_error_not_opened: sets %PMN_EXCHANGE_ERROR_IO: the file cannot be opened; @reason: the system's. */
void pmn_exchange_error_not_opened (GError **error, const char *display_name, const char *reason);

G_END_DECLS
