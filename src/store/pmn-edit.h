/* pmn-edit.h: one step of change: a transaction, its journal line, its undo data, its figures
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Repositories write through an edit. It knows who, when and from where; it records what each row
 * was before (undo), keeps the rollups and collects what changed for the windows. Writer thread only.
 */
#pragma once

#include "pmn-connection.h"

G_BEGIN_DECLS

/** PmnEntity: values are stored: never renumber. */
typedef enum
{
  PMN_ENTITY_ACTIVITY = 1,
  PMN_ENTITY_MEDIATOR = 2,
  PMN_ENTITY_ABSENCE = 3,
  PMN_ENTITY_PLACE = 4,
  PMN_ENTITY_BENEFICIARY = 5,
  PMN_ENTITY_STRUCTURE = 6,
  PMN_ENTITY_TEMPLATE = 7,
  PMN_ENTITY_SAVED_FILTER = 8,
} PmnEntity;

/**
 * PmnEditInfo:
 * @kind: what the step is, a stable word: "log", "edit", "trash", "restore", "import", "undo", "redo",
 *   "anonymise", "merge", "load"… the sentence shown is made from it and @subject
 * @subject: (nullable): what it is about, shown in the sentence; never the name of a followed person
 * @origin: "app", "cli", or "keeper" for the daily round
 * @actor_id: row id of the mediator at the keyboard, 0 = not said
 * @now_ms: Unix time in milliseconds
 * @bulk: many rows are created: rollups are added up and written once at the end; the search index
 *   is optimised afterwards
 */
typedef struct
{
  const char *kind;
  const char *subject;
  const char *origin;
  gint64 actor_id;
  gint64 now_ms;
  gboolean bulk;
} PmnEditInfo;

typedef struct _PmnEdit PmnEdit;

/** pmn_edit_get_connection: Returns: (transfer none): the writer's connection, inside the transaction. */
PmnConnection *pmn_edit_get_connection (PmnEdit *self);
/** pmn_edit_get_now: Returns: Unix time in ms of the step: the created_at and updated_at of its rows. */
gint64 pmn_edit_get_now (PmnEdit *self);
/** pmn_edit_get_step: Returns: row id of the step, made at the first change. */
gint64 pmn_edit_get_step (PmnEdit *self, GError **error);
/** pmn_edit_set_detail: @json: (transfer none): kept with the step: file name and hash of an import, counts… */
void pmn_edit_set_detail (PmnEdit *self, const char *json);
/** pmn_edit_set_subject: replaces the subject given at the start. */
void pmn_edit_set_subject (PmnEdit *self, const char *subject);
/** pmn_edit_get_n_changes: Returns: rows changed so far. */
guint pmn_edit_get_n_changes (PmnEdit *self);

G_END_DECLS
