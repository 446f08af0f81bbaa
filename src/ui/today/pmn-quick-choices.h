/* pmn-quick-choices.h: what words that are not clear may mean, to choose from under what is typed
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "pmn-quick-syntax.h"

G_BEGIN_DECLS

#define PMN_TYPE_QUICK_CHOICES (pmn_quick_choices_get_type ())
G_DECLARE_FINAL_TYPE (PmnQuickChoices, pmn_quick_choices, PMN, QUICK_CHOICES, AdwBin)

/* Signal "chosen" (const char *spelling): somebody chose; the text is about to change. */

/** pmn_quick_choices_new: Returns: (transfer floating): no choice, and hidden. */
GtkWidget *pmn_quick_choices_new (void);

/**
 * pmn_quick_choices_serve:
 * @entry: a #GtkEntry
 *
 * Down in @entry goes to the choices, Escape and Up come back to it.
 */
void pmn_quick_choices_serve (PmnQuickChoices *self, GtkWidget *entry);

/**
 * pmn_quick_choices_begin:
 * @entry: where the choices to come go, one of those served
 *
 * Forgets the choices. The focus is kept until pmn_quick_choices_end().
 */
void pmn_quick_choices_begin (PmnQuickChoices *self, GtkWidget *entry);
/**
 * pmn_quick_choices_add:
 * @label: what people read
 * @spelling: what is typed for them
 * @start, @end: bytes of the text of the entry, in whose place it goes
 */
void pmn_quick_choices_add (PmnQuickChoices *self, const char *label, const char *spelling,
                            gsize start, gsize end);
/** pmn_quick_choices_add_candidates: what @span may mean, if it has candidates. */
void pmn_quick_choices_add_candidates (PmnQuickChoices *self, const PmnQuickSpan *span);
/** pmn_quick_choices_end: the choice that had the focus has it again, if it is still there. */
void pmn_quick_choices_end (PmnQuickChoices *self);

/** pmn_quick_choices_has_focus: Returns: whether somebody is choosing. */
gboolean pmn_quick_choices_has_focus (PmnQuickChoices *self);

G_END_DECLS
