/* pmn-work-bar.h: a progress bar that follows work on another thread
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "pmn-progress.h"

G_BEGIN_DECLS

/** pmn_work_bar_follow: @progress: (nullable): a reference is kept, and the bar shown; %NULL: the work is over, the bar is hidden. */
void pmn_work_bar_follow (GtkProgressBar *bar, PmnProgress *progress);

G_END_DECLS
