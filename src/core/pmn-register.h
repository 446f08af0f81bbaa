/* pmn-register.h: an open register with somebody at the keyboard
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the window and the command line share: a store, who acts, from which program, and the actions
 * on rows. Rows are handed over as the plain structs of src/domain with their #PmnEntity. Every
 * `_async` function has a `_finish`; the `_sync` ones are for the command line and tests. Errors are
 * %PMN_STORE_ERROR, %PMN_CORE_ERROR, or %PMN_DOMAIN_ERROR_INVALID when validation refuses (nothing
 * was written).
 */
#pragma once

#include <gio/gio.h>

#include "pmn-activity-filter.h"
#include "pmn-backup.h"
#include "pmn-core-error.h"
#include "pmn-date.h"
#include "pmn-history.h"
#include "pmn-statistics.h"
#include "pmn-store.h"
#include "pmn-structure.h"

G_BEGIN_DECLS

#define PMN_TYPE_REGISTER (pmn_register_get_type ())
G_DECLARE_FINAL_TYPE (PmnRegister, pmn_register, PMN, REGISTER, GObject)

/**
 * pmn_register_open_async:
 * @path: the file
 * @create: (nullable): make a new register for this structure; the file must not exist
 * @origin: "app" or "cli", static
 */
void pmn_register_open_async (const char *path, const PmnStructure *create, const char *origin,
                              GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data);
/** pmn_register_open_finish: Returns: (transfer full) (nullable): the register. */
PmnRegister *pmn_register_open_finish (GAsyncResult *result, GError **error);
/** pmn_register_open_sync: blocking, as the above. Returns: (transfer full) (nullable): the register. */
PmnRegister *pmn_register_open_sync (const char *path, const PmnStructure *create,
                                     const char *origin, GError **error);

/** pmn_register_close_async: mandatory before the last unref; finishes every write. */
void pmn_register_close_async (PmnRegister *self, GAsyncReadyCallback callback, gpointer user_data);
/** pmn_register_close_finish: Returns: whether everything was written and closed. */
gboolean pmn_register_close_finish (PmnRegister *self, GAsyncResult *result, GError **error);
/** pmn_register_close_sync: blocking, as the above. Returns: whether everything was written and closed. */
gboolean pmn_register_close_sync (PmnRegister *self, GError **error);

/** pmn_register_get_store: Returns: (transfer none): for its signals and for read functions. */
PmnStore *pmn_register_get_store (PmnRegister *self);
/** pmn_register_get_structure: Returns: (transfer none): as read at opening and after each change. */
const PmnStructure *pmn_register_get_structure (PmnRegister *self);
/** pmn_register_get_today: Returns: the civil date where the user is. */
PmnDay pmn_register_get_today (PmnRegister *self);

/** pmn_register_get_actor: Returns: row id of the mediator at the keyboard, 0 = not said. */
gint64 pmn_register_get_actor (PmnRegister *self);
/** pmn_register_set_actor: remembered in the register for the next start. Notifies "actor". */
void pmn_register_set_actor (PmnRegister *self, gint64 mediator_id);

/*
 * Properties: "actor" (int64, notify).
 * Signals, on the opening thread: "changed" (const PmnStoreNews *), forwarded from the store;
 *   "structure-changed" (); "drafts-changed" (): a form was left, its draft is in the file or gone.
 */

/**
 * pmn_register_get_async: one row.
 * Returns by _finish: (transfer full): a PmnActivity, PmnMediator… as @entity says; free it with
 * pmn_entity_free().
 */
void pmn_register_get_async (PmnRegister *self, PmnEntity entity, gint64 id,
                             GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data);
/** pmn_register_get_finish: Returns: (transfer full) (nullable): the row. */
gpointer pmn_register_get_finish (PmnRegister *self, GAsyncResult *result, GError **error);
/** pmn_register_get_sync: blocking. Returns: (transfer full) (nullable): the row. */
gpointer pmn_register_get_sync (PmnRegister *self, PmnEntity entity, gint64 id, GError **error);

/**
 * pmn_register_list_async: live rows of mediators, places, beneficiaries or absences, by name.
 * @search: (nullable): words; ignored for absences
 * Returns by _finish: (transfer full): a GPtrArray of rows that frees them.
 */
void pmn_register_list_async (PmnRegister *self, PmnEntity entity, const char *search,
                              GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data);
/** pmn_register_list_finish: Returns: (transfer full) (nullable): the rows. */
GPtrArray *pmn_register_list_finish (PmnRegister *self, GAsyncResult *result, GError **error);
/** pmn_register_list_sync: blocking. Returns: (transfer full) (nullable): the rows. */
GPtrArray *pmn_register_list_sync (PmnRegister *self, PmnEntity entity, const char *search,
                                   GError **error);

/**
 * pmn_register_save_async: validates and saves a copy of @row (new when its record.id is 0).
 * Returns by _finish: (transfer full): the saved row with its record, pmn_entity_free() it.
 * The structure is saved as PMN_ENTITY_STRUCTURE.
 */
void pmn_register_save_async (PmnRegister *self, PmnEntity entity, gconstpointer row,
                              GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data);
/** pmn_register_save_finish: Returns: (transfer full) (nullable): the saved row. */
gpointer pmn_register_save_finish (PmnRegister *self, GAsyncResult *result, GError **error);
/** pmn_register_save_sync: blocking. Returns: (transfer full) (nullable): the saved row. */
gpointer pmn_register_save_sync (PmnRegister *self, PmnEntity entity, gconstpointer row,
                                 GError **error);

/**
 * pmn_register_save_all_async: validates and saves copies of several rows in one step of history.
 * @rows: (element-type gpointer) (transfer none): rows of kind @entity, at least one; all or none is saved
 * @draft: (nullable): key of the draft ("draft:KEY") that is forgotten with it, in the same transaction
 * Returns by _finish: (transfer full): the saved rows, in order, in a GPtrArray that frees them.
 */
void pmn_register_save_all_async (PmnRegister *self, PmnEntity entity, GPtrArray *rows,
                                  const char *draft, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
/** pmn_register_save_all_finish: Returns: (transfer full) (nullable): the saved rows. */
GPtrArray *pmn_register_save_all_finish (PmnRegister *self, GAsyncResult *result, GError **error);
/** pmn_register_save_all_sync: blocking, without a draft. Returns: (transfer full) (nullable): the saved rows. */
GPtrArray *pmn_register_save_all_sync (PmnRegister *self, PmnEntity entity, GPtrArray *rows,
                                       GError **error);

/** pmn_register_trash_async: moves @n_ids rows to the trash in one step. @draft: (nullable): as for saving. */
void pmn_register_trash_async (PmnRegister *self, PmnEntity entity, const gint64 *ids, guint n_ids,
                               const char *draft, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
/** pmn_register_restore_async: takes @n_ids rows out of the trash in one step. */
void pmn_register_restore_async (PmnRegister *self, PmnEntity entity, const gint64 *ids,
                                 guint n_ids, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
/** pmn_register_empty_trash_async: removes for good what is in the trash. Final. */
void pmn_register_empty_trash_async (PmnRegister *self, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
/** pmn_register_anonymise_async: a beneficiary, for ever; scrubs the file afterwards. */
void pmn_register_anonymise_async (PmnRegister *self, gint64 beneficiary_id,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);
/** pmn_register_change_finish: of trash, restore, empty trash, anonymise, set setting, set draft. */
gboolean pmn_register_change_finish (PmnRegister *self, GAsyncResult *result, GError **error);
/** pmn_register_trash_sync: blocking, without a draft. Returns: whether they are in the trash. */
gboolean pmn_register_trash_sync (PmnRegister *self, PmnEntity entity, const gint64 *ids,
                                  guint n_ids, GError **error);
/** pmn_register_anonymise_sync: blocking. Returns: whether it was done. */
gboolean pmn_register_anonymise_sync (PmnRegister *self, gint64 beneficiary_id, GError **error);

/**
 * pmn_register_undo_async: undoes the newest step made from this program (by this user in the app;
 * imports too on the command line).
 * @step_id: 0 = the newest, else this step (history page)
 * Returns by _finish: (transfer full) (nullable): a sentence that says what was undone; NULL without
 * error when there is nothing to undo.
 */
void pmn_register_undo_async (PmnRegister *self, gint64 step_id, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);
/** pmn_register_undo_finish: Returns: (transfer full) (nullable): what was undone. */
char *pmn_register_undo_finish (PmnRegister *self, GAsyncResult *result, GError **error);
/** pmn_register_undo_sync: blocking. Returns: (transfer full) (nullable): what was undone. */
char *pmn_register_undo_sync (PmnRegister *self, gint64 step_id, GError **error);
/** pmn_register_redo_async: as undo; @step_id: 0 = the newest undone step. */
void pmn_register_redo_async (PmnRegister *self, gint64 step_id, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);
/** pmn_register_redo_finish: Returns: (transfer full) (nullable): what was done again. */
char *pmn_register_redo_finish (PmnRegister *self, GAsyncResult *result, GError **error);
/** pmn_register_redo_sync: blocking. Returns: (transfer full) (nullable): what was done again. */
char *pmn_register_redo_sync (PmnRegister *self, gint64 step_id, GError **error);
/** pmn_register_say_undone: @step: what undo returned. Returns: (transfer full): the sentence that announces it, everywhere the same. */
char *pmn_register_say_undone (const char *step);
/** pmn_register_say_redone: as above, of redo. */
char *pmn_register_say_redone (const char *step);

/** pmn_register_history_async: newest first; @entity/@row_id 0 = all. Returns by _finish: (element-type PmnStep). */
void pmn_register_history_async (PmnRegister *self, PmnEntity entity, gint64 row_id, guint limit,
                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data);
/** pmn_register_trash_list_async: Returns by _finish: (element-type PmnTrashItem). */
void pmn_register_trash_list_async (PmnRegister *self, guint limit, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
/** pmn_register_terms_async: codes the register uses beyond the nomenclature (tags…). Returns by _finish: (element-type utf8). */
void pmn_register_terms_async (PmnRegister *self, int dimension, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
/** pmn_register_rows_finish: Returns: (transfer full) (nullable): of history, trash list and terms. */
GPtrArray *pmn_register_rows_finish (PmnRegister *self, GAsyncResult *result, GError **error);

/** pmn_register_statistics_async: Returns by _finish: (transfer full): the figures. */
void pmn_register_statistics_async (PmnRegister *self, const PmnActivityFilter *filter,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data);
/** pmn_register_statistics_finish: Returns: (transfer full) (nullable): the figures. */
PmnStatistics *pmn_register_statistics_finish (PmnRegister *self, GAsyncResult *result,
                                               GError **error);

/** pmn_register_get_text_async: a setting ("setting:KEY") or a draft ("draft:KEY") as it was last asked to be, without waiting for the writer. Returns by _finish: (transfer full) (nullable). */
void pmn_register_get_text_async (PmnRegister *self, const char *key, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
/** pmn_register_get_text_finish: Returns: (transfer full) (nullable): the text; %NULL without @error: there is none. */
char *pmn_register_get_text_finish (PmnRegister *self, GAsyncResult *result, GError **error);
/** pmn_register_set_text_async: @value: (nullable): NULL forgets. Not a step of history. Ends with change_finish. */
void pmn_register_set_text_async (PmnRegister *self, const char *key, const char *value,
                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data);

/** pmn_register_drafts_changed: emits "drafts-changed". */
void pmn_register_drafts_changed (PmnRegister *self);

/**
 * pmn_register_edit_info: fills @info for pmn_store_write_async(): for actions of the core itself
 * @kind: a static word, see #PmnEditInfo
 * @subject: (nullable): borrowed by @info
 */
void pmn_register_edit_info (PmnRegister *self, PmnEditInfo *info, const char *kind,
                             const char *subject);

/** pmn_entity_free: @row: (nullable) (transfer full): a row of kind @entity. */
void pmn_entity_free (PmnEntity entity, gpointer row);
/** pmn_entity_copy: Returns: (transfer full): a deep copy. */
gpointer pmn_entity_copy (PmnEntity entity, gconstpointer row);

G_END_DECLS
