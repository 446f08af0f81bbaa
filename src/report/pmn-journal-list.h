/* pmn-journal-list.h: the activities of a period, on paper
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pmn-document.h"
#include "pmn-report-words.h"

G_BEGIN_DECLS

/** PMN_JOURNAL_LIST_MAX: activities that a printed list takes, some 700 pages: more is for a spreadsheet. */
#define PMN_JOURNAL_LIST_MAX 20000

typedef struct _PmnJournalList PmnJournalList;

/** pmn_journal_list_new: @by_day: a title above the activities of each day; they come in order of date. */
PmnJournalList *pmn_journal_list_new (const PmnActivityFilter *filter, const PmnFilterNames *names,
                                      gboolean by_day);
/** pmn_journal_list_add: the next line. */
void pmn_journal_list_add (PmnJournalList *self, const PmnActivitySummary *summary);
/** pmn_journal_list_finish: @self: (transfer full). Returns: (transfer full): with totals. */
PmnDocument *pmn_journal_list_finish (PmnJournalList *self);
/** pmn_journal_list_free: @self: (nullable) (transfer full). */
void pmn_journal_list_free (PmnJournalList *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmnJournalList, pmn_journal_list_free)

G_END_DECLS
