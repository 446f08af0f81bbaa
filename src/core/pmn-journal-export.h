/* pmn-journal-export.h: a list of activities as a file for spreadsheets
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-register.h"
#include "pmn-sheet-writer.h"

G_BEGIN_DECLS

/** PmnExportProgress: @done, @total: rows. On the thread that works. */
typedef void (*PmnExportProgress) (guint done, guint total, gpointer data);

/**
 * PmnJournalExport:
 * @path: file to write
 * @format: its format
 * @filter: (nullable): which activities, %NULL = all
 * @sort: in which order
 * @columns: (nullable) (array zero-terminated=1): ids of pmn_journal_export_columns(), in order; %NULL = all
 * @progress: (nullable): told now and then
 *
 * Borrowed; the asynchronous function takes a copy.
 */
typedef struct
{
  const char *path;
  PmnSheetFormat format;
  const PmnActivityFilter *filter;
  PmnActivitySort sort;
  const char *const *columns;
  PmnExportProgress progress;
  gpointer progress_data;
} PmnJournalExport;

/** pmn_journal_export_columns: Returns: (transfer none) (array zero-terminated=1): the ids: those of the list in the window. */
const char *const *pmn_journal_export_columns (void);

/**
 * pmn_journal_export_run_sync:
 * @n_rows: (out) (optional): rows written
 *
 * Blocks. Memory does not grow with the number of activities, but for 12 bytes each. Errors: those of
 * the writer, %PMN_CORE_ERROR_INVALID for an unknown column, %G_IO_ERROR_CANCELLED; then no file is
 * left.
 */
gboolean pmn_journal_export_run_sync (PmnRegister *reg, const PmnJournalExport *what,
                                      GCancellable *cancellable, guint *n_rows, GError **error);

/** pmn_journal_export_run_async: the same on the store's thread; @what->progress is told there. */
void pmn_journal_export_run_async (PmnRegister *reg, const PmnJournalExport *what,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);
/** pmn_journal_export_run_finish: @source: of the callback. */
gboolean pmn_journal_export_run_finish (GObject *source, GAsyncResult *result, guint *n_rows,
                                        GError **error);

G_END_DECLS
