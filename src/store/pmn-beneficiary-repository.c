/* pmn-beneficiary-repository.c: rows of followed people
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-beneficiary-repository.h"

#include <glib/gi18n-lib.h>

#include "pmn-entity-store.h"
#include "pmn-erasure.h"

#define TYPE pmn_entity_type_get (PMN_ENTITY_BENEFICIARY)

PmnBeneficiary *
pmn_beneficiary_repository_get (PmnConnection *connection, gint64 id, GError **error)
{
  return pmn_entity_store_get (connection, TYPE, id, error);
}

gint64
pmn_beneficiary_repository_find (PmnConnection *connection, const char *key, GError **error)
{
  return pmn_entity_store_find (connection, TYPE, key, error);
}

GPtrArray *
pmn_beneficiary_repository_list (PmnConnection *connection, const char *search, GError **error)
{
  return pmn_entity_store_list (connection, TYPE, search, error);
}

static gboolean
refuse_anonymised (PmnEdit *edit, gint64 id, GError **error)
{
  g_autoptr (PmnBeneficiary) current
      = pmn_beneficiary_repository_get (pmn_edit_get_connection (edit), id, error);

  if (current == NULL)
    return FALSE;
  if (current->anonymised_at == 0)
    return TRUE;
  g_set_error_literal (error, PMN_STORE_ERROR, PMN_STORE_ERROR_FINAL,
                       _ ("This person was anonymised: nothing can be entered any more."));
  return FALSE;
}

gboolean
pmn_beneficiary_repository_save (PmnEdit *edit, PmnBeneficiary *beneficiary, GError **error)
{
  g_return_val_if_fail (edit != NULL && beneficiary != NULL, FALSE);
  /* Only pmn_beneficiary_repository_anonymise() does that, and wholly. */
  g_return_val_if_fail (beneficiary->anonymised_at == 0 || beneficiary->record.id != 0, FALSE);

  if (beneficiary->record.id != 0 && !refuse_anonymised (edit, beneficiary->record.id, error))
    return FALSE;
  return pmn_entity_store_save (edit, TYPE, beneficiary, error);
}

gboolean
pmn_beneficiary_repository_trash (PmnEdit *edit, gint64 id, GError **error)
{
  return pmn_entity_store_trash (edit, TYPE, id, error);
}

gboolean
pmn_beneficiary_repository_restore (PmnEdit *edit, gint64 id, GError **error)
{
  return pmn_entity_store_restore (edit, TYPE, id, error);
}

gboolean
pmn_beneficiary_repository_anonymise (PmnEdit *edit, gint64 id, GError **error)
{
  return pmn_erasure_run (edit, id, error);
}
