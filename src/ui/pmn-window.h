/* pmn-window.h: a window: sidebar, pages, banners and toasts
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "pmn-register.h"

G_BEGIN_DECLS

#define PMN_TYPE_WINDOW (pmn_window_get_type ())
G_DECLARE_FINAL_TYPE (PmnWindow, pmn_window, PMN, WINDOW, AdwApplicationWindow)

/** pmn_window_new: Returns: (transfer none): a window of @application, with no register yet. */
PmnWindow *pmn_window_new (GtkApplication *application);
/**
 * pmn_window_open:
 * @path: a register
 * @create: (nullable): make it, for this structure
 * @then: (nullable): detailed name of an action to start once it is open ("win.import")
 *
 * Shows the register, or the page that says why it cannot be opened.
 */
void pmn_window_open (PmnWindow *self, const char *path, const PmnStructure *create,
                      const char *then);
/** pmn_window_import: offers @path for import into the register shown, or into the one that is being opened or chosen. */
void pmn_window_import (PmnWindow *self, const char *path);
/** pmn_window_search: the activities with these words, in the register shown or that is being opened. @only_one: and the details of the first. */
void pmn_window_search (PmnWindow *self, const char *text, gboolean only_one);
/** pmn_window_shows: Returns: whether the register at @path is shown, or being opened. */
gboolean pmn_window_shows (PmnWindow *self, const char *path);
/** pmn_window_set_register: @reg: (transfer full): shows an open register of the pool, in place of the one it shows. */
void pmn_window_set_register (PmnWindow *self, PmnRegister *reg);
/** pmn_window_get_register: Returns: (transfer none) (nullable): the register shown. */
PmnRegister *pmn_window_get_register (PmnWindow *self);
/** pmn_window_leave_register: gives the register back and shows the welcome page. */
void pmn_window_leave_register (PmnWindow *self);
/** pmn_window_show_welcome: shows the welcome page; the register stays open behind it. */
void pmn_window_show_welcome (PmnWindow *self);
/** pmn_window_show_failure: shows why @path cannot be used. */
void pmn_window_show_failure (PmnWindow *self, const char *path, const GError *error);
/** pmn_window_show_main: back from the welcome page to the register, if there is one. */
void pmn_window_show_main (PmnWindow *self);
/** pmn_window_show_page: @id: "today", "activities", "team", "places", "history" or "trash"; unknown ones are ignored. */
void pmn_window_show_page (PmnWindow *self, const char *id);
/** pmn_window_of: Returns: (transfer none) (nullable): the window that @widget is in, NULL outside one of ours. */
PmnWindow *pmn_window_of (GtkWidget *widget);
/** pmn_window_toast_redone: says that @step, in the words of the history, was done again; with a button that undoes it. */
void pmn_window_toast_redone (PmnWindow *self, const char *step);
/** pmn_window_toast_undone: says that @step, in the words of the history, was undone; with a button that takes it back. */
void pmn_window_toast_undone (PmnWindow *self, const char *step);
/** pmn_window_toast_undo: as pmn_window_toast() with a button that undoes the last step. */
void pmn_window_toast_undo (PmnWindow *self, const char *message);
/** pmn_window_toast: shows a short message. @message: translated, plain text. */
void pmn_window_toast (PmnWindow *self, const char *message);

G_END_DECLS
