/* pmn-ui.h: what every widget of ours needs: resources, settings, and texts put where they belong
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "pmn-date.h"
#include "pmn-format.h"

G_BEGIN_DECLS

/** PMN_RESOURCE_PATH: where our resources are, whatever the flavour. */
#define PMN_RESOURCE_PATH "/io/github/permanence/Permanence"

/**
 * pmn_ui_init:
 *
 * Registers the resources (templates, icons, style). Main thread, before the first widget;
 * calling it again does nothing. Text domain and locale are the program's matter.
 */
void pmn_ui_init (void);

/** pmn_ui_language: Returns: the language of the screen, for the formatters of the domain. */
PmnLanguage pmn_ui_language (void);

/**
 * pmn_ui_describe_moment:
 * @ms: milliseconds since 1970
 * @today: the day that "yesterday" is relative to; %PMN_DAY_NONE: the date in figures
 *
 * Returns: (transfer full): "yesterday, 14:05", where the computer is
 */
char *pmn_ui_describe_moment (gint64 ms, PmnDay today);

/** pmn_ui_get_settings: Returns: (transfer none): the settings of this flavour. */
GSettings *pmn_ui_get_settings (void);

/** pmn_ui_text_or_null: Returns: (transfer full) (nullable): the text of @editable without blanks around; NULL when empty. */
char *pmn_ui_text_or_null (GtkEditable *editable);

/** pmn_ui_take_text: @text: (transfer full) (nullable): what *@place, an owned text, becomes. */
void pmn_ui_take_text (char **place, char *text);

/** pmn_ui_set_text: @text: (nullable): NULL empties. */
void pmn_ui_set_text (GtkEditable *editable, const char *text);

/** pmn_ui_describe: gives @widget, which has a "description" in markup, @text as it is: the sentence of an error names files. */
void pmn_ui_describe (gpointer widget, const char *text);

/** pmn_ui_name_button: what a button says to who does not see what it stands next to. */
void pmn_ui_name_button (GtkWidget *button, const char *name);

/**
 * pmn_ui_add_row_button:
 * @label: its text, with a mnemonic where there is an underline
 * @name: what it does to which row: the text alone would not say
 *
 * Returns: (transfer none): a button at the end of @row
 */
GtkWidget *pmn_ui_add_row_button (GtkWidget *row, const char *label, const char *name);

/** pmn_ui_append_choice: appends to @menu an item with the name, given by people, of row @id, which @action takes. */
void pmn_ui_append_choice (GMenu *menu, const char *name, const char *action, gint64 id);

G_END_DECLS
