/* pmn-exchange-error.c: the error domain of the exchange layer
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-exchange-error.h"

#include <glib/gi18n-lib.h>

#include "pmn-sentence.h"

G_DEFINE_QUARK (pmn-exchange-error-quark, pmn_exchange_error)

void
pmn_exchange_error_not_opened (GError **error, const char *display_name, const char *reason)
{
  g_autofree char *why = pmn_sentence_after_colon (reason);

  /* Translators: %1$s is a file name, %2$s the reason given by the system */
  g_set_error (error, PMN_EXCHANGE_ERROR, PMN_EXCHANGE_ERROR_IO,
               _ ("“%1$s” cannot be opened: %2$s."), display_name, why);
}
