/* pmn-journal-export.h: activities as a file for spreadsheets
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-progress.h"
#include "pmn-register.h"
#include "pmn-sheet-writer.h"

G_BEGIN_DECLS

/**
 * PmnJournalLayout:
 * @PMN_JOURNAL_LIST: the list as the screen shows it, one row for each activity
 * @PMN_JOURNAL_NATIONAL: the columns of "Mes activités" of the national platform, one row for each
 *   accompaniment; without what the platform does not know: local and incomplete activities
 */
typedef enum
{
  PMN_JOURNAL_LIST,
  PMN_JOURNAL_NATIONAL,
} PmnJournalLayout;

/**
 * PmnJournalExport:
 * @path: file to write
 * @format: its format
 * @layout: which columns
 * @filter: (nullable): which activities, %NULL = all
 * @sort: in which order
 * @columns: (nullable) (array zero-terminated=1): of the list: ids of pmn_journal_export_columns(), in
 *   order; %NULL = all
 * @with_names, @with_notes: of the national columns: names of followed people, notes; only where
 *   pmn_journal_export_is_own()
 * @progress: (nullable): counts the activities; a reference is taken
 *
 * Borrowed; the asynchronous function takes a copy.
 */
typedef struct
{
  const char *path;
  PmnSheetFormat format;
  PmnJournalLayout layout;
  const PmnActivityFilter *filter;
  PmnActivitySort sort;
  const char *const *columns;
  gboolean with_names;
  gboolean with_notes;
  PmnProgress *progress;
} PmnJournalExport;

/** pmn_journal_export_columns: Returns: (transfer none) (array zero-terminated=1): the ids: those of the list in the window, and more. */
const char *const *pmn_journal_export_columns (void);

/**
 * pmn_journal_export_is_own: names and notes are read by their author alone
 * @filter: (nullable)
 * Returns: whether @filter asks for the activities of who is at the keyboard.
 */
gboolean pmn_journal_export_is_own (PmnRegister *reg, const PmnActivityFilter *filter);

/**
 * pmn_journal_export_run_sync:
 * @n_rows: (out) (optional): rows written
 *
 * Blocks. Memory does not grow with the number of activities. Errors: those of the writer,
 * %PMN_CORE_ERROR_INVALID for an unknown column, %PMN_CORE_ERROR_REFUSED for names or notes of
 * others, %G_IO_ERROR_CANCELLED; then no file is left.
 */
gboolean pmn_journal_export_run_sync (PmnRegister *reg, const PmnJournalExport *what,
                                      GCancellable *cancellable, guint *n_rows, GError **error);

/** pmn_journal_export_run_async: the same beside the store's other readings, with a connection of its own. */
void pmn_journal_export_run_async (PmnRegister *reg, const PmnJournalExport *what,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);
/** pmn_journal_export_run_finish: @source: of the callback. */
gboolean pmn_journal_export_run_finish (GObject *source, GAsyncResult *result, guint *n_rows,
                                        GError **error);

G_END_DECLS
