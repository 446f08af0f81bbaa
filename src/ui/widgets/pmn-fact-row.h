/* pmn-fact-row.h: rows that state a fact: a label and its value
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "pmn-history.h"

G_BEGIN_DECLS

/** pmn_fact_row_new: Returns: (transfer floating): a row that says @value of @title: one stop of the keyboard, where Ctrl+C copies the value; the mouse selects in it. */
GtkWidget *pmn_fact_row_new (const char *title, const char *value);
/** pmn_fact_row_new_for_step: Returns: (transfer floating): what was done, when and by whom. */
GtkWidget *pmn_fact_row_new_for_step (const PmnStep *step);

G_END_DECLS
