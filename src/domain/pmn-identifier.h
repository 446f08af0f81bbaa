/* pmn-identifier.h: identifiers of France checked, cleaned and shown
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "pmn-date.h"

G_BEGIN_DECLS

/**
 * PmnIdentifierKind:
 * @PMN_IDENTIFIER_SIRET: 14 digits with a Luhn key; establishments of La Poste (356000000…) other
 *   than its head office have instead a sum of digits multiple of 5
 * @PMN_IDENTIFIER_SIREN: 9 digits with a Luhn key
 * @PMN_IDENTIFIER_RIDET: 7 digits (New Caledonia); up to 10 are accepted, as the State's own tool
 * does
 * @PMN_IDENTIFIER_RNA: W and 9 digits; letters after the W are accepted with a warning
 * @PMN_IDENTIFIER_INSEE: 5 characters, 2A and 2B for Corsica
 * @PMN_IDENTIFIER_POSTCODE: 5 digits
 * @PMN_IDENTIFIER_PHONE: French number, metropole or overseas; clean form is E.164
 * @PMN_IDENTIFIER_EMAIL: something@something.something without spaces; clean form has a lower-case
 * domain
 *
 * What pmn_identifier_check() knows.
 */
typedef enum
{
  PMN_IDENTIFIER_SIRET,
  PMN_IDENTIFIER_SIREN,
  PMN_IDENTIFIER_RIDET,
  PMN_IDENTIFIER_RNA,
  PMN_IDENTIFIER_INSEE,
  PMN_IDENTIFIER_POSTCODE,
  PMN_IDENTIFIER_PHONE,
  PMN_IDENTIFIER_EMAIL,
} PmnIdentifierKind;

/**
 * pmn_identifier_check:
 * @kind: what @text should be
 * @text: as typed; spaces, no-break spaces, dots and dashes used as separators are ignored where
 * usual
 * @clean: (out) (optional) (transfer full): the form to store, without separators; %NULL on failure
 * @error: return location for a %PMN_DOMAIN_ERROR_INVALID whose sentence names what is wrong
 *
 * An empty text is refused; whether the field may stay empty is the caller's matter.
 *
 * Returns: whether @text is valid
 */
gboolean pmn_identifier_check (PmnIdentifierKind kind, const char *text, char **clean,
                               GError **error);

/**
 * pmn_identifier_check_structure:
 * @text: a SIRET, a RIDET or an RNA number as typed
 * @kind: (out) (optional): which one it is
 * @clean: (out) (optional) (transfer full): the form to store
 * @error: return location for a %PMN_DOMAIN_ERROR_INVALID
 *
 * Tells the three identifiers of a structure apart by their shape and checks the one it is.
 *
 * Returns: whether @text is valid
 */
gboolean pmn_identifier_check_structure (const char *text, PmnIdentifierKind *kind, char **clean,
                                         GError **error);

/**
 * pmn_identifier_check_birth_year:
 * @year: a year of birth
 * @today: the current day
 * @error: return location for a %PMN_DOMAIN_ERROR_INVALID
 *
 * Returns: whether @year is between 1900 and the current year, the rule of the national form
 */
gboolean pmn_identifier_check_birth_year (int year, PmnDay today, GError **error);

/**
 * pmn_identifier_warning:
 * @kind: what @clean is
 * @clean: a valid identifier in its clean form
 *
 * What deserves a word though it is valid: an address of the closed domain conseiller-numerique.fr
 * (ended on 2024-11-15), an RNA number with letters, a RIDET of more than 7 digits.
 *
 * Returns: (transfer full) (nullable): a translated sentence, %NULL when there is nothing to say
 */
char *pmn_identifier_warning (PmnIdentifierKind kind, const char *clean);

/**
 * pmn_identifier_display:
 * @kind: what @clean is
 * @clean: an identifier in its clean form
 *
 * Returns: (transfer full): how people read it: "04 55 66 77 88", "732 829 320 00074"; separators
 * are no-break spaces; what is not of the expected shape is returned as it is
 */
char *pmn_identifier_display (PmnIdentifierKind kind, const char *clean);

/**
 * pmn_identifier_department_of_insee:
 * @insee: (nullable): the INSEE code of a commune
 *
 * Returns: (transfer full) (nullable): "24", "2A", "971"; %NULL when @insee is not an INSEE code
 */
char *pmn_identifier_department_of_insee (const char *insee);

G_END_DECLS
