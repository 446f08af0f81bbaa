/* pmn-entity-store.h: reading, inserting, updating, trashing and bringing back rows, once for every table
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the store. Driven by #PmnEntityType; the types without fields (activities) use only
 * what needs no field: state, find, label. Objects begin with a #PmnRecord.
 */
#pragma once

#include "pmn-edit-private.h"
#include "pmn-entity-type.h"

G_BEGIN_DECLS

/* Columns of every table, before those of the fields. */
#define PMN_N_RECORD_COLUMNS 5
#define PMN_RECORD_COLUMNS "id, uuid, version, created_at, updated_at"

/** PmnRowState: the part of a row that says whether it may be changed. */
typedef struct
{
  gint64 version;
  gint64 deleted_at;
  gboolean unmade;
} PmnRowState;

/** pmn_entity_store_state: @found: (out): FALSE when there is no such row. Returns: FALSE on error. */
gboolean pmn_entity_store_state (PmnConnection *connection, const PmnEntityType *type, gint64 id,
                                 PmnRowState *state, gboolean *found, GError **error);
/** pmn_entity_store_get: Returns: (transfer full) (nullable): trashed and unmade rows too; NOT_FOUND when there is none. */
gpointer pmn_entity_store_get (PmnConnection *connection, const PmnEntityType *type, gint64 id,
                               GError **error);
/** pmn_entity_store_find: Returns: row id of the made row with this uuid, 0 (without error) when there is none. */
gint64 pmn_entity_store_find (PmnConnection *connection, const PmnEntityType *type,
                              const char *uuid, GError **error);
/** pmn_entity_store_label: Returns: (transfer full): what the user calls row @id. Never fails: "row 12" at worst. */
char *pmn_entity_store_label (PmnConnection *connection, const PmnEntityType *type, gint64 id);

/** pmn_entity_store_select: Returns: (transfer none) (nullable): a statement over whole rows; @tail follows "FROM table". */
PmnStatement *pmn_entity_store_select (PmnConnection *connection, const PmnEntityType *type,
                                       const char *tail, GError **error);
/** pmn_entity_store_read: Returns: (transfer full) (nullable): the current row of such a statement. */
gpointer pmn_entity_store_read (PmnConnection *connection, const PmnEntityType *type,
                                PmnStatement *statement, GError **error);
/** pmn_entity_store_collect: Returns: (transfer full) (nullable): all its rows; gives @statement back. */
GPtrArray *pmn_entity_store_collect (PmnConnection *connection, const PmnEntityType *type,
                                     PmnStatement *statement, GError **error);
/** pmn_entity_store_list: Returns: (transfer full) (nullable): live rows whose sort_name has every word of @search, in order, the first @limit (0 = all). */
GPtrArray *pmn_entity_store_list (PmnConnection *connection, const PmnEntityType *type,
                                  const char *search, guint limit, GError **error);

/** pmn_entity_store_save: see pmn-repositories.h. */
gboolean pmn_entity_store_save (PmnEdit *edit, const PmnEntityType *type, gpointer object,
                                GError **error);
/** pmn_entity_store_insert_exact: inserts with the uuid, version, stamps and trash mark of the record (load). */
gboolean pmn_entity_store_insert_exact (PmnEdit *edit, const PmnEntityType *type, gpointer object,
                                        GError **error);
/** pmn_entity_store_write_image: writes the fields of @image as a new version of row @id (undo). */
gboolean pmn_entity_store_write_image (PmnEdit *edit, const PmnEntityType *type, gint64 id,
                                       gpointer image, GError **error);
/** pmn_entity_store_trash: moves row @id to the trash; already there: nothing. */
gboolean pmn_entity_store_trash (PmnEdit *edit, const PmnEntityType *type, gint64 id,
                                 GError **error);
/** pmn_entity_store_restore: takes row @id out of the trash; not there: nothing. */
gboolean pmn_entity_store_restore (PmnEdit *edit, const PmnEntityType *type, gint64 id,
                                   GError **error);
/** pmn_entity_store_unmake: undoes the creation of a row: neither live nor in the trash. */
gboolean pmn_entity_store_unmake (PmnEdit *edit, const PmnEntityType *type, gint64 id,
                                  GError **error);
/** pmn_entity_store_remake: the contrary of pmn_entity_store_unmake(): the row is live again. */
gboolean pmn_entity_store_remake (PmnEdit *edit, const PmnEntityType *type, gint64 id,
                                  GError **error);

/** pmn_entity_store_not_found: sets NOT_FOUND. Returns: FALSE. */
gboolean pmn_entity_store_not_found (GError **error);

G_END_DECLS
