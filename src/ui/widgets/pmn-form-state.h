/* pmn-form-state.h: what a form holds, as text: to know whether it changed, and to keep a draft
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * A field is a widget inside the form that has a CSS name of its own set with the "name" property:
 * an editable, a switch row, a combo row, a spin row, a toggle, or a text view. Widgets of ours with
 * more to tell have a "state" string property.
 */

/** pmn_form_state_save: Returns: (transfer full): every field of @root, one line each; equal forms give equal texts. */
char *pmn_form_state_save (GtkWidget *root);

/** pmn_form_state_load: puts the fields of @text back; unknown or impossible ones are skipped. */
void pmn_form_state_load (GtkWidget *root, const char *text);

/**
 * pmn_form_state_diff:
 * @before: of the same form, earlier
 * @after: of the same form, later
 * @except: (nullable): a field that is left out
 *
 * Returns: (transfer full): the fields that are otherwise in @after, to be loaded
 */
char *pmn_form_state_diff (const char *before, const char *after, const char *except);

/** pmn_form_state_update: Returns: (transfer full): @text with the field @name as it is in @root now. */
char *pmn_form_state_update (const char *text, GtkWidget *root, const char *name);

G_END_DECLS
