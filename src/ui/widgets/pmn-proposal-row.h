/* pmn-proposal-row.h: a row in which something is found by typing, among proposals shown below
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PMN_TYPE_PROPOSAL_ROW (pmn_proposal_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (PmnProposalRow, pmn_proposal_row, PMN, PROPOSAL_ROW, AdwEntryRow)

/**
 * PmnProposalRowClass:
 * @typed: the user changed the text: look for proposals unless @text is too short, in which case
 *   @cancellable is %NULL
 * @choose: the proposal at @index was chosen
 *
 * Down enters the proposals, Enter takes the first one, Escape closes them; leaving the row with
 * exactly one proposal takes it.
 */
struct _PmnProposalRowClass
{
  AdwEntryRowClass parent_class;

  void (*typed) (PmnProposalRow *self, const char *text, GCancellable *cancellable);
  void (*choose) (PmnProposalRow *self, guint index);
};

/** pmn_proposal_row_set_list_name: @name: translated: what the list is for screen readers. */
void pmn_proposal_row_set_list_name (PmnProposalRow *self, const char *name);
/** pmn_proposal_row_clear: takes the proposals away and closes their list. */
void pmn_proposal_row_clear (PmnProposalRow *self);
/** pmn_proposal_row_add: @title: what is proposed; @detail: (nullable): what tells it from others. */
void pmn_proposal_row_add (PmnProposalRow *self, const char *title, const char *detail);
/** pmn_proposal_row_present: opens the list when it holds something, and announces @sentence. */
void pmn_proposal_row_present (PmnProposalRow *self, const char *sentence);
/** pmn_proposal_row_fail: says in words that nothing can be searched. */
void pmn_proposal_row_fail (PmnProposalRow *self, const GError *error);
/** pmn_proposal_row_set_text: shows @text without looking for proposals; forgets a search under way. */
void pmn_proposal_row_set_text (PmnProposalRow *self, const char *text);

G_END_DECLS
