/* pmn-beneficiary-repository.c: rows of followed people
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-beneficiary-repository.h"

#include <glib/gi18n-lib.h>

#include "pmn-entity-store.h"
#include "pmn-erasure.h"
#include "pmn-person-lines.h"

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
  return pmn_entity_store_list (connection, TYPE, search, 0, error);
}

GPtrArray *
pmn_beneficiary_repository_list_merged (PmnConnection *connection, GError **error)
{
  PmnStatement *select = pmn_entity_store_select (
      connection, TYPE,
      "WHERE merged_into IN (SELECT id FROM beneficiary WHERE deleted_at IS NULL)"
      " AND anonymised_at IS NULL ORDER BY id",
      error);

  return select != NULL ? pmn_entity_store_collect (connection, TYPE, select, error) : NULL;
}

/* Returns: (transfer full) (nullable): the row, which is not anonymised. */
static PmnBeneficiary *
get_open (PmnEdit *edit, gint64 id, GError **error)
{
  g_autoptr (PmnBeneficiary) current
      = pmn_beneficiary_repository_get (pmn_edit_get_connection (edit), id, error);

  if (current == NULL)
    return NULL;
  if (current->anonymised_at == 0)
    return g_steal_pointer (&current);
  g_set_error_literal (error, PMN_STORE_ERROR, PMN_STORE_ERROR_FINAL,
                       _ ("This person was anonymised: nothing can be entered any more."));
  return NULL;
}

gboolean
pmn_beneficiary_repository_save (PmnEdit *edit, PmnBeneficiary *beneficiary, GError **error)
{
  g_autoptr (PmnBeneficiary) current = NULL;

  g_return_val_if_fail (edit != NULL && beneficiary != NULL, FALSE);
  /* Only pmn_beneficiary_repository_anonymise() does that, and wholly. */
  g_return_val_if_fail (beneficiary->anonymised_at == 0 || beneficiary->record.id != 0, FALSE);

  if (beneficiary->record.id == 0)
    return pmn_entity_store_save (edit, TYPE, beneficiary, error);
  current = get_open (edit, beneficiary->record.id, error);
  return current != NULL && pmn_entity_store_save (edit, TYPE, beneficiary, error)
         && pmn_person_lines_correct_age (edit, beneficiary->record.id, current->birth_year,
                                          beneficiary->birth_year, error);
}

/* Merging -------------------------------------------------------------------------------------- */

static PmnBeneficiary *
get_live (PmnEdit *edit, gint64 id, GError **error)
{
  g_autoptr (PmnBeneficiary) person = get_open (edit, id, error);

  if (person == NULL)
    return NULL;
  if (person->record.deleted_at == 0)
    return g_steal_pointer (&person);
  g_set_error_literal (error, PMN_STORE_ERROR, PMN_STORE_ERROR_INVALID,
                       _ ("Somebody who is in the trash cannot be merged."));
  return NULL;
}

/* Those who were merged into @merged_id before: one step leads to who goes on. */
static gboolean
bring_along (PmnEdit *edit, gint64 survivor_id, gint64 merged_id, GError **error)
{
  PmnConnection *connection = pmn_edit_get_connection (edit);
  g_autoptr (GPtrArray) rows = NULL;
  PmnStatement *select
      = pmn_entity_store_select (connection, TYPE, "WHERE merged_into = ?1", error);

  if (select == NULL)
    return FALSE;
  pmn_statement_bind_int64 (select, 1, merged_id);
  rows = pmn_entity_store_collect (connection, TYPE, select, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      PmnBeneficiary *person = g_ptr_array_index (rows, i);

      person->merged_into = survivor_id;
      if (!pmn_entity_store_save (edit, TYPE, person, error))
        return FALSE;
    }
  return rows != NULL;
}

/* Not a change of its own: the trash it goes with is, and leaving the trash takes it away. */
static gboolean
mark_merged (PmnEdit *edit, gint64 survivor_id, gint64 merged_id, GError **error)
{
  g_autoptr (PmnStatement) update = NULL;

  if (!pmn_entity_store_trash (edit, TYPE, merged_id, error))
    return FALSE;
  update = pmn_connection_prepare (pmn_edit_get_connection (edit),
                                   "UPDATE beneficiary SET merged_into = ?2 WHERE id = ?1", error);
  if (update == NULL)
    return FALSE;
  pmn_statement_bind_int64 (update, 1, merged_id);
  pmn_statement_bind_int64 (update, 2, survivor_id);
  return pmn_statement_run (update, error);
}

gboolean
pmn_beneficiary_repository_merge (PmnEdit *edit, gint64 survivor_id, gint64 merged_id,
                                  GError **error)
{
  g_autoptr (PmnBeneficiary) survivor = NULL;
  g_autoptr (PmnBeneficiary) merged = NULL;

  g_return_val_if_fail (edit != NULL, FALSE);

  if (survivor_id == merged_id)
    {
      g_set_error_literal (error, PMN_STORE_ERROR, PMN_STORE_ERROR_INVALID,
                           _ ("A person cannot be merged with themselves."));
      return FALSE;
    }
  survivor = get_live (edit, survivor_id, error);
  if (survivor == NULL)
    return FALSE;
  merged = get_live (edit, merged_id, error);
  if (merged == NULL)
    return FALSE;
  pmn_beneficiary_absorb (survivor, merged);
  return pmn_person_lines_move (edit, merged_id, survivor_id, error)
         && pmn_beneficiary_repository_save (edit, survivor, error)
         && bring_along (edit, survivor_id, merged_id, error)
         && mark_merged (edit, survivor_id, merged_id, error);
}

/* Trash ---------------------------------------------------------------------------------------- */

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
