/* pmn-person-watch.h: notices that the keyboard was left alone, and asks who came back
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "pmn-register.h"

G_BEGIN_DECLS

#define PMN_TYPE_PERSON_WATCH (pmn_person_watch_get_type ())
G_DECLARE_FINAL_TYPE (PmnPersonWatch, pmn_person_watch, PMN, PERSON_WATCH, GObject)

/** pmn_person_watch_new: @window: whose keys and pointer are watched; it must outlive the watch. Returns: (transfer full). */
PmnPersonWatch *pmn_person_watch_new (GtkWidget *window, PmnRegister *reg);

/**
 * pmn_person_watch_note_input:
 * @now_ms: Unix time in milliseconds
 *
 * A key or the pointer moved; the watch calls it itself. After the minutes of the settings without
 * any, asks "still N?".
 *
 * Returns: whether it asked
 */
gboolean pmn_person_watch_note_input (PmnPersonWatch *self, gint64 now_ms);

G_END_DECLS
