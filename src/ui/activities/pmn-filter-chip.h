/* pmn-filter-chip.h: one criterion of a filter, as a button with a list of choices
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PmnFilterChip:
 *
 * A button that says its criterion, and the choice made ("Place: Médiathèque ×"). It opens a list of
 * choices with a search entry when there are many. A choice is a value, opaque to the chip, and a
 * label.
 *
 * Signal "changed" (): the user chose something else or cleared it.
 */
#define PMN_TYPE_FILTER_CHIP (pmn_filter_chip_get_type ())
G_DECLARE_FINAL_TYPE (PmnFilterChip, pmn_filter_chip, PMN, FILTER_CHIP, GtkWidget)

/** pmn_filter_chip_new: @title: translated name of the criterion. */
GtkWidget *pmn_filter_chip_new (const char *title);
/** pmn_filter_chip_clear_choices: forgets every choice, but not the value chosen. */
void pmn_filter_chip_clear_choices (PmnFilterChip *self);
/** pmn_filter_chip_add_choice: @value, @label: one more choice, at the end. */
void pmn_filter_chip_add_choice (PmnFilterChip *self, const char *value, const char *label);
/** pmn_filter_chip_get_value: Returns: (transfer none) (nullable): the value chosen, %NULL for no choice. */
const char *pmn_filter_chip_get_value (PmnFilterChip *self);
/** pmn_filter_chip_set_value: @value: (nullable): chooses without emitting "changed". @label: (nullable): what to show when it is none of the choices. */
void pmn_filter_chip_set_value (PmnFilterChip *self, const char *value, const char *label);
/** pmn_filter_chip_set_footer: before the choices are shown first. @footer: shown below them. */
void pmn_filter_chip_set_footer (PmnFilterChip *self, GtkWidget *footer);
/** pmn_filter_chip_popup: opens the list of choices. */
void pmn_filter_chip_popup (PmnFilterChip *self);
/** pmn_filter_chip_popdown: closes it. */
void pmn_filter_chip_popdown (PmnFilterChip *self);

G_END_DECLS
