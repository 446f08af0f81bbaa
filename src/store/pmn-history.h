/* pmn-history.h: steps, undo, redo, trash
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-edit.h"

G_BEGIN_DECLS

/**
 * PmnStep:
 * @id: row id; @at: ms; @actor_name, @subject: (nullable); @origin, @kind: see #PmnEditInfo
 * @n_rows: rows it changed; @undone: whether it is undone now; @undoable: whether it can be undone
 * @detail: (nullable): JSON
 */
typedef struct
{
  gint64 id;
  gint64 at;
  char *actor_name;
  char *origin;
  char *kind;
  char *subject;
  guint n_rows;
  gboolean undone;
  gboolean undoable;
  char *detail;
} PmnStep;
/** pmn_step_free: @self: (nullable) (transfer full). */
void pmn_step_free (PmnStep *self);
/** pmn_step_describe: Returns: (transfer full): a translated sentence: "Activity of 12/03/2026 logged". */
char *pmn_step_describe (const PmnStep *self);
/** pmn_step_describe_trash: Returns: (transfer full): the sentence of a step that moved several activities to the trash. */
char *pmn_step_describe_trash (guint n_activities);

/** pmn_history_list: newest first. @entity/@row_id: 0 = all, else the steps that touched this row. Returns: (transfer full) (element-type PmnStep). */
GPtrArray *pmn_history_list (PmnConnection *connection, PmnEntity entity, gint64 row_id,
                             guint limit, GError **error);
/** pmn_history_get_step: Returns: (transfer full) (nullable): one step; %PMN_STORE_ERROR_NOT_FOUND. */
PmnStep *pmn_history_get_step (PmnConnection *connection, gint64 step_id, GError **error);
/**
 * pmn_history_next_undo: the step that Ctrl+Z would undo: the newest not undone, made from @origin by @actor_id (0 = anyone);
 * @with_bulk: imports, loads and merges too (the command line).
 * Returns: (transfer full) (nullable): NULL without error when there is none.
 */
PmnStep *pmn_history_next_undo (PmnConnection *connection, const char *origin, gint64 actor_id,
                                gboolean with_bulk, GError **error);
/** pmn_history_next_redo: the newest undone step that was not followed by a new one. */
PmnStep *pmn_history_next_redo (PmnConnection *connection, const char *origin, gint64 actor_id,
                                gboolean with_bulk, GError **error);
/**
 * pmn_history_undo: inside an edit of kind "undo".
 * Errors: %PMN_STORE_ERROR_CONFLICT when a row has changed since (the sentence says which),
 * %PMN_STORE_ERROR_FINAL for an anonymisation or undo data that was dropped.
 */
gboolean pmn_history_undo (PmnEdit *edit, gint64 step_id, GError **error);
/**
 * pmn_history_count_anonymised:
 * @n_people: (out): people of this step who were anonymised since: the undo of an import, and the like,
 *   leaves them as they are and reverts the rest
 */
gboolean pmn_history_count_anonymised (PmnConnection *connection, gint64 step_id, guint *n_people,
                                       GError **error);
/** pmn_history_redo: inside an edit of kind "redo": undoes the undo of @step_id. */
gboolean pmn_history_redo (PmnEdit *edit, gint64 step_id, GError **error);
/** pmn_history_prune: drops undo data older than @before_ms and rows unmade before then. */
gboolean pmn_history_prune (PmnEdit *edit, gint64 before_ms, GError **error);

/** PmnTrashItem: @label: what it is; @until: when it will be removed for good (ms). */
typedef struct
{
  PmnEntity entity;
  gint64 id;
  char *label;
  char *deleted_by;
  gint64 deleted_at;
  gint64 until;
} PmnTrashItem;
/** pmn_trash_item_free: @self: (nullable) (transfer full). */
void pmn_trash_item_free (PmnTrashItem *self);
#define PMN_TRASH_RETENTION_DAYS 90
/** pmn_trash_list: newest first. Returns: (transfer full) (element-type PmnTrashItem). */
GPtrArray *pmn_trash_list (PmnConnection *connection, guint limit, GError **error);
/** pmn_trash_empty: removes for good what was trashed before @before_ms (all: G_MAXINT64). Final. */
gboolean pmn_trash_empty (PmnEdit *edit, gint64 before_ms, guint *n_removed, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnStep, pmn_step_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnTrashItem, pmn_trash_item_free)

G_END_DECLS
