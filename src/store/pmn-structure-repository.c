/* pmn-structure-repository.c: the structure of the register
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-structure-repository.h"

#include "pmn-entity-store.h"

#define TYPE pmn_entity_type_get (PMN_ENTITY_STRUCTURE)
#define STRUCTURE_ID 1

PmnStructure *
pmn_structure_repository_get (PmnConnection *connection, GError **error)
{
  PmnStructureRow *row = pmn_entity_store_get (connection, TYPE, STRUCTURE_ID, error);
  PmnStructure *structure;

  if (row == NULL)
    return NULL;
  structure = pmn_structure_copy (&row->structure);
  TYPE->destroy (row);
  return structure;
}

gboolean
pmn_structure_repository_save (PmnEdit *edit, const PmnStructure *structure, GError **error)
{
  /* Borrows the members: the row is not freed. The structure has no version of its own in memory:
   * the last one who saves it wins, and the history keeps what it was. */
  PmnStructureRow row = { .structure = *structure };
  PmnRowState state;
  gboolean found;

  g_return_val_if_fail (edit != NULL && structure != NULL, FALSE);

  if (!pmn_entity_store_state (pmn_edit_get_connection (edit), TYPE, STRUCTURE_ID, &state, &found,
                               error))
    return FALSE;
  if (found)
    {
      row.record.id = STRUCTURE_ID;
      row.record.version = state.version;
    }
  return pmn_entity_store_save (edit, TYPE, &row, error);
}
