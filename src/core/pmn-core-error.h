/* pmn-core-error.h: what can go wrong in the core layer
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PMN_CORE_ERROR (pmn_core_error_quark ())

/**
 * PmnCoreError:
 * @PMN_CORE_ERROR_FAILED: any other failure
 * @PMN_CORE_ERROR_INVALID: refused by validation; nothing was written
 * @PMN_CORE_ERROR_NOT_FOUND: a mediator, place or other thing that was named does not exist
 * @PMN_CORE_ERROR_AMBIGUOUS: several things match the name given
 * @PMN_CORE_ERROR_REFUSED: refused by a rule; nothing was written
 *
 * Error codes of %PMN_CORE_ERROR. The message of such an error is a translated sentence for the user.
 */
typedef enum
{
  PMN_CORE_ERROR_FAILED,
  PMN_CORE_ERROR_INVALID,
  PMN_CORE_ERROR_NOT_FOUND,
  PMN_CORE_ERROR_AMBIGUOUS,
  PMN_CORE_ERROR_REFUSED,
} PmnCoreError;

/** pmn_core_error_quark: Returns: the domain %PMN_CORE_ERROR. */
GQuark pmn_core_error_quark (void);

G_END_DECLS
