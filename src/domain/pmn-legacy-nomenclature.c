/* pmn-legacy-nomenclature.c: the words of the old platform and what they became
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "pmn-legacy-nomenclature.h"
#include "pmn-nomenclature-tables.h"

const PmnLegacyTerm *
pmn_legacy_terms (PmnLegacyField field, gsize *n_terms)
{
  g_return_val_if_fail (n_terms != NULL, NULL);

  *n_terms = 0;
  g_return_val_if_fail (field >= PMN_LEGACY_THEME && field <= PMN_LEGACY_REFERRAL, NULL);

  *n_terms = pmn_legacy_first[field + 1] - pmn_legacy_first[field];
  return &pmn_legacy_table[pmn_legacy_first[field]];
}

const PmnLegacyTerm *
pmn_legacy_find (PmnLegacyField field, const char *text)
{
  int index = pmn_alias_find (pmn_legacy_aliases, pmn_legacy_n_aliases, (int) field, text);

  return index < 0 ? NULL : &pmn_legacy_table[index];
}

const PmnLegacyTerm *
pmn_legacy_by_kept_code (PmnDimension dimension, const char *kept_code)
{
  if (kept_code == NULL || !g_str_has_prefix (kept_code, PMN_LEGACY_PREFIX))
    return NULL;

  for (gsize i = 0; i < pmn_legacy_first[PMN_LEGACY_REFERRAL + 1]; i++)
    {
      if (pmn_legacy_table[i].dimension == dimension
          && strcmp (pmn_legacy_table[i].kept_code, kept_code) == 0)
        return &pmn_legacy_table[i];
    }
  return NULL;
}
