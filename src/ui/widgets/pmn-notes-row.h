/* pmn-notes-row.h: a row of several lines of free text, with a word of warning about what it holds
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PMN_TYPE_NOTES_ROW (pmn_notes_row_get_type ())
G_DECLARE_FINAL_TYPE (PmnNotesRow, pmn_notes_row, PMN, NOTES_ROW, AdwPreferencesRow)

/* Property: "state" (string): the text. What should not be kept about a person is said under it while one types. */

/** pmn_notes_row_dup_text: Returns: (transfer full) (nullable): the text, NULL when empty. */
char *pmn_notes_row_dup_text (PmnNotesRow *self);
/** pmn_notes_row_set_text: @text: (nullable). */
void pmn_notes_row_set_text (PmnNotesRow *self, const char *text);
/** pmn_notes_row_get_view: Returns: (transfer none): what the keyboard writes in. */
GtkWidget *pmn_notes_row_get_view (PmnNotesRow *self);

G_END_DECLS
