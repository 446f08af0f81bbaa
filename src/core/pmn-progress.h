/* pmn-progress.h: how far long work on another thread has come
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PmnProgress:
 * @n_done, @n_rows: rows done, of how many; 0 = not known yet
 *
 * Written by the thread that works: read it with g_atomic_int_get(). Made with
 * g_atomic_rc_box_new0 (PmnProgress).
 */
typedef struct
{
  gint n_done;
  gint n_rows;
} PmnProgress;

G_END_DECLS
