/* pmn-importer.h: files in: preview, dry run, run
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One mechanism for the four kinds of files: the file is read twice (first to check and count it,
 * then to convert it), everything happens in one write transaction, and a dry run is the same run
 * rolled back, so that the preview cannot differ from what follows. A run makes a verified backup
 * first and is one step of history.
 */
#pragma once

#include "pmn-register.h"

G_BEGIN_DECLS

/** PmnImportKind: @PMN_IMPORT_AUTO: recognised by its content. */
typedef enum
{
  PMN_IMPORT_AUTO = 0,
  PMN_IMPORT_COOP,
  PMN_IMPORT_LEGACY,
  PMN_IMPORT_TABLE,
  PMN_IMPORT_BENEFICIARIES,
} PmnImportKind;

/**
 * PmnImportOptions:
 * @kind: what the file is
 * @with_names: read "Bénéficiaire" and create followed people
 * @with_notes: read "Notes supplémentaires" (the local reference in them is always read)
 * @create_missing: create the mediators and places that are not found
 * @include_outside: take rows dated outside the mediator's time in this structure
 * @default_mediator_id: for files that do not name the mediator, 0 = the one at the keyboard
 * @mapping: (nullable) (element-type utf8 utf8): for a table: field name → header text; NULL = remembered
 *   for this shape of file, else guessed
 */
typedef struct
{
  PmnImportKind kind;
  gboolean with_names;
  gboolean with_notes;
  gboolean create_missing;
  gboolean include_outside;
  gint64 default_mediator_id;
  GHashTable *mapping;
} PmnImportOptions;

/** PmnImportMessage: @row: 1-based row of the file, 0 = the file; @column: (nullable): its header; @value: (nullable): as found; @text: a sentence. */
typedef struct
{
  guint row;
  char *column;
  char *value;
  char *text;
} PmnImportMessage;

/**
 * PmnImportReport:
 * @kind: what the file was recognised as
 * @rows: data rows read; @activities: activities taken from them (beneficiaries
 *   for that template), whatever became of each: the sum of the six that follow, refused rows left out
 * @created, @updated, @unchanged: rows of the register; @linked: activities logged here that the
 *   file turned out to hold; @trashed: found in the trash, left there; @outside: left out because of
 *   the mediator's dates; @absent: in the register from an earlier file of the same mediators and
 *   period, not in this one: listed, never deleted
 * @rejected: (element-type PmnImportMessage): rows not taken
 * @changes: (element-type PmnImportMessage): what changed in updated rows
 * @notices: (element-type PmnImportMessage): outside, trashed, absent, linked rows, unknown labels kept verbatim
 * @new_mediators, @new_places: (element-type utf8): created, or to be created
 * @headers: (element-type utf8): column headers found (tables)
 * @mapping: (element-type utf8 utf8): the mapping used (tables)
 * @step_id: the step of history, 0 after a dry run or when nothing changed
 */
typedef struct
{
  PmnImportKind kind;
  guint rows;
  guint activities;
  guint created;
  guint updated;
  guint unchanged;
  guint linked;
  guint trashed;
  guint outside;
  guint absent;
  GPtrArray *rejected;
  GPtrArray *changes;
  GPtrArray *notices;
  GPtrArray *new_mediators;
  GPtrArray *new_places;
  GPtrArray *headers;
  GHashTable *mapping;
  gint64 step_id;
} PmnImportReport;

/** pmn_import_report_new: Returns: (transfer full): all zero. */
PmnImportReport *pmn_import_report_new (void);
/** pmn_import_report_free: @self: (nullable) (transfer full). */
void pmn_import_report_free (PmnImportReport *self);

/** pmn_import_report_is_refused: Returns: whether nothing of the file could be taken: then nothing at all was written. */
gboolean pmn_import_report_is_refused (const PmnImportReport *self);

/** PmnImportGroup: the same sentence said of @n rows, of which @first is the first. */
typedef struct
{
  const PmnImportMessage *first;
  guint n;
} PmnImportGroup;

/**
 * pmn_import_group_messages:
 * @messages: (element-type PmnImportMessage): of a report
 *
 * Returns: (transfer full) (element-type PmnImportGroup): each sentence once, in the order of the first
 *   rows; borrows from @messages
 */
GArray *pmn_import_group_messages (const GPtrArray *messages);

/**
 * pmn_import_report_describe:
 * Returns: (transfer full): what the file held and what came of it, in one line: "200 rows read · 77
 *   activities: 60 new, 17 unchanged"
 */
char *pmn_import_report_describe (const PmnImportReport *self);

/** PmnImportProgress: called on the caller's main context (async) or directly (sync); @fraction 0…1. */
typedef void (*PmnImportProgress) (double fraction, gpointer user_data);

/**
 * pmn_import_async:
 * @dry_run: convert and report, write nothing
 * Errors: %PMN_EXCHANGE_ERROR for a file that cannot be read (nothing written), %PMN_STORE_ERROR,
 * G_IO_ERROR_CANCELLED (nothing written).
 */
void pmn_import_async (PmnRegister *self, const char *path, const PmnImportOptions *options,
                       gboolean dry_run, PmnImportProgress progress, gpointer progress_data,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/** pmn_import_finish: Returns: (transfer full) (nullable): the report. */
PmnImportReport *pmn_import_finish (PmnRegister *self, GAsyncResult *result, GError **error);
/** pmn_import_sync: blocking, without progress. Returns: (transfer full) (nullable): the report; errors as above. */
PmnImportReport *pmn_import_sync (PmnRegister *self, const char *path,
                                  const PmnImportOptions *options, gboolean dry_run,
                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnImportReport, pmn_import_report_free)

G_END_DECLS
