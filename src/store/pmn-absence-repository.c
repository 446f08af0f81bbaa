/* pmn-absence-repository.c: rows of absences of people of the team
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pmn-entity-store.h"
#include "pmn-mediator-repository.h"

#define TYPE pmn_entity_type_get (PMN_ENTITY_ABSENCE)

PmnAbsence *
pmn_absence_repository_get (PmnConnection *connection, gint64 id, GError **error)
{
  return pmn_entity_store_get (connection, TYPE, id, error);
}

GPtrArray *
pmn_absence_repository_list (PmnConnection *connection, gint64 mediator_id, PmnDay from, PmnDay to,
                             GError **error)
{
  PmnStatement *select;

  select = pmn_entity_store_select (connection, TYPE,
                                    "WHERE deleted_at IS NULL"
                                    " AND (?1 = 0 OR mediator_id = ?1)"
                                    " AND (?2 IS NULL OR to_day >= ?2)"
                                    " AND (?3 IS NULL OR from_day <= ?3)"
                                    " ORDER BY from_day, part, mediator_id, id",
                                    error);
  if (select == NULL)
    return NULL;
  pmn_statement_bind_int64 (select, 1, mediator_id);
  pmn_statement_bind_int64_or_null (select, 2, from, PMN_DAY_NONE);
  pmn_statement_bind_int64_or_null (select, 3, to, PMN_DAY_NONE);
  return pmn_entity_store_collect (connection, TYPE, select, error);
}

gboolean
pmn_absence_repository_save (PmnEdit *edit, PmnAbsence *absence, GError **error)
{
  return pmn_entity_store_save (edit, TYPE, absence, error);
}

gboolean
pmn_absence_repository_trash (PmnEdit *edit, gint64 id, GError **error)
{
  return pmn_entity_store_trash (edit, TYPE, id, error);
}

gboolean
pmn_absence_repository_restore (PmnEdit *edit, gint64 id, GError **error)
{
  return pmn_entity_store_restore (edit, TYPE, id, error);
}
