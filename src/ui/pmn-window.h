/* pmn-window.h: a window: sidebar, pages, banners and toasts
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PMN_TYPE_WINDOW (pmn_window_get_type ())
G_DECLARE_FINAL_TYPE (PmnWindow, pmn_window, PMN, WINDOW, AdwApplicationWindow)

/** pmn_window_new: Returns: (transfer none): a window of @application, with no register yet. */
PmnWindow *pmn_window_new (GtkApplication *application);
/** pmn_window_show_page: @id: "activities", "team", "places", "history" or "trash"; unknown ones are ignored. */
void pmn_window_show_page (PmnWindow *self, const char *id);
/** pmn_window_toast: shows a short message. @message: translated, plain text. */
void pmn_window_toast (PmnWindow *self, const char *message);

G_END_DECLS
