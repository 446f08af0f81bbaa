/* pmn-issue-row.h: what is wrong with a field, said under it and tied to it
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "pmn-validation.h"

G_BEGIN_DECLS

#define PMN_TYPE_ISSUE_ROW (pmn_issue_row_get_type ())
G_DECLARE_FINAL_TYPE (PmnIssueRow, pmn_issue_row, PMN, ISSUE_ROW, AdwPreferencesRow)

/*
 * Properties: "field" (string: name of the field as in PmnIssue), "control" (GtkWidget: the row or
 * the widget that is edited). Hidden while there is nothing to say. Put it after the control, in
 * the same AdwPreferencesGroup.
 */

/**
 * pmn_issue_row_set_issue:
 * @issue: (nullable): what to say; %NULL hides the row
 *
 * The control is marked invalid for an error, and its "error message" relation names this row.
 */
void pmn_issue_row_set_issue (PmnIssueRow *self, const PmnIssue *issue);

/**
 * pmn_issue_rows_show:
 * @root: a form
 * @issues: (nullable): the issues; %NULL hides every row
 *
 * Gives every issue row inside @root the issue of its field.
 *
 * Returns: (transfer none) (nullable): the control of the first row that shows an error
 */
GtkWidget *pmn_issue_rows_show (GtkWidget *root, const PmnValidation *issues);

G_END_DECLS
