/* pmn-edit-private.h: how the store opens and ends an edit, and how repositories journal through it
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only for src/store. Writer thread only.
 */
#pragma once

#include "pmn-edit.h"
#include "pmn-store.h"
#include "pmn-uuid.h"

G_BEGIN_DECLS

/**
 * pmn_edit_begin:
 * @connection: the writer's connection, outside any transaction; it must outlive the edit
 * @info: what the step is; its strings are copied
 * @error: return location for a #PmnStoreError, as pmn_connection_begin()
 *
 * Begins an IMMEDIATE transaction. End it with exactly one of pmn_edit_commit() and
 * pmn_edit_abort().
 *
 * Returns: (transfer full) (nullable): the edit
 */
PmnEdit *pmn_edit_begin (PmnConnection *connection, const PmnEditInfo *info, GError **error);

/**
 * pmn_edit_commit:
 * @self: (transfer full): the edit, freed in every case
 * @news: (out) (optional) (transfer full) (nullable): what was changed, %NULL when nothing was; free
 *   with pmn_store_news_free()
 * @error: return location for a #PmnStoreError
 *
 * Writes what the companions kept for the end and the counts of the step, then commits. On failure
 * everything is rolled back.
 *
 * Returns: whether it is on the disk
 */
gboolean pmn_edit_commit (PmnEdit *self, PmnStoreNews **news, GError **error);

/**
 * pmn_edit_abort:
 * @self: (transfer full) (nullable): the edit
 *
 * Rolls everything back and frees the edit.
 */
void pmn_edit_abort (PmnEdit *self);

/**
 * pmn_edit_record_change:
 * @self: an edit
 * @entity: kind of the row
 * @row_id: the row
 * @op: "create", "update", "trash", "restore", "unmake", "remake" or "anonymise"
 * @version_before: version that the row had, 0 for a creation
 * @version_after: version that it has now
 * @before_json: (transfer full) (nullable): the aggregate as it was, see pmn-codec.h; %NULL when the
 *   operation needs no undo data
 * @error: return location for a #PmnStoreError
 *
 * Journals one change. Several changes of a row in one step are one line, which keeps the first
 * image. In a bulk edit a creation, and any later change of a row created by the same step, writes
 * no line: the row's step_id says it.
 *
 * Returns: whether it was written
 */
gboolean pmn_edit_record_change (PmnEdit *self, PmnEntity entity, gint64 row_id, const char *op,
                                 gint64 version_before, gint64 version_after, char *before_json,
                                 GError **error);

/**
 * pmn_edit_is_own_bulk_row:
 * @self: an edit
 * @entity: kind of the row
 * @row_id: the row
 * @own: (out): whether this bulk edit created the row; always %FALSE when not bulk
 * @error: return location for a #PmnStoreError
 *
 * A row made by a bulk step keeps its version when the same step changes it again.
 *
 * Returns: whether it could be read
 */
gboolean pmn_edit_is_own_bulk_row (PmnEdit *self, PmnEntity entity, gint64 row_id, gboolean *own,
                                   GError **error);

/**
 * pmn_edit_new_uuid:
 * @self: an edit
 * @buffer: (out): where the text is written
 *
 * A new UUIDv7, of the instant of the step; those of one edit sort as they were made.
 */
void pmn_edit_new_uuid (PmnEdit *self, char buffer[PMN_UUID_SIZE]);

/**
 * PmnEditFlush:
 * @self: the edit that is about to be committed
 * @companion: what was attached
 * @error: return location for a #PmnStoreError
 *
 * Returns: whether it could be written
 */
typedef gboolean (*PmnEditFlush) (PmnEdit *self, gpointer companion, GError **error);

/**
 * pmn_edit_attach:
 * @self: an edit
 * @key: a static string, compared by address
 * @companion: (transfer full): state that lives as long as the edit
 * @flush: (nullable): called once before the commit, in the order of attachment
 * @free_func: frees @companion, after the commit or the abort
 */
void pmn_edit_attach (PmnEdit *self, const char *key, gpointer companion, PmnEditFlush flush,
                      GDestroyNotify free_func);

/**
 * pmn_edit_get_companion:
 * @self: an edit
 * @key: the key given to pmn_edit_attach()
 *
 * Returns: (transfer none) (nullable): what was attached
 */
gpointer pmn_edit_get_companion (PmnEdit *self, const char *key);

/**
 * PmnEditAfter:
 * @connection: the writer's connection, outside any transaction
 * @error: return location for a #PmnStoreError
 *
 * Returns: whether it could be done
 */
typedef gboolean (*PmnEditAfter) (PmnConnection *connection, GError **error);

/**
 * pmn_edit_after_commit:
 * @self: an edit
 * @after: what to do once, right after the commit. Its failure does not undo the edit and is only
 *   logged: @after has to leave a mark from which it is done again later
 */
void pmn_edit_after_commit (PmnEdit *self, PmnEditAfter after);

/**
 * pmn_store_news_free:
 * @news: (nullable) (transfer full): news
 */
void pmn_store_news_free (PmnStoreNews *news);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnEdit, pmn_edit_abort)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnStoreNews, pmn_store_news_free)

G_END_DECLS
