/* pmn-held-keys.h: what is typed while a form cannot take it
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A form opens at once and is filled when the register has answered. Who knows the keys does not
 * wait: Ctrl+N, a few letters, Ctrl+Enter come within a tenth of a second. Nor is a saving waited
 * for: what is typed during it is meant for what comes after.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PMN_TYPE_HELD_KEYS (pmn_held_keys_get_type ())
G_DECLARE_FINAL_TYPE (PmnHeldKeys, pmn_held_keys, PMN, HELD_KEYS, GObject)

/**
 * pmn_held_keys_new:
 * @dialog: not presented yet; owns this
 *
 * Returns: (transfer full): keeps every key pressed in the window from the moment @dialog is in it
 */
PmnHeldKeys *pmn_held_keys_new (AdwDialog *dialog);

/**
 * pmn_held_keys_set_start:
 * @start: (nullable): a widget of the dialog, not owned
 *
 * Where the keyboard is to begin: what is drawn for the first time moves the focus on by itself.
 */
void pmn_held_keys_set_start (PmnHeldKeys *self, GtkWidget *start);

/**
 * pmn_held_keys_begin:
 * @dialog: has nothing to wait for any more; presented or not
 * @start: (nullable): a widget of @dialog, not owned; %NULL: wherever the dialog itself puts the keyboard
 *
 * The keyboard begins at @start, in a window of any width, and what is typed before it is there is
 * not lost: for dialogs that need nothing more of this.
 */
void pmn_held_keys_begin (AdwDialog *dialog, GtkWidget *start);

/** pmn_held_keys_wait: @dialog: not presented yet: what is typed is kept until pmn_held_keys_begin(), which must come. */
void pmn_held_keys_wait (AdwDialog *dialog);

/** pmn_held_keys_ready: the dialog is filled: it gets the keys, in order, as soon as it is drawn and has the keyboard. */
void pmn_held_keys_ready (PmnHeldKeys *self);

/** pmn_held_keys_hold: what the filled dialog holds is being saved: keys are kept again; the one that saves, pressed twice, is not. */
void pmn_held_keys_hold (PmnHeldKeys *self);
/** pmn_held_keys_release: the dialog gets at once what was pressed, in order, where the keyboard is. */
void pmn_held_keys_release (PmnHeldKeys *self);
/** pmn_held_keys_leave: call it before the dialog is closed: what is under it gets what was pressed. */
void pmn_held_keys_leave (PmnHeldKeys *self);

/** pmn_held_keys_drop: the dialog will never be ready, or is closed: what was pressed meant nothing else. */
void pmn_held_keys_drop (PmnHeldKeys *self);

G_END_DECLS
