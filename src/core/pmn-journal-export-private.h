/* pmn-journal-export-private.h: what each layout of an export has to do
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-journal-export.h"
#include "pmn-mediator.h"
#include "pmn-place.h"

G_BEGIN_DECLS

/**
 * PmnJournalJob: an export being made, on the store's thread.
 * @what: as asked
 * @filter: never %NULL
 * @connection: in a transaction that lasts as long as the job
 * @structure, @author (nullable), @mediator (nullable), @place (nullable): who exports, and names of @filter
 * @is_own: see pmn_journal_export_is_own()
 * @n_activities: in the list
 */
typedef struct
{
  const PmnJournalExport *what;
  const PmnActivityFilter *filter;
  PmnConnection *connection;
  const PmnStructure *structure;
  const PmnMediator *author;
  const PmnMediator *mediator;
  const PmnPlace *place;
  gboolean is_own;
  gint64 n_activities;
} PmnJournalJob;

/**
 * PmnJournalLayoutClass: one layout.
 * @begin: Returns: (transfer full) (nullable): the file, ready for the first activity
 * @write: the next activities, at most %PMN_PAGE_SIZE; adds to @n_rows
 * @commit: the file gets its name
 * @free: gives up unless it was committed
 */
typedef struct
{
  gpointer (*begin) (const PmnJournalJob *job, GError **error);
  gboolean (*write) (gpointer data, const PmnJournalJob *job, const gint64 *ids, guint n_ids,
                     guint *n_rows, GError **error);
  gboolean (*commit) (gpointer data, GError **error);
  void (*free) (gpointer data);
} PmnJournalLayoutClass;

extern const PmnJournalLayoutClass pmn_journal_list_layout;
extern const PmnJournalLayoutClass pmn_journal_national_layout;

/** pmn_journal_list_check_columns: @columns: (nullable). %PMN_CORE_ERROR_INVALID for an unknown one. */
gboolean pmn_journal_list_check_columns (const char *const *columns, GError **error);

G_END_DECLS
